//! Random erasing of a finished input.
//!
//! # Source
//! timm 1.0.29 `data/random_erasing.py`, `RandomErasing`: on normalised values, where 0 is the mean colour.

use super::draw::Draws;
use super::geometry::whole;
use crate::augmentation::{ErasingMode, RandomErasing};
use crate::data::crop::CropBox;

/// Where an input of this side is erased.
pub(super) fn boxes(erasing: &RandomErasing, px: u32, draws: &mut impl Draws) -> Vec<CropBox> {
    if erasing.probability == 0.0 || draws.unit() > erasing.probability {
        return vec![];
    }
    let count = match erasing.max_count {
        0 | 1 => 1,
        most => 1 + draws.below(most),
    };
    let aspect = libm::log(erasing.min_aspect);
    let one = |draws: &mut _| {
        (0..10).find_map(|_| {
            let area = f64::from(px) * f64::from(px) / f64::from(count);
            let target = Draws::uniform(draws, erasing.area.0, erasing.area.1) * area;
            let aspect = libm::exp(Draws::uniform(draws, aspect, -aspect));
            let height = whole((target * aspect).sqrt());
            let width = whole((target / aspect).sqrt());
            (width < px && height < px).then(|| CropBox {
                top: Draws::below(draws, px - height + 1),
                left: Draws::below(draws, px - width + 1),
                height,
                width,
            })
        })
    };
    (0..count).filter_map(|_| one(draws)).collect()
}

/// Fills a rectangle of an input.
///
/// # Shapes
/// `planes`: `[channels, px, px]`
#[expect(
    clippy::cast_possible_truncation,
    reason = "inputs are in single precision"
)]
pub(super) fn erase(
    planes: &mut [f32],
    px: usize,
    part: CropBox,
    mode: ErasingMode,
    draws: &mut impl Draws,
) {
    let rows = part.top as usize..(part.top + part.height) as usize;
    let columns = part.left as usize..(part.left + part.width) as usize;
    for plane in planes.chunks_exact_mut(px * px) {
        let colour = if mode == ErasingMode::Rand {
            draws.normal() as f32
        } else {
            0.0
        };
        for row in plane.chunks_exact_mut(px).take(rows.end).skip(rows.start) {
            let row = &mut row[columns.clone()];
            row.fill(colour);
            if mode == ErasingMode::Pixel {
                for two in row.chunks_mut(2) {
                    for (value, normal) in two.iter_mut().zip(draws.normals()) {
                        *value = normal as f32;
                    }
                }
            }
        }
    }
}
