//! The ranges of the knobs, in one table.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::policy::Policy;
use super::{Augmentation, Crop};

/// A knob of the [`Augmentation`], for messages and forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// Least share of the area a random resized crop keeps.
    ScaleMin,
    /// Largest share of the area a random resized crop keeps.
    ScaleMax,
    /// Least width over height of a random resized crop.
    RatioMin,
    /// Largest width over height of a random resized crop.
    RatioMax,
    /// Pixels around a random crop.
    Padding,
    /// [`Augmentation::horizontal_flip`]
    HorizontalFlip,
    /// [`Augmentation::vertical_flip`]
    VerticalFlip,
    /// The policy's magnitude.
    Magnitude,
    /// The policy's largest magnitude.
    MagnitudeMax,
    /// The policy's magnitude noise.
    MagnitudeStd,
    /// Operations a policy applies to an image.
    Layers,
    /// Probability of each of a policy's operations.
    PolicyProbability,
    /// Chains of `AugMix`.
    MixWidth,
    /// Operations in a chain of `AugMix`.
    MixDepth,
    /// α of `AugMix`.
    MixAlpha,
    /// [`super::ColorJitter::probability`]
    JitterProbability,
    /// [`super::ColorJitter::brightness`]
    Brightness,
    /// [`super::ColorJitter::contrast`]
    Contrast,
    /// [`super::ColorJitter::saturation`]
    Saturation,
    /// [`super::ColorJitter::hue`]
    Hue,
    /// [`Augmentation::grayscale`]
    Grayscale,
    /// [`Augmentation::gaussian_blur`]
    GaussianBlur,
    /// [`Augmentation::solarize`]
    Solarize,
    /// [`super::Cutout::probability`]
    CutoutProbability,
    /// [`super::Cutout::size`]
    CutoutSize,
    /// [`super::RandomErasing::probability`]
    ErasingProbability,
    /// Least area erased.
    ErasingAreaMin,
    /// Largest area erased.
    ErasingAreaMax,
    /// [`super::RandomErasing::min_aspect`]
    ErasingAspect,
    /// [`super::RandomErasing::max_count`]
    ErasingCount,
    /// [`super::Mix::mixup_alpha`]
    MixupAlpha,
    /// [`super::Mix::cutmix_alpha`]
    CutmixAlpha,
    /// Least side of `CutMix`'s box.
    CutmixMin,
    /// Largest side of `CutMix`'s box.
    CutmixMax,
    /// [`super::Mix::probability`]
    MixProbability,
    /// [`super::Mix::switch_probability`]
    SwitchProbability,
    /// [`super::Mix::off_epoch`]
    MixOffEpoch,
    /// [`Augmentation::repeats`]
    Repeats,
}

impl Field {
    /// Its name in a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ScaleMin => "The smallest crop",
            Self::ScaleMax => "The largest crop",
            Self::RatioMin => "The narrowest crop",
            Self::RatioMax => "The widest crop",
            Self::Padding => "The padding of the crop",
            Self::HorizontalFlip => "The probability of a horizontal flip",
            Self::VerticalFlip => "The probability of a vertical flip",
            Self::Magnitude => "The magnitude",
            Self::MagnitudeMax => "The largest magnitude",
            Self::MagnitudeStd => "The magnitude noise",
            Self::Layers => "The number of operations an image",
            Self::PolicyProbability => "The probability of each operation",
            Self::MixWidth => "AugMix's number of chains",
            Self::MixDepth => "AugMix's length of a chain",
            Self::MixAlpha => "AugMix's alpha",
            Self::JitterProbability => "The probability of colour jitter",
            Self::Brightness => "The brightness jitter",
            Self::Contrast => "The contrast jitter",
            Self::Saturation => "The saturation jitter",
            Self::Hue => "The hue jitter",
            Self::Grayscale => "The probability of greyscale",
            Self::GaussianBlur => "The probability of a blur",
            Self::Solarize => "The probability of solarising",
            Self::CutoutProbability => "The probability of a cutout",
            Self::CutoutSize => "The size of the cutout",
            Self::ErasingProbability => "The probability of erasing",
            Self::ErasingAreaMin => "The smallest erased area",
            Self::ErasingAreaMax => "The largest erased area",
            Self::ErasingAspect => "The flattest erased rectangle",
            Self::ErasingCount => "The number of erased rectangles",
            Self::MixupAlpha => "MixUp's alpha",
            Self::CutmixAlpha => "CutMix's alpha",
            Self::CutmixMin => "CutMix's smallest box",
            Self::CutmixMax => "CutMix's largest box",
            Self::MixProbability => "The probability of mixing",
            Self::SwitchProbability => "The probability of CutMix instead of MixUp",
            Self::MixOffEpoch => "The epoch from which nothing is mixed",
            Self::Repeats => "The number of repeats",
        }
    }
}

/// A knob outside its range.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{} is {found}, but must be {} to {}; try {suggested}.", .field.name(), .allowed.start(), .allowed.end())]
pub struct AugmentationError {
    /// Which knob.
    pub field: Field,
    /// The value it has.
    pub found: f64,
    /// The values it may have.
    pub allowed: RangeInclusive<f64>,
    /// A value that works.
    pub suggested: f64,
}

/// A knob's value, range and a value that works.
type Bound = (Field, f64, RangeInclusive<f64>, f64);

impl Augmentation {
    /// Checks every knob against its range.
    ///
    /// # Errors
    /// The first knob out of range, with the range and a value to use instead.
    pub fn validate(&self) -> Result<(), AugmentationError> {
        let mut bounds = self.crop_bounds();
        bounds.extend(policy_bounds(&self.policy));
        bounds.extend(self.colour_bounds());
        bounds.extend(self.erasing_bounds());
        bounds.extend(self.mix_bounds());
        // `contains` is false for NaN, which is what we want.
        let wrong = bounds
            .into_iter()
            .find(|(_, found, allowed, _)| !allowed.contains(found));
        wrong.map_or(Ok(()), |(field, found, allowed, suggested)| {
            Err(AugmentationError {
                field,
                found,
                allowed,
                suggested,
            })
        })
    }

    fn crop_bounds(&self) -> Vec<Bound> {
        let mut bounds = vec![
            (Field::HorizontalFlip, self.horizontal_flip, 0.0..=1.0, 0.5),
            (Field::VerticalFlip, self.vertical_flip, 0.0..=1.0, 0.0),
            (Field::Repeats, self.repeats.into(), 1.0..=16.0, 1.0),
        ];
        match self.crop {
            Crop::Evaluation => {}
            Crop::RandomResized { scale, ratio } => bounds.extend([
                (Field::ScaleMin, scale.0, 0.01..=1.0, 0.5),
                (Field::ScaleMax, scale.1, scale.0..=1.0, 1.0),
                (Field::RatioMin, ratio.0, 0.1..=10.0, Crop::RATIO.0),
                (
                    Field::RatioMax,
                    ratio.1,
                    ratio.0..=10.0,
                    ratio.0.max(Crop::RATIO.1),
                ),
            ]),
            Crop::Random { padding } => {
                bounds.push((Field::Padding, padding.into(), 0.0..=64.0, 4.0));
            }
        }
        bounds
    }

    fn colour_bounds(&self) -> Vec<Bound> {
        let jitter = self.color_jitter;
        vec![
            (Field::JitterProbability, jitter.probability, 0.0..=1.0, 1.0),
            (Field::Brightness, jitter.brightness, 0.0..=1.0, 0.2),
            (Field::Contrast, jitter.contrast, 0.0..=1.0, 0.2),
            (Field::Saturation, jitter.saturation, 0.0..=1.0, 0.2),
            (Field::Hue, jitter.hue, 0.0..=0.5, 0.0),
            (Field::Grayscale, self.grayscale, 0.0..=1.0, 0.0),
            (Field::GaussianBlur, self.gaussian_blur, 0.0..=1.0, 0.0),
            (Field::Solarize, self.solarize, 0.0..=1.0, 0.0),
        ]
    }

    fn erasing_bounds(&self) -> Vec<Bound> {
        let (cutout, erasing) = (self.cutout, self.erasing);
        vec![
            (Field::CutoutProbability, cutout.probability, 0.0..=1.0, 0.0),
            (Field::CutoutSize, cutout.size, 0.0..=1.0, 0.25),
            (
                Field::ErasingProbability,
                erasing.probability,
                0.0..=1.0,
                0.25,
            ),
            (Field::ErasingAreaMin, erasing.area.0, 0.0..=1.0, 0.02),
            (
                Field::ErasingAreaMax,
                erasing.area.1,
                erasing.area.0..=1.0,
                erasing.area.0.max(0.33),
            ),
            (Field::ErasingAspect, erasing.min_aspect, 0.01..=1.0, 0.3),
            (
                Field::ErasingCount,
                erasing.max_count.into(),
                1.0..=16.0,
                1.0,
            ),
        ]
    }

    fn mix_bounds(&self) -> Vec<Bound> {
        let mix = self.mix;
        let mut bounds = vec![
            (Field::MixupAlpha, mix.mixup_alpha, 0.0..=10.0, 0.8),
            (Field::CutmixAlpha, mix.cutmix_alpha, 0.0..=10.0, 1.0),
            (Field::MixProbability, mix.probability, 0.0..=1.0, 1.0),
            (
                Field::MixOffEpoch,
                mix.off_epoch.into(),
                0.0..=10_000.0,
                0.0,
            ),
            (
                Field::SwitchProbability,
                mix.switch_probability,
                0.0..=1.0,
                0.5,
            ),
        ];
        if let Some((min, max)) = mix.cutmix_minmax {
            bounds.extend([
                (Field::CutmixMin, min, 0.0..=1.0, 0.2),
                (Field::CutmixMax, max, min..=1.0, min.max(0.8)),
            ]);
        }
        bounds
    }
}

fn policy_bounds(policy: &Policy) -> Vec<Bound> {
    const STD: RangeInclusive<f64> = 0.0..=1000.0;
    match policy {
        Policy::None | Policy::TrivialAugmentWide | Policy::ThreeAugment => vec![],
        Policy::RandAugment(rand) => {
            let max = rand.magnitude_max.unwrap_or(10.0);
            vec![
                (Field::MagnitudeMax, max, 0.0..=30.0, 10.0),
                (Field::Magnitude, rand.magnitude, 0.0..=max, max.min(9.0)),
                (Field::MagnitudeStd, rand.magnitude_std, STD, 0.5),
                (
                    Field::Layers,
                    rand.layers.into(),
                    1.0..=rand.most_layers().into(),
                    2.0,
                ),
                (Field::PolicyProbability, rand.probability, 0.0..=1.0, 0.5),
            ]
        }
        Policy::AutoAugment(auto) => vec![(Field::MagnitudeStd, auto.magnitude_std, STD, 0.0)],
        Policy::AugMix(mix) => vec![
            (Field::Magnitude, mix.magnitude, 0.0..=10.0, 3.0),
            (
                Field::MagnitudeStd,
                mix.magnitude_std.unwrap_or(0.0),
                STD,
                0.0,
            ),
            (Field::MixWidth, mix.width.into(), 1.0..=10.0, 3.0),
            (
                Field::MixDepth,
                mix.depth.unwrap_or(1).into(),
                1.0..=10.0,
                3.0,
            ),
            (Field::MixAlpha, mix.alpha, 0.01..=10.0, 1.0),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::super::policy::{AugMix, RandAugment};
    use super::super::{ColorJitter, Mix, Preset, RandomErasing};
    use super::*;

    #[test]
    fn what_is_out_of_range_is_named_with_its_range() {
        let deit = || Preset::Deit.augmentation();
        let magnitude = Policy::RandAugment(RandAugment {
            magnitude: 40.0,
            ..RandAugment::deit()
        });
        let layers = Policy::RandAugment(RandAugment {
            layers: 0,
            ..RandAugment::deit()
        });
        let width = Policy::AugMix(AugMix {
            width: 0,
            ..AugMix::default()
        });
        let jitter = ColorJitter {
            hue: 0.6,
            ..ColorJitter::default()
        };
        let erasing = RandomErasing {
            area: (0.5, 0.2),
            ..RandomErasing::default()
        };
        let mix = Mix {
            mixup_alpha: f64::NAN,
            ..Mix::default()
        };
        let cases = [
            (
                Augmentation {
                    policy: magnitude,
                    ..deit()
                },
                "The magnitude is 40, but must be 0 to 10; try 9.",
            ),
            (
                Augmentation {
                    policy: layers,
                    ..deit()
                },
                "The number of operations an image is 0, but must be 1 to 15; try 2.",
            ),
            (
                Augmentation {
                    policy: width,
                    ..deit()
                },
                "AugMix's number of chains is 0, but must be 1 to 10; try 3.",
            ),
            (
                Augmentation {
                    horizontal_flip: 1.3,
                    ..deit()
                },
                "The probability of a horizontal flip is 1.3, but must be 0 to 1; try 0.5.",
            ),
            (
                Augmentation {
                    crop: Crop::at_least(0.0),
                    ..deit()
                },
                "The smallest crop is 0, but must be 0.01 to 1; try 0.5.",
            ),
            (
                Augmentation {
                    color_jitter: jitter,
                    ..deit()
                },
                "The hue jitter is 0.6, but must be 0 to 0.5; try 0.",
            ),
            (
                Augmentation { erasing, ..deit() },
                "The largest erased area is 0.2, but must be 0.5 to 1; try 0.5.",
            ),
            (
                Augmentation { mix, ..deit() },
                "MixUp's alpha is NaN, but must be 0 to 10; try 0.8.",
            ),
            (
                Augmentation {
                    repeats: 0,
                    ..deit()
                },
                "The number of repeats is 0, but must be 1 to 16; try 1.",
            ),
        ];
        for (settings, expected) in cases {
            let error = settings.validate().expect_err("out of range");
            assert_eq!(error.to_string(), expected);
            assert!(error.allowed.contains(&error.suggested), "{error}");
        }
    }
}
