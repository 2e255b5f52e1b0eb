//! The whole vision transformer, forward: patches → tokens → blocks → norm → head(s).
//!
//! Field names are timm's checkpoint names, so weights load without a table. What differs from
//! PyTorch is one thing: a linear layer's weight is held as `[in, out]`, not `[out, in]`.
//!
//! # Source
//! `DeiT` (Touvron et al. 2021, arXiv 2012.12877); timm 1.0 `vision_transformer.py` and `deit.py`.

use burn::module::{Module, Param};
use burn::tensor::module::{attention, linear};
use burn::tensor::ops::AttentionModuleOptions;
use burn::tensor::{Device, Tensor};

use super::Architecture;
use super::drops::Drops;
use super::fused::{gelu, in_host_memory, layer_norm, softmax_scaled};

/// A `DeiT`, plain or distilled.
#[derive(Module, Debug)]
pub struct Vit {
    /// Pixels to patch tokens.
    pub patch_embed: PatchEmbed,
    /// The class token, `[1, 1, dim]`.
    pub cls_token: Param<Tensor<3>>,
    /// The distillation token, `[1, 1, dim]`, where the model is distilled.
    pub dist_token: Option<Param<Tensor<3>>>,
    /// Position embeddings of all tokens, `[1, tokens, dim]`.
    pub pos_embed: Param<Tensor<3>>,
    /// The transformer blocks.
    pub blocks: Vec<Block>,
    /// Final norm.
    pub norm: LayerNorm,
    /// Classifier on the class token.
    pub head: Linear,
    /// Classifier on the distillation token, where the model is distilled.
    pub head_dist: Option<Linear>,
    #[module(skip)]
    architecture: Architecture,
}

impl Vit {
    /// A network of this architecture with every parameter zero, to be filled from a checkpoint or by
    /// [`crate::model::weights::initialize`].
    #[must_use]
    pub fn zeros(architecture: &Architecture, device: &Device) -> Self {
        let Architecture {
            dim,
            depth,
            classes,
            norm_eps,
            ..
        } = *architecture;
        Self {
            patch_embed: PatchEmbed {
                proj: Linear::zeros(
                    3 * architecture.patch_px * architecture.patch_px,
                    dim,
                    device,
                ),
            },
            cls_token: Param::from_tensor(Tensor::zeros([1, 1, dim], device)),
            dist_token: architecture
                .distilled
                .then(|| Param::from_tensor(Tensor::zeros([1, 1, dim], device))),
            pos_embed: Param::from_tensor(Tensor::zeros(
                [1, architecture.positions(), dim],
                device,
            )),
            blocks: (0..depth)
                .map(|_| Block::zeros(architecture, device))
                .collect(),
            architecture: architecture.clone(),
            norm: LayerNorm::zeros(dim, norm_eps, device),
            head: Linear::zeros(dim, classes, device),
            head_dist: architecture
                .dist_head
                .then(|| Linear::zeros(dim, classes, device)),
        }
    }

    /// What this network looks like.
    #[must_use]
    pub fn architecture(&self) -> &Architecture {
        &self.architecture
    }

    /// Replaces the head(s): another number of classes.
    #[must_use]
    pub fn with_heads(mut self, head: Linear, head_dist: Option<Linear>) -> Self {
        let [_, classes] = head.weight.dims();
        self.architecture.classes = classes;
        self.architecture.dist_head = head_dist.is_some();
        self.head = head;
        self.head_dist = head_dist;
        self
    }

    /// Replaces the position embeddings: another input size. See [`super::position::resize`].
    #[must_use]
    pub(super) fn with_positions(
        mut self,
        pos_embed: Param<Tensor<3>>,
        image_px: (usize, usize),
    ) -> Self {
        self.architecture.image_px = image_px;
        self.pos_embed = pos_embed;
        self
    }

    /// Class scores of normalised images.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, classes]`
    #[must_use]
    pub fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        self.classify(self.features(images))
    }

    /// What the head(s) see: the class token (and the distillation token) after the final norm.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, 1 | 2, dim]`
    #[must_use]
    pub fn features(&self, images: Tensor<4>) -> Tensor<3> {
        features(
            &self.blocks,
            &self.norm,
            self.embed(images),
            self.architecture.prefix_tokens(),
            &mut Drops::none(),
        )
    }

    /// Class scores from [`Self::features`]: the head's, or the mean of both heads' logits when distilled,
    /// as the released code has it (the paper's text adds probabilities).
    ///
    /// # Shapes
    /// `[batch, 1 | 2, dim]` → `[batch, classes]`
    #[must_use]
    pub fn classify(&self, features: Tensor<3>) -> Tensor<2> {
        classify(&self.head, self.head_dist.as_ref(), features)
    }

    /// The tokens that enter the first block.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, tokens, dim]`
    #[must_use]
    pub fn embed(&self, images: Tensor<4>) -> Tensor<3> {
        let patches = patches(images, self.architecture.patch_px);
        Embedding::of(self).forward(patches, self.architecture.prefix_positions)
    }

    /// Replaces what makes tokens of patches.
    pub(super) fn set_embedding(&mut self, embedding: Embedding) {
        self.patch_embed = embedding.patch_embed;
        self.cls_token = embedding.cls_token;
        self.dist_token = embedding.dist_token;
        self.pos_embed = embedding.pos_embed;
    }
}

/// What makes tokens of patches: the part of a network before its first block, sharing its parameters.
#[derive(Module, Debug)]
pub struct Embedding {
    /// Pixels to patch tokens.
    pub patch_embed: PatchEmbed,
    /// The class token, `[1, 1, dim]`.
    pub cls_token: Param<Tensor<3>>,
    /// The distillation token, `[1, 1, dim]`, where the model is distilled.
    pub dist_token: Option<Param<Tensor<3>>>,
    /// Position embeddings, `[1, tokens, dim]`.
    pub pos_embed: Param<Tensor<3>>,
}

impl Embedding {
    /// Of a network.
    #[must_use]
    pub fn of(vit: &Vit) -> Self {
        Self {
            patch_embed: vit.patch_embed.clone(),
            cls_token: vit.cls_token.clone(),
            dist_token: vit.dist_token.clone(),
            pos_embed: vit.pos_embed.clone(),
        }
    }

    /// Tokens of [`patches`]; `prefix_positions` says whether class and distillation token have positions too.
    ///
    /// # Shapes
    /// `[batch, patches, patch]` → `[batch, tokens, dim]`
    #[must_use]
    pub fn forward(&self, patches: Tensor<3>, prefix_positions: bool) -> Tensor<3> {
        let patches = self.patch_embed.proj.forward(patches); // [batch, patches, dim]
        let [batch, _, dim] = patches.dims();
        let mut tokens = vec![self.cls_token.val().expand([batch, 1, dim])];
        tokens.extend(
            self.dist_token
                .as_ref()
                .map(|token| token.val().expand([batch, 1, dim])),
        );
        if prefix_positions {
            tokens.push(patches);
            return Tensor::cat(tokens, 1) + self.pos_embed.val(); // [batch, tokens, dim]
        }
        tokens.push(patches + self.pos_embed.val());
        Tensor::cat(tokens, 1) // [batch, tokens, dim]
    }
}

/// Images cut into patches, row by row; each as its values by channel, then row.
///
/// # Shapes
/// `[batch, channels, height, width]` → `[batch, patches, channels * patch_px * patch_px]`
#[must_use]
pub fn patches(images: Tensor<4>, patch_px: usize) -> Tensor<3> {
    let [batch, channels, height, width] = images.dims();
    let (rows, columns) = (height / patch_px, width / patch_px);
    images
        .reshape([batch, channels, rows, patch_px, columns, patch_px])
        .permute([0, 2, 4, 1, 3, 5]) // [batch, rows, columns, channels, patch_px, patch_px]
        .reshape([batch, rows * columns, channels * patch_px * patch_px])
}

/// Blocks and final norm, as far as the head(s) look: of the last block's answers only the first `prefix` tokens'
/// are ever used, so it asks no others. The numbers are those of the whole.
///
/// # Shapes
/// `[batch, tokens, dim]` → `[batch, prefix, dim]`
#[must_use]
pub fn features(
    blocks: &[Block],
    norm: &LayerNorm,
    tokens: Tensor<3>,
    prefix: usize,
    drops: &mut Drops<'_>,
) -> Tensor<3> {
    let pooled = match blocks.split_last() {
        Some((last, before)) => {
            let tokens = before.iter().fold(tokens, |tokens, block| {
                let [_, count, _] = tokens.dims();
                block.forward_prefix(tokens, count, drops)
            });
            last.forward_prefix(tokens, prefix, drops)
        }
        None => first(tokens, 1, prefix),
    };
    norm.forward(pooled) // [batch, prefix, dim]
}

/// See [`Vit::classify`].
#[must_use]
pub fn classify(head: &Linear, head_dist: Option<&Linear>, features: Tensor<3>) -> Tensor<2> {
    match logits_of_heads(head, head_dist, features) {
        (of_cls, Some(of_dist)) => (of_cls + of_dist) / 2.0,
        (of_cls, None) => of_cls,
    }
}

/// Each head's class scores by itself.
///
/// # Shapes
/// `[batch, 1 | 2, dim]` → `[batch, classes]`, and as much again where there are two heads
#[must_use]
pub fn logits_of_heads(
    head: &Linear,
    head_dist: Option<&Linear>,
    features: Tensor<3>,
) -> (Tensor<2>, Option<Tensor<2>>) {
    let token = |index| features.clone().narrow(1, index, 1).squeeze_dim::<2>(1); // [batch, dim]
    (
        head.forward(token(0)),
        head_dist.map(|head| head.forward(token(1))),
    )
}

/// Cuts the image into patches and projects each: a convolution whose stride is its kernel, written
/// as a reshape and a matrix product.
#[derive(Module, Debug)]
pub struct PatchEmbed {
    /// `[channels * patch_px * patch_px, dim]`
    pub proj: Linear,
}

impl PatchEmbed {
    /// # Shapes
    /// `[batch, channels, height, width]` → `[batch, patches, dim]`, patches row by row.
    #[must_use]
    pub fn forward(&self, images: Tensor<4>, patch_px: usize) -> Tensor<3> {
        self.proj.forward(patches(images, patch_px)) // [batch, patches, dim]
    }
}

/// One pre-norm transformer block.
#[derive(Module, Debug)]
pub struct Block {
    /// Before attention.
    pub norm1: LayerNorm,
    /// Self-attention.
    pub attn: Attention,
    /// Gains of what attention adds (`DeiT` III).
    pub ls1: Option<LayerScale>,
    /// Before the perceptron.
    pub norm2: LayerNorm,
    /// The perceptron.
    pub mlp: Mlp,
    /// Gains of what the perceptron adds (`DeiT` III).
    pub ls2: Option<LayerScale>,
}

impl Block {
    fn zeros(architecture: &Architecture, device: &Device) -> Self {
        let Architecture {
            dim,
            heads,
            mlp_dim,
            norm_eps,
            ..
        } = *architecture;
        let layer_scale = || {
            architecture
                .layer_scale
                .then(|| LayerScale::zeros(dim, device))
        };
        Self {
            norm1: LayerNorm::zeros(dim, norm_eps, device),
            attn: Attention {
                qkv: Linear::zeros(dim, 3 * dim, device),
                proj: Linear::zeros(dim, dim, device),
                heads,
            },
            ls1: layer_scale(),
            norm2: LayerNorm::zeros(dim, norm_eps, device),
            mlp: Mlp {
                fc1: Linear::zeros(dim, mlp_dim, device),
                fc2: Linear::zeros(mlp_dim, dim, device),
            },
            ls2: layer_scale(),
        }
    }

    /// # Shapes
    /// `[batch, tokens, dim]` → `[batch, tokens, dim]`
    #[must_use]
    pub fn forward(&self, tokens: Tensor<3>) -> Tensor<3> {
        let [_, count, _] = tokens.dims();
        self.forward_prefix(tokens, count, &mut Drops::none())
    }

    /// The first `prefix` tokens of [`Self::forward`], at the cost of those alone.
    ///
    /// # Shapes
    /// `[batch, tokens, dim]` → `[batch, prefix, dim]`
    #[must_use]
    pub fn forward_prefix(
        &self,
        tokens: Tensor<3>,
        prefix: usize,
        drops: &mut Drops<'_>,
    ) -> Tensor<3> {
        drops.next_block();
        let attended = self
            .attn
            .forward(self.norm1.forward(tokens.clone()), prefix, drops);
        self.after_attention(first(tokens, 1, prefix), attended, drops)
    }

    /// The rest of the block: what attention gathered is added, and the perceptron's answer to that.
    ///
    /// # Shapes
    /// twice `[batch, tokens, dim]` → `[batch, tokens, dim]`
    pub(super) fn after_attention(
        &self,
        tokens: Tensor<3>,
        attended: Tensor<3>,
        drops: &mut Drops<'_>,
    ) -> Tensor<3> {
        let attended = drops.path(scaled(self.ls1.as_ref(), attended));
        let tokens = tokens + attended;
        let thought = self.mlp.forward(self.norm2.forward(tokens.clone()), drops);
        tokens + drops.path(scaled(self.ls2.as_ref(), thought))
    }
}

fn scaled(scale: Option<&LayerScale>, tokens: Tensor<3>) -> Tensor<3> {
    match scale {
        Some(scale) => tokens * scale.gamma.val().reshape([1, 1, -1]),
        None => tokens,
    }
}

/// A learnt gain per channel.
///
/// # Source
/// `CaiT` (Touvron et al. 2021), section 2; timm `LayerScale`.
#[derive(Module, Debug)]
pub struct LayerScale {
    /// `[dim]`
    pub gamma: Param<Tensor<1>>,
}

impl LayerScale {
    fn zeros(dim: usize, device: &Device) -> Self {
        Self {
            gamma: Param::from_tensor(Tensor::zeros([dim], device)),
        }
    }
}

/// The first `count` along a dimension; the tensor itself if that is all of it.
pub(super) fn first<const D: usize>(tensor: Tensor<D>, dim: usize, count: usize) -> Tensor<D> {
    if tensor.dims()[dim] == count {
        tensor
    } else {
        tensor.narrow(dim, 0, count)
    }
}

/// Multi-head self-attention.
#[derive(Module, Debug)]
pub struct Attention {
    /// Query, key and value in one: `[dim, 3 * dim]`
    pub qkv: Linear,
    /// Joins the heads: `[dim, dim]`
    pub proj: Linear,
    #[module(skip)]
    heads: usize,
}

impl Attention {
    /// What the first `queries` tokens gather from all tokens.
    ///
    /// # Shapes
    /// `[batch, tokens, dim]` → `[batch, queries, dim]`
    #[must_use]
    pub fn forward(&self, tokens: Tensor<3>, queries: usize, drops: &mut Drops<'_>) -> Tensor<3> {
        let [q, k, v] = self.heads_of(tokens);
        let asking = first(q, 2, queries); // [batch, heads, queries, head_dim]
        let mixed = scaled_dot_product(asking, k, v, drops); // [batch, heads, queries, head_dim]
        drops.values(self.join(mixed))
    }

    /// Query, key and value of each head.
    ///
    /// # Shapes
    /// `[batch, tokens, dim]` → three of `[batch, heads, tokens, head_dim]`
    pub(super) fn heads_of(&self, tokens: Tensor<3>) -> [Tensor<4>; 3] {
        let [batch, count, dim] = tokens.dims();
        let head_dim = dim / self.heads;
        let qkv = self
            .qkv
            .forward(tokens)
            .reshape([batch, count, 3, self.heads, head_dim])
            .permute([2, 0, 3, 1, 4]); // [3, batch, heads, tokens, head_dim]
        [0, 1, 2].map(|index| qkv.clone().narrow(0, index, 1).squeeze_dim::<4>(0))
    }

    /// What the heads gathered, as tokens again.
    ///
    /// # Shapes
    /// `[batch, heads, queries, head_dim]` → `[batch, queries, dim]`
    pub(super) fn join(&self, mixed: Tensor<4>) -> Tensor<3> {
        let [batch, heads, queries, head_dim] = mixed.dims();
        let joined = mixed.swap_dims(1, 2); // [batch, queries, heads, head_dim]
        self.proj
            .forward(joined.reshape([batch, queries, heads * head_dim]))
    }
}

/// `softmax(q · kᵀ / √head_dim) · v` for each head.
///
/// # Shapes
/// `[batch, heads, queries, head_dim]`, twice `[batch, heads, tokens, head_dim]` → `[batch, heads, queries, head_dim]`
fn scaled_dot_product(
    q: Tensor<4>,
    k: Tensor<4>,
    v: Tensor<4>,
    drops: &mut Drops<'_>,
) -> Tensor<4> {
    if drops.attends() || in_host_memory(&q.device()) {
        return drops.attention(shares(q, k)).matmul(v);
    }
    // The scale is PyTorch's default. Given explicitly it also keeps burn's WebGPU backend off its flash kernel,
    // which wants device features browsers do not offer.
    let options = AttentionModuleOptions {
        scale: Some(f64::from(scale_of(&q))),
        ..Default::default()
    };
    attention(q, k, v, None, None, options)
}

/// `softmax(q · kᵀ / √head_dim)` for each head: how much of each token every asking token takes.
///
/// # Shapes
/// `[batch, heads, queries, head_dim]`, `[batch, heads, tokens, head_dim]` → `[batch, heads, queries, tokens]`
pub(super) fn shares(q: Tensor<4>, k: Tensor<4>) -> Tensor<4> {
    let scale = scale_of(&q);
    softmax_scaled(q.matmul(k.swap_dims(2, 3)), scale)
}

/// `1 / √head_dim`
#[expect(
    clippy::cast_precision_loss,
    reason = "a head has a few dozen dimensions"
)]
fn scale_of(q: &Tensor<4>) -> f32 {
    (q.dims()[3] as f32).powf(-0.5)
}

/// Two linear layers with an exact (erf) GELU between them.
#[derive(Module, Debug)]
pub struct Mlp {
    /// `[dim, mlp_dim]`
    pub fc1: Linear,
    /// `[mlp_dim, dim]`
    pub fc2: Linear,
}

impl Mlp {
    /// # Shapes
    /// `[batch, tokens, dim]` → `[batch, tokens, dim]`
    #[must_use]
    pub fn forward(&self, tokens: Tensor<3>, drops: &mut Drops<'_>) -> Tensor<3> {
        let hidden = drops.values(gelu(self.fc1.forward(tokens)));
        drops.values(self.fc2.forward(hidden))
    }
}

/// `x · weight + bias`
#[derive(Module, Debug)]
pub struct Linear {
    /// `[in, out]`
    pub weight: Param<Tensor<2>>,
    /// `[out]`
    pub bias: Param<Tensor<1>>,
}

impl Linear {
    /// A layer that answers zero.
    #[must_use]
    pub fn zeros(d_input: usize, d_output: usize, device: &Device) -> Self {
        Self {
            weight: Param::from_tensor(Tensor::zeros([d_input, d_output], device)),
            bias: Param::from_tensor(Tensor::zeros([d_output], device)),
        }
    }

    /// # Shapes
    /// `[.., in]` → `[.., out]`
    #[must_use]
    pub fn forward<const D: usize>(&self, input: Tensor<D>) -> Tensor<D> {
        linear(input, self.weight.val(), Some(self.bias.val()))
    }
}

/// Normalises each token to mean 0 and variance 1, then scales and shifts.
#[derive(Module, Debug)]
pub struct LayerNorm {
    /// `[dim]`
    pub weight: Param<Tensor<1>>,
    /// `[dim]`
    pub bias: Param<Tensor<1>>,
    #[module(skip)]
    eps: f64,
}

impl LayerNorm {
    fn zeros(dim: usize, eps: f64, device: &Device) -> Self {
        Self {
            weight: Param::from_tensor(Tensor::zeros([dim], device)),
            bias: Param::from_tensor(Tensor::zeros([dim], device)),
            eps,
        }
    }

    /// # Shapes
    /// `[batch, tokens, dim]` → `[batch, tokens, dim]`
    #[must_use]
    pub fn forward(&self, tokens: Tensor<3>) -> Tensor<3> {
        layer_norm(tokens, self.weight.val(), self.bias.val(), self.eps)
    }
}
