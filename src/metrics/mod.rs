//! Host arithmetic on what a model answered: plain numbers, no tensors.
//!
//! [`evaluate`] counts: loss, top-k, confusion, precision and recall. [`study`] looks closer, by the files beside this
//! one: [`confusion`] (figures of counts), [`bootstrap`] (intervals around them), [`ranking`] (curves over a
//! threshold), [`calibration`] (are probabilities true?), [`suspects`] (labels that may be wrong); [`mcnemar()`] compares
//! two models. Names and edge cases are scikit-learn's (`zero_division=0`) where it has them.

pub mod bootstrap;
pub mod calibration;
pub mod confusion;
pub mod mcnemar;
pub mod ranking;
pub mod suspects;

use crate::report::{Evaluation, ImageId, ImageResult, Prediction, Split};
use crate::study::Study;

pub use calibration::{reliability, temperature};
pub use confusion::Tally;
pub use mcnemar::mcnemar;
pub use ranking::{coverage, top_k_accuracy};

/// Probabilities of one row of logits.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "computed in double, given in single precision"
)]
pub fn softmax(logits: &[f32]) -> Vec<f32> {
    let exps = exponentials(logits, 1.0);
    let sum: f64 = exps.iter().sum();
    exps.into_iter().map(|exp| (exp / sum) as f32).collect()
}

/// Softmax before its division, of logits times `beta`: the likeliest class has 1.
fn exponentials(logits: &[f32], beta: f64) -> Vec<f64> {
    let max = f64::from(highest(logits));
    let power = |&logit: &f32| (beta * (f64::from(logit) - max)).exp();
    logits.iter().map(power).collect()
}

fn highest(logits: &[f32]) -> f32 {
    logits.iter().copied().fold(f32::NEG_INFINITY, f32::max)
}

/// The `top` most probable classes, most probable first; ties in index order.
#[must_use]
pub fn top_predictions(logits: &[f32], classes: &[String], top: usize) -> Vec<Prediction> {
    let mut ranked: Vec<(u32, f32)> = (0..).zip(softmax(logits)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let named = ranked.into_iter().take(top).zip(0..top);
    named
        .map(|((index, p), _)| Prediction {
            index,
            label: classes.get(index as usize).cloned().unwrap_or_default(),
            p,
        })
        .collect()
}

/// One image's label and what the model answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Which image.
    pub image: ImageId,
    /// Index of its true class.
    pub label: usize,
    /// One score per class.
    pub logits: Vec<f32>,
}

impl Answer {
    /// The likeliest class; of equal ones the first.
    fn predicted(&self) -> usize {
        let each = self.logits.iter().enumerate();
        each.fold((0, f32::NEG_INFINITY), |best, (index, &logit)| {
            if logit > best.1 { (index, logit) } else { best }
        })
        .0
    }

    /// Cross-entropy in nats, of logits times `beta`.
    fn loss(&self, beta: f64) -> f64 {
        self.loss_of(exponentials(&self.logits, beta).iter().sum(), beta)
    }

    /// The same, where the sum of the [`exponentials`] is known.
    fn loss_of(&self, sum: f64, beta: f64) -> f64 {
        let behind = f64::from(highest(&self.logits)) - f64::from(self.logits[self.label]);
        sum.ln() + beta * behind
    }

    /// How many classes the model finds likelier than the true one; ties in index order.
    fn rank(&self) -> usize {
        let own = self.logits[self.label];
        let likelier =
            |(index, logit): (usize, &f32)| *logit > own || (*logit == own && index < self.label);
        self.logits
            .iter()
            .enumerate()
            .filter(|&pair| likelier(pair))
            .count()
    }

    fn result(&self) -> ImageResult {
        let probabilities = softmax(&self.logits);
        let predicted = self.predicted();
        ImageResult {
            image: self.image,
            label: small(self.label),
            predicted: small(predicted),
            p: probabilities.get(predicted).copied().unwrap_or_default(),
            rank: small(self.rank()),
            #[expect(clippy::cast_possible_truncation, reason = "a cross-entropy to show")]
            loss: self.loss(1.0) as f32,
        }
    }
}

/// A count or an index, of which there are few.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Every metric of these answers. With no answers all figures are zero.
#[must_use]
pub fn evaluate(split: Split, classes: &[String], answers: &[Answer]) -> Evaluation {
    let images: Vec<ImageResult> = answers.iter().map(Answer::result).collect();
    let mut confusion = vec![vec![0u32; classes.len()]; classes.len()];
    for image in &images {
        confusion[image.label as usize][image.predicted as usize] += 1;
    }
    let tally = Tally::of(&confusion);
    Evaluation {
        split,
        loss: mean(answers.iter().map(|answer| answer.loss(1.0))),
        top1: top_k_accuracy(&images, 1),
        top5: top_k_accuracy(&images, 5),
        classes: classes
            .iter()
            .enumerate()
            .map(|(index, name)| tally.class_report(name, index))
            .collect(),
        confusion,
        images,
        study: None,
        robustness: None,
    }
}

/// A closer look at answers over so many classes. The temperature is fitted on the answers of `validation`, which are of
/// other images, or, without any, cross-fitted: see [`FittedOn`](crate::study::FittedOn).
///
/// The same answers give the same study: its resamples are drawn by a fixed seed.
#[must_use]
pub fn study(classes: usize, answers: &[Answer], validation: Option<&[Answer]>) -> Study {
    let tally = Tally::of_answers(classes, answers);
    let intervals = bootstrap::intervals(classes, answers);
    let probabilities: Vec<Vec<f32>> = answers.iter().map(|a| softmax(&a.logits)).collect();
    let labels: Vec<usize> = answers.iter().map(|answer| answer.label).collect();
    let curves: Vec<_> = (0..classes)
        .map(|class| ranking::class_study(class, &labels, &probabilities))
        .collect();
    let areas: Vec<f64> = curves.iter().filter_map(|curve| curve.roc_auc).collect();
    Study {
        top1: intervals.top1,
        loss: intervals.loss,
        balanced_accuracy: intervals.balanced_accuracy,
        kappa: intervals.kappa,
        macro_f1: intervals.macro_f1,
        macro_average: tally.macro_average(),
        weighted_average: tally.weighted_average(),
        roc_auc: (!areas.is_empty()).then(|| mean(areas.iter().copied())),
        classes: curves,
        calibration: calibration::calibration(classes, answers, validation),
        suspects: suspects::suspects(classes, answers, &probabilities),
    }
}

/// The mean, or zero of nothing.
#[must_use]
pub fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0u32), |(sum, count), value| (sum + value, count + 1));
    if count == 0 {
        0.0
    } else {
        sum / f64::from(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Vec<Answer> {
        let rows: [(usize, [f32; 3]); 4] = [
            (0, [2.0, 1.0, 0.0]),
            (0, [0.0, 1.0, 0.5]),
            (1, [0.0, 3.0, 0.0]),
            (2, [1.0, 1.0, 1.0]),
        ];
        (0..)
            .zip(rows)
            .map(|(image, (label, logits))| Answer {
                image: ImageId(image),
                label,
                logits: logits.to_vec(),
            })
            .collect()
    }

    fn names() -> Vec<String> {
        ["a", "b", "c"].map(str::to_owned).to_vec()
    }

    #[test]
    fn figures_equal_those_worked_out_by_hand() {
        let evaluation = evaluate(Split::Test, &names(), &answers());
        assert_eq!(evaluation.confusion, [[1, 1, 0], [0, 1, 0], [1, 0, 0]]);
        assert!((evaluation.top1 - 0.5).abs() < 1e-12);
        assert!((evaluation.top5 - 1.0).abs() < 1e-12);
        // scikit-learn 1.7 log_loss of the same rows.
        let by_hand = [
            (1.0 + (-1.0f64).exp() + (-2.0f64).exp()).ln(),
            (1.0 + 1f64.exp() + 0.5f64.exp()).ln(),
            (1.0 + 2.0 * (-3.0f64).exp()).ln(),
            3f64.ln(),
        ];
        assert!((evaluation.loss - by_hand.iter().sum::<f64>() / 4.0).abs() < 1e-7);
        let b = &evaluation.classes[1];
        assert_eq!((b.precision, b.recall, b.support), (0.5, 1.0, 1));
        let c = &evaluation.classes[2];
        assert_eq!((c.precision, c.recall, c.f1), (0.0, 0.0, 0.0));
    }

    #[test]
    fn nothing_measured_gives_zeros_not_nan() {
        let evaluation = evaluate(Split::Test, &names(), &[]);
        assert_eq!((evaluation.top1, evaluation.loss), (0.0, 0.0));
    }

    #[test]
    fn top_predictions_are_sorted_and_named() {
        let top = top_predictions(&[0.0, 2.0, 1.0], &names(), 2);
        assert_eq!(
            top.iter()
                .map(|line| line.label.as_str())
                .collect::<Vec<_>>(),
            ["b", "c"]
        );
        assert!((softmax(&[1000.0, 0.0])[0] - 1.0).abs() < 1e-6);
    }
}
