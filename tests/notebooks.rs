//! Notebooks kept from every version of the formats open, with all that is in them, and are written back.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::path::PathBuf;

use vitrine::augmentation::Crop;
use vitrine::ledger::{Entry, Ledger, Place, Source};
use vitrine::library::bundle::{Attached, MANIFEST, Manifest, NOTEBOOK};
use vitrine::library::document::{self, Doubt, Found};
use vitrine::library::{journal_file, zip};
use vitrine::notebook::{CellKind, DataSource, Notebook, Output};
use vitrine::recipe::Trainable;
use vitrine::report::{ImageId, Split};
use vitrine::templates;

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

/// Eight pictures of two classes, as a notebook in the folder `notebooks/a-1` keeps them: what they are made of, and
/// the files. The last one was given the other class.
fn pictures() -> (Ledger, Vec<(String, Vec<u8>)>) {
    let sample = fs::File::open("static/samples/shapes.zip").expect("there");
    let mut sample = ::zip::ZipArchive::new(sample).expect("a zip");
    let mut ledger = Ledger {
        test_fraction: 0.25,
        ..Ledger::default()
    };
    let mut files = Vec::new();
    let names = ["circle", "square"].map(|class| [0, 1, 2, 3].map(|nth| (class, nth)));
    for (id, (class, nth)) in (0..).zip(names.concat()) {
        let path = format!("{class}/{nth:02}.jpg");
        let mut bytes = Vec::new();
        let mut entry = sample.by_name(&path).expect("in the sample");
        std::io::Read::read_to_end(&mut entry, &mut bytes).expect("whole");
        let class = if id == 7 { "circle" } else { class };
        ledger.sources.push(Source {
            place: Place::Stored(format!("notebooks/a-1/pictures/{id}")),
            path: path.clone(),
            bytes: bytes.len() as u64,
            images: vec![Entry {
                id: ImageId(id),
                nth: 0,
                path,
                class: class.to_owned(),
                given: Some(if nth == 0 || id == 7 {
                    Split::Test
                } else {
                    Split::Train
                }),
                fixed: false,
            }],
        });
        ledger.next = id + 1;
        files.push((format!("pictures/{id}"), bytes));
    }
    (ledger, files)
}

/// A `.vitrine` file of a notebook and these files.
fn packed(notebook: &Notebook, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let attached = files.iter().map(|(path, bytes)| Attached {
        path: path.clone(),
        bytes: bytes.len() as u64,
    });
    let manifest = Manifest::of(attached.collect());
    let manifest = serde_json::to_vec(&manifest).expect("writes");
    let document = notebook.to_json().expect("writes").into_bytes();
    let own = [
        (MANIFEST.to_owned(), manifest),
        (NOTEBOOK.to_owned(), document),
    ];
    let (mut writer, mut packed) = (zip::Writer::default(), Vec::new());
    for (path, bytes) in own.iter().chain(files) {
        let sum = crc32fast::hash(bytes);
        let header = writer.header(path, bytes.len() as u64, sum);
        packed.extend(header.expect("fits"));
        packed.extend(bytes);
    }
    packed.extend(writer.end().expect("fits"));
    packed
}

/// What the headless runner makes of a file: its report, or what it says instead.
fn run(file: &[u8]) -> Result<serde_json::Value, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, report) = (
        folder.path().join("a.vitrine"),
        folder.path().join("report.json"),
    );
    fs::write(&path, file).expect("writes");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vitrine"));
    let output = command.arg("run").arg(&path).arg("--report").arg(&report);
    let output = output.output().expect("starts");
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let report = fs::read(&report).expect("a report");
    Ok(serde_json::from_slice(&report).expect("JSON"))
}

#[test]
fn a_shared_file_runs_without_the_page_on_the_pictures_and_labels_in_it() {
    let mut notebook = templates::find("first").expect("there").notebook();
    let data = notebook
        .cells
        .iter_mut()
        .find_map(|cell| match &mut cell.kind {
            CellKind::Data(settings) => Some(settings),
            _ => None,
        });
    let data = data.expect("a data cell");
    data.source = DataSource::Yours;
    let journal = journal_file(&data.name);
    let (ledger, mut files) = pictures();
    files.push((journal, ledger.journal().into_bytes()));

    let report = run(&packed(&notebook, &files)).expect("runs");
    let cells = report["cells"].as_array().expect("cells");
    let train = cells.iter().find(|cell| cell["kind"] == "train");
    let test = &train.expect("a train cell")["output"]["run"]["test"];
    let each = |list: &str, field: &str| {
        let all = test[list].as_array().expect("a list").iter();
        all.map(|one| one[field].clone()).collect::<Vec<_>>()
    };
    assert_eq!(each("classes", "name"), ["circle", "square"]);
    assert_eq!(each("classes", "support"), [2, 1]);
    assert_eq!(each("images", "image"), [0, 4, 7]);

    // One picture is damaged, and is left out; without any there is nothing to learn from.
    files[1].1.truncate(10);
    assert!(run(&packed(&notebook, &files)).is_ok());
    let said = run(&packed(&notebook, &[])).expect_err("no pictures");
    assert!(said.contains("which this file does not carry"), "{said}");
    let cut = packed(&notebook, &files);
    let said = run(&cut[..cut.len() / 2]).expect_err("cut short");
    assert!(said.contains("Nothing was written."), "{said}");
}
