//! Looking before training: which learning rate, and how much the result depends on the images. Plain data.

use serde::{Deserialize, Serialize};

/// What is tried with a train cell's settings. No model comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trial {
    /// A short run whose learning rate rises from step to step.
    Rates,
    /// As many runs as this, each tested on another part of the training images.
    Folds(u32),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Of [`Trial::Rates`].
    Rates(RateCurve),
    /// Of [`Trial::Folds`], in order.
    Folds(Vec<FoldReport>),
}

/// Loss by learning rate.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RateCurve {
    /// By rising rate.
    pub points: Vec<RatePoint>,
    /// A good one, where the curve shows any.
    pub suggested: Option<f64>,
}

/// A step of a learning rate trial.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RatePoint {
    /// The learning rate.
    pub lr: f64,
    /// The training loss, smoothed over the steps before.
    pub loss: f64,
}

/// What one run of a cross-validation says of the images it did not learn from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FoldReport {
    /// Images it was tested on.
    pub images: u32,
    /// Share of them whose first guess is right.
    pub top1: f64,
    /// Mean cross-entropy.
    pub loss: f64,
}

/// Mean and sample standard deviation (0 of fewer than two).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a few folds")]
pub fn mean_and_deviation(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count.max(1.0);
    if values.len() < 2 {
        return (mean, 0.0);
    }
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviation_is_of_a_sample() {
        let (mean, deviation) = mean_and_deviation(&[0.7, 0.8, 0.9]);
        assert!((mean - 0.8).abs() < 1e-12 && (deviation - 0.1).abs() < 1e-12);
        assert_eq!(mean_and_deviation(&[0.5]), (0.5, 0.0));
    }
}
