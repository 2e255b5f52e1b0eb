//! Several models, or several views, as one: through the session.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    unreachable_pub,
    dead_code,
    reason = "a test may panic and read at once; not every file uses all of its helpers"
)]

mod fixture;
mod memory;

use memory::page::{Page, REQUEST, failure, picture, recipe, zipped};
use vitrine::ensemble::{Combine, EnsembleReport, TestViews};
use vitrine::metrics::softmax;
use vitrine::protocol::{Command, Event, ExportFormat, FailureKind};
use vitrine::recipe::{Recipe, Trainable};
use vitrine::report::Precision;

/// Three models that differ.
fn trained() -> Page {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    for (seed, name) in (0..).zip(["a", "b", "c"]) {
        let recipe = Recipe {
            seed,
            epochs: 2,
            validation_fraction: 0.2,
            ..recipe(Trainable::LastBlocks(1))
        };
        page.trained_as(name, recipe);
    }
    page
}

fn logits(page: &mut Page, model: &str) -> Vec<f32> {
    match page.predict(model, picture(true, 40)) {
        Event::Predicted { logits, .. } => logits,
        other => panic!("{other:?}"),
    }
}

fn report(event: Event) -> EnsembleReport {
    match event {
        Event::Ensembled { report, .. } => report,
        other => panic!("{other:?}"),
    }
}

fn mean(rows: &[Vec<f32>]) -> Vec<f32> {
    let count = rows.len() as f32;
    let column = |at: usize| rows.iter().map(|row| row[at]).sum::<f32>() / count;
    (0..rows[0].len()).map(column).collect()
}

fn apart(left: &[f32], right: &[f32]) -> f32 {
    let off = left
        .iter()
        .zip(right)
        .map(|(left, right)| (left - right).abs());
    off.fold(0.0, f32::max)
}

#[test]
fn averages_are_of_what_the_members_say() {
    let mut page = trained();
    let alone: Vec<Vec<f32>> = ["a", "b", "c"].map(|name| logits(&mut page, name)).into();
    assert!(apart(&alone[0], &alone[1]) > 1e-3, "members that differ");

    let made = report(page.ensemble(&["a", "b", "c"], Combine::Logits, TestViews::One));
    assert_eq!(made.members.len(), 3);
    assert!(apart(&logits(&mut page, "together"), &mean(&alone)) <= 1e-5);

    report(page.ensemble(&["a", "b", "c"], Combine::Probabilities, TestViews::One));
    let probabilities: Vec<Vec<f32>> = alone.iter().map(|logits| softmax(logits)).collect();
    let found = softmax(&logits(&mut page, "together"));
    assert!(apart(&found, &mean(&probabilities)) <= 1e-6);
}

#[test]
fn one_network_in_one_view_stays_as_it_is() {
    let mut page = trained();
    let alone = logits(&mut page, "a");
    for combine in [Combine::Probabilities, Combine::Logits, Combine::Soup] {
        let made = report(page.ensemble(&["a"], combine, TestViews::One));
        assert!(apart(&logits(&mut page, "together"), &alone) <= 1e-6);
        assert!((made.members[0].loss - made.evaluation.loss).abs() <= 1e-6);
    }
}

#[test]
fn a_soup_can_be_exported_and_trained_an_average_cannot() {
    let mut page = trained();
    let export = |page: &mut Page| {
        page.ask(Command::Export {
            request: REQUEST,
            model: "together".to_owned(),
            format: ExportFormat::Safetensors,
            precision: Precision::F32,
        })
    };
    report(page.ensemble(&["a", "b"], Combine::Soup, TestViews::One));
    assert!(matches!(export(&mut page), Event::Exported { .. }));
    report(page.ensemble(&["a", "b"], Combine::Probabilities, TestViews::One));
    let (kind, words) = failure(export(&mut page));
    assert_eq!(kind, FailureKind::Settings);
    assert!(words.contains("single network"), "{words}");
    let (_, words) = failure(page.ensemble(&["together", "a"], Combine::Logits, TestViews::One));
    assert!(words.contains("single network"), "{words}");
}

#[test]
fn a_greedy_soup_needs_images_that_nobody_learnt_from() {
    let mut page = trained();
    let (_, words) = failure(page.ensemble(&["a", "b"], Combine::GreedySoup, TestViews::One));
    assert!(
        words.contains("validation"),
        "other seeds set other images aside: {words}"
    );
    let alike = Recipe {
        epochs: 2,
        validation_fraction: 0.2,
        ..recipe(Trainable::LastBlocks(1))
    };
    for (lr, name) in [(1e-3, "d"), (3e-3, "e")] {
        page.trained_as(
            name,
            Recipe {
                lr,
                ..alike.clone()
            },
        );
    }
    let made = report(page.ensemble(&["d", "e"], Combine::GreedySoup, TestViews::One));
    assert!(made.members.iter().any(|member| member.used));
}

#[test]
fn a_stop_ends_it_and_changes_nothing() {
    let mut page = trained();
    report(page.ensemble(&["a"], Combine::Soup, TestViews::One));
    let before = logits(&mut page, "together");
    page.0.host().stop_after.set(Some(0));
    let event = page.ensemble(&["b", "c"], Combine::Probabilities, TestViews::TenCrops);
    let (kind, words) = failure(event);
    assert_eq!(kind, FailureKind::Stopped, "{words}");
    page.0.host().stop_after.set(None);
    assert!(apart(&logits(&mut page, "together"), &before) <= 0.0);
}

#[test]
fn what_cannot_be_put_together_is_refused_in_words() {
    let mut page = trained();
    let (_, words) = failure(page.ensemble(&[], Combine::Logits, TestViews::One));
    assert!(words.contains("No model"), "{words}");
    let (_, words) = failure(page.ensemble(&["a", "nobody"], Combine::Logits, TestViews::One));
    assert!(words.contains("nobody"), "{words}");
    let (_, words) = failure(page.ensemble(&["model"], Combine::Logits, TestViews::One));
    assert!(words.contains("does not know the classes"), "{words}");
}

#[test]
fn views_are_the_crop_its_mirror_image_and_the_corners() {
    use vitrine::augment::Pipeline;
    use vitrine::data::Image;
    use vitrine::preprocess::{Preprocess, Resize};

    // Red is the column, green the row; 6 × 4, shown as it is, of which 2 × 2 are seen.
    let pixel = |at: u8| [at % 6, at / 6, 0];
    let image = Image::new(6, 4, (0..24).flat_map(pixel).collect()).expect("an image");
    let preprocess = Preprocess {
        resize: Resize::ShortSide(4),
        crop_px: 2,
        mean: [0.0; 3],
        std: [1.0 / 255.0; 3],
        ..Preprocess::deit(2)
    };
    let mut planes = vec![0.0; 10 * 12];
    Pipeline::evaluation(preprocess).test_views(&image, TestViews::TenCrops, &mut planes);
    let top_left = |view: &[f32]| (view[0].round() as u8, view[4].round() as u8);
    let found: Vec<(u8, u8)> = planes.chunks(12).map(top_left).collect();
    let straight = [(0, 0), (4, 0), (0, 2), (4, 2), (2, 1)];
    let mirrored = [(5, 0), (1, 0), (5, 2), (1, 2), (3, 1)];
    assert_eq!(found, [straight, mirrored].concat());

    let mut planes = vec![0.0; 2 * 12];
    Pipeline::evaluation(preprocess).test_views(&image, TestViews::Flip, &mut planes);
    let found: Vec<(u8, u8)> = planes.chunks(12).map(top_left).collect();
    assert_eq!(found, [(2, 1), (3, 1)]);
}
