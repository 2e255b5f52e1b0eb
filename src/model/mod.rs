//! DeiT: the network in one file ([`vit`]), the published sizes ([`variant`]), reading checkpoints
//! ([`checkpoint`], [`config`]) into it and writing them ([`weights`]). Convolutional networks: [`cnn`]. Either:
//! [`network`]. Knows no images, no training and no messages.

mod attend;
pub mod checkpoint;
pub mod cnn;
pub mod config;
pub mod drops;
pub mod freeze;
mod fused;
pub mod labels;
pub(crate) mod names;
pub mod network;
mod pointwise;
pub mod position;
pub mod variant;
pub mod vit;
pub mod weights;

pub use checkpoint::{Checkpoint, WeightsError};
pub use cnn::Cnn;
pub use fused::in_host_memory;
pub use network::Network;
pub use variant::Architecture;
pub use vit::Vit;
pub use weights::LoadReport;
