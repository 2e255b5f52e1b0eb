//! Measuring a network on a split.

use burn::tensor::{Device, Tensor};

use super::inputs::Inputs;
use super::teacher::Teachers;
use super::views::Views;
use super::{Setting, TrainError, Watch};
use crate::augmentation::Augmentation;
use crate::data::Dataset;
use crate::metrics::{self, Answer};
use crate::model::Vit;
use crate::model::freeze::{Tail, Trunk, cut};
use crate::preprocess::Preprocess;
use crate::recipe::{Recipe, Trainable};
use crate::report::{Evaluation, ImageId, Phase, Split};

/// Measures a whole network on the held-out split.
///
/// # Errors
/// If stopped, or the device fails.
pub async fn evaluate(
    vit: Vit,
    preprocess: Preprocess,
    data: &Dataset,
    device: &Device,
    watch: &impl Watch,
) -> Result<Evaluation, TrainError> {
    // Nothing learns here; a boundary after the last block makes every batch run through once.
    let recipe = Recipe {
        trainable: Trainable::LastBlocks(0),
        augmentation: Augmentation::none(),
        cached_views: Some(0),
        ..Recipe::default()
    };
    let setting = Setting {
        preprocess,
        networks: Vec::new(),
        data,
        recipe: &recipe,
        teachers: &Teachers::default(),
        device,
    };
    let (trunk, tail) = cut(vit, recipe.trainable);
    let source = setting.source(&trunk, 0);
    let mut views = Views::with_budget(0);
    let mut inputs =
        Inputs::prepare(&source, &[], &mut views, &recipe, recipe.trainable, watch).await?;
    let split = data.held_out();
    evaluate_tail(
        &tail,
        &trunk,
        &mut inputs,
        data,
        split,
        &data.ids(split),
        watch,
    )
    .await
}

/// Measures trunk and tail on images of a split.
///
/// # Errors
/// If the device fails. A stop asked for meanwhile takes effect after it.
pub(super) async fn evaluate_tail(
    tail: &Tail,
    trunk: &Trunk,
    inputs: &mut Inputs<'_>,
    data: &Dataset,
    split: Split,
    ids: &[ImageId],
    watch: &impl Watch,
) -> Result<Evaluation, TrainError> {
    let classes = data.classes().to_vec();
    let mut answers = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(inputs.evaluation_batch()) {
        let logits = tail.forward(inputs.evaluation(trunk, chunk).await?); // [batch, classes]
        let floats = floats(logits.reshape([-1])).await?;
        for (&image, logits) in chunk.iter().zip(floats.chunks(classes.len())) {
            answers.push(Answer {
                image,
                label: data.label(image)?,
                logits: logits.to_vec(),
            });
        }
        watch.progress(Phase::Evaluate, answers.len(), ids.len());
        watch.breathe().await;
    }
    Ok(metrics::evaluate(split, &classes, &answers))
}

/// A tensor's numbers on the host.
///
/// # Errors
/// If the device does not give them.
pub async fn floats(tensor: Tensor<1>) -> Result<Vec<f32>, TrainError> {
    let failed = |reason: String| TrainError::Device { reason };
    let data = tensor
        .into_data_async()
        .await
        .map_err(|error| failed(error.to_string()))?;
    data.try_to_vec::<f32>()
        .map_err(|error| failed(format!("{error:?}")))
}
