//! What training makes small.

use burn::tensor::Tensor;
use burn::tensor::activation::log_softmax;

use crate::recipe::{Distillation, Lesson};

/// Mean over the batch of `-Σ target · log softmax(logits)`.
///
/// # Shapes
/// `[batch, classes]`, `[batch, classes]` → `[1]`
#[must_use]
pub fn soft_cross_entropy(logits: Tensor<2>, targets: Tensor<2>) -> Tensor<1> {
    -(log_softmax(logits, 1) * targets).sum_dim(1).mean()
}

/// What the teachers say of a batch.
#[derive(Debug, Clone)]
pub struct Said {
    /// `[batch, classes]`
    pub logits: Tensor<2>,
    /// `[batch, width]`
    pub features: Tensor<2>,
}

/// The teachers' part of the loss, on the logits that listen to them and the features those are made of.
///
/// # Shapes
/// `[batch, classes]`, `[batch, dim]` → `[1]`
///
/// # Source
/// Soft and hard: `losses.py` of facebookresearch/deit (the soft one is divided by the batch times the classes).
/// Relations: Park et al. 2019, equations 4 and 5.
#[must_use]
pub fn taught(logits: Tensor<2>, features: Tensor<2>, said: &Said, lesson: Lesson) -> Tensor<1> {
    match lesson {
        Lesson::Soft { temperature } => {
            let log_p = log_softmax(logits / temperature, 1);
            let log_q = log_softmax(said.logits.clone() / temperature, 1);
            let divergence = log_q.clone().exp() * (log_q - log_p);
            divergence.mean() * (temperature * temperature)
        }
        Lesson::Hard => {
            let [_, classes] = logits.dims();
            let first_guess = said.logits.clone().argmax(1).squeeze_dim::<1>(1);
            soft_cross_entropy(logits, first_guess.one_hot::<2>(classes).float())
        }
        Lesson::Relations => {
            let difference = distances(features) - distances(said.features.clone());
            // Smooth L1 at 1, the mean over all pairs.
            let size = difference.abs();
            let near = size.clone().square() * 0.5;
            let far = size.clone() - 0.5;
            let is_near = size.lower_elem(1.0).float();
            (near * is_near.clone() + far * (-is_near + 1.0)).mean()
        }
    }
}

/// The labels' and the teachers' parts together.
#[must_use]
pub fn blended(labels: Tensor<1>, teachers: Tensor<1>, distillation: &Distillation) -> Tensor<1> {
    labels * (1.0 - distillation.alpha) + teachers * distillation.alpha
}

/// Distances of all pairs, in units of their mean over the pairs that are apart.
///
/// # Shapes
/// `[batch, width]` → `[batch, batch]`
fn distances(features: Tensor<2>) -> Tensor<2> {
    let squares = features.clone().square().sum_dim(1); // [batch, 1]
    let products = features.clone().matmul(features.transpose()); // [batch, batch]
    let [batch, _] = products.dims();
    let apart = Tensor::<2>::eye(batch, &products.device()) * -1.0 + 1.0;
    let squared = (squares.clone() + squares.transpose() - products * 2.0).clamp_min(1e-12);
    let distances = squared.sqrt() * apart.clone();
    let mean = distances.clone().sum() / apart.sum().clamp_min(1.0);
    distances / mean.clamp_min(1e-12).reshape([1, 1])
}
