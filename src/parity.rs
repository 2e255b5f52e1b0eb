//! Whether two devices compute the same: logits, gradients and a few training steps of one small
//! network. Used by the tests, and in the browser to check a graphics device against the CPU.

use burn::module::{Module, ModuleVisitor, Param};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor, TensorData};

use crate::model::Architecture;
use crate::model::freeze::{Tail, cut};
use crate::model::variant::NORM_EPS;
use crate::model::weights::initialize;
use crate::recipe::{Recipe, Trainable};
use crate::train::TrainError;
use crate::train::evaluate::floats;
use crate::train::loss::{smoothed_targets, soft_cross_entropy};
use crate::train::optim::Optimizer;

/// What a device computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Logits of the first forward pass, `[batch * classes]`.
    pub logits: Vec<f32>,
    /// Gradients of the first step, all parameters in order.
    pub gradients: Vec<f32>,
    /// Loss of each step.
    pub losses: Vec<f32>,
}

/// The network compared: small enough for a software device, distilled so that everything is used.
#[must_use]
pub fn architecture() -> Architecture {
    Architecture {
        image_px: (32, 32),
        patch_px: 16,
        dim: 24,
        depth: 3,
        heads: 3,
        mlp_dim: 96,
        classes: 5,
        distilled: true,
        dist_head: true,
        layer_scale: false,
        prefix_positions: true,
        norm_eps: NORM_EPS,
    }
}

/// Runs the network on a device: its last two blocks, norm and heads learn for `steps` steps.
///
/// # Errors
/// If the device fails.
pub async fn trace(device: &Device, steps: u32) -> Result<Trace, TrainError> {
    let architecture = architecture();
    let recipe = Recipe {
        trainable: Trainable::LastBlocks(2),
        ..Recipe::default()
    };
    let (trunk, tail) = cut(initialize(&architecture, 7, device), recipe.trainable);
    let (side, batch) = (architecture.image_px.0, 2);
    // Smooth numbers of either sign, different for each image.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
    let pixels: Vec<f32> = (0..batch * 3 * side * side)
        .map(|index| (index as f32 * 0.37).sin() + (index as f32 * 0.0021).cos())
        .collect();
    let images = Tensor::<4>::from_data(TensorData::new(pixels, [batch, 3, side, side]), device);
    let input = trunk.forward(images); // [batch, tokens, dim]
    let targets = smoothed_targets(&[1, 3], architecture.classes, 0.1, device); // [batch, classes]

    let mut tail: Tail = tail.train();
    let mut optimizer = Optimizer::new(&tail, &recipe);
    let mut trace = Trace {
        logits: Vec::new(),
        gradients: Vec::new(),
        losses: Vec::new(),
    };
    for step in 0..steps {
        let logits = tail.forward(input.clone()); // [batch, classes]
        let loss = soft_cross_entropy(logits.clone(), targets.clone());
        let gradients = GradientsParams::from_grads(loss.backward(), &tail);
        if step == 0 {
            trace.logits = floats(logits.inner().reshape([-1])).await?;
            let mut collected = Collected {
                gradients: &gradients,
                flat: Vec::new(),
            };
            tail.visit(&mut collected);
            for gradient in collected.flat {
                trace.gradients.extend(floats(gradient).await?);
            }
        }
        tail = optimizer.step(1e-2, tail, gradients).0;
        trace.losses.extend(floats(loss.inner()).await?);
    }
    Ok(trace)
}

/// The largest difference between two rows of numbers; infinite if their lengths differ.
#[must_use]
pub fn max_difference(a: &[f32], b: &[f32]) -> f32 {
    if a.len() != b.len() {
        return f32::INFINITY;
    }
    // `max` would pass over a NaN.
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, |max, difference| {
            if difference > max || difference.is_nan() {
                difference
            } else {
                max
            }
        })
}

struct Collected<'a> {
    gradients: &'a GradientsParams,
    flat: Vec<Tensor<1>>,
}

impl ModuleVisitor for Collected<'_> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.flat.extend(
            self.gradients
                .get::<D>(param.id)
                .map(|gradient| gradient.reshape([-1])),
        );
    }
}
