//! What a network makes of every picture before its head(s) look: the class token after the final norm, or the mean of
//! the last feature maps.

use burn::tensor::{Device, Tensor, TensorData};

use super::twins::GRID;
use crate::augment::Pipeline;
use crate::data::{Dataset, Image};
use crate::model::Network;
use crate::preprocess::Preprocess;
use crate::report::{ImageId, Phase};
use crate::train::evaluate::floats;
use crate::train::inputs::TRUNK_BATCH;
use crate::train::{TrainError, Watch};

/// Every picture as the network sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// The pictures.
    pub images: Vec<ImageId>,
    /// Numbers a picture has.
    pub dim: usize,
    /// `[images, dim]`
    pub rows: Vec<f32>,
    /// Brightness on a grid: `[images, GRID * GRID]`
    pub pixels: Vec<f32>,
    /// The class each is taken for.
    pub predicted: Vec<u32>,
}

/// Looks at every picture once, in evaluation's view.
///
/// # Errors
/// If stopped, or the device fails.
pub async fn features(
    network: &Network,
    preprocess: Preprocess,
    data: &Dataset,
    device: &Device,
    watch: &impl Watch,
) -> Result<Features, TrainError> {
    let mut pipeline = Pipeline::evaluation(preprocess);
    let (px, dim) = (preprocess.crop_px as usize, network.shape().dim());
    let images: Vec<ImageId> = data.splits().into_keys().collect();
    let mut features = Features {
        dim,
        rows: Vec::with_capacity(images.len() * dim),
        pixels: Vec::with_capacity(images.len() * GRID * GRID),
        predicted: Vec::with_capacity(images.len()),
        images: Vec::new(),
    };
    let mut batch = Vec::new();
    for (number, chunk) in images.chunks(TRUNK_BATCH).enumerate() {
        pipeline.fill_evaluation(data, chunk, &mut batch)?;
        let pixels = TensorData::new(batch.clone(), [chunk.len(), 3, px, px]);
        let tokens = network.features(Tensor::from_data(pixels, device)); // [batch, 1 | 2, dim]
        let class = tokens.clone().narrow(1, 0, 1).squeeze_dim::<2>(1); // [batch, dim]
        let both = Tensor::cat(vec![class, network.classify(tokens)], 1); // [batch, dim + classes]
        let [_, width] = both.dims();
        let both = floats(both.reshape([-1])).await?;
        for row in both.chunks_exact(width) {
            features.rows.extend(&row[..dim]);
            features.predicted.push(largest(&row[dim..]));
        }
        for &id in chunk {
            features.pixels.extend(brightness(&*data.image(id)?));
        }
        let done = number * TRUNK_BATCH + chunk.len();
        watch.progress(Phase::Features, done, images.len());
        if watch.breathe().await {
            return Err(TrainError::Stopped);
        }
    }
    features.images = images;
    Ok(features)
}

/// The index of the largest, the first of equals.
fn largest(logits: &[f32]) -> u32 {
    let better = |best: (u32, f32), next: (u32, f32)| if next.1 > best.1 { next } else { best };
    (0..)
        .zip(logits.iter().copied())
        .fold((0, f32::NEG_INFINITY), better)
        .0
}

/// Brightness on a grid over the whole picture, whatever its shape: each field's mean of its pixels.
///
/// The weights are those of ITU-R BT.601, as in Pillow's `convert("L")`.
#[expect(clippy::cast_precision_loss, reason = "a picture's sides")]
fn brightness(image: &Image) -> Vec<f32> {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let field = |at: usize, side: usize| {
        let first = at * side / GRID;
        first..((at + 1) * side / GRID).max(first + 1)
    };
    let mut grid = Vec::with_capacity(GRID * GRID);
    for row in 0..GRID {
        for column in 0..GRID {
            let (rows, columns) = (field(row, height), field(column, width));
            let mut sum = 0_u64;
            for y in rows.clone() {
                let line =
                    &image.pixels()[3 * (y * width + columns.start)..3 * (y * width + columns.end)];
                for rgb in line.as_chunks::<3>().0 {
                    let [red, green, blue] = rgb.map(u64::from);
                    sum += 299 * red + 587 * green + 114 * blue;
                }
            }
            grid.push(sum as f32 / (1000 * rows.len() * columns.len()) as f32);
        }
    }
    grid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brightness_is_the_mean_of_each_field_whatever_the_shape() {
        for (width, height) in [(32, 16), (7, 40), (1, 1)] {
            let pixels = [255, 0, 0].repeat((width * height) as usize);
            let grid = brightness(&Image::new(width, height, pixels).expect("sizes agree"));
            assert_eq!(grid.len(), GRID * GRID);
            assert!(grid.iter().all(|&value| (value - 76.245).abs() < 1e-3));
        }
        let dark_left = |at: u32| if at % 32 < 16 { [0; 3] } else { [200; 3] };
        let pixels = (0..32 * 32).flat_map(dark_left).collect();
        let grid = brightness(&Image::new(32, 32, pixels).expect("sizes agree"));
        assert!(grid[7] < 1e-6 && (grid[8] - 200.0).abs() < 1e-3, "{grid:?}");
    }

    #[test]
    fn the_first_of_the_largest_is_taken() {
        assert_eq!(largest(&[0.5, 2.0, 2.0, -1.0]), 1);
    }
}
