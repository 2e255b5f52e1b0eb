//! The headless runner killed in the middle, again and again, ends with the same numbers as one left alone.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may panic and print"
)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rand::{RngExt as _, SeedableRng as _};
use serde_json::Value;

const KILLS: usize = 20;

/// A run of some seconds on what ships with the page.
fn runner(folder: &Path, checkpoints: bool) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vitrine"));
    command
        .args(["train", "--weights", "static/models/starter.safetensors"])
        .args(["--data", "static/samples/shapes.zip"])
        .args(["--unfreeze", "2", "--head-stage", "3", "--epochs", "200"])
        .args(["--views", "4", "--ema", "0.9", "--layer-decay", "0.8"])
        .args(["--report".as_ref(), folder.join("report.json").as_os_str()])
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    if checkpoints {
        command.args(["--checkpoints".as_ref(), folder.as_os_str()]);
    }
    command
}

/// Every loss of a report.
fn losses(folder: &Path) -> (Vec<(f64, f64)>, f64) {
    let report = std::fs::read(folder.join("report.json")).expect("a report");
    let report: Value = serde_json::from_slice(&report).expect("JSON");
    let number = |value: &Value| value.as_f64().expect("a number");
    let epochs = report["epochs"].as_array().expect("epochs").iter();
    let pairs = epochs.map(|epoch| (number(&epoch["train_loss"]), number(&epoch["loss"])));
    (pairs.collect(), number(&report["test"]["loss"]))
}

#[test]
fn a_run_killed_twenty_times_ends_with_the_same_losses() {
    let (alone, folder) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let whole = runner(alone.path(), false).status().expect("runs");
    assert!(whole.success());

    let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(1);
    let (mut killed, mut went_on) = (0, 0);
    loop {
        let mut child = runner(folder.path(), true).spawn().expect("starts");
        if killed < KILLS {
            // Something must be kept before there is anything to go on from.
            while !folder.path().join("unfinished-a").exists() {
                assert!(
                    child.try_wait().expect("a state").is_none(),
                    "nothing was kept"
                );
                std::thread::sleep(Duration::from_millis(10));
            }
            std::thread::sleep(Duration::from_millis(random.random_range(0..2000)));
            assert!(
                child.try_wait().expect("a state").is_none(),
                "too short a run"
            );
            child.kill().expect("killed");
            killed += 1;
        }
        let ended = child.wait_with_output().expect("ends");
        went_on += usize::from(String::from_utf8_lossy(&ended.stderr).contains("Went on from"));
        if ended.status.success() && killed == KILLS {
            break;
        }
    }
    println!("killed {killed} times, went on {went_on} times");
    // Some are killed before they have said so.
    assert!(went_on > KILLS / 2);
    let (found, expected) = (losses(folder.path()), losses(alone.path()));
    assert_eq!(found, expected);
}
