//! How an image becomes a model's input: plain data, used for training, evaluation and prediction, shown in the
//! page, and written into every export.

use serde::{Deserialize, Serialize};

/// Per-channel mean of `ImageNet`, of values in 0 to 1.
///
/// # Source
/// timm `data/constants.py`, `IMAGENET_DEFAULT_MEAN`.
pub const IMAGENET_MEAN: [f32; 3] = [0.485, 0.456, 0.406];

/// Per-channel standard deviation of `ImageNet`, of values in 0 to 1.
///
/// # Source
/// timm `data/constants.py`, `IMAGENET_DEFAULT_STD`.
pub const IMAGENET_STD: [f32; 3] = [0.229, 0.224, 0.225];

/// The largest side an image is resized to.
const MAX_PX: u32 = 4096;

/// From upright RGB pixels to a model's input.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Preprocess {
    /// What is resized first.
    pub resize: Resize,
    /// Then the middle square of this side is cut out: the model's input.
    pub crop_px: u32,
    /// How it is resized; always antialiased, as Pillow does.
    pub interpolation: Interpolation,
    /// Subtracted from each channel, of values in 0 to 1.
    pub mean: [f32; 3],
    /// Each channel is divided by this then.
    pub std: [f32; 3],
}

/// What an image is resized to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resize {
    /// The short side becomes so long, the long one in proportion.
    ShortSide(u32),
    /// Both sides become so long, whatever the proportions were.
    Squash(u32),
}

/// A resampling filter of Pillow's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Interpolation {
    /// Triangle.
    Bilinear,
    /// Keys' cubic with a = -0.5.
    Bicubic,
}

impl Preprocess {
    /// What `DeiT` was measured with, for this input side: 256 then 224, and in proportion.
    ///
    /// # Source
    /// timm `data/transforms_factory.py`, `transforms_imagenet_eval`: `floor(img_size / crop_pct)`, with
    /// `DeiT`'s `crop_pct` of 0.875 (`models/deit.py`).
    #[must_use]
    pub fn deit(px: u32) -> Self {
        let px = px.max(1);
        Self {
            resize: Resize::ShortSide(u32::try_from(u64::from(px) * 8 / 7).unwrap_or(px)),
            crop_px: px,
            interpolation: Interpolation::Bicubic,
            mean: IMAGENET_MEAN,
            std: IMAGENET_STD,
        }
    }

    /// The same for another input side: the part of the image that is seen stays.
    #[must_use]
    pub fn for_input(self, px: u32) -> Self {
        if px == self.crop_px {
            return self;
        }
        let scaled = |side: u32| {
            let side = u64::from(side) * u64::from(px) / u64::from(self.crop_px.max(1));
            u32::try_from(side).unwrap_or(px).max(px)
        };
        let resize = match self.resize {
            Resize::ShortSide(side) => Resize::ShortSide(scaled(side)),
            Resize::Squash(side) => Resize::Squash(scaled(side)),
        };
        Self {
            resize,
            crop_px: px,
            ..self
        }
    }

    /// The side it is resized to.
    #[must_use]
    pub fn resize_px(&self) -> u32 {
        match self.resize {
            Resize::ShortSide(side) | Resize::Squash(side) => side.max(self.crop_px).max(1),
        }
    }

    /// Whether every number is one that can be computed with.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        (1..=MAX_PX).contains(&self.crop_px)
            && self.resize_px() <= MAX_PX
            && self.mean.iter().all(|mean| mean.is_finite())
            && self.std.iter().all(|std| std.is_finite() && *std > 0.0)
    }
}

impl std::fmt::Display for Preprocess {
    /// Such as `short side to 256 px (bicubic), middle 224 px, mean 0.485 0.456 0.406, std 0.229 0.224 0.225`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let side = self.resize_px();
        match self.resize {
            Resize::ShortSide(_) => write!(f, "short side to {side} px")?,
            Resize::Squash(_) => write!(f, "squashed to {side} × {side} px")?,
        }
        let filter = match self.interpolation {
            Interpolation::Bilinear => "bilinear",
            Interpolation::Bicubic => "bicubic",
        };
        let [[r, g, b], [sr, sg, sb]] = [self.mean, self.std];
        write!(
            f,
            " ({filter}), middle {} px, mean {r} {g} {b}, std {sr} {sg} {sb}",
            self.crop_px
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deit_sees_seven_eighths_at_every_size() {
        for (px, resize_px) in [(224, 256), (384, 438), (32, 36), (1, 1)] {
            let preprocess = Preprocess::deit(px);
            assert_eq!(
                (preprocess.crop_px, preprocess.resize_px()),
                (px, resize_px)
            );
            assert_eq!(Preprocess::deit(224).for_input(px), preprocess);
        }
    }

    #[test]
    fn numbers_that_cannot_be_computed_with_are_noticed() {
        let deit = Preprocess::deit(224);
        assert!(deit.is_sound());
        assert!(
            !Preprocess {
                std: [1.0, 0.0, 1.0],
                ..deit
            }
            .is_sound()
        );
        assert!(
            !Preprocess {
                mean: [f32::NAN; 3],
                ..deit
            }
            .is_sound()
        );
        assert!(
            !Preprocess {
                resize: Resize::Squash(1 << 20),
                ..deit
            }
            .is_sound()
        );
    }
}
