//! `AdamW` with timm's two parameter groups, after a clip by the global gradient norm.

use burn::module::{Module, ModuleVisitor, Param, ParamGroup, ParamId};
use burn::optim::{AdamWConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::Tensor;

use crate::recipe::Recipe;

/// Moments and rules of one run.
pub struct Optimizer {
    adamw: ModuleOptimizer,
    clip_grad_norm: Option<f64>,
}

impl Optimizer {
    /// For the parameters of `module`.
    ///
    /// # Source
    /// betas (0.9, 0.999) and epsilon 1e-8: PyTorch's `AdamW`. No decay on what is no matrix (biases,
    /// norms, tokens, position embeddings): timm `param_groups_weight_decay` and `VisionTransformer.no_weight_decay`.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "burn keeps the weight decay in 32 bits"
    )]
    pub fn new<M: Module>(module: &M, recipe: &Recipe) -> Self {
        let mut exempt = Exempt(Vec::new());
        module.visit(&mut exempt);
        let config = AdamWConfig::new().with_epsilon(1e-8);
        let decayed = config
            .clone()
            .with_weight_decay(recipe.weight_decay as f32)
            .build();
        let plain = config.with_weight_decay(0.0).build();
        let adamw =
            ModuleOptimizer::from(decayed).with_group(ParamGroup::from_ids(exempt.0), plain, None);
        Self {
            adamw,
            clip_grad_norm: recipe.clip_grad_norm,
        }
    }

    /// One step; also the gradient norm before the clip, as `[1]`, still on the device.
    #[must_use]
    pub fn step<M: Module>(
        &mut self,
        lr: f64,
        module: M,
        mut gradients: GradientsParams,
    ) -> (M, Option<Tensor<1>>) {
        let mut norm = Norm {
            gradients: &gradients,
            squares: None,
        };
        module.visit(&mut norm);
        let norm = norm.squares.map(Tensor::sqrt);
        if let (Some(limit), Some(norm)) = (self.clip_grad_norm, &norm) {
            // PyTorch's clip_grad_norm_: its epsilon, and never a scale above one.
            let scale = (norm.clone() + 1e-6)
                .recip()
                .mul_scalar(limit)
                .clamp_max(1.0);
            module.visit(&mut Scale {
                gradients: &mut gradients,
                scale,
            });
        }
        (self.adamw.step(lr, module, gradients), norm)
    }
}

struct Exempt(Vec<ParamId>);

impl ModuleVisitor for Exempt {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        if D != 2 {
            self.0.push(param.id);
        }
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
            let own = gradient.powi_scalar(2).sum();
            self.squares = Some(match self.squares.take() {
                Some(others) => others + own,
                None => own,
            });
        }
    }
}

/// Multiplies every gradient by one number on the device.
struct Scale<'a> {
    gradients: &'a mut GradientsParams,
    scale: Tensor<1>,
}

impl ModuleVisitor for Scale<'_> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        if let Some(gradient) = self.gradients.remove::<D>(param.id) {
            let scaled = gradient * self.scale.clone().reshape([1; D]);
            self.gradients.register(param.id, scaled);
        }
    }
}
