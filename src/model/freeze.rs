//! The freeze boundary: a network cut into a trunk that stays and a tail that learns.
//!
//! The trunk is a plain network on a plain device, so it can never enter the autodiff graph. What it
//! gives is a constant to the tail: features, tokens, or, where everything learns, bare patches.

use burn::module::Module;
use burn::tensor::Tensor;

use super::drops::Drops;
use super::vit::{
    Block, Embedding, LayerNorm, Linear, classify, features, logits_of_heads, patches,
};
use super::{Architecture, Vit};
use crate::recipe::Trainable;

/// The part that stays as loaded.
#[derive(Debug, Clone)]
pub struct Trunk {
    /// The network, its blocks only up to the boundary.
    vit: Vit,
    trainable: Trainable,
}

/// The part that learns.
#[derive(Module, Debug)]
pub struct Tail {
    /// What makes tokens of patches, if everything learns.
    pub embedding: Option<Embedding>,
    /// The last blocks.
    pub blocks: Vec<Block>,
    /// The final norm, unless only the head learns.
    pub norm: Option<LayerNorm>,
    /// Classifier on the class token.
    pub head: Linear,
    /// Classifier on the distillation token.
    pub head_dist: Option<Linear>,
    /// What the whole network looks like.
    #[module(skip)]
    architecture: Architecture,
}

impl Trunk {
    /// What the whole network looks like.
    #[must_use]
    pub fn architecture(&self) -> &Architecture {
        self.vit.architecture()
    }

    /// What the tail takes: features if only the head learns, patches if everything does, else the tokens
    /// entering its first block.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, 1 | 2 | tokens | patches, dim | patch]`
    #[must_use]
    pub fn forward(&self, images: Tensor<4>) -> Tensor<3> {
        match self.trainable {
            Trainable::Head => self.vit.features(images),
            Trainable::LastBlocks(_) => self
                .vit
                .blocks
                .iter()
                .fold(self.vit.embed(images), |tokens, block| {
                    block.forward(tokens)
                }),
            Trainable::All => patches(images, self.architecture().patch_px),
        }
    }

    /// Rows and columns of what one image becomes in [`Self::forward`].
    #[must_use]
    pub fn output_dims(&self) -> [usize; 2] {
        let architecture = self.architecture();
        let prefix = architecture.prefix_tokens();
        let (rows, columns) = architecture.grid();
        let patches = rows * columns;
        match self.trainable {
            Trainable::Head => [prefix, architecture.dim],
            Trainable::LastBlocks(_) => [patches + prefix, architecture.dim],
            Trainable::All => [patches, 3 * architecture.patch_px * architecture.patch_px],
        }
    }
}

impl Tail {
    /// What the whole network looks like.
    #[must_use]
    pub fn architecture(&self) -> &Architecture {
        &self.architecture
    }

    /// Which of the network's blocks is the first here.
    #[must_use]
    pub fn first_block(&self) -> usize {
        self.architecture.depth - self.blocks.len()
    }

    /// Class scores.
    ///
    /// # Shapes
    /// `[batch, 1 | 2 | tokens | patches, dim | patch]` → `[batch, classes]`
    #[must_use]
    pub fn forward(&self, input: Tensor<3>) -> Tensor<2> {
        classify(
            &self.head,
            self.head_dist.as_ref(),
            self.features(input, &mut Drops::none()),
        )
    }

    /// Each head's class scores by itself, as training wants them, and the features they were made of.
    ///
    /// # Shapes
    /// `[batch, 1 | 2 | tokens | patches, dim | patch]` → as [`logits_of_heads`], `[batch, 1 | 2, dim]`
    #[must_use]
    pub fn forward_training(
        &self,
        input: Tensor<3>,
        drops: &mut Drops<'_>,
    ) -> ((Tensor<2>, Option<Tensor<2>>), Tensor<3>) {
        let features = self.features(input, drops);
        let dropped = drops.values(features.clone());
        (
            logits_of_heads(&self.head, self.head_dist.as_ref(), dropped),
            features,
        )
    }

    fn features(&self, input: Tensor<3>, drops: &mut Drops<'_>) -> Tensor<3> {
        let Some(norm) = &self.norm else {
            return input;
        };
        let tokens = match &self.embedding {
            Some(embedding) => embedding.forward(input, self.architecture.prefix_positions),
            None => input,
        };
        drops.begin(self.first_block());
        features(
            &self.blocks,
            norm,
            tokens,
            self.architecture.prefix_tokens(),
            drops,
        )
    }
}

/// Cuts the network before its last blocks. `trainable` must fit its depth.
#[must_use]
pub fn cut(mut vit: Vit, trainable: Trainable) -> (Trunk, Tail) {
    let depth = vit.blocks.len();
    let blocks = trainable.blocks(u32::try_from(depth).unwrap_or(u32::MAX)) as usize;
    let normed = trainable == Trainable::Head;
    let tail = Tail {
        embedding: (trainable == Trainable::All).then(|| Embedding::of(&vit)),
        blocks: vit.blocks.split_off(depth.saturating_sub(blocks)),
        norm: (!normed).then(|| vit.norm.clone()),
        head: vit.head.clone(),
        head_dist: vit.head_dist.clone(),
        architecture: vit.architecture().clone(),
    };
    (Trunk { vit, trainable }, tail)
}

/// The whole network again.
#[must_use]
pub fn join(trunk: Trunk, tail: Tail) -> Vit {
    let mut vit = trunk.vit;
    vit.blocks.extend(tail.blocks);
    if let Some(norm) = tail.norm {
        vit.norm = norm;
    }
    if let Some(embedding) = tail.embedding {
        vit = vit.with_embedding(embedding);
    }
    vit.with_heads(tail.head, tail.head_dist)
}
