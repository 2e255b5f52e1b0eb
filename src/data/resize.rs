//! Sizes and crops, as Pillow, torchvision and timm have them.
//!
//! Resizing is Pillow's, with antialiasing, each of its two passes rounded to `u8`
//! (see `resample`). Coordinates are whole pixels; crops are cut out before they are resized, so that
//! no pixel outside a crop bleeds into it (torchvision's `resized_crop`).
//!
//! Of a resized image only the part that is wanted is made: a 1 × 5000 strip at a short side of 256 would
//! have a million columns, of which its evaluation crop shows 224.
//!
//! What is held in memory has its short side at [`HELD_PX`], made by the very filter that evaluation
//! at 224 px uses, or is the original where that is small: for such a model the evaluation crop of a
//! held image *is* the evaluation crop of the original. For other input sizes a held image is resized once more, and training crops come
//! from the held image rather than the original; both differ a little from timm.

use std::borrow::Cow;

use super::crop::{CropBox, middle};
use super::resample::{self, Side, Source};
use super::rgb::Image;
use crate::preprocess::{Interpolation, Preprocess, Resize};

/// Short side of the images held in memory.
pub const HELD_PX: u32 = 256;

/// The longest held side, in short sides. What lies further out is in no evaluation crop.
pub const MAX_ASPECT: u32 = 4;

/// A size that an image is thought to be resized to: of strips, too large to be made whole.
type Size = (u64, u64);

/// Resizes and crops; keeps its buffers between images.
#[derive(Debug, Default)]
pub struct Resizer {
    across: Side,
    down: Side,
    /// An image after the first of two passes.
    between: Vec<u8>,
    sums: Vec<i32>,
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
    pub fn resize_by(
        &mut self,
        image: &Image,
        width: u32,
        height: u32,
        by: Interpolation,
    ) -> Image {
        let (width, height) = (width.max(1), height.max(1));
        self.middle_of_resized(image, (width.into(), height.into()), (width, height), by)
    }

    /// The image with its short side at `px` and its long side in proportion, rounded down.
    pub fn fit_short_side<'a>(
        &mut self,
        image: &'a Image,
        px: u32,
        by: Interpolation,
    ) -> Cow<'a, Image> {
        let (width, height) = short_side_at(image, px);
        if (width, height) == (image.width().into(), image.height().into()) {
            return Cow::Borrowed(image);
        }
        let [width, height] = [width, height].map(|side| u32::try_from(side).unwrap_or(u32::MAX));
        Cow::Owned(self.resize_by(image, width, height, by))
    }

    /// What is kept of an image: a small one as it is; else its short side at [`HELD_PX`], and the middle of
    /// that, at most [`MAX_ASPECT`] times as long.
    #[must_use]
    pub fn held(&mut self, image: Image) -> Image {
        const LONGEST: u32 = HELD_PX * MAX_ASPECT;
        let (width, height) = (image.width(), image.height());
        let pixels = u64::from(width) * u64::from(height);
        if width.min(height) <= HELD_PX && pixels <= u64::from(HELD_PX * LONGEST) {
            return image;
        }
        self.middle_of_resized(
            &image,
            short_side_at(&image, HELD_PX),
            (LONGEST, LONGEST),
            Interpolation::Bicubic,
        )
    }

    /// The part that evaluation looks at, `crop_px` on both sides.
    pub fn eval_crop(&mut self, image: &Image, preprocess: &Preprocess) -> Image {
        let mut made = Image::default();
        self.eval_crop_into(image, preprocess, &mut made);
        made
    }

    /// What [`Resizer::eval_crop`] is the middle of, at most [`MAX_ASPECT`] times as long as wide.
    pub(crate) fn eval_whole(&mut self, image: &Image, preprocess: &Preprocess) -> Image {
        let (side, by) = (preprocess.resize_px(), preprocess.interpolation);
        match preprocess.resize {
            Resize::ShortSide(_) => {
                let mut whole = Image::default();
                self.short_side_into(image, side, by, &mut whole);
                whole
            }
            Resize::Squash(_) => self.resize_by(image, side, side, by),
        }
    }

    /// [`Resizer::eval_crop`], into an image that keeps its buffer.
    pub(crate) fn eval_crop_into(
        &mut self,
        image: &Image,
        preprocess: &Preprocess,
        made: &mut Image,
    ) {
        let (side, by) = (preprocess.resize_px(), preprocess.interpolation);
        let crop_px = preprocess.crop_px.max(1);
        let size = match preprocess.resize {
            Resize::ShortSide(_) => short_side_at(image, side),
            Resize::Squash(_) => (side.into(), side.into()),
        };
        self.resample(image, whole(image), size, (crop_px, crop_px), by, made);
    }

    /// The image with its short side at `px`, and the middle of that, at most [`MAX_ASPECT`] times as long.
    pub(crate) fn short_side_into(
        &mut self,
        image: &Image,
        px: u32,
        by: Interpolation,
        made: &mut Image,
    ) {
        let longest = px.saturating_mul(MAX_ASPECT);
        let size = short_side_at(image, px);
        self.resample(image, whole(image), size, (longest, longest), by, made);
    }

    /// A part of an image, resized to `px` on both sides, as if there were nothing around it.
    pub(crate) fn resized_crop_into(
        &mut self,
        image: &Image,
        part: CropBox,
        px: u32,
        by: Interpolation,
        made: &mut Image,
    ) {
        self.resample(image, part, (px.into(), px.into()), (px, px), by, made);
    }

    /// The middle of what resizing the whole image to `size` would give, no larger than `part`.
    fn middle_of_resized(
        &mut self,
        image: &Image,
        size: Size,
        part: (u32, u32),
        by: Interpolation,
    ) -> Image {
        let mut made = Image::default();
        self.resample(image, whole(image), size, part, by, &mut made);
        made
    }

    /// The middle of what resizing `from` to `size` would give, no larger than `part`.
    ///
    /// # Source
    /// Pillow 13.0 `src/libImaging/Resample.c`, `ImagingResampleInner`: no pass over a side that
    /// stays, and rows first only where that drops more than twice as many rows as columns
    /// (Pillow pull request 9549; before, always columns first).
    fn resample(
        &mut self,
        image: &Image,
        from: CropBox,
        size: Size,
        part: (u32, u32),
        by: Interpolation,
        made: &mut Image,
    ) {
        let set = |side: &mut Side, old: u32, new: u64, part: u32| {
            let length = u64::from(part.max(1)).min(new);
            let first = middle(new, length);
            side.set(old as usize, new, first..first + length, by);
        };
        set(&mut self.across, from.width, size.0, part.0);
        set(&mut self.down, from.height, size.1, part.1);
        let (across, down) = (&self.across, &self.down);
        let [new_width, new_height] =
            [across, down].map(|side| u32::try_from(side.len()).unwrap_or(u32::MAX));
        made.reshape(new_width, new_height);
        let source = Source {
            pixels: image.pixels(),
            stride: image.width() as usize,
            first: (from.top as usize, from.left as usize),
            size: (from.height as usize, from.width as usize),
        };
        let source = source.part(&down.source, &across.source);
        let (old_width, old_height) = (u64::from(from.width), u64::from(from.height));
        let is_rows_first = old_height > size.1 && old_height + 2 * size.0 > size.1 + 2 * old_width;
        let out = made.pixels_mut();
        match (across.stays, down.stays) {
            (true, true) => source.copy(out),
            (true, false) => resample::rows(source, down, &mut self.sums, out),
            (false, true) => resample::columns(source, across, out),
            (false, false) if is_rows_first => {
                self.between.resize(down.len() * source.size.1 * 3, 0);
                resample::rows(source, down, &mut self.sums, &mut self.between);
                resample::columns(Source::whole(&self.between, source.size.1), across, out);
            }
            (false, false) => {
                self.between.resize(source.size.0 * across.len() * 3, 0);
                resample::columns(source, across, &mut self.between);
                resample::rows(
                    Source::whole(&self.between, across.len()),
                    down,
                    &mut self.sums,
                    out,
                );
            }
        }
    }
}

/// All of an image.
fn whole(image: &Image) -> CropBox {
    CropBox {
        top: 0,
        left: 0,
        height: image.height(),
        width: image.width(),
    }
}

/// The size with the short side at `px` and the long side in proportion, rounded down.
///
/// # Source
/// torchvision `transforms/functional.py`, `_compute_resized_output_size`.
fn short_side_at(image: &Image, px: u32) -> Size {
    let px = u64::from(px.max(1));
    let (width, height) = (u64::from(image.width()), u64::from(image.height()));
    if width <= height {
        (px, px * height / width)
    } else {
        (px * width / height, px)
    }
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
        assert_eq!(size(&resizer.held(plain(600, 100))), (600, 100));
        assert_eq!(size(&resizer.held(plain(1, 5000))), (1, 5000));
        assert_eq!(size(&resizer.held(plain(5000, 300))), (1024, 256));
        assert_eq!(size(&resizer.held(plain(100, 5000))), (256, 1024));
        assert_eq!(
            size(&resizer.eval_crop(&plain(1, 5000), &Preprocess::deit(224))),
            (224, 224)
        );
    }

    #[test]
    fn holding_a_long_image_leaves_its_evaluation_crop_as_it_was() {
        let mut resizer = Resizer::new();
        for (width, height) in (1020..1110)
            .map(|width| (width, 256))
            .chain([(97, 2801), (901, 301)])
        {
            let strip = grid(width, height);
            let preprocess = &Preprocess::deit(224);
            let direct = resizer.eval_crop(&strip, preprocess);
            let whole = resizer
                .fit_short_side(&strip, 256, Interpolation::Bicubic)
                .into_owned();
            assert_eq!(resizer.eval_crop(&whole, preprocess), direct, "{width}");
            let held = resizer.held(strip);
            assert!(held.width().max(held.height()) <= 1024);
            assert_eq!(resizer.eval_crop(&held, preprocess), direct, "{width}");
        }
    }

    #[test]
    fn a_strip_of_millions_of_pixels_costs_no_more_than_its_middle() {
        let strip = Image::new(64_000_000, 1, vec![9; 192_000_000]).expect("sizes agree");
        let mut resizer = Resizer::new();
        assert_eq!(
            resizer.eval_crop(&strip, &Preprocess::deit(224)).pixels(),
            [9; 224 * 224 * 3]
        );
        assert_eq!(size(&resizer.held(strip)), (1024, 256));
        assert!(resizer.between.capacity() < 1 << 20);
    }

    proptest! {
        #[test]
        fn any_size_can_be_resized_to_any_other(from in (1_u32..60, 1_u32..60), to in (1_u32..60, 1_u32..60)) {
            let resized = Resizer::new().resize(&plain(from.0, from.1), to.0, to.1);
            prop_assert_eq!(resized, plain(to.0, to.1));
        }
    }
}
