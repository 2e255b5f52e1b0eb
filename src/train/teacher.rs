//! Models that a student learns from.

use burn::tensor::{Tensor, TensorData};

use super::answer::mean_of_probabilities;
use super::loss::Said;
use crate::model::Network;

/// Any number of networks that take the student's inputs and know its classes.
#[derive(Debug, Clone, Default)]
pub struct Teachers(pub Vec<Network>);

impl Teachers {
    /// What they say of normalised images; nothing if there are none.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]`
    #[must_use]
    pub fn say(&self, images: &Tensor<4>) -> Option<Said> {
        if self.0.is_empty() {
            return None;
        }
        let (mut logits, mut features) = (Vec::new(), Vec::new());
        for network in &self.0 {
            let seen = network.features(images.clone()); // [batch, 1 | 2, dim]
            logits.push(network.classify(seen.clone()));
            features.push(seen.flatten::<2>(1, 2));
        }
        let logits = mean_of_probabilities(logits);
        let features = Tensor::cat(features, 1); // [batch, width]
        Some(Said { logits, features })
    }

    /// Numbers [`Self::rows`] makes of one image.
    #[must_use]
    pub fn width(&self, classes: usize) -> usize {
        let widths = self.0.iter().map(|network| {
            let shape = network.shape();
            shape.feature_rows() * shape.dim()
        });
        if self.0.is_empty() {
            0
        } else {
            classes + widths.sum::<usize>()
        }
    }

    /// What they say as one row an image, to be kept; nothing if there are none.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, width]`
    #[must_use]
    pub fn rows(&self, images: &Tensor<4>) -> Option<Tensor<2>> {
        let said = self.say(images)?;
        Some(Tensor::cat(vec![said.logits, said.features], 1))
    }
}

impl Said {
    /// Out of kept rows.
    #[must_use]
    pub(super) fn from_rows(
        rows: Vec<f32>,
        batch: usize,
        classes: usize,
        like: &Tensor<3>,
    ) -> Self {
        let width = rows.len() / batch.max(1);
        let rows = Tensor::<2>::from_data(TensorData::new(rows, [batch, width]), &like.device());
        Self {
            logits: rows.clone().narrow(1, 0, classes),
            features: rows.narrow(1, classes, width - classes),
        }
    }

    /// Images `from..from + count` of the batch.
    #[must_use]
    pub(super) fn part(&self, from: usize, count: usize) -> Self {
        Self {
            logits: self.logits.clone().narrow(0, from, count),
            features: self.features.clone().narrow(0, from, count),
        }
    }
}
