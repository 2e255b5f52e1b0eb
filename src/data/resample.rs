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

/// A rectangle of an image.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// All rows of the image.
    pub(super) pixels: &'a [u8],
    /// Columns of the image.
    pub(super) stride: usize,
    /// First row and column.
    pub(super) first: (usize, usize),
    /// Rows and columns.
    pub(super) size: (usize, usize),
}

impl<'a> Source<'a> {
    /// A whole image of so many columns.
    pub(super) fn whole(pixels: &'a [u8], width: usize) -> Self {
        Self {
            pixels,
            stride: width,
            first: (0, 0),
            size: (pixels.len() / (width * 3), width),
        }
    }

    /// A part of it.
    pub(super) fn part(self, rows: &Range<usize>, columns: &Range<usize>) -> Self {
        Self {
            first: (self.first.0 + rows.start, self.first.1 + columns.start),
            size: (rows.len(), columns.len()),
            ..self
        }
    }

    fn row(&self, y: usize) -> &'a [u8] {
        let start = (self.first.0 + y) * self.stride + self.first.1;
        &self.pixels[start * 3..(start + self.size.1) * 3]
    }

    /// Writes its pixels one after the other.
    pub(super) fn copy(&self, out: &mut [u8]) {
        for (y, row) in out.chunks_exact_mut(self.size.1 * 3).enumerate() {
            row.copy_from_slice(self.row(y));
        }
    }
}

/// One side of an image on its way to another length, of which only some pixels are wanted.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// The old pixels that the wanted ones are made of.
    pub(super) source: Range<usize>,
    /// Whether the length stays, and the wanted pixels are the old ones.
    pub(super) stays: bool,
    /// For each wanted pixel the first old one it is made of, counted from those above, and its weights.
    taps: Vec<(usize, Range<usize>)>,
    weights: Vec<i32>,
    /// The weights of one pixel, not yet rounded.
    exact: Vec<f64>,
}

impl Side {
    /// From `old` pixels to `new` ones, the `wanted` of them.
    pub(super) fn set(&mut self, old: usize, new: u64, wanted: Range<u64>, by: Interpolation) {
        self.taps.clear();
        self.weights.clear();
        self.stays = old as u64 == new;
        if self.stays {
            let end = usize::try_from(wanted.end).unwrap_or(old).min(old);
            let start = usize::try_from(wanted.start).unwrap_or(end).min(end);
            self.source = start..end;
            return;
        }
        for pixel in wanted {
            self.push(pixel, old, new, by);
        }
        let start = self.taps.first().map_or(0, |tap| tap.0);
        let end = self.taps.last().map_or(0, |tap| tap.0 + tap.1.len());
        for (first, _) in &mut self.taps {
            *first -= start;
        }
        self.source = start..end;
    }

    /// The wanted pixels.
    pub(super) fn len(&self) -> usize {
        if self.stays {
            self.source.len()
        } else {
            self.taps.len()
        }
    }

    /// What one new pixel is made of.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "Pillow's own casts: coordinates of an image, clamped to it, and weights of at most 2"
    )]
    fn push(&mut self, pixel: u64, old: usize, new: u64, by: Interpolation) {
        let filter = Filter::of(by);
        let scale = old as f64 / new as f64;
        // A smaller image averages over more old pixels: that is the antialiasing.
        let filter_scale = scale.max(1.0);
        let support = filter.support * filter_scale;
        let recip = 1.0 / filter_scale;
        let center = (pixel as f64 + 0.5) * scale;
        // Casts round towards zero and saturate, as `(int)` and the clamps to 0 and the side do there.
        let first = (center - support + 0.5) as usize;
        let end = ((center + support + 0.5) as usize).min(old);
        let weight = |at: usize| (filter.kernel)((at as f64 - center + 0.5) * recip);
        self.exact.clear();
        self.exact.extend((first..end).map(weight));
        let sum: f64 = self.exact.iter().sum();
        let fixed = |weight: &f64| {
            let scaled = weight / sum * f64::from(1 << PRECISION_BITS);
            (scaled + 0.5_f64.copysign(scaled)) as i32
        };
        let start = self.weights.len();
        self.weights.extend(self.exact.iter().map(fixed));
        self.taps.push((first, start..self.weights.len()));
    }
}

/// A sum of weighted pixels, started at [`HALF`], as a pixel.
fn clip(sum: i32) -> u8 {
    u8::try_from((sum >> PRECISION_BITS).clamp(0, 255)).unwrap_or(u8::MAX)
}

/// Makes every row one of as many pixels as the side has taps.
///
/// # Shapes
/// `out`: `[height, taps, 3]`
pub(super) fn columns(source: Source<'_>, side: &Side, out: &mut [u8]) {
    for (y, row) in out.chunks_exact_mut(side.taps.len() * 3).enumerate() {
        let (old, _) = source.row(y).as_chunks::<3>();
        let (new, _) = row.as_chunks_mut::<3>();
        for (made, (first, weights)) in new.iter_mut().zip(&side.taps) {
            let mut sums = [HALF; 3];
            for (pixel, weight) in old[*first..].iter().zip(&side.weights[weights.clone()]) {
                for (sum, &channel) in sums.iter_mut().zip(pixel) {
                    *sum += i32::from(channel) * weight;
                }
            }
            *made = sums.map(clip);
        }
    }
}

/// Makes as many rows as the side has taps of those there are; `sums` is a buffer.
///
/// # Shapes
/// `out`: `[taps, width, 3]`
pub(super) fn rows(source: Source<'_>, side: &Side, sums: &mut Vec<i32>, out: &mut [u8]) {
    let row_bytes = source.size.1 * 3;
    sums.resize(row_bytes, HALF);
    for (made, (first, weights)) in out.chunks_exact_mut(row_bytes).zip(&side.taps) {
        sums.fill(HALF);
        for (y, weight) in (*first..).zip(&side.weights[weights.clone()]) {
            for (sum, &channel) in sums.iter_mut().zip(source.row(y)) {
                *sum += i32::from(channel) * weight;
            }
        }
        for (channel, &sum) in made.iter_mut().zip(sums.iter()) {
            *channel = clip(sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(old: usize, new: u64) -> Side {
        let mut side = Side::default();
        side.set(old, new, 0..new, Interpolation::Bicubic);
        side
    }

    #[test]
    fn weights_are_the_cubic_kernels_and_sum_to_one() {
        // To half the size: the kernel at ±0.25, ±0.75, ±1.25 and ±1.75, halved.
        let half_size = side(16, 8);
        let one = f64::from(1 << PRECISION_BITS);
        let (first, weights) = &half_size.taps[4];
        let found: Vec<f64> = half_size.weights[weights.clone()]
            .iter()
            .map(|&weight| f64::from(weight) / one)
            .collect();
        let half = [-0.011_718_75, -0.035_156_25, 0.113_281_25, 0.433_593_75];
        let expected: Vec<f64> = half.iter().chain(half.iter().rev()).copied().collect();
        assert_eq!((*first, found), (5, expected));
        let odd = side(100, 37);
        for (_, weights) in &odd.taps {
            let sum: i32 = odd.weights[weights.clone()].iter().sum();
            assert!((sum - (1 << PRECISION_BITS)).abs() <= 8);
        }
    }

    #[test]
    fn edges_overshoot_no_further_than_a_byte() {
        let mut out = [0; 48];
        let pixels = [0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255];
        columns(Source::whole(&pixels, 4), &side(4, 16), &mut out);
        assert_eq!((out[0], out[47]), (0, 255));
        assert!(out.is_sorted_by_key(|&level| level > 127));
    }
}
