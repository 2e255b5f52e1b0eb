//! Results as plain data: what a run, an evaluation or a prediction says.

use serde::{Deserialize, Serialize};

use crate::study::{Robustness, Study};

/// Names one image of a data set for as long as the session lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ImageId(pub u32);

/// What part of the data an image belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Split {
    /// Learnt from.
    Train,
    /// Looked at after each epoch, where there is one.
    Val,
    /// Held out.
    Test,
}

/// One optimiser step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StepReport {
    /// Steps done, from 1.
    pub step: u32,
    /// Steps of the whole run.
    pub steps: u32,
    /// Epoch this step belongs to, from 1.
    pub epoch: u32,
    /// Epochs of the whole run.
    pub epochs: u32,
    /// Mean training loss of this batch.
    pub loss: f32,
    /// Learning rate of this step.
    pub lr: f64,
}

/// One pass over the training split, and the held-out metrics after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EpochReport {
    /// From 1.
    pub epoch: u32,
    /// Mean over the epoch's images.
    pub train_loss: f64,
    /// Mean cross-entropy on the held-out split.
    pub loss: f64,
    /// Share of held-out images whose first guess is right.
    pub top1: f64,
    /// Share of held-out images whose label is among the first five guesses.
    pub top5: f64,
    /// Wall-clock seconds of training and evaluation.
    pub seconds: f64,
}

/// One class's line in an [`Evaluation`], as scikit-learn's `classification_report` has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClassReport {
    /// The class.
    pub name: String,
    /// Right among those predicted to be this class; 0 if none was.
    pub precision: f64,
    /// Found among those of this class; 0 if there is none.
    pub recall: f64,
    /// Harmonic mean of the two; 0 if both are 0.
    pub f1: f64,
    /// Images of this class.
    pub support: u32,
}

/// What the model said of one held-out image.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ImageResult {
    /// Which image.
    pub image: ImageId,
    /// Index of its true class.
    pub label: u32,
    /// Index of the most probable class.
    pub predicted: u32,
    /// That class's probability.
    pub p: f32,
    /// How many classes it finds likelier than the true one.
    #[serde(default)]
    pub rank: u32,
    /// Cross-entropy of this image.
    #[serde(default)]
    pub loss: f32,
}

/// Metrics of one model on one split.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// The split measured.
    pub split: Split,
    /// Mean cross-entropy.
    pub loss: f64,
    /// Share of images whose first guess is right.
    pub top1: f64,
    /// Share of images whose label is among the first five guesses (all, below five classes).
    pub top5: f64,
    /// `confusion[label][predicted]`, counts.
    pub confusion: Vec<Vec<u32>>,
    /// Per class, in the order of the confusion matrix.
    pub classes: Vec<ClassReport>,
    /// Every image measured, so that a cell of the matrix leads back to its images.
    pub images: Vec<ImageResult>,
    /// A closer look, where one was taken.
    #[serde(default)]
    pub study: Option<Study>,
    /// The same on pictures gone bad, where that was measured.
    #[serde(default)]
    pub robustness: Option<Robustness>,
}

/// One line of a top-k list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// Class index.
    pub index: u32,
    /// Readable class name.
    pub label: String,
    /// Softmax probability.
    pub p: f32,
}

/// How an exported file holds numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Precision {
    /// 32 bits: the numbers of the network.
    #[default]
    F32,
    /// 16 bits: half the file, each number rounded to 11 significant bits.
    F16,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every epoch done.
    Finished,
    /// Stopped by the user; the weights reached so far are kept.
    Stopped,
}

/// Seconds spent in each phase of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct PhaseSeconds {
    /// Computing cached features.
    pub features: f64,
    /// Optimiser steps, batches included.
    pub train: f64,
    /// Held-out evaluation.
    pub evaluate: f64,
}

/// What the activation cache did in a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheReport {
    /// Views that were there already.
    pub hits: u64,
    /// Views that had to be computed.
    pub misses: u64,
    /// Bytes it holds in memory.
    pub bytes: u64,
    /// Bytes it holds on the device, for want of memory.
    #[serde(default)]
    pub stored: u64,
}

/// A whole training run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunReport {
    /// How it ended.
    pub outcome: Outcome,
    /// One per finished epoch.
    pub epochs: Vec<EpochReport>,
    /// The epoch whose weights were kept, where that was asked for.
    #[serde(default)]
    pub best_epoch: Option<u32>,
    /// The final model on the held-out split.
    pub test: Evaluation,
    /// Parameters that learnt.
    pub trained_parameters: u64,
    /// What the activation cache did.
    #[serde(default)]
    pub cache: CacheReport,
    /// Where the time went.
    pub seconds: PhaseSeconds,
}

/// A named phase of long work, for progress lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Bytes of a download.
    Download,
    /// Images decoded.
    Decode,
    /// First run on the GPU: shaders are being compiled.
    Compile,
    /// Images whose features were computed.
    Features,
    /// Images evaluated.
    Evaluate,
    /// Steps of runs that leave no model.
    Trial,
    /// Images compared with each other.
    Neighbours,
    /// Steps of a map in the making.
    Layout,
    /// Images written into a file.
    Pack,
}
