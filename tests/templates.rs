//! Every template runs without a browser, and what its notes promise is what the numbers show.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use vitrine::templates;

/// Runs a template with the headless runner; its report's cells.
fn run(id: &str, more: &[&str]) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, report) = (
        folder.path().join("notebook.json"),
        folder.path().join("report.json"),
    );
    let notebook = templates::find(id).expect("there").notebook();
    std::fs::write(&file, notebook.to_json().expect("writes")).expect("writes");
    let output = Command::new(env!("CARGO_BIN_EXE_vitrine"))
        .arg("run")
        .arg(&file)
        .arg("--report")
        .arg(&report)
        .args(more)
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{id}: {said}");
    let report: Value =
        serde_json::from_slice(&std::fs::read(report).expect("a report")).expect("JSON");
    let cells = report["cells"].as_array().expect("cells").clone();
    assert_eq!(cells.len(), notebook.cells.len(), "{id}");
    for cell in &cells {
        let looked_at = ["augment", "predict", "explain"]
            .iter()
            .any(|kind| cell["kind"] == *kind);
        assert_eq!(cell["skipped"].is_null(), !looked_at, "{id}: {cell}");
    }
    cells
}

/// The share right and the loss of each training run, held out, and its last training loss.
fn trained(cells: &[Value]) -> Vec<(f64, f64, f64)> {
    let runs = cells
        .iter()
        .map(|cell| &cell["output"]["run"])
        .filter(|run| !run.is_null());
    let number = |value: &Value| value.as_f64().expect("a number");
    let last = |run: &Value| {
        run["epochs"]
            .as_array()
            .and_then(|epochs| epochs.last())
            .map_or(f64::NAN, |epoch| number(&epoch["train_loss"]))
    };
    runs.map(|run| {
        (
            number(&run["test"]["top1"]),
            number(&run["test"]["loss"]),
            last(run),
        )
    })
    .collect()
}

#[test]
fn the_first_classifier_learns() {
    let runs = trained(&run("first", &[]));
    assert!(runs[0].0 >= 0.5, "{runs:?}");
}

#[test]
fn two_blocks_beat_the_head_alone() {
    let runs = trained(&run("head-or-blocks", &[]));
    let [head, blocks] = runs[..] else {
        panic!("{runs:?}");
    };
    assert!(blocks.0 > head.0 && blocks.1 < head.1, "{runs:?}");
}

#[test]
fn augmentation_keeps_from_learning_by_heart() {
    let runs = trained(&run("augmentation", &[]));
    let [without, with] = runs[..] else {
        panic!("{runs:?}");
    };
    assert!(
        without.2 < 0.05,
        "practice pictures are known by heart: {runs:?}"
    );
    assert!(with.2 > 4.0 * without.2, "practice is harder: {runs:?}");
    assert!(with.1 < 0.6 * without.1 && with.0 > without.0, "{runs:?}");
}

#[test]
fn a_student_comes_close_without_labels() {
    let cells = run("teacher", &[]);
    let runs = trained(&cells);
    let [teacher, alone, taught] = runs[..] else {
        panic!("{runs:?}");
    };
    let least = teacher.0.min(alone.0);
    assert!(taught.0 > least - 0.1 && taught.0 > 0.6, "{runs:?}");
}

#[test]
fn what_is_shown_of_attention_is_of_a_model_that_knows_the_shapes() {
    let runs = trained(&run("attention", &[]));
    assert!(runs[0].0 > 0.7, "{runs:?}");
}

/// Its models are downloads; any weights show that its cells fit each other.
#[test]
fn the_comparison_with_a_cnn_holds_together() {
    let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/models/starter.safetensors");
    let runs = trained(&run("cnn", &["--weights", &starter.to_string_lossy()]));
    assert_eq!(runs.len(), 2);
}
