//! How a network's architecture is read off a checkpoint's names and shapes.

use super::checkpoint::{Checkpoint, WeightsError};
pub use crate::architecture::{Architecture, NORM_EPS};

impl Architecture {
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
