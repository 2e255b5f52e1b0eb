//! What enters the learning part of the network: kept rows of the activation cache, or the frozen part's output
//! computed for every batch.

use std::collections::BTreeMap;

use burn::tensor::{Device, Tensor, TensorData};

use super::evaluate::floats;
use super::loss::Said;
use super::standardize::Standardizer;
use super::teacher::Teachers;
use super::views::{Key, View, Views};
use super::{Setting, TrainError, Watch};
use crate::augment::draw::{Draws as _, Stream};
use crate::augment::{MixPlan, Pipeline, Sample};
use crate::augmentation::Augmentation;
use crate::data::Dataset;
use crate::data::rng::{self, Purpose};
use crate::model::freeze::{Tail, Trunk};
use crate::recipe::{ClassBalance, Recipe, Trainable};
use crate::report::{ImageId, Phase, Split};

/// Images whose trunk is computed at once. More gains nothing on a CPU and costs memory.
pub const TRUNK_BATCH: usize = 8;

/// The learning part's inputs for one stage.
pub struct Inputs<'a> {
    data: &'a Dataset,
    teachers: &'a Teachers,
    views: &'a mut Views,
    trainable: Trainable,
    pipeline: Pipeline,
    kept: Option<Kept>,
    label_smoothing: f64,
    token_mixup: f64,
    /// Each class's weight in the loss.
    class_weights: Option<Vec<f32>>,
    seed: u64,
    px: usize,
    device: Device,
}

/// How this stage uses the cache.
struct Kept {
    /// Every image's pixels, as a number.
    images: BTreeMap<ImageId, u64>,
    /// Augmented views an image has; 0: training sees the evaluation crop (head only).
    views: u32,
    standardizer: Option<Standardizer>,
}

/// A step's images, or as many of them as are on the device at once.
pub struct Batch {
    /// `[batch, rows, columns]` of [`Trunk::forward`]
    pub input: Tensor<3>,
    /// Soft targets, each row weighted by its class: `[batch, classes]`.
    pub targets: Tensor<2>,
    /// What the teachers say.
    pub said: Option<Said>,
    /// Its share of the step's images.
    pub share: f64,
}

/// What one run of images becomes: `[batch, rows, columns]`, what the teachers say of it, its soft targets.
type Whole = (Tensor<3>, Option<Said>, Vec<f32>);

/// Where the inputs of a stage come from.
pub struct Source<'a> {
    /// What the run is set in.
    pub setting: &'a Setting<'a>,
    /// The frozen part.
    pub trunk: &'a Trunk,
    /// Passes over the training split.
    pub epochs: u32,
}

impl<'a> Inputs<'a> {
    /// Computes every image's features if only the head learns; otherwise decides what is kept. `train` are the
    /// images that are learnt from.
    ///
    /// # Errors
    /// If stopped on the way, or the device fails.
    pub async fn prepare(
        source: &Source<'a>,
        train: &[ImageId],
        views: &'a mut Views,
        recipe: &Recipe,
        trainable: Trainable,
        watch: &impl Watch,
    ) -> Result<Self, TrainError> {
        let &Setting {
            data,
            teachers,
            device,
            preprocess,
            ..
        } = source.setting;
        let px = source.trunk.shape().image_px().0;
        let class_weights =
            (recipe.class_balance == ClassBalance::Loss).then(|| balanced_weights(data, train));
        let mut inputs = Self {
            data,
            teachers,
            views,
            trainable,
            pipeline: Pipeline::new(recipe.augmentation.clone(), preprocess),
            kept: None,
            label_smoothing: recipe.label_smoothing,
            token_mixup: recipe.token_mixup,
            class_weights,
            seed: recipe.seed,
            px,
            device: device.clone(),
        };
        let Some(count) = inputs.kept_views(source, train.len(), recipe) else {
            return Ok(inputs);
        };
        let head = trainable == Trainable::Head;
        inputs.views.begin(Key {
            networks: source.setting.networks.clone(),
            trainable,
            preprocess,
            // Features are of the evaluation crop, whatever the augmentation.
            augmentation: if head {
                Augmentation::none()
            } else {
                recipe.augmentation.clone()
            },
            seed: if head { 0 } else { recipe.seed },
        });
        let mut images = BTreeMap::new();
        for id in data.splits().into_keys() {
            images.insert(id, data.fingerprint(id)?);
        }
        inputs.kept = Some(Kept {
            images,
            views: count,
            standardizer: None,
        });
        if head {
            let every: Vec<ImageId> = data.splits().into_keys().collect();
            let view = View::Evaluation;
            if inputs.compute(source.trunk, &every, view, watch).await? {
                return Err(TrainError::StoppedEarly);
            }
            if recipe.standardize_features {
                inputs.standardize(train);
            }
        }
        Ok(inputs)
    }

    /// How many augmented views of each image are kept, 0 for the evaluation crop alone; nothing if none are.
    fn kept_views(&self, source: &Source<'_>, train: usize, recipe: &Recipe) -> Option<u32> {
        match self.trainable {
            Trainable::Head => return Some(0),
            Trainable::All => return None, // nothing is frozen
            Trainable::LastBlocks(_) => {}
        }
        let settings = self.pipeline.settings();
        if settings.mix.is_on(0) || settings.repeats > 1 {
            return None; // what enters depends on the batch
        }
        let [rows, columns] = source.trunk.output_dims();
        let lesson = 4 * self.teachers.width(self.data.classes().len());
        let row = (2 * rows * columns + lesson) as u64;
        let others = (self.data.len() - train) as u64;
        let room = self.views.budget().checked_sub(others * row)?;
        let fit = u32::try_from(room / (row * train.max(1) as u64)).unwrap_or(u32::MAX);
        // Without augmentation every epoch's view is the same.
        let useful = if *settings == Augmentation::none() {
            1
        } else {
            source.epochs
        };
        let wanted = recipe.cached_views.unwrap_or(useful).min(useful);
        // Fewer than asked for would change what is learnt behind the user's back: then none are.
        (wanted > 0 && fit >= wanted).then_some(wanted)
    }

    /// How often an image appears in an epoch that it appears in.
    #[must_use]
    pub fn repeats(&self) -> u32 {
        if self.kept.is_some() {
            1
        } else {
            self.pipeline.settings().repeats
        }
    }

    /// Makes an epoch's views ready, where they are kept; whether it was stopped before they were.
    ///
    /// # Errors
    /// If the device fails.
    pub async fn begin_epoch(
        &mut self,
        trunk: &Trunk,
        train: &[ImageId],
        epoch: u32,
        watch: &impl Watch,
    ) -> Result<bool, TrainError> {
        match self.view(epoch) {
            Some(view @ View::Epoch(_)) => self.compute(trunk, train, view, watch).await,
            _ => Ok(false),
        }
    }

    /// The kept view training takes in an epoch.
    fn view(&self, epoch: u32) -> Option<View> {
        let kept = self.kept.as_ref()?;
        Some(match kept.views {
            0 => View::Evaluation,
            views => View::Epoch(epoch % views),
        })
    }

    /// The training batch of this number in its epoch, in parts of at most `micro` images.
    ///
    /// # Errors
    /// If a sample names no image, or a kept view cannot be read again.
    pub fn training(
        &mut self,
        trunk: &Trunk,
        samples: &[Sample],
        epoch: u32,
        number: u64,
        micro: usize,
    ) -> Result<Vec<Batch>, TrainError> {
        let (input, said, targets) = self.whole(trunk, samples, epoch, number, micro)?;
        let (input, targets) = self.mixed(input, targets, samples.len(), epoch, number);
        let classes = self.data.classes().len();
        let targets = TensorData::new(targets, [samples.len(), classes]);
        let targets = Tensor::<2>::from_data(targets, &self.device);
        let parts = (0..samples.len()).step_by(micro.max(1));
        #[expect(clippy::cast_precision_loss, reason = "a few thousand images")]
        let part = |from: usize| {
            let count = micro.min(samples.len() - from);
            Batch {
                input: input.clone().narrow(0, from, count),
                targets: targets.clone().narrow(0, from, count),
                said: said.as_ref().map(|said| said.part(from, count)),
                share: count as f64 / samples.len() as f64,
            }
        };
        Ok(parts.map(part).collect())
    }

    /// A whole training batch.
    fn whole(
        &mut self,
        trunk: &Trunk,
        samples: &[Sample],
        epoch: u32,
        number: u64,
        micro: usize,
    ) -> Result<Whole, TrainError> {
        let labels = samples
            .iter()
            .map(|sample| self.data.label(sample.image))
            .collect::<Result<Vec<_>, _>>()?;
        let classes = self.data.classes().len();
        if let Some(view) = self.view(epoch) {
            let views: Vec<_> = samples.iter().map(|sample| (sample.image, view)).collect();
            let input = self.gather(&views, trunk.output_dims())?;
            let said = (!self.teachers.0.is_empty())
                .then(|| Said::from_rows(self.views.lessons(&views), views.len(), classes, &input));
            let plan = MixPlan::none(samples.len());
            let targets = self.weighted(plan.targets(&labels, classes, self.label_smoothing));
            return Ok((input, said, targets));
        }
        let mut pixels = Vec::new();
        self.pipeline
            .fill_train(self.data, samples, self.seed, epoch, &mut pixels)?;
        let mix = self.pipeline.mix(samples.len(), self.seed, epoch, number);
        mix.apply(&mut pixels, self.px);
        let (mut inputs, mut said) = (Vec::new(), Vec::new());
        for pixels in pixels.chunks(micro.max(1) * 3 * self.px * self.px) {
            let images = self.images(pixels.to_vec());
            said.extend(self.teachers.say(&images));
            inputs.push(trunk.forward(images));
        }
        let said = said.into_iter().reduce(|all, more| Said {
            logits: Tensor::cat(vec![all.logits, more.logits], 0),
            features: Tensor::cat(vec![all.features, more.features], 0),
        });
        let targets = self.weighted(mix.targets(&labels, classes, self.label_smoothing));
        Ok((Tensor::cat(inputs, 0), said, targets))
    }

    /// Mixes each row with its counterpart from the other end of the batch, and the targets with them.
    ///
    /// # Source
    /// `MixUp` (Zhang et al. 2018) on hidden states: manifold mixup (Verma et al. 2019), timm's pairing.
    fn mixed(
        &self,
        input: Tensor<3>,
        targets: Vec<f32>,
        batch: usize,
        epoch: u32,
        number: u64,
    ) -> (Tensor<3>, Vec<f32>) {
        if self.token_mixup <= 0.0 {
            return (input, targets);
        }
        let mut draws = Stream(rng::stream(
            self.seed,
            Purpose::TokenMix,
            epoch.into(),
            number,
        ));
        let lambda = draws.beta(self.token_mixup);
        let mixed = input.clone() * lambda + input.flip([0]) * (1.0 - lambda);
        let classes = targets.len() / batch.max(1);
        let partner = |at: usize| (batch - 1 - at / classes) * classes + at % classes;
        #[expect(clippy::cast_possible_truncation, reason = "a share of one")]
        let lambda = lambda as f32;
        let blend = |at: usize| targets[at] * lambda + targets[partner(at)] * (1.0 - lambda);
        (mixed, (0..targets.len()).map(blend).collect())
    }

    fn weighted(&self, mut targets: Vec<f32>) -> Vec<f32> {
        if let Some(weights) = &self.class_weights {
            for row in targets.chunks_exact_mut(weights.len()) {
                for (target, weight) in row.iter_mut().zip(weights) {
                    *target *= weight;
                }
            }
        }
        targets
    }

    /// A batch in the evaluation crop.
    ///
    /// # Shapes
    /// `[batch, rows, columns]` of [`Trunk::forward`]
    ///
    /// # Errors
    /// If an id names no image, or the device fails.
    pub async fn evaluation(
        &mut self,
        trunk: &Trunk,
        ids: &[ImageId],
    ) -> Result<Tensor<3>, TrainError> {
        if self.kept.is_none() {
            let mut pixels = Vec::new();
            self.pipeline.fill_evaluation(self.data, ids, &mut pixels)?;
            return Ok(trunk.forward(self.images(pixels)));
        }
        self.compute_chunks(trunk, ids, View::Evaluation, |_| async { false })
            .await?;
        let views: Vec<_> = ids.iter().map(|&id| (id, View::Evaluation)).collect();
        self.gather(&views, trunk.output_dims())
    }

    /// Kept views, standardised where they are features.
    fn gather(&self, views: &[(ImageId, View)], dims: [usize; 2]) -> Result<Tensor<3>, TrainError> {
        let mut floats = self.views.gather(views, dims)?;
        if let Some(standardizer) = self.standardizer() {
            for row in floats.chunks_exact_mut(dims[0] * dims[1]) {
                standardizer.apply(row);
            }
        }
        let dims = [views.len(), dims[0], dims[1]];
        let floats = TensorData::new(floats, dims);
        Ok(Tensor::from_data(floats, &self.device))
    }

    /// How many images an evaluation batch has.
    #[must_use]
    pub fn evaluation_batch(&self) -> usize {
        match self.trainable {
            Trainable::Head => 256,
            _ => TRUNK_BATCH,
        }
    }

    /// The tail as it works on these inputs, which may be standardised.
    #[must_use]
    pub fn begin(&self, mut tail: Tail) -> Tail {
        if let Some(standardizer) = self.standardizer() {
            tail.head = standardizer.unfold(tail.head, 0);
            tail.head_dist = tail.head_dist.map(|head| standardizer.unfold(head, 1));
        }
        tail
    }

    /// The tail as it works on the trunk's own output.
    #[must_use]
    pub fn finish(&self, mut tail: Tail) -> Tail {
        if let Some(standardizer) = self.standardizer() {
            tail.head = standardizer.fold(tail.head, 0);
            tail.head_dist = tail.head_dist.map(|head| standardizer.fold(head, 1));
        }
        tail
    }

    /// What features were standardised by.
    #[must_use]
    pub fn standardizer(&self) -> Option<&Standardizer> {
        self.kept.as_ref()?.standardizer.as_ref()
    }

    /// Features of these images, as the head sees them (head only).
    #[must_use]
    pub fn features(&self, ids: &[ImageId]) -> Vec<Vec<f32>> {
        let standardized = |row: &[f32]| {
            let mut row = row.to_vec();
            if let Some(standardizer) = self.standardizer() {
                standardizer.apply(&mut row);
            }
            row
        };
        let row = |&id: &ImageId| self.views.full(id, View::Evaluation);
        ids.iter().filter_map(row).map(standardized).collect()
    }

    /// Computes and keeps the views that are not there yet, telling how far it is; whether it was stopped.
    async fn compute(
        &mut self,
        trunk: &Trunk,
        ids: &[ImageId],
        view: View,
        watch: &impl Watch,
    ) -> Result<bool, TrainError> {
        self.compute_chunks(trunk, ids, view, |done| async move {
            watch.progress(Phase::Features, done, ids.len());
            watch.breathe().await
        })
        .await
    }

    /// Chunk by chunk, always the same ones, so that a resumed run computes the same numbers; `after` each that had
    /// to be computed it may be told to stop, which it says.
    async fn compute_chunks<F: Future<Output = bool>>(
        &mut self,
        trunk: &Trunk,
        ids: &[ImageId],
        view: View,
        after: impl Fn(usize) -> F,
    ) -> Result<bool, TrainError> {
        for (number, chunk) in ids.chunks(TRUNK_BATCH).enumerate() {
            let Some(kept) = &self.kept else {
                return Ok(false);
            };
            let pixels_of = |id: &ImageId| kept.images.get(id).copied().unwrap_or_default();
            let numbers: Vec<u64> = chunk.iter().map(pixels_of).collect();
            let mut missing = false;
            for (&id, &pixels) in chunk.iter().zip(&numbers) {
                missing |= !self.views.look_up(id, view, pixels);
            }
            if !missing {
                continue;
            }
            let mut pixels = Vec::new();
            match view {
                View::Evaluation => {
                    self.pipeline
                        .fill_evaluation(self.data, chunk, &mut pixels)?;
                }
                View::Epoch(epoch) => {
                    let sample = |&image: &ImageId| Sample { image, copy: 0 };
                    let samples: Vec<Sample> = chunk.iter().map(sample).collect();
                    self.pipeline
                        .fill_train(self.data, &samples, self.seed, epoch, &mut pixels)?;
                }
            }
            let images = self.images(pixels);
            let lessons = match self.teachers.rows(&images) {
                Some(rows) => floats(rows.reshape([-1])).await?,
                None => Vec::new(),
            };
            let rows = floats(trunk.forward(images).reshape([-1])).await?;
            let (width, lesson) = (rows.len() / chunk.len(), lessons.len() / chunk.len());
            for (at, (&id, &pixels)) in chunk.iter().zip(&numbers).enumerate() {
                self.views.insert(
                    id,
                    view,
                    pixels,
                    &rows[at * width..(at + 1) * width],
                    &lessons[at * lesson..(at + 1) * lesson],
                );
            }
            if after((number * TRUNK_BATCH + chunk.len()).min(ids.len())).await {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Fits to the training images.
    fn standardize(&mut self, train: &[ImageId]) {
        let rows = train
            .iter()
            .filter_map(|&id| self.views.full(id, View::Evaluation))
            .map(<[f32]>::to_vec)
            .collect::<Vec<_>>();
        let width = rows.first().map_or(0, Vec::len);
        if let Some(kept) = &mut self.kept {
            kept.standardizer = Some(Standardizer::fit(&rows, width));
        }
    }

    fn images(&self, pixels: Vec<f32>) -> Tensor<4> {
        let count = pixels.len() / (3 * self.px * self.px);
        Tensor::from_data(
            TensorData::new(pixels, [count, 3, self.px, self.px]),
            &self.device,
        )
    }
}

/// Each class's weight: images / (classes × images of the class).
///
/// # Source
/// scikit-learn `compute_class_weight("balanced")`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "counts of images"
)]
fn balanced_weights(data: &Dataset, train: &[ImageId]) -> Vec<f32> {
    let mut counts = vec![0_usize; data.classes().len()];
    for &id in train {
        if let Ok(label) = data.label(id) {
            counts[label] += 1;
        }
    }
    let classes = counts.len() as f64;
    let weight = |&count: &usize| train.len() as f64 / (classes * count.max(1) as f64);
    counts.iter().map(|count| weight(count) as f32).collect()
}

/// Images by the number of their class.
fn by_class(data: &Dataset, ids: &[ImageId]) -> BTreeMap<usize, Vec<ImageId>> {
    let mut classes: BTreeMap<usize, Vec<ImageId>> = BTreeMap::new();
    for &id in ids {
        if let Ok(label) = data.label(id) {
            classes.entry(label).or_default().push(id);
        }
    }
    classes
}

/// An epoch's images where every class is to be as likely: as many as there are, those of small classes several
/// times. Each class goes through all its images before one comes again.
#[must_use]
pub fn balanced(data: &Dataset, train: &[ImageId], seed: u64, epoch: u32) -> Vec<ImageId> {
    let classes = by_class(data, train);
    let mut draws = Stream(rng::stream(seed, Purpose::Balance, epoch.into(), 0));
    let count = classes.len().max(1);
    // What does not divide evenly goes to other classes each epoch.
    let first = epoch as usize % count;
    let order: Vec<&Vec<ImageId>> = classes.values().collect();
    let mut bags: Vec<Vec<ImageId>> = vec![Vec::new(); count];
    let mut drawn = Vec::with_capacity(train.len());
    for at in 0..train.len() {
        let class = (first + at) % count;
        if bags[class].is_empty() {
            bags[class].clone_from(order[class]);
        }
        let among = u32::try_from(bags[class].len()).unwrap_or(u32::MAX);
        let place = draws.below(among) as usize;
        drawn.push(bags[class].swap_remove(place));
    }
    drawn
}

/// The training images that learn, and those kept to judge epochs by: a seeded share of each class, at least one
/// image of each and never its last.
#[must_use]
pub fn set_aside(data: &Dataset, share: f64, seed: u64) -> (Vec<ImageId>, Vec<ImageId>) {
    let all = data.ids(Split::Train);
    if share <= 0.0 {
        return (all, Vec::new());
    }
    let classes = by_class(data, &all);
    let mut draws = Stream(rng::stream(seed, Purpose::Validation, 0, 0));
    let mut aside = Vec::new();
    for mut images in classes.into_values() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a class's images"
        )]
        let wanted = (images.len() as f64 * share).round() as usize;
        let count = wanted.clamp(1, images.len().saturating_sub(1).max(1));
        for _ in 0..count.min(images.len().saturating_sub(1)) {
            let among = u32::try_from(images.len()).unwrap_or(u32::MAX);
            aside.push(images.swap_remove(draws.below(among) as usize));
        }
    }
    aside.sort_unstable();
    let learns = |id: &ImageId| aside.binary_search(id).is_err();
    (all.into_iter().filter(learns).collect(), aside)
}
