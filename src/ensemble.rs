//! Several models, or several views of an image, answering as one: plain data.

use serde::{Deserialize, Serialize};

use crate::report::Evaluation;

/// How several models become one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// Each answers; the mean of their probabilities counts.
    #[default]
    Probabilities,
    /// Each answers; the mean of their logits counts, so a sure one has more of a say.
    Logits,
    /// One network with the mean of their weights: no slower than any of them.
    ///
    /// # Source
    /// Uniform soup (Wortsman et al. 2022, section 2).
    Soup,
    /// The same of as many as help: from the best on, each is let in if validation is no worse with it.
    ///
    /// # Source
    /// Greedy soup (Wortsman et al. 2022, recipe 1).
    GreedySoup,
}

/// The views of an image whose answers are averaged (test-time augmentation).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestViews {
    /// The evaluation crop.
    #[default]
    One,
    /// The evaluation crop, and its mirror image.
    Flip,
    /// Middle and corners, each also mirrored.
    ///
    /// # Source
    /// torchvision `ten_crop`; Krizhevsky et al. 2012, section 4.1.
    TenCrops,
}

impl TestViews {
    /// How many.
    #[must_use]
    pub fn count(self) -> usize {
        match self {
            Self::One => 1,
            Self::Flip => 2,
            Self::TenCrops => 10,
        }
    }
}

/// What came of making one of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnsembleReport {
    /// The models asked for, in that order.
    pub members: Vec<MemberReport>,
    /// All together, on the held-out split.
    pub evaluation: Evaluation,
}

/// One of several models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MemberReport {
    /// Its name.
    pub model: String,
    /// Share of held-out images whose first guess is right, by itself and in one view.
    pub top1: f64,
    /// Mean cross-entropy there.
    pub loss: f64,
    /// Whether it is in (a greedy soup leaves out what does not help).
    pub used: bool,
}
