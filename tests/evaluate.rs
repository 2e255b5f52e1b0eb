//! A closer look at a model through the session: the study, and pictures gone bad.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::too_many_lines,
    unreachable_pub,
    dead_code,
    deprecated,
    reason = "a test may panic, print and read at once; not every file uses all of `fixture` and `memory`"
)]

mod fixture;
mod memory;

use memory::page::{Page, REQUEST, failure, picture, recipe, zipped};
use vitrine::ensemble::{Combine, TestViews};
use vitrine::notebook::EvaluateSettings;
use vitrine::protocol::{Command, Event, FailureKind};
use vitrine::recipe::Trainable;
use vitrine::report::{Evaluation, Phase, Split};
use vitrine::study::{Corruption, FittedOn, Interval, Robustness};

fn settings(model: &str) -> EvaluateSettings {
    EvaluateSettings {
        model: model.to_owned(),
        data: "data".to_owned(),
    }
}

/// A page with a model trained on these files; the images of its test part.
fn trained(files: Vec<(&str, Vec<u8>)>) -> (Page, u64) {
    let mut page = Page::new();
    page.import(files);
    let report = page.trained(recipe(Trainable::Head));
    assert_eq!(report.test.study, None, "a run's own look is a quick one");
    let images = report.test.images.len() as u64;
    (page, images)
}

fn evaluated(page: &mut Page) -> (Evaluation, Vec<Event>) {
    match page.ask_all(Command::Evaluate {
        request: REQUEST,
        settings: settings("tuned"),
    }) {
        (Event::Evaluated { evaluation, .. }, before) => (evaluation, before),
        (other, _) => panic!("{other:?}"),
    }
}

fn stress(page: &mut Page) -> (Event, Vec<Event>) {
    page.ask_all(Command::Stress {
        request: REQUEST,
        settings: settings("tuned"),
    })
}

fn stressed(page: &mut Page) -> (Robustness, Vec<Event>) {
    match stress(page) {
        (Event::Stressed { robustness, .. }, before) => (robustness, before),
        (other, _) => panic!("{other:?}"),
    }
}

/// How many images a command looked at: its progress ends there, and never goes back.
fn looked_at(events: &[Event]) -> u64 {
    let mut last = (0, 0);
    for event in events {
        if let Event::Progress {
            phase: Phase::Evaluate,
            done,
            total,
            ..
        } = *event
        {
            assert!(done > last.0, "progress goes on");
            last = (done, total.expect("it is known"));
        }
    }
    assert_eq!(last.0, last.1, "all of it");
    last.0
}

#[test]
fn an_evaluation_has_a_study_of_the_same_images() {
    let (mut page, images) = trained(vec![("pictures.zip", zipped())]);
    let (evaluation, events) = evaluated(&mut page);
    let study = evaluation.study.as_ref().expect("a study");
    assert_eq!(study.top1.value, evaluation.top1);
    assert!((study.loss.value - evaluation.loss).abs() < 1e-12);
    for Interval { value, low, high } in [study.top1, study.loss, study.kappa] {
        assert!(low <= value && value <= high);
    }
    assert_eq!(study.classes.len(), 2);
    assert_eq!(study.calibration.fitted_on, FittedOn::CrossFitted);
    let counted: u32 = study
        .calibration
        .after
        .bins
        .iter()
        .map(|bin| bin.count)
        .sum();
    assert_eq!((u64::from(counted), looked_at(&events)), (images, images));
    assert_eq!(evaluated(&mut page).0, evaluation, "the same again");
}

#[test]
fn a_validation_part_judges_the_temperature_and_nothing_else() {
    let names: Vec<(String, Vec<u8>)> = [("train", 8), ("val", 6), ("test", 4)]
        .into_iter()
        .flat_map(|(split, count)| (0..count).map(move |at| (split, at)))
        .flat_map(|(split, at)| [true, false].map(|red| (split, at, red)))
        .map(|(split, at, red)| {
            let class = if red { "red" } else { "blue" };
            let variation = at * 9 + split.len() as u8;
            (
                format!("set/{split}/{class}/{at}.png"),
                picture(red, variation),
            )
        })
        .collect();
    let files = names
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()));
    let (mut page, images) = trained(files.collect());
    assert_eq!(images, 8);
    let (evaluation, events) = evaluated(&mut page);
    assert_eq!(
        (evaluation.split, evaluation.images.len()),
        (Split::Test, 8)
    );
    let calibration = &evaluation.study.as_ref().expect("a study").calibration;
    assert_eq!(calibration.fitted_on, FittedOn::Validation);
    let counted: u32 = calibration.before.bins.iter().map(|bin| bin.count).sum();
    assert_eq!((counted, looked_at(&events)), (8, 8 + 12));
}

#[test]
fn several_models_as_one_are_studied_too() {
    let (mut page, _) = trained(vec![("pictures.zip", zipped())]);
    match page.ensemble(&["tuned"], Combine::Probabilities, TestViews::Flip) {
        Event::Ensembled { report, .. } => assert!(report.evaluation.study.is_some()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_model_is_measured_on_pictures_gone_bad_in_every_way() {
    let (mut page, images) = trained(vec![("pictures.zip", zipped())]);
    let (robustness, events) = stressed(&mut page);
    assert_eq!(u64::from(robustness.images), images);
    assert_eq!(robustness.clean, evaluated(&mut page).0.top1);
    let rows = robustness.rows.iter().map(|row| row.0);
    assert_eq!(rows.collect::<Vec<_>>(), Corruption::ALL);
    let shares = robustness.rows.iter().flat_map(|row| row.1);
    assert!(shares.into_iter().all(|share| (0.0..=1.0).contains(&share)));
    let rounds = 1 + (Corruption::ALL.len() * Corruption::STRENGTHS) as u64;
    assert_eq!(looked_at(&events), rounds * images);
    assert_eq!(stressed(&mut page).0, robustness, "the same again");
    for views in [TestViews::Flip, TestViews::TenCrops] {
        page.ensemble(&["tuned"], Combine::Probabilities, views);
        let command = Command::Stress {
            request: REQUEST,
            settings: settings("together"),
        };
        assert!(matches!(page.ask(command), Event::Stressed { .. }));
    }
}

#[test]
fn a_measurement_can_be_stopped() {
    let (mut page, images) = trained(vec![("pictures.zip", zipped())]);
    page.0.host().stop_after.set(Some(0));
    let (event, before) = stress(&mut page);
    let (kind, text) = failure(event);
    assert_eq!(kind, FailureKind::Stopped);
    assert!(text.contains("Nothing has changed"), "{text}");
    assert!((before.len() as u64) <= images, "soon");
}

#[test]
fn what_cannot_be_measured_is_refused_in_words() {
    let mut page = Page::new();
    let (kind, text) = failure(stress(&mut page).0);
    assert_eq!(kind, FailureKind::Settings);
    assert!(text.contains("\"tuned\""), "{text}");
}
