//! Are stated probabilities true ones? Reliability, and temperature scaling.
//!
//! # Source
//! Guo, Pleiss, Sun and Weinberger 2017, *On Calibration of Modern Neural Networks*: sections 2 (bins, equation 2;
//! expected calibration error, equations 3 and 5) and 4.2 (temperature, equation 9).

use super::{Answer, exponentials, mean};
use crate::study::{Calibration, FittedOn, Reliability, ReliabilityBin};

/// Bins of a reliability diagram.
pub const BINS: usize = 15;

/// The coldest temperature that is fitted; its inverse is the warmest.
pub const COLDEST: f64 = 0.01;

/// How far the answers' probabilities are true, with logits divided by a temperature.
#[must_use]
pub fn reliability(answers: &[Answer], temperature: f64) -> Reliability {
    measured(answers.iter().map(|answer| (answer, temperature)))
}

/// The temperature of least cross-entropy, within 0.01 to 100. It is 1 where every label is its image's likeliest
/// class: the colder the better then, without end, and how cold cannot be told.
#[must_use]
pub fn temperature(answers: &[Answer]) -> f64 {
    let each: Vec<&Answer> = answers.iter().collect();
    fitted(&each, 1.0)
}

/// Before and after temperature scaling.
pub(super) fn calibration(
    classes: usize,
    answers: &[Answer],
    validation: Option<&[Answer]>,
) -> Calibration {
    let before = reliability(answers, 1.0);
    match validation {
        Some(others) if !others.is_empty() => {
            let temperature = temperature(others);
            Calibration {
                before,
                after: reliability(answers, temperature),
                confidences: confidences(answers, temperature),
                temperature,
                fitted_on: FittedOn::Validation,
            }
        }
        _ => {
            let [one, other] = halves(classes, answers);
            let temperature = temperature(answers);
            let (of_one, of_other) = (fitted(&one, temperature), fitted(&other, temperature));
            let one = one.into_iter().map(|answer| (answer, of_other));
            let other = other.into_iter().map(|answer| (answer, of_one));
            Calibration {
                before,
                after: measured(one.chain(other)),
                confidences: confidences(answers, temperature),
                temperature,
                fitted_on: FittedOn::CrossFitted,
            }
        }
    }
}

/// Each first guess's probability at a temperature.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a probability to compare with a threshold"
)]
fn confidences(answers: &[Answer], temperature: f64) -> Vec<f32> {
    let first = |answer: &Answer| {
        1.0 / exponentials(&answer.logits, 1.0 / temperature)
            .iter()
            .sum::<f64>()
    };
    answers.iter().map(|answer| first(answer) as f32).collect()
}

/// Two halves with as many images of each class, to one: class by class, every other image.
fn halves(classes: usize, answers: &[Answer]) -> [Vec<&Answer>; 2] {
    let mut by_class = vec![Vec::new(); classes];
    for answer in answers {
        by_class[answer.label].push(answer);
    }
    let mut halves = [Vec::new(), Vec::new()];
    for (place, answer) in by_class.into_iter().flatten().enumerate() {
        halves[place % 2].push(answer);
    }
    halves
}

/// Reliability of answers, each at a temperature of its own.
fn measured<'a>(answers: impl Iterator<Item = (&'a Answer, f64)>) -> Reliability {
    let mut sums = [(0_u32, 0.0, 0_u32); BINS];
    let mut losses = Vec::new();
    for (answer, temperature) in answers {
        let beta = 1.0 / temperature;
        let sum: f64 = exponentials(&answer.logits, beta).iter().sum();
        let confidence = 1.0 / sum;
        let (count, confidences, right) = &mut sums[bin(confidence)];
        *count += 1;
        *confidences += confidence;
        *right += u32::from(answer.predicted() == answer.label);
        losses.push(answer.loss_of(sum, beta));
    }
    let gaps = sums
        .iter()
        .map(|&(_, sum, right)| (sum - f64::from(right)).abs());
    let ece = gaps.sum::<f64>() / f64::from(super::small(losses.len()).max(1));
    let bins = sums.into_iter().map(|(count, sum, right)| ReliabilityBin {
        count,
        confidence: sum / f64::from(count.max(1)),
        accuracy: f64::from(right) / f64::from(count.max(1)),
    });
    Reliability {
        bins: bins.collect(),
        ece,
        loss: mean(losses.into_iter()),
    }
}

/// The bin of a probability: each holds its upper end, not its lower one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place among few; saturates"
)]
fn bin(probability: f64) -> usize {
    let above = (probability * BINS as f64).ceil() as usize;
    above.clamp(1, BINS) - 1
}

/// The root of the loss's slope, by Newton's method in the logarithm of beta, the inverse temperature; halving the
/// bracket where a step leaves it or gains too little. The loss is convex in beta, so there is one root at most; without
/// one, halving ends at the end of the bracket.
fn fitted(answers: &[&Answer], start: f64) -> f64 {
    if answers.iter().all(|answer| answer.rank_of_value() == 0) {
        return 1.0;
    }
    let (mut low, mut high) = (COLDEST.ln(), -COLDEST.ln());
    let (mut log_beta, mut step) = (-start.ln(), high - low);
    for _ in 0..200 {
        let (first, second) = slope(answers, log_beta.exp());
        if first < 0.0 {
            low = log_beta;
        } else {
            high = log_beta;
        }
        let newton = -first / (second * log_beta.exp());
        let inside = (low..=high).contains(&(log_beta + newton));
        // A step that is not a number is not within half of the last one.
        let quick = inside && newton.abs() <= step.abs() / 2.0;
        step = if quick {
            newton
        } else {
            (low + high) / 2.0 - log_beta
        };
        log_beta += step;
        // What is left after a step of Newton's is as small as its square.
        if step.abs() < if quick { 1e-8 } else { 1e-13 } {
            break;
        }
    }
    (-log_beta).exp()
}

/// The loss's first and second derivative by beta, summed over the answers: the mean logit by the model's probabilities
/// less the label's, and the logits' variance.
fn slope(answers: &[&Answer], beta: f64) -> (f64, f64) {
    let (mut first, mut second) = (0.0, 0.0);
    for answer in answers {
        let highest = f64::from(super::highest(&answer.logits));
        let (mut sum, mut mean, mut square) = (0.0, 0.0, 0.0);
        for &logit in &answer.logits {
            let behind = f64::from(logit) - highest;
            let weight = (beta * behind).exp();
            sum += weight;
            mean += weight * behind;
            square += weight * behind * behind;
        }
        let mean = mean / sum;
        first += mean - (f64::from(answer.logits[answer.label]) - highest);
        second += square / sum - mean * mean;
    }
    (first, second)
}

impl Answer {
    /// How many classes have a higher score than the label's.
    fn rank_of_value(&self) -> usize {
        let own = self.logits[self.label];
        self.logits.iter().filter(|&&logit| logit > own).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ImageId;

    fn answers(rows: &[(usize, [f32; 2])]) -> Vec<Answer> {
        let answer = |(image, &(label, logits)): (u32, &(usize, [f32; 2]))| Answer {
            image: ImageId(image),
            label,
            logits: logits.to_vec(),
        };
        (0..).zip(rows).map(answer).collect()
    }

    #[test]
    fn a_temperature_makes_the_probability_the_share_that_is_right() {
        // Three of four right at a distance of 4: the probability becomes 3/4 at 4 / T = ln 3.
        let rows = [
            (0, [4.0, 0.0]),
            (0, [4.0, 0.0]),
            (1, [0.0, 4.0]),
            (1, [4.0, 0.0]),
        ];
        let found = temperature(&answers(&rows));
        assert!((found - 4.0 / 3f64.ln()).abs() < 1e-12, "{found}");
        let after = reliability(&answers(&rows), found);
        assert!(after.ece < 1e-12, "{}", after.ece);
        assert!(reliability(&answers(&rows), 1.0).ece > 0.2);
    }

    #[test]
    fn where_nothing_can_be_fitted_the_temperature_stays() {
        assert_eq!(temperature(&[]), 1.0);
        assert_eq!(
            temperature(&answers(&[(0, [3.0, 0.0]), (1, [1.0, 1.0])])),
            1.0
        );
        // Always wrong: as warm as can be.
        assert!((temperature(&answers(&[(1, [3.0, 0.0])])) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn halves_have_as_many_of_each_class_to_one() {
        let rows: Vec<_> = (0..23)
            .map(|i| (usize::from(i % 3 == 0), [0.0, 1.0]))
            .collect();
        let answers = answers(&rows);
        let [one, other] = halves(2, &answers);
        for class in 0..2 {
            let count = |half: &[&Answer]| half.iter().filter(|a| a.label == class).count();
            assert!(count(&one).abs_diff(count(&other)) <= 1);
        }
        assert_eq!(one.len() + other.len(), 23);
    }

    #[test]
    fn the_ends_of_bins_belong_to_the_bin_below() {
        for (p, expected) in [
            (0.0, 0),
            (1.0 / 15.0, 0),
            (1.0 / 3.0, 4),
            (0.34, 5),
            (1.0, 14),
        ] {
            assert_eq!(bin(p), expected, "{p}");
        }
    }
}
