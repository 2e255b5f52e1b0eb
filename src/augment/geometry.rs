//! Rotations, shears, shifts, mirrors and where a crop lies, with Pillow's arithmetic.
//!
//! # Source
//! Pillow 13.0 `libImaging/Geometry.c`: `affine_transform`, `bilinear_filter32RGB`, `bicubic_filter32RGB`, in
//! `f64`, rounding towards zero. Beyond its edges an image goes on as it ends for a filter's taps; where the point
//! itself lies outside, the fill colour shows.

use std::ops::Range;

use wide::{f64x4, i32x4};

use super::draw::Draws;
use crate::data::Image;
use crate::data::crop::CropBox;
use crate::preprocess::Interpolation;

/// Source coordinates of an output point: `x' = a x + b y + c`, `y' = d x + e y + f`.
pub(super) type Matrix = [f64; 6];

/// Shifts each row in proportion to its place.
pub(super) fn shear_x(factor: f64) -> Matrix {
    [1.0, factor, 0.0, 0.0, 1.0, 0.0]
}

/// Shifts each column in proportion to its place.
pub(super) fn shear_y(factor: f64) -> Matrix {
    [1.0, 0.0, 0.0, factor, 1.0, 0.0]
}

/// Shifts the image to the left.
pub(super) fn translate_x(pixels: f64) -> Matrix {
    [1.0, 0.0, pixels, 0.0, 1.0, 0.0]
}

/// Shifts the image up.
pub(super) fn translate_y(pixels: f64) -> Matrix {
    [1.0, 0.0, 0.0, 0.0, 1.0, pixels]
}

/// Turns an image of this size counter-clockwise about its middle.
///
/// # Source
/// Pillow `Image.rotate`
pub(super) fn rotate(degrees: f64, width: u32, height: u32) -> Matrix {
    let angle = -degrees.rem_euclid(360.0).to_radians();
    let (cos, sin) = (rounded(libm::cos(angle)), rounded(libm::sin(angle)));
    let (x, y) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    let (left, top) = (cos * -x + sin * -y, -sin * -x + cos * -y);
    [cos, sin, left + x, -sin, cos, top + y]
}

/// To 15 decimals, as Python's `round(…, 15)`: the exact product decides, not the rounded one.
fn rounded(x: f64) -> f64 {
    const SCALE: f64 = 1e15;
    let product = x * SCALE;
    let missing = x.mul_add(SCALE, -product);
    let nearest = if (product - product.floor()) == 0.5 && missing != 0.0 {
        if missing > 0.0 {
            product.ceil()
        } else {
            product.floor()
        }
    } else {
        product.round_ties_even()
    };
    nearest / SCALE
}

/// Pixels beyond the edges that a filter reads.
const MARGIN: usize = 2;

/// An image for filters to read: a pixel's channels side by side as whole numbers, and around it what it ends with.
#[derive(Debug, Default)]
pub(super) struct Padded {
    pixels: Vec<i32x4>,
    stride: usize,
}

impl Padded {
    fn fill(&mut self, image: &Image) {
        let (width, height) = (image.width() as usize, image.height() as usize);
        let (pixels, _) = image.pixels().as_chunks::<3>();
        self.stride = width + 2 * MARGIN;
        self.pixels.clear();
        for y in 0..height + 2 * MARGIN {
            let row = &pixels[y.saturating_sub(MARGIN).min(height - 1) * width..][..width];
            let lanes = |&[red, green, blue]: &[u8; 3]| {
                i32x4::new([red.into(), green.into(), blue.into(), 0])
            };
            self.pixels.extend([lanes(&row[0]); MARGIN]);
            self.pixels.extend(row.iter().map(lanes));
            self.pixels.extend([lanes(&row[width - 1]); MARGIN]);
        }
    }

    /// Of each of so many rows as many pixels, the first of them at this column and row of the image.
    fn around<const N: usize>(&self, x: isize, y: isize) -> [&[i32x4; N]; N] {
        let margin = MARGIN.cast_signed();
        let first = (y + margin).cast_unsigned() * self.stride + (x + margin).cast_unsigned();
        std::array::from_fn(|row| {
            let start = first + row * self.stride;
            self.pixels[start..start + N]
                .as_array()
                .unwrap_or(&[i32x4::ZERO; N])
        })
    }

    fn bilinear(&self, x: f64, y: f64) -> f64x4 {
        let ((x, dx), (y, dy)) = (parts(x), parts(y));
        let across = f64x4::splat(dx);
        let line = |[left, right]: [i32x4; 2]| {
            f64x4::from_i32x4(left) + f64x4::from_i32x4(right - left) * across
        };
        let [above, below] = self.around::<2>(x, y);
        let (above, below) = (line(*above), line(*below));
        above + (below - above) * f64x4::splat(dy)
    }

    fn bicubic(&self, x: f64, y: f64) -> f64x4 {
        let ((x, dx), (y, dy)) = (parts(x), parts(y));
        let rows = self.around::<4>(x - 1, y - 1);
        let across = f64x4::splat(dx);
        // Where a point lies on a row or column, the others count for nothing.
        let line = |taps: &[i32x4; 4]| {
            if dx == 0.0 {
                f64x4::from_i32x4(taps[1])
            } else {
                cubic_of_levels(*taps, across)
            }
        };
        if dy == 0.0 {
            return line(rows[1]);
        }
        let lines = [line(rows[0]), line(rows[1]), line(rows[2]), line(rows[3])];
        cubic(lines, f64x4::splat(dy))
    }
}

/// Puts an image through a matrix, into `out`; `padded` is a buffer.
pub(super) fn affine(
    image: &Image,
    matrix: Matrix,
    by: Interpolation,
    fill: [u8; 3],
    padded: &mut Padded,
    out: &mut Image,
) {
    let [a, b, c, d, e, f] = matrix;
    let (width, height) = (image.width(), image.height());
    padded.fill(image);
    out.reshape(width, height);
    let (wide, high) = (f64::from(width), f64::from(height));
    let (made, _) = out.pixels_mut().as_chunks_mut::<3>();
    for (y, row) in (0..height).zip(made.chunks_exact_mut(width as usize)) {
        let y = f64::from(y) + 0.5;
        for (x, pixel) in (0..width).zip(row) {
            let x = f64::from(x) + 0.5;
            let (x, y) = (a * x + b * y + c, d * x + e * y + f);
            let inside = x >= 0.0 && x < wide && y >= 0.0 && y < high;
            *pixel = match by {
                _ if !inside => fill,
                Interpolation::Bilinear => levels(padded.bilinear(x - 0.5, y - 0.5)),
                Interpolation::Bicubic => levels(padded.bicubic(x - 0.5, y - 0.5)),
            };
        }
    }
}

/// A coordinate as a whole number, rounded down, and the rest. (`floor` is a call where the processor need not have
/// it.)
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a coordinate within an image"
)]
fn parts(x: f64) -> (isize, f64) {
    let towards_zero = x as isize;
    let whole = towards_zero - isize::from(x < towards_zero as f64);
    (whole, x - whole as f64)
}

/// Pillow's `BICUBIC`: a = -1, in this order of operations.
fn cubic([v1, v2, v3, v4]: [f64x4; 4], d: f64x4) -> f64x4 {
    let p2 = v3 - v1;
    let p3 = f64x4::splat(2.0) * (v1 - v2) + v3 - v4;
    let p4 = v2 - v1 - v3 + v4;
    v2 + d * (p2 + d * (p3 + d * p4))
}

/// The same of levels, whose sums and differences are whole numbers.
fn cubic_of_levels([v1, v2, v3, v4]: [i32x4; 4], d: f64x4) -> f64x4 {
    let step = v1 - v2;
    let p1 = f64x4::from_i32x4(v2);
    let p2 = f64x4::from_i32x4(v3 - v1);
    let p3 = f64x4::from_i32x4(step + step + v3 - v4);
    let p4 = f64x4::from_i32x4(v4 - v3 - step);
    p1 + d * (p2 + d * (p3 + d * p4))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, as Pillow clamps"
)]
fn levels(pixel: f64x4) -> [u8; 3] {
    let [red, green, blue, _] = pixel.to_array();
    [red, green, blue].map(|level| level as u8)
}

/// Mirrors an image top to bottom.
pub(super) fn flip_vertical(image: &mut Image) {
    let row = image.width() as usize * 3;
    let half = image.height() as usize / 2;
    let (top, bottom) = image.pixels_mut().split_at_mut(half * row);
    for (above, below) in top.chunks_exact_mut(row).zip(bottom.rchunks_exact_mut(row)) {
        above.swap_with_slice(below);
    }
}

/// The part of a side that a cutout of this half side about `centre` covers.
pub(super) fn around(centre: u32, half: u32, side: u32) -> Range<usize> {
    centre.saturating_sub(half) as usize..centre.saturating_add(half).min(side) as usize
}

/// Fills a rectangle with a colour.
pub(super) fn fill(image: &mut Image, rows: Range<usize>, columns: Range<usize>, colour: [u8; 3]) {
    let width = image.width() as usize;
    let (pixels, _) = image.pixels_mut().as_chunks_mut::<3>();
    for row in pixels
        .chunks_exact_mut(width)
        .take(rows.end)
        .skip(rows.start)
    {
        row[columns.clone()].fill(colour);
    }
}

/// Where a random resized crop lies.
///
/// # Source
/// torchvision `transforms/transforms.py`, `RandomResizedCrop.get_params`: ten tries at a share of the
/// area (uniform) and an aspect ratio (log-uniform), else the largest middle part within those ratios.
pub(super) fn random_box(
    width: u32,
    height: u32,
    scale: (f64, f64),
    ratio: (f64, f64),
    draws: &mut impl Draws,
) -> CropBox {
    let area = f64::from(width) * f64::from(height);
    let (narrow, wide) = (libm::log(ratio.0), libm::log(ratio.1));
    for _ in 0..10 {
        let target = draws.uniform(scale.0, scale.1) * area;
        let aspect = libm::exp(draws.uniform(narrow, wide));
        let crop_width = whole((target * aspect).sqrt());
        let crop_height = whole((target / aspect).sqrt());
        if (1..=width).contains(&crop_width) && (1..=height).contains(&crop_height) {
            let top = draws.below(height - crop_height + 1);
            let left = draws.below(width - crop_width + 1);
            return CropBox {
                top,
                left,
                height: crop_height,
                width: crop_width,
            };
        }
    }
    let found = f64::from(width) / f64::from(height);
    let (crop_width, crop_height) = if found < ratio.0 {
        (width, whole(f64::from(width) / ratio.0).clamp(1, height))
    } else if found > ratio.1 {
        (whole(f64::from(height) * ratio.1).clamp(1, width), height)
    } else {
        (width, height)
    };
    CropBox {
        top: (height - crop_height) / 2,
        left: (width - crop_width) / 2,
        height: crop_height,
        width: crop_width,
    }
}

/// The nearest whole number, halves to even as Python's `round`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast to an integer saturates"
)]
pub(super) fn whole(x: f64) -> u32 {
    x.round_ties_even() as u32
}

/// A count or a length, without its fraction.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast to an integer saturates"
)]
pub(super) fn floor(x: f64) -> u32 {
    x as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng as _;
    use rand_chacha::ChaCha8Rng;

    use super::super::draw::Stream;
    use super::*;
    use crate::augmentation::Crop;

    fn box_of(width: u32, height: u32, scale: f64, seed: u64) -> CropBox {
        let mut draws = Stream(ChaCha8Rng::seed_from_u64(seed));
        random_box(width, height, (scale, 1.0), Crop::RATIO, &mut draws)
    }

    #[test]
    fn a_strip_that_fits_no_ratio_gives_its_middle() {
        let middle = |top, left, height, width| CropBox {
            top,
            left,
            height,
            width,
        };
        assert_eq!(box_of(10, 1000, 1.0, 0), middle(493, 0, 13, 10));
        assert_eq!(box_of(1000, 10, 1.0, 0), middle(0, 493, 10, 13));
    }

    #[test]
    fn a_quarter_turn_moves_every_pixel_to_its_place() {
        let image = Image::new(2, 2, (0..12).collect()).expect("sizes agree");
        let mut turned = image.clone();
        for by in [Interpolation::Bilinear, Interpolation::Bicubic] {
            affine(
                &image,
                rotate(90.0, 2, 2),
                by,
                [99; 3],
                &mut Padded::default(),
                &mut turned,
            );
            assert_eq!(turned.pixels(), [3, 4, 5, 9, 10, 11, 0, 1, 2, 6, 7, 8]);
            affine(
                &image,
                rotate(-180.0, 2, 2),
                by,
                [99; 3],
                &mut Padded::default(),
                &mut turned,
            );
            assert_eq!(turned.pixels(), [9, 10, 11, 6, 7, 8, 3, 4, 5, 0, 1, 2]);
        }
    }

    #[test]
    #[expect(
        clippy::approx_constant,
        reason = "the digits matter, not what they are near"
    )]
    fn fifteen_decimals_are_pythons() {
        // Python: round(0.7071067811865475, 15) and of its neighbour above.
        assert_eq!(rounded(0.707_106_781_186_547_5), 0.707_106_781_186_547);
        assert_eq!(rounded(0.707_106_781_186_547_6), 0.707_106_781_186_548);
        assert_eq!(rounded(-0.707_106_781_186_547_5), -0.707_106_781_186_547);
        assert_eq!(rounded(6.123_233_995_736_766e-17), 0.0);
    }

    #[test]
    fn an_image_of_odd_height_keeps_its_middle_row_when_flipped() {
        let mut image = Image::new(1, 3, (0..9).collect()).expect("sizes agree");
        flip_vertical(&mut image);
        assert_eq!(image.pixels(), [6, 7, 8, 3, 4, 5, 0, 1, 2]);
    }

    proptest! {
        #[test]
        fn random_crops_lie_in_the_image(
            (width, height) in (1_u32..400, 1_u32..400),
            scale in 0.01..=1.0,
            seed in any::<u64>(),
        ) {
            let part = box_of(width, height, scale, seed);
            prop_assert!(part.width >= 1 && part.left + part.width <= width);
            prop_assert!(part.height >= 1 && part.top + part.height <= height);
        }

        #[test]
        fn random_crops_of_a_square_keep_to_scale_and_ratio(scale in 0.1..=1.0, seed in any::<u64>()) {
            let part = box_of(200, 200, scale, seed);
            let (width, height) = (f64::from(part.width), f64::from(part.height));
            prop_assert!(width * height >= (scale - 0.02) * 40_000.0);
            prop_assert!((0.73..=1.37).contains(&(width / height)));
        }
    }
}
