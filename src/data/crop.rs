//! What part of an image a model looks at, as torchvision and timm have it.

use rand::{Rng, RngExt as _};

use super::rgb::Image;

/// A rectangle in an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CropBox {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Rows.
    pub height: u32,
    /// Columns.
    pub width: u32,
}

/// The part of an image that lies in a rectangle (clamped to the image).
#[must_use]
pub fn crop(image: &Image, part: CropBox) -> Image {
    let top = part.top.min(image.height() - 1);
    let left = part.left.min(image.width() - 1);
    let height = part.height.clamp(1, image.height() - top);
    let width = part.width.clamp(1, image.width() - left);
    let row_bytes = image.width() as usize * 3;
    let columns = left as usize * 3..(left + width) as usize * 3;
    let rows = image
        .pixels()
        .chunks_exact(row_bytes)
        .skip(top as usize)
        .take(height as usize);
    let pixels = rows
        .flat_map(|row| &row[columns.clone()])
        .copied()
        .collect();
    Image::new(width, height, pixels).unwrap_or_else(|| image.clone())
}

/// Where the middle `part` pixels of a side begin.
///
/// # Source
/// torchvision `transforms/functional.py`, `center_crop`: `int(round((height - crop) / 2.0))`, Python's
/// `round` taking halves to the even neighbour. (There a shorter side is padded; ours is never shorter.)
#[must_use]
pub fn middle(side: u64, part: u64) -> u64 {
    let left_over = side.saturating_sub(part);
    let (half, odd) = (left_over / 2, left_over % 2);
    half + (odd & half)
}

/// Where a random resized crop lies.
///
/// # Source
/// torchvision `transforms/transforms.py`, `RandomResizedCrop.get_params`: ten tries at a share of the
/// area (uniform) and an aspect ratio (log-uniform in 3/4 to 4/3), else the largest middle part within
/// those ratios.
pub fn random_box(width: u32, height: u32, scale_min: f64, rng: &mut impl Rng) -> CropBox {
    const RATIO: (f64, f64) = (3.0 / 4.0, 4.0 / 3.0);
    let area = f64::from(width) * f64::from(height);
    let scale_min = if scale_min.is_finite() {
        scale_min.clamp(0.0, 1.0)
    } else {
        1.0
    };
    for _ in 0..10 {
        let target = area * rng.random_range(scale_min..=1.0);
        let ratio = rng.random_range(RATIO.0.ln()..=RATIO.1.ln()).exp();
        let crop_width = whole((target * ratio).sqrt());
        let crop_height = whole((target / ratio).sqrt());
        if (1..=width).contains(&crop_width) && (1..=height).contains(&crop_height) {
            let top = rng.random_range(0..=height - crop_height);
            let left = rng.random_range(0..=width - crop_width);
            return CropBox {
                top,
                left,
                height: crop_height,
                width: crop_width,
            };
        }
    }
    let ratio = f64::from(width) / f64::from(height);
    let (crop_width, crop_height) = if ratio < RATIO.0 {
        (width, whole(f64::from(width) / RATIO.0).clamp(1, height))
    } else if ratio > RATIO.1 {
        (whole(f64::from(height) * RATIO.1).clamp(1, width), height)
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
fn whole(x: f64) -> u32 {
    x.round_ties_even() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng as _;
    use rand_chacha::ChaCha8Rng;

    use super::*;

    #[test]
    fn the_centre_is_rounded_as_python_rounds() {
        // Halves go to the even neighbour: round(0.5) = 0, round(1.5) = 2, round(2.5) = 2.
        for (side, first) in [(4, 0), (5, 0), (6, 1), (7, 2), (8, 2), (9, 2)] {
            assert_eq!(middle(side, 4), first, "{side}");
        }
    }

    #[test]
    fn a_strip_that_fits_no_ratio_gives_its_middle() {
        let mut rng = ChaCha8Rng::seed_from_u64(0);
        let part = random_box(10, 1000, 1.0, &mut rng);
        assert_eq!(
            part,
            CropBox {
                top: 493,
                left: 0,
                height: 13,
                width: 10
            }
        );
        let part = random_box(1000, 10, 1.0, &mut rng);
        assert_eq!(
            part,
            CropBox {
                top: 0,
                left: 493,
                height: 10,
                width: 13
            }
        );
    }

    proptest! {
        #[test]
        fn random_crops_lie_in_the_image(
            (width, height) in (1_u32..400, 1_u32..400),
            scale_min in 0.0..=1.0,
            seed in any::<u64>(),
        ) {
            let part = random_box(width, height, scale_min, &mut ChaCha8Rng::seed_from_u64(seed));
            prop_assert!(part.width >= 1 && part.left + part.width <= width);
            prop_assert!(part.height >= 1 && part.top + part.height <= height);
        }

        #[test]
        fn random_crops_of_a_square_keep_to_scale_and_ratio(scale_min in 0.1..=1.0, seed in any::<u64>()) {
            let part = random_box(200, 200, scale_min, &mut ChaCha8Rng::seed_from_u64(seed));
            let (width, height) = (f64::from(part.width), f64::from(part.height));
            prop_assert!(width * height >= (scale_min - 0.02) * 40_000.0);
            prop_assert!((0.73..=1.37).contains(&(width / height)));
        }
    }
}
