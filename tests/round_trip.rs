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

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use futures::executor::block_on;
use safetensors::SafeTensors;
use serde_json::{Value, json};

use fixture::Fixture;
use memory::Memory;
use vitrine::protocol::{Command, Event, ExportFormat, RequestId, WeightsSource};
use vitrine::report::Precision;
use vitrine::session::Session;

/// Of logits.
const TOLERANCE: f32 = 1e-4;

const REQUEST: RequestId = RequestId(1);
const MODEL: &str = "model";

fn ask(session: &mut Session<Memory>, command: Command) -> Event {
    block_on(session.handle(command));
    let event = session.host().events.take().pop();
    event.expect("an answer")
}

/// A session that has loaded a case's files.
fn load(checkpoints: &Fixture, case: &str) -> Session<Memory> {
    let mut session = Session::new(Memory::default());
    let prefix = format!("{case}/");
    let files = checkpoints
        .names(&prefix)
        .map(|name| session.host().file(&name, checkpoints.bytes(&name)))
        .collect();
    let command = Command::LoadModel {
        request: REQUEST,
        name: MODEL.to_owned(),
        source: WeightsSource::Files(files),
    };
    let event = ask(&mut session, command);
    assert!(
        matches!(event, Event::ModelLoaded { .. }),
        "{case}: {event:?}"
    );
    session
}

/// The files of an exported package by name.
fn export(session: &mut Session<Memory>) -> BTreeMap<String, Vec<u8>> {
    let command = Command::Export {
        request: REQUEST,
        model: MODEL.to_owned(),
        format: ExportFormat::Package {
            date: "2026-01-02".to_owned(),
        },
        precision: Precision::F32,
    };
    let Event::Exported { file, .. } = ask(session, command) else {
        panic!("not exported")
    };
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("reads");
        files.insert(entry.name().expect("a name").into_owned(), bytes);
    }
    files
}

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
        let mut session = load(&checkpoints, case);
        let files = export(&mut session);
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
            };
            let Event::Predicted { logits, .. } = ask(&mut session, command) else {
                panic!("{case}: {image}")
            };
            ours.extend(logits);
        }
        for reader in ["transformers", "timm", "onnxruntime"] {
            let theirs = answered.floats(&format!("{case}/{reader}"));
            assert_eq!(theirs.len(), ours.len());
            let difference = ours
                .iter()
                .zip(theirs)
                .map(|(ours, theirs)| (ours - theirs).abs())
                .fold(0.0, f32::max);
            println!("{case} by {reader}: {difference:.1e}");
            assert!(difference <= TOLERANCE, "{case} by {reader}: {difference}");
        }
    }
}
