//! The freeze boundary: a network cut into a trunk that stays and a tail that learns.
//!
//! The trunk is a plain network on a plain device, so it can never enter the autodiff graph. What it
//! gives is a constant to the tail.

use burn::module::Module;
use burn::tensor::Tensor;

use super::vit::{Block, LayerNorm, Linear, classify, features};
use super::{Architecture, Vit};
use crate::recipe::Trainable;

/// The part that stays as loaded.
#[derive(Debug, Clone)]
pub struct Trunk {
    /// The network, its blocks only up to the boundary.
    vit: Vit,
    /// Whether the final norm belongs to the trunk (head only).
    normed: bool,
}

/// The part that learns.
#[derive(Module, Debug)]
pub struct Tail {
    /// The last blocks.
    pub blocks: Vec<Block>,
    /// The final norm, unless only the head learns.
    pub norm: Option<LayerNorm>,
    /// Classifier on the class token.
    pub head: Linear,
    /// Classifier on the distillation token.
    pub head_dist: Option<Linear>,
    #[module(skip)]
    prefix_tokens: usize,
}

impl Trunk {
    /// What the whole network looks like.
    #[must_use]
    pub fn architecture(&self) -> &Architecture {
        self.vit.architecture()
    }

    /// What the tail takes: features if only the head learns, else the tokens entering its first block.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, 1 | 2 | tokens, dim]`
    #[must_use]
    pub fn forward(&self, images: Tensor<4>) -> Tensor<3> {
        if self.normed {
            return self.vit.features(images);
        }
        self.vit
            .blocks
            .iter()
            .fold(self.vit.embed(images), |tokens, block| {
                block.forward(tokens)
            })
    }
}

impl Tail {
    /// Class scores.
    ///
    /// # Shapes
    /// `[batch, 1 | 2 | tokens, dim]` → `[batch, classes]`
    #[must_use]
    pub fn forward(&self, input: Tensor<3>) -> Tensor<2> {
        let features = match &self.norm {
            Some(norm) => features(&self.blocks, norm, input, self.prefix_tokens),
            None => input,
        };
        classify(&self.head, self.head_dist.as_ref(), features)
    }
}

/// Cuts the network before its last blocks. `trainable` must fit its depth.
#[must_use]
pub fn cut(mut vit: Vit, trainable: Trainable) -> (Trunk, Tail) {
    let normed = trainable == Trainable::Head;
    let boundary = match trainable {
        Trainable::Head => vit.blocks.len(),
        Trainable::LastBlocks(count) => vit.blocks.len().saturating_sub(count as usize),
    };
    let tail = Tail {
        blocks: vit.blocks.split_off(boundary),
        norm: (!normed).then(|| vit.norm.clone()),
        head: vit.head.clone(),
        head_dist: vit.head_dist.clone(),
        prefix_tokens: vit.architecture().prefix_tokens(),
    };
    (Trunk { vit, normed }, tail)
}

/// The whole network again.
#[must_use]
pub fn join(trunk: Trunk, tail: Tail) -> Vit {
    let mut vit = trunk.vit;
    vit.blocks.extend(tail.blocks);
    if let Some(norm) = tail.norm {
        vit.norm = norm;
    }
    vit.with_heads(tail.head, tail.head_dist)
}
