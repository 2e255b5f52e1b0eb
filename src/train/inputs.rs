//! What enters the learning part of the network: features computed once (head only), or the trunk's
//! tokens computed for every batch.

use std::collections::BTreeMap;

use burn::tensor::{Device, Tensor, TensorData};

use super::standardize::Standardizer;
use super::{TrainError, Watch};
use crate::augment::{MixPlan, Pipeline, Sample};
use crate::data::{DataError, Dataset};
use crate::model::freeze::{Tail, Trunk};
use crate::preprocess::Preprocess;
use crate::recipe::{Recipe, Trainable};
use crate::report::{ImageId, Phase};

/// Images whose trunk is computed at once. More gains nothing on a CPU and costs memory.
pub const TRUNK_BATCH: usize = 8;

/// The learning part's inputs for one run.
pub struct Inputs {
    source: Source,
    pipeline: Pipeline,
    label_smoothing: f64,
    seed: u64,
    px: usize,
    device: Device,
}

/// What one optimiser step is given.
pub struct Batch {
    /// `[batch, 1 | 2 | tokens, dim]`
    pub input: Tensor<3>,
    /// Soft targets, `[batch, classes]`.
    pub targets: Tensor<2>,
}

enum Source {
    /// One row of features per image.
    Cached {
        rows: BTreeMap<ImageId, Vec<f32>>,
        standardizer: Option<Standardizer>,
        dim: usize,
    },
    /// The trunk's output, computed when asked for.
    Live,
}

impl Inputs {
    /// Computes every image's features if only the head learns; otherwise only remembers how.
    ///
    /// # Errors
    /// If stopped on the way, or the device fails.
    pub async fn prepare(
        trunk: &Trunk,
        data: &Dataset,
        recipe: &Recipe,
        preprocess: Preprocess,
        device: &Device,
        watch: &impl Watch,
    ) -> Result<Self, TrainError> {
        let architecture = trunk.architecture();
        let px = architecture.image_px.0;
        let mut inputs = Self {
            source: Source::Live,
            pipeline: Pipeline::new(recipe.augmentation.clone(), preprocess),
            label_smoothing: recipe.label_smoothing,
            seed: recipe.seed,
            px,
            device: device.clone(),
        };
        if recipe.trainable == Trainable::Head {
            let mut rows = BTreeMap::new();
            let ids: Vec<ImageId> = data.splits().into_keys().collect();
            for chunk in ids.chunks(TRUNK_BATCH) {
                let features = inputs.evaluation(trunk, data, chunk)?; // [batch, 1 | 2, dim]
                let width = architecture.prefix_tokens() * architecture.dim;
                let floats = super::evaluate::floats(features.reshape([-1])).await?;
                rows.extend(
                    chunk
                        .iter()
                        .copied()
                        .zip(floats.chunks(width).map(<[f32]>::to_vec)),
                );
                watch.progress(Phase::Features, rows.len(), ids.len());
                if watch.breathe().await {
                    return Err(TrainError::StoppedEarly);
                }
            }
            let standardizer = recipe
                .standardize_features
                .then(|| standardize(&mut rows, data));
            inputs.source = Source::Cached {
                rows,
                standardizer,
                dim: architecture.dim,
            };
        }
        Ok(inputs)
    }

    /// How often an image appears in an epoch that it appears in.
    #[must_use]
    pub fn repeats(&self) -> u32 {
        match self.source {
            Source::Cached { .. } => 1,
            Source::Live => self.pipeline.settings().repeats,
        }
    }

    /// The training batch of this number in its epoch.
    ///
    /// # Errors
    /// If a sample names no image.
    pub fn training(
        &mut self,
        trunk: &Trunk,
        data: &Dataset,
        samples: &[Sample],
        epoch: u32,
        number: u64,
    ) -> Result<Batch, DataError> {
        let labels = samples
            .iter()
            .map(|sample| data.label(sample.image))
            .collect::<Result<Vec<_>, _>>()?;
        let (input, mix) = if let Source::Cached { rows, dim, .. } = &self.source {
            let ids: Vec<ImageId> = samples.iter().map(|sample| sample.image).collect();
            (self.gather(rows, *dim, &ids), MixPlan::none(samples.len()))
        } else {
            let mut pixels = Vec::new();
            self.pipeline
                .fill_train(data, samples, self.seed, epoch, &mut pixels)?;
            let mix = self.pipeline.mix(samples.len(), self.seed, epoch, number);
            mix.apply(&mut pixels, self.px);
            (trunk.forward(self.images(pixels, samples.len())), mix)
        };
        let classes = data.classes().len();
        let targets = mix.targets(&labels, classes, self.label_smoothing);
        let targets = Tensor::from_data(
            TensorData::new(targets, [labels.len(), classes]),
            &self.device,
        );
        Ok(Batch { input, targets })
    }

    /// A batch in the evaluation crop.
    ///
    /// # Shapes
    /// `[batch, 1 | 2 | tokens, dim]`
    ///
    /// # Errors
    /// If an id names no image.
    pub fn evaluation(
        &mut self,
        trunk: &Trunk,
        data: &Dataset,
        ids: &[ImageId],
    ) -> Result<Tensor<3>, DataError> {
        if let Source::Cached { rows, dim, .. } = &self.source {
            return Ok(self.gather(rows, *dim, ids));
        }
        let mut pixels = Vec::new();
        self.pipeline.fill_evaluation(data, ids, &mut pixels)?;
        Ok(trunk.forward(self.images(pixels, ids.len())))
    }

    /// How many images an evaluation batch has.
    #[must_use]
    pub fn evaluation_batch(&self) -> usize {
        match self.source {
            Source::Cached { .. } => 256,
            Source::Live => TRUNK_BATCH,
        }
    }

    /// The tail as it works on the trunk's own output.
    #[must_use]
    pub fn finish(&self, mut tail: Tail) -> Tail {
        if let Source::Cached {
            standardizer: Some(standardizer),
            ..
        } = &self.source
        {
            tail.head = standardizer.fold(tail.head, 0);
            tail.head_dist = tail.head_dist.map(|head| standardizer.fold(head, 1));
        }
        tail
    }

    fn images(&self, pixels: Vec<f32>, count: usize) -> Tensor<4> {
        Tensor::from_data(
            TensorData::new(pixels, [count, 3, self.px, self.px]),
            &self.device,
        )
    }

    fn gather(&self, rows: &BTreeMap<ImageId, Vec<f32>>, dim: usize, ids: &[ImageId]) -> Tensor<3> {
        let floats: Vec<f32> = ids
            .iter()
            .filter_map(|id| rows.get(id))
            .flatten()
            .copied()
            .collect();
        let tokens = floats.len() / (ids.len() * dim).max(1);
        Tensor::from_data(
            TensorData::new(floats, [ids.len(), tokens, dim]),
            &self.device,
        )
    }
}

/// Fits to the training rows, applies to all.
fn standardize(rows: &mut BTreeMap<ImageId, Vec<f32>>, data: &Dataset) -> Standardizer {
    let training: Vec<Vec<f32>> = data
        .ids(crate::report::Split::Train)
        .iter()
        .filter_map(|id| rows.get(id).cloned())
        .collect();
    let width = training.first().map_or(0, Vec::len);
    let standardizer = Standardizer::fit(&training, width);
    for row in rows.values_mut() {
        standardizer.apply(row);
    }
    standardizer
}
