//! Exported networks, for onnxruntime to run: written where `VITRINE_ONNX_OUT` says, with their weights beside
//! them. `tests/reference/check_onnx.py` compares them with timm.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    unreachable_pub,
    dead_code,
    reason = "a test may panic and print; not every file uses all of `fixture`"
)]

mod fixture;

use std::path::{Path, PathBuf};

use burn::tensor::Device;
use futures::executor::block_on;

use fixture::Fixture;
use vitrine::export::{Precision, to_onnx};
use vitrine::model::weights::{initialize, to_safetensors};
use vitrine::model::{Architecture, Checkpoint, Vit};

fn load(bytes: Vec<u8>) -> Vit {
    let checkpoint = Checkpoint::from_bytes(bytes).expect("a checkpoint");
    checkpoint.load(&Device::flex()).expect("loads").0
}

/// Exports in both precisions; the one file must be about half of the other.
fn write(name: &str, vit: &Vit) {
    let labels: Vec<String> = (0..vit.architecture().classes)
        .map(|index| format!("class {index}"))
        .collect();
    let metadata = [("mean".to_owned(), "[0.485,0.456,0.406]".to_owned())];
    let export =
        |precision| block_on(to_onnx(vit, &labels, &metadata, precision)).expect("exports");
    let (whole, half) = (export(Precision::F32), export(Precision::F16));
    assert!(half.len() < whole.len());
    if let Some(out) = std::env::var_os("VITRINE_ONNX_OUT").map(PathBuf::from) {
        let put = |suffix: &str, bytes: &[u8]| {
            std::fs::write(out.join(format!("{name}{suffix}")), bytes).expect("writes");
        };
        put(".onnx", &whole);
        put(".f16.onnx", &half);
        let weights = block_on(to_safetensors(vit, &labels)).expect("saves");
        put(".safetensors", &weights);
    }
    println!(
        "{name}: {} bytes, {} in half precision",
        whole.len(),
        half.len()
    );
}

#[test]
fn a_plain_deit_is_exported() {
    write(
        "plain",
        &load(Fixture::read("vit_plain").checkpoint("w.", &[("heads", "3")])),
    );
}

#[test]
fn a_distilled_deit_is_exported() {
    write(
        "distilled",
        &load(Fixture::read("vit_distilled").checkpoint("w.", &[("heads", "3")])),
    );
}

/// The weights of `../shared`, where they are.
#[test]
fn the_real_deit_tiny_is_exported() {
    let path = Path::new("../shared/weights/deit_tiny_patch16_224.safetensors");
    let Ok(weights) = std::fs::read(path) else {
        println!("skipped: ../shared/weights is absent");
        return;
    };
    write("deit_tiny", &load(weights));
}
