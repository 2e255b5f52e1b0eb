//! Figures that follow from counts of labels and guesses.
//!
//! # Source
//! scikit-learn 1.9 `metrics/_classification.py`: `precision_recall_fscore_support` (`zero_division=0`),
//! `balanced_accuracy_score`, `cohen_kappa_score`. Cohen 1960, *A coefficient of agreement for nominal scales*.

use super::{Answer, mean};
use crate::report::ClassReport;
use crate::study::Average;

/// Per class: images of it, guesses of it, and images rightly guessed to be of it. Every figure here follows from these.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    support: Vec<u32>,
    guessed: Vec<u32>,
    right: Vec<u32>,
}

impl Tally {
    /// Nothing counted, for so many classes.
    #[must_use]
    pub fn new(classes: usize) -> Self {
        Self {
            support: vec![0; classes],
            guessed: vec![0; classes],
            right: vec![0; classes],
        }
    }

    /// The counts of a confusion matrix.
    ///
    /// # Shapes
    /// `confusion[label][predicted]`, square.
    #[must_use]
    pub fn of(confusion: &[Vec<u32>]) -> Self {
        let mut tally = Self::new(confusion.len());
        for (label, row) in confusion.iter().enumerate() {
            for (predicted, &count) in row.iter().enumerate() {
                tally.add(label, predicted, count);
            }
        }
        tally
    }

    pub(super) fn of_answers(classes: usize, answers: &[Answer]) -> Self {
        let mut tally = Self::new(classes);
        for answer in answers {
            tally.add(answer.label, answer.predicted(), 1);
        }
        tally
    }

    pub(super) fn clear(&mut self) {
        self.support.fill(0);
        self.guessed.fill(0);
        self.right.fill(0);
    }

    pub(super) fn add(&mut self, label: usize, predicted: usize, count: u32) {
        self.support[label] += count;
        self.guessed[predicted] += count;
        if label == predicted {
            self.right[label] += count;
        }
    }

    /// How many images there are.
    #[must_use]
    pub fn images(&self) -> u64 {
        self.support.iter().map(|&count| u64::from(count)).sum()
    }

    fn precision(&self, class: usize) -> f64 {
        share(self.right[class], self.guessed[class])
    }

    fn recall(&self, class: usize) -> f64 {
        share(self.right[class], self.support[class])
    }

    /// The harmonic mean of precision and recall: 2 × right / (images + guesses).
    fn f1(&self, class: usize) -> f64 {
        let both = f64::from(self.support[class]) + f64::from(self.guessed[class]);
        if both == 0.0 {
            0.0
        } else {
            2.0 * f64::from(self.right[class]) / both
        }
    }

    /// One class's line.
    #[must_use]
    pub fn class_report(&self, name: &str, class: usize) -> ClassReport {
        ClassReport {
            name: name.to_owned(),
            precision: self.precision(class),
            recall: self.recall(class),
            f1: self.f1(class),
            support: self.support[class],
        }
    }

    /// Share of images rightly guessed; 0 of none.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        let right: u64 = self.right.iter().map(|&count| u64::from(count)).sum();
        ratio(right, self.images())
    }

    /// Mean recall of the classes that have images.
    #[must_use]
    pub fn balanced_accuracy(&self) -> f64 {
        let there = (0..self.support.len()).filter(|&class| self.support[class] > 0);
        mean(there.map(|class| self.recall(class)))
    }

    /// Cohen's kappa; 0 where it has no value, all labels and all guesses being of one class (scikit-learn's
    /// `replace_undefined_by=0`).
    #[must_use]
    pub fn kappa(&self) -> f64 {
        let images = u128::from(self.images());
        let right: u128 = self.right.iter().map(|&count| u128::from(count)).sum();
        let pairs = self.support.iter().zip(&self.guessed);
        let chance: u128 = pairs.map(|(&a, &b)| u128::from(a) * u128::from(b)).sum();
        let (wrong, expected) = (images * (images - right), images * images - chance);
        if expected == 0 {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "a ratio of counts")]
        let disagreement = wrong as f64 / expected as f64;
        1.0 - disagreement
    }

    /// Mean F1 of the classes that occur, as labels or as guesses.
    #[must_use]
    pub fn macro_f1(&self) -> f64 {
        mean(self.occurring().map(|class| self.f1(class)))
    }

    /// Every class that occurs counts the same. (One without images or guesses is left out, as scikit-learn does unless
    /// it is told the labels: it could only pull the mean down.)
    #[must_use]
    pub fn macro_average(&self) -> Average {
        Average {
            precision: mean(self.occurring().map(|class| self.precision(class))),
            recall: mean(self.occurring().map(|class| self.recall(class))),
            f1: self.macro_f1(),
        }
    }

    /// Every image counts the same: classes by their support.
    #[must_use]
    pub fn weighted_average(&self) -> Average {
        #[expect(clippy::cast_precision_loss, reason = "a count of images")]
        let images = self.images().max(1) as f64;
        let weighted = |figure: fn(&Self, usize) -> f64| {
            let each = |class: usize| f64::from(self.support[class]) * figure(self, class);
            (0..self.support.len()).map(each).sum::<f64>() / images
        };
        Average {
            precision: weighted(Self::precision),
            recall: weighted(Self::recall),
            f1: weighted(Self::f1),
        }
    }

    fn occurring(&self) -> impl Iterator<Item = usize> {
        (0..self.support.len()).filter(|&class| self.support[class] + self.guessed[class] > 0)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    ratio(part.into(), whole.into())
}

#[expect(clippy::cast_precision_loss, reason = "a ratio of counts")]
fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_is_that_of_the_textbook() {
        // Two raters, 50 proposals: 20 + 15 agreed, kappa 0.4.
        let tally = Tally::of(&[vec![20, 5], vec![10, 15]]);
        assert!((tally.kappa() - 0.4).abs() < 1e-15);
        assert!((tally.accuracy() - 0.7).abs() < 1e-15);
    }

    #[test]
    fn nothing_and_one_class_have_figures_too() {
        let none = Tally::new(3);
        let figures = [none.accuracy(), none.balanced_accuracy(), none.kappa()];
        assert_eq!(figures, [0.0; 3]);
        assert_eq!(none.weighted_average(), Average::default());
        let one = Tally::of(&[vec![7, 0], vec![0, 0]]);
        assert_eq!(
            (one.accuracy(), one.kappa(), one.macro_f1()),
            (1.0, 0.0, 1.0)
        );
    }
}
