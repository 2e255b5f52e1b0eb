//! Settings to start from.

use serde::{Deserialize, Serialize};

use super::policy::{Policy, RandAugment};
use super::{Augmentation, ColorJitter, Crop, ErasingMode, Mix, RandomErasing};

/// Settings to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Nothing is varied.
    None,
    /// Crops of half the area or more, mirrored, a little jitter of light and colour: for webcams and small data.
    Light,
    /// What `DeiT` was trained with.
    ///
    /// # Source
    /// Touvron et al. 2021, Table 9; facebookresearch/deit `main.py` defaults.
    Deit,
    /// What `DeiT` III was trained with.
    ///
    /// # Source
    /// Touvron et al. 2022, Table 1; facebookresearch/deit `README_revenge.md`, `augment.py`.
    DeitIii,
}

impl Preset {
    /// Every preset, from the mildest.
    pub const ALL: [Self; 4] = [Self::None, Self::Light, Self::DeitIii, Self::Deit];

    /// The name people see.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Light => "Light (webcam)",
            Self::Deit => "DeiT",
            Self::DeitIii => "DeiT III",
        }
    }

    /// The name in files and on command lines.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Light => "light",
            Self::Deit => "deit",
            Self::DeitIii => "deit3",
        }
    }

    /// Its settings.
    #[must_use]
    pub fn augmentation(self) -> Augmentation {
        let none = Augmentation::none();
        let mixed = Mix {
            mixup_alpha: 0.8,
            cutmix_alpha: 1.0,
            ..Mix::default()
        };
        match self {
            Self::None => none,
            Self::Light => Augmentation {
                crop: Crop::at_least(0.5),
                horizontal_flip: 0.5,
                color_jitter: ColorJitter::of(0.2),
                ..none
            },
            Self::Deit => Augmentation {
                crop: Crop::at_least(0.08),
                horizontal_flip: 0.5,
                policy: Policy::RandAugment(RandAugment::deit()),
                erasing: RandomErasing {
                    probability: 0.25,
                    mode: ErasingMode::Pixel,
                    ..RandomErasing::default()
                },
                mix: mixed,
                repeats: 3,
                ..none
            },
            Self::DeitIii => Augmentation {
                crop: Crop::at_least(0.08),
                horizontal_flip: 0.5,
                policy: Policy::ThreeAugment,
                color_jitter: ColorJitter::of(0.3),
                mix: mixed,
                repeats: 3,
                ..none
            },
        }
    }

    /// The preset for data whose smallest class has so many training images, and why.
    #[must_use]
    pub fn suggested(images_per_class: u32) -> (Self, &'static str) {
        match images_per_class {
            0 => (
                Self::None,
                "There are no training images yet, so there is nothing to vary.",
            ),
            1..100 => (
                Self::Light,
                "With fewer than a hundred images a class, small changes help a pretrained model most: \
                 strong ones need more epochs than such data is worth.",
            ),
            100..1000 => (
                Self::DeitIii,
                "With hundreds of images a class there is time for stronger changes, and DeiT III's three \
                 (grey, solarise, blur) with mixing are the simplest that work.",
            ),
            _ => (
                Self::Deit,
                "With thousands of images a class training is long enough for DeiT's whole recipe.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_know_themselves_and_are_valid() {
        for preset in Preset::ALL {
            let settings = preset.augmentation();
            assert_eq!(settings.preset(), Some(preset));
            assert_eq!(settings.validate(), Ok(()));
        }
    }

    #[test]
    fn more_images_never_suggest_a_milder_preset() {
        let rank = |images| {
            let suggested = Preset::suggested(images).0;
            Preset::ALL
                .into_iter()
                .position(|preset| preset == suggested)
        };
        assert!([0, 5, 99, 100, 999, 1000, 50_000].map(rank).is_sorted());
    }
}
