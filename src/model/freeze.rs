//! The freeze boundary: a network cut into a trunk that stays and a tail that learns.
//!
//! The trunk is a plain network on a plain device, so it can never enter the autodiff graph. What it
//! gives is a constant to the tail: features, tokens or feature maps, or, where everything learns, bare patches or
//! pixels.

use burn::module::Module;
use burn::tensor::Tensor;

use super::Network;
use super::cnn::{Layers, as_maps, as_rows, pooled};
use super::drops::Drops;
use super::vit::{
    Block, Embedding, LayerNorm, Linear, classify, features, logits_of_heads, patches,
};
use crate::architecture::Shape;
use crate::recipe::Trainable;

/// The part that stays as loaded.
#[derive(Debug, Clone)]
pub struct Trunk {
    /// The network, its blocks only up to the boundary.
    network: Network,
    trainable: Trainable,
}

/// The part that learns.
#[derive(Module, Debug)]
pub struct Tail {
    /// What learns before the head(s), unless they learn alone.
    pub body: Option<Body>,
    /// Classifier on the class token, or on the means of feature maps.
    pub head: Linear,
    /// Classifier on the distillation token.
    pub head_dist: Option<Linear>,
    /// What the whole network looks like.
    #[module(skip)]
    shape: Shape,
}

/// The learning part before the head(s).
#[derive(Module, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of it, and modules cannot be boxed"
)]
pub enum Body {
    /// Of a vision transformer.
    Vit(VitBody),
    /// Of a convolutional network: its last blocks and what follows them.
    Cnn(Layers),
}

/// The learning part of a vision transformer before the head(s).
#[derive(Module, Debug)]
pub struct VitBody {
    /// What makes tokens of patches, if everything learns.
    pub embedding: Option<Embedding>,
    /// The last blocks.
    pub blocks: Vec<Block>,
    /// The final norm.
    pub norm: LayerNorm,
}

impl Trunk {
    /// What the whole network looks like.
    #[must_use]
    pub fn shape(&self) -> Shape {
        self.network.shape()
    }

    /// What the tail takes: features if only the head learns, patches or pixels if everything does, else the tokens
    /// or feature maps entering its first block.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, rows, columns]`, see [`Self::output_dims`]
    #[must_use]
    pub fn forward(&self, images: Tensor<4>) -> Tensor<3> {
        match (&self.network, self.trainable) {
            (network, Trainable::Head) => network.features(images),
            (Network::Vit(vit), Trainable::LastBlocks(_)) => vit
                .blocks
                .iter()
                .fold(vit.embed(images), |tokens, block| block.forward(tokens)),
            (Network::Vit(vit), Trainable::All) => patches(images, vit.architecture().patch_px),
            (Network::Cnn(cnn), Trainable::LastBlocks(_)) => as_rows(cnn.maps(images)),
            (Network::Cnn(_), Trainable::All) => as_rows(images),
        }
    }

    /// Rows and columns of what one image becomes in [`Self::forward`]: `[1 | 2, dim]`, `[tokens, dim]`,
    /// `[positions, channels]`, `[patches, patch]` or `[pixels, 3]`.
    #[must_use]
    pub fn output_dims(&self) -> [usize; 2] {
        match (&self.network, self.trainable) {
            (network, Trainable::Head) => {
                let shape = network.shape();
                [shape.feature_rows(), shape.dim()]
            }
            (Network::Vit(vit), trainable) => {
                let architecture = vit.architecture();
                let (rows, columns) = architecture.grid();
                let patches = rows * columns;
                match trainable {
                    Trainable::All => [patches, 3 * architecture.patch_px * architecture.patch_px],
                    _ => [patches + architecture.prefix_tokens(), architecture.dim],
                }
            }
            (Network::Cnn(cnn), Trainable::All) => {
                let (height, width) = cnn.architecture().image_px;
                [height * width, 3]
            }
            (Network::Cnn(cnn), Trainable::LastBlocks(_)) => {
                let first = cnn.layers.blocks();
                let (rows, columns) = cnn.architecture().grid_before(first);
                [rows * columns, cnn.architecture().channels_before(first)]
            }
        }
    }
}

impl Tail {
    /// What the whole network looks like.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Which of the network's blocks is the first here.
    #[must_use]
    pub fn first_block(&self) -> usize {
        let own = match &self.body {
            Some(Body::Vit(body)) => body.blocks.len(),
            Some(Body::Cnn(layers)) => layers.blocks(),
            None => 0,
        };
        self.shape.depth() - own
    }

    /// Class scores.
    ///
    /// # Shapes
    /// `[batch, rows, columns]` of [`Trunk::forward`] → `[batch, classes]`
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
    /// `[batch, rows, columns]` of [`Trunk::forward`] → as [`logits_of_heads`], `[batch, 1 | 2, dim]`
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
        drops.begin(self.first_block());
        match (&self.body, &self.shape) {
            (Some(Body::Vit(body)), Shape::Vit(architecture)) => {
                let tokens = match &body.embedding {
                    Some(embedding) => embedding.forward(input, architecture.prefix_positions),
                    None => input,
                };
                let prefix = architecture.prefix_tokens();
                features(&body.blocks, &body.norm, tokens, prefix, drops)
            }
            (Some(Body::Cnn(layers)), Shape::Cnn(architecture)) => {
                let grid = if layers.takes_images() {
                    architecture.image_px
                } else {
                    architecture.grid_before(self.first_block())
                };
                pooled(layers.forward(as_maps(input, grid), drops))
            }
            _ => input, // the head(s) learn alone
        }
    }
}

/// Cuts the network before its last blocks. `trainable` must fit its depth.
#[must_use]
pub fn cut(network: impl Into<Network>, trainable: Trainable) -> (Trunk, Tail) {
    let mut network = network.into();
    let shape = network.shape();
    let blocks = trainable.blocks(shape.blocks()) as usize;
    let (all, alone) = (trainable == Trainable::All, trainable == Trainable::Head);
    let (body, head, head_dist) = match &mut network {
        Network::Vit(vit) => {
            let at = vit.blocks.len().saturating_sub(blocks);
            let body = (!alone).then(|| {
                Body::Vit(VitBody {
                    embedding: all.then(|| Embedding::of(vit)),
                    blocks: vit.blocks.split_off(at),
                    norm: vit.norm.clone(),
                })
            });
            (body, vit.head.clone(), vit.head_dist.clone())
        }
        Network::Cnn(cnn) => {
            let body = (!alone).then(|| Body::Cnn(cnn.layers.split_off(blocks, all)));
            (body, cnn.head.clone(), None)
        }
    };
    let tail = Tail {
        body,
        head,
        head_dist,
        shape,
    };
    (Trunk { network, trainable }, tail)
}

/// The whole network again.
#[must_use]
pub fn join(trunk: Trunk, tail: Tail) -> Network {
    let mut network = trunk.network;
    match (&mut network, tail.body) {
        (Network::Vit(vit), Some(Body::Vit(body))) => {
            vit.blocks.extend(body.blocks);
            vit.norm = body.norm;
            if let Some(embedding) = body.embedding {
                vit.set_embedding(embedding);
            }
        }
        (Network::Cnn(cnn), Some(Body::Cnn(layers))) => cnn.layers.append(layers),
        (_, body) => debug_assert!(body.is_none(), "parts of one network"),
    }
    network.with_heads(tail.head, tail.head_dist)
}
