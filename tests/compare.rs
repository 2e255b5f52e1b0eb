//! Models side by side, through the session.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    unreachable_pub,
    dead_code,
    reason = "a test may panic and read at once; not every file uses all of its helpers"
)]

mod fixture;
mod memory;

use memory::page::{Page, REQUEST, failure, recipe, zipped};
use vitrine::comparison::Comparison;
use vitrine::ensemble::{Combine, TestViews};
use vitrine::notebook::{CompareSettings, EvaluateSettings};
use vitrine::protocol::{Command, Event, FailureKind, Phase};
use vitrine::recipe::Trainable;
use vitrine::report::{Evaluation, ImageId};

/// One that has learnt right, and one that was taught every picture wrong.
fn trained() -> Page {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    page.trained_as("good", recipe(Trainable::LastBlocks(1)));
    swap(&mut page);
    page.trained_as("poor", recipe(Trainable::LastBlocks(1)));
    swap(&mut page);
    page
}

/// Calls red blue, and blue red.
fn swap(page: &mut Page) {
    for (from, to) in [("red", "other"), ("blue", "red"), ("other", "blue")] {
        let event = page.ask(Command::RenameClass {
            request: REQUEST,
            data: "data".to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        });
        assert!(matches!(event, Event::DataChanged { .. }), "{event:?}");
    }
}

fn command(models: &[&str]) -> Command {
    Command::Compare {
        request: REQUEST,
        settings: CompareSettings {
            models: models.iter().map(|name| (*name).to_owned()).collect(),
            data: "data".to_owned(),
        },
    }
}

fn compared(event: Event) -> Comparison {
    match event {
        Event::Compared { comparison, .. } => comparison,
        other => panic!("{other:?}"),
    }
}

fn evaluated(page: &mut Page, model: &str) -> Evaluation {
    let settings = EvaluateSettings {
        model: model.to_owned(),
        data: "data".to_owned(),
    };
    let event = page.ask(Command::Evaluate {
        request: REQUEST,
        settings,
    });
    match event {
        Event::Evaluated { evaluation, .. } => evaluation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_model_is_measured_as_an_evaluate_cell_measures_it() {
    let mut page = trained();
    let alone = ["poor", "good"].map(|model| evaluated(&mut page, model));
    let (event, before) = page.ask_all(command(&["poor", "good"]));
    let comparison = compared(event);
    for (contender, (name, alone)) in comparison
        .contenders
        .iter()
        .zip(["poor", "good"].iter().zip(&alone))
    {
        assert_eq!(contender.model, *name);
        assert_eq!(contender.evaluation.confusion, alone.confusion);
        assert!((contender.evaluation.loss - alone.loss).abs() < 1e-12);
        assert!(contender.parameters > 0);
        assert_eq!(contender.bytes, 4 * contender.parameters);
        // This world's clock goes on by a second at every look; a whole batch has eight pictures.
        assert!(
            (contender.milliseconds - 125.0).abs() < 1e-9,
            "{}",
            contender.milliseconds
        );
    }
    assert!(alone[1].top1 > alone[0].top1, "models that differ");

    // Progress is over all models.
    let held_out = alone[0].images.len() as u64;
    let progress: Vec<(u64, Option<u64>)> = before
        .iter()
        .filter_map(|event| match event {
            Event::Progress {
                phase: Phase::Evaluate,
                done,
                total,
                ..
            } => Some((*done, *total)),
            _ => None,
        })
        .collect();
    assert!(
        progress.is_sorted()
            && progress
                .iter()
                .all(|(_, total)| *total == Some(2 * held_out))
    );
    assert_eq!(progress.last().map(|(done, _)| *done), Some(2 * held_out));
}

#[test]
fn pairs_are_tested_and_disagreements_listed() {
    let mut page = trained();
    page.ensemble(&["good", "poor"], Combine::Probabilities, TestViews::Flip);
    let comparison = compared(page.ask(command(&["good", "poor", "together"])));
    let pairs: Vec<(u32, u32)> = comparison
        .tests
        .iter()
        .map(|test| (test.a, test.b))
        .collect();
    assert_eq!(pairs, [(0, 1), (0, 2), (1, 2)]);
    let images = |at: usize| &comparison.contenders[at].evaluation.images;
    for test in &comparison.tests {
        let (one, other) = (images(test.a as usize), images(test.b as usize));
        let only = |these: &[vitrine::report::ImageResult],
                    those: &[vitrine::report::ImageResult]| {
            let right = |result: &vitrine::report::ImageResult| result.label == result.predicted;
            these
                .iter()
                .zip(those)
                .filter(|(this, that)| right(this) && !right(that))
                .count() as u32
        };
        assert_eq!(
            (test.only_a, test.only_b),
            (only(one, other), only(other, one))
        );
        assert!(test.p > 0.0 && test.p <= 1.0);
    }
    assert!(comparison.tests[0].only_a > comparison.tests[0].only_b);
    let expected: Vec<ImageId> = (0..images(0).len())
        .filter(|&at| (1..3).any(|model| images(model)[at].predicted != images(0)[at].predicted))
        .map(|at| images(0)[at].image)
        .collect();
    assert!(!expected.is_empty());
    assert_eq!(comparison.disagreements, expected);
    let alike = compared(page.ask(command(&["good", "together"]))).tests[0];
    assert_eq!((alike.a, alike.b), (0, 1));
}

#[test]
fn what_cannot_be_compared_is_refused_each_in_its_own_words() {
    let mut page = trained();
    for (models, words) in [
        (vec![], "at least two models"),
        (vec!["good"], "at least two models"),
        (vec!["good", "good"], "named twice"),
        (
            vec!["good", "nobody"],
            "There is no model called \"nobody\"",
        ),
        (vec!["good", "model"], "does not know the classes"),
    ] {
        let (kind, said) = failure(page.ask(command(&models)));
        assert_eq!(kind, FailureKind::Settings);
        assert!(said.contains(words), "{models:?}: {said}");
    }
    let elsewhere = CompareSettings {
        models: vec!["good".to_owned(), "poor".to_owned()],
        data: "elsewhere".to_owned(),
    };
    let event = page.ask(Command::Compare {
        request: REQUEST,
        settings: elsewhere,
    });
    assert!(failure(event).1.contains("\"elsewhere\""));
}

#[test]
fn a_stop_ends_it() {
    let mut page = trained();
    page.0.host().stop_after.set(Some(0));
    let (event, before) = page.ask_all(command(&["good", "poor"]));
    assert_eq!(failure(event).0, FailureKind::Stopped);
    assert_eq!(before.len(), 1, "after the batch under way: {before:?}");
}
