//! One operation on one image, with its amounts.

use std::fmt;

use super::{blur, colour, geometry};
use crate::data::Image;
use crate::preprocess::Interpolation;

/// An operation with its amounts: what was drawn, and what a tile of the lab says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Op {
    /// Each channel stretched to all levels.
    AutoContrast,
    /// Each channel's levels made about equally frequent.
    Equalize,
    /// Every level inverted.
    Invert,
    /// Turned counter-clockwise.
    Rotate {
        /// By so much.
        degrees: f64,
        /// With this filter.
        by: Interpolation,
    },
    /// Rows shifted in proportion to their place.
    ShearX {
        /// Columns a row.
        factor: f64,
        /// With this filter.
        by: Interpolation,
    },
    /// Columns shifted in proportion to their place.
    ShearY {
        /// Rows a column.
        factor: f64,
        /// With this filter.
        by: Interpolation,
    },
    /// Shifted to the left.
    TranslateX {
        /// By so much.
        pixels: f64,
        /// With this filter.
        by: Interpolation,
    },
    /// Shifted up.
    TranslateY {
        /// By so much.
        pixels: f64,
        /// With this filter.
        by: Interpolation,
    },
    /// The first bits of each level kept.
    Posterize {
        /// So many; 0 is black.
        bits: u32,
    },
    /// The levels from a threshold up inverted.
    Solarize {
        /// 0 to 256.
        threshold: u32,
    },
    /// The levels below 128 brightened.
    SolarizeAdd {
        /// By so much.
        add: u8,
    },
    /// Saturation: 0 is grey, 1 the image.
    Color {
        /// The factor.
        factor: f64,
    },
    /// Contrast: 0 is flat, 1 the image.
    Contrast {
        /// The factor.
        factor: f64,
    },
    /// Brightness: 0 is black, 1 the image.
    Brightness {
        /// The factor.
        factor: f64,
    },
    /// Sharpness: 0 is smoothed, 1 the image.
    Sharpness {
        /// The factor.
        factor: f64,
    },
    /// The hue turned.
    Hue {
        /// By this share of the circle, -0.5 to 0.5.
        turn: f64,
    },
    /// All colour taken away.
    Grayscale,
    /// Blurred.
    GaussianBlur {
        /// Standard deviation in pixels.
        radius: f64,
    },
    /// A grey square.
    Cutout {
        /// Its middle's row.
        y: u32,
        /// Its middle's column.
        x: u32,
        /// Half of its side.
        half: u32,
    },
    /// Mirrored left to right.
    HorizontalFlip,
    /// Mirrored top to bottom.
    VerticalFlip,
}

/// Buffers that operations keep between images.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Another image.
    pub(super) spare: Image,
    bytes: Vec<u8>,
    padded: geometry::Padded,
}

impl Op {
    /// Does it. `fill` shows where nothing of the image is.
    pub fn apply(self, image: &mut Image, fill: [u8; 3], scratch: &mut Scratch) {
        let (width, height) = (image.width(), image.height());
        let mut affine = |matrix, by| {
            geometry::affine(
                image,
                matrix,
                by,
                fill,
                &mut scratch.padded,
                &mut scratch.spare,
            );
            std::mem::swap(image, &mut scratch.spare);
        };
        match self {
            Self::Rotate { degrees, by } => affine(geometry::rotate(degrees, width, height), by),
            Self::ShearX { factor, by } => affine(geometry::shear_x(factor), by),
            Self::ShearY { factor, by } => affine(geometry::shear_y(factor), by),
            Self::TranslateX { pixels, by } => affine(geometry::translate_x(pixels), by),
            Self::TranslateY { pixels, by } => affine(geometry::translate_y(pixels), by),
            Self::AutoContrast => colour::auto_contrast(image),
            Self::Equalize => colour::equalize(image),
            Self::Invert => colour::invert(image),
            Self::Posterize { bits } => colour::posterize(image, bits),
            Self::Solarize { threshold } => colour::solarize(image, threshold),
            Self::SolarizeAdd { add } => colour::solarize_add(image, add),
            Self::Color { factor } => colour::color(image, factor),
            Self::Contrast { factor } => colour::contrast(image, factor),
            Self::Brightness { factor } => colour::brightness(image, factor),
            Self::Sharpness { factor } => colour::sharpness(image, factor, &mut scratch.bytes),
            Self::Hue { turn } => colour::hue(image, turn),
            Self::Grayscale => colour::grayscale(image),
            Self::GaussianBlur { radius } => {
                blur::gaussian_blur(image, radius, &mut scratch.spare);
            }
            Self::Cutout { y, x, half } => {
                let (rows, columns) = (
                    geometry::around(y, half, height),
                    geometry::around(x, half, width),
                );
                geometry::fill(image, rows, columns, [128; 3]);
            }
            Self::HorizontalFlip => image.flip_horizontal(),
            Self::VerticalFlip => geometry::flip_vertical(image),
        }
    }
}

impl fmt::Display for Op {
    /// As a tile says it: the name, and how much.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AutoContrast => f.write_str("AutoContrast"),
            Self::Equalize => f.write_str("Equalize"),
            Self::Invert => f.write_str("Invert"),
            Self::Rotate { degrees, .. } => write!(f, "Rotate {degrees:.1}°"),
            Self::ShearX { factor, .. } => write!(f, "ShearX {factor:.2}"),
            Self::ShearY { factor, .. } => write!(f, "ShearY {factor:.2}"),
            Self::TranslateX { pixels, .. } => write!(f, "TranslateX {pixels:.0} px"),
            Self::TranslateY { pixels, .. } => write!(f, "TranslateY {pixels:.0} px"),
            Self::Posterize { bits } => write!(f, "Posterize {bits} bits"),
            Self::Solarize { threshold } => write!(f, "Solarize from {threshold}"),
            Self::SolarizeAdd { add } => write!(f, "SolarizeAdd {add}"),
            Self::Color { factor } => write!(f, "Color × {factor:.2}"),
            Self::Contrast { factor } => write!(f, "Contrast × {factor:.2}"),
            Self::Brightness { factor } => write!(f, "Brightness × {factor:.2}"),
            Self::Sharpness { factor } => write!(f, "Sharpness × {factor:.2}"),
            Self::Hue { turn } => write!(f, "Hue {:.0}°", turn * 360.0),
            Self::Grayscale => f.write_str("Greyscale"),
            Self::GaussianBlur { radius } => write!(f, "Blur {radius:.1} px"),
            Self::Cutout { half, .. } => write!(f, "Cutout {} px", half * 2),
            Self::HorizontalFlip => f.write_str("Flip ↔"),
            Self::VerticalFlip => f.write_str("Flip ↕"),
        }
    }
}
