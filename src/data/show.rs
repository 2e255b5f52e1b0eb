//! Images as the page shows them: a small JPEG for a card, a PNG to look at.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _};

use super::error::DataError;
use super::resize::Resizer;
use super::rgb::Image;

/// A thumbnail fits a square of this side.
const THUMBNAIL_PX: u32 = 128;

const THUMBNAIL_QUALITY: u8 = 80;

/// An image as PNG.
pub(super) fn png(image: &Image) -> Result<Vec<u8>, DataError> {
    let mut png = Cursor::new(Vec::new());
    let encoder = PngEncoder::new(&mut png);
    encoder.write_image(
        image.pixels(),
        image.width(),
        image.height(),
        ExtendedColorType::Rgb8,
    )?;
    Ok(png.into_inner())
}

/// A small JPEG of an image, fitting a square of 128 px.
///
/// # Errors
/// [`DataError::Encode`]
pub fn thumbnail(resizer: &mut Resizer, image: &Image) -> Result<Vec<u8>, DataError> {
    let long = u64::from(image.width().max(image.height()));
    let longest = long.min(THUMBNAIL_PX.into());
    let scaled = |side: u32| {
        u32::try_from(u64::from(side) * longest / long)
            .unwrap_or(THUMBNAIL_PX)
            .max(1)
    };
    let small = resizer.resize(image, scaled(image.width()), scaled(image.height()));
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, THUMBNAIL_QUALITY);
    encoder.write_image(
        small.pixels(),
        small.width(),
        small.height(),
        ExtendedColorType::Rgb8,
    )?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use super::super::decode::decode;
    use super::*;

    fn plain(width: u32, height: u32) -> Image {
        Image::new(width, height, vec![9; (width * height * 3) as usize]).expect("sizes agree")
    }

    #[test]
    fn a_png_is_the_image_itself() {
        let image = plain(5, 3);
        assert_eq!(decode(&png(&image).expect("encodes")), Ok(image));
    }

    #[test]
    fn thumbnails_are_small_and_keep_the_shape() {
        let mut resizer = Resizer::new();
        for (width, height, fits) in [
            (400, 200, (128, 64)),
            (3, 600, (1, 128)),
            (10, 20, (10, 20)),
        ] {
            let jpeg = thumbnail(&mut resizer, &plain(width, height)).expect("encodes");
            let small = decode(&jpeg).expect("decodes");
            assert_eq!((small.width(), small.height()), fits);
        }
    }
}
