//! DeiT: the network in one file ([`vit`]), the published sizes ([`variant`]), reading and writing
//! checkpoints ([`weights`]). Knows no images, no training and no messages.

pub mod freeze;
pub mod labels;
mod pointwise;
pub mod position;
pub mod variant;
pub mod vit;
pub mod weights;

pub use variant::Architecture;
pub use vit::Vit;
pub use weights::{Checkpoint, LoadReport, WeightsError};
