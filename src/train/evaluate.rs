//! Measuring a network on a split.

use burn::tensor::{Device, Tensor};

use super::answer::Answerer;
use super::inputs::Inputs;
use super::{TrainError, Watch};
use crate::augment::Corruptor;
use crate::data::{Dataset, Image};
use crate::metrics::{self, Answer};
use crate::model::freeze::{Tail, Trunk};
use crate::report::{Evaluation, ImageId, Phase, Split};
use crate::study::{Corruption, Robustness};

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
    let answers = answers(answerer, data, ids, device, watch).await?;
    Ok(metrics::evaluate(split, data.classes(), &answers))
}

/// Measures a whole model on the held-out images, with a closer look; probabilities are judged with the help of the
/// validation images, where there are some that are not the held-out ones.
///
/// # Errors
/// If stopped, or the device fails.
pub async fn study(
    answerer: &Answerer,
    data: &Dataset,
    device: &Device,
    watch: &impl Watch,
) -> Result<Evaluation, TrainError> {
    let split = data.held_out();
    let mut ids = data.ids(split);
    let held_out = ids.len();
    if split != Split::Val {
        ids.extend(data.ids(Split::Val));
    }
    let answers = answers(answerer, data, &ids, device, watch).await?;
    let (measured, validation) = answers.split_at(held_out);
    let classes = data.classes();
    let study = metrics::study(classes.len(), measured, Some(validation));
    Ok(Evaluation {
        study: Some(study),
        ..metrics::evaluate(split, classes, measured)
    })
}

/// Measures a whole model on the held-out images as they are and gone bad in every way at every strength.
///
/// # Errors
/// If stopped, or the device fails.
pub async fn stress(
    answerer: &Answerer,
    data: &Dataset,
    device: &Device,
    watch: &impl Watch,
) -> Result<Robustness, TrainError> {
    let ids = data.ids(data.held_out());
    let rounds: Vec<Option<Corruptor>> = std::iter::once(None)
        .chain(Corruptor::all().map(Some))
        .collect();
    let mut told = Told {
        done: 0,
        total: ids.len() * rounds.len(),
    };
    let mut accuracies = Vec::with_capacity(rounds.len());
    for corruptor in rounds {
        let answers = answers_to(answerer, data, &ids, corruptor, device, &mut told, watch).await?;
        accuracies.push(metrics::evaluate(data.held_out(), data.classes(), &answers).top1);
    }
    let (clean, bad) = accuracies.split_at(1);
    let strengths = bad.chunks_exact(Corruption::STRENGTHS);
    let row = |(corruption, shares): (Corruption, &[f64])| {
        (corruption, std::array::from_fn(|strength| shares[strength]))
    };
    Ok(Robustness {
        clean: clean[0],
        rows: Corruption::ALL
            .into_iter()
            .zip(strengths)
            .map(row)
            .collect(),
        images: u32::try_from(ids.len()).unwrap_or(u32::MAX),
    })
}

/// What a model says of these images.
async fn answers(
    answerer: &Answerer,
    data: &Dataset,
    ids: &[ImageId],
    device: &Device,
    watch: &impl Watch,
) -> Result<Vec<Answer>, TrainError> {
    let mut told = Told {
        done: 0,
        total: ids.len(),
    };
    answers_to(answerer, data, ids, None, device, &mut told, watch).await
}

/// How far a measurement is, over all its rounds.
struct Told {
    done: usize,
    total: usize,
}

/// What a model says of these images, gone bad in one way or as they are.
async fn answers_to(
    answerer: &Answerer,
    data: &Dataset,
    ids: &[ImageId],
    corruptor: Option<Corruptor>,
    device: &Device,
    told: &mut Told,
    watch: &impl Watch,
) -> Result<Vec<Answer>, TrainError> {
    let mut answers = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(answerer.batch()) {
        let images = chunk.iter().map(|&id| data.image(id));
        let images = images.collect::<Result<Vec<_>, _>>()?;
        let images: Vec<&Image> = images.iter().map(AsRef::as_ref).collect();
        let change = |at: usize, image: &mut Image| match corruptor {
            Some(corruptor) => corruptor.apply(image, &mut corruptor.draws(chunk[at])),
            None => Ok(()),
        };
        let scores = answerer.changed_scores(&images, change, device)?;
        collect(
            &mut answers,
            chunk,
            data,
            &floats(scores.reshape([-1])).await?,
        )?;
        told.done += chunk.len();
        watch.progress(Phase::Evaluate, told.done, told.total);
        if watch.breathe().await && told.done < told.total {
            return Err(TrainError::Stopped);
        }
    }
    Ok(answers)
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
