//! Features of mean 0 and variance 1 per dimension, and the head that then works on features as they are.
//!
//! # Source
//! MAE (He et al. 2022), appendix A.1: a linear probe learns far better behind a batch norm without
//! affine parameters. Folding that norm into the head keeps the saved model a plain `DeiT`.

use burn::tensor::{Tensor, TensorData};

use crate::model::vit::Linear;

/// Per head and dimension: what to subtract and what to divide by.
#[derive(Debug, Clone)]
pub struct Standardizer {
    mean: Vec<f32>,
    std: Vec<f32>,
}

impl Standardizer {
    /// Fitted to rows of `width` numbers.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "sums in 64 bits, kept in 32"
    )]
    pub fn fit(rows: &[Vec<f32>], width: usize) -> Self {
        let count = rows.len().max(1) as f64;
        let mean: Vec<f64> = (0..width)
            .map(|i| rows.iter().map(|row| f64::from(row[i])).sum::<f64>() / count)
            .collect();
        let variance = |i: usize| {
            rows.iter()
                .map(|row| (f64::from(row[i]) - mean[i]).powi(2))
                .sum::<f64>()
                / count
        };
        let std = (0..width)
            .map(|i| (variance(i) + 1e-6).sqrt() as f32)
            .collect();
        Self {
            mean: mean.iter().map(|&mean| mean as f32).collect(),
            std,
        }
    }

    /// Standardises one row in place.
    pub fn apply(&self, row: &mut [f32]) {
        for ((value, mean), std) in row.iter_mut().zip(&self.mean).zip(&self.std) {
            *value = (*value - mean) / std;
        }
    }

    /// A head that gives on raw features what `head` gives on standardised ones; `part` says which head's
    /// share of a row (0: class token, 1: distillation token).
    #[must_use]
    pub fn fold(&self, head: Linear, part: usize) -> Linear {
        let (mean, std) = self.of_part(&head, part);
        let weight = head.weight.val() / std; // [dim, classes]
        let bias = head.bias.val() - (weight.clone() * mean).sum_dim(0).squeeze_dim::<1>(0); // [classes]
        Linear {
            weight: head.weight.map(|_| weight),
            bias: head.bias.map(|_| bias),
        }
    }

    /// The other way round: on standardised features what `head` gives on raw ones.
    #[must_use]
    pub fn unfold(&self, head: Linear, part: usize) -> Linear {
        let (mean, std) = self.of_part(&head, part);
        let bias = head.bias.val() + (head.weight.val() * mean).sum_dim(0).squeeze_dim::<1>(0); // [classes]
        let weight = head.weight.val() * std; // [dim, classes]
        Linear {
            weight: head.weight.map(|_| weight),
            bias: head.bias.map(|_| bias),
        }
    }

    /// Mean and standard deviation of a head's features, each `[dim, 1]`.
    fn of_part(&self, head: &Linear, part: usize) -> (Tensor<2>, Tensor<2>) {
        let [dim, _] = head.weight.dims();
        let column = |values: &[f32]| {
            let values = values[part * dim..(part + 1) * dim].to_vec();
            Tensor::from_data(TensorData::new(values, [dim, 1]), &head.weight.device())
        };
        (column(&self.mean), column(&self.std))
    }
}
