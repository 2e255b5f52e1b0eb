//! A forward pass that shows what every block attends to. The ordinary one in [`super::vit`] neither keeps nor, on a
//! graphics processor, ever has it.

use burn::tensor::Tensor;

use super::Vit;
use super::drops::Drops;
use super::vit::{Block, first, shares};

impl Vit {
    /// Class scores of normalised images, as [`Self::forward`] gives them; `see` is shown each block's attention after
    /// the softmax, from the first block on, and the pass goes on with what it answers.
    ///
    /// The scores may differ from those of [`Self::forward`] by rounding: the last block is asked by all tokens, not
    /// only by those the head looks at.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, classes]`; each attention `[batch, heads, tokens, tokens]`, from the token
    /// that asks to the token asked
    pub fn forward_seen(
        &self,
        images: Tensor<4>,
        mut see: impl FnMut(Tensor<4>) -> Tensor<4>,
    ) -> Tensor<2> {
        let prefix = self.architecture().prefix_tokens();
        let mut tokens = self.embed(images);
        for (block, number) in self.blocks.iter().zip(1..) {
            let [_, count, _] = tokens.dims();
            let kept = if number == self.blocks.len() {
                prefix
            } else {
                count
            };
            tokens = block_seen(block, tokens, kept, &mut see);
        }
        self.classify(self.norm.forward(first(tokens, 1, prefix)))
    }
}

/// The first `kept` tokens of a block's answer, its whole attention shown to `see`.
///
/// # Shapes
/// `[batch, tokens, dim]` → `[batch, kept, dim]`
fn block_seen(
    block: &Block,
    tokens: Tensor<3>,
    kept: usize,
    see: &mut impl FnMut(Tensor<4>) -> Tensor<4>,
) -> Tensor<3> {
    let [q, k, v] = block.attn.heads_of(block.norm1.forward(tokens.clone()));
    let seen = see(shares(q, k)); // [batch, heads, tokens, tokens]
    let gathered = first(seen, 2, kept).matmul(v); // [batch, heads, kept, head_dim]
    let attended = block.attn.join(gathered); // [batch, kept, dim]
    block.after_attention(first(tokens, 1, kept), attended, &mut Drops::none())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests run on the CPU")]
mod tests {
    use burn::tensor::{Device, Distribution, Tensor};

    use crate::model::Architecture;
    use crate::model::weights::initialize;

    #[test]
    fn seeing_changes_no_answer_and_every_row_of_attention_sums_to_one() {
        for distilled in [false, true] {
            let architecture = Architecture {
                image_px: (64, 64),
                depth: 3,
                classes: 7,
                ..Architecture::tiny(distilled)
            };
            let device = Device::flex();
            let vit = initialize(&architecture, 3, &device);
            let images = Tensor::<4>::random([2, 3, 64, 64], Distribution::Default, &device);
            let plain = vit.forward(images.clone());
            let mut seen = Vec::new();
            let scores = vit.forward_seen(images, |attention| {
                seen.push(attention.clone());
                attention
            });
            let off: f32 = (scores - plain).abs().max().into_scalar();
            assert!(off <= 1e-6, "{off}");
            assert_eq!(seen.len(), 3);
            let tokens = architecture.tokens();
            for attention in seen {
                assert_eq!(attention.dims(), [2, 3, tokens, tokens]);
                let off: f32 = (attention.sum_dim(3) - 1.0).abs().max().into_scalar();
                assert!(off <= 1e-5, "{off}");
            }
        }
    }
}
