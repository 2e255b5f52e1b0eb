//! A network for programs that do not know DeiT: weights together with the graph that uses them ([`onnx`]).

pub mod onnx;
mod schema;

pub use onnx::{ExportError, Precision, to_onnx};
