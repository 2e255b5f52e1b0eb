//! What a `DeiT` may look like, and what people call it: plain data.

use serde::{Deserialize, Serialize};

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
