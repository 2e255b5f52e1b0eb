//! Attention weighted by the gradient of a class's score: of what the class token gathers, what speaks for that class.
//!
//! # Source
//! Chefer, Gur and Wolf 2021, *Generic Attention-model Explainability for Interpreting Bi-Modal and Encoder-Decoder
//! Transformers*, equation 5, `Ā = mean over heads of (∇A ⊙ A)⁺`, and equation 6, `R ← R + Ā · R`, for self-attention.

use burn::tensor::{Device, Tensor, TensorData};

use super::{ExplainError, asking, floats, heat_of_patches};
use crate::explanation::Heat;
use crate::model::Vit;

/// A network that was asked about one image, and can be asked once why.
#[derive(Debug)]
pub struct Answered<'a> {
    vit: &'a Vit,
    device: Device,
    /// The class scores.
    pub logits: Vec<f32>,
    /// The same where gradients can be taken, `[1, classes]`.
    scores: Tensor<2>,
    /// Each block's attention, and a tensor of zeros that was added to it: `[1, heads, tokens, tokens]`.
    blocks: Vec<(Tensor<4>, Tensor<4>)>,
}

impl<'a> Answered<'a> {
    /// The forward pass.
    ///
    /// Attention is a result, and burn takes gradients by what was given. So zeros are added to it whose gradient is
    /// taken: it is the attention's. All weights are constants.
    ///
    /// # Shapes
    /// `image`: `[1, 3, height, width]`, normalised
    ///
    /// # Errors
    /// If the device does not give its numbers.
    pub async fn new(vit: &'a Vit, image: Tensor<4>) -> Result<Self, ExplainError> {
        let device = image.device();
        let learning = device.clone().autodiff();
        let mut blocks = Vec::with_capacity(vit.blocks.len());
        let scores = vit.forward_seen(image, |attention| {
            let zeros = Tensor::zeros(attention.dims(), &learning).require_grad();
            blocks.push((attention.clone().inner(), zeros.clone()));
            attention + zeros
        });
        Ok(Self {
            vit,
            device,
            logits: floats(scores.clone().inner()).await?,
            scores,
            blocks,
        })
    }

    /// The class token's row of the relevance of a class; of a distilled network the mean of the class and the
    /// distillation token's rows, as its scores are the mean of their heads'.
    ///
    /// # Errors
    /// If the device does not give its numbers.
    pub async fn relevance(self, class: usize) -> Result<Heat, ExplainError> {
        let architecture = self.vit.architecture();
        let gradients = self.scores.narrow(1, class, 1).sum().backward();
        let row = TensorData::new(asking(architecture), [1, architecture.tokens()]);
        let mut row: Tensor<2> = Tensor::from_data(row, &self.device);
        // The row of (I + Ā_last) ··· (I + Ā_first), from the left.
        for (attention, zeros) in self.blocks.into_iter().rev() {
            let Some(gradient) = zeros.grad(&gradients) else {
                continue; // No score depends on it: Ā is zero.
            };
            let for_it = (gradient * attention).clamp_min(0.0).mean_dim(1); // [1, 1, tokens, tokens]
            let for_it = for_it.squeeze_dims::<2>(&[0, 1]); // [tokens, tokens]
            row = row.clone() + row.matmul(for_it); // [1, tokens]
        }
        Ok(heat_of_patches(&floats(row).await?, architecture))
    }
}
