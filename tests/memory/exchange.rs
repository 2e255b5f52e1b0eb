//! A model's way in and out of a session.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use futures::executor::block_on;
use vitrine::protocol::{
    Command, Event, ExportFormat, Failure, ModelInfo, RequestId, WeightsSource,
};
use vitrine::report::Precision;
use vitrine::session::Session;

use super::Memory;
use crate::fixture::Fixture;

pub const REQUEST: RequestId = RequestId(1);
/// What the model is called.
pub const MODEL: &str = "model";
/// On every card.
pub const DATE: &str = "2026-01-02";

/// Sends a command; its last event.
pub fn ask(session: &mut Session<Memory>, command: Command) -> Event {
    block_on(session.handle(command));
    let event = session.host().events.take().pop();
    event.expect("an answer")
}

pub fn load(session: &mut Session<Memory>, source: WeightsSource) -> Result<ModelInfo, Failure> {
    let command = Command::LoadModel {
        request: REQUEST,
        name: MODEL.to_owned(),
        source,
    };
    match ask(session, command) {
        Event::ModelLoaded { model, .. } => Ok(model),
        Event::Failed { failure, .. } => Err(failure),
        other => panic!("{other:?}"),
    }
}

/// A session that was handed these files as a model.
pub fn load_files(files: &[(String, Vec<u8>)]) -> (Session<Memory>, Result<ModelInfo, Failure>) {
    let mut session = Session::new(Memory::default());
    let files = files
        .iter()
        .map(|(name, bytes)| {
            session
                .host()
                .file(&format!("folder/{name}"), bytes.clone())
        })
        .collect();
    let loaded = load(&mut session, WeightsSource::Files(files));
    (session, loaded)
}

/// The files of a case of `checkpoints.py`, by name.
pub fn case_files(fixture: &Fixture, case: &str) -> Vec<(String, Vec<u8>)> {
    let prefix = format!("{case}/");
    fixture
        .names(&prefix)
        .map(|name| (name[prefix.len()..].to_owned(), fixture.bytes(&name)))
        .collect()
}

/// The files of the model's package, by name.
pub fn exported(session: &mut Session<Memory>, precision: Precision) -> BTreeMap<String, Vec<u8>> {
    let command = Command::Export {
        request: REQUEST,
        model: MODEL.to_owned(),
        format: ExportFormat::Package {
            date: DATE.to_owned(),
        },
        precision,
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

/// The largest difference of two lists of numbers.
pub fn difference(found: &[f32], expected: &[f32]) -> f32 {
    assert_eq!(found.len(), expected.len());
    found
        .iter()
        .zip(expected)
        .map(|(found, expected)| (found - expected).abs())
        .fold(0.0, f32::max)
}
