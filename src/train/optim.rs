//! `AdamW`, SGD and Lion on timm's parameter groups, after a clip by the global gradient norm; the running mean of
//! weights.
//!
//! burn's own optimisers keep their state where it can only be read by blocking, which a browser forbids; these keep
//! it by parameter name, so that it survives unfreezing and is saved with a run.

use std::collections::BTreeMap;

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param, ParamId};
use burn::optim::GradientsParams;
use burn::tensor::Tensor;

use super::parameters::{Flat, Known, flat, in_place_of, known, with};
use crate::architecture::cnn::is_statistic;
use crate::recipe::{Recipe, Rule};

/// What a rule remembers of one parameter.
#[derive(Debug, Clone)]
pub struct Moments {
    /// Steps it has learnt for.
    pub steps: i32,
    /// `AdamW`: mean and mean square of the gradients; the others: one momentum.
    pub tensors: Vec<Tensor<1>>,
}

/// Moments and rules of one run.
pub struct Optimizer {
    rule: Rule,
    weight_decay: f64,
    clip_grad_norm: Option<f64>,
    layer_decay: f64,
    head_lr: f64,
    depth: usize,
    /// By parameter name.
    pub moments: BTreeMap<String, Moments>,
}

impl Optimizer {
    /// For a network of `depth` blocks.
    #[must_use]
    pub fn new(recipe: &Recipe, depth: usize) -> Self {
        Self {
            rule: recipe.rule,
            weight_decay: recipe.weight_decay,
            clip_grad_norm: recipe.clip_grad_norm,
            layer_decay: recipe.layer_decay,
            head_lr: recipe.head_lr,
            depth,
            moments: BTreeMap::new(),
        }
    }

    /// One step of a part of the network whose first block is `first_block`; also the gradient norm before the clip,
    /// as `[1]`, still on the device.
    #[must_use]
    pub fn step<M: Module>(
        &mut self,
        lr: f64,
        module: M,
        first_block: usize,
        mut gradients: GradientsParams,
    ) -> (M, Option<Tensor<1>>) {
        let mut norm = Norm {
            gradients: &gradients,
            squares: None,
        };
        module.visit(&mut norm);
        let norm = norm.squares.map(Tensor::sqrt);
        let scale = match (self.clip_grad_norm, &norm) {
            // PyTorch's clip_grad_norm_: its epsilon, and never a scale above one.
            (Some(limit), Some(norm)) => Some(
                (norm.clone() + 1e-6)
                    .recip()
                    .mul_scalar(limit)
                    .clamp_max(1.0),
            ),
            _ => None,
        };
        let known = known(&module, first_block);
        let module = module.map(&mut Update {
            optimizer: self,
            gradients: &mut gradients,
            known: &known,
            scale,
            lr,
        });
        (module, norm)
    }

    /// How a parameter learns: its share of the learning rate, and its weight decay. No decay on what is no matrix
    /// or kernel (biases, norms, tokens, position embeddings).
    ///
    /// # Source
    /// timm `param_groups_layer_decay` with the `group_matcher` of `VisionTransformer`, `ResNet` and `EfficientNet`
    /// (not coarse: a block is a layer), and `no_weight_decay`; the head's factor comes on top.
    #[must_use]
    pub fn group(&self, name: &str, rank: usize) -> (f64, f64) {
        let below_the_head = self.depth + 1 - layer_of(name, self.depth);
        let mut scale = 1.0;
        for _ in 0..below_the_head {
            scale *= self.layer_decay;
        }
        if name.starts_with("head") {
            scale *= self.head_lr;
        }
        let is_kernel = matches!(rank, 2 | 4);
        (scale, if is_kernel { self.weight_decay } else { 0.0 })
    }

    /// One parameter's next value.
    fn update(
        &mut self,
        known: &Known,
        lr: f64,
        value: Tensor<1>,
        gradient: Tensor<1>,
    ) -> Tensor<1> {
        let (scale, decay) = self.group(&known.name, known.rank);
        let lr = lr * scale;
        let (steps, before) = match self.moments.remove(&known.name) {
            Some(moments) => (moments.steps + 1, moments.tensors),
            None => (1, Vec::new()),
        };
        let (value, tensors) = match self.rule {
            Rule::AdamW => adamw(lr, decay, steps, value, gradient, &before),
            Rule::Sgd => sgd(lr, decay, value, gradient, &before),
            Rule::Lion => lion(lr, decay, value, gradient, &before),
        };
        let moments = Moments { steps, tensors };
        self.moments.insert(known.name.clone(), moments);
        value
    }
}

/// The layer a parameter belongs to: 0 for what makes tokens or the first feature maps, then the blocks from 1, the
/// final norm and `MobileNetV2`'s last convolution with the last of them, the head(s) at `depth + 1`.
fn layer_of(name: &str, depth: usize) -> usize {
    let block = name
        .strip_prefix("blocks.")
        .and_then(|rest| rest.split('.').next())
        .and_then(|index| index.parse::<usize>().ok());
    match block {
        Some(index) => (index + 1).min(depth),
        None if ["norm.", "conv_head.", "bn2."]
            .iter()
            .any(|last| name.starts_with(last)) =>
        {
            depth
        }
        None if name.starts_with("head") => depth + 1,
        None => 0,
    }
}

fn adamw(
    lr: f64,
    decay: f64,
    steps: i32,
    value: Tensor<1>,
    gradient: Tensor<1>,
    before: &[Tensor<1>],
) -> (Tensor<1>, Vec<Tensor<1>>) {
    const BETAS: (f64, f64) = (0.9, 0.999);
    const EPSILON: f64 = 1e-8;
    let square = gradient.clone().square();
    let (mean, mean_square) = match before {
        [mean, mean_square] => (
            mean.clone() * BETAS.0 + gradient * (1.0 - BETAS.0),
            mean_square.clone() * BETAS.1 + square * (1.0 - BETAS.1),
        ),
        _ => (gradient * (1.0 - BETAS.0), square * (1.0 - BETAS.1)),
    };
    let corrected = (1.0 - power(BETAS.0, steps), 1.0 - power(BETAS.1, steps));
    let spread = mean_square.clone().sqrt() / corrected.1.sqrt() + EPSILON;
    let value = value * (1.0 - lr * decay) - mean.clone() / spread * (lr / corrected.0);
    (value, vec![mean, mean_square])
}

fn sgd(
    lr: f64,
    decay: f64,
    value: Tensor<1>,
    gradient: Tensor<1>,
    before: &[Tensor<1>],
) -> (Tensor<1>, Vec<Tensor<1>>) {
    const MOMENTUM: f64 = 0.9;
    let gradient = if decay > 0.0 {
        gradient + value.clone() * decay
    } else {
        gradient
    };
    let momentum = match before {
        [momentum] => momentum.clone() * MOMENTUM + gradient.clone(),
        _ => gradient.clone(),
    };
    let value = value - (gradient + momentum.clone() * MOMENTUM) * lr;
    (value, vec![momentum])
}

fn lion(
    lr: f64,
    decay: f64,
    value: Tensor<1>,
    gradient: Tensor<1>,
    before: &[Tensor<1>],
) -> (Tensor<1>, Vec<Tensor<1>>) {
    const BETAS: (f64, f64) = (0.9, 0.99);
    let (direction, momentum) = match before {
        [momentum] => (
            momentum.clone() * BETAS.0 + gradient.clone() * (1.0 - BETAS.0),
            momentum.clone() * BETAS.1 + gradient * (1.0 - BETAS.1),
        ),
        _ => (gradient.clone(), gradient * (1.0 - BETAS.1)),
    };
    let value = value * (1.0 - lr * decay) - direction.sign() * lr;
    (value, vec![momentum])
}

/// By `libm`: the platform's power differs in the last bit from one to the next.
fn power(base: f64, exponent: i32) -> f64 {
    libm::pow(base, f64::from(exponent))
}

struct Update<'a> {
    optimizer: &'a mut Optimizer,
    gradients: &'a mut GradientsParams,
    known: &'a BTreeMap<ParamId, Known>,
    scale: Option<Tensor<1>>,
    lr: f64,
}

impl ModuleMapper for Update<'_> {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let gradient = self.gradients.remove::<D>(param.id);
        let (Some(gradient), Some(known)) = (gradient, self.known.get(&param.id)) else {
            return param;
        };
        let mut gradient = gradient.reshape([-1]);
        if let Some(scale) = &self.scale {
            gradient = gradient * scale.clone();
        }
        let (id, old, mapper) = param.consume();
        let value = old.clone().inner().reshape([-1]);
        let value = self.optimizer.update(known, self.lr, value, gradient);
        let value = in_place_of(&old, value.reshape(old.dims()));
        Param::from_mapped_value(id, value, mapper)
    }
}

/// Sums the squares of all gradients.
struct Norm<'a> {
    gradients: &'a GradientsParams,
    squares: Option<Tensor<1>>,
}

impl ModuleVisitor for Norm<'_> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        if let Some(gradient) = self.gradients.get::<D>(param.id) {
            let own = gradient.square().sum();
            self.squares = Some(match self.squares.take() {
                Some(others) => others + own,
                None => own,
            });
        }
    }
}

/// The running mean of weights.
///
/// # Source
/// timm `ModelEmaV3` without warm-up: its first update copies.
#[derive(Debug, Clone)]
pub struct Ema {
    decay: f64,
    /// By parameter name.
    pub weights: Flat,
}

impl Ema {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(decay: f64) -> Self {
        Self {
            decay,
            weights: Flat::new(),
        }
    }

    /// Takes the weights of a step in.
    pub fn update<M: Module>(&mut self, module: &M, first_block: usize) {
        for (name, now) in flat(module, first_block) {
            if is_statistic(&name) {
                continue; // their mean is what they are, but for rounding
            }
            let mean = match self.weights.remove(&name) {
                Some(before) => before * self.decay + now * (1.0 - self.decay),
                None => now,
            };
            self.weights.insert(name, mean);
        }
    }

    /// The module with the mean weights.
    #[must_use]
    pub fn of<M: Module>(&self, module: M, first_block: usize) -> M {
        with(module, first_block, &self.weights)
    }
}
