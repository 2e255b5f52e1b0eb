//! What a network's answer rests on, and what the network is made of: attention as it is ([`attention`]), through all
//! blocks ([`rollout`]), weighted by gradients ([`relevance`]), what happens where the picture is hidden
//! ([`occlusion`]), and the time each part takes ([`profile`]).
//!
//! Knows networks and numbers; no images, no training and no messages.

pub mod attention;
pub mod occlusion;
pub mod profile;
pub mod relevance;
pub mod rollout;

use burn::tensor::{Tensor, TensorData, Transaction};

use crate::explanation::Heat;
use crate::model::Architecture;

/// Why nothing was found.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ExplainError {
    /// Nothing would be hidden.
    #[error("A square with a side of 0 pixels hides nothing.")]
    NoSide,
    /// Nothing would move.
    #[error("A square that moves by 0 pixels never gets anywhere.")]
    NoStride,
    /// Nothing would be seen.
    #[error(
        "A square with a side of {side_px} pixels does not fit into the {px} × {px} pixels that the model sees."
    )]
    TooLarge {
        /// The square's side.
        side_px: u32,
        /// The picture's.
        px: u32,
    },
    /// Everything would be dropped, or nothing can be.
    #[error("The share of attention to drop must be at least 0 and below 1; it is {discard}.")]
    Discard {
        /// What was asked for.
        discard: f32,
    },
    /// A class is asked about that is not there.
    #[error("There is no class {class}: this model knows {classes}, counted from 0.")]
    NoSuchClass {
        /// Its index.
        class: u32,
        /// How many there are.
        classes: usize,
    },
    /// Attention asked of a convolutional network.
    #[error(
        "Attention is part of a vision transformer; this model is a convolutional network and has none."
    )]
    NoAttention,
    /// Grad-CAM asked of a transformer.
    #[error(
        "Grad-CAM reads the last feature maps of a convolutional network, which this model does not have."
    )]
    NoFeatureMaps,
    /// The device did not give its numbers.
    #[error("The device stopped answering ({reason}).")]
    Device {
        /// Its words.
        reason: String,
    },
    /// Asked to.
    #[error("Stopped before it was done.")]
    Stopped,
}

/// The numbers of tensors, read at once.
async fn read<const D: usize>(
    tensors: impl IntoIterator<Item = Tensor<D>>,
) -> Result<Vec<TensorData>, ExplainError> {
    let all = tensors
        .into_iter()
        .fold(Transaction::default(), Transaction::register);
    all.execute_async().await.map_err(|error| failed(&error))
}

/// A tensor's numbers.
pub(crate) async fn floats<const D: usize>(tensor: Tensor<D>) -> Result<Vec<f32>, ExplainError> {
    let data = tensor.into_data_async().await;
    data.map_err(|error| failed(&error))?
        .try_into_vec()
        .map_err(|error| failed(&error))
}

fn failed(error: &impl std::fmt::Debug) -> ExplainError {
    ExplainError::Device {
        reason: format!("{error:?}"),
    }
}

/// The patches' part of a row over all tokens, as a map.
fn heat_of_patches(row: &[f32], architecture: &Architecture) -> Heat {
    let (rows, columns) = architecture.grid();
    Heat {
        rows: small(rows),
        columns: small(columns),
        values: row[architecture.prefix_tokens()..].to_vec(),
    }
}

/// A count that is far below four thousand million.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The row to begin with where the class token's answers are asked for: all of it its own; of a distilled network, whose
/// score is the mean of two heads', half the class token's and half the distillation token's.
#[expect(clippy::cast_precision_loss, reason = "one or two tokens")]
fn asking(architecture: &Architecture) -> Vec<f32> {
    let prefix = architecture.prefix_tokens();
    let mut row = vec![0.0; architecture.tokens()];
    row[..prefix].fill(1.0 / prefix as f32);
    row
}
