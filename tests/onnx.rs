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

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use burn::tensor::Device;
use futures::executor::block_on;
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use fixture::Fixture;
use vitrine::export::to_onnx;
use vitrine::model::weights::to_safetensors;
use vitrine::model::{Checkpoint, Vit};
use vitrine::preprocess::Preprocess;
use vitrine::report::Precision;

fn load(bytes: Vec<u8>) -> Vit {
    let checkpoint = Checkpoint::from_bytes(bytes).expect("a checkpoint");
    checkpoint.load(&Device::flex()).expect("loads").0
}

/// Exports in both precisions.
fn write(name: &str, vit: &Vit) {
    let labels: Vec<String> = (0..vit.architecture().classes)
        .map(|index| format!("class {index}"))
        .collect();
    let metadata = [("mean".to_owned(), "[0.485,0.456,0.406]".to_owned())];
    let export =
        |precision| block_on(to_onnx(vit, &labels, &metadata, precision)).expect("exports");
    let (whole, half) = (export(Precision::F32), export(Precision::F16));
    if let Some(out) = std::env::var_os("VITRINE_ONNX_OUT").map(PathBuf::from) {
        let put = |suffix: &str, bytes: &[u8]| {
            std::fs::write(out.join(format!("{name}{suffix}")), bytes).expect("writes");
        };
        put(".onnx", &whole);
        put(".f16.onnx", &half);
        let weights = block_on(to_safetensors(
            vit,
            &labels,
            &Preprocess::deit(32),
            Precision::F32,
        ))
        .expect("saves");
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

/// The plain fixture with gains, without the class token's position, and with a visible epsilon.
#[test]
fn a_third_deit_is_exported() {
    let bytes = Fixture::read("vit_plain").checkpoint("w.", &[]);
    let tensors = SafeTensors::deserialize(&bytes).expect("a checkpoint");
    let gains: Vec<u8> = (0..24u8)
        .flat_map(|index| (0.1 * f32::from(index) - 0.7).to_le_bytes())
        .collect();
    let gains = TensorView::new(Dtype::F32, vec![24], &gains).expect("gains");
    let mut views: Vec<(String, TensorView<'_>)> = (0..3)
        .flat_map(|block| ["ls1", "ls2"].map(|scale| format!("blocks.{block}.{scale}.gamma")))
        .map(|name| (name, gains.clone()))
        .collect();
    for (name, view) in tensors.iter() {
        let view = if name == "pos_embed" {
            TensorView::new(Dtype::F32, vec![1, 4, 24], &view.data()[4 * 24..]).expect("positions")
        } else {
            view
        };
        views.push((name.to_owned(), view));
    }
    let metadata = [("heads", "3"), ("norm_eps", "0.01")];
    let metadata = metadata.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let bytes = safetensors::serialize(views, Some(HashMap::from(metadata))).expect("serialises");
    let vit = load(bytes);
    assert!(vit.architecture().layer_scale && !vit.architecture().prefix_positions);
    write("third", &vit);
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
