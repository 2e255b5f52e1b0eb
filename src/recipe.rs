//! Every training knob as plain data, with its default and where the default comes from.
//!
//! A [`Recipe`] is checked once, against the run it is for, by [`Recipe::validate`]; the training
//! loop then trusts it.

use serde::{Deserialize, Serialize};

use crate::augmentation::{Augmentation, Field};

/// Which parameters learn. Everything else stays as loaded and never enters the autodiff graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trainable {
    /// The classification head(s) alone, on features computed once per image.
    Head,
    /// The head(s), the final norm and the last N blocks (0 ≤ N ≤ depth).
    LastBlocks(u32),
}

/// What a training run does: every knob, serialised into notebooks and reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// Which parameters learn.
    pub trainable: Trainable,
    /// Passes over the training split.
    pub epochs: u32,
    /// Images per optimiser step.
    pub batch_size: u32,
    /// Peak learning rate, reached after warm-up.
    pub lr: f64,
    /// Learning rate at the end of the cosine.
    pub min_lr: f64,
    /// Epochs (fractions allowed) over which the learning rate rises linearly from zero.
    pub warmup_epochs: f64,
    /// `AdamW`'s decoupled weight decay; biases, norms, tokens and position embeddings are exempt.
    pub weight_decay: f64,
    /// Label smoothing ε: the true class gets `1 - ε + ε / classes`.
    pub label_smoothing: f64,
    /// Largest global gradient norm (over all learning parameters together); `None` leaves it be.
    pub clip_grad_norm: Option<f64>,
    /// How training images are varied. Has no effect on [`Trainable::Head`], whose features are computed once
    /// from the evaluation crop.
    pub augmentation: Augmentation,
    /// Standardise cached features per dimension (folded into the head afterwards, so that the
    /// saved model needs no extra layer). [`Trainable::Head`] only.
    pub standardize_features: bool,
    /// Seeds the order of images and every draw of augmentation.
    pub seed: u64,
}

impl Default for Recipe {
    /// Head only: a strong first result in seconds.
    ///
    /// # Source
    /// `AdamW` with weight decay 0.05, label smoothing 0.1: `DeiT` (Touvron et al. 2021), Table 9.
    /// Standardised features for linear probing: MAE (He et al. 2022), appendix A.1. Epochs and learning rate:
    /// the middle of the flat optimum that `tests/reference/train_trashnet.py` found.
    fn default() -> Self {
        Self {
            trainable: Trainable::Head,
            epochs: 40,
            batch_size: 32,
            lr: 1e-3,
            min_lr: 1e-5,
            warmup_epochs: 1.0,
            weight_decay: 0.05,
            label_smoothing: 0.1,
            clip_grad_norm: Some(1.0),
            augmentation: Augmentation::default(),
            standardize_features: true,
            seed: 0,
        }
    }
}

impl Recipe {
    /// The default recipe for head plus last `blocks` blocks.
    #[must_use]
    pub fn last_blocks(blocks: u32) -> Self {
        Self {
            trainable: Trainable::LastBlocks(blocks),
            epochs: 8,
            batch_size: 16,
            lr: 5e-4,
            ..Self::default()
        }
    }

    /// Checks every knob against its range and the model's depth.
    ///
    /// # Errors
    /// The first knob out of range, with the allowed range and a value to use instead.
    pub fn validate(&self, depth: u32) -> Result<(), RecipeError> {
        let reject = |knob: Knob, found: f64, allowed: &'static str, suggested: f64| {
            Err(RecipeError {
                knob,
                found: found.to_string(),
                allowed: allowed.to_owned(),
                suggested: suggested.to_string(),
            })
        };
        let fresh = Self::default();
        if let Trainable::LastBlocks(blocks) = self.trainable
            && blocks > depth
        {
            return Err(RecipeError {
                knob: Knob::Trainable,
                found: blocks.to_string(),
                allowed: format!("0 to {depth} (this model has {depth} blocks)"),
                suggested: depth.min(2).to_string(),
            });
        }
        if !(1..=10_000).contains(&self.epochs) {
            return reject(
                Knob::Epochs,
                f64::from(self.epochs),
                "1 to 10000",
                f64::from(fresh.epochs),
            );
        }
        if !(1..=4096).contains(&self.batch_size) {
            return reject(
                Knob::BatchSize,
                f64::from(self.batch_size),
                "1 to 4096",
                f64::from(fresh.batch_size),
            );
        }
        // `contains` is false for NaN, which is what we want.
        if !(self.lr > 0.0 && self.lr <= 10.0) {
            return reject(Knob::Lr, self.lr, "above 0, at most 10", fresh.lr);
        }
        if !(0.0..=self.lr).contains(&self.min_lr) {
            return reject(Knob::MinLr, self.min_lr, "0 up to the learning rate", 0.0);
        }
        if !(0.0..=f64::from(self.epochs)).contains(&self.warmup_epochs) {
            return reject(
                Knob::WarmupEpochs,
                self.warmup_epochs,
                "0 up to the number of epochs",
                0.0,
            );
        }
        if !(0.0..=10.0).contains(&self.weight_decay) {
            return reject(
                Knob::WeightDecay,
                self.weight_decay,
                "0 to 10",
                fresh.weight_decay,
            );
        }
        if !(0.0..1.0).contains(&self.label_smoothing) {
            return reject(
                Knob::LabelSmoothing,
                self.label_smoothing,
                "0 up to, but not including, 1",
                fresh.label_smoothing,
            );
        }
        if let Some(norm) = self.clip_grad_norm
            && !(norm > 0.0 && norm.is_finite())
        {
            return reject(Knob::ClipGradNorm, norm, "above 0, or none", 1.0);
        }
        self.augmentation.validate().map_err(|error| RecipeError {
            knob: Knob::Augmentation(error.field),
            found: error.found.to_string(),
            allowed: format!("{} to {}", error.allowed.start(), error.allowed.end()),
            suggested: error.suggested.to_string(),
        })
    }
}

/// A knob of the [`Recipe`], for error messages and forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Knob {
    /// [`Recipe::trainable`]
    Trainable,
    /// [`Recipe::epochs`]
    Epochs,
    /// [`Recipe::batch_size`]
    BatchSize,
    /// [`Recipe::lr`]
    Lr,
    /// [`Recipe::min_lr`]
    MinLr,
    /// [`Recipe::warmup_epochs`]
    WarmupEpochs,
    /// [`Recipe::weight_decay`]
    WeightDecay,
    /// [`Recipe::label_smoothing`]
    LabelSmoothing,
    /// [`Recipe::clip_grad_norm`]
    ClipGradNorm,
    /// Of [`Recipe::augmentation`]
    Augmentation(Field),
}

impl std::fmt::Display for Knob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Trainable => "The number of blocks to unfreeze",
            Self::Epochs => "The number of epochs",
            Self::BatchSize => "The batch size",
            Self::Lr => "The learning rate",
            Self::MinLr => "The final learning rate",
            Self::WarmupEpochs => "The warm-up",
            Self::WeightDecay => "The weight decay",
            Self::LabelSmoothing => "The label smoothing",
            Self::ClipGradNorm => "The gradient clip",
            Self::Augmentation(field) => field.name(),
        })
    }
}

/// A knob outside its range.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{knob} is {found}, but must be {allowed}; try {suggested}.")]
pub struct RecipeError {
    /// Which knob.
    pub knob: Knob,
    /// The value it has.
    pub found: String,
    /// The values it may have, in words.
    pub allowed: String,
    /// A value that works.
    pub suggested: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::augmentation::Crop;

    #[test]
    fn the_documented_recipes_are_valid() {
        assert_eq!(Recipe::default().validate(12), Ok(()));
        assert_eq!(Recipe::last_blocks(2).validate(12), Ok(()));
    }

    #[test]
    fn each_knob_out_of_range_is_named_with_a_suggestion_that_works() {
        let base = Recipe::default;
        let cases = [
            (
                Knob::Trainable,
                Recipe {
                    trainable: Trainable::LastBlocks(13),
                    ..base()
                },
            ),
            (
                Knob::Epochs,
                Recipe {
                    epochs: 0,
                    ..base()
                },
            ),
            (
                Knob::BatchSize,
                Recipe {
                    batch_size: 0,
                    ..base()
                },
            ),
            (
                Knob::Lr,
                Recipe {
                    lr: f64::NAN,
                    ..base()
                },
            ),
            (Knob::Lr, Recipe { lr: 0.0, ..base() }),
            (
                Knob::MinLr,
                Recipe {
                    min_lr: 1.0,
                    ..base()
                },
            ),
            (
                Knob::WarmupEpochs,
                Recipe {
                    warmup_epochs: 41.0,
                    ..base()
                },
            ),
            (
                Knob::WeightDecay,
                Recipe {
                    weight_decay: -0.1,
                    ..base()
                },
            ),
            (
                Knob::LabelSmoothing,
                Recipe {
                    label_smoothing: 1.0,
                    ..base()
                },
            ),
            (
                Knob::ClipGradNorm,
                Recipe {
                    clip_grad_norm: Some(0.0),
                    ..base()
                },
            ),
            (
                Knob::Augmentation(Field::ScaleMin),
                Recipe {
                    augmentation: Augmentation {
                        crop: Crop::at_least(0.0),
                        ..Augmentation::none()
                    },
                    ..base()
                },
            ),
        ];
        for (knob, recipe) in cases {
            let error = recipe.validate(12).expect_err("out of range");
            assert_eq!(error.knob, knob);
            assert!(error.to_string().contains(&error.suggested), "{error}");
        }
    }
}
