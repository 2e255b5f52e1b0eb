//! Which operations a policy draws, and how strong: the published tables.
//!
//! Draws happen in timm's order, so that its recorded draws give its own operations (`tests/augment.rs`).
//!
//! # Source
//! timm 1.0.29 `data/auto_augment.py`; torchvision 0.29 `transforms/autoaugment.py` for `TrivialAugmentWide`;
//! facebookresearch/deit `augment.py` for 3-Augment.

use super::draw::Draws;
use super::geometry::{floor, whole};
use super::op::Op;
use crate::augmentation::Resampling;
use crate::augmentation::policy::{
    AugMix, AutoAugment, AutoAugmentTable, Policy, RandAugment, Transforms,
};
use crate::preprocess::Interpolation;

/// What a policy asks of an image.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Drawn {
    /// These operations, one after the other.
    Ops(Vec<Op>),
    /// Chains of operations, mixed.
    Mixed(Mixed),
}

/// `AugMix`'s draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Mixed {
    /// Each chain's weight and operations.
    pub chains: Vec<(f32, Vec<Op>)>,
    /// The mixture's share; the rest is the image itself.
    pub share: f32,
}

/// An operation by timm's name, whose amounts follow from a magnitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    AutoContrast,
    Equalize,
    Invert,
    Rotate,
    Posterize,
    PosterizeIncreasing,
    PosterizeOriginal,
    Solarize,
    SolarizeIncreasing,
    SolarizeAdd,
    Color,
    ColorIncreasing,
    ContrastIncreasing,
    Contrast,
    Brightness,
    BrightnessIncreasing,
    Sharpness,
    SharpnessIncreasing,
    ShearX,
    ShearY,
    TranslateXRel,
    TranslateYRel,
    Desaturate,
    GaussianBlur,
}

/// timm's `_RAND_TRANSFORMS`
const RAND: [Kind; 15] = [
    Kind::AutoContrast,
    Kind::Equalize,
    Kind::Invert,
    Kind::Rotate,
    Kind::Posterize,
    Kind::Solarize,
    Kind::SolarizeAdd,
    Kind::Color,
    Kind::Contrast,
    Kind::Brightness,
    Kind::Sharpness,
    Kind::ShearX,
    Kind::ShearY,
    Kind::TranslateXRel,
    Kind::TranslateYRel,
];

/// timm's `_RAND_INCREASING_TRANSFORMS`
const RAND_INCREASING: [Kind; 15] = [
    Kind::AutoContrast,
    Kind::Equalize,
    Kind::Invert,
    Kind::Rotate,
    Kind::PosterizeIncreasing,
    Kind::SolarizeIncreasing,
    Kind::SolarizeAdd,
    Kind::ColorIncreasing,
    Kind::ContrastIncreasing,
    Kind::BrightnessIncreasing,
    Kind::SharpnessIncreasing,
    Kind::ShearX,
    Kind::ShearY,
    Kind::TranslateXRel,
    Kind::TranslateYRel,
];

/// timm's `_RAND_3A`
const RAND_3A: [Kind; 3] = [
    Kind::SolarizeIncreasing,
    Kind::Desaturate,
    Kind::GaussianBlur,
];

/// timm's `_RAND_WEIGHTED_0`
const RAND_WEIGHTED: [(Kind, f64); 15] = [
    (Kind::Rotate, 3.0),
    (Kind::ShearX, 2.0),
    (Kind::ShearY, 2.0),
    (Kind::TranslateXRel, 1.0),
    (Kind::TranslateYRel, 1.0),
    (Kind::ColorIncreasing, 0.25),
    (Kind::SharpnessIncreasing, 0.25),
    (Kind::AutoContrast, 0.25),
    (Kind::SolarizeIncreasing, 0.05),
    (Kind::SolarizeAdd, 0.05),
    (Kind::ContrastIncreasing, 0.05),
    (Kind::BrightnessIncreasing, 0.05),
    (Kind::Equalize, 0.05),
    (Kind::PosterizeIncreasing, 0.05),
    (Kind::Invert, 0.05),
];

/// timm's `_RAND_WEIGHTED_3A`
const RAND_WEIGHTED_3A: [(Kind, f64); 14] = [
    (Kind::SolarizeIncreasing, 6.0),
    (Kind::Desaturate, 6.0),
    (Kind::GaussianBlur, 6.0),
    (Kind::Rotate, 3.0),
    (Kind::ShearX, 2.0),
    (Kind::ShearY, 2.0),
    (Kind::PosterizeIncreasing, 1.0),
    (Kind::AutoContrast, 1.0),
    (Kind::ColorIncreasing, 1.0),
    (Kind::SharpnessIncreasing, 1.0),
    (Kind::ContrastIncreasing, 1.0),
    (Kind::BrightnessIncreasing, 1.0),
    (Kind::Equalize, 1.0),
    (Kind::Invert, 1.0),
];

/// timm's `_AUGMIX_TRANSFORMS`
const AUGMIX: [Kind; 13] = [
    Kind::AutoContrast,
    Kind::ColorIncreasing,
    Kind::ContrastIncreasing,
    Kind::BrightnessIncreasing,
    Kind::SharpnessIncreasing,
    Kind::Equalize,
    Kind::Rotate,
    Kind::PosterizeIncreasing,
    Kind::SolarizeIncreasing,
    Kind::ShearX,
    Kind::ShearY,
    Kind::TranslateXRel,
    Kind::TranslateYRel,
];

/// An operation, its probability and its magnitude.
type Entry = (Kind, f64, f64);

/// timm's `auto_augment_policy_v0`
const V0: [[Entry; 2]; 25] = [
    [(Kind::Equalize, 0.8, 1.0), (Kind::ShearY, 0.8, 4.0)],
    [(Kind::Color, 0.4, 9.0), (Kind::Equalize, 0.6, 3.0)],
    [(Kind::Color, 0.4, 1.0), (Kind::Rotate, 0.6, 8.0)],
    [(Kind::Solarize, 0.8, 3.0), (Kind::Equalize, 0.4, 7.0)],
    [(Kind::Solarize, 0.4, 2.0), (Kind::Solarize, 0.6, 2.0)],
    [(Kind::Color, 0.2, 0.0), (Kind::Equalize, 0.8, 8.0)],
    [(Kind::Equalize, 0.4, 8.0), (Kind::SolarizeAdd, 0.8, 3.0)],
    [(Kind::ShearX, 0.2, 9.0), (Kind::Rotate, 0.6, 8.0)],
    [(Kind::Color, 0.6, 1.0), (Kind::Equalize, 1.0, 2.0)],
    [(Kind::Invert, 0.4, 9.0), (Kind::Rotate, 0.6, 0.0)],
    [(Kind::Equalize, 1.0, 9.0), (Kind::ShearY, 0.6, 3.0)],
    [(Kind::Color, 0.4, 7.0), (Kind::Equalize, 0.6, 0.0)],
    [(Kind::Posterize, 0.4, 6.0), (Kind::AutoContrast, 0.4, 7.0)],
    [(Kind::Solarize, 0.6, 8.0), (Kind::Color, 0.6, 9.0)],
    [(Kind::Solarize, 0.2, 4.0), (Kind::Rotate, 0.8, 9.0)],
    [(Kind::Rotate, 1.0, 7.0), (Kind::TranslateYRel, 0.8, 9.0)],
    [(Kind::ShearX, 0.0, 0.0), (Kind::Solarize, 0.8, 4.0)],
    [(Kind::ShearY, 0.8, 0.0), (Kind::Color, 0.6, 4.0)],
    [(Kind::Color, 1.0, 0.0), (Kind::Rotate, 0.6, 2.0)],
    [(Kind::Equalize, 0.8, 4.0), (Kind::Equalize, 0.0, 8.0)],
    [(Kind::Equalize, 1.0, 4.0), (Kind::AutoContrast, 0.6, 2.0)],
    [(Kind::ShearY, 0.4, 7.0), (Kind::SolarizeAdd, 0.6, 7.0)],
    [(Kind::Posterize, 0.8, 2.0), (Kind::Solarize, 0.6, 10.0)],
    [(Kind::Solarize, 0.6, 8.0), (Kind::Equalize, 0.6, 1.0)],
    [(Kind::Color, 0.8, 6.0), (Kind::Rotate, 0.4, 5.0)],
];

/// timm's `auto_augment_policy_original`
const ORIGINAL: [[Entry; 2]; 25] = [
    [
        (Kind::PosterizeOriginal, 0.4, 8.0),
        (Kind::Rotate, 0.6, 9.0),
    ],
    [(Kind::Solarize, 0.6, 5.0), (Kind::AutoContrast, 0.6, 5.0)],
    [(Kind::Equalize, 0.8, 8.0), (Kind::Equalize, 0.6, 3.0)],
    [
        (Kind::PosterizeOriginal, 0.6, 7.0),
        (Kind::PosterizeOriginal, 0.6, 6.0),
    ],
    [(Kind::Equalize, 0.4, 7.0), (Kind::Solarize, 0.2, 4.0)],
    [(Kind::Equalize, 0.4, 4.0), (Kind::Rotate, 0.8, 8.0)],
    [(Kind::Solarize, 0.6, 3.0), (Kind::Equalize, 0.6, 7.0)],
    [
        (Kind::PosterizeOriginal, 0.8, 5.0),
        (Kind::Equalize, 1.0, 2.0),
    ],
    [(Kind::Rotate, 0.2, 3.0), (Kind::Solarize, 0.6, 8.0)],
    [
        (Kind::Equalize, 0.6, 8.0),
        (Kind::PosterizeOriginal, 0.4, 6.0),
    ],
    [(Kind::Rotate, 0.8, 8.0), (Kind::Color, 0.4, 0.0)],
    [(Kind::Rotate, 0.4, 9.0), (Kind::Equalize, 0.6, 2.0)],
    [(Kind::Equalize, 0.0, 7.0), (Kind::Equalize, 0.8, 8.0)],
    [(Kind::Invert, 0.6, 4.0), (Kind::Equalize, 1.0, 8.0)],
    [(Kind::Color, 0.6, 4.0), (Kind::Contrast, 1.0, 8.0)],
    [(Kind::Rotate, 0.8, 8.0), (Kind::Color, 1.0, 2.0)],
    [(Kind::Color, 0.8, 8.0), (Kind::Solarize, 0.8, 7.0)],
    [(Kind::Sharpness, 0.4, 7.0), (Kind::Invert, 0.6, 8.0)],
    [(Kind::ShearX, 0.6, 5.0), (Kind::Equalize, 1.0, 9.0)],
    [(Kind::Color, 0.4, 0.0), (Kind::Equalize, 0.6, 3.0)],
    [(Kind::Equalize, 0.4, 7.0), (Kind::Solarize, 0.2, 4.0)],
    [(Kind::Solarize, 0.6, 5.0), (Kind::AutoContrast, 0.6, 5.0)],
    [(Kind::Invert, 0.6, 4.0), (Kind::Equalize, 1.0, 8.0)],
    [(Kind::Color, 0.6, 4.0), (Kind::Contrast, 1.0, 8.0)],
    [(Kind::Equalize, 0.8, 8.0), (Kind::Equalize, 0.6, 3.0)],
];

/// Draws for images of one size.
pub(super) struct Drawer<'a, D> {
    pub(super) draws: &'a mut D,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) resampling: Resampling,
}

/// How strong operations are.
#[derive(Clone, Copy)]
struct Strength {
    /// The largest shift, as a share of the side.
    translate: f64,
    /// Noise of the magnitude.
    std: f64,
    /// The largest magnitude.
    max: f64,
}

impl Strength {
    const fn noisy(std: f64) -> Self {
        Self {
            translate: 0.45,
            std,
            max: 10.0,
        }
    }
}

impl<D: Draws> Drawer<'_, D> {
    /// What a policy asks of one image.
    pub(super) fn policy(&mut self, policy: &Policy) -> Drawn {
        Drawn::Ops(match policy {
            Policy::None => vec![],
            Policy::RandAugment(rand) => self.rand_augment(rand),
            Policy::AutoAugment(auto) => self.auto_augment(auto),
            Policy::TrivialAugmentWide => self.trivial_augment_wide(),
            Policy::ThreeAugment => self.three_augment(),
            Policy::AugMix(mix) => return Drawn::Mixed(self.aug_mix(mix)),
        })
    }

    fn rand_augment(&mut self, rand: &RandAugment) -> Vec<Op> {
        let strength = Strength {
            max: rand.magnitude_max.filter(|&max| max > 0.0).unwrap_or(10.0),
            ..Strength::noisy(rand.magnitude_std)
        };
        let layers = rand.layers as usize;
        let weighted = |draws: &mut D, table: &[(Kind, f64)]| -> Vec<Kind> {
            let weights: Vec<f64> = table.iter().map(|entry| entry.1).collect();
            let places = draws.weighted(&weights, layers);
            places.into_iter().map(|place| table[place].0).collect()
        };
        let even =
            |draws: &mut D, table: &[Kind]| (0..layers).map(|_| draws.choose(table)).collect();
        let kinds: Vec<Kind> = match rand.transforms {
            Transforms::All if rand.increasing => even(self.draws, &RAND_INCREASING),
            Transforms::All => even(self.draws, &RAND),
            Transforms::ThreeAugment => even(self.draws, &RAND_3A),
            Transforms::Weights => weighted(self.draws, &RAND_WEIGHTED),
            Transforms::ThreeAugmentWeights => weighted(self.draws, &RAND_WEIGHTED_3A),
        };
        let mut ops = Vec::with_capacity(layers);
        for kind in kinds {
            ops.extend(self.entry((kind, rand.probability, rand.magnitude), strength));
        }
        ops
    }

    fn auto_augment(&mut self, auto: &AutoAugment) -> Vec<Op> {
        let (table, research) = match auto.table {
            AutoAugmentTable::V0 => (&V0, false),
            AutoAugmentTable::V0r => (&V0, true),
            AutoAugmentTable::Original => (&ORIGINAL, false),
            AutoAugmentTable::Originalr => (&ORIGINAL, true),
        };
        let pair = self.draws.choose(table);
        let strength = Strength::noisy(auto.magnitude_std);
        let mut ops = Vec::with_capacity(2);
        for (kind, probability, magnitude) in pair {
            let kind = match kind {
                Kind::Posterize | Kind::PosterizeOriginal if research => Kind::PosterizeIncreasing,
                kind => kind,
            };
            ops.extend(self.entry((kind, probability, magnitude), strength));
        }
        ops
    }

    /// torchvision's, where a shift's sign is the other way round.
    fn trivial_augment_wide(&mut self) -> Vec<Op> {
        const BINS: u16 = 31;
        let place = self.draws.below(14);
        let mut bin = || u16::try_from(self.draws.below(BINS.into())).unwrap_or(0);
        let unsigned = match place {
            10 => Some(Op::Posterize {
                bits: 8 - whole(f64::from(bin()) / 5.0),
            }),
            11 => Some(Op::Solarize {
                threshold: ceiled(linspace(255.0, 0.0, bin(), BINS)),
            }),
            12 => Some(Op::AutoContrast),
            13 => Some(Op::Equalize),
            _ => None,
        };
        if place == 0 {
            return vec![];
        }
        if let Some(op) = unsigned {
            return vec![op];
        }
        let end = match place {
            3 | 4 => 32.0,
            5 => 135.0,
            _ => 0.99,
        };
        let size = linspace(0.0, end, bin(), BINS);
        let size = if self.draws.below(2) == 1 {
            -size
        } else {
            size
        };
        let factor = 1.0 + size;
        let pixels = -size.trunc();
        vec![match place {
            1 => Op::ShearX {
                factor: size,
                by: self.filter(),
            },
            2 => Op::ShearY {
                factor: size,
                by: self.filter(),
            },
            3 => Op::TranslateX {
                pixels,
                by: self.filter(),
            },
            4 => Op::TranslateY {
                pixels,
                by: self.filter(),
            },
            5 => Op::Rotate {
                degrees: size,
                by: self.filter(),
            },
            6 => Op::Brightness { factor },
            7 => Op::Color { factor },
            8 => Op::Contrast { factor },
            _ => Op::Sharpness { factor },
        }]
    }

    fn three_augment(&mut self) -> Vec<Op> {
        vec![match self.draws.below(3) {
            0 => Op::Solarize { threshold: 128 },
            1 => Op::Grayscale,
            _ => Op::GaussianBlur {
                radius: self.draws.uniform(0.1, 2.0),
            },
        }]
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "timm's own casts to float32"
    )]
    fn aug_mix(&mut self, mix: &AugMix) -> Mixed {
        let strength = Strength {
            translate: 0.3,
            ..Strength::noisy(mix.magnitude_std.unwrap_or(f64::INFINITY))
        };
        let weights = self.draws.dirichlet(mix.alpha, mix.width as usize);
        let share = self.draws.beta(mix.alpha) as f32;
        let chains = weights
            .into_iter()
            .map(|weight| {
                let depth = mix.depth.unwrap_or_else(|| 1 + self.draws.below(3));
                let kinds: Vec<Kind> = (0..depth).map(|_| self.draws.choose(&AUGMIX)).collect();
                let entry = |kind| self.entry((kind, 1.0, mix.magnitude), strength);
                (weight as f32, kinds.into_iter().filter_map(entry).collect())
            })
            .collect();
        Mixed { chains, share }
    }

    /// timm's `AugmentOp.__call__`
    fn entry(&mut self, (kind, probability, magnitude): Entry, strength: Strength) -> Option<Op> {
        if probability < 1.0 && self.draws.unit() > probability {
            return None;
        }
        let magnitude = if strength.std > 100.0 {
            self.draws.uniform(0.0, magnitude)
        } else if strength.std > 0.0 {
            magnitude + strength.std * self.draws.normal()
        } else {
            magnitude
        };
        self.op(kind, magnitude.clamp(0.0, strength.max), strength)
    }

    /// timm's `LEVEL_TO_ARG` and `NAME_TO_OP`; nothing where nothing would change.
    fn op(&mut self, kind: Kind, magnitude: f64, strength: Strength) -> Option<Op> {
        let level = magnitude / 10.0;
        let keep = 4 - floor(level * 4.0).min(4);
        Some(match kind {
            Kind::AutoContrast => Op::AutoContrast,
            Kind::Equalize => Op::Equalize,
            Kind::Invert => Op::Invert,
            Kind::Rotate => Op::Rotate {
                degrees: self.either_way(level * 30.0),
                by: self.filter(),
            },
            Kind::ShearX => Op::ShearX {
                factor: self.either_way(level * 0.3),
                by: self.filter(),
            },
            Kind::ShearY => Op::ShearY {
                factor: self.either_way(level * 0.3),
                by: self.filter(),
            },
            Kind::TranslateXRel => Op::TranslateX {
                pixels: self.either_way(level * strength.translate) * f64::from(self.width),
                by: self.filter(),
            },
            Kind::TranslateYRel => Op::TranslateY {
                pixels: self.either_way(level * strength.translate) * f64::from(self.height),
                by: self.filter(),
            },
            Kind::Posterize => posterize(floor(level * 4.0))?,
            Kind::PosterizeIncreasing => posterize(keep)?,
            Kind::PosterizeOriginal => posterize(floor(level * 4.0) + 4)?,
            Kind::Solarize => Op::Solarize {
                threshold: floor(level * 256.0).min(256),
            },
            Kind::SolarizeIncreasing => Op::Solarize {
                threshold: 256 - floor(level * 256.0).min(256),
            },
            Kind::SolarizeAdd => Op::SolarizeAdd {
                add: u8::try_from(floor(level * 110.0).min(128)).unwrap_or(128),
            },
            Kind::Color => Op::Color {
                factor: level * 1.8 + 0.1,
            },
            Kind::Contrast => Op::Contrast {
                factor: level * 1.8 + 0.1,
            },
            Kind::Brightness => Op::Brightness {
                factor: level * 1.8 + 0.1,
            },
            Kind::Sharpness => Op::Sharpness {
                factor: level * 1.8 + 0.1,
            },
            Kind::ColorIncreasing => Op::Color {
                factor: self.away_from_one(level),
            },
            Kind::ContrastIncreasing => Op::Contrast {
                factor: self.away_from_one(level),
            },
            Kind::BrightnessIncreasing => Op::Brightness {
                factor: self.away_from_one(level),
            },
            Kind::SharpnessIncreasing => Op::Sharpness {
                factor: self.away_from_one(level),
            },
            Kind::Desaturate => Op::Color {
                factor: (1.0 - (0.5 + 0.5 * level).clamp(0.5, 1.0)).clamp(0.0, 1.0),
            },
            Kind::GaussianBlur => Op::GaussianBlur {
                radius: (0.1 + (2.0 - 0.1) * level).clamp(0.1, 2.0),
            },
        })
    }

    fn either_way(&mut self, size: f64) -> f64 {
        if self.draws.unit() > 0.5 { -size } else { size }
    }

    fn away_from_one(&mut self, level: f64) -> f64 {
        (1.0 + self.either_way(level * 0.9)).max(0.1)
    }

    pub(super) fn filter(&mut self) -> Interpolation {
        self.resampling.fixed().unwrap_or_else(|| {
            self.draws
                .choose(&[Interpolation::Bilinear, Interpolation::Bicubic])
        })
    }
}

/// Eight bits are all of them.
fn posterize(bits: u32) -> Option<Op> {
    (bits < 8).then_some(Op::Posterize { bits })
}

/// The first whole level that is not below a threshold between levels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 255"
)]
fn ceiled(x: f64) -> u32 {
    x.ceil() as u32
}

/// torch's `linspace`, in single precision: from both ends to the middle, each value rounded once.
#[expect(
    clippy::cast_possible_truncation,
    reason = "torch's values are in single precision"
)]
fn linspace(start: f32, end: f32, at: u16, steps: u16) -> f64 {
    let step = f64::from((end - start) / f32::from(steps - 1));
    let value = if at < steps / 2 {
        f64::from(start) + step * f64::from(at)
    } else {
        f64::from(end) - step * f64::from(steps - at - 1)
    };
    f64::from(value as f32)
}
