//! Whether two devices compute the same (logits, gradients and a few training steps of one small network), and
//! whether two platforms augment alike. Used by the tests, and in the browser to check it against them.

use burn::module::{Module, ModuleVisitor, Param};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor, TensorData};

use crate::augment::{Key, MixPlan, Pipeline};
use crate::augmentation::{Augmentation, Crop, Mix, MixMode, Preset, Resampling};
use crate::data::Image;
use crate::fnv::fnv1a;
use crate::model::Architecture;
use crate::model::freeze::{Tail, cut};
use crate::model::variant::NORM_EPS;
use crate::model::weights::initialize;
use crate::preprocess::Preprocess;
use crate::recipe::{Recipe, Trainable};
use crate::report::ImageId;
use crate::train::TrainError;
use crate::train::evaluate::floats;
use crate::train::loss::soft_cross_entropy;
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
    let classes = architecture.classes;
    let targets = MixPlan::none(batch).targets(&[1, 3], classes, 0.1);
    let targets = Tensor::<2>::from_data(TensorData::new(targets, [batch, classes]), device);

    let mut tail: Tail = tail.train();
    let first_block = tail.first_block();
    let mut optimizer = Optimizer::new(&recipe, architecture.depth);
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
        tail = optimizer.step(1e-2, tail, first_block, gradients).0;
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

/// For each of several settings a hash of a batch of views, to the last bit of their floats.
#[must_use]
pub fn augmentation_hashes() -> Vec<(String, String)> {
    let presets = Preset::ALL.map(|preset| (preset.id().to_owned(), preset.augmentation()));
    let policies = [
        "rand-m10-mstd1",
        "rand-m8-n3-tweights",
        "v0-mstd0.5",
        "original",
        "trivial",
        "augmix",
    ];
    let policies = policies.map(|text| {
        let settings = Augmentation {
            crop: Crop::Random { padding: 4 },
            interpolation: Resampling::Random,
            policy: text.parse().unwrap_or_default(),
            mix: Mix {
                mixup_alpha: 0.4,
                mode: MixMode::Elem,
                ..Mix::default()
            },
            ..Preset::Light.augmentation()
        };
        (text.to_owned(), settings)
    });
    presets
        .into_iter()
        .chain(policies)
        .map(|(name, settings)| (name, hash_of(settings)))
        .collect()
}

fn hash_of(settings: Augmentation) -> String {
    const VIEWS: u32 = 24;
    let preprocess = Preprocess::deit(96);
    let mut pipeline = Pipeline::new(settings, preprocess);
    let level = |at: u32| ((at.wrapping_mul(2_654_435_761) >> 27) ^ (at / 97)).to_le_bytes()[0];
    let image = Image::new(150, 110, (0..150 * 110 * 3).map(level).collect()).unwrap_or_default();
    let mut batch = vec![0.0; pipeline.input_len() * VIEWS as usize];
    for (epoch, planes) in (0..VIEWS).zip(batch.chunks_exact_mut(pipeline.input_len())) {
        let key = Key {
            image: ImageId(epoch % 5),
            seed: 11,
            epoch,
            copy: epoch % 3,
        };
        pipeline.train(&image, key, planes);
    }
    pipeline.mix(VIEWS as usize, 11, 0, 0).apply(&mut batch, 96);
    let bytes = batch.iter().flat_map(|value| value.to_le_bytes());
    format!("{:016x}", fnv1a(bytes))
}
