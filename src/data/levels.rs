//! From the samples of a file to 8-bit RGB, rounded as Pillow rounds.
//!
//! # Source
//! Pillow 13.0 `src/libImaging/Unpack.c` and `src/libImaging/AlphaComposite.c`.

use image::DynamicImage;

/// Its pixels as 8-bit RGB, transparency composited on white.
///
/// Of 16 bits the high 8 are kept, as Pillow reads 16-bit colour (`RGB;16B`). 16-bit grey it keeps, and its
/// `convert("RGB")` then clips at 255 and makes it white; ours is read as colour is.
pub(super) fn into_rgb(picture: DynamicImage) -> Vec<u8> {
    match picture {
        DynamicImage::ImageLuma16(picture) => {
            high(picture.as_raw()).flat_map(|grey| [grey; 3]).collect()
        }
        DynamicImage::ImageRgb16(picture) => high(picture.as_raw()).collect(),
        DynamicImage::ImageLumaA16(picture) => {
            let (pixels, _) = picture.as_raw().as_chunks::<2>();
            let each = pixels.iter().map(|pixel| pixel.map(high_byte));
            each.flat_map(|[grey, alpha]| [over_white(grey, alpha); 3])
                .collect()
        }
        DynamicImage::ImageRgba16(picture) => {
            let (pixels, _) = picture.as_raw().as_chunks::<4>();
            on_white(pixels.iter().map(|pixel| pixel.map(high_byte)))
        }
        picture if picture.has_alpha() => {
            let picture = picture.into_rgba8();
            on_white(picture.as_raw().as_chunks::<4>().0.iter().copied())
        }
        picture => picture.into_rgb8().into_raw(),
    }
}

fn high_byte(sample: u16) -> u8 {
    sample.to_be_bytes()[0]
}

fn high(samples: &[u16]) -> impl Iterator<Item = u8> {
    samples.iter().copied().map(high_byte)
}

fn on_white(pixels: impl Iterator<Item = [u8; 4]>) -> Vec<u8> {
    let mut rgb = Vec::with_capacity(pixels.size_hint().0 * 3);
    rgb.extend(
        pixels.flat_map(|[r, g, b, alpha]| [r, g, b].map(|channel| over_white(channel, alpha))),
    );
    rgb
}

/// `channel` at opacity `alpha` before white, rounded.
fn over_white(channel: u8, alpha: u8) -> u8 {
    let [channel, alpha] = [u16::from(channel), u16::from(alpha)];
    u8::try_from((channel * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

/// Gives what a GIF's first frame leaves free of its screen the frame's first colour: so does Pillow, where
/// browsers leave it clear.
pub(super) fn fill_clear(picture: &mut DynamicImage, [r, g, b]: [u8; 3]) {
    if let DynamicImage::ImageRgba8(picture) = picture {
        for pixel in picture.pixels_mut().filter(|pixel| pixel.0[3] == 0) {
            pixel.0 = [r, g, b, u8::MAX];
        }
    }
}

/// Rounds down what the decoder rounded when it spread samples up to `largest` over a byte.
pub(super) fn round_down(picture: &mut DynamicImage, largest: [u8; 3]) {
    if let DynamicImage::ImageRgb8(picture) = picture {
        for pixel in picture.pixels_mut() {
            for (level, largest) in pixel.0.iter_mut().zip(largest.map(u16::from)) {
                let sample = (u16::from(*level) * largest + 127) / 255;
                *level = u8::try_from(sample * 255 / largest).unwrap_or(*level);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_bits_are_spread_over_a_byte_rounding_down() {
        // What the decoder makes of 5 and 6 bits is rounded to the nearest.
        let spread = |sample: u32, largest: u32| (sample * 510 + largest) / (2 * largest);
        for sample in 0..64 {
            let five = sample % 32;
            let pixel = [spread(five, 31), spread(sample, 63), spread(five, 31)];
            let pixel = image::Rgb(pixel.map(|level| u8::try_from(level).expect("a byte")));
            let mut picture = DynamicImage::from(image::RgbImage::from_pixel(1, 1, pixel));
            round_down(&mut picture, [31, 63, 31]);
            let expected = [five * 255 / 31, sample * 255 / 63, five * 255 / 31];
            let found = into_rgb(picture);
            assert_eq!(
                found
                    .iter()
                    .map(|&level| u32::from(level))
                    .collect::<Vec<_>>(),
                expected
            );
        }
    }
}
