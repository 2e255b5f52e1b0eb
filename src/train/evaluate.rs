//! Measuring a network on a split.

use burn::tensor::{Device, Tensor};

use super::answer::Answerer;
use super::inputs::Inputs;
use super::{TrainError, Watch};
use crate::data::Dataset;
use crate::metrics::{self, Answer};
use crate::model::freeze::{Tail, Trunk};
use crate::report::{Evaluation, ImageId, Phase, Split};

/// Measures a whole model on images of a split.
///
/// # Errors
/// If stopped, or the device fails.
pub async fn evaluate(
    answerer: &Answerer,
    data: &Dataset,
    split: Split,
    ids: &[ImageId],
    device: &Device,
    watch: &impl Watch,
) -> Result<Evaluation, TrainError> {
    let mut answers = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(answerer.batch()) {
        let images = chunk.iter().map(|&id| data.image(id));
        let images = images.collect::<Result<Vec<_>, _>>()?;
        let scores = floats(answerer.scores(&images, device).reshape([-1])).await?;
        collect(&mut answers, chunk, data, &scores)?;
        watch.progress(Phase::Evaluate, answers.len(), ids.len());
        if watch.breathe().await && answers.len() < ids.len() {
            return Err(TrainError::Stopped);
        }
    }
    Ok(metrics::evaluate(split, data.classes(), &answers))
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
    let mut answers = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(inputs.evaluation_batch()) {
        let logits = tail.forward(inputs.evaluation(trunk, chunk).await?); // [batch, classes]
        let logits = floats(logits.reshape([-1])).await?;
        collect(&mut answers, chunk, data, &logits)?;
        watch.progress(Phase::Evaluate, answers.len(), ids.len());
        watch.breathe().await;
    }
    Ok(metrics::evaluate(split, data.classes(), &answers))
}

/// Adds a batch's answers, one row of scores an image.
fn collect(
    answers: &mut Vec<Answer>,
    ids: &[ImageId],
    data: &Dataset,
    scores: &[f32],
) -> Result<(), TrainError> {
    for (&image, logits) in ids.iter().zip(scores.chunks(data.classes().len())) {
        answers.push(Answer {
            image,
            label: data.label(image)?,
            logits: logits.to_vec(),
        });
    }
    Ok(())
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
