//! `MixUp` and `CutMix` of a batch of inputs, and the soft targets that go with it.
//!
//! # Source
//! timm 1.0.29 `data/mixup.py`, `Mixup`: each input with the one as far from the batch's end as it is from its
//! beginning.

use std::ops::Range;

use super::draw::Draws;
use super::geometry::floor;
use crate::augmentation::{Mix, MixMode};
use crate::data::crop::CropBox;

/// How each input of a batch is mixed with its partner.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MixPlan {
    /// One for each input.
    pub blends: Vec<Blend>,
}

/// How one input is mixed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blend {
    /// The share of its own label; the rest is its partner's.
    pub lambda: f64,
    /// The part it takes from its partner; if not given, all of it is blended.
    pub cut: Option<CropBox>,
}

impl Blend {
    /// The input as it is.
    pub const WHOLE: Self = Self {
        lambda: 1.0,
        cut: None,
    };
}

impl MixPlan {
    /// Draws for a batch of inputs of this side, in an epoch counted from 0.
    pub fn draw(mix: &Mix, batch: usize, px: u32, epoch: u32, draws: &mut impl Draws) -> Self {
        if !mix.is_on(epoch) {
            return Self::none(batch);
        }
        let blends = match mix.mode {
            MixMode::Batch => vec![blend(mix, px, draws); batch],
            MixMode::Elem => (0..batch).map(|_| blend(mix, px, draws)).collect(),
            MixMode::Pair => {
                let mut blends = vec![Blend::WHOLE; batch];
                for first in 0..batch / 2 {
                    let both = blend(mix, px, draws);
                    blends[first] = both;
                    blends[batch - 1 - first] = both;
                }
                blends
            }
        };
        Self { blends }
    }

    /// Every input as it is.
    #[must_use]
    pub fn none(batch: usize) -> Self {
        Self {
            blends: vec![Blend::WHOLE; batch],
        }
    }

    /// Which input this one is mixed with.
    #[must_use]
    pub fn partner(&self, at: usize) -> usize {
        self.blends.len() - 1 - at
    }

    /// Mixes a batch.
    ///
    /// # Shapes
    /// `batch`: `[inputs, channels, px, px]`
    pub fn apply(&self, batch: &mut [f32], px: usize) {
        let length = 3 * px * px;
        // Partners change each other, so that both are read before either is written.
        for first in 0..self.blends.len().div_ceil(2) {
            let last = self.partner(first);
            let blends = (self.blends[first], self.blends[last]);
            // With itself, or by no share, an input stays what it is.
            if first == last || blends == (Blend::WHOLE, Blend::WHOLE) {
                continue;
            }
            let (head, tail) = batch.split_at_mut(last * length);
            let (one, other) = (&mut head[first * length..][..length], &mut tail[..length]);
            let rows = one.chunks_exact_mut(px).zip(other.chunks_exact_mut(px));
            for (at, (own, partner)) in rows.enumerate() {
                mix_rows(own, partner, at % px, blends.0, blends.1);
            }
        }
    }

    /// Soft targets: smoothed one-hot labels, mixed as the inputs are.
    ///
    /// # Shapes
    /// `[inputs, classes]`, each row summing to 1.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a share of one, held in 32 bits"
    )]
    pub fn targets(&self, labels: &[usize], classes: usize, smoothing: f64) -> Vec<f32> {
        let off = smoothing / classes as f64;
        let share = |label: usize, class: usize| {
            if label == class {
                1.0 - smoothing + off
            } else {
                off
            }
        };
        let row = |at: usize| {
            let (own, partner) = (labels[at], labels[self.partner(at)]);
            let lambda = self.blends[at].lambda;
            (0..classes).map(move |class| {
                (share(own, class) * lambda + share(partner, class) * (1.0 - lambda)) as f32
            })
        };
        (0..labels.len()).flat_map(row).collect()
    }
}

/// Mixes a row of an input with its partner's, and the other way round.
fn mix_rows(own: &mut [f32], partner: &mut [f32], y: usize, mine: Blend, theirs: Blend) {
    let [taken, given] = [mine, theirs].map(|blend| blend.cut.map(|part| columns(part, y)));
    match (taken, given) {
        (Some(taken), Some(given)) if taken == given => {
            own[taken.clone()].swap_with_slice(&mut partner[taken]);
        }
        _ => {
            for (x, (a, b)) in own.iter_mut().zip(partner).enumerate() {
                (*a, *b) = (mixed(*a, *b, mine, y, x), mixed(*b, *a, theirs, y, x));
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "inputs are in single precision"
)]
fn mixed(own: f32, partner: f32, blend: Blend, y: usize, x: usize) -> f32 {
    match blend.cut {
        Some(part) if columns(part, y).contains(&x) => partner,
        Some(_) => own,
        None => own * blend.lambda as f32 + partner * (1.0 - blend.lambda) as f32,
    }
}

/// The part of a row that lies in a box.
fn columns(part: CropBox, y: usize) -> Range<usize> {
    let rows = part.top as usize..(part.top + part.height) as usize;
    let left = part.left as usize;
    let width = if rows.contains(&y) {
        part.width as usize
    } else {
        0
    };
    left..left + width
}

fn blend(mix: &Mix, px: u32, draws: &mut impl Draws) -> Blend {
    if draws.unit() >= mix.probability {
        return Blend::WHOLE;
    }
    let cut = mix.cutmix() && (!mix.mixup() || draws.unit() < mix.switch_probability);
    if !cut {
        return Blend {
            lambda: draws.beta(mix.mixup_alpha),
            cut: None,
        };
    }
    let part = match mix.cutmix_minmax {
        Some(minmax) => sized_box(minmax, px, draws),
        None => square_box(draws.beta(mix.cutmix_alpha), px, draws),
    };
    // What the label keeps is what the image keeps, where the box sticks out too.
    let area = f64::from(part.height) * f64::from(part.width);
    Blend {
        lambda: 1.0 - area / (f64::from(px) * f64::from(px)),
        cut: Some(part),
    }
}

/// timm's `rand_bbox`: a square about any point, cut off at the edges.
fn square_box(lambda: f64, px: u32, draws: &mut impl Draws) -> CropBox {
    let side = floor(f64::from(px) * (1.0 - lambda).sqrt());
    let mut range = || {
        let centre = draws.below(px);
        let start = centre.saturating_sub(side / 2);
        let end = (centre + side.div_ceil(2)).min(px);
        (start, end - start)
    };
    let (top, height) = range();
    let (left, width) = range();
    CropBox {
        top,
        left,
        height,
        width,
    }
}

/// timm's `rand_bbox_minmax`: any rectangle of these sides, inside.
fn sized_box((min, max): (f64, f64), px: u32, draws: &mut impl Draws) -> CropBox {
    let (least, most) = (floor(f64::from(px) * min), floor(f64::from(px) * max));
    let mut side = || least + draws.below((most - least).max(1));
    let (height, width) = (side(), side());
    CropBox {
        top: draws.below(px - height + 1),
        left: draws.below(px - width + 1),
        height,
        width,
    }
}
