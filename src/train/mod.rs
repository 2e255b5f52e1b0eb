//! Fine-tuning: stages of epochs of steps ([`run`]), and the pieces it stands on.
//!
//! Knows no messages: what happens is told to a [`Watch`], which may also ask it to stop, and keeps what resuming needs.

pub mod answer;
pub mod evaluate;
pub mod inputs;
pub mod loss;
pub mod optim;
pub mod parameters;
pub mod probe;
pub mod schedule;
pub mod snapshot;
pub mod soup;
pub mod standardize;
pub mod teacher;
pub mod trial;
pub mod views;

use std::collections::BTreeMap;
use std::future::Future;

use burn::module::{Module as _, Param};
use burn::optim::{GradientsAccumulator, GradientsParams};
use burn::tensor::{Device, Tensor, TensorData};
use rand::RngExt as _;

use crate::architecture::Shape;
use crate::augment::{CorruptError, Sample, train_batches};
use crate::data::rng::{self, Purpose};
use crate::data::{DataError, Dataset};
use crate::fnv::fnv1a;
use crate::host::HostError;
use crate::memory::{self, Keeps, MemoryPlan};
use crate::model::drops::{Drops, Rates};
use crate::model::freeze::{Tail, Trunk, cut, join};
use crate::model::network::parameter_count;
use crate::model::vit::Linear;
use crate::model::{Network, in_host_memory};
use crate::preprocess::Preprocess;
use crate::recipe::{
    Allowed, ClassBalance, Knob, Metric, Probe, Recipe, RecipeError, Stage, Trainable,
};
use crate::report::{
    EpochReport, Evaluation, ImageId, Outcome, Phase, RunReport, Split, StepReport,
};

use evaluate::evaluate_tail;
use inputs::{Batch, Inputs, Source, balanced, set_aside};
use loss::{blended, soft_cross_entropy, taught};
use optim::{Ema, Moments, Optimizer};
use parameters::{HostFlat, flat, read, tensor, upload, with};
use schedule::Schedule;
use snapshot::{Best, Position, Snapshot};
use teacher::Teachers;
use views::Views;

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
    /// Whether it is time to keep a snapshot, after a step or, what is a better moment, after an epoch.
    fn snapshot_due(&self, _after_epoch: bool) -> bool {
        false
    }
    /// Keeps a snapshot in place of the one before.
    fn keep(&self, _snapshot: Snapshot) -> impl Future<Output = ()> {
        async {}
    }
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
    /// A view kept on the device does not come back.
    #[error("What was kept of the pictures on this device could not be read again. {0}")]
    Kept(#[from] HostError),
    /// A picture could not be made bad.
    #[error(transparent)]
    Corrupt(#[from] CorruptError),
    /// Stopped where nothing can be kept of it.
    #[error("Stopped before it was done.")]
    Stopped,
    /// The device gave no numbers back.
    #[error("The device failed while training ({reason}).")]
    Device {
        /// Its words.
        reason: String,
    },
}

/// What a run is set in.
pub struct Setting<'a> {
    /// How images become the network's inputs.
    pub preprocess: Preprocess,
    /// What network and teachers are, as numbers: other weights, other numbers.
    pub networks: Vec<u64>,
    /// The images.
    pub data: &'a Dataset,
    /// How.
    pub recipe: &'a Recipe,
    /// Whom to learn from, where the recipe says so.
    pub teachers: &'a Teachers,
    /// A plain device.
    pub device: &'a Device,
}

impl<'a> Setting<'a> {
    /// What a run in this setting makes, as a number: another recipe, other images or networks, another number.
    #[must_use]
    pub fn identity(&self) -> u64 {
        let recipe = postcard::to_allocvec(self.recipe).unwrap_or_default();
        let networks = self.networks.iter().copied();
        let numbers = networks.chain([fnv1a(recipe), self.data.identity()]);
        fnv1a(numbers.flat_map(u64::to_le_bytes))
    }

    fn source(&'a self, trunk: &'a Trunk, epochs: u32) -> Source<'a> {
        Source {
            setting: self,
            trunk,
            epochs,
        }
    }
}

/// Fine-tunes a network (on the setting's device) on the training split and measures it on the held-out one, from the
/// start or from a snapshot. The head starts afresh unless `keep_head`.
///
/// # Errors
/// Before anything starts, if recipe or data do not fit; later, if the loss is not finite or the device fails.
pub async fn run(
    network: impl Into<Network>,
    keep_head: bool,
    setting: &Setting<'_>,
    views: &mut Views,
    resumed: Option<Snapshot>,
    watch: &impl Watch,
) -> Result<(Network, RunReport), TrainError> {
    let network = network.into();
    let images = Images::divide(setting.data, setting.recipe, &network.shape())?;
    run_on(&images, network, keep_head, setting, views, resumed, watch).await
}

/// [`run`] on these images.
async fn run_on(
    images: &Images,
    network: Network,
    keep_head: bool,
    setting: &Setting<'_>,
    views: &mut Views,
    mut resumed: Option<Snapshot>,
    watch: &impl Watch,
) -> Result<(Network, RunReport), TrainError> {
    let &Setting { recipe, device, .. } = setting;
    views.count_from_zero();
    let mut optimizer = Optimizer::new(recipe, network.shape().depth());
    let mut at = Position::default();
    let mut network = if let Some(snapshot) = &resumed {
        at = snapshot.position.clone();
        optimizer.moments = moments_of(snapshot, device);
        with_heads(network, keep_head, setting)
    } else {
        let started = watch.now_ms();
        let network = prepared(network, keep_head, setting, images, views, watch).await?;
        at.seconds.features += (watch.now_ms() - started) / 1000.0;
        network
    };
    let stages = recipe.all_stages();
    loop {
        let stage = stages[at.stage as usize];
        let started = watch.now_ms();
        let (trunk, tail) = cut(network, stage.trainable);
        let source = setting.source(&trunk, stage.epochs);
        let inputs = Inputs::prepare(
            &source,
            &images.train,
            views,
            recipe,
            stage.trainable,
            watch,
        )
        .await?;
        at.seconds.features += (watch.now_ms() - started) / 1000.0;
        let learner = Learner::new(
            inputs.begin(tail),
            optimizer,
            recipe,
            resumed.take(),
            device,
        );
        let trained_parameters = parameter_count(&learner.tail) as u64;
        let mut run = StageRun {
            stage,
            images,
            trunk: &trunk,
            inputs,
            learner,
            setting,
            watch,
        };
        let outcome = run.epochs(&mut at).await?;
        let tail = run.learner.result();
        let last = outcome == Outcome::Stopped || at.stage as usize + 1 == stages.len();
        let test = if last {
            Some(run.test(&tail, &mut at).await?)
        } else {
            None
        };
        let best = run.learner.best.filter(|best| best.weights.is_some());
        let best_epoch = best.map(|best| best.epoch);
        optimizer = run.learner.optimizer;
        if run.inputs.standardizer().is_some() {
            // The head was at home among standardised features; what it remembers means nothing elsewhere.
            optimizer.moments.clear();
        }
        let tail = run.inputs.finish(tail);
        network = join(trunk, tail);
        if let Some(test) = test {
            let report = RunReport {
                outcome,
                epochs: at.epochs,
                best_epoch,
                test,
                trained_parameters,
                cache: views.report(),
                seconds: at.seconds,
            };
            return Ok((network, report));
        }
        at = Position {
            stage: at.stage + 1,
            epoch: 0,
            batch: 0,
            since_best: 0,
            ..at
        };
    }
}

/// Who learns, who judges the epochs, and who is kept for the end.
struct Images {
    train: Vec<ImageId>,
    judges: Vec<ImageId>,
    judging: Split,
    /// What the result is measured on.
    tests: Vec<ImageId>,
    testing: Split,
}

impl Images {
    /// Checks recipe and data together.
    fn divide(data: &Dataset, recipe: &Recipe, shape: &Shape) -> Result<Self, TrainError> {
        recipe.validate(shape.blocks())?;
        recipe.suits(shape)?;
        data.check_trainable()?;
        let given = data.ids(Split::Val);
        let held_out = data.held_out();
        check_judging(data, recipe, !given.is_empty() && held_out != Split::Val)?;
        let (train, aside) = set_aside(data, recipe.validation_fraction, recipe.seed);
        let (judges, judging) = if !aside.is_empty() {
            (aside, Split::Val)
        } else if !given.is_empty() {
            (given, Split::Val)
        } else {
            (data.ids(held_out), held_out)
        };
        Ok(Self {
            train,
            judges,
            judging,
            tests: data.ids(held_out),
            testing: held_out,
        })
    }
}

/// Whether epochs can be judged as the recipe asks, without a look at what is kept for the end.
fn check_judging(data: &Dataset, recipe: &Recipe, given: bool) -> Result<(), RecipeError> {
    let refuse = |knob, found: &str, allowed: &str, suggested: &str| {
        Err(RecipeError {
            knob,
            found: found.to_owned(),
            allowed: Allowed::Words(allowed.to_owned()),
            suggested: suggested.to_owned(),
        })
    };
    if recipe.validation_fraction > 0.0 {
        let found = recipe.validation_fraction.to_string();
        if given {
            let allowed = "0, since the data brings a validation part of its own";
            return refuse(Knob::ValidationFraction, &found, allowed, "0");
        }
        let counts = data.info("").classes;
        if let Some(class) = counts.iter().find(|class| class.train < 2) {
            let allowed = format!(
                "0 while \"{}\" has a single image to learn from",
                class.name
            );
            return refuse(
                Knob::ValidationFraction,
                &found,
                &allowed,
                "0, or add images",
            );
        }
    } else if !given && (recipe.keep_best.is_some() || recipe.patience.is_some()) {
        let allowed = "off while no images are kept for validation";
        let suggested = "a share for validation of 0.2";
        return refuse(Knob::KeepBest, "on", allowed, suggested);
    }
    Ok(())
}

/// One stage under way.
struct StageRun<'a, W> {
    stage: Stage,
    images: &'a Images,
    trunk: &'a Trunk,
    inputs: Inputs<'a>,
    learner: Learner<'a>,
    setting: &'a Setting<'a>,
    watch: &'a W,
}

impl<W: Watch> StageRun<'_, W> {
    /// Every epoch from where the run is.
    async fn epochs(&mut self, at: &mut Position) -> Result<Outcome, TrainError> {
        let (recipe, watch) = (self.setting.recipe, self.watch);
        let all_epochs = recipe.all_epochs();
        let schedule = Schedule::plan(recipe, &self.stage, self.images.train.len());
        let every = recipe.all_stages();
        let plans = every
            .iter()
            .map(|stage| Schedule::plan(recipe, stage, self.images.train.len()));
        let steps = plans.map(|schedule| schedule.steps).sum();
        let micro = self.micro_batch();
        while at.epoch < self.stage.epochs {
            let started = watch.now_ms();
            // Counted over all stages: no stage repeats the draws of another.
            let epoch = u32::try_from(at.epochs.len()).unwrap_or(u32::MAX);
            if self
                .inputs
                .begin_epoch(self.trunk, &self.images.train, epoch, watch)
                .await?
            {
                return self.stopped(at).await;
            }
            let batches = self.batches(epoch);
            for samples in batches.iter().skip(at.batch as usize) {
                let number = u64::from(at.batch);
                let parts = self
                    .inputs
                    .training(self.trunk, samples, epoch, number, micro)?;
                let lr = schedule.at(at.epoch * schedule.per_epoch + at.batch);
                let loss = self.learner.learn(parts, lr, at.step).await?;
                (at.step, at.batch) = (at.step + 1, at.batch + 1);
                if !loss.is_finite() {
                    return Err(TrainError::Diverged { step: at.step });
                }
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a batch is at most a few thousand images"
                )]
                let count = samples.len() as f64;
                at.loss_sum += f64::from(loss) * count;
                at.seen += count;
                watch.step(StepReport {
                    step: at.step,
                    steps,
                    epoch: epoch + 1,
                    epochs: all_epochs,
                    loss,
                    lr,
                });
                if watch.breathe().await {
                    return self.stopped(at).await;
                }
                if watch.snapshot_due(false) && (at.batch as usize) < batches.len() {
                    watch.keep(self.learner.snapshot(at).await?).await;
                }
            }
            let trained = watch.now_ms();
            let evaluation = self.judge().await?;
            let ended = watch.now_ms();
            at.seconds.train += (trained - started) / 1000.0;
            at.seconds.evaluate += (ended - trained) / 1000.0;
            let report = EpochReport {
                epoch: epoch + 1,
                train_loss: at.loss_sum / at.seen,
                loss: evaluation.loss,
                top1: evaluation.top1,
                top5: evaluation.top5,
                seconds: (ended - started) / 1000.0,
            };
            watch.epoch(&report);
            at.epochs.push(report);
            (at.epoch, at.batch, at.loss_sum, at.seen) = (at.epoch + 1, 0, 0.0, 0.0);
            self.remember(&evaluation, at).await?;
            if recipe
                .patience
                .is_some_and(|patience| at.since_best >= patience)
            {
                break;
            }
            if watch.snapshot_due(true) && at.epoch < self.stage.epochs {
                watch.keep(self.learner.snapshot(at).await?).await;
            }
        }
        Ok(Outcome::Finished)
    }

    fn batches(&self, epoch: u32) -> Vec<Vec<Sample>> {
        let (recipe, train) = (self.setting.recipe, &self.images.train);
        let seed = recipe.seed;
        let drawn;
        let ids = if recipe.class_balance == ClassBalance::Sampling {
            drawn = balanced(self.setting.data, train, seed, epoch);
            &drawn
        } else {
            train
        };
        let batch_size = recipe.batch_size_of(&self.stage) as usize;
        train_batches(ids, batch_size, self.inputs.repeats(), seed, epoch)
    }

    fn micro_batch(&self) -> usize {
        let recipe = self.setting.recipe;
        let micro = recipe.micro_batch.unwrap_or_else(|| {
            let shape = self.trunk.shape();
            let keeps = if in_host_memory(self.setting.device) {
                Keeps::Inputs
            } else {
                Keeps::Parts
            };
            MemoryPlan::of(&shape, &self.stage, recipe, memory::LIMIT, keeps).micro_batch
        });
        micro.clamp(1, recipe.batch_size_of(&self.stage)) as usize
    }

    /// Measures the learning part as it would be given back now.
    async fn judge(&mut self) -> Result<Evaluation, TrainError> {
        let tail = self.learner.averaged();
        let Images {
            judges, judging, ..
        } = self.images;
        self.measure(&tail, *judging, judges).await
    }

    /// Measures what the run gives on what was kept for the end.
    async fn test(&mut self, tail: &Tail, at: &mut Position) -> Result<Evaluation, TrainError> {
        let started = self.watch.now_ms();
        let Images { tests, testing, .. } = self.images;
        let evaluation = self.measure(tail, *testing, tests).await;
        at.seconds.evaluate += (self.watch.now_ms() - started) / 1000.0;
        evaluation
    }

    async fn measure(
        &mut self,
        tail: &Tail,
        split: Split,
        ids: &[ImageId],
    ) -> Result<Evaluation, TrainError> {
        evaluate_tail(
            tail,
            self.trunk,
            &mut self.inputs,
            self.setting.data,
            split,
            ids,
            self.watch,
        )
        .await
    }

    /// Compares an epoch with the best so far.
    async fn remember(
        &mut self,
        evaluation: &Evaluation,
        at: &mut Position,
    ) -> Result<(), TrainError> {
        let recipe = self.setting.recipe;
        if recipe.keep_best.is_none() && recipe.patience.is_none() {
            return Ok(());
        }
        let score = match recipe.keep_best.unwrap_or_default() {
            Metric::Loss => -evaluation.loss,
            Metric::Top1 => evaluation.top1,
            Metric::MacroF1 => macro_f1(evaluation),
        };
        at.since_best += 1;
        if self
            .learner
            .best
            .as_ref()
            .is_none_or(|best| score > best.score)
        {
            at.since_best = 0;
            let weights = match recipe.keep_best {
                Some(_) => Some(self.learner.host(&self.learner.averaged()).await?),
                None => None,
            };
            self.learner.best = Some(Best {
                epoch: u32::try_from(at.epochs.len()).unwrap_or(u32::MAX),
                score,
                weights,
            });
        }
        Ok(())
    }

    /// The user ends it: what is there is kept for going on.
    async fn stopped(&mut self, at: &Position) -> Result<Outcome, TrainError> {
        self.watch.keep(self.learner.snapshot(at).await?).await;
        Ok(Outcome::Stopped)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few classes")]
fn macro_f1(evaluation: &Evaluation) -> f64 {
    let sum: f64 = evaluation.classes.iter().map(|class| class.f1).sum();
    sum / evaluation.classes.len().max(1) as f64
}

/// The part that learns, with what it learns by.
struct Learner<'a> {
    tail: Tail,
    optimizer: Optimizer,
    ema: Option<Ema>,
    best: Option<Best>,
    rates: Rates,
    recipe: &'a Recipe,
    device: &'a Device,
}

impl<'a> Learner<'a> {
    #[expect(clippy::cast_possible_truncation, reason = "shares of one")]
    fn new(
        tail: Tail,
        optimizer: Optimizer,
        recipe: &'a Recipe,
        resumed: Option<Snapshot>,
        device: &'a Device,
    ) -> Self {
        let rates = Rates {
            dropout: recipe.dropout as f32,
            attention: recipe.attention_dropout as f32,
            path: recipe.drop_path as f32,
        };
        let mut ema = recipe.ema_decay.map(Ema::new);
        let (mut tail, mut best) = (tail, None);
        if let Some(snapshot) = resumed {
            let first_block = tail.first_block();
            tail = with(tail, first_block, &upload(&snapshot.weights, device));
            if let (Some(ema), Some(mean)) = (&mut ema, &snapshot.ema) {
                ema.weights = upload(mean, device);
            }
            best = snapshot.best;
        }
        Self {
            tail: tail.train(),
            optimizer,
            ema,
            best,
            rates,
            recipe,
            device,
        }
    }

    /// Forward, backward, step; the loss, which is the one thing read back.
    async fn learn(&mut self, parts: Vec<Batch>, lr: f64, step: u32) -> Result<f32, TrainError> {
        let mut random = rng::stream(self.recipe.seed, Purpose::Drops, step.into(), 0);
        let mut uniform = || random.random::<f32>();
        let depth = self.tail.shape().depth();
        let mut gradients = GradientsAccumulator::new();
        let mut total: Option<Tensor<1>> = None;
        for part in parts {
            let share = part.share;
            let mut drops = Drops::new(self.rates, depth, &mut uniform);
            let loss = self.loss(part, &mut drops) * share;
            let own = loss.clone().inner();
            total = Some(match total {
                Some(total) => total + own,
                None => own,
            });
            gradients.accumulate(
                &self.tail,
                GradientsParams::from_grads(loss.backward(), &self.tail),
            );
        }
        let first_block = self.tail.first_block();
        let tail = self.tail.clone();
        (self.tail, _) = self
            .optimizer
            .step(lr, tail, first_block, gradients.grads());
        if let Some(ema) = &mut self.ema {
            ema.update(&self.tail, first_block);
        }
        let Some(total) = total else {
            return Ok(f32::NAN);
        };
        let loss = evaluate::floats(total).await?;
        Ok(loss.first().copied().unwrap_or(f32::NAN))
    }

    fn loss(&self, batch: Batch, drops: &mut Drops<'_>) -> Tensor<1> {
        let ((of_cls, of_dist), features) = self.tail.forward_training(batch.input, drops);
        if let (Some(distillation), Some(said)) = (&self.recipe.distillation, &batch.said) {
            let listens = of_dist.unwrap_or_else(|| of_cls.clone());
            let features = features.flatten::<2>(1, 2);
            let teachers = taught(listens, features, said, distillation.lesson);
            return blended(
                soft_cross_entropy(of_cls, batch.targets),
                teachers,
                distillation,
            );
        }
        let logits = match of_dist {
            Some(of_dist) => (of_cls + of_dist) / 2.0,
            None => of_cls,
        };
        soft_cross_entropy(logits, batch.targets)
    }

    /// The learning part as it is, or its running mean where one is kept.
    fn averaged(&self) -> Tail {
        let tail = self.tail.valid();
        match &self.ema {
            Some(ema) => ema.of(tail, self.tail.first_block()),
            None => tail,
        }
    }

    /// What the stage gives: the best epoch's, if that is kept, else what there is now.
    fn result(&self) -> Tail {
        let tail = self.averaged();
        match self.best.as_ref().and_then(|best| best.weights.as_ref()) {
            Some(weights) => with(tail, self.tail.first_block(), &upload(weights, self.device)),
            None => tail,
        }
    }

    async fn host(&self, tail: &Tail) -> Result<HostFlat, TrainError> {
        read(&flat(tail, tail.first_block())).await
    }

    async fn snapshot(&self, at: &Position) -> Result<Snapshot, TrainError> {
        let mut moments = BTreeMap::new();
        for (name, Moments { steps, tensors }) in &self.optimizer.moments {
            let named = tensors.iter().enumerate();
            let flat = named.map(|(index, tensor)| (index.to_string(), tensor.clone()));
            let host = read(&flat.collect()).await?;
            moments.insert(name.clone(), (*steps, host.into_values().collect()));
        }
        Ok(Snapshot {
            identity: 0, // whoever keeps it knows
            position: at.clone(),
            weights: self.host(&self.tail).await?,
            moments,
            ema: match &self.ema {
                Some(ema) => Some(read(&ema.weights).await?),
                None => None,
            },
            best: self.best.clone(),
        })
    }
}

fn moments_of(snapshot: &Snapshot, device: &Device) -> BTreeMap<String, Moments> {
    let moments = snapshot.moments.iter().map(|(name, (steps, tensors))| {
        let tensors = tensors
            .iter()
            .map(|values| tensor(values, device))
            .collect();
        (
            name.clone(),
            Moments {
                steps: *steps,
                tensors,
            },
        )
    });
    moments.collect()
}

/// The network as its first stage begins: with its head, a fresh one, or one that a probe found.
async fn prepared(
    network: Network,
    keep_head: bool,
    setting: &Setting<'_>,
    images: &Images,
    views: &mut Views,
    watch: &impl Watch,
) -> Result<Network, TrainError> {
    let network = with_heads(network, keep_head, setting);
    match &setting.recipe.probe {
        Some(probe) => probed(network, probe, setting, images, views, watch).await,
        None => Ok(network),
    }
}

/// The network with its own head(s), or with fresh ones for the data's classes.
fn with_heads(network: Network, keep: bool, setting: &Setting<'_>) -> Network {
    if keep {
        network
    } else {
        with_fresh_heads(network, setting.data.classes().len(), setting.device)
    }
}

/// The network with head(s) found by logistic regression on the training images' features.
async fn probed(
    network: Network,
    probe: &Probe,
    job: &Setting<'_>,
    images: &Images,
    views: &mut Views,
    watch: &impl Watch,
) -> Result<Network, TrainError> {
    let recipe = Recipe {
        standardize_features: true,
        ..job.recipe.clone()
    };
    let (trunk, mut tail) = cut(network, Trainable::Head);
    let source = job.source(&trunk, 0);
    let inputs = Inputs::prepare(
        &source,
        &images.train,
        views,
        &recipe,
        Trainable::Head,
        watch,
    )
    .await?;
    let features = inputs.features(&images.train);
    let labels = images.train.iter().map(|&id| job.data.label(id));
    let labels = labels.collect::<Result<Vec<_>, _>>()?;
    let dim = trunk.shape().dim();
    let fitted = |part: usize| {
        let part = |row: &Vec<f32>| row[part * dim..(part + 1) * dim].to_vec();
        let features: Vec<Vec<f32>> = features.iter().map(part).collect();
        let rows = probe::Rows {
            features: &features,
            labels: &labels,
            classes: job.data.classes().len(),
        };
        head_of(&probe::fit(rows, probe, recipe.seed), dim, job.device)
    };
    tail.head = fitted(0);
    tail.head_dist = tail.head_dist.map(|_| fitted(1));
    let tail = inputs.finish(tail);
    Ok(join(trunk, tail))
}

/// A fitted probe as a layer.
#[expect(
    clippy::cast_possible_truncation,
    reason = "weights are held in 32 bits"
)]
fn head_of(fitted: &probe::Fitted, dim: usize, device: &Device) -> Linear {
    let classes = fitted.bias.len();
    let narrow = |values: &[f64]| values.iter().map(|&value| value as f32).collect::<Vec<_>>();
    let weight = TensorData::new(narrow(&fitted.weight), [classes, dim]);
    let bias = TensorData::new(narrow(&fitted.bias), [classes]);
    Linear {
        weight: Param::from_tensor(Tensor::<2>::from_data(weight, device).transpose()),
        bias: Param::from_tensor(Tensor::from_data(bias, device)),
    }
}

/// Heads that start at zero: every class equally likely, and no noise of an initialisation to unlearn.
///
/// # Source
/// `ViT` (Dosovitskiy et al. 2021), section 3.2, for fine-tuning. timm starts from small normal weights; over 20
/// seeds of head-only training that gave the same mean accuracy with three times the spread.
fn with_fresh_heads(network: Network, classes: usize, device: &Device) -> Network {
    let shape = network.shape();
    let head = || Linear::zeros(shape.dim(), classes, device);
    let head_dist = shape.distilled().then(head);
    network.with_heads(head(), head_dist)
}
