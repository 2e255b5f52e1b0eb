//! A closer look at an evaluation: how far its figures can be trusted, and where the model errs.

use serde::{Deserialize, Serialize};

use crate::report::ImageId;

/// A figure and where it might as well have been: the 95 % percentile bootstrap over the images measured.
///
/// # Source
/// Efron and Tibshirani 1993, *An Introduction to the Bootstrap*, section 13.3.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The figure of the images measured.
    pub value: f64,
    /// 2.5 % of the resamples are below this.
    pub low: f64,
    /// 2.5 % of the resamples are above this.
    pub high: f64,
}

/// Precision, recall and F1 averaged over classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Average {
    /// Averaged precision.
    pub precision: f64,
    /// Averaged recall.
    pub recall: f64,
    /// Averaged F1.
    pub f1: f64,
}

/// One class against all the others, by its probability.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ClassStudy {
    /// Area under the ROC curve; nothing if all images or none are of this class.
    pub roc_auc: Option<f64>,
    /// Average precision (scikit-learn's step-wise sum); nothing if no image is of this class.
    pub average_precision: Option<f64>,
    /// The ROC curve to draw: false positive rate and true positive rate, at most 200 points.
    pub roc: Vec<[f32; 2]>,
    /// The precision-recall curve to draw: recall and precision, at most 200 points.
    pub pr: Vec<[f32; 2]>,
}

/// One bar of a reliability diagram.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct ReliabilityBin {
    /// Images whose first guess has a probability in this bin.
    pub count: u32,
    /// Their mean probability.
    pub confidence: f64,
    /// The share of them that is right.
    pub accuracy: f64,
}

/// How far stated probabilities are true ones.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// Fifteen bins of equal width over 0 to 1; each holds its upper end.
    pub bins: Vec<ReliabilityBin>,
    /// Expected calibration error: the mean gap between the two, weighted by count.
    pub ece: f64,
    /// Mean cross-entropy.
    pub loss: f64,
}

/// Which images a temperature was fitted on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FittedOn {
    /// The validation split; `after` is measured on others.
    #[default]
    Validation,
    /// There is no validation split: `after` is cross-fitted (each half of the images measured with the temperature
    /// of the other half), and the temperature given is that of all.
    CrossFitted,
}

/// Probabilities before and after temperature scaling.
///
/// # Source
/// Guo et al. 2017, *On Calibration of Modern Neural Networks*, sections 2 and 4.2.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// As the model states them.
    pub before: Reliability,
    /// With logits divided by the temperature.
    pub after: Reliability,
    /// Least cross-entropy of the images it was fitted on, within 0.01 to 100; above 1 the model is too sure. It is 1
    /// where every label is its image's likeliest class: the colder the better then, without end.
    pub temperature: f64,
    /// Which those were.
    pub fitted_on: FittedOn,
    /// Each image's probability of its first guess at that temperature, in the order of the evaluation's images.
    pub confidences: Vec<f32>,
}

/// An image whose label may be wrong, by confident learning.
///
/// # Source
/// Northcutt et al. 2021, *Confident Learning*, section 3.1: probabilities above the class's own mean; here only of
/// classes likelier than the label's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Suspect {
    /// Which image.
    pub image: ImageId,
    /// Index of the class it is labelled as.
    pub label: u32,
    /// Index of the class it seems to be.
    pub likely: u32,
    /// How sure: that class's probability less the label's.
    pub margin: f32,
}

/// What an evaluation says beyond counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Study {
    /// Share of images whose first guess is right.
    pub top1: Interval,
    /// Mean cross-entropy.
    pub loss: Interval,
    /// Mean recall of the classes that have images.
    pub balanced_accuracy: Interval,
    /// Cohen's kappa of labels and guesses; 0 where it has no value, all of them being of one class.
    pub kappa: Interval,
    /// Mean F1 of the classes that occur, as labels or as guesses.
    pub macro_f1: Interval,
    /// Every class that occurs counts the same.
    pub macro_average: Average,
    /// Every image counts the same.
    pub weighted_average: Average,
    /// One-vs-rest, per class.
    pub classes: Vec<ClassStudy>,
    /// Mean of the classes' areas under ROC, over those that have one.
    pub roc_auc: Option<f64>,
    /// How far probabilities are true.
    pub calibration: Calibration,
    /// Labels that may be wrong, the surest first.
    pub suspects: Vec<Suspect>,
}

/// A way in which pictures go bad.
///
/// # Source
/// Hendrycks and Dietterich 2019, *Benchmarking Neural Network Robustness to Common Corruptions*; `ImageNet-C`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Corruption {
    /// Gaussian noise.
    Noise,
    /// Gaussian blur.
    Blur,
    /// Less contrast.
    Contrast,
    /// JPEG compression.
    Jpeg,
}

impl Corruption {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Noise, Self::Blur, Self::Contrast, Self::Jpeg];
    /// How many strengths each has.
    pub const STRENGTHS: usize = 5;
}

/// Top-1 accuracy on pictures gone bad, the evaluation crop being what is changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Robustness {
    /// On the pictures as they are.
    pub clean: f64,
    /// Each corruption, at its five strengths, the weakest first.
    pub rows: Vec<(Corruption, [f64; Corruption::STRENGTHS])>,
    /// How many images were measured.
    pub images: u32,
}
