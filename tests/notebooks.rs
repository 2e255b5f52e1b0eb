//! Notebooks kept from every version of the formats open, with all that is in them, and are written back.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::path::PathBuf;

use vitrine::augmentation::Crop;
use vitrine::library::bundle::{MANIFEST, Manifest, NOTEBOOK};
use vitrine::library::document::{self, Doubt, Found};
use vitrine::library::zip;
use vitrine::notebook::{CellKind, Notebook, Output};
use vitrine::recipe::Trainable;

/// The kept files whose names end so, with their names.
fn kept(end: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notebooks");
    let entries = fs::read_dir(folder).expect("there");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let mut files: Vec<_> = paths
        .filter(|path| path.to_string_lossy().ends_with(end))
        .map(|path| {
            (
                path.to_string_lossy().into_owned(),
                fs::read(&path).expect("readable"),
            )
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "none that ends in {end}");
    files
}

/// Checks that every cell and every result of a notebook file is understood, and that writing loses nothing.
fn is_understood(name: &str, file: &[u8]) -> Notebook {
    let notebook = Notebook::from_json(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    let value: serde_json::Value = serde_json::from_slice(file).expect("JSON");
    for (cell, text) in notebook
        .cells
        .iter()
        .zip(value["cells"].as_array().expect("cells"))
    {
        let known = !matches!(cell.kind, CellKind::Unknown { .. });
        assert!(known, "{name}: cell {}", cell.id);
        let same = cell.output.is_some() == text.get("output").is_some();
        assert!(same, "{name}: the output of cell {}", cell.id);
    }
    let again = notebook.to_json().expect("writes");
    assert_eq!(
        Notebook::from_json(again.as_bytes()).as_ref(),
        Ok(&notebook),
        "{name}"
    );
    notebook
}

#[test]
fn notebook_files_of_every_version_open_with_all_that_is_in_them() {
    for (name, file) in kept(".vitrine.json") {
        is_understood(&name, &file);
    }
}

#[test]
fn the_first_files_are_brought_to_what_cells_are_now() {
    let (name, file) = kept("1-first.vitrine.json").remove(0);
    let notebook = is_understood(&name, &file);
    let train = notebook.cell("c6").expect("there");
    let CellKind::Train(settings) = &train.kind else {
        panic!("a train cell");
    };
    assert_eq!(settings.recipe.trainable, Trainable::LastBlocks(2));
    assert_eq!(settings.recipe.augmentation.crop, Crop::at_least(0.3));
    assert!(matches!(&train.output, Some(Output::Run(run)) if run.test.images.len() == 2));
}

#[test]
fn documents_kept_on_a_device_by_every_version_open() {
    for (name, file) in kept(".document") {
        let found = Found {
            copies: [Some(file), None],
            draft: None,
        };
        let opened = document::open(&found).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_ne!(opened.doubt, Doubt::Remains, "{name}");
        assert!(!opened.notebook.cells.is_empty(), "{name}");
    }
}

#[test]
fn shared_files_of_every_version_open() {
    for (name, file) in kept(".vitrine") {
        let total = file.len() as u64;
        let part = |start: u64, length: u64| {
            let start = usize::try_from(start).expect("small");
            &file[start..start + usize::try_from(length).expect("small")]
        };
        let (start, length) = zip::directory(&file, total).expect("a zip");
        let entries = zip::entries(part(start, length)).expect("entries");
        let contents = |path: &str| {
            let entry = entries.iter().find(|entry| entry.path == path);
            let entry = entry.unwrap_or_else(|| panic!("{name}: no {path}"));
            let at = zip::contents(entry, part(entry.at, zip::LOCAL_BYTES)).expect("a header");
            let contents = part(at, entry.packed);
            assert_eq!(crc32fast::hash(contents), entry.crc32, "{name}: {path}");
            contents
        };
        let manifest = Manifest::read(contents(MANIFEST)).expect("a manifest");
        is_understood(&name, contents(NOTEBOOK));
        for attached in &manifest.files {
            assert_eq!(
                contents(&attached.path).len() as u64,
                attached.bytes,
                "{name}"
            );
        }
    }
}
