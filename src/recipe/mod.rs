//! Every training knob as plain data, with its default and where the default comes from.
//!
//! A [`Recipe`] is checked once, against the run it is for, by [`Recipe::validate`]; the training
//! loop then trusts it.

use serde::{Deserialize, Serialize};

use crate::augmentation::Augmentation;

pub mod code;
mod preset;
mod validate;
pub mod words;

pub use preset::{Preset, Reason};
pub use validate::{Allowed, Knob, RecipeError};

/// Which parameters learn. Everything else stays as loaded and never enters the autodiff graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trainable {
    /// The classification head(s) alone, on features computed once per image.
    Head,
    /// The head(s), the final norm and the last N blocks (0 ≤ N ≤ depth); in a convolutional network the last N
    /// residual blocks and the convolution after them, if there is one.
    LastBlocks(u32),
    /// Everything: patch embedding, tokens and positions too, or the first convolution.
    All,
}

/// How parameters follow their gradients.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Loshchilov & Hutter 2019; betas (0.9, 0.999), epsilon 1e-8 as in PyTorch.
    #[default]
    AdamW,
    /// Stochastic gradient descent with Nesterov's momentum 0.9 (timm's `sgd`); the decay is added to the gradient.
    Sgd,
    /// Chen et al. 2023; betas (0.9, 0.99). Wants a tenth of `AdamW`'s learning rate and ten times its decay.
    Lion,
}

/// How the learning rate goes from its peak to [`Recipe::min_lr`], after the warm-up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Annealing {
    /// Half a cosine (SGDR, Loshchilov & Hutter 2017).
    #[default]
    Cosine,
    /// A straight line.
    Linear,
    /// Stays at the peak.
    Constant,
    /// Multiplied by `factor` after every so many epochs.
    Step {
        /// Epochs between two falls; fractions allowed.
        epochs: f64,
        /// What each fall multiplies by.
        factor: f64,
    },
}

/// A stage before the main one: less learns in it.
///
/// # Source
/// Two stages: fastai's `fine_tune`. Several: gradual unfreezing, `ULMFiT` (Howard & Ruder 2018), section 3.3.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Which parameters learn.
    pub trainable: Trainable,
    /// Passes over the training split.
    pub epochs: u32,
    /// Peak learning rate.
    pub lr: f64,
    /// Images per step, if not as many as in the main stage.
    #[serde(default)]
    pub batch_size: Option<u32>,
}

impl Stage {
    /// The head alone, as the default recipe trains it.
    #[must_use]
    pub fn head(epochs: u32) -> Self {
        let Recipe { lr, batch_size, .. } = Recipe::default();
        Self {
            trainable: Trainable::Head,
            epochs,
            lr,
            batch_size: Some(batch_size),
        }
    }
}

/// The head as L2-regularised logistic regression on standardised features, before any gradient step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Probe {
    /// scikit-learn's C, the inverse strength of the penalty; `None` chooses it by cross-validation.
    pub c: Option<f64>,
    /// Folds of that cross-validation.
    pub folds: u32,
}

impl Default for Probe {
    /// # Source
    /// scikit-learn's `LogisticRegressionCV` has five folds.
    fn default() -> Self {
        Self { c: None, folds: 5 }
    }
}

/// What is done about classes of uneven size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassBalance {
    /// Nothing.
    #[default]
    None,
    /// Images of small classes are drawn more often: every class is as likely.
    Sampling,
    /// Images of small classes weigh more in the loss (scikit-learn's `balanced`).
    Loss,
}

/// What the best epoch, and the end of progress, is judged by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Cross-entropy; less is better.
    #[default]
    Loss,
    /// Share of images whose first guess is right.
    Top1,
    /// Mean of the classes' F1.
    MacroF1,
}

/// What a student takes from its teachers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lesson {
    /// Their softened probabilities (Hinton et al. 2015).
    Soft {
        /// What all logits are divided by first.
        temperature: f64,
    },
    /// Their first guess, as a label (`DeiT`, section 4).
    Hard,
    /// How far apart they see any two images (relational distillation, Park et al. 2019, distance-wise).
    Relations,
}

/// Learning from other models beside the labels.
///
/// # Source
/// `DeiT` (Touvron et al. 2021), equations 2 and 3; a distilled student listens through its distillation token, a
/// plain one through its only logits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Distillation {
    /// Names of the models; several are averaged (their probabilities).
    pub teachers: Vec<String>,
    /// What is taken from them.
    pub lesson: Lesson,
    /// Their share of the loss, 0 to 1; the labels have the rest.
    pub alpha: f64,
}

impl Default for Distillation {
    /// # Source
    /// `DeiT`'s released code: alpha 0.5; temperature 3 as in its paper's soft variant.
    fn default() -> Self {
        Self {
            teachers: Vec::new(),
            lesson: Lesson::Soft { temperature: 3.0 },
            alpha: 0.5,
        }
    }
}

/// What a training run does: every knob, serialised into notebooks and reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// Which parameters learn in the end.
    pub trainable: Trainable,
    /// Passes over the training split with those; may be 0 where a probe or earlier stages make the model.
    pub epochs: u32,
    /// Stages before that, each learning no more than the next. What already learnt keeps its moments.
    pub stages: Vec<Stage>,
    /// Starts the head from logistic regression instead of zeros.
    pub probe: Option<Probe>,
    /// Images per optimiser step.
    pub batch_size: u32,
    /// Images at once on the device; their gradients are added up to a step's. `None`: as many as fit.
    pub micro_batch: Option<u32>,
    /// How parameters follow their gradients.
    pub rule: Rule,
    /// Peak learning rate, reached after warm-up.
    pub lr: f64,
    /// Learning rate at the end.
    pub min_lr: f64,
    /// How it gets there.
    pub annealing: Annealing,
    /// Epochs (fractions allowed) over which the learning rate rises linearly from zero, in each stage.
    pub warmup_epochs: f64,
    /// Each layer learns at this times the rate of the layer above it; 1 for all alike.
    pub layer_decay: f64,
    /// The head learns at this times the learning rate.
    pub head_lr: f64,
    /// Weight decay; biases, norms, tokens and position embeddings are exempt.
    pub weight_decay: f64,
    /// Label smoothing ε: the true class gets `1 - ε + ε / classes`.
    pub label_smoothing: f64,
    /// Largest global gradient norm (over all learning parameters together); `None` leaves it be.
    pub clip_grad_norm: Option<f64>,
    /// Keeps a running mean of the weights with this decay, and gives that as the model.
    pub ema_decay: Option<f64>,
    /// Share of values dropped after each projection of the learning blocks and before the head; in a convolutional
    /// network, which has no projections, before the head alone (timm's `drop_rate`).
    pub dropout: f64,
    /// Share of attention dropped.
    pub attention_dropout: f64,
    /// Stochastic depth: the last block's share of images that skip it; it grows linearly from the first block.
    pub drop_path: f64,
    /// What is done about classes of uneven size.
    pub class_balance: ClassBalance,
    /// Share of each class's training images kept from training to judge epochs by; 0 where the data brings a
    /// validation split, or nothing is judged.
    pub validation_fraction: f64,
    /// Gives the weights of the best epoch by this, instead of the last.
    pub keep_best: Option<Metric>,
    /// Ends the run after so many epochs without a better one (by [`Recipe::keep_best`], else the loss).
    pub patience: Option<u32>,
    /// How training images are varied. Has no effect on [`Trainable::Head`], whose features are computed once
    /// from the evaluation crop.
    pub augmentation: Augmentation,
    /// How many views of each image the frozen part is computed of, once, and kept; epochs then take turns.
    /// `None`: as many as there are epochs, if the memory budget holds them; 0: none, every batch anew.
    pub cached_views: Option<u32>,
    /// Beta(α, α) mixing of the tokens that enter the learning part, with their labels; 0 for none. Works on cached
    /// views, where mixing of pixels cannot.
    pub token_mixup: f64,
    /// Learning from other models beside the labels.
    pub distillation: Option<Distillation>,
    /// Standardise cached features per dimension (folded into the head afterwards, so that the
    /// saved model needs no extra layer). [`Trainable::Head`] only.
    pub standardize_features: bool,
    /// Seeds the order of images and every draw of augmentation.
    pub seed: u64,
}

impl Default for Recipe {
    /// Head only: a strong first result in seconds.
    ///
    /// # Source
    /// `AdamW` with weight decay 0.05, label smoothing 0.1: `DeiT` (Touvron et al. 2021), Table 9.
    /// Standardised features for linear probing: MAE (He et al. 2022), appendix A.1. Epochs and learning rate:
    /// the middle of the flat optimum that `tests/reference/train_trashnet.py` found.
    fn default() -> Self {
        Self {
            trainable: Trainable::Head,
            epochs: 40,
            stages: Vec::new(),
            probe: None,
            batch_size: 32,
            micro_batch: None,
            rule: Rule::AdamW,
            lr: 1e-3,
            min_lr: 1e-5,
            annealing: Annealing::Cosine,
            warmup_epochs: 1.0,
            layer_decay: 1.0,
            head_lr: 1.0,
            weight_decay: 0.05,
            label_smoothing: 0.1,
            clip_grad_norm: Some(1.0),
            ema_decay: None,
            dropout: 0.0,
            attention_dropout: 0.0,
            drop_path: 0.0,
            class_balance: ClassBalance::None,
            validation_fraction: 0.0,
            keep_best: None,
            patience: None,
            augmentation: Augmentation::default(),
            cached_views: None,
            token_mixup: 0.0,
            distillation: None,
            standardize_features: true,
            seed: 0,
        }
    }
}

impl Recipe {
    /// The default recipe for head plus last `blocks` blocks.
    #[must_use]
    pub fn last_blocks(blocks: u32) -> Self {
        Self {
            trainable: Trainable::LastBlocks(blocks),
            epochs: 8,
            batch_size: 16,
            lr: 5e-4,
            ..Self::default()
        }
    }

    /// The default recipe where all of the network learns.
    ///
    /// # Source
    /// Layer-wise decay 0.75: `BEiT` (Bao et al. 2022), appendix; MAE, Table 9.
    #[must_use]
    pub fn whole() -> Self {
        Self {
            trainable: Trainable::All,
            epochs: 8,
            batch_size: 16,
            lr: 5e-4,
            layer_decay: 0.75,
            ..Self::default()
        }
    }

    /// The default recipe for what learns.
    #[must_use]
    pub fn of(trainable: Trainable) -> Self {
        match trainable {
            Trainable::Head => Self::default(),
            Trainable::LastBlocks(blocks) => Self::last_blocks(blocks),
            Trainable::All => Self::whole(),
        }
    }

    /// The linear probe: logistic regression alone.
    #[must_use]
    pub fn probe() -> Self {
        Self {
            probe: Some(Probe::default()),
            epochs: 0,
            warmup_epochs: 0.0,
            ..Self::default()
        }
    }

    /// All stages in order, the main one last.
    #[must_use]
    pub fn all_stages(&self) -> Vec<Stage> {
        self.stages.iter().copied().chain([self.main()]).collect()
    }

    /// The last stage.
    #[must_use]
    pub fn main(&self) -> Stage {
        Stage {
            trainable: self.trainable,
            epochs: self.epochs,
            lr: self.lr,
            batch_size: None,
        }
    }

    /// Images per step of one of its stages.
    #[must_use]
    pub fn batch_size_of(&self, stage: &Stage) -> u32 {
        stage.batch_size.unwrap_or(self.batch_size).max(1)
    }

    /// Epochs of all stages.
    #[must_use]
    pub fn all_epochs(&self) -> u32 {
        self.all_stages().iter().map(|stage| stage.epochs).sum()
    }
}
