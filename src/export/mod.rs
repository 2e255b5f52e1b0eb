//! A model for other programs: transformers, timm, ONNX runtimes; everything in one folder ([`package`]).

mod card;
mod graph;
pub mod hugging_face;
pub mod onnx;
pub mod package;
mod schema;
pub mod timm;
mod vit;

pub use onnx::{ExportError, to_onnx};
pub use package::{PackageError, Training, package};
