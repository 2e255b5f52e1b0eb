//! From the bytes of an image file to upright RGB pixels.
//!
//! The format is told by the content, never by the name. The EXIF orientation is applied, transparency
//! is composited on white, grey and 16-bit images become 8-bit RGB (see `levels`); colour profiles are
//! ignored, as Pillow's `convert("RGB")` ignores them. The size is checked before pixels are allocated.
//! The pixels are Pillow's: `tests/awkward.rs` compares some of every kind.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

use super::container;
use super::levels::{self, into_rgb};
use super::rgb::Image;

/// The most pixels an image may have: what the largest phone cameras give, with some to spare.
pub const MAX_PIXELS: u64 = 64_000_000;

/// The most memory that decoding one image may take.
const MAX_BYTES: u64 = 512 << 20;

/// Why bytes do not become an image.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// No bytes at all.
    #[error("This file is empty (0 bytes); save or download it again.")]
    Empty,
    /// Of no image format we know.
    #[error(
        "This is not an image: its content is no JPEG, PNG, WebP, GIF or BMP, whatever its name says."
    )]
    NotAnImage,
    /// An image, but of a format we do not read.
    #[error("This is a {format} image, which cannot be read here; save it as JPEG or PNG first.")]
    Unsupported {
        /// The format's name.
        format: &'static str,
    },
    /// More than [`MAX_PIXELS`], or more than fit into memory while they are decoded.
    #[error("This image is {width} × {height} pixels ({} megapixels), more than the {} megapixels of its kind that fit here; make it smaller first.", megapixels(*width, *height), most / 1_000_000)]
    TooLarge {
        /// Columns.
        width: u32,
        /// Rows.
        height: u32,
        /// The most pixels for an image of this kind.
        most: u64,
    },
    /// Ends too early.
    #[error("This {format} image is cut off before its end; copy or download it again.")]
    Truncated {
        /// The format's name.
        format: &'static str,
    },
    /// Inconsistent in itself.
    #[error(
        "This {format} image is damaged and cannot be read ({reason}); copy or download it again."
    )]
    Damaged {
        /// The format's name.
        format: &'static str,
        /// The decoder's words.
        reason: String,
    },
}

fn megapixels(width: u32, height: u32) -> u64 {
    (u64::from(width) * u64::from(height)).div_ceil(1_000_000)
}

/// The image in these bytes: upright, RGB.
///
/// # Errors
/// See [`DecodeError`]; no bytes make it panic.
pub fn decode(bytes: &[u8]) -> Result<Image, DecodeError> {
    let (image_format, format) = sniff(bytes)?;
    if !container::is_whole(bytes, image_format) {
        return Err(DecodeError::Truncated { format });
    }
    let damaged = |error: image::ImageError| failure(&error, format);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), image_format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let most = MAX_PIXELS.min(MAX_BYTES / bytes_a_pixel(bytes, image_format, &decoder));
    if u64::from(width) * u64::from(height) > most {
        return Err(DecodeError::TooLarge {
            width,
            height,
            most,
        });
    }
    // Unreadable metadata is no reason to refuse the picture.
    let orientation = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let samplings = match image_format {
        ImageFormat::Jpeg => container::jpeg_samplings(bytes),
        _ => None,
    };
    let mut picture = match samplings.as_deref() {
        Some([_] | [_, _, _] | [0x11, 0x11, 0x11, 0x11]) => as_libjpeg_does(bytes)?,
        _ => DynamicImage::from_decoder(decoder).map_err(damaged)?,
    };
    if image_format == ImageFormat::Gif
        && let Some(color) = container::gif_first_color(bytes)
    {
        levels::fill_clear(&mut picture, color);
    }
    if image_format == ImageFormat::Bmp
        && let Some(largest) = container::bmp_largest_of_16_bits(bytes)
    {
        levels::round_down(&mut picture, largest);
    }
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    let nothing = || DecodeError::Damaged {
        format,
        reason: "it has no pixels".to_owned(),
    };
    Image::new(width, height, into_rgb(picture)).ok_or_else(nothing)
}

/// The memory that decoding takes at its height, for every pixel: measured, and rounded up.
fn bytes_a_pixel(bytes: &[u8], format: ImageFormat, decoder: &impl ImageDecoder) -> u64 {
    let held = u64::from(decoder.color_type().bytes_per_pixel());
    match format {
        // The planes of a picture with alpha beside the picture itself.
        ImageFormat::WebP if held == 4 => 11,
        // All coefficients, 2 bytes each, beside the picture.
        ImageFormat::Jpeg if container::jpeg_is_progressive(bytes) => 9,
        // The picture, and the same turned upright; or the picture and its RGB.
        _ => (held * 2).max(8),
    }
}

/// A JPEG's pixels, to the bit those of libjpeg-turbo and so of Pillow, which the reference results were made
/// with: a network answers visibly differently to another decoder's rounding. (CMYK and YCCK with subsampled
/// components go the other way, and may be a level or two off: libjpeg-turbo-rs 0.9 panics on damaged ones.)
fn as_libjpeg_does(bytes: &[u8]) -> Result<DynamicImage, DecodeError> {
    let damaged = |reason: String| DecodeError::Damaged {
        format: "JPEG",
        reason,
    };
    let pixels = libjpeg_turbo_rs::decompress_to(bytes, libjpeg_turbo_rs::PixelFormat::Rgb)
        .map_err(|error| damaged(error.to_string()))?;
    let [width, height] =
        [pixels.width, pixels.height].map(|side| u32::try_from(side).unwrap_or(0));
    RgbImage::from_raw(width, height, pixels.data)
        .map(DynamicImage::from)
        .ok_or_else(|| damaged("its size is inconsistent".to_owned()))
}

/// The format of these bytes, and its name for people.
fn sniff(bytes: &[u8]) -> Result<(ImageFormat, &'static str), DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => Ok((ImageFormat::Jpeg, "JPEG")),
        Ok(ImageFormat::Png) => Ok((ImageFormat::Png, "PNG")),
        Ok(ImageFormat::WebP) => Ok((ImageFormat::WebP, "WebP")),
        Ok(ImageFormat::Gif) => Ok((ImageFormat::Gif, "GIF")),
        Ok(ImageFormat::Bmp) => Ok((ImageFormat::Bmp, "BMP")),
        Ok(ImageFormat::Avif) => Err(DecodeError::Unsupported { format: "AVIF" }),
        Ok(ImageFormat::Tiff) => Err(DecodeError::Unsupported { format: "TIFF" }),
        Ok(ImageFormat::Ico) => Err(DecodeError::Unsupported {
            format: "icon (ICO)",
        }),
        // Phones: an ISO media file of a HEIF brand. `<svg` may come after an XML declaration.
        _ if matches!(
            bytes.get(4..12),
            Some(b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftyphevc")
        ) =>
        {
            Err(DecodeError::Unsupported { format: "HEIC" })
        }
        _ if bytes.trim_ascii_start().starts_with(b"<svg") => {
            Err(DecodeError::Unsupported { format: "SVG" })
        }
        _ => Err(DecodeError::NotAnImage),
    }
}

fn failure(error: &image::ImageError, format: &'static str) -> DecodeError {
    if let image::ImageError::IoError(io) = error
        && io.kind() == std::io::ErrorKind::UnexpectedEof
    {
        return DecodeError::Truncated { format };
    }
    DecodeError::Damaged {
        format,
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use image::{ExtendedColorType, ImageEncoder as _};
    use proptest::prelude::*;

    use super::*;

    const FORMATS: [ImageFormat; 5] = [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Bmp,
    ];

    /// A picture with some texture, in `format`.
    fn encoded(format: ImageFormat) -> Vec<u8> {
        let picture = RgbImage::from_fn(37, 21, |x, y| {
            image::Rgb([x * 6, y * 12, (x * y) % 256].map(|value| value.to_le_bytes()[0]))
        });
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("encodes");
        bytes.into_inner()
    }

    fn png(pixels: &[u8], width: u32, height: u32, color: ExtendedColorType) -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
        encoder
            .write_image(pixels, width, height, color)
            .expect("encodes");
        bytes
    }

    fn check(bytes: &[u8], pixels: &[u8]) {
        assert_eq!(decode(bytes).expect("decodes").pixels(), pixels);
    }

    #[test]
    fn every_format_is_told_by_its_content() {
        for format in FORMATS {
            let image = decode(&encoded(format)).expect("decodes");
            assert_eq!((image.width(), image.height()), (37, 21), "{format:?}");
        }
    }

    #[test]
    fn grey_deep_and_transparent_pixels_become_rgb_on_white() {
        check(
            &png(&[0, 128], 2, 1, ExtendedColorType::L8),
            &[0, 0, 0, 128, 128, 128],
        );
        check(
            // The high byte, whichever is first on this machine.
            &png(&[0xff, 0xff, 0x12, 0x12], 2, 1, ExtendedColorType::L16),
            &[255, 255, 255, 18, 18, 18],
        );
        let clear = [10, 20, 30, 0, 10, 20, 30, 255, 0, 100, 200, 51];
        check(
            &png(&clear, 3, 1, ExtendedColorType::Rgba8),
            &[255, 255, 255, 10, 20, 30, 204, 224, 244],
        );
    }

    #[test]
    fn the_exif_orientation_is_applied() {
        // A TIFF header and one entry: tag 0x112 (orientation), a short, one of them, 6 (turn right).
        let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        let plain = encoded(ImageFormat::Jpeg);
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let turned = [&plain[..2], &[0xff, 0xe1], &length, exif, &plain[2..]].concat();
        let (plain, turned) = (
            decode(&plain).expect("decodes"),
            decode(&turned).expect("decodes"),
        );
        assert_eq!(
            (turned.width(), turned.height()),
            (plain.height(), plain.width())
        );
        // The top left corner is now at the top right.
        let last = (turned.width() as usize - 1) * 3;
        assert_eq!(turned.pixels()[last..last + 3], plain.pixels()[..3]);
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for format in FORMATS {
            let bytes = encoded(format);
            for end in [20, bytes.len() / 2, bytes.len() * 3 / 4] {
                assert!(
                    decode(&bytes[..end]).is_err(),
                    "{format:?} up to {end} of {}",
                    bytes.len()
                );
            }
        }
        let jpeg = encoded(ImageFormat::Jpeg);
        assert_eq!(
            decode(&jpeg[..jpeg.len() / 2]),
            Err(DecodeError::Truncated { format: "JPEG" })
        );
    }

    #[test]
    fn a_size_beyond_the_limit_is_refused_from_the_header_alone() {
        // The header of a PNG of 10000 × 10000 pixels in 16-bit RGBA, and one byte of its content.
        let mut bytes = png(&[0; 8], 1, 1, ExtendedColorType::Rgba16);
        bytes[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10]);
        let crc = crc32(&bytes[12..29]).to_be_bytes();
        bytes[29..33].copy_from_slice(&crc);
        let error = decode(&bytes).expect_err("too large");
        assert_eq!(
            error,
            DecodeError::TooLarge {
                width: 10_000,
                height: 10_000,
                most: (512 << 20) / 16
            }
        );
        assert!(
            error
                .to_string()
                .contains("10000 × 10000 pixels (100 megapixels), more than the 33 megapixels"),
            "{error}"
        );
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 * (crc & 1))
            })
        })
    }

    #[test]
    fn other_contents_are_named_where_they_are_known() {
        assert_eq!(decode(b""), Err(DecodeError::Empty));
        assert_eq!(decode(b"just words"), Err(DecodeError::NotAnImage));
        assert_eq!(
            decode(b"\0\0\0\x18ftypheic...."),
            Err(DecodeError::Unsupported { format: "HEIC" })
        );
        assert_eq!(
            decode(b" <svg/>"),
            Err(DecodeError::Unsupported { format: "SVG" })
        );
        assert_eq!(
            decode(b"II*\0........"),
            Err(DecodeError::Unsupported { format: "TIFF" })
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_decoding_panic(
            format in proptest::sample::select(&FORMATS),
            noise in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
            end in any::<prop::sample::Index>(),
        ) {
            let mut bytes = encoded(format);
            for (at, byte) in noise {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = decode(&bytes);
            bytes.truncate(end.index(bytes.len() + 1));
            let _ = decode(&bytes);
        }

        #[test]
        fn nor_does_anything_behind_a_formats_first_bytes(
            format in proptest::sample::select(&FORMATS),
            rest in proptest::collection::vec(any::<u8>(), 0..300),
        ) {
            let mut bytes = encoded(format);
            bytes.truncate(16);
            bytes.extend(rest);
            let _ = decode(&bytes);
        }
    }
}
