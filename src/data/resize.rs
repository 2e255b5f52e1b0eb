//! Sizes and crops, as Pillow, torchvision and timm have them.
//!
//! Resizing is Pillow's bicubic (a = -0.5) with antialiasing: columns first, then rows, each pass
//! rounded to `u8`. Coordinates are whole pixels; crops are cut out before they are resized, so that
//! no pixel outside a crop bleeds into it (torchvision's `resized_crop`).
//!
//! What is held in memory has its short side at [`HELD_PX`], made by the very filter that evaluation
//! at 224 px uses: for such a model the evaluation crop of a held image *is* the evaluation crop of
//! the original. For other input sizes a held image is resized once more, and training crops come
//! from the held image rather than the original; both differ a little from timm.

use std::borrow::Cow;

use fast_image_resize::images::{Image as FirImage, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions};
use rand::{Rng, RngExt as _};

use super::decode::Image;

/// Short side of the images held in memory.
pub const HELD_PX: u32 = 256;

/// The longest held side, in short sides. What lies further out is cut off: it is in no evaluation
/// crop, and resizing a 1 × 5000 strip to a short side of 256 would make a million columns of it.
pub const MAX_ASPECT: u32 = 4;

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

/// The crop that evaluation looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvalCrop {
    /// The short side is resized to this first.
    pub resize_px: u32,
    /// Then the middle square of this side is cut out: the model's input.
    pub crop_px: u32,
}

impl EvalCrop {
    /// The crop for a model of this input side: 256 then 224, and in proportion.
    ///
    /// # Source
    /// timm `data/transforms_factory.py`, `transforms_imagenet_eval`: `floor(img_size / crop_pct)`, with
    /// `DeiT`'s `crop_pct` of 0.875 (`models/deit.py`).
    #[must_use]
    pub fn for_input(px: u32) -> Self {
        let px = px.max(1);
        Self {
            resize_px: u32::try_from(u64::from(px) * 8 / 7).unwrap_or(px),
            crop_px: px,
        }
    }
}

/// Resizes and crops; keeps its buffers between images.
#[derive(Debug, Default)]
pub struct Resizer {
    inner: fast_image_resize::Resizer,
}

impl Resizer {
    /// A resizer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The image at another size (at least 1 × 1).
    ///
    /// # Source
    /// Pillow `src/libImaging/Resample.c`: a pass is left out where the size stays.
    pub fn resize(&mut self, image: &Image, width: u32, height: u32) -> Image {
        let columns = self.pass(image, width.max(1), image.height());
        self.pass(&columns, width.max(1), height.max(1))
            .into_owned()
    }

    /// One of the two passes: one side stays.
    fn pass<'a>(&mut self, image: &'a Image, width: u32, height: u32) -> Cow<'a, Image> {
        if (width, height) == (image.width(), image.height()) {
            return Cow::Borrowed(image);
        }
        let mut resized = FirImage::new(width, height, PixelType::U8x3);
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
            .use_alpha(false);
        let done = ImageRef::new(
            image.width(),
            image.height(),
            image.pixels(),
            PixelType::U8x3,
        )
        .is_ok_and(|source| self.inner.resize(&source, &mut resized, &options).is_ok());
        debug_assert!(done, "sizes and pixel types agree");
        Image::new(width, height, resized.into_vec()).map_or(Cow::Borrowed(image), Cow::Owned)
    }

    /// The image with its short side at `px` and its long side in proportion, rounded down.
    ///
    /// # Source
    /// torchvision `transforms/functional.py`, `_compute_resized_output_size`.
    pub fn fit_short_side<'a>(&mut self, image: &'a Image, px: u32) -> Cow<'a, Image> {
        let px = px.max(1);
        let scaled = |long: u32, short: u32| {
            u32::try_from(u64::from(px) * u64::from(long) / u64::from(short)).unwrap_or(u32::MAX)
        };
        let (width, height) = (image.width(), image.height());
        match width.cmp(&height) {
            _ if width.min(height) == px => Cow::Borrowed(image),
            std::cmp::Ordering::Less => Cow::Owned(self.resize(image, px, scaled(height, width))),
            _ => Cow::Owned(self.resize(image, scaled(width, height), px)),
        }
    }

    /// What is kept of an image: at most [`MAX_ASPECT`] times as long as short, and its short side at
    /// [`HELD_PX`], or as it is if it is smaller.
    #[must_use]
    pub fn held(&mut self, image: Image) -> Image {
        let bounded = bound_aspect(&image);
        if bounded.width().min(bounded.height()) <= HELD_PX {
            return match bounded {
                Cow::Owned(cropped) => cropped,
                Cow::Borrowed(_) => image,
            };
        }
        self.fit_short_side(&bounded, HELD_PX).into_owned()
    }

    /// The crop that evaluation looks at, `crop_px` on both sides.
    pub fn eval_crop(&mut self, image: &Image, crop: EvalCrop) -> Image {
        let bounded = bound_aspect(image);
        let resized = self.fit_short_side(&bounded, crop.resize_px.max(crop.crop_px));
        center_crop(&resized, crop.crop_px, crop.crop_px)
    }

    /// A random part of the image, resized to `px` on both sides.
    ///
    /// # Source
    /// torchvision `transforms/transforms.py`, `RandomResizedCrop`, with the default aspect ratios.
    pub fn random_resized_crop(
        &mut self,
        image: &Image,
        scale_min: f64,
        rng: &mut impl Rng,
        px: u32,
    ) -> Image {
        let part = random_box(image.width(), image.height(), scale_min, rng);
        self.resize(&crop(image, part), px, px)
    }
}

/// The middle of an image that is too long, else the image.
fn bound_aspect(image: &Image) -> Cow<'_, Image> {
    let longest = image.width().min(image.height()).saturating_mul(MAX_ASPECT);
    if image.width().max(image.height()) <= longest {
        return Cow::Borrowed(image);
    }
    Cow::Owned(center_crop(image, longest, longest))
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

/// The middle of an image; a side that is shorter than asked for stays as it is.
///
/// # Source
/// torchvision `transforms/functional.py`, `center_crop`: `int(round((height - crop) / 2.0))`, Python's
/// `round` taking halves to the even neighbour. (There a shorter side is padded; ours is never shorter.)
#[must_use]
pub fn center_crop(image: &Image, width: u32, height: u32) -> Image {
    let (width, height) = (width.min(image.width()), height.min(image.height()));
    let middle = |side: u32, part: u32| {
        let (half, odd) = ((side - part) / 2, (side - part) % 2);
        half + (odd & half)
    };
    crop(
        image,
        CropBox {
            top: middle(image.height(), height),
            left: middle(image.width(), width),
            height,
            width,
        },
    )
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

    fn plain(width: u32, height: u32) -> Image {
        Image::new(width, height, vec![7; (width * height * 3) as usize]).expect("sizes agree")
    }

    /// Each pixel tells its column and row.
    fn grid(width: u32, height: u32) -> Image {
        let pixel = |x: u32, y: u32| [x, y, 0].map(|value| value.to_le_bytes()[0]);
        let pixels = (0..height)
            .flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)))
            .collect();
        Image::new(width, height, pixels).expect("sizes agree")
    }

    fn size(image: &Image) -> (u32, u32) {
        (image.width(), image.height())
    }

    #[test]
    fn the_evaluation_crop_is_in_timms_proportion() {
        assert_eq!(
            EvalCrop::for_input(224),
            EvalCrop {
                resize_px: 256,
                crop_px: 224
            }
        );
        assert_eq!(
            EvalCrop::for_input(384),
            EvalCrop {
                resize_px: 438,
                crop_px: 384
            }
        );
        assert_eq!(
            EvalCrop::for_input(32),
            EvalCrop {
                resize_px: 36,
                crop_px: 32
            }
        );
    }

    #[test]
    fn the_long_side_is_rounded_down() {
        let mut resizer = Resizer::new();
        assert_eq!(
            size(&resizer.fit_short_side(&plain(300, 200), 256)),
            (384, 256)
        );
        assert_eq!(size(&resizer.fit_short_side(&plain(48, 64), 25)), (25, 33));
        assert_eq!(
            size(&resizer.fit_short_side(&plain(641, 480), 256)),
            (341, 256)
        );
    }

    #[test]
    fn the_centre_is_rounded_as_python_rounds() {
        // Halves go to the even neighbour: round(0.5) = 0, round(1.5) = 2, round(2.5) = 2.
        for (side, first) in [(5, 0), (7, 2), (9, 2), (8, 2)] {
            assert_eq!(
                center_crop(&grid(side, 4), 4, 4).pixels()[0],
                first,
                "{side}"
            );
            assert_eq!(
                center_crop(&grid(4, side), 4, 4).pixels()[1],
                first,
                "{side}"
            );
        }
    }

    #[test]
    fn what_is_held_is_bounded_however_long_the_image() {
        let mut resizer = Resizer::new();
        assert_eq!(size(&resizer.held(plain(600, 300))), (512, 256));
        assert_eq!(size(&resizer.held(plain(600, 100))), (400, 100));
        assert_eq!(size(&resizer.held(plain(1, 5000))), (1, 4));
        assert_eq!(size(&resizer.held(plain(5000, 300))), (1024, 256));
        assert_eq!(
            size(&resizer.eval_crop(&plain(1, 5000), EvalCrop::for_input(224))),
            (224, 224)
        );
    }

    #[test]
    fn holding_a_long_image_leaves_its_evaluation_crop_as_it_was() {
        let mut resizer = Resizer::new();
        for width in 1020..1110 {
            let strip = grid(width, 256);
            let crop = EvalCrop::for_input(224);
            let direct = center_crop(&strip, 224, 224);
            let held = resizer.held(strip);
            assert!(held.width() <= 1024);
            assert_eq!(resizer.eval_crop(&held, crop), direct, "{width}");
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

        #[test]
        fn any_size_can_be_resized_to_any_other(from in (1_u32..60, 1_u32..60), to in (1_u32..60, 1_u32..60)) {
            let resized = Resizer::new().resize(&plain(from.0, from.1), to.0, to.1);
            prop_assert_eq!(resized, plain(to.0, to.1));
        }
    }
}
