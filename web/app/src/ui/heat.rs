//! Numbers as colours over a picture: a colour map, enlarging, blending, a frame around one place.
//!
//! Pure functions on bytes; the canvas they end up on is [`super::overlay`]'s.

use std::sync::Arc;

/// A painted side is at least this long, so that small inputs are not a blur.
const MIN_SIDE_PX: usize = 448;

/// Viridis at nine equal steps: its lightness rises evenly, for colour-blind eyes too.
///
/// # Source
/// matplotlib's default colour map since 2.0 (van der Walt and Smith 2015, public domain).
const VIRIDIS: [[u8; 3]; 9] = [
    [68, 1, 84],
    [71, 45, 123],
    [59, 82, 139],
    [44, 114, 142],
    [33, 144, 140],
    [39, 173, 129],
    [93, 200, 99],
    [170, 220, 50],
    [253, 231, 37],
];

/// A number for each place of a grid, and the ends of its colour scale.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    /// Rows.
    pub(crate) rows: usize,
    /// Columns.
    pub(crate) columns: usize,
    /// Row by row.
    pub(crate) values: Arc<[f32]>,
    /// What the darkest colour stands for.
    pub(crate) low: f32,
    /// What the lightest colour stands for.
    pub(crate) high: f32,
}

/// A picture ready for a canvas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Painted {
    /// Columns of pixels.
    pub(crate) width: u32,
    /// Rows of pixels.
    pub(crate) height: u32,
    /// Red, green, blue and opacity, row by row.
    pub(crate) rgba: Arc<[u8]>,
}

/// How a field becomes pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Drawing {
    /// Colours flow into each other (bilinear) instead of one colour a place.
    pub(crate) smooth: bool,
    /// From 0, the picture alone, to 1, the colours alone.
    pub(crate) opacity: f32,
}

impl Field {
    /// Of these values; the scale starts at `floor`, or at the smallest of them. Nothing if they do not fill the grid
    /// or one is not finite.
    pub(crate) fn new(
        rows: usize,
        columns: usize,
        values: Vec<f32>,
        floor: Option<f32>,
    ) -> Option<Self> {
        let sound = !values.is_empty()
            && rows.checked_mul(columns) == Some(values.len())
            && values.iter().all(|value| value.is_finite());
        sound.then(|| {
            let smallest = values.iter().copied().fold(f32::INFINITY, f32::min);
            let low = floor.unwrap_or(smallest);
            Self {
                rows,
                columns,
                low,
                high: values.iter().copied().fold(low, f32::max),
                values: values.into(),
            }
        })
    }

    /// The value at this place.
    pub(crate) fn at(&self, row: usize, column: usize) -> f32 {
        let here = self.values.get(row * self.columns + column);
        here.copied().unwrap_or(self.low)
    }

    /// Where a value is on the scale, from 0 to 1; 0 everywhere on a scale of no length.
    pub(crate) fn share(&self, value: f32) -> f32 {
        let length = self.high - self.low;
        if length > 0.0 {
            ((value - self.low) / length).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The places with the highest values, highest first: row, column, value.
    pub(crate) fn strongest(&self, count: usize) -> Vec<(usize, usize, f32)> {
        let mut places: Vec<(usize, f32)> = self.values.iter().copied().enumerate().collect();
        places.sort_by(|a, b| b.1.total_cmp(&a.1));
        let place = |(at, value): (usize, f32)| (at / self.columns, at % self.columns, value);
        places.into_iter().take(count).map(place).collect()
    }

    /// One pixel a place, in its colour.
    pub(crate) fn swatch(&self) -> Painted {
        let pixel = |value: &f32| {
            let [red, green, blue] = colour(self.share(*value));
            [red, green, blue, 255]
        };
        painted(
            self.columns,
            self.rows,
            self.values.iter().flat_map(pixel).collect(),
        )
    }
}

/// The colour of this share of the scale, 0 to 1, between the steps of the map.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the map's steps and to bytes before"
)]
pub(crate) fn colour(share: f32) -> [u8; 3] {
    let place = share.clamp(0.0, 1.0) * 8.0;
    let step = (place as usize).min(7);
    let part = place - step as f32;
    std::array::from_fn(|channel| {
        let [from, to] = [step, step + 1].map(|step| f32::from(VIRIDIS[step][channel]));
        (from + (to - from) * part).round() as u8
    })
}

/// The whole scale from left to right, one pixel high.
pub(crate) fn ramp(width: u16) -> Painted {
    let last = f32::from(width.max(2) - 1);
    let pixel = |x: u16| {
        let [red, green, blue] = colour(f32::from(x) / last);
        [red, green, blue, 255]
    };
    painted(usize::from(width), 1, (0..width).flat_map(pixel).collect())
}

/// A square picture of `px` by `px` pixels with the field over it, enlarged by a whole number so that its side is at
/// least [`MIN_SIDE_PX`]. Nothing if the picture has another size.
pub(crate) fn paint(picture: &[u8], px: usize, field: &Field, drawing: Drawing) -> Option<Painted> {
    if px == 0 || picture.len() != px.checked_mul(px)?.checked_mul(4)? {
        return None;
    }
    let factor = MIN_SIDE_PX.div_ceil(px);
    let side = px * factor;
    let across = Steps::new(side, field.columns, drawing.smooth);
    let down = Steps::new(side, field.rows, drawing.smooth);
    let opacity = drawing.opacity.clamp(0.0, 1.0);
    let mut rgba = Vec::with_capacity(side * side * 4);
    for y in 0..side {
        let (top, bottom, below) = down.0[y];
        for x in 0..side {
            let (left, right, beside) = across.0[x];
            let between = |row: usize| {
                let (a, b) = (field.at(row, left), field.at(row, right));
                a + (b - a) * beside
            };
            let upper = between(top);
            let value = upper + (between(bottom) - upper) * below;
            let over = colour(field.share(value));
            let under = ((y / factor) * px + x / factor) * 4;
            let mixed = |channel: usize| mix(picture[under + channel], over[channel], opacity);
            rgba.extend([mixed(0), mixed(1), mixed(2), 255]);
        }
    }
    Some(painted(side, side, rgba))
}

/// The same with a frame around one place of a grid: light inside dark, so that it shows on every colour.
pub(crate) fn framed(
    picture: &Painted,
    (rows, columns): (u32, u32),
    (row, column): (u32, u32),
) -> Painted {
    let (rows, columns) = (rows.max(1), columns.max(1));
    let (width, height) = (picture.width, picture.height);
    let mut rgba = picture.rgba.to_vec();
    let (left, right) = (column * width / columns, (column + 1) * width / columns);
    let (top, bottom) = (row * height / rows, (row + 1) * height / rows);
    let line = (width / 224).max(1);
    for y in top..bottom.min(height) {
        for x in left..right.min(width) {
            let edge = (x - left)
                .min(right - 1 - x)
                .min(y - top)
                .min(bottom - 1 - y);
            let shade = match edge / line {
                0 => 0,
                1 => 255,
                _ => continue,
            };
            let at = ((y * width + x) * 4) as usize;
            rgba[at..at + 3].fill(shade);
        }
    }
    Painted {
        width,
        height,
        rgba: rgba.into(),
    }
}

/// For each pixel along a side: the two places it lies between, and how far it is from the first.
struct Steps(Vec<(usize, usize, f32)>);

impl Steps {
    /// Pixel and place are compared by their middles, and the ends stay flat, as PyTorch's
    /// `interpolate(align_corners=False)` has it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a few hundred pixels, and nothing below 0"
    )]
    fn new(pixels: usize, places: usize, smooth: bool) -> Self {
        let step = |pixel: usize| {
            if !smooth {
                let here = pixel * places / pixels;
                return (here, here, 0.0);
            }
            let middle = (pixel as f32 + 0.5) * places as f32 / pixels as f32 - 0.5;
            let middle = middle.max(0.0);
            let first = (middle as usize).min(places - 1);
            let second = (first + 1).min(places - 1);
            (first, second, middle - first as f32)
        };
        Self((0..pixels).map(step).collect())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between two bytes"
)]
fn mix(under: u8, over: u8, opacity: f32) -> u8 {
    let (under, over) = (f32::from(under), f32::from(over));
    (under + (over - under) * opacity).round() as u8
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "sides of a canvas, far below 2^32"
)]
fn painted(width: usize, height: usize, rgba: Vec<u8>) -> Painted {
    Painted {
        width: width as u32,
        height: height as u32,
        rgba: rgba.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: Drawing = Drawing {
        smooth: true,
        opacity: 1.0,
    };

    fn field(rows: usize, columns: usize, values: &[f32]) -> Field {
        Field::new(rows, columns, values.to_vec(), None).expect("fills the grid")
    }

    fn grey(px: usize) -> Vec<u8> {
        vec![100; px * px * 4]
    }

    #[test]
    fn the_colour_map_gets_lighter_all_the_way() {
        let light = |step: u16| {
            let [red, green, blue] = colour(f32::from(step) / 100.0).map(f32::from);
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        assert!((0..100).all(|step| light(step) < light(step + 1)));
        assert_eq!([colour(0.0), colour(1.0)], [VIRIDIS[0], VIRIDIS[8]]);
        assert_eq!([colour(-3.0), colour(9.0)], [VIRIDIS[0], VIRIDIS[8]]);
        assert_eq!(ramp(64).rgba.len(), 64 * 4);
    }

    #[test]
    fn a_field_knows_its_scale_and_its_highest_places() {
        let some = field(2, 2, &[0.25, 0.75, 0.5, 0.25]);
        assert_eq!((some.low, some.high), (0.25, 0.75));
        assert_eq!(some.strongest(2), [(0, 1, 0.75), (1, 0, 0.5)]);
        assert!((some.share(0.5) - 0.5).abs() < 1e-6);
        let from_zero = Field::new(1, 2, vec![0.25, 0.5], Some(0.0)).expect("fills");
        assert!((from_zero.share(0.25) - 0.5).abs() < 1e-6);
        let flat = field(1, 2, &[0.3, 0.3]);
        assert!(flat.share(0.3).abs() < 1e-6, "no difference, no colour");
        for (values, rows) in [(vec![], 0), (vec![1.0; 3], 2), (vec![f32::NAN, 1.0], 1)] {
            assert!(Field::new(rows, 2, values, None).is_none());
        }
    }

    #[test]
    fn smooth_enlarging_is_pytorchs_bilinear() {
        // torch.nn.functional.interpolate([[[0., 1.]]], 4, mode="linear", align_corners=False)
        let steps = Steps::new(4, 2, true);
        let values = [0.0, 1.0];
        let got: Vec<f32> = steps
            .0
            .iter()
            .map(|(a, b, part)| values[*a] + (values[*b] - values[*a]) * part)
            .collect();
        assert_eq!(got, [0.0, 0.25, 0.75, 1.0]);
        let apart: Vec<usize> = Steps::new(4, 2, false)
            .0
            .iter()
            .map(|step| step.0)
            .collect();
        assert_eq!(apart, [0, 0, 1, 1]);
    }

    #[test]
    fn opacity_goes_from_the_picture_to_the_colours() {
        let some = field(1, 2, &[0.0, 1.0]);
        let pixel = |drawing: Drawing, x: usize| {
            let painted = paint(&grey(64), 64, &some, drawing).expect("fits");
            assert_eq!((painted.width, painted.height), (448, 448));
            [0, 1, 2, 3].map(|channel| painted.rgba[x * 4 + channel])
        };
        let clear = Drawing {
            opacity: 0.0,
            ..COLOURS
        };
        assert_eq!(pixel(clear, 5), [100, 100, 100, 255]);
        assert_eq!(pixel(COLOURS, 0), [68, 1, 84, 255]);
        assert_eq!(pixel(COLOURS, 447), [253, 231, 37, 255]);
        let half = Drawing {
            opacity: 0.5,
            smooth: false,
        };
        assert_eq!(pixel(half, 0), [84, 51, 92, 255]);
        assert!(paint(&grey(3), 4, &some, half).is_none());
    }

    #[test]
    fn a_frame_lies_inside_its_place_alone() {
        let some = field(2, 2, &[0.0; 4]);
        let plain = paint(&grey(224), 224, &some, COLOURS).expect("fits");
        let framed = framed(&plain, (2, 2), (0, 1));
        let changed: Vec<usize> = (0..448 * 448)
            .filter(|at| plain.rgba[at * 4] != framed.rgba[at * 4])
            .collect();
        assert!(changed.len() > 1000);
        assert!(changed.iter().all(|at| at / 448 < 224 && at % 448 >= 224));
        assert_eq!(framed.rgba[224 * 4], 0, "dark at its edge");
        assert_eq!(framed.rgba[(2 * 448 + 226) * 4], 255, "light inside");
    }
}
