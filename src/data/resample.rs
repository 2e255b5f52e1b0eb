//! Pillow's resampling, to the bit.
//!
//! Our evaluation crops are thus the very pixels that timm's models are measured on. The faster crates
//! round their filter weights to 16 bits and differ by a level here and there, and the time hardly
//! matters beside decoding an image once or a forward pass.
//!
//! # Source
//! Pillow 13.0 `src/libImaging/Resample.c`: `precompute_coeffs`, `normalize_coeffs_8bpc`,
//! `ImagingResampleHorizontal_8bpc`, `ImagingResampleVertical_8bpc`, `bilinear_filter`, `bicubic_filter`.

use std::ops::Range;

use crate::preprocess::Interpolation;

/// Fractional bits of a weight: 32, less 8 for the pixel and 2 for weights below 0 and sums above 1.
const PRECISION_BITS: u32 = 32 - 8 - 2;

/// Half of the last kept bit, so that the final shift rounds.
const HALF: i32 = 1 << (PRECISION_BITS - 1);

/// How far a filter reaches, in pixels of the smaller image, and how much it counts at a distance.
struct Filter {
    support: f64,
    kernel: fn(f64) -> f64,
}

impl Filter {
    fn of(interpolation: Interpolation) -> Self {
        match interpolation {
            Interpolation::Bilinear => Self {
                support: 1.0,
                kernel: |x| (1.0 - x.abs()).max(0.0),
            },
            Interpolation::Bicubic => Self {
                support: 2.0,
                kernel: bicubic,
            },
        }
    }
}

/// The cubic convolution kernel with a = -0.5.
fn bicubic(x: f64) -> f64 {
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

/// What one new pixel is made of: old pixels from `first`, each times its weight.
pub(super) struct Taps {
    first: usize,
    weights: Vec<i32>,
}

/// One side of an image on its way to another length, of which only some pixels are wanted.
pub(super) struct Side {
    /// The old pixels that the wanted ones are made of.
    pub(super) source: Range<usize>,
    /// How, counted from the first of these; nothing where the length stays.
    pub(super) taps: Option<Vec<Taps>>,
}

impl Side {
    /// From `old` pixels to `new` ones, the `wanted` of them.
    pub(super) fn new(old: usize, new: u64, wanted: Range<u64>, by: Interpolation) -> Self {
        if old as u64 == new {
            let end = usize::try_from(wanted.end).unwrap_or(old).min(old);
            let start = usize::try_from(wanted.start).unwrap_or(end).min(end);
            return Self {
                source: start..end,
                taps: None,
            };
        }
        let mut taps = taps(old, new, wanted, by);
        let start = taps.first().map_or(0, |taps| taps.first);
        let end = taps
            .last()
            .map_or(0, |taps| taps.first + taps.weights.len());
        for Taps { first, .. } in &mut taps {
            *first -= start;
        }
        Self {
            source: start..end,
            taps: Some(taps),
        }
    }
}

/// The taps of the `wanted` new pixels along one side.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "Pillow's own casts: coordinates of an image, clamped to it, and weights of at most 2"
)]
fn taps(old: usize, new: u64, wanted: Range<u64>, by: Interpolation) -> Vec<Taps> {
    let filter = Filter::of(by);
    let scale = old as f64 / new as f64;
    // A smaller image averages over more old pixels: that is the antialiasing.
    let filter_scale = scale.max(1.0);
    let support = filter.support * filter_scale;
    let recip = 1.0 / filter_scale;
    let of_pixel = |pixel: u64| {
        let center = (pixel as f64 + 0.5) * scale;
        // Casts round towards zero and saturate, as `(int)` and the clamps to 0 and the side do there.
        let first = (center - support + 0.5) as usize;
        let end = ((center + support + 0.5) as usize).min(old);
        let weight = |at: usize| (filter.kernel)((at as f64 - center + 0.5) * recip);
        let weights: Vec<f64> = (first..end).map(weight).collect();
        let sum: f64 = weights.iter().sum();
        let fixed = |weight: f64| {
            let scaled = weight / sum * f64::from(1 << PRECISION_BITS);
            (scaled + 0.5_f64.copysign(scaled)) as i32
        };
        Taps {
            first,
            weights: weights.into_iter().map(fixed).collect(),
        }
    };
    wanted.map(of_pixel).collect()
}

/// A sum of weighted pixels, started at [`HALF`], as a pixel.
fn clip(sum: i32) -> u8 {
    u8::try_from((sum >> PRECISION_BITS).clamp(0, 255)).unwrap_or(u8::MAX)
}

/// Makes every row of `width` pixels one of as many as there are taps, appending to `out`.
///
/// # Shapes
/// `pixels`: `[height, width, 3]`; `out` gets `[height, taps, 3]`.
pub(super) fn columns(pixels: &[u8], width: usize, taps: &[Taps], out: &mut Vec<u8>) {
    for row in pixels.chunks_exact(width * 3) {
        let (row, _) = row.as_chunks::<3>();
        for Taps { first, weights } in taps {
            let mut sums = [HALF; 3];
            for (pixel, weight) in row[*first..].iter().zip(weights) {
                for (sum, &channel) in sums.iter_mut().zip(pixel) {
                    *sum += i32::from(channel) * weight;
                }
            }
            out.extend(sums.map(clip));
        }
    }
}

/// Makes as many rows as there are taps of those there are, appending to `out`.
///
/// # Shapes
/// `pixels`: `[height, width, 3]`; `out` gets `[taps, width, 3]`.
pub(super) fn rows(pixels: &[u8], width: usize, taps: &[Taps], out: &mut Vec<u8>) {
    let row_bytes = width * 3;
    let mut sums = vec![HALF; row_bytes];
    for Taps { first, weights } in taps {
        sums.fill(HALF);
        for (row, weight) in pixels.chunks_exact(row_bytes).skip(*first).zip(weights) {
            for (sum, &channel) in sums.iter_mut().zip(row) {
                *sum += i32::from(channel) * weight;
            }
        }
        out.extend(sums.iter().map(|&sum| clip(sum)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_the_cubic_kernels_and_sum_to_one() {
        // To half the size: the kernel at ±0.25, ±0.75, ±1.25 and ±1.75, halved.
        let taps = taps(16, 8, 0..8, Interpolation::Bicubic);
        let one = f64::from(1 << PRECISION_BITS);
        let found: Vec<f64> = taps[4]
            .weights
            .iter()
            .map(|&weight| f64::from(weight) / one)
            .collect();
        let half = [-0.011_718_75, -0.035_156_25, 0.113_281_25, 0.433_593_75];
        let expected: Vec<f64> = half.iter().chain(half.iter().rev()).copied().collect();
        assert_eq!((taps[4].first, found), (5, expected));
        for Taps { weights, .. } in super::taps(100, 37, 0..37, Interpolation::Bicubic) {
            assert!((weights.iter().sum::<i32>() - (1 << PRECISION_BITS)).abs() <= 8);
        }
    }

    #[test]
    fn edges_overshoot_no_further_than_a_byte() {
        let mut out = Vec::new();
        columns(
            &[0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255],
            4,
            &taps(4, 16, 0..16, Interpolation::Bicubic),
            &mut out,
        );
        assert_eq!((out.len(), out[0], out[47]), (48, 0, 255));
        assert!(out.is_sorted_by_key(|&level| level > 127));
    }
}
