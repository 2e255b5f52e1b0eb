//! Any published checkpoint in: every naming, container and number type gives the answers and gradients of the
//! library that published it, whether its files are handed over or come from a hub. And out again: what is exported
//! loads as the same model.

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

use burn::module::Module as _;
use burn::tensor::{Device, Tensor, TensorData};
use serde_json::Value;

use fixture::Fixture;
use memory::Memory;
use memory::exchange::{DATE, case_files, difference, exported, load, load_files};
use vitrine::model::Network;
use vitrine::preprocess::Preprocess;
use vitrine::protocol::WeightsSource;
use vitrine::report::Precision;
use vitrine::session::Session;

/// Of logits and gradients, where the file holds all 32 bits.
const TOLERANCE: f32 = 1e-4;
/// And where it holds 16: the reference computes with the same rounded weights, so loading adds nothing.
const TOLERANCE_HALF: f32 = 2e-2;

/// `[rows, columns]` to `[columns, rows]`.
fn as_pytorch(gradient: Tensor<2>) -> Vec<f32> {
    gradient.transpose().into_data().try_to_vec().expect("f32")
}

/// The largest differences of logits and gradients from the reference's.
fn compare(network: &Network, fixture: &Fixture, case: &str, px: usize) -> (f32, f32) {
    let Network::Vit(vit) = network else {
        panic!("a transformer");
    };
    let device = Device::flex();
    let images = TensorData::new(fixture.floats(&format!("images_{px}")), [2, 3, px, px]);
    let logits = vit.forward(Tensor::<4>::from_data(images.clone(), &device));
    let logits: Vec<f32> = logits.into_data().try_to_vec().expect("f32");
    let logits = difference(&logits, &fixture.floats(&format!("{case}.logits")));

    let learning = vit.clone().train();
    let images = Tensor::<4>::from_data(images, &device.autodiff());
    let gradients = learning.forward(images).mean().backward();
    let head = learning.head.weight.grad(&gradients).expect("a gradient");
    let block = learning.blocks[0]
        .attn
        .qkv
        .weight
        .grad(&gradients)
        .expect("a gradient");
    let expected = fixture.floats(&format!("{case}.grad_block"));
    // Of split files the reference names the query's alone: our first third.
    let block: Vec<f32> = as_pytorch(block).into_iter().take(expected.len()).collect();
    let head = difference(
        &as_pytorch(head),
        &fixture.floats(&format!("{case}.grad_head")),
    );
    (logits, head.max(difference(&block, &expected)))
}

#[test]
fn every_published_format_gives_its_librarys_answers() {
    let fixture = Fixture::read("checkpoints");
    let about = fixture.about();
    let cases = about["cases"].as_object().expect("cases");
    assert!(cases.len() >= 24, "{} cases", cases.len());
    for (case, expected) in cases {
        let (session, loaded) = load_files(&case_files(&fixture, case));
        let info = loaded.unwrap_or_else(|failure| panic!("{case}: {}", failure.message));
        assert_eq!(
            (info.reinitialized.len(), info.unexpected.len()),
            (0, 0),
            "{case}: {info:?}"
        );
        let px = usize::try_from(expected["px"].as_u64().expect("a side")).expect("small");
        let (logits, gradients) = compare(
            session.network("model").expect("loaded"),
            &fixture,
            case,
            px,
        );
        println!(
            "{case}: logits {logits:.1e}, gradients {gradients:.1e}  ({})",
            info.architecture
        );
        let tolerance = if expected["half"] == Value::Bool(true) {
            TOLERANCE_HALF
        } else {
            TOLERANCE
        };
        assert!(logits <= tolerance && gradients <= tolerance, "{case}");
        if expected["classes"] == Value::Bool(true) {
            assert_eq!(Value::from(info.classes), about["labels"], "{case}");
        }
    }
}

#[test]
fn a_hub_id_resolves_to_its_files() {
    let fixture = Fixture::read("checkpoints");
    for case in ["hf_teacher", "hf_vit_shards", "hf_deit_bin"] {
        let mut session = Session::new(Memory::default());
        for (name, bytes) in case_files(&fixture, case) {
            let address = format!("https://mirror/own/{case}/resolve/main/{name}");
            session.host().served.borrow_mut().insert(address, bytes);
        }
        let hub = |id: &str| WeightsSource::Hub {
            id: id.to_owned(),
            endpoint: Some("https://mirror/".to_owned()),
        };
        let info = load(&mut session, hub(&format!("own/{case}"))).expect("loads");
        assert_eq!(
            Value::from(info.classes),
            fixture.about()["labels"],
            "{case}"
        );
        let (logits, _) = compare(
            session.network("model").expect("loaded"),
            &fixture,
            case,
            16,
        );
        assert!(logits <= TOLERANCE, "{case}: {logits}");
        // What is not there, or no id at all, is said and leaves the model where it is.
        let failure = load(&mut session, hub("own/other")).expect_err("is not there");
        assert!(failure.message.contains("own/other"), "{}", failure.message);
        load(&mut session, hub("nonsense")).expect_err("is no id");
        assert!(session.network("model").is_some());
    }
}

#[test]
fn published_preprocessing_is_used_and_deits_corrected() {
    let fixture = Fixture::read("checkpoints");
    let said = br#"{"do_resize": true, "size": 16, "resample": 2, "do_normalize": true,
        "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}"#;
    for (id, corrected) in [
        ("google/vit-tiny", false),
        ("facebook/deit-tiny-patch16-224", true),
    ] {
        let mut session = Session::new(Memory::default());
        for (name, bytes) in [
            case_files(&fixture, "hf_vit"),
            vec![("preprocessor_config.json".to_owned(), said.to_vec())],
        ]
        .concat()
        {
            let address = format!("https://huggingface.co/{id}/resolve/main/{name}");
            session.host().served.borrow_mut().insert(address, bytes);
        }
        let source = WeightsSource::Hub {
            id: id.to_owned(),
            endpoint: None,
        };
        let info = load(&mut session, source).expect("loads");
        assert_eq!(
            info.preprocess == Preprocess::deit(16),
            corrected,
            "{id}: {}",
            info.preprocess
        );
        assert_eq!(info.notes.len(), usize::from(corrected), "{:?}", info.notes);
    }
}

#[test]
fn files_that_are_not_what_they_seem_are_refused_in_words() {
    let fixture = Fixture::read("checkpoints");
    let whole = case_files(&fixture, "release_plain_zip")
        .into_iter()
        .find(|(name, _)| name.ends_with(".pth"))
        .expect("there")
        .1;
    let legacy = case_files(&fixture, "release_plain_legacy")
        .into_iter()
        .find(|(name, _)| name.ends_with(".pth"))
        .expect("there")
        .1;
    let shards = case_files(&fixture, "hf_vit_shards");
    let one = |bytes: Vec<u8>| vec![("weights.bin".to_owned(), bytes)];
    let without_a_shard: Vec<_> = shards
        .iter()
        .filter(|(name, _)| !name.contains("00002-of"))
        .cloned()
        .collect();
    let swin = [
        (
            "config.json".to_owned(),
            br#"{"model_type": "swin"}"#.to_vec(),
        ),
        ("w.pth".to_owned(), whole.clone()),
    ]
    .to_vec();
    for (what, files, word) in [
        (
            "half a zip",
            one(whole[..whole.len() / 2].to_vec()),
            "cut off",
        ),
        (
            "half a pickle",
            one(legacy[..legacy.len() / 2].to_vec()),
            "end",
        ),
        (
            "a pickle of something else",
            one(b"\x80\x02]q\x00.".to_vec()),
            "ends in the middle",
        ),
        ("a web page", one(b"<!doctype html>".to_vec()), "web page"),
        (
            "a Git LFS pointer",
            one(b"version https://git-lfs.github.com/spec/v1".to_vec()),
            "Git LFS",
        ),
        ("no bytes", one(Vec::new()), "empty"),
        ("a missing shard", without_a_shard, "00002"),
        ("another network", swin, "swin"),
    ] {
        let (_, loaded) = load_files(&files);
        let failure = loaded.expect_err(what);
        assert!(
            failure.message.contains(word) && !failure.hint.is_empty(),
            "{what}: {}",
            failure.message
        );
    }
}

#[test]
fn what_is_exported_loads_as_the_same_model() {
    let fixture = Fixture::read("checkpoints");
    for case in [
        "timm_plain",
        "timm_deit3",
        "timm_larger",
        "hf_deit",
        "hf_teacher",
        "hf_vit",
    ] {
        let (mut session, loaded) = load_files(&case_files(&fixture, case));
        let before = loaded.expect(case);
        let px = before.shape.image_px().0;
        for (precision, tolerance) in [
            (Precision::F32, TOLERANCE),
            (Precision::F16, TOLERANCE_HALF),
        ] {
            let package = exported(&mut session, precision);
            assert_eq!(package.len(), 7);
            assert!(String::from_utf8_lossy(&package["README.md"]).contains(DATE));
            for folder in ["", "timm/"] {
                let files: Vec<_> = package
                    .iter()
                    .filter_map(|(name, bytes)| {
                        Some((name.strip_prefix(folder)?.to_owned(), bytes.clone()))
                    })
                    .filter(|(name, _)| !name.contains('/') && name != "README.md")
                    .collect();
                let (again, loaded) = load_files(&files);
                let after =
                    loaded.unwrap_or_else(|failure| panic!("{case} {folder}: {}", failure.message));
                assert_eq!(
                    (&after.classes, after.preprocess),
                    (&before.classes, before.preprocess),
                    "{case} {folder}"
                );
                assert!(
                    after.notes.is_empty() && after.unexpected.is_empty(),
                    "{case} {folder}: {after:?}"
                );
                let (logits, _) =
                    compare(again.network("model").expect("loaded"), &fixture, case, px);
                println!("{case} {folder} {precision:?}: {logits:.1e}");
                assert!(
                    logits <= tolerance,
                    "{case} {folder} {precision:?}: {logits}"
                );
            }
        }
    }
}
