//! Several models side by side on the same pictures: what is asked and found, and what can be said of it in words.
//!
//! [`table`] has the figures as columns and the tests as sentences; [`origins`] has where the models come from.

pub mod origins;
pub mod table;

use serde::{Deserialize, Serialize};

use crate::report::{Evaluation, ImageId};

/// One of the models compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contender {
    /// Its name in the notebook.
    pub model: String,
    /// Its architecture, in words.
    pub architecture: String,
    /// What it says of the held-out pictures.
    pub evaluation: Evaluation,
    /// All its parameters.
    pub parameters: u64,
    /// Bytes of its weights in 32 bits.
    pub bytes: u64,
    /// Milliseconds an image took, on this device.
    pub milliseconds: f64,
}

/// `McNemar`'s test of two models on the same pictures: could their difference be chance?
///
/// # Source
/// `McNemar` 1947; Dietterich 1998, *Approximate Statistical Tests for Comparing Supervised Classification Learning
/// Algorithms*, section 3.1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct McNemar {
    /// Index of the one model.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// Pictures only the one has right.
    pub only_a: u32,
    /// Pictures only the other has right.
    pub only_b: u32,
    /// Exact two-sided p of the binomial test.
    pub p: f64,
}

/// The comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The models, in the order asked for.
    pub contenders: Vec<Contender>,
    /// Every pair.
    pub tests: Vec<McNemar>,
    /// Pictures on whose class they disagree, in id order.
    pub disagreements: Vec<ImageId>,
}
