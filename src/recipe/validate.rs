//! What each knob may be.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::{Annealing, Lesson, Recipe, Trainable};
use crate::architecture::Shape;
use crate::augmentation::Field;

impl Trainable {
    /// Blocks that learn, of a network with `depth`; 0 for the head alone.
    #[must_use]
    pub fn blocks(self, depth: u32) -> u32 {
        match self {
            Self::Head => 0,
            Self::LastBlocks(blocks) => blocks,
            Self::All => depth,
        }
    }

    /// For comparing how much learns.
    fn rank(self) -> (u32, u32) {
        match self {
            Self::Head => (0, 0),
            Self::LastBlocks(blocks) => (1, blocks),
            Self::All => (2, 0),
        }
    }
}

impl Recipe {
    /// Checks every knob against its range and the model's depth.
    ///
    /// # Errors
    /// The first knob out of range, with the allowed range and a value to use instead.
    pub fn validate(&self, depth: u32) -> Result<(), RecipeError> {
        let fresh = Self::default();
        self.stages_fit(depth)?;
        if self.all_epochs() == 0 && self.probe.is_none() {
            return reject(
                Knob::Epochs,
                self.epochs,
                Allowed::Between(1.0, 10_000.0),
                fresh.epochs,
            );
        }
        // `contains` is false for NaN, which is what we want.
        if !(0..=10_000).contains(&self.all_epochs()) {
            return reject(
                Knob::Epochs,
                self.epochs,
                Allowed::Between(1.0, 10_000.0),
                fresh.epochs,
            );
        }
        let of_stages = self.stages.iter().filter_map(|stage| stage.batch_size);
        for batch_size in of_stages.chain([self.batch_size]) {
            if !(1..=4096).contains(&batch_size) {
                return reject(
                    Knob::BatchSize,
                    batch_size,
                    Allowed::Between(1.0, 4096.0),
                    fresh.batch_size,
                );
            }
        }
        if let Some(micro) = self.micro_batch
            && !(1..=self.batch_size).contains(&micro)
        {
            return reject(
                Knob::MicroBatch,
                micro,
                Allowed::UpToBatchSize,
                self.batch_size,
            );
        }
        let lrs = self.stages.iter().map(|stage| stage.lr).chain([self.lr]);
        for lr in lrs {
            if !(lr > 0.0 && lr <= 10.0) {
                return reject(Knob::Lr, lr, Allowed::AboveZeroTo(10.0), fresh.lr);
            }
        }
        if !(0.0..=self.lr).contains(&self.min_lr) {
            return reject(Knob::MinLr, self.min_lr, Allowed::UpToLearningRate, 0.0);
        }
        let shortest = self.all_stages().iter().map(|stage| stage.epochs).min();
        if !(0.0..=f64::from(shortest.unwrap_or(0))).contains(&self.warmup_epochs) {
            let allowed = if self.stages.is_empty() {
                Allowed::UpToEpochs
            } else {
                Allowed::UpToShortestStage
            };
            return reject(Knob::WarmupEpochs, self.warmup_epochs, allowed, 0.0);
        }
        if let Annealing::Step { epochs, factor } = self.annealing
            && !(epochs > 0.0 && epochs.is_finite() && factor > 0.0 && factor <= 1.0)
        {
            let found = format!("{factor} every {epochs} epochs");
            let allowed = Allowed::Steps { factor, epochs };
            return reject(Knob::Annealing, found, allowed, "0.1 every 30 epochs");
        }
        self.numbers_fit()?;
        self.probe_fits()?;
        self.lesson_fits()?;
        self.augmentation.validate().map_err(|error| RecipeError {
            knob: Knob::Augmentation(error.field),
            found: error.found.to_string(),
            allowed: Allowed::Between(*error.allowed.start(), *error.allowed.end()),
            suggested: error.suggested.to_string(),
        })
    }

    /// Checks that nothing is asked of a network that it does not have.
    ///
    /// # Errors
    /// If attention is to be dropped where there is none.
    pub fn suits(&self, shape: &Shape) -> Result<(), RecipeError> {
        if self.attention_dropout > 0.0 && !shape.attends() {
            let allowed = Allowed::ZeroWithoutAttention;
            return reject(Knob::AttentionDropout, self.attention_dropout, allowed, 0);
        }
        Ok(())
    }

    /// Each stage fits the network, and the next one learns at least as much.
    fn stages_fit(&self, depth: u32) -> Result<(), RecipeError> {
        let all = self.stages.iter().map(|stage| stage.trainable);
        let all: Vec<Trainable> = all.chain([self.trainable]).collect();
        for trainable in &all {
            let blocks = trainable.blocks(depth);
            if blocks > depth {
                return reject(
                    Knob::Trainable,
                    blocks,
                    Allowed::Blocks(depth),
                    depth.min(2),
                );
            }
        }
        for stage in &self.stages {
            if stage.epochs == 0 {
                return reject(Knob::StageEpochs, 0, Allowed::EpochForEachStage, 1);
            }
        }
        for pair in all.windows(2) {
            if pair[0].rank() > pair[1].rank() {
                let (before, blocks) = (pair[0].blocks(depth), pair[1].blocks(depth));
                let found = format!("{blocks} blocks after {before}");
                let allowed = Allowed::NoFewerBlocks { blocks, before };
                return reject(Knob::Stages, found, allowed, before);
            }
        }
        Ok(())
    }

    /// Knobs that are ranges and nothing else.
    fn numbers_fit(&self) -> Result<(), RecipeError> {
        for (knob, value, least, most, suggested) in [
            (Knob::LayerDecay, self.layer_decay, 0.01, 1.0, 0.75),
            (Knob::HeadLr, self.head_lr, 0.01, 1000.0, 1.0),
            (
                Knob::WeightDecay,
                self.weight_decay,
                0.0,
                10.0,
                Self::default().weight_decay,
            ),
            (Knob::TokenMixup, self.token_mixup, 0.0, 10.0, 0.2),
        ] {
            if !(least..=most).contains(&value) {
                return reject(knob, value, Allowed::Between(least, most), suggested);
            }
        }
        for (knob, share, suggested) in [
            (
                Knob::LabelSmoothing,
                self.label_smoothing,
                Self::default().label_smoothing,
            ),
            (Knob::EmaDecay, self.ema_decay.unwrap_or(0.0), 0.98),
            (Knob::Dropout, self.dropout, 0.1),
            (Knob::AttentionDropout, self.attention_dropout, 0.1),
            (Knob::DropPath, self.drop_path, 0.1),
            (Knob::ValidationFraction, self.validation_fraction, 0.2),
        ] {
            if !(0.0..1.0).contains(&share) {
                return reject(knob, share, Allowed::BelowOne, suggested);
            }
        }
        if let Some(norm) = self.clip_grad_norm
            && !(norm > 0.0 && norm.is_finite())
        {
            return reject(Knob::ClipGradNorm, norm, Allowed::AboveZeroOrNone, 1.0);
        }
        if let Some(0) = self.patience {
            return reject(Knob::Patience, 0, Allowed::OneOrMoreOrNone, 5);
        }
        Ok(())
    }

    fn probe_fits(&self) -> Result<(), RecipeError> {
        if let Some(probe) = &self.probe {
            if let Some(c) = probe.c
                && !(c > 0.0 && c.is_finite())
            {
                return reject(Knob::Probe, c, Allowed::AboveZeroOrChosen, 1.0);
            }
            if probe.c.is_none() && !(2..=20).contains(&probe.folds) {
                return reject(Knob::Folds, probe.folds, Allowed::Between(2.0, 20.0), 5);
            }
        }
        Ok(())
    }

    fn lesson_fits(&self) -> Result<(), RecipeError> {
        let Some(distillation) = &self.distillation else {
            return Ok(());
        };
        if distillation.teachers.iter().all(String::is_empty) {
            return reject(
                Knob::Teachers,
                "no model",
                Allowed::AModel,
                "a trained model's name",
            );
        }
        if !(0.0..=1.0).contains(&distillation.alpha) {
            let allowed = Allowed::Between(0.0, 1.0);
            return reject(Knob::Alpha, distillation.alpha, allowed, 0.5);
        }
        if let Lesson::Soft { temperature } = distillation.lesson
            && !(0.1..=100.0).contains(&temperature)
        {
            let allowed = Allowed::Between(0.1, 100.0);
            return reject(Knob::Temperature, temperature, allowed, 3.0);
        }
        Ok(())
    }
}

fn reject(
    knob: Knob,
    found: impl Display,
    allowed: Allowed,
    suggested: impl Display,
) -> Result<(), RecipeError> {
    Err(RecipeError {
        knob,
        found: found.to_string(),
        allowed,
        suggested: suggested.to_string(),
    })
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
    /// The order of [`Recipe::stages`]
    Stages,
    /// A stage's epochs
    StageEpochs,
    /// [`Recipe::micro_batch`]
    MicroBatch,
    /// [`Recipe::annealing`]
    Annealing,
    /// [`Recipe::layer_decay`]
    LayerDecay,
    /// [`Recipe::head_lr`]
    HeadLr,
    /// [`Recipe::ema_decay`]
    EmaDecay,
    /// [`Recipe::dropout`]
    Dropout,
    /// [`Recipe::attention_dropout`]
    AttentionDropout,
    /// [`Recipe::drop_path`]
    DropPath,
    /// [`Recipe::validation_fraction`]
    ValidationFraction,
    /// [`Recipe::keep_best`]
    KeepBest,
    /// [`Recipe::patience`]
    Patience,
    /// The probe's C
    Probe,
    /// The probe's folds
    Folds,
    /// [`Recipe::cached_views`]
    CachedViews,
    /// [`Recipe::token_mixup`]
    TokenMixup,
    /// [`Recipe::distillation`]'s models
    Teachers,
    /// Its share
    Alpha,
    /// Its temperature
    Temperature,
}

impl Display for Knob {
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
            Self::Stages => "The order of the stages",
            Self::StageEpochs => "The length of a stage",
            Self::MicroBatch => "The micro-batch",
            Self::Annealing => "The step schedule",
            Self::LayerDecay => "The layer-wise decay",
            Self::HeadLr => "The head's learning rate factor",
            Self::EmaDecay => "The decay of the running mean",
            Self::Dropout => "The dropout",
            Self::AttentionDropout => "The attention dropout",
            Self::DropPath => "The stochastic depth",
            Self::ValidationFraction => "The share for validation",
            Self::KeepBest => "The judging of epochs",
            Self::Patience => "The patience",
            Self::Probe => "The C of the linear probe",
            Self::Folds => "The number of folds",
            Self::CachedViews => "The number of cached views",
            Self::TokenMixup => "The mixing of tokens",
            Self::Teachers => "The list of teachers",
            Self::Alpha => "The teacher's share of the loss",
            Self::Temperature => "The temperature",
        })
    }
}

/// The values a knob may have.
#[derive(Debug, Clone, PartialEq)]
pub enum Allowed {
    /// From one number to another, both included.
    Between(f64, f64),
    /// Above 0, up to this number.
    AboveZeroTo(f64),
    /// From 0, below 1.
    BelowOne,
    /// Above 0, or the knob off.
    AboveZeroOrNone,
    /// From 1 on, or the knob off.
    OneOrMoreOrNone,
    /// Above 0, or chosen by cross-validation.
    AboveZeroOrChosen,
    /// From 1 up to the batch size.
    UpToBatchSize,
    /// From 0 up to the learning rate.
    UpToLearningRate,
    /// From 0 up to the number of epochs.
    UpToEpochs,
    /// From 0 up to the epochs of the shortest stage.
    UpToShortestStage,
    /// From 0 up to the blocks the model has.
    Blocks(u32),
    /// At least one epoch for each stage.
    EpochForEachStage,
    /// No fewer blocks than the stage before has.
    NoFewerBlocks {
        /// Blocks of the stage.
        blocks: u32,
        /// Blocks of the stage before it.
        before: u32,
    },
    /// A factor above 0 and at most 1, and epochs above 0.
    Steps {
        /// The factor it has.
        factor: f64,
        /// The epochs it has.
        epochs: f64,
    },
    /// 0, since there is no attention to drop.
    ZeroWithoutAttention,
    /// At least one model.
    AModel,
    /// What depends on the data, in words.
    Words(String),
}

impl Display for Allowed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Between(least, most) => return write!(f, "{least} to {most}"),
            Self::AboveZeroTo(most) => return write!(f, "above 0, at most {most}"),
            Self::Blocks(depth) => {
                return write!(f, "0 to {depth} (this model has {depth} blocks)");
            }
            Self::BelowOne => "0 up to, but not including, 1",
            Self::AboveZeroOrNone => "above 0, or none",
            Self::OneOrMoreOrNone => "at least 1, or none",
            Self::AboveZeroOrChosen => "above 0, or chosen by itself",
            Self::UpToBatchSize => "1 up to the batch size",
            Self::UpToLearningRate => "0 up to the learning rate",
            Self::UpToEpochs => "0 up to the number of epochs",
            Self::UpToShortestStage => "0 up to the epochs of the shortest stage",
            Self::EpochForEachStage => "at least 1 epoch for each stage",
            Self::NoFewerBlocks { .. } => "no fewer blocks than the stage before it",
            Self::Steps { .. } => "a factor above 0, at most 1, every so many epochs above 0",
            Self::ZeroWithoutAttention => "0, since this network has no attention",
            Self::AModel => "the name of at least one model",
            Self::Words(words) => words,
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
    /// The values it may have.
    pub allowed: Allowed,
    /// A value that works.
    pub suggested: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::augmentation::{Augmentation, Crop};
    use crate::recipe::{Distillation, Probe, Stage};

    #[test]
    fn the_documented_recipes_are_valid() {
        assert_eq!(Recipe::default().validate(12), Ok(()));
        assert_eq!(Recipe::last_blocks(2).validate(12), Ok(()));
        assert_eq!(Recipe::probe().validate(12), Ok(()));
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn each_knob_out_of_range_is_named_with_a_suggestion_that_works() {
        let base = Recipe::default;
        let stage = |trainable, epochs, lr| Recipe {
            stages: vec![Stage {
                trainable,
                epochs,
                lr,
                batch_size: None,
            }],
            ..base()
        };
        let probe = |c, folds| Recipe {
            probe: Some(Probe { c, folds }),
            ..base()
        };
        let by = |teacher: &str| Distillation {
            teachers: vec![teacher.to_owned()],
            ..Distillation::default()
        };
        let taught = |distillation| Recipe {
            distillation: Some(distillation),
            ..base()
        };
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
            (Knob::Lr, stage(Trainable::Head, 1, f64::NAN)),
            (Knob::StageEpochs, stage(Trainable::Head, 0, 1e-3)),
            (Knob::Stages, stage(Trainable::All, 1, 1e-3)),
            (
                Knob::MicroBatch,
                Recipe {
                    micro_batch: Some(33),
                    ..base()
                },
            ),
            (
                Knob::LayerDecay,
                Recipe {
                    layer_decay: 1.5,
                    ..base()
                },
            ),
            (
                Knob::HeadLr,
                Recipe {
                    head_lr: 0.0,
                    ..base()
                },
            ),
            (
                Knob::EmaDecay,
                Recipe {
                    ema_decay: Some(1.0),
                    ..base()
                },
            ),
            (
                Knob::Dropout,
                Recipe {
                    dropout: 1.0,
                    ..base()
                },
            ),
            (
                Knob::AttentionDropout,
                Recipe {
                    attention_dropout: -0.1,
                    ..base()
                },
            ),
            (
                Knob::DropPath,
                Recipe {
                    drop_path: f64::NAN,
                    ..base()
                },
            ),
            (
                Knob::ValidationFraction,
                Recipe {
                    validation_fraction: 1.0,
                    ..base()
                },
            ),
            (
                Knob::Patience,
                Recipe {
                    patience: Some(0),
                    ..base()
                },
            ),
            (Knob::Probe, probe(Some(0.0), 5)),
            (Knob::Folds, probe(None, 1)),
            (
                Knob::TokenMixup,
                Recipe {
                    token_mixup: -1.0,
                    ..base()
                },
            ),
            (
                Knob::Annealing,
                Recipe {
                    annealing: Annealing::Step {
                        epochs: 0.0,
                        factor: 0.1,
                    },
                    ..base()
                },
            ),
            (Knob::Teachers, taught(Distillation::default())),
            (
                Knob::Alpha,
                taught(Distillation {
                    alpha: 1.5,
                    ..by("t")
                }),
            ),
            (
                Knob::Temperature,
                taught(Distillation {
                    lesson: Lesson::Soft { temperature: 0.0 },
                    ..by("t")
                }),
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
