//! Augmentation: what training sees of an image, by Pillow's, torchvision's and timm's arithmetic.
//!
//! [`Pipeline`] is what others use. In reading order: [`plan`] draws everything random about one view of one image
//! (`policy` draws for the published policies, [`draw`] makes the draws); [`op`] is one operation, made of
//! `colour`, `geometry` and `blur`; `erase` works on the finished input, [`mix`] on a batch of them. [`corrupt`] makes pictures bad on purpose, to measure
//! a model on.
//!
//! A view depends on the image, its id, the seed, the epoch and the settings alone: never on its neighbours, the
//! batch or the platform.

mod blur;
mod colour;
pub mod corrupt;
pub mod draw;
mod erase;
mod geometry;
pub mod mix;
pub mod op;
mod pipeline;
pub mod plan;
mod policy;

pub use corrupt::{CorruptError, Corruptor};
pub use mix::MixPlan;
pub use op::Op;
pub use pipeline::{Pipeline, Sample, normalize, picture, rgba, train_batches};
pub use plan::{Key, Plan};
