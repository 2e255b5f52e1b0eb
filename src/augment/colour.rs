//! Operations on levels and colours, with Pillow's arithmetic.
//!
//! Every function changes an image in place; `spare` is a buffer that is kept between calls.
//!
//! # Source
//! Pillow 13.0: `ImageOps.py`, `ImageEnhance.py`; `libImaging/Blend.c`, `Convert.c`, `Filter.c`. Blending and
//! smoothing are in `f32` and round towards zero, as there.

use crate::data::Image;

/// A new level for each level.
type Table = [u8; 256];

/// The same table for all channels.
fn map(image: &mut Image, level: impl Fn(u8) -> u8) {
    let table: Table = std::array::from_fn(|at| level(byte(at)));
    for value in image.pixels_mut() {
        *value = table[usize::from(*value)];
    }
}

/// A table for each channel.
fn map_channels(image: &mut Image, tables: &[Table; 3]) {
    let (pixels, _) = image.pixels_mut().as_chunks_mut::<3>();
    for pixel in pixels {
        for (value, table) in pixel.iter_mut().zip(tables) {
            *value = table[usize::from(*value)];
        }
    }
}

fn byte(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(u8::MAX)
}

/// How many pixels have each level, for each channel.
fn histograms(image: &Image) -> [[u32; 256]; 3] {
    let mut counts = [[0; 256]; 3];
    let (pixels, _) = image.pixels().as_chunks::<3>();
    for pixel in pixels {
        for (count, &value) in counts.iter_mut().zip(pixel) {
            count[usize::from(value)] += 1;
        }
    }
    counts
}

/// `ImageOps.invert`
pub(super) fn invert(image: &mut Image) {
    map(image, |level| 255 - level);
}

/// `ImageOps.solarize`: inverts the levels from a threshold up.
pub(super) fn solarize(image: &mut Image, threshold: u32) {
    map(image, |level| {
        if u32::from(level) < threshold {
            level
        } else {
            255 - level
        }
    });
}

/// timm's `solarize_add`: brightens the levels below 128.
pub(super) fn solarize_add(image: &mut Image, add: u8) {
    map(image, |level| {
        if level < 128 {
            level.saturating_add(add)
        } else {
            level
        }
    });
}

/// `ImageOps.posterize`: keeps the first so many bits of each level. None leaves black (where Pillow of late
/// raises an error, and timm with it).
pub(super) fn posterize(image: &mut Image, bits: u32) {
    let mask = u8::MAX.checked_shl(8 - bits.min(8)).unwrap_or(0);
    map(image, |level| level & mask);
}

/// `ImageOps.autocontrast`: each channel stretched to all levels.
pub(super) fn auto_contrast(image: &mut Image) {
    let tables = histograms(image).map(|counts| {
        let low = counts.iter().position(|&count| count > 0).unwrap_or(0);
        let high = counts.iter().rposition(|&count| count > 0).unwrap_or(255);
        if high <= low {
            return std::array::from_fn(byte);
        }
        let [low, high] = [low, high].map(|level| f64::from(byte(level)));
        let scale = 255.0 / (high - low);
        let offset = -low * scale;
        std::array::from_fn(|level| towards_zero(f64::from(byte(level)) * scale + offset))
    });
    map_channels(image, &tables);
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, as Pillow clamps"
)]
fn towards_zero(level: f64) -> u8 {
    level as u8
}

/// `ImageOps.equalize`: each channel's levels spread so that all are about as frequent.
pub(super) fn equalize(image: &mut Image) {
    let tables = histograms(image).map(|counts| {
        let total: u32 = counts.iter().sum();
        let last = counts.iter().rev().find(|&&count| count > 0);
        let step = (total - last.unwrap_or(&0)) / 255;
        if step == 0 {
            return std::array::from_fn(byte);
        }
        let mut below = step / 2;
        counts.map(|count| {
            let level = u8::try_from(below / step).unwrap_or(u8::MAX);
            below += count;
            level
        })
    });
    map_channels(image, &tables);
}

/// `Image.blend` of two levels: from the first, by `factor`, towards the second and beyond.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, as Pillow clamps"
)]
pub(super) fn blend(from: u8, to: u8, factor: f32) -> u8 {
    let distance = i16::from(to) - i16::from(from);
    (f32::from(from) + factor * f32::from(distance)) as u8
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "Pillow takes its factors as C floats"
)]
fn single(factor: f64) -> f32 {
    factor as f32
}

/// `ImageEnhance.Brightness`
pub(super) fn brightness(image: &mut Image, factor: f64) {
    let factor = single(factor);
    map(image, |level| blend(0, level, factor));
}

/// `ImageEnhance.Contrast`
#[expect(
    clippy::cast_precision_loss,
    reason = "a sum of fewer than 2^45 levels"
)]
pub(super) fn contrast(image: &mut Image, factor: f64) {
    let (pixels, _) = image.pixels().as_chunks::<3>();
    let sum: u64 = pixels.iter().map(|&pixel| u64::from(luma(pixel))).sum();
    let mean = towards_zero(sum as f64 / pixels.len() as f64 + 0.5);
    let factor = single(factor);
    map(image, |level| blend(mean, level, factor));
}

/// `ImageEnhance.Color`
pub(super) fn color(image: &mut Image, factor: f64) {
    let factor = single(factor);
    let (pixels, _) = image.pixels_mut().as_chunks_mut::<3>();
    for pixel in pixels {
        let grey = luma(*pixel);
        *pixel = pixel.map(|level| blend(grey, level, factor));
    }
}

/// `convert("L")` and back.
pub(super) fn grayscale(image: &mut Image) {
    let (pixels, _) = image.pixels_mut().as_chunks_mut::<3>();
    for pixel in pixels {
        *pixel = [luma(*pixel); 3];
    }
}

/// `convert("L")`: ITU-R 601-2, in 16-bit fixed point.
fn luma([red, green, blue]: [u8; 3]) -> u8 {
    let sum = 19_595 * u32::from(red) + 38_470 * u32::from(green) + 7_471 * u32::from(blue);
    u8::try_from((sum + 0x8000) >> 16).unwrap_or(u8::MAX)
}

/// `ImageEnhance.Sharpness`: away from (or towards) `ImageFilter.SMOOTH`, whose border is the image's own.
pub(super) fn sharpness(image: &mut Image, factor: f64, spare: &mut Vec<u8>) {
    const EDGE: f32 = 1.0 / 13.0;
    const CENTRE: f32 = 5.0 / 13.0;
    let (factor, row) = (single(factor), image.width() as usize * 3);
    spare.clear();
    spare.extend_from_slice(image.pixels());
    if image.width() < 3 {
        return; // All border.
    }
    for (out, rows) in image.pixels_mut()[row..]
        .chunks_exact_mut(row)
        .zip(spare.windows(3 * row).step_by(row))
    {
        let (above, rest) = rows.split_at(row);
        let (here, below) = rest.split_at(row);
        let line = |row: &[u8], at: usize, centre: f32| {
            f32::from(row[at]) * EDGE
                + f32::from(row[at + 3]) * centre
                + f32::from(row[at + 6]) * EDGE
        };
        for (at, level) in out[3..row - 3].iter_mut().enumerate() {
            let smooth =
                0.5 + line(below, at, EDGE) + line(here, at, CENTRE) + line(above, at, EDGE);
            *level = blend(towards_zero(smooth.into()), *level, factor);
        }
    }
}

/// torchvision `adjust_hue`: turns the hue by this share of the circle, at most half.
pub(super) fn hue(image: &mut Image, turn: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "torchvision's own cast")]
    let turn = ((turn * 255.0) as i32).rem_euclid(256);
    let turn = u8::try_from(turn).unwrap_or(0);
    let (pixels, _) = image.pixels_mut().as_chunks_mut::<3>();
    for pixel in pixels {
        let [hue, saturation, value] = to_hsv(*pixel);
        *pixel = from_hsv([hue.wrapping_add(turn), saturation, value]);
    }
}

/// Pillow's `rgb2hsv_row`, with its mixture of single and double precision.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "Pillow's own casts and clamps"
)]
fn to_hsv([red, green, blue]: [u8; 3]) -> [u8; 3] {
    let high = red.max(green).max(blue);
    let low = red.min(green).min(blue);
    if low == high {
        return [0, 0, high];
    }
    let range = f32::from(high - low);
    let saturation = range / f32::from(high);
    let [r, g, b] = [red, green, blue].map(|level| f32::from(high - level) / range);
    let hue = if red == high {
        b - g
    } else if green == high {
        (2.0 + f64::from(r) - f64::from(b)) as f32
    } else {
        (4.0 + f64::from(g) - f64::from(r)) as f32
    };
    let hue = ((f64::from(hue) / 6.0 + 1.0) % 1.0) as f32;
    let scaled = |share: f32| (f64::from(share) * 255.0) as u8;
    [scaled(hue), scaled(saturation), high]
}

/// Pillow's `hsv2rgb`, likewise.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "Pillow's own casts and clamps"
)]
fn from_hsv([hue, saturation, value]: [u8; 3]) -> [u8; 3] {
    if saturation == 0 {
        return [value; 3];
    }
    let turned = f64::from(hue) * 6.0 / 255.0;
    let sector = turned.floor();
    let f = (turned - sector) as f32;
    let s = (f64::from(saturation) / 255.0) as f32;
    let level = |share: f64| (f64::from(value) * share).round() as u8;
    let p = level(1.0 - f64::from(s));
    let q = level(1.0 - f64::from(s * f));
    let t = level(1.0 - f64::from(s) * (1.0 - f64::from(f)));
    match sector as u8 % 6 {
        0 => [value, t, p],
        1 => [q, value, p],
        2 => [p, value, t],
        3 => [p, q, value],
        4 => [t, p, value],
        _ => [value, p, q],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_bits_is_black_and_all_bits_is_the_image() {
        let image = Image::new(2, 1, vec![255, 127, 3, 4, 5, 6]).expect("sizes agree");
        let posterized = |bits| {
            let mut image = image.clone();
            posterize(&mut image, bits);
            image
        };
        assert_eq!(posterized(0).pixels(), [0; 6]);
        assert_eq!(posterized(1).pixels(), [128, 0, 0, 0, 0, 0]);
        assert_eq!(posterized(8), image);
        assert_eq!(posterized(9), image);
    }

    #[test]
    fn one_level_cannot_be_stretched_or_spread() {
        let image = Image::new(20, 20, vec![77; 1200]).expect("sizes agree");
        let mut changed = image.clone();
        auto_contrast(&mut changed);
        equalize(&mut changed);
        assert_eq!(changed, image);
    }

    #[test]
    fn images_of_borders_alone_are_not_sharpened() {
        for (width, height) in [(1, 5), (2, 5), (5, 1), (5, 2)] {
            let image = Image::new(
                width,
                height,
                (0..width * height * 3)
                    .map(|at| byte(at as usize))
                    .collect(),
            )
            .expect("sizes agree");
            let mut changed = image.clone();
            sharpness(&mut changed, 1.9, &mut Vec::new());
            assert_eq!(changed, image);
        }
    }
}
