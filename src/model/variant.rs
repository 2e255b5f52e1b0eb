//! What a `DeiT` may look like, how it is read off a checkpoint's shapes, and what people call it.

use serde::{Deserialize, Serialize};

use super::checkpoint::{Checkpoint, WeightsError};

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

    /// Reads the architecture off a checkpoint's names and shapes.
    ///
    /// What shapes cannot tell — the number of heads, and the input size where the grid is not square —
    /// comes from the file's metadata (`heads`, `image_px`), else from the published rule of 64
    /// dimensions a head.
    ///
    /// # Errors
    /// If a tensor every `DeiT` has is missing, or the shapes contradict each other.
    pub fn infer(checkpoint: &Checkpoint) -> Result<Self, WeightsError> {
        let &[dim, channels, patch_px, patch_width] =
            checkpoint.shape("patch_embed.proj.weight")?
        else {
            return Err(WeightsError::NotDeit {
                reason: "patch_embed.proj.weight is not a convolution's weight".to_owned(),
            });
        };
        let wrong = |reason: String| Err(WeightsError::NotDeit { reason });
        if channels != 3 || patch_px != patch_width || patch_px == 0 || dim == 0 {
            return wrong(format!(
                "its patches are {patch_px} × {patch_width} with {channels} channels; square patches of 3 channels are needed"
            ));
        }
        let depth = checkpoint.depth();
        if depth == 0 {
            return wrong("it has no transformer blocks (blocks.0 …)".to_owned());
        }
        let distilled = checkpoint.has("dist_token");
        let &[mlp_dim, _] = checkpoint.shape("blocks.0.mlp.fc1.weight")? else {
            return wrong("blocks.0.mlp.fc1.weight is not a matrix".to_owned());
        };
        let &[_, tokens, _] = checkpoint.shape("pos_embed")? else {
            return wrong("pos_embed does not have three dimensions".to_owned());
        };
        // DeiT III has no position for its class token: then all positions make a square, never so with one more.
        let prefix = if distilled { 2 } else { 1 };
        let prefix_positions = distilled || !is_square(tokens);
        let patches = if prefix_positions {
            tokens.saturating_sub(prefix)
        } else {
            tokens
        };
        let image_px = match checkpoint.hints().image_px {
            Some(side) => side,
            None => patches.isqrt() * patch_px,
        };
        if image_px == 0
            || !image_px.is_multiple_of(patch_px)
            || (image_px / patch_px).checked_pow(2) != Some(patches)
        {
            return wrong(format!(
                "its {patches} patch positions do not make a square image"
            ));
        }
        let heads = match checkpoint.hints().heads {
            Some(heads) => heads,
            None if dim % 64 == 0 => dim / 64,
            None => {
                return wrong(format!(
                    "its width {dim} is no multiple of 64, and the file does not say how many attention heads it has"
                ));
            }
        };
        if heads == 0 || dim % heads != 0 {
            return wrong(format!(
                "{heads} attention heads do not divide its width {dim}"
            ));
        }
        let classes = match checkpoint.shape("head.weight") {
            Ok(&[classes, _]) => classes,
            _ => 0,
        };
        Ok(Self {
            image_px: (image_px, image_px),
            patch_px,
            dim,
            depth,
            heads,
            mlp_dim,
            classes,
            distilled,
            dist_head: distilled && checkpoint.has("head_dist.weight"),
            layer_scale: checkpoint.has("blocks.0.ls1.gamma"),
            prefix_positions,
            norm_eps: checkpoint.hints().norm_eps.unwrap_or(NORM_EPS),
        })
    }
}

fn is_square(number: usize) -> bool {
    number.isqrt().pow(2) == number
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
