//! Soft cross-entropy on the device, and the smoothed targets it takes.

use burn::tensor::activation::log_softmax;
use burn::tensor::{Device, Tensor, TensorData};

/// Targets with the true class at `1 - smoothing + smoothing / classes`, the others at `smoothing / classes`.
///
/// # Shapes
/// `[batch, classes]`
///
/// # Source
/// PyTorch `CrossEntropyLoss(label_smoothing=…)`.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a share of one, held in 32 bits"
)]
pub fn smoothed_targets(
    labels: &[usize],
    classes: usize,
    smoothing: f64,
    device: &Device,
) -> Tensor<2> {
    let off = smoothing / classes as f64;
    let of_class = |label: usize, class: usize| {
        if class == label {
            1.0 - smoothing + off
        } else {
            off
        }
    };
    let shares: Vec<f32> = labels
        .iter()
        .flat_map(|&label| (0..classes).map(move |class| of_class(label, class) as f32))
        .collect();
    Tensor::from_data(TensorData::new(shares, [labels.len(), classes]), device)
}

/// Mean over the batch of `-Σ target · log softmax(logits)`.
///
/// # Shapes
/// `[batch, classes]`, `[batch, classes]` → `[1]`
#[must_use]
pub fn soft_cross_entropy(logits: Tensor<2>, targets: Tensor<2>) -> Tensor<1> {
    -(log_softmax(logits, 1) * targets).sum_dim(1).mean()
}
