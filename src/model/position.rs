//! Resampling position embeddings to another input size.
//!
//! # Source
//! timm `resample_abs_pos_embed`: bicubic (a = -0.5) with antialiasing, half-pixel centres, prefix tokens kept.

use burn::module::Param;
use burn::tensor::{Tensor, TensorData};

use super::Vit;
use super::checkpoint::WeightsError;

/// The same network for images of another size (each side a multiple of the patch).
///
/// # Errors
/// If the size does not fit the patch, or the device does not give the embeddings back.
pub async fn resize(vit: Vit, image_px: (usize, usize)) -> Result<Vit, WeightsError> {
    let architecture = vit.architecture().clone();
    let patch_px = architecture.patch_px;
    if image_px.0 == 0
        || image_px.1 == 0
        || !image_px.0.is_multiple_of(patch_px)
        || !image_px.1.is_multiple_of(patch_px)
    {
        return Err(WeightsError::NotDeit {
            reason: format!(
                "an image of {} × {} cannot be cut into patches of {patch_px}",
                image_px.0, image_px.1
            ),
        });
    }
    let device = vit.pos_embed.device();
    let data = vit
        .pos_embed
        .val()
        .into_data_async()
        .await
        .map_err(|error| WeightsError::Device {
            reason: error.to_string(),
        })?;
    let floats = data
        .try_to_vec::<f32>()
        .map_err(|error| WeightsError::Device {
            reason: format!("{error:?}"),
        })?;
    let grid = (image_px.0 / patch_px, image_px.1 / patch_px);
    let resampled = resample(
        &floats,
        architecture.prefix_positions(),
        architecture.grid(),
        grid,
        architecture.dim,
    );
    let tokens = architecture.prefix_positions() + grid.0 * grid.1;
    let tensor = Tensor::from_data(
        TensorData::new(resampled, [1, tokens, architecture.dim]),
        &device,
    );
    Ok(vit.with_positions(Param::from_tensor(tensor), image_px))
}

/// # Shapes
/// `[prefix + old.0 * old.1, dim]` → `[prefix + new.0 * new.1, dim]`, row-major.
#[must_use]
pub fn resample(
    embeddings: &[f32],
    prefix: usize,
    old: (usize, usize),
    new: (usize, usize),
    dim: usize,
) -> Vec<f32> {
    let (kept, grid) = embeddings.split_at(prefix * dim);
    let down = taps(old.0, new.0);
    let across = taps(old.1, new.1);
    let mut resampled = kept.to_vec();
    let mut columns = vec![0.0; old.0 * new.1 * dim]; // [old rows, new columns, dim]
    for row in 0..old.0 {
        for (column, taps) in across.iter().enumerate() {
            for &(source, weight) in taps {
                for d in 0..dim {
                    columns[(row * new.1 + column) * dim + d] +=
                        weight * grid[(row * old.1 + source) * dim + d];
                }
            }
        }
    }
    for taps in &down {
        for column in 0..new.1 {
            resampled.extend((0..dim).map(|d| {
                taps.iter()
                    .map(|&(row, weight)| weight * columns[(row * new.1 + column) * dim + d])
                    .sum::<f32>()
            }));
        }
    }
    resampled
}

/// For each output position, which inputs count how much.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "grid sides are small, bounds are clamped to them"
)]
fn taps(old: usize, new: usize) -> Vec<Vec<(usize, f32)>> {
    let scale = old as f64 / new as f64;
    let stretch = scale.max(1.0);
    let support = 2.0 * stretch;
    let at = |output: usize| {
        let centre = scale * (output as f64 + 0.5);
        let first = (centre - support + 0.5).max(0.0) as usize;
        let last = ((centre + support + 0.5) as usize).min(old);
        let weights: Vec<f64> = (first..last)
            .map(|input| cubic((input as f64 - centre + 0.5) / stretch))
            .collect();
        let total: f64 = weights.iter().sum();
        (first..last)
            .zip(weights)
            .map(|(input, weight)| (input, (weight / total) as f32))
            .collect()
    };
    (0..new).map(at).collect()
}

/// Keys' cubic with a = -0.5.
fn cubic(x: f64) -> f64 {
    const A: f64 = -0.5;
    let x = x.abs();
    if x < 1.0 {
        ((A + 2.0) * x - (A + 3.0)) * x * x + 1.0
    } else if x < 2.0 {
        (((x - 5.0) * x + 8.0) * x - 4.0) * A
    } else {
        0.0
    }
}
