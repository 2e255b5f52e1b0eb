//! What a network may look like, and what people call it: plain data. [`Architecture`] is a `DeiT`'s,
//! [`CnnArchitecture`] a convolutional network's, [`Shape`] either.

pub mod cnn;

use serde::{Deserialize, Serialize};

pub use cnn::CnnArchitecture;

/// What a network of either kind looks like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// A vision transformer.
    Vit(Architecture),
    /// A convolutional network.
    Cnn(CnnArchitecture),
}

impl Shape {
    /// Blocks, as a recipe counts them: transformer blocks, residual blocks.
    #[must_use]
    pub fn blocks(&self) -> u32 {
        u32::try_from(self.depth()).unwrap_or(u32::MAX)
    }

    /// The same as a length.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::Vit(vit) => vit.depth,
            Self::Cnn(cnn) => cnn.blocks.len(),
        }
    }

    /// Input (height, width).
    #[must_use]
    pub fn image_px(&self) -> (usize, usize) {
        match self {
            Self::Vit(vit) => vit.image_px,
            Self::Cnn(cnn) => cnn.image_px,
        }
    }

    /// Classes of the head(s).
    #[must_use]
    pub fn classes(&self) -> usize {
        match self {
            Self::Vit(vit) => vit.classes,
            Self::Cnn(cnn) => cnn.classes,
        }
    }

    /// The same with another number of classes.
    #[must_use]
    pub fn with_classes(mut self, classes: usize) -> Self {
        match &mut self {
            Self::Vit(vit) => vit.classes = classes,
            Self::Cnn(cnn) => cnn.classes = classes,
        }
        self
    }

    /// Width of what a head sees.
    #[must_use]
    pub fn dim(&self) -> usize {
        match self {
            Self::Vit(vit) => vit.dim,
            Self::Cnn(cnn) => cnn.dim,
        }
    }

    /// Rows of features of an image: one for each head that is possible.
    #[must_use]
    pub fn feature_rows(&self) -> usize {
        match self {
            Self::Vit(vit) => vit.prefix_tokens(),
            Self::Cnn(_) => 1,
        }
    }

    /// Rows and columns of what it cuts an image into: patches, or places of the last feature maps.
    #[must_use]
    pub fn grid(&self) -> (usize, usize) {
        match self {
            Self::Vit(vit) => vit.grid(),
            Self::Cnn(cnn) => cnn.grid_before(cnn.blocks.len()),
        }
    }

    /// Whether it is a distilled `DeiT`, whose second token may have a head of its own.
    #[must_use]
    pub fn distilled(&self) -> bool {
        matches!(self, Self::Vit(vit) if vit.distilled)
    }

    /// Whether there is attention in it.
    #[must_use]
    pub fn attends(&self) -> bool {
        matches!(self, Self::Vit(_))
    }
}

impl From<Architecture> for Shape {
    fn from(vit: Architecture) -> Self {
        Self::Vit(vit)
    }
}

impl From<CnnArchitecture> for Shape {
    fn from(cnn: CnnArchitecture) -> Self {
        Self::Cnn(cnn)
    }
}

impl std::fmt::Display for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Vit(vit) => vit.fmt(f),
            Self::Cnn(cnn) => cnn.fmt(f),
        }
    }
}

/// `LayerNorm`'s epsilon in timm's vision transformers (not PyTorch's default 1e-5).
pub const NORM_EPS: f64 = 1e-6;

/// The numbers that fix a network's shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Architecture {
    /// Input (height, width); each a multiple of the patch.
    pub image_px: (usize, usize),
    /// Side of a patch.
    pub patch_px: usize,
    /// Width of a token.
    pub dim: usize,
    /// Blocks.
    pub depth: usize,
    /// Attention heads.
    pub heads: usize,
    /// Width inside the perceptrons.
    pub mlp_dim: usize,
    /// Classes of the head(s).
    pub classes: usize,
    /// Whether there is a distillation token.
    pub distilled: bool,
    /// Whether the distillation token has a head of its own, whose logits are averaged with the class token's.
    pub dist_head: bool,
    /// Whether each block's two branches are scaled by learnt gains (`DeiT` III).
    pub layer_scale: bool,
    /// Whether the tokens before the patches have position embeddings too (not so in `DeiT` III).
    pub prefix_positions: bool,
    /// What every `LayerNorm` adds to the variance: 1e-6 in timm, 1e-12 in Hugging Face's files.
    pub norm_eps: f64,
}

impl Architecture {
    /// `DeiT-Ti`: `dim` 192, 3 heads. # Source: `DeiT`, Table 1.
    #[must_use]
    pub fn tiny(distilled: bool) -> Self {
        Self::published(192, 3, distilled)
    }

    /// `DeiT-S`: `dim` 384, 6 heads. # Source: `DeiT`, Table 1.
    #[must_use]
    pub fn small(distilled: bool) -> Self {
        Self::published(384, 6, distilled)
    }

    /// `DeiT-B`: `dim` 768, 12 heads. # Source: `DeiT`, Table 1.
    #[must_use]
    pub fn base(distilled: bool) -> Self {
        Self::published(768, 12, distilled)
    }

    fn published(dim: usize, heads: usize, distilled: bool) -> Self {
        Self {
            image_px: (224, 224),
            patch_px: 16,
            dim,
            depth: 12,
            heads,
            mlp_dim: 4 * dim,
            classes: 1000,
            distilled,
            dist_head: distilled,
            layer_scale: false,
            prefix_positions: true,
            norm_eps: NORM_EPS,
        }
    }

    /// Blocks, as a recipe counts them.
    #[must_use]
    pub fn blocks(&self) -> u32 {
        u32::try_from(self.depth).unwrap_or(u32::MAX)
    }

    /// Tokens before the patches: the class token, and the distillation token where there is one.
    #[must_use]
    pub fn prefix_tokens(&self) -> usize {
        if self.distilled { 2 } else { 1 }
    }

    /// Patches (down, across).
    #[must_use]
    pub fn grid(&self) -> (usize, usize) {
        (
            self.image_px.0 / self.patch_px,
            self.image_px.1 / self.patch_px,
        )
    }

    /// Tokens before the patches that have position embeddings.
    #[must_use]
    pub fn prefix_positions(&self) -> usize {
        if self.prefix_positions {
            self.prefix_tokens()
        } else {
            0
        }
    }

    /// Position embeddings.
    #[must_use]
    pub fn positions(&self) -> usize {
        let (rows, columns) = self.grid();
        self.prefix_positions() + rows * columns
    }

    /// All tokens.
    #[must_use]
    pub fn tokens(&self) -> usize {
        let (rows, columns) = self.grid();
        self.prefix_tokens() + rows * columns
    }
}

impl std::fmt::Display for Architecture {
    /// Such as `DeiT-tiny/16, distilled, 224 px`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let family = if self.layer_scale { "DeiT III" } else { "DeiT" };
        let size = match (self.dim, self.depth, self.heads, self.mlp_dim) {
            (192, 12, 3, 768) => format!("{family}-tiny"),
            (384, 12, 6, 1536) => format!("{family}-small"),
            (768, 12, 12, 3072) => format!("{family}-base"),
            (dim, depth, heads, _) => {
                format!("{family} ({depth} blocks, width {dim}, {heads} heads)")
            }
        };
        let distilled = if self.distilled { ", distilled" } else { "" };
        write!(
            f,
            "{size}/{}{distilled}, {} px",
            self.patch_px, self.image_px.0
        )
    }
}
