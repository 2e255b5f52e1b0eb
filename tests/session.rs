//! The product's flow through the session, as the page drives it: load, import, train, evaluate, predict, stop.

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
    reason = "a test may panic, print and read at once; ndarray is the independent reference; not every file uses all of `fixture`"
)]

mod fixture;
mod memory;

use sha2::{Digest as _, Sha256};

use fixture::Fixture;
use memory::page::{Page, REQUEST, failure, picture, recipe, zipped};
use vitrine::augmentation::{Augmentation, Preset};
use vitrine::ledger::Source;
use vitrine::notebook::{DataSettings, EvaluateSettings};
use vitrine::protocol::{
    Command, DataInfo, DeviceChoice, Event, ExportFormat, FailureKind, VERSION,
};
use vitrine::recipe::{Recipe, Trainable};
use vitrine::report::{Outcome, Precision, Split};

#[test]
fn a_zip_of_two_colours_is_learnt_and_a_new_picture_recognised() {
    for trainable in [Trainable::Head, Trainable::LastBlocks(2)] {
        let mut page = Page::new();
        let Event::Imported { data, problems, .. } = page.import(vec![("pictures.zip", zipped())])
        else {
            panic!("not imported")
        };
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(
            data.classes
                .iter()
                .map(|class| class.name.as_str())
                .collect::<Vec<_>>(),
            ["blue", "red"]
        );
        assert!(
            data.classes
                .iter()
                .all(|class| class.train > 0 && class.test > 0)
        );
        let report = page.trained(recipe(trainable));
        assert_eq!(
            (report.outcome, report.epochs.len()),
            (Outcome::Finished, 6)
        );
        assert!(
            report.test.top1 > 0.9,
            "{trainable:?}: {}",
            report.test.top1
        );
        let settings = EvaluateSettings {
            model: "tuned".to_owned(),
            data: "data".to_owned(),
        };
        let Event::Evaluated { evaluation, .. } = page.ask(Command::Evaluate {
            request: REQUEST,
            settings,
        }) else {
            panic!("not evaluated")
        };
        assert_eq!(
            (evaluation.split, evaluation.confusion.clone()),
            (Split::Test, report.test.confusion)
        );
        assert!(
            (evaluation.loss - report.test.loss).abs() < 1e-3,
            "the standardisation is folded into the head"
        );
        let Event::Predicted { predictions, .. } = page.predict("tuned", picture(true, 30)) else {
            panic!("not predicted")
        };
        assert_eq!(predictions[0].label, "red");
    }
}

#[test]
fn the_same_seed_gives_the_same_losses_and_another_seed_others() {
    let run = |seed| {
        let mut page = Page::new();
        page.import(vec![("pictures.zip", zipped())]);
        let report = page.trained(Recipe {
            seed,
            epochs: 2,
            ..recipe(Trainable::LastBlocks(1))
        });
        report
            .epochs
            .iter()
            .map(|epoch| (epoch.train_loss.to_bits(), epoch.loss.to_bits()))
            .collect::<Vec<_>>()
    };
    assert_eq!(run(3), run(3));
    assert_ne!(run(3), run(4));
}

#[test]
fn stop_ends_the_run_after_the_current_step_and_keeps_the_weights() {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    page.0.host().stop_after.set(Some(3));
    let report = page.trained(recipe(Trainable::LastBlocks(1)));
    assert_eq!(
        (report.outcome, page.0.host().steps.get()),
        (Outcome::Stopped, 3)
    );
    page.0.host().stop_after.set(None);
    assert!(matches!(
        page.predict("tuned", picture(true, 3)),
        Event::Predicted { .. }
    ));
}

#[test]
fn a_saved_model_loads_again_and_answers_the_same() {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    page.trained(recipe(Trainable::LastBlocks(1)));
    let Event::Predicted { logits: before, .. } = page.predict("tuned", picture(false, 9)) else {
        panic!("not predicted")
    };
    let Event::Exported { file, .. } = page.ask(Command::Export {
        request: REQUEST,
        model: "tuned".to_owned(),
        format: ExportFormat::Safetensors,
        precision: Precision::F32,
    }) else {
        panic!("not exported")
    };
    let Event::ModelLoaded { model, .. } = page.load(file) else {
        panic!("not loaded")
    };
    assert_eq!(model.classes, ["blue", "red"]);
    let Event::Predicted { logits: after, .. } = page.predict("model", picture(false, 9)) else {
        panic!("not predicted")
    };
    assert_eq!(before, after);
}

#[test]
fn a_diverging_run_ends_in_words_and_leaves_the_model_as_it_was() {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    let wild = Recipe {
        lr: 10.0,
        min_lr: 10.0,
        warmup_epochs: 0.0,
        clip_grad_norm: None,
        epochs: 400,
        weight_decay: 10.0,
        ..recipe(Trainable::LastBlocks(3))
    };
    let (kind, text) = failure(page.train(wild));
    assert_eq!(kind, FailureKind::Diverged);
    assert!(text.contains("learning rate"), "{text}");
    assert!(matches!(
        page.predict("model", picture(true, 3)),
        Event::Predicted { .. }
    ));
}

#[test]
fn bad_weights_are_named_and_the_loaded_model_stays() {
    let good = Fixture::read("vit_plain").checkpoint("w.", &[("heads", "3")]);
    let other = Fixture::read("pos_embed").checkpoint("one.", &[]);
    let sized =
        |px| Fixture::read("vit_plain").checkpoint("w.", &[("heads", "3"), ("image_px", px)]);
    let cases: [(Vec<u8>, &str); 7] = [
        (sized("33"), "do not make a square image"),
        (sized("18446744073709551615"), "do not make a square image"),
        (Vec::new(), "empty"),
        (
            good[..good.len() / 2].to_vec(),
            "not a complete safetensors file",
        ),
        (
            b"GIF89a, or anything".to_vec(),
            "neither safetensors nor a PyTorch checkpoint",
        ),
        (other, "patch_embed.proj.weight is missing"),
        (
            Fixture::read("vit_plain").checkpoint("w.", &[("heads", "7")]),
            "7 attention heads do not divide",
        ),
    ];
    let mut page = Page::new();
    for (bytes, expected) in cases {
        let (kind, text) = failure(page.load(bytes));
        assert_eq!(kind, FailureKind::Weights);
        assert!(
            text.contains(expected) && text.contains("still there"),
            "{text}"
        );
    }
    assert!(matches!(
        page.predict("model", picture(true, 3)),
        Event::Predicted { .. }
    ));
}

#[test]
fn a_download_is_kept_only_if_it_is_what_it_should_be() {
    const URL: &str = "https://hub/model.safetensors";
    let whole = Fixture::read("vit_distilled").checkpoint("w.", &[("heads", "3")]);
    let sha256: String = Sha256::digest(&whole)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let mut damaged = whole.clone();
    *damaged.last_mut().expect("not empty") ^= 1;
    let half = whole[..whole.len() / 2].to_vec();
    for (bytes, sha256, says) in [
        (Some(whole), Some(sha256.clone()), None),
        (Some(damaged), Some(sha256), Some("checksum")),
        (Some(half), None, Some("safetensors")),
        (None, None, Some("no such file")),
    ] {
        let mut page = Page::new();
        let there = bytes.is_some();
        let host = page.0.host();
        host.served
            .borrow_mut()
            .extend(bytes.map(|bytes| (URL.to_owned(), bytes)));
        let event = page.load_url(URL, sha256);
        let forgotten = page.0.host().forgotten.take();
        match (event, says) {
            (Event::ModelLoaded { .. }, None) => assert!(forgotten.is_empty()),
            (Event::Failed { failure, .. }, Some(says)) => {
                assert!(failure.message.contains(says), "{}", failure.message);
                assert!(failure.hint.contains("still there"), "{}", failure.hint);
                assert_eq!(forgotten, vec![URL; usize::from(there)]);
            }
            (event, _) => panic!("{event:?}"),
        }
        assert!(page.0.network("model").is_some(), "what was there is there");
    }
}

#[test]
fn a_download_can_be_stopped() {
    let mut page = Page::new();
    page.0.host().stop_after.set(Some(0));
    let Event::Failed { failure, .. } = page.load_url("https://hub/x", None) else {
        panic!("not stopped")
    };
    assert_eq!(failure.kind, FailureKind::Stopped);
}

#[test]
fn data_that_cannot_be_learnt_from_is_refused_in_words() {
    let mut page = Page::new();
    page.import(vec![
        ("only/a.png", picture(true, 1)),
        ("only/b.png", picture(true, 2)),
    ]);
    assert!(
        failure(page.train(Recipe::default()))
            .1
            .contains("at least two classes")
    );
    page.import(vec![
        ("x/only/c.png", picture(true, 1)),
        ("x/lonely/a.png", picture(false, 2)),
    ]);
    let (_, text) = failure(page.train(Recipe::default()));
    assert!(
        text.contains("lonely") && text.contains("only one image"),
        "{text}"
    );
}

#[test]
fn files_that_are_no_images_are_listed_and_the_others_kept() {
    let mut page = Page::new();
    let files = vec![
        ("red/a.png", picture(true, 1)),
        ("red/b.jpg", b"just text".to_vec()),
        ("blue/c.png", Vec::new()),
        ("blue/d.png", picture(false, 1)),
    ];
    let Event::Imported { data, problems, .. } = page.import(files) else {
        panic!("not imported")
    };
    assert_eq!(data.images.len(), 2);
    assert_eq!(
        problems
            .iter()
            .map(|problem| problem.path.as_str())
            .collect::<Vec<_>>(),
        ["red/b.jpg", "blue/c.png"]
    );
    assert!(
        problems
            .iter()
            .all(|problem| problem.message.ends_with('.')),
        "{problems:?}"
    );
}

#[test]
fn naming_what_is_not_there_says_what_is() {
    let mut page = Page::new();
    let (kind, text) = failure(page.predict("tuned", picture(true, 1)));
    assert_eq!(kind, FailureKind::Settings);
    assert!(
        text.contains("\"tuned\"") && text.contains("model"),
        "{text}"
    );
    assert!(
        failure(page.train(Recipe::default()))
            .1
            .contains("\"data\"")
    );
}

#[test]
fn a_model_is_not_measured_on_classes_it_does_not_know() {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    let settings = EvaluateSettings {
        model: "model".to_owned(),
        data: "data".to_owned(),
    };
    assert!(
        failure(page.ask(Command::Evaluate {
            request: REQUEST,
            settings
        }))
        .1
        .contains("does not know the classes")
    );
}

#[test]
fn another_version_is_told_to_reload() {
    let mut page = Page::new();
    let event = page.ask(Command::Hello {
        request: REQUEST,
        version: VERSION + 1,
        device: DeviceChoice::Auto,
    });
    let (kind, text) = failure(event);
    assert_eq!(kind, FailureKind::Version);
    assert!(text.contains("Reload"), "{text}");
}

#[test]
fn views_are_what_training_sees_and_name_what_was_done() {
    let mut page = Page::new();
    let ask = |page: &mut Page, augmentation: Augmentation, epoch| {
        page.ask(Command::Augment {
            request: REQUEST,
            data: "data".to_owned(),
            image: None,
            augmentation,
            seed: 1,
            epoch,
            views: 12,
        })
    };
    let (kind, message) = failure(ask(&mut page, Augmentation::none(), 0));
    assert_eq!(kind, FailureKind::Settings);
    assert!(message.contains("data"), "{message}");
    page.import(vec![("pictures.zip", zipped())]);
    let mut views = |augmentation: Augmentation, epoch| match ask(&mut page, augmentation, epoch) {
        Event::Augmented {
            px,
            original,
            views,
            ..
        } => (px, original, views),
        other => panic!("{other:?}"),
    };
    let (px, original, unchanged) = views(Augmentation::none(), 0);
    assert_eq!(
        (px, original.len(), unchanged.len()),
        (224, 224 * 224 * 4, 12)
    );
    assert!(
        unchanged
            .iter()
            .all(|view| view.pixels == original && view.steps.is_empty() && view.label.len() == 1)
    );
    let (_, _, deit) = views(Preset::Deit.augmentation(), 0);
    let mixed: Vec<_> = deit.iter().filter(|view| view.label.len() == 2).collect();
    assert!(!mixed.is_empty() && mixed.iter().all(|view| view.partner.is_some()));
    for view in &deit {
        assert!(view.pixels != original && view.steps[0].starts_with("Crop"));
        let sum: f32 = view.label.iter().map(|(_, share)| share).sum();
        assert!((sum - 1.0).abs() < 1e-6, "{:?}", view.label);
    }
    assert_eq!(views(Preset::Deit.augmentation(), 0).2, deit);
    // The next epochs' views, one of which was the last before.
    assert_eq!(views(Preset::Deit.augmentation(), 11).2[0], deit[11]);
    let wrong = Augmentation {
        horizontal_flip: 1.3,
        ..Augmentation::none()
    };
    let (kind, message) = failure(ask(&mut page, wrong.clone(), 0));
    assert_eq!(kind, FailureKind::Settings);
    assert!(message.contains("0 to 1"), "{message}");
    let refused = page.train(Recipe {
        augmentation: wrong,
        ..recipe(Trainable::LastBlocks(1))
    });
    assert!(failure(refused).1.contains("0 to 1"));
}

#[test]
fn every_preset_trains_and_mixing_needs_no_even_batch() {
    for preset in Preset::ALL {
        let mut page = Page::new();
        page.import(vec![("pictures.zip", zipped())]);
        let report = page.trained(Recipe {
            augmentation: preset.augmentation(),
            batch_size: 7,
            epochs: 2,
            ..recipe(Trainable::LastBlocks(1))
        });
        assert!(
            report
                .epochs
                .iter()
                .all(|epoch| epoch.train_loss.is_finite()),
            "{preset:?}"
        );
    }
}

/// A zip's pieces put together, and how many images of it are the files themselves.
fn exported(page: &mut Page, sources: Vec<Source>) -> (Vec<u8>, u32, u32) {
    let (last, before) = page.ask_all(Command::ExportData {
        request: REQUEST,
        data: "data".to_owned(),
        sources,
    });
    let pieces = before.into_iter().filter_map(|event| match event {
        Event::Piece { bytes, .. } => Some(bytes),
        _ => None,
    });
    let zip = pieces.flatten().collect();
    match last {
        Event::DataExported {
            images, originals, ..
        } => (zip, images, originals),
        other => panic!("{other:?}"),
    }
}

/// Imports these files; the files that gave pictures, and the data then.
fn imported(page: &mut Page, files: Vec<(&str, Vec<u8>)>) -> (Vec<Source>, DataInfo) {
    let files = files
        .into_iter()
        .map(|(path, bytes)| page.file(path, bytes))
        .collect();
    let (last, before) = page.ask_all(Command::Import {
        request: REQUEST,
        data: DataSettings::named("data"),
        class: None,
        files,
    });
    let taken = before.into_iter().filter_map(|event| match event {
        Event::Taken { sources, .. } => Some(sources),
        _ => None,
    });
    (taken.flatten().collect(), data_of(last))
}

fn data_of(event: Event) -> DataInfo {
    match event {
        Event::Imported { data, .. } | Event::DataChanged { data, .. } => data,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_data_set_saved_as_a_zip_is_read_back_with_its_classes_and_splits() {
    let mut page = Page::new();
    let own = picture(true, 200);
    let table = b"file,class,split\nown.png,red,train\n".to_vec();
    let (mut sources, _) = imported(&mut page, vec![("pictures.zip", zipped())]);
    let (more, data) = imported(
        &mut page,
        vec![("own.png", own.clone()), ("labels.csv", table)],
    );
    sources.extend(more);
    let (zip, images, originals) = exported(&mut page, sources.clone());
    assert_eq!((images as usize, originals), (data.images.len(), images));
    let mut other = Page::new();
    let (again, info) = imported(&mut other, vec![("images.zip", zip)]);
    assert_eq!(info.classes, data.classes);
    assert!(
        again[0]
            .images
            .iter()
            .any(|entry| entry.path.ends_with("/red/own.png"))
    );
    // Without the files, from what is held: the same pixels, since these are small.
    let (zip, images, originals) = exported(&mut page, vec![]);
    assert_eq!((images as usize, originals), (data.images.len(), 0));
    let (_, info) = imported(&mut Page::new(), vec![("images.zip", zip)]);
    assert_eq!(info.classes, data.classes);
    let Event::Failed { failure, .. } = other.ask(Command::ExportData {
        request: REQUEST,
        data: "none".to_owned(),
        sources,
    }) else {
        panic!("not refused")
    };
    assert!(failure.message.contains("none"), "{}", failure.message);
}

#[test]
fn removed_pictures_come_back_with_their_thumbnails_until_others_are_added() {
    let mut page = Page::new();
    let before = data_of(page.import(vec![("pictures.zip", zipped())]));
    let images: Vec<_> = before
        .images
        .iter()
        .map(|(id, ..)| *id)
        .filter(|id| id.0 % 3 == 0)
        .collect();
    let command = |restore: bool| {
        let (request, data, images) = (REQUEST, "data".to_owned(), images.clone());
        if restore {
            Command::Restore {
                request,
                data,
                images,
            }
        } else {
            Command::RemoveImages {
                request,
                data,
                images,
            }
        }
    };
    assert_eq!(
        data_of(page.ask(command(false))).images.len(),
        before.images.len() - images.len()
    );
    let (last, told) = page.ask_all(command(true));
    assert_eq!(data_of(last), before);
    assert!(
        told.iter().any(|event| matches!(event, Event::ImagesAdded { images: back, .. } if back.len() == images.len() && back.iter().all(|image| !image.thumbnail.is_empty()))),
        "{told:?}"
    );
    page.ask(command(false));
    page.import(vec![
        ("red/one.png", picture(true, 7)),
        ("blue/two.png", picture(false, 7)),
    ]);
    let (kind, text) = failure(page.ask(command(true)));
    assert_eq!(kind, FailureKind::Data);
    assert!(text.contains("cannot be put back"), "{text}");
}
