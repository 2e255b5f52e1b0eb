//! Everything random about one view of one image, drawn beforehand: what is done can then be shown, and done
//! again, to the bit.

use super::draw::{Draws, Stream};
use super::op::Op;
use super::policy::{Drawer, Drawn, Mixed};
use super::{erase, geometry};
use crate::augmentation::{Augmentation, ColorJitter, Crop, ErasingMode};
use crate::data::crop::CropBox;
use crate::data::resize::MAX_ASPECT;
use crate::data::rng::{self, Purpose};
use crate::preprocess::{Interpolation, Preprocess};
use crate::report::ImageId;

/// Which view of which image: with the settings, all that a view depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The image.
    pub image: ImageId,
    /// The run's seed.
    pub seed: u64,
    /// The epoch, counted from 0.
    pub epoch: u32,
    /// Which of its repeats in that epoch, counted from 0.
    pub copy: u32,
}

impl Key {
    /// Its stream of draws.
    pub(super) fn stream(self, purpose: Purpose) -> Stream {
        let epoch = u64::from(self.epoch) | u64::from(self.copy) << 32;
        Stream(rng::stream(self.seed, purpose, epoch, self.image.0.into()))
    }
}

/// One view of one image.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The part that is seen.
    pub view: View,
    /// What is done to it, in this order.
    pub steps: Vec<Step>,
    /// What of the finished input is erased.
    pub erased: Vec<CropBox>,
    /// With what.
    pub erasing: ErasingMode,
}

/// The part of an image that is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum View {
    /// What evaluation sees.
    Evaluation,
    /// A part, resized.
    Resized {
        /// The part.
        part: CropBox,
        /// With this filter.
        by: Interpolation,
    },
    /// The image with its short side at the input's, padded by mirrored pixels, from this row and column on.
    Padded {
        /// Pixels of padding.
        padding: u32,
        /// First row, of the padded image.
        top: u32,
        /// First column.
        left: u32,
        /// With this filter.
        by: Interpolation,
    },
}

/// One thing done to a view.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// An operation.
    Op(Op),
    /// `AugMix`.
    Mixed(Mixed),
}

impl Plan {
    /// Draws a view of an image of this size.
    ///
    /// # Source
    /// The order is timm's: `transforms_imagenet_train`.
    pub fn draw(
        settings: &Augmentation,
        preprocess: &Preprocess,
        (width, height): (u32, u32),
        draws: &mut impl Draws,
    ) -> Self {
        let px = preprocess.crop_px;
        let mut drawer = Drawer {
            draws,
            width: px,
            height: px,
            resampling: settings.interpolation,
        };
        let view = match settings.crop {
            Crop::Evaluation => View::Evaluation,
            Crop::RandomResized { scale, ratio } => View::Resized {
                part: geometry::random_box(width, height, scale, ratio, drawer.draws),
                by: drawer.filter(),
            },
            Crop::Random { padding } => {
                let by = drawer.filter();
                let short = u64::from(width.min(height));
                let mut first = |side: u32| {
                    let long = u64::from(px) * u64::from(side) / short;
                    let shown = long.min(u64::from(px) * u64::from(MAX_ASPECT));
                    let spare = shown + 2 * u64::from(padding) - u64::from(px);
                    drawer
                        .draws
                        .below(u32::try_from(spare).unwrap_or(u32::MAX - 1) + 1)
                };
                View::Padded {
                    padding,
                    top: first(height),
                    left: first(width),
                    by,
                }
            }
        };
        let mut steps = Vec::new();
        if happens(settings.horizontal_flip, drawer.draws) {
            steps.push(Step::Op(Op::HorizontalFlip));
        }
        if happens(settings.vertical_flip, drawer.draws) {
            steps.push(Step::Op(Op::VerticalFlip));
        }
        match drawer.policy(&settings.policy) {
            Drawn::Ops(ops) => steps.extend(ops.into_iter().map(Step::Op)),
            Drawn::Mixed(mixed) => steps.push(Step::Mixed(mixed)),
        }
        let draws = drawer.draws;
        steps.extend(
            jitter(&settings.color_jitter, draws)
                .into_iter()
                .map(Step::Op),
        );
        if happens(settings.grayscale, draws) {
            steps.push(Step::Op(Op::Grayscale));
        }
        if happens(settings.gaussian_blur, draws) {
            let radius = draws.uniform(0.1, 2.0);
            steps.push(Step::Op(Op::GaussianBlur { radius }));
        }
        if happens(settings.solarize, draws) {
            steps.push(Step::Op(Op::Solarize { threshold: 128 }));
        }
        if happens(settings.cutout.probability, draws) {
            let half = geometry::whole(settings.cutout.size * f64::from(px) / 2.0);
            let (y, x) = (draws.below(px), draws.below(px));
            steps.push(Step::Op(Op::Cutout { y, x, half }));
        }
        Self {
            view,
            steps,
            erased: erase::boxes(&settings.erasing, px, draws),
            erasing: settings.erasing.mode,
        }
    }

    /// What was drawn, as a tile says it.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut words = match self.view {
            View::Evaluation => vec![],
            View::Resized { part, .. } => vec![format!("Crop {} × {}", part.width, part.height)],
            View::Padded { top, left, .. } => vec![format!("Crop from {left}, {top}")],
        };
        for step in &self.steps {
            match step {
                Step::Op(op) => words.push(op.to_string()),
                Step::Mixed(mixed) => {
                    words.push(format!("AugMix {:.2}", mixed.share));
                    for (weight, ops) in &mixed.chains {
                        let ops: Vec<String> = ops.iter().map(Op::to_string).collect();
                        words.push(format!("{weight:.2} of {}", ops.join(", ")));
                    }
                }
            }
        }
        let erased = self.erased.iter();
        words.extend(erased.map(|part| format!("Erased {} × {}", part.width, part.height)));
        words
    }
}

/// Whether something of this probability happens; what never does takes no draw.
fn happens(probability: f64, draws: &mut impl Draws) -> bool {
    probability > 0.0 && draws.unit() < probability
}

/// torchvision's `ColorJitter.get_params`.
fn jitter(jitter: &ColorJitter, draws: &mut impl Draws) -> Vec<Op> {
    let amounts = [
        jitter.brightness,
        jitter.contrast,
        jitter.saturation,
        jitter.hue,
    ];
    if amounts.iter().all(|&amount| amount == 0.0) || !happens(jitter.probability, draws) {
        return vec![];
    }
    let mut order = [0_usize, 1, 2, 3];
    for last in (1..4_u32).rev() {
        order.swap(last as usize, draws.below(last + 1) as usize);
    }
    let mut factor = |amount: f64| draws.uniform((1.0 - amount).max(0.0), 1.0 + amount);
    let ops = [
        Op::Brightness {
            factor: factor(jitter.brightness),
        },
        Op::Contrast {
            factor: factor(jitter.contrast),
        },
        Op::Color {
            factor: factor(jitter.saturation),
        },
        Op::Hue {
            turn: draws.uniform(-jitter.hue, jitter.hue),
        },
    ];
    let wanted = order.into_iter().filter(|&at| amounts[at] > 0.0);
    wanted.map(|at| ops[at]).collect()
}
