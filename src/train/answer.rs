//! What a model says of images: one network or several, of one view each or several.

use std::convert::Infallible;

use burn::tensor::activation::softmax;
use burn::tensor::{Device, Tensor, TensorData};
use serde::{Deserialize, Serialize};

use super::inputs::TRUNK_BATCH;
use crate::augment::Pipeline;
use crate::data::Image;
use crate::ensemble::TestViews;
use crate::model::Network;
use crate::preprocess::Preprocess;

/// A network and how images become its inputs.
#[derive(Debug, Clone)]
pub struct Member {
    /// The network.
    pub network: Network,
    /// How it reads images.
    pub preprocess: Preprocess,
}

/// What is averaged where there are several answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mean {
    /// Probabilities.
    Probabilities,
    /// Logits.
    Logits,
}

/// Networks that know the same classes and answer as one.
#[derive(Debug, Clone)]
pub struct Answerer {
    /// At least one.
    pub members: Vec<Member>,
    /// What is averaged.
    pub mean: Mean,
    /// The views each of them gets of an image.
    pub views: TestViews,
}

impl Answerer {
    /// One network, one view.
    #[must_use]
    pub fn one(network: Network, preprocess: Preprocess) -> Self {
        Self {
            members: vec![Member {
                network,
                preprocess,
            }],
            mean: Mean::Probabilities,
            views: TestViews::One,
        }
    }

    /// The network, if it is a single one that takes one view.
    #[must_use]
    pub fn single(&self) -> Option<&Network> {
        match self.members.as_slice() {
            [member] if self.views == TestViews::One => Some(&member.network),
            _ => None,
        }
    }

    /// How many images make a good batch.
    #[must_use]
    pub fn batch(&self) -> usize {
        (TRUNK_BATCH / self.views.count()).max(1)
    }

    /// Class scores whose softmax is the answer: logits, or, where probabilities were averaged, their logarithms.
    ///
    /// # Shapes
    /// → `[images, classes]`
    #[must_use]
    pub fn scores(&self, images: &[&Image], device: &Device) -> Tensor<2> {
        let Ok(scores) = self.changed_scores(images, |_, _| Ok::<(), Infallible>(()), device);
        scores
    }

    /// The same of images changed before they become inputs; `change` is told which of them it has.
    ///
    /// # Shapes
    /// → `[images, classes]`
    ///
    /// # Errors
    /// If a change fails.
    pub fn changed_scores<E>(
        &self,
        images: &[&Image],
        change: impl Fn(usize, &mut Image) -> Result<(), E>,
        device: &Device,
    ) -> Result<Tensor<2>, E> {
        let count = self.views.count();
        let mut answers = Vec::with_capacity(self.members.len() * count);
        let mut seen: Option<(Preprocess, Tensor<4>)> = None;
        for Member {
            network,
            preprocess,
        } in &self.members
        {
            let inputs = match seen {
                Some((same, inputs)) if same == *preprocess => inputs,
                _ => inputs(images, *preprocess, self.views, &change, device)?,
            };
            seen = Some((*preprocess, inputs.clone()));
            let logits = network.forward(inputs); // [images * views, classes]
            let [_, classes] = logits.dims();
            let logits = logits.reshape([images.len(), count, classes]);
            let view = |at| logits.clone().narrow(1, at, 1).squeeze_dim::<2>(1);
            answers.extend((0..count).map(view));
        }
        match self.mean {
            Mean::Probabilities => Ok(mean_of_probabilities(answers)),
            Mean::Logits => Ok(mean(answers)),
        }
    }
}

/// Normalised inputs, all views of an image one after the other.
///
/// # Shapes
/// → `[images * views, 3, height, width]`
fn inputs<E>(
    images: &[&Image],
    preprocess: Preprocess,
    views: TestViews,
    change: &impl Fn(usize, &mut Image) -> Result<(), E>,
    device: &Device,
) -> Result<Tensor<4>, E> {
    let mut pipeline = Pipeline::evaluation(preprocess);
    let (count, length) = (views.count(), pipeline.input_len());
    let mut pixels = vec![0.0; images.len() * count * length];
    let planes = pixels.chunks_exact_mut(count * length);
    for (at, (image, planes)) in images.iter().zip(planes).enumerate() {
        pipeline.changed_views(image, views, |image| change(at, image), planes)?;
    }
    let px = preprocess.crop_px as usize;
    Ok(Tensor::from_data(
        TensorData::new(pixels, [images.len() * count, 3, px, px]),
        device,
    ))
}

/// The logarithm of the mean probability; a single one's logits as they are.
///
/// # Shapes
/// each `[batch, classes]` → `[batch, classes]`
pub(super) fn mean_of_probabilities(mut logits: Vec<Tensor<2>>) -> Tensor<2> {
    if logits.len() == 1 {
        return logits.remove(0);
    }
    let probabilities = logits.into_iter().map(|logits| softmax(logits, 1));
    mean(probabilities.collect()).clamp_min(1e-30).log()
}

fn mean(tensors: Vec<Tensor<2>>) -> Tensor<2> {
    // [answers, batch, classes] → [batch, classes]
    Tensor::stack::<3>(tensors, 0)
        .mean_dim(0)
        .squeeze_dim::<2>(0)
}
