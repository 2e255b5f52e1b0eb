//! What is exported is what transformers, timm and onnxruntime opened when `tests/reference/round_trip.py` had them
//! answer: the same descriptions, the same tensors, and our answers from the picture files on are theirs.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    unreachable_pub,
    dead_code,
    reason = "a test may panic, print and read at once; not every file uses all of `fixture` and `memory`"
)]

mod fixture;
mod memory;

use safetensors::SafeTensors;
use serde_json::{Value, json};

use fixture::Fixture;
use memory::exchange::{MODEL, REQUEST, ask, case_files, difference, exported, load_files};
use vitrine::protocol::{Command, Event};
use vitrine::report::Precision;

/// Of logits.
const TOLERANCE: f32 = 1e-4;

/// A description as it is; of weights, each tensor's shape by name.
fn described(name: &str, bytes: &[u8]) -> Value {
    if !name.ends_with(".safetensors") {
        return serde_json::from_slice(bytes).expect("json");
    }
    let tensors = SafeTensors::deserialize(bytes).expect("a safetensors file");
    let shapes = tensors
        .iter()
        .map(|(name, view)| (name.to_owned(), json!(view.shape())));
    Value::Object(shapes.collect())
}

#[test]
fn exports_are_what_other_libraries_opened_and_answered_as_we_do() {
    let (checkpoints, answered) = (Fixture::read("checkpoints"), Fixture::read("round_trip"));
    let about = answered.about();
    let images: Vec<&str> = about["images"]
        .as_array()
        .expect("images")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let cases = about["cases"].as_object().expect("cases");
    assert!(cases.len() >= 7 && images.len() >= 6);
    for (case, expected) in cases {
        let (mut session, loaded) = load_files(&case_files(&checkpoints, case));
        loaded.unwrap_or_else(|failure| panic!("{case}: {}", failure.message));
        let files = exported(&mut session, Precision::F32);
        for (name, expected) in expected.as_object().expect("files") {
            assert_eq!(&described(name, &files[name]), expected, "{case}: {name}");
        }
        let mut ours = Vec::new();
        for image in &images {
            let bytes = answered.bytes(&format!("images/{image}"));
            let command = Command::Predict {
                request: REQUEST,
                model: MODEL.to_owned(),
                file: session.host().file(image, bytes),
                top: 1,
                temperature: 1.0,
            };
            let Event::Predicted { logits, .. } = ask(&mut session, command) else {
                panic!("{case}: {image}")
            };
            ours.extend(logits);
        }
        for reader in ["transformers", "timm", "onnxruntime"] {
            let theirs = answered.floats(&format!("{case}/{reader}"));
            let difference = difference(&ours, &theirs);
            println!("{case} by {reader}: {difference:.1e}");
            assert!(difference <= TOLERANCE, "{case} by {reader}: {difference}");
        }
    }
}
