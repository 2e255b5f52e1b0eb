//! Recipes by how many images there are.

use serde::{Deserialize, Serialize};

use super::{Recipe, Stage};
use crate::augmentation::Preset as Augmentations;

/// A recipe for so much data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// A few dozen images: the linear probe, which has the fewest ways to go wrong.
    Dozens,
    /// A few hundred: the head, then the last two blocks with it.
    Hundreds,
    /// Thousands: the head, then the upper half of the blocks, each layer slower than the one above.
    Thousands,
    /// Everything learns, under strong augmentation.
    Everything,
}

impl Preset {
    /// All of them, from few images to many.
    pub const ALL: [Self; 4] = [
        Self::Dozens,
        Self::Hundreds,
        Self::Thousands,
        Self::Everything,
    ];

    /// A short name, for files and forms.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Dozens => "dozens",
            Self::Hundreds => "hundreds",
            Self::Thousands => "thousands",
            Self::Everything => "everything",
        }
    }

    /// Its recipe, for a network of so many blocks.
    ///
    /// # Source
    /// The order of strategies is that of the README's table on 240 images: probe and head alike, the last blocks 5
    /// points better. Two stages: fastai's `fine_tune`. Layer-wise decay 0.75: `BEiT`, appendix. `DeiT`'s
    /// augmentation and stochastic depth 0.1: `DeiT`, Table 9.
    #[must_use]
    pub fn recipe(self, depth: u32) -> Recipe {
        let head_first = vec![Stage::head(40)];
        match self {
            Self::Dozens => Recipe::probe(),
            Self::Hundreds => Recipe {
                stages: head_first,
                ..Recipe::last_blocks(depth.min(2))
            },
            Self::Thousands => Recipe {
                stages: head_first,
                layer_decay: 0.75,
                ..Recipe::last_blocks(depth.div_ceil(2))
            },
            Self::Everything => Recipe {
                stages: head_first,
                drop_path: 0.1,
                augmentation: Augmentations::Deit.augmentation(),
                ..Recipe::whole()
            },
        }
    }

    /// The one for this many training images, the smallest class having `smallest` of them, and why.
    #[must_use]
    pub fn suggested(images: u32, smallest: u32) -> (Self, Reason) {
        if smallest < 10 {
            return (Self::Dozens, Reason::SmallClass(smallest));
        }
        match images {
            0..100 => (Self::Dozens, Reason::Dozens(images)),
            100..1000 => (Self::Hundreds, Reason::Hundreds(images)),
            1000..20_000 => (Self::Thousands, Reason::Thousands(images)),
            _ => (Self::Everything, Reason::More(images)),
        }
    }
}

/// Why a preset suits so many training images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// One class has so few.
    SmallClass(u32),
    /// There are a few dozen.
    Dozens(u32),
    /// There are hundreds.
    Hundreds(u32),
    /// There are thousands.
    Thousands(u32),
    /// There are more.
    More(u32),
}

impl std::fmt::Display for Reason {
    /// As it goes on after "because".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SmallClass(images) => write!(
                f,
                "one class has only {images} training pictures: with so few, a linear probe is hard to beat and cannot learn them by heart"
            ),
            Self::Dozens(images) => write!(
                f,
                "{images} training pictures are a few dozen: a linear probe is hard to beat there"
            ),
            Self::Hundreds(images) => write!(
                f,
                "{images} training pictures are enough to adapt the last blocks, not the whole network"
            ),
            Self::Thousands(images) => write!(
                f,
                "{images} training pictures can adapt half the network, the lower layers more slowly"
            ),
            Self::More(images) => write!(
                f,
                "{images} training pictures can teach every layer something"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_can_run() {
        for preset in Preset::ALL {
            for depth in [1, 4, 12] {
                assert_eq!(preset.recipe(depth).validate(depth), Ok(()), "{preset:?}");
            }
        }
    }

    #[test]
    fn suggestions_follow_the_data() {
        let suggested = |images, smallest| Preset::suggested(images, smallest).0;
        assert_eq!(suggested(48, 24), Preset::Dozens);
        assert_eq!(suggested(240, 40), Preset::Hundreds);
        assert_eq!(suggested(240, 4), Preset::Dozens);
        assert_eq!(suggested(5000, 100), Preset::Thousands);
        assert_eq!(suggested(50_000, 1000), Preset::Everything);
        assert!(Preset::suggested(240, 40).1.to_string().contains("240"));
    }
}
