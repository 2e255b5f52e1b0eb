//! A network for programs that do not know DeiT: weights together with the graph that uses them ([`onnx`]).

mod graph;
pub mod onnx;
mod schema;
mod vit;

pub use onnx::{ExportError, Precision, to_onnx};
