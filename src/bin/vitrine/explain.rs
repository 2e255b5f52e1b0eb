//! `vitrine explain`: what an answer rests on, as numbers or as a picture.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};
use serde_json::json;

use vitrine::explanation::{Explanation, Found, Fusion, Heat, Method, Picture};
use vitrine::protocol::{Command, Event};

use crate::runner::{Engine, REQUEST, RunnerError, file_error, say, unexpected, write_json};
use crate::{ExplainArguments, FusionName, MethodName};

impl ExplainArguments {
    fn method(&self) -> Method {
        match self.method {
            MethodName::Attention => Method::Attention,
            MethodName::Rollout => Method::Rollout {
                fusion: match self.fusion {
                    FusionName::Mean => Fusion::Mean,
                    FusionName::Max => Fusion::Max,
                    FusionName::Min => Fusion::Min,
                },
                discard: self.discard,
            },
            MethodName::Relevance => Method::Relevance,
            MethodName::Occlusion => Method::Occlusion {
                side_px: self.side,
                stride_px: self.stride,
            },
        }
    }
}

/// `vitrine explain`
pub(crate) fn explain(arguments: &ExplainArguments) -> Result<(), RunnerError> {
    let mut engine = Engine::start(arguments.device, None)?;
    let model = engine.load_model("model", &arguments.weights)?;
    let name = arguments.image.to_string_lossy().into_owned();
    let file = engine.session.host().file(&arguments.image, name.clone());
    let explanation = match engine.ask(Command::Explain {
        request: REQUEST,
        model: "model".to_owned(),
        picture: Picture::File(file),
        method: arguments.method(),
        class: arguments.class,
    })? {
        Event::Explained { explanation, .. } => explanation,
        other => return Err(unexpected(&other)),
    };
    for line in &explanation.predictions {
        say(&format!("{:5.1} %  {}", line.p * 100.0, line.label));
    }
    let heat = heat(&explanation);
    let is_png = arguments
        .out
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    if is_png {
        return write_png(&arguments.out, &explanation, &heat);
    }
    let class = explanation.class;
    let report = json!({
        "file": name,
        "method": arguments.method(),
        "class": class,
        "label": model.classes.get(class as usize),
        "predictions": explanation.predictions,
        "heat": heat,
    });
    write_json(&arguments.out, &report)
}

/// The map to show: of attention, what the class token asks of the patches in the last block, the mean of its heads.
fn heat(explanation: &Explanation) -> Heat {
    match &explanation.found {
        Found::Heat(heat) => heat.clone(),
        Found::Attention(maps) => {
            let row = maps.mean_row(maps.blocks.saturating_sub(1), 0);
            let (rows, columns) = explanation.grid;
            Heat {
                rows,
                columns,
                values: row.into_iter().skip(maps.prefix as usize).collect(),
            }
        }
    }
}

/// The picture as the model sees it, lit where the map is high and dark where it is low.
fn write_png(path: &Path, explanation: &Explanation, heat: &Heat) -> Result<(), RunnerError> {
    /// What is left of the light where the map is lowest.
    const DARKEST: f32 = 0.15;
    let light = Light::new(heat);
    let px = explanation.px;
    let mut pixels = Vec::with_capacity(3 * (px * px) as usize);
    let places = (0..px).flat_map(|y| (0..px).map(move |x| (y, x)));
    let (colours, _) = explanation.pixels.as_chunks::<4>();
    for ((y, x), colour) in places.zip(colours) {
        let share = DARKEST + (1.0 - DARKEST) * light.at(y, x, px);
        pixels.extend(colour[..3].iter().map(|&level| dimmed(level, share)));
    }
    let file = File::create(path).map_err(|error| file_error(path, &error))?;
    PngEncoder::new(BufWriter::new(file))
        .write_image(&pixels, px, px, ExtendedColorType::Rgb8)
        .map_err(|error| RunnerError::File {
            path: path.display().to_string(),
            reason: error.to_string(),
        })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a level is a level"
)]
fn dimmed(level: u8, share: f32) -> u8 {
    (f32::from(level) * share).round() as u8
}

/// A map brought to 0 to 1 and drawn smoothly: bilinear between the middles of its parts.
struct Light<'a> {
    heat: &'a Heat,
    lowest: f32,
    range: f32,
}

impl<'a> Light<'a> {
    fn new(heat: &'a Heat) -> Self {
        let values = || heat.values.iter().copied();
        let lowest = values().fold(f32::INFINITY, f32::min);
        let highest = values().fold(f32::NEG_INFINITY, f32::max);
        Self {
            heat,
            lowest,
            range: highest - lowest,
        }
    }

    /// At a pixel of a picture of `px × px`; 1 everywhere if the map is the same everywhere.
    fn at(&self, y: u32, x: u32, px: u32) -> f32 {
        let (top, bottom, down) = between(y, px, self.heat.rows);
        let (left, right, across) = between(x, px, self.heat.columns);
        let value = |row: u32, column: u32| {
            let at = (row * self.heat.columns + column) as usize;
            let value = self.heat.values.get(at).copied().unwrap_or(self.lowest);
            if self.range > 0.0 {
                (value - self.lowest) / self.range
            } else {
                1.0
            }
        };
        let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
        mix(
            mix(value(top, left), value(top, right), across),
            mix(value(bottom, left), value(bottom, right), across),
            down,
        )
    }
}

/// The two parts of `count` whose middles a pixel lies between, and how far it is from the first.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a place among a few hundred"
)]
fn between(pixel: u32, px: u32, count: u32) -> (u32, u32, f32) {
    let last = count.saturating_sub(1);
    let place = (pixel as f32 + 0.5) * count as f32 / px as f32 - 0.5;
    let place = place.clamp(0.0, last as f32);
    let first = place as u32;
    (first, (first + 1).min(last), place - first as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_is_that_of_a_parts_middle_and_goes_over_evenly() {
        let heat = Heat {
            rows: 1,
            columns: 2,
            values: vec![3.0, 5.0],
        };
        let light = Light::new(&heat);
        let found: Vec<f32> = (0..8).map(|x| light.at(7, x, 8)).collect();
        assert_eq!(found, [0.0, 0.0, 0.125, 0.375, 0.625, 0.875, 1.0, 1.0]);
    }

    #[test]
    fn a_map_that_is_the_same_everywhere_leaves_the_picture_as_it_is() {
        let heat = Heat {
            rows: 2,
            columns: 2,
            values: vec![0.5; 4],
        };
        assert_eq!(Light::new(&heat).at(3, 4, 8).to_bits(), 1.0_f32.to_bits());
        assert_eq!(dimmed(200, 1.0), 200);
    }
}
