//! From the bytes of an image file to upright RGB pixels.
//!
//! The format is told by the content, never by the name. The EXIF orientation is applied, transparency
//! is composited on white, grey and 16-bit images become 8-bit RGB; colour profiles are ignored, as
//! Pillow's `convert("RGB")` ignores them. The size is checked before pixels are allocated.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

use super::container;

/// The most pixels an image may have: what the largest phone cameras give, with some to spare.
pub const MAX_PIXELS: u64 = 64_000_000;

/// The most bytes a decoder may allocate: [`MAX_PIXELS`] at 16 bits in four channels.
const MAX_ALLOC: u64 = MAX_PIXELS * 8 + (16 << 20);

/// An RGB image, 8 bits a channel, in memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Image {
    /// An image of these pixels, or nothing if they are not `height * width * 3` bytes, or none at all.
    ///
    /// # Shapes
    /// `pixels`: `[height, width, 3]`, row by row.
    #[must_use]
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        let bytes = u64::from(width)
            .checked_mul(u64::from(height))?
            .checked_mul(3)?;
        (bytes > 0 && bytes == pixels.len() as u64).then_some(Self {
            width,
            height,
            pixels,
        })
    }

    /// Columns, at least one.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows, at least one.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels, `[height, width, 3]`.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The bytes it takes in memory.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.pixels.len() as u64
    }

    /// Mirrors it left to right.
    pub fn flip_horizontal(&mut self) {
        let row_bytes = self.pixels.len() / self.height as usize;
        for row in self.pixels.chunks_exact_mut(row_bytes) {
            let (pixels, _) = row.as_chunks_mut::<3>();
            pixels.reverse();
        }
    }
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Image({} × {})", self.width, self.height)
    }
}

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
    /// More than [`MAX_PIXELS`].
    #[error("This image is {width} × {height} pixels ({} megapixels), more than the {} megapixels that fit here; make it smaller first.", megapixels(*width, *height), MAX_PIXELS / 1_000_000)]
    TooLarge {
        /// Columns.
        width: u32,
        /// Rows.
        height: u32,
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
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(DecodeError::TooLarge { width, height });
    }
    // Unreadable metadata is no reason to refuse the picture.
    let orientation = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    let nothing = || DecodeError::Damaged {
        format,
        reason: "it has no pixels".to_owned(),
    };
    Image::new(width, height, into_rgb(picture)).ok_or_else(nothing)
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

/// Its pixels as 8-bit RGB, transparency composited on white.
fn into_rgb(picture: DynamicImage) -> Vec<u8> {
    if !picture.has_alpha() {
        return picture.into_rgb8().into_raw();
    }
    let rgba = picture.into_rgba8().into_raw();
    let (pixels, _) = rgba.as_chunks::<4>();
    pixels
        .iter()
        .flat_map(|&[r, g, b, alpha]| [r, g, b].map(|channel| over_white(channel, alpha)))
        .collect()
}

/// `channel` at opacity `alpha` before white, rounded.
fn over_white(channel: u8, alpha: u8) -> u8 {
    let [channel, alpha] = [u16::from(channel), u16::from(alpha)];
    u8::try_from((channel * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}
