//! Sizes and crops, as Pillow, torchvision and timm have them.
//!
//! Resizing is Pillow's, with antialiasing, each of its two passes rounded to `u8`
//! (see `resample`). Coordinates are whole pixels; crops are cut out before they are resized, so that
//! no pixel outside a crop bleeds into it (torchvision's `resized_crop`).
//!
//! What is held in memory has its short side at [`HELD_PX`], made by the very filter that evaluation
//! at 224 px uses: for such a model the evaluation crop of a held image *is* the evaluation crop of
//! the original. For other input sizes a held image is resized once more, and training crops come
//! from the held image rather than the original; both differ a little from timm.

use std::borrow::Cow;

use rand::Rng;

use super::crop::{center_crop, crop, random_box};
use super::resample;
use super::rgb::Image;
use crate::preprocess::{Interpolation, Preprocess, Resize};

/// Short side of the images held in memory.
pub const HELD_PX: u32 = 256;

/// The longest held side, in short sides. What lies further out is cut off: it is in no evaluation
/// crop, and resizing a 1 × 5000 strip to a short side of 256 would make a million columns of it.
pub const MAX_ASPECT: u32 = 4;

/// Resizes and crops; keeps its buffers between images.
#[derive(Debug, Default)]
pub struct Resizer {
    /// An image after the first of two passes.
    between: Vec<u8>,
}

impl Resizer {
    /// A resizer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The image at another size (at least 1 × 1), bicubic.
    pub fn resize(&mut self, image: &Image, width: u32, height: u32) -> Image {
        self.resize_by(image, width, height, Interpolation::Bicubic)
    }

    /// The image at another size (at least 1 × 1).
    ///
    /// # Source
    /// Pillow 13.0 `src/libImaging/Resample.c`, `ImagingResampleInner`: no pass over a side that
    /// stays, and rows first only where that drops more than twice as many rows as columns
    /// (Pillow pull request 9549; before, always columns first).
    pub fn resize_by(
        &mut self,
        image: &Image,
        width: u32,
        height: u32,
        by: Interpolation,
    ) -> Image {
        let size = (width.max(1), height.max(1));
        let (width, height) = (size.0 as usize, size.1 as usize);
        let (old_width, old_height) = (image.width() as usize, image.height() as usize);
        let mut pixels = Vec::with_capacity(width * height * 3);
        self.between.clear();
        match (width == old_width, height == old_height) {
            (true, true) => pixels.extend_from_slice(image.pixels()),
            (true, false) => resample::rows(image.pixels(), width, height, by, &mut pixels),
            (false, true) => resample::columns(image.pixels(), old_width, width, by, &mut pixels),
            (false, false)
                if old_height > height && old_height + 2 * width > height + 2 * old_width =>
            {
                resample::rows(image.pixels(), old_width, height, by, &mut self.between);
                resample::columns(&self.between, old_width, width, by, &mut pixels);
            }
            (false, false) => {
                resample::columns(image.pixels(), old_width, width, by, &mut self.between);
                resample::rows(&self.between, width, height, by, &mut pixels);
            }
        }
        let resized = Image::new(size.0, size.1, pixels);
        debug_assert!(
            resized.is_some(),
            "the passes make as many pixels as they are asked for"
        );
        resized.unwrap_or_else(|| image.clone())
    }

    /// The image with its short side at `px` and its long side in proportion, rounded down.
    ///
    /// # Source
    /// torchvision `transforms/functional.py`, `_compute_resized_output_size`.
    pub fn fit_short_side<'a>(
        &mut self,
        image: &'a Image,
        px: u32,
        by: Interpolation,
    ) -> Cow<'a, Image> {
        let px = px.max(1);
        let scaled = |long: u32, short: u32| {
            u32::try_from(u64::from(px) * u64::from(long) / u64::from(short)).unwrap_or(u32::MAX)
        };
        let (width, height) = (image.width(), image.height());
        match width.cmp(&height) {
            _ if width.min(height) == px => Cow::Borrowed(image),
            std::cmp::Ordering::Less => {
                Cow::Owned(self.resize_by(image, px, scaled(height, width), by))
            }
            _ => Cow::Owned(self.resize_by(image, scaled(width, height), px, by)),
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
        self.fit_short_side(&bounded, HELD_PX, Interpolation::Bicubic)
            .into_owned()
    }

    /// The part that evaluation looks at, `crop_px` on both sides.
    pub fn eval_crop(&mut self, image: &Image, preprocess: &Preprocess) -> Image {
        let (side, by) = (preprocess.resize_px(), preprocess.interpolation);
        let crop_px = preprocess.crop_px.max(1);
        match preprocess.resize {
            Resize::ShortSide(_) => {
                let bounded = bound_aspect(image);
                center_crop(&self.fit_short_side(&bounded, side, by), crop_px, crop_px)
            }
            Resize::Squash(_) => {
                center_crop(&self.resize_by(image, side, side, by), crop_px, crop_px)
            }
        }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::rgb::grid;

    fn plain(width: u32, height: u32) -> Image {
        Image::new(width, height, vec![7; (width * height * 3) as usize]).expect("sizes agree")
    }

    fn size(image: &Image) -> (u32, u32) {
        (image.width(), image.height())
    }

    #[test]
    fn the_long_side_is_rounded_down() {
        let mut resizer = Resizer::new();
        assert_eq!(
            size(&resizer.fit_short_side(&plain(300, 200), 256, Interpolation::Bicubic)),
            (384, 256)
        );
        assert_eq!(
            size(&resizer.fit_short_side(&plain(48, 64), 25, Interpolation::Bicubic)),
            (25, 33)
        );
        assert_eq!(
            size(&resizer.fit_short_side(&plain(641, 480), 256, Interpolation::Bicubic)),
            (341, 256)
        );
    }

    #[test]
    fn what_is_held_is_bounded_however_long_the_image() {
        let mut resizer = Resizer::new();
        assert_eq!(size(&resizer.held(plain(600, 300))), (512, 256));
        assert_eq!(size(&resizer.held(plain(600, 100))), (400, 100));
        assert_eq!(size(&resizer.held(plain(1, 5000))), (1, 4));
        assert_eq!(size(&resizer.held(plain(5000, 300))), (1024, 256));
        assert_eq!(
            size(&resizer.eval_crop(&plain(1, 5000), &Preprocess::deit(224))),
            (224, 224)
        );
    }

    #[test]
    fn holding_a_long_image_leaves_its_evaluation_crop_as_it_was() {
        let mut resizer = Resizer::new();
        for width in 1020..1110 {
            let strip = grid(width, 256);
            let crop = &Preprocess::deit(224);
            let direct = center_crop(&strip, 224, 224);
            let held = resizer.held(strip);
            assert!(held.width() <= 1024);
            assert_eq!(resizer.eval_crop(&held, crop), direct, "{width}");
        }
    }

    proptest! {
        #[test]
        fn any_size_can_be_resized_to_any_other(from in (1_u32..60, 1_u32..60), to in (1_u32..60, 1_u32..60)) {
            let resized = Resizer::new().resize(&plain(from.0, from.1), to.0, to.1);
            prop_assert_eq!(resized, plain(to.0, to.1));
        }
    }
}
