//! How training images are varied: plain data, shown in the notebook, sent to the engine, and written into every
//! export. What it means in pixels is `augment`'s business.
//!
//! [`Augmentation`] holds every knob; [`policy`] has the published policies and their names; [`preset`] has
//! settings to start from, and which of them suits how many images.

pub mod policy;
pub mod preset;
mod validate;

use serde::{Deserialize, Serialize};

use crate::preprocess::Interpolation;
pub use policy::Policy;
pub use preset::Preset;
pub use validate::{AugmentationError, Field};

/// Every knob of augmentation. Steps happen in the order of the fields, as timm's do.
///
/// # Source
/// timm `data/transforms_factory.py`, `transforms_imagenet_train`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Augmentation {
    /// Which part of the image is seen.
    pub crop: Crop,
    /// The filter of that crop, and of what rotates, shears and shifts.
    pub interpolation: Resampling,
    /// Probability of mirroring left to right.
    pub horizontal_flip: f64,
    /// Probability of mirroring top to bottom.
    pub vertical_flip: f64,
    /// A published policy of random operations.
    pub policy: Policy,
    /// Random brightness, contrast, saturation and hue.
    pub color_jitter: ColorJitter,
    /// Probability of taking all colour away.
    pub grayscale: f64,
    /// Probability of a Gaussian blur, of 0.1 to 2 pixels.
    pub gaussian_blur: f64,
    /// Probability of inverting all levels from 128 up.
    pub solarize: f64,
    /// A grey square somewhere.
    pub cutout: Cutout,
    /// Rectangles of the finished input that are erased.
    pub erasing: RandomErasing,
    /// Pairs of images that are mixed, with their labels.
    pub mix: Mix,
    /// How often each image of an epoch's draw appears in it, each time varied anew; an epoch stays as long
    /// as it was, so that fewer images are seen. 1 is the usual.
    ///
    /// # Source
    /// Repeated augmentation: Hoffer et al. 2020; `DeiT`'s `samplers.py`, `RASampler`.
    pub repeats: u32,
}

/// Which part of an image is seen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crop {
    /// What evaluation sees: the same part each time.
    Evaluation,
    /// A random part of random size and proportions, resized.
    ///
    /// # Source
    /// torchvision `RandomResizedCrop`; Szegedy et al. 2015.
    RandomResized {
        /// Least and largest share of the image's area.
        scale: (f64, f64),
        /// Least and largest width over height.
        ratio: (f64, f64),
    },
    /// The short side resized to the input's, padded by mirrored pixels, a random square cut out.
    ///
    /// # Source
    /// `DeiT` III (Touvron et al. 2022), section 3.2, "simple random crop", with 4 pixels.
    Random {
        /// Pixels of padding.
        padding: u32,
    },
}

/// The filter of crops and geometry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resampling {
    /// Triangle.
    Bilinear,
    /// Keys' cubic.
    Bicubic,
    /// One of the two, drawn each time.
    Random,
}

/// Random brightness, contrast, saturation and hue, in random order.
///
/// # Source
/// torchvision `ColorJitter`; the probability is timm's `color_jitter_prob`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColorJitter {
    /// Probability of any jitter.
    pub probability: f64,
    /// Brightness is multiplied by 1 less to 1 plus this.
    pub brightness: f64,
    /// Contrast likewise.
    pub contrast: f64,
    /// Saturation likewise.
    pub saturation: f64,
    /// Hue is turned by up to this share of the circle, either way; at most 0.5.
    pub hue: f64,
}

/// A grey square about a random point; it may stick out.
///
/// # Source
/// `DeVries` and Taylor 2017; grey and clipped as in the `AutoAugment` code (tensorflow/tpu, `autoaugment.py`).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cutout {
    /// Probability.
    pub probability: f64,
    /// Its side, as a share of the input's.
    pub size: f64,
}

/// Rectangles erased after normalisation.
///
/// # Source
/// Zhong et al. 2017; timm `data/random_erasing.py`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RandomErasing {
    /// Probability of any.
    pub probability: f64,
    /// What they are filled with.
    pub mode: ErasingMode,
    /// Least and largest share of the area, shared out among the rectangles.
    pub area: (f64, f64),
    /// Least height over width; the largest is its inverse.
    pub min_aspect: f64,
    /// One to so many rectangles.
    pub max_count: u32,
}

/// What an erased rectangle is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasingMode {
    /// The mean colour.
    Const,
    /// One random colour.
    Rand,
    /// A random colour for each pixel.
    Pixel,
}

/// `MixUp` and `CutMix`: the first image of a batch with the last, and so on, labels mixed alike.
///
/// # Source
/// Zhang et al. 2018; Yun et al. 2019; timm `data/mixup.py`, `Mixup`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mix {
    /// α of `MixUp`'s Beta(α, α); 0 is no `MixUp`.
    pub mixup_alpha: f64,
    /// α of `CutMix`'s Beta(α, α); 0 is no `CutMix`.
    pub cutmix_alpha: f64,
    /// Least and largest side of `CutMix`'s box as a share of the input's, instead of α.
    pub cutmix_minmax: Option<(f64, f64)>,
    /// Probability of mixing at all.
    pub probability: f64,
    /// Probability of `CutMix` where both are on.
    pub switch_probability: f64,
    /// What shares one draw.
    pub mode: MixMode,
    /// No mixing from this epoch on (counted from 0); 0 is never.
    pub off_epoch: u32,
}

/// What shares one draw of λ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MixMode {
    /// The whole batch.
    Batch,
    /// Both images of a pair.
    Pair,
    /// Each image for itself.
    Elem,
}

impl Default for Augmentation {
    /// [`Preset::Light`]
    fn default() -> Self {
        Preset::Light.augmentation()
    }
}

impl Augmentation {
    /// Nothing is varied: training sees what evaluation sees.
    #[must_use]
    pub fn none() -> Self {
        Self {
            crop: Crop::Evaluation,
            interpolation: Resampling::Bicubic,
            horizontal_flip: 0.0,
            vertical_flip: 0.0,
            policy: Policy::None,
            color_jitter: ColorJitter::default(),
            grayscale: 0.0,
            gaussian_blur: 0.0,
            solarize: 0.0,
            cutout: Cutout::default(),
            erasing: RandomErasing::default(),
            mix: Mix::default(),
            repeats: 1,
        }
    }

    /// The preset that these settings are, if any.
    #[must_use]
    pub fn preset(&self) -> Option<Preset> {
        Preset::ALL
            .into_iter()
            .find(|preset| preset.augmentation() == *self)
    }
}

impl Crop {
    /// torchvision's and timm's proportions of a random resized crop.
    pub const RATIO: (f64, f64) = (3.0 / 4.0, 4.0 / 3.0);

    /// A random part of this share of the area or more, in the usual proportions.
    #[must_use]
    pub fn at_least(scale: f64) -> Self {
        Self::RandomResized {
            scale: (scale, 1.0),
            ratio: Self::RATIO,
        }
    }
}

impl Resampling {
    /// The filter, where it is always the same.
    #[must_use]
    pub fn fixed(self) -> Option<Interpolation> {
        match self {
            Self::Bilinear => Some(Interpolation::Bilinear),
            Self::Bicubic => Some(Interpolation::Bicubic),
            Self::Random => None,
        }
    }
}

impl Default for ColorJitter {
    fn default() -> Self {
        Self {
            probability: 1.0,
            brightness: 0.0,
            contrast: 0.0,
            saturation: 0.0,
            hue: 0.0,
        }
    }
}

impl ColorJitter {
    /// The same for brightness, contrast and saturation, always, and no hue: timm's single number.
    #[must_use]
    pub fn of(amount: f64) -> Self {
        Self {
            brightness: amount,
            contrast: amount,
            saturation: amount,
            ..Self::default()
        }
    }
}

impl Default for Cutout {
    fn default() -> Self {
        Self {
            probability: 0.0,
            size: 0.25,
        }
    }
}

impl Default for RandomErasing {
    /// timm's defaults, switched off.
    fn default() -> Self {
        Self {
            probability: 0.0,
            mode: ErasingMode::Const,
            area: (0.02, 1.0 / 3.0),
            min_aspect: 0.3,
            max_count: 1,
        }
    }
}

impl Default for Mix {
    /// timm's defaults, switched off.
    fn default() -> Self {
        Self {
            mixup_alpha: 0.0,
            cutmix_alpha: 0.0,
            cutmix_minmax: None,
            probability: 1.0,
            switch_probability: 0.5,
            mode: MixMode::Batch,
            off_epoch: 0,
        }
    }
}

impl Mix {
    /// Whether `MixUp` can happen.
    #[must_use]
    pub fn mixup(&self) -> bool {
        self.mixup_alpha > 0.0
    }

    /// Whether `CutMix` can happen.
    #[must_use]
    pub fn cutmix(&self) -> bool {
        self.cutmix_alpha > 0.0 || self.cutmix_minmax.is_some()
    }

    /// Whether any mixing can happen in this epoch, counted from 0.
    #[must_use]
    pub fn is_on(&self, epoch: u32) -> bool {
        let over = self.off_epoch > 0 && epoch >= self.off_epoch;
        self.probability > 0.0 && (self.mixup() || self.cutmix()) && !over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_json_and_what_a_file_leaves_out_is_the_default() {
        for preset in Preset::ALL {
            let settings = preset.augmentation();
            let json = serde_json::to_string(&settings).expect("writes");
            assert_eq!(
                serde_json::from_str::<Augmentation>(&json).ok(),
                Some(settings)
            );
        }
        let partial: Augmentation =
            serde_json::from_str(r#"{"vertical_flip":0.25}"#).expect("reads");
        let expected = Augmentation {
            vertical_flip: 0.25,
            ..Augmentation::default()
        };
        assert_eq!(partial, expected);
    }

    #[test]
    fn mixing_ends_with_its_epoch() {
        let mix = Mix {
            mixup_alpha: 0.2,
            off_epoch: 3,
            ..Mix::default()
        };
        assert!(mix.is_on(2) && !mix.is_on(3));
        assert!(!Mix::default().is_on(0));
    }
}
