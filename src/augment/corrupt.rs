//! Pictures gone bad, to measure a model on.
//!
//! # Source
//! Hendrycks and Dietterich 2019, *Benchmarking Neural Network Robustness to Common Corruptions*; their
//! `make_imagenet_c.py`: `gaussian_noise`, `gaussian_blur` (scikit-image's `gaussian`, which is SciPy's
//! `gaussian_filter` with `mode="nearest"`, `truncate=4`), `contrast`, `jpeg_compression` (Pillow's, 4:2:0). Three
//! deliberate differences: levels are rounded to the nearest, where the script cuts off (which lets the last bit of a
//! sum decide); the outcome is not compressed once more at quality 85; and a blur keeps its share of the side, so that a
//! small input is not blurred beyond what a large one is. `tests/corrupt.rs` compares.

use libjpeg_turbo_rs::{PixelFormat, Subsampling};

use super::draw::{Draws, Stream};
use crate::data::rng::{self, Purpose};
use crate::data::{Image, decode};
use crate::report::ImageId;
use crate::study::Corruption;

/// Standard deviation, of brightness from 0 to 1.
const NOISE: [f64; Corruption::STRENGTHS] = [0.08, 0.12, 0.18, 0.26, 0.38];
/// Standard deviation, in pixels of a picture 224 high.
const BLUR: [f64; Corruption::STRENGTHS] = [1.0, 2.0, 3.0, 4.0, 6.0];
const BLUR_PX: u32 = 224;
/// What is left of each level's distance to the mean.
const CONTRAST: [f64; Corruption::STRENGTHS] = [0.4, 0.3, 0.2, 0.1, 0.05];
/// libjpeg's quality.
const QUALITY: [u8; Corruption::STRENGTHS] = [25, 18, 15, 10, 7];

/// Why a picture could not be compressed and opened again.
#[derive(Debug, thiserror::Error)]
#[error("A picture could not be written as JPEG and opened again ({0}).")]
pub struct CorruptError(String);

/// A corruption at one of its strengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corruptor {
    corruption: Corruption,
    /// Below [`Corruption::STRENGTHS`].
    strength: usize,
}

impl Corruptor {
    /// Every corruption at every strength, the weakest first, as [`Robustness`](crate::study::Robustness) lists them.
    pub fn all() -> impl Iterator<Item = Self> {
        let strengths = |corruption| {
            (0..Corruption::STRENGTHS).map(move |strength| Self {
                corruption,
                strength,
            })
        };
        Corruption::ALL.into_iter().flat_map(strengths)
    }

    /// The corruption, and its strength counted from 0.
    #[must_use]
    pub fn parts(self) -> (Corruption, usize) {
        (self.corruption, self.strength)
    }

    /// The draws it makes for an image: each image and strength has its own.
    #[must_use]
    pub fn draws(self, image: ImageId) -> Stream {
        let strength = self.strength as u64;
        Stream(rng::stream(0, Purpose::Corrupt, strength, image.0.into()))
    }

    /// Makes a picture bad.
    ///
    /// # Errors
    /// If it cannot be compressed, which no picture of ordinary size is known for.
    pub fn apply(self, image: &mut Image, draws: &mut impl Draws) -> Result<(), CorruptError> {
        match self.corruption {
            Corruption::Noise => noise(image, NOISE[self.strength], draws),
            Corruption::Blur => {
                let side = f64::from(image.width().min(image.height()));
                blur(image, BLUR[self.strength] * side / f64::from(BLUR_PX));
            }
            Corruption::Contrast => contrast(image, CONTRAST[self.strength]),
            Corruption::Jpeg => return jpeg(image, QUALITY[self.strength]),
        }
        Ok(())
    }
}

/// The nearest level to a brightness from 0 to 1; what is beyond is black or white.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates at black and white"
)]
fn level(brightness: f64) -> u8 {
    (brightness * 255.0).round_ties_even() as u8
}

fn noise(image: &mut Image, deviation: f64, draws: &mut impl Draws) {
    for pair in image.pixels_mut().chunks_mut(2) {
        for (value, drawn) in pair.iter_mut().zip(draws.normals()) {
            *value = level(f64::from(*value) / 255.0 + deviation * drawn);
        }
    }
}

/// Towards the mean of each channel.
fn contrast(image: &mut Image, left: f64) {
    let (pixels, _) = image.pixels_mut().as_chunks_mut::<3>();
    let mut sums = [0_u64; 3];
    for pixel in pixels.iter() {
        for (sum, &value) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(value);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "sums of levels of one picture")]
    let means = sums.map(|sum| sum as f64 / (pixels.len() as f64 * 255.0));
    for pixel in pixels {
        for (value, mean) in pixel.iter_mut().zip(means) {
            *value = level((f64::from(*value) / 255.0 - mean) * left + mean);
        }
    }
}

/// Compresses and opens it again.
fn jpeg(image: &mut Image, quality: u8) -> Result<(), CorruptError> {
    let compressed = libjpeg_turbo_rs::compress(
        image.pixels(),
        image.width() as usize,
        image.height() as usize,
        PixelFormat::Rgb,
        quality,
        Subsampling::S420,
    );
    let bytes = compressed.map_err(|error| CorruptError(error.to_string()))?;
    *image = decode(&bytes).map_err(|error| CorruptError(error.to_string()))?;
    Ok(())
}

/// A Gaussian, along columns and along rows; beyond its edge a picture goes on as it ends.
fn blur(image: &mut Image, deviation: f64) {
    let weights = weights(deviation);
    let (width, height) = (image.width() as usize, image.height() as usize);
    let reach = weights.len() / 2;
    let row = width * 3;
    let levels: Vec<f32> = image.pixels().iter().map(|&value| value.into()).collect();
    let mut columns = vec![0.0_f32; levels.len()]; // [height, width, 3]
    for (y, made) in columns.chunks_exact_mut(row).enumerate() {
        for (tap, &weight) in weights.iter().enumerate() {
            let from = (y + tap).saturating_sub(reach).min(height - 1);
            add(made, &levels[from * row..(from + 1) * row], weight);
        }
    }
    let mut padded = vec![0.0_f32; row + reach * 6]; // a row and its ends, repeated
    let mut made = vec![0.0_f32; row];
    let out = image.pixels_mut().chunks_exact_mut(row);
    for (values, out) in columns.chunks_exact(row).zip(out) {
        padded[reach * 3..reach * 3 + row].copy_from_slice(values);
        for at in 0..reach {
            padded[at * 3..at * 3 + 3].copy_from_slice(&values[..3]);
            let end = (reach + width + at) * 3;
            padded[end..end + 3].copy_from_slice(&values[row - 3..]);
        }
        made.fill(0.0);
        for (tap, &weight) in weights.iter().enumerate() {
            add(&mut made, &padded[tap * 3..tap * 3 + row], weight);
        }
        for (out, &sum) in out.iter_mut().zip(&made) {
            *out = level(f64::from(sum) / 255.0);
        }
    }
}

fn add(sums: &mut [f32], values: &[f32], weight: f32) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += weight * value;
    }
}

/// A Gaussian's weights, four deviations to each side; their sum is 1.
///
/// # Source
/// SciPy `ndimage/_filters.py`: `gaussian_filter1d` (`radius = int(truncate * sigma + 0.5)`), `_gaussian_kernel1d`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a radius of a few pixels; weights in single precision"
)]
fn weights(deviation: f64) -> Vec<f32> {
    let radius = (4.0 * deviation + 0.5) as i32;
    let power = |at: i32| libm::exp(-0.5 / (deviation * deviation) * f64::from(at * at));
    let all: Vec<f64> = (-radius..=radius).map(power).collect();
    let sum: f64 = all.iter().sum();
    all.into_iter()
        .map(|weight| (weight / sum) as f32)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(width: u32, height: u32) -> Image {
        Image::new(width, height, vec![128; (width * height * 3) as usize]).expect("sizes agree")
    }

    /// How far two pictures of one size are apart, in mean squares.
    fn distance(a: &Image, b: &Image) -> f64 {
        let squares = a.pixels().iter().zip(b.pixels());
        let sum: f64 = squares
            .map(|(&a, &b)| (f64::from(a) - f64::from(b)).powi(2))
            .sum();
        sum / a.pixels().len() as f64
    }

    #[test]
    fn noise_has_the_deviation_it_should_and_each_image_its_own() {
        let all: Vec<_> = Corruptor::all().take(Corruption::STRENGTHS).collect();
        for (corruptor, deviation) in all.into_iter().zip(NOISE).take(3) {
            let noisy = |image: u32| {
                let mut noisy = grey(100, 100);
                corruptor
                    .apply(&mut noisy, &mut corruptor.draws(ImageId(image)))
                    .expect("applies");
                noisy
            };
            // 30,000 values: five standard errors are two per cent; little reaches black or white.
            let found = distance(&noisy(1), &grey(100, 100)).sqrt() / 255.0;
            let cut_off = if deviation > 0.15 { 0.03 } else { 0.0 };
            assert!(
                (found / deviation - 1.0).abs() < 0.02 + cut_off,
                "{found}, not {deviation}"
            );
            assert_eq!(noisy(1), noisy(1));
            assert_ne!(noisy(1), noisy(2));
        }
    }

    #[test]
    fn what_is_flat_stays_but_for_noise() {
        for corruptor in Corruptor::all().skip(Corruption::STRENGTHS) {
            for (width, height) in [(1, 1), (17, 3), (64, 64)] {
                let mut image = grey(width, height);
                corruptor
                    .apply(&mut image, &mut corruptor.draws(ImageId(0)))
                    .expect("applies");
                assert_eq!(image, grey(width, height), "{corruptor:?}");
            }
        }
    }

    #[test]
    fn the_stronger_the_farther_from_the_picture() {
        let pixel = |at: u32| ((at * 37) % 251).to_le_bytes()[0];
        let picture = Image::new(64, 48, (0..64 * 48 * 3).map(pixel).collect()).expect("agrees");
        let all: Vec<_> = Corruptor::all().collect();
        for strengths in all.chunks(Corruption::STRENGTHS) {
            let far = strengths.iter().map(|corruptor| {
                let mut bad = picture.clone();
                corruptor
                    .apply(&mut bad, &mut corruptor.draws(ImageId(3)))
                    .expect("applies");
                distance(&bad, &picture)
            });
            let far: Vec<f64> = far.collect();
            assert!(far[0] > 0.0 && far.is_sorted(), "{strengths:?}: {far:?}");
        }
    }
}
