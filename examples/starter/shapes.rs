//! Pictures of shapes: what the starter model is trained on, and the sample data it is tried on.

use std::f32::consts::{PI, TAU};

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use vitrine::data::Image;

/// What the starter model learns to tell apart.
pub(crate) const LEARNT: [Shape; 10] = [
    Shape::Pentagon,
    Shape::Ring,
    Shape::Crescent,
    Shape::Cross,
    Shape::Diamond,
    Shape::HalfDisc,
    Shape::Arrow,
    Shape::Ellipse,
    Shape::Corner,
    Shape::Bars,
];

/// What the sample data holds: shapes the starter model has never seen.
pub(crate) const SAMPLE: [Shape; 4] = [Shape::Circle, Shape::Square, Shape::Star, Shape::Triangle];

/// A shape within the unit circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Arrow,
    Bars,
    Circle,
    Corner,
    Crescent,
    Cross,
    Diamond,
    Ellipse,
    HalfDisc,
    Pentagon,
    Ring,
    Square,
    Star,
    Triangle,
}

impl Shape {
    /// Its name as a class.
    pub(crate) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    fn covers(self, x: f32, y: f32) -> bool {
        let radius = x.hypot(y);
        let boxed =
            |half_width: f32, half_height: f32| x.abs() < half_width && y.abs() < half_height;
        match self {
            Self::Circle => radius < 0.9,
            Self::Ellipse => (x / 0.95).hypot(y / 0.5) < 1.0,
            Self::Ring => (0.5..0.95).contains(&radius),
            Self::Crescent => radius < 0.95 && (x - 0.4).hypot(y) > 0.75,
            Self::HalfDisc => radius < 0.95 && y > -0.1,
            Self::Square => boxed(0.75, 0.75),
            Self::Diamond => x.abs() / 0.55 + y.abs() < 1.0,
            Self::Cross => boxed(0.25, 0.95) || boxed(0.95, 0.25),
            Self::Corner => boxed(0.8, 0.8) && !(x > -0.25 && y > -0.25),
            Self::Bars => boxed(0.85, 0.85) && x.abs() > 0.3,
            Self::Arrow => {
                (x > 0.0 && x + y.abs() * 1.1 < 0.95) || (x <= 0.0 && x > -0.95 && y.abs() < 0.25)
            }
            Self::Triangle => inside_polygon(3, radius, y.atan2(x)),
            Self::Pentagon => inside_polygon(5, radius, y.atan2(x)),
            Self::Star => {
                let sector = TAU / 5.0;
                let turn = (y.atan2(x).rem_euclid(sector) - sector / 2.0).abs() / (sector / 2.0);
                radius < 0.4 + 0.58 * turn * turn
            }
        }
    }
}

fn inside_polygon(corners: u8, radius: f32, angle: f32) -> bool {
    let sector = TAU / f32::from(corners);
    radius * (angle.rem_euclid(sector) - sector / 2.0).cos()
        < 0.95 * (PI / f32::from(corners)).cos()
}

/// A picture of a shape: random place, size, turn and colours on a shaded, speckled ground.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small picture sides, clamped levels"
)]
pub(crate) fn draw(shape: Shape, side: u32, rng: &mut ChaCha8Rng) -> Image {
    // Bright ink on a dark ground, never quite upright: easy enough for a small model, never twice the same.
    let mut colour = |levels: std::ops::Range<f32>| -> [f32; 3] {
        std::array::from_fn(|_| rng.random_range(levels.clone()))
    };
    let (from, to, ink) = (
        colour(10.0..110.0),
        colour(10.0..110.0),
        colour(150.0..250.0),
    );
    let (size, turn, slope) = (
        rng.random_range(0.28..0.45f32),
        rng.random_range(-0.5..0.5f32),
        rng.random_range(0.0..TAU),
    );
    let margin = size.min(0.45);
    let (centre_x, centre_y) = (
        rng.random_range(margin..=1.0 - margin),
        rng.random_range(margin..=1.0 - margin),
    );
    let stripes = if rng.random_bool(0.15) {
        rng.random_range(6.0..14.0)
    } else {
        0.0
    };
    let noise = rng.random_range(2.0..10.0f32);
    const SAMPLES: [f32; 3] = [1.0 / 6.0, 0.5, 5.0 / 6.0];

    let mut pixels = Vec::with_capacity((side * side * 3) as usize);
    for row in 0..side {
        for column in 0..side {
            let mut cover = 0.0;
            for (down, right) in SAMPLES
                .iter()
                .flat_map(|down| SAMPLES.iter().map(move |right| (down, right)))
            {
                let x = ((column as f32 + right) / side as f32 - centre_x) / size;
                let y = ((row as f32 + down) / side as f32 - centre_y) / size;
                let (x, y) = (
                    x * turn.cos() + y * turn.sin(),
                    y * turn.cos() - x * turn.sin(),
                );
                let gap = stripes > 0.0 && (x * stripes).sin() > 0.6;
                cover += f32::from(u8::from(shape.covers(x, y) && !gap)) / 9.0;
            }
            let (u, v) = (
                column as f32 / side as f32 - 0.5,
                row as f32 / side as f32 - 0.5,
            );
            let shade = (u * slope.cos() + v * slope.sin() + 0.5).clamp(0.0, 1.0);
            let speckle = rng.random_range(-noise..=noise);
            for channel in 0..3 {
                let ground = from[channel] + (to[channel] - from[channel]) * shade;
                pixels.push(
                    (ground + (ink[channel] - ground) * cover + speckle)
                        .round()
                        .clamp(0.0, 255.0) as u8,
                );
            }
        }
    }
    Image::new(side, side, pixels)
        .unwrap_or_else(|| unreachable!("three numbers were pushed per pixel"))
}
