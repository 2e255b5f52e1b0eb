//! Pillow's Gaussian blur: three box blurs along each side.
//!
//! # Source
//! Pillow 13.0 `libImaging/BoxBlur.c`: `_gaussian_blur_radius` (after Gwosdek et al. 2011),
//! `ImagingLineBoxBlur32`. Sums are whole numbers, so that a running sum gives the very same levels.

use crate::data::Image;

const PASSES: u16 = 3;

/// `ImageFilter.GaussianBlur`: of this standard deviation, in pixels.
pub(super) fn gaussian_blur(image: &mut Image, radius: f64, spare: &mut Image) {
    let Some(window) = Window::of(radius) else {
        return;
    };
    let (width, height) = (image.width() as usize, image.height() as usize);
    spare.clone_from(image);
    for _ in 0..PASSES {
        window.blur(
            image.pixels(),
            spare.pixels_mut(),
            (height, width * 3),
            (width, 3),
        );
        std::mem::swap(image, spare);
    }
    for _ in 0..PASSES {
        window.blur(
            image.pixels(),
            spare.pixels_mut(),
            (1, 0),
            (height, width * 3),
        );
        std::mem::swap(image, spare);
    }
}

/// A box that ends within a pixel on both sides.
struct Window {
    /// Whole pixels to each side.
    radius: usize,
    /// Weight of a whole pixel, in 24 bits.
    whole: u32,
    /// Weight of the two pixels at the ends.
    far: u32,
}

impl Window {
    /// For a Gaussian of this standard deviation; nothing where there is nothing to blur.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "Pillow's own casts, of a few pixels"
    )]
    fn of(standard_deviation: f64) -> Option<Self> {
        const ONE: u32 = 1 << 24;
        let sigma = standard_deviation as f32;
        let variance = sigma * sigma / f32::from(PASSES);
        let length = (12.0 * f64::from(variance) + 1.0).sqrt() as f32;
        let l = ((f64::from(length) - 1.0) / 2.0).floor() as f32;
        let a = (2.0 * l + 1.0) * (l * (l + 1.0) - 3.0 * variance);
        let exact = l + a / (6.0 * (variance - (l + 1.0) * (l + 1.0)));
        if !(exact > 0.0 && exact < 1000.0) {
            return None;
        }
        let radius = exact as u32;
        let whole = (ONE as f32 / (exact * 2.0 + 1.0)) as u32;
        Some(Self {
            radius: radius as usize,
            whole,
            far: (ONE - (radius * 2 + 1) * whole) / 2,
        })
    }

    /// One pass over `lines` lines that begin `apart` bytes apart, of `steps` steps of `stride` values: a
    /// pixel's three channels along a row, a row's values along the columns. Beyond its ends a line goes on as it
    /// ends.
    fn blur(
        &self,
        pixels: &[u8],
        out: &mut [u8],
        (lines, apart): (usize, usize),
        (steps, stride): (usize, usize),
    ) {
        for start in (0..lines).map(|line| line * apart) {
            let mut first = 0;
            while stride - first >= 48 {
                self.blur_side_by_side::<48>(pixels, out, start + first, (steps, stride));
                first += 48;
            }
            // Whole pixels remain.
            for first in (first..stride).step_by(3) {
                self.blur_side_by_side::<3>(pixels, out, start + first, (steps, stride));
            }
        }
    }

    /// So many values side by side along one line.
    fn blur_side_by_side<const N: usize>(
        &self,
        pixels: &[u8],
        out: &mut [u8],
        start: usize,
        (steps, stride): (usize, usize),
    ) {
        let last = steps - 1;
        let at = |step: usize| -> [u32; N] {
            let begin = start + step.min(last) * stride;
            let values = &pixels[begin..begin + N];
            std::array::from_fn(|lane| values[lane].into())
        };
        // As it stands one step before the first: the first value to the left, the others to the right.
        let left = u32::try_from(self.radius).unwrap_or(0) + 1;
        let mut sums = at(0).map(|value| value * left);
        for step in 0..self.radius {
            let come = at(step);
            for lane in 0..N {
                sums[lane] += come[lane];
            }
        }
        for step in 0..steps {
            let gone = at(step.saturating_sub(self.radius + 1));
            let (come, next) = (at(step + self.radius), at(step + self.radius + 1));
            let begin = start + step * stride;
            let made = &mut out[begin..begin + N];
            for lane in 0..N {
                sums[lane] = sums[lane] + come[lane] - gone[lane];
                let ends = (gone[lane] + next[lane]).wrapping_mul(self.far);
                let scaled = sums[lane].wrapping_mul(self.whole).wrapping_add(ends);
                made[lane] = scaled.wrapping_add(1 << 23).to_le_bytes()[3];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_images_stay_and_tiny_ones_blur() {
        for (width, height) in [(1, 1), (1, 7), (9, 2), (70, 30)] {
            let image = Image::new(width, height, vec![131; (width * height * 3) as usize])
                .expect("sizes agree");
            let mut blurred = image.clone();
            gaussian_blur(&mut blurred, 2.0, &mut image.clone());
            assert_eq!(blurred, image);
        }
    }

    #[test]
    fn a_radius_of_nothing_or_nonsense_leaves_the_image() {
        let image = Image::new(2, 1, vec![0, 0, 0, 255, 255, 255]).expect("sizes agree");
        for radius in [0.0, -0.0, f64::NAN, f64::INFINITY] {
            let mut blurred = image.clone();
            gaussian_blur(&mut blurred, radius, &mut image.clone());
            assert_eq!(blurred, image, "{radius}");
        }
    }
}
