//! Fine-tuning: the loop on one screen ([`run`]), and the pieces it stands on.
//!
//! Knows no messages: what happens is told to a [`Watch`], which may also ask it to stop.

pub mod evaluate;
pub mod inputs;
pub mod loss;
pub mod optim;
pub mod schedule;
pub mod standardize;

use std::future::Future;

use burn::module::Module as _;
use burn::optim::GradientsParams;
use burn::tensor::Device;

use crate::augment::train_batches;
use crate::data::{DataError, Dataset};
use crate::model::Vit;
use crate::model::freeze::{Tail, cut, join};
use crate::model::vit::Linear;
use crate::preprocess::Preprocess;
use crate::recipe::{Recipe, RecipeError};
use crate::report::{
    EpochReport, Evaluation, Outcome, Phase, PhaseSeconds, RunReport, Split, StepReport,
};

use evaluate::evaluate_tail;
use inputs::{Batch, Inputs};
use loss::soft_cross_entropy;
use optim::Optimizer;
use schedule::Schedule;

/// Whoever looks on: is told how far the run is, keeps the time, and may end it.
pub trait Watch {
    /// How far a phase is.
    fn progress(&self, phase: Phase, done: usize, total: usize);
    /// A step is done.
    fn step(&self, report: StepReport);
    /// An epoch is done.
    fn epoch(&self, report: &EpochReport);
    /// Milliseconds since any fixed moment.
    fn now_ms(&self) -> f64;
    /// Lets others have their turn, then says whether the run is to stop.
    fn breathe(&self) -> impl Future<Output = bool>;
}

/// Why a run ended without a model.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// A knob out of range.
    #[error(transparent)]
    Recipe(#[from] RecipeError),
    /// Data that cannot be learnt from.
    #[error(transparent)]
    Data(#[from] DataError),
    /// The loss left the finite numbers.
    #[error("The loss stopped being a number at step {step}: training diverged.")]
    Diverged {
        /// The step, from 1.
        step: u32,
    },
    /// Stopped before the first step: there is nothing to keep.
    #[error("Stopped before training began.")]
    StoppedEarly,
    /// The device gave no numbers back.
    #[error("The device failed while training ({reason}).")]
    Device {
        /// Its words.
        reason: String,
    },
}

/// Fine-tunes `vit` on the training split and measures it on the held-out one. `vit` lives on `device`,
/// a plain one; the head starts afresh unless `keep_head`.
///
/// # Errors
/// Before anything starts, if recipe or data do not fit; later, if the loss is not finite or the device fails.
pub async fn run(
    vit: Vit,
    preprocess: Preprocess,
    keep_head: bool,
    data: &Dataset,
    recipe: &Recipe,
    device: &Device,
    watch: &impl Watch,
) -> Result<(Vit, RunReport), TrainError> {
    recipe.validate(u32::try_from(vit.architecture().depth).unwrap_or(u32::MAX))?;
    data.check_trainable()?;
    let classes = data.classes().to_vec();
    let vit = if keep_head {
        vit
    } else {
        with_fresh_heads(vit, classes.len(), device)
    };
    let (trunk, tail) = cut(vit, recipe.trainable);
    let mut seconds = PhaseSeconds::default();

    let started = watch.now_ms();
    let mut inputs = Inputs::prepare(&trunk, data, recipe, preprocess, device, watch).await?;
    seconds.features = (watch.now_ms() - started) / 1000.0;

    let ids = data.ids(Split::Train);
    let batch_size = recipe.batch_size as usize;
    let schedule = Schedule::plan(recipe, ids.len());
    let mut learner = Learner::new(tail, recipe);
    let trained_parameters = learner.tail.num_params() as u64;
    // Once: asking the data for a split draws it anew.
    let held_out = data.held_out();
    let watched = if data.ids(Split::Val).is_empty() {
        held_out
    } else {
        Split::Val
    };

    let (mut step, mut epochs, mut outcome) = (0, Vec::new(), Outcome::Finished);
    let mut last_evaluation: Option<Evaluation> = None;
    'run: for epoch in 0..recipe.epochs {
        let epoch_started = watch.now_ms();
        let (mut loss_sum, mut seen) = (0.0, 0.0);
        let repeats = inputs.repeats();
        let batches = train_batches(&ids, batch_size, repeats, recipe.seed, epoch);
        for (number, samples) in (0..).zip(batches) {
            let batch = inputs.training(&trunk, data, &samples, epoch, number)?;
            let lr = schedule.at(step);
            let loss = learner.learn(batch, lr).await?;
            step += 1;
            if !loss.is_finite() {
                return Err(TrainError::Diverged { step });
            }
            #[expect(
                clippy::cast_precision_loss,
                reason = "a batch is at most a few thousand images"
            )]
            let count = samples.len() as f64;
            loss_sum += f64::from(loss) * count;
            seen += count;
            last_evaluation = None;
            watch.step(StepReport {
                step,
                steps: schedule.steps,
                epoch: epoch + 1,
                epochs: recipe.epochs,
                loss,
                lr,
            });
            if watch.breathe().await {
                outcome = Outcome::Stopped;
                break 'run;
            }
        }
        let trained = watch.now_ms();
        let tail = learner.tail.valid();
        let evaluation = evaluate_tail(&tail, &trunk, &mut inputs, data, watched, watch).await?;
        seconds.train += (trained - epoch_started) / 1000.0;
        seconds.evaluate += (watch.now_ms() - trained) / 1000.0;
        let report = EpochReport {
            epoch: epoch + 1,
            train_loss: loss_sum / seen,
            loss: evaluation.loss,
            top1: evaluation.top1,
            top5: evaluation.top5,
            seconds: (watch.now_ms() - epoch_started) / 1000.0,
        };
        watch.epoch(&report);
        epochs.push(report);
        last_evaluation = Some(evaluation).filter(|evaluation| evaluation.split == held_out);
    }

    let started = watch.now_ms();
    let tail = learner.tail.valid();
    let test = match last_evaluation {
        Some(evaluation) => evaluation,
        None => evaluate_tail(&tail, &trunk, &mut inputs, data, held_out, watch).await?,
    };
    seconds.evaluate += (watch.now_ms() - started) / 1000.0;
    let vit = join(trunk, inputs.finish(tail));
    Ok((
        vit,
        RunReport {
            outcome,
            epochs,
            test,
            trained_parameters,
            seconds,
        },
    ))
}

/// The part that learns, with what it learns by.
struct Learner {
    tail: Tail,
    optimizer: Optimizer,
}

impl Learner {
    fn new(tail: Tail, recipe: &Recipe) -> Self {
        let tail = tail.train();
        Self {
            optimizer: Optimizer::new(&tail, recipe),
            tail,
        }
    }

    /// Forward, backward, step; the loss, which is the one thing read back.
    async fn learn(&mut self, batch: Batch, lr: f64) -> Result<f32, TrainError> {
        let loss = soft_cross_entropy(self.tail.forward(batch.input), batch.targets);
        let gradients = GradientsParams::from_grads(loss.backward(), &self.tail);
        (self.tail, _) = self.optimizer.step(lr, self.tail.clone(), gradients);
        let loss = evaluate::floats(loss.inner()).await?;
        Ok(loss.first().copied().unwrap_or(f32::NAN))
    }
}

/// Heads that start at zero: every class equally likely, and no noise of an initialisation to unlearn.
///
/// # Source
/// `ViT` (Dosovitskiy et al. 2021), section 3.2, for fine-tuning. timm starts from small normal weights; over 20
/// seeds of head-only training that gave the same mean accuracy with three times the spread.
fn with_fresh_heads(vit: Vit, classes: usize, device: &Device) -> Vit {
    let dim = vit.architecture().dim;
    let head = || Linear::zeros(dim, classes, device);
    let head_dist = vit.architecture().distilled.then(head);
    vit.with_heads(head(), head_dist)
}
