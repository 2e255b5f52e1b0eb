//! The learning rate of every step: linear warm-up, then the way down.

use std::f64::consts::PI;

use crate::recipe::{Annealing, Recipe, Stage};

/// One stage's learning rates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Schedule {
    /// Peak.
    pub lr: f64,
    /// At the end.
    pub min_lr: f64,
    /// How it gets there.
    pub annealing: Annealing,
    /// Steps of warm-up.
    pub warmup: u32,
    /// All steps.
    pub steps: u32,
    /// Steps of an epoch.
    pub per_epoch: u32,
}

impl Schedule {
    /// Of a validated recipe's stage on so many training images.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the warm-up lies between zero and the number of epochs"
    )]
    pub fn plan(recipe: &Recipe, stage: &Stage, images: usize) -> Self {
        let per_epoch = images.div_ceil(recipe.batch_size_of(stage) as usize);
        let per_epoch = u32::try_from(per_epoch).unwrap_or(u32::MAX);
        Self {
            lr: stage.lr,
            min_lr: recipe.min_lr.min(stage.lr),
            annealing: recipe.annealing,
            warmup: (recipe.warmup_epochs * f64::from(per_epoch)).round() as u32,
            steps: per_epoch.saturating_mul(stage.epochs),
            per_epoch,
        }
    }

    /// The learning rate of step `step`, from 0.
    ///
    /// # Source
    /// timm's `CosineLRScheduler`, `PolyLRScheduler` (power 1) and `StepLRScheduler`, per step, with
    /// `warmup_prefix`; but the first step of the warm-up already moves (`lr / warmup`), where timm's stands still.
    #[must_use]
    pub fn at(&self, step: u32) -> f64 {
        if step < self.warmup {
            return self.lr * f64::from(step + 1) / f64::from(self.warmup);
        }
        let (done, all) = (step - self.warmup, self.steps.saturating_sub(self.warmup));
        let progress = (f64::from(done) / f64::from(all.max(1))).min(1.0);
        let down_to = |share: f64| self.min_lr + (self.lr - self.min_lr) * share;
        match self.annealing {
            Annealing::Cosine => down_to(0.5 * (1.0 + libm::cos(PI * progress))),
            Annealing::Linear => down_to(1.0 - progress),
            Annealing::Constant => self.lr,
            Annealing::Step { epochs, factor } => {
                let falls = (f64::from(done) / (epochs * f64::from(self.per_epoch))).floor();
                (self.lr * libm::pow(factor, falls)).max(self.min_lr)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Annealing; 4] = [
        Annealing::Cosine,
        Annealing::Linear,
        Annealing::Constant,
        Annealing::Step {
            epochs: 0.5,
            factor: 0.1,
        },
    ];

    #[test]
    fn it_rises_to_the_peak_and_falls_to_the_minimum() {
        let schedule = Schedule {
            lr: 1.0,
            min_lr: 0.1,
            annealing: Annealing::Cosine,
            warmup: 4,
            steps: 12,
            per_epoch: 4,
        };
        assert_eq!(
            (0..5).map(|step| schedule.at(step)).collect::<Vec<_>>(),
            [0.25, 0.5, 0.75, 1.0, 1.0]
        );
        assert!((schedule.at(8) - 0.55).abs() < 1e-12);
        assert!((schedule.at(12) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn a_stage_steps_by_its_own_batches() {
        let recipe = Recipe {
            batch_size: 16,
            ..Recipe::default()
        };
        let steps = |batch_size| {
            let stage = Stage {
                batch_size,
                ..Stage::head(40)
            };
            Schedule::plan(&recipe, &stage, 240).steps
        };
        assert_eq!(steps(Some(32)), 40 * 8);
        assert_eq!(steps(None), 40 * 15);
    }

    proptest! {
        #[test]
        fn it_never_leaves_its_range(lr in 1e-6..1.0f64, share in 0.0..1.0f64, warmup in 0u32..50, more in 1u32..50, step in 0u32..200, which in 0usize..4) {
            let schedule = Schedule { lr, min_lr: lr * share, annealing: ALL[which], warmup, steps: warmup + more, per_epoch: 4 };
            prop_assert!((0.0..=lr * (1.0 + 1e-12)).contains(&schedule.at(step)));
        }
    }
}
