//! Soft cross-entropy on the device.

use burn::tensor::Tensor;
use burn::tensor::activation::log_softmax;

/// Mean over the batch of `-Σ target · log softmax(logits)`.
///
/// # Shapes
/// `[batch, classes]`, `[batch, classes]` → `[1]`
#[must_use]
pub fn soft_cross_entropy(logits: Tensor<2>, targets: Tensor<2>) -> Tensor<1> {
    -(log_softmax(logits, 1) * targets).sum_dim(1).mean()
}
