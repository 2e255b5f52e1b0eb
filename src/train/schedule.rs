//! The learning rate of every step: linear warm-up, then half a cosine.

use std::f64::consts::PI;

use crate::recipe::Recipe;

/// A run's learning rates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Schedule {
    /// Peak.
    pub lr: f64,
    /// At the end.
    pub min_lr: f64,
    /// Steps of warm-up.
    pub warmup: u32,
    /// All steps.
    pub steps: u32,
}

impl Schedule {
    /// Of a validated recipe on so many training images.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the warm-up lies between zero and the number of epochs"
    )]
    pub fn plan(recipe: &Recipe, images: usize) -> Self {
        let per_epoch = images.div_ceil(recipe.batch_size.max(1) as usize);
        let per_epoch = u32::try_from(per_epoch).unwrap_or(u32::MAX);
        Self {
            lr: recipe.lr,
            min_lr: recipe.min_lr,
            warmup: (recipe.warmup_epochs * f64::from(per_epoch)).round() as u32,
            steps: per_epoch.saturating_mul(recipe.epochs),
        }
    }

    /// The learning rate of step `step`, from 0.
    ///
    /// # Source
    /// Cosine annealing as in SGDR (Loshchilov & Hutter 2017, eq. 5), per step, after a linear warm-up
    /// whose first step already moves (`lr / warmup`).
    #[must_use]
    pub fn at(&self, step: u32) -> f64 {
        if step < self.warmup {
            return self.lr * f64::from(step + 1) / f64::from(self.warmup);
        }
        let progress = f64::from(step - self.warmup)
            / f64::from(self.steps.saturating_sub(self.warmup).max(1));
        self.min_lr + (self.lr - self.min_lr) * 0.5 * (1.0 + (PI * progress.min(1.0)).cos())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn it_rises_to_the_peak_and_falls_to_the_minimum() {
        let schedule = Schedule {
            lr: 1.0,
            min_lr: 0.1,
            warmup: 4,
            steps: 12,
        };
        assert_eq!(
            (0..5).map(|step| schedule.at(step)).collect::<Vec<_>>(),
            [0.25, 0.5, 0.75, 1.0, 1.0]
        );
        assert!((schedule.at(8) - 0.55).abs() < 1e-12);
        assert!((schedule.at(12) - 0.1).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn it_never_leaves_its_range(lr in 1e-6..1.0f64, share in 0.0..1.0f64, warmup in 0u32..50, more in 1u32..50, step in 0u32..200) {
            let schedule = Schedule { lr, min_lr: lr * share, warmup, steps: warmup + more };
            prop_assert!((0.0..=lr * (1.0 + 1e-12)).contains(&schedule.at(step)));
        }
    }
}
