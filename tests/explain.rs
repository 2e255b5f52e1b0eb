//! What an answer rests on: attention, rollout and relevance against PyTorch, and every method through the session.
//!
//! Fixture: `tests/reference/explain.py`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    unreachable_pub,
    dead_code,
    deprecated,
    reason = "a test may panic, print and read at once; ndarray is the independent reference; not every file uses all of its helpers"
)]

mod fixture;
mod memory;

use burn::tensor::{Device, Tensor, TensorData};
use futures::executor::block_on;

use fixture::{Fixture, host, synthetic};
use memory::page::{Page, REQUEST, failure, picture, recipe, zipped};
use vitrine::augment::Pipeline;
use vitrine::ensemble::{Combine, TestViews};
use vitrine::explain::attention::attention;
use vitrine::explain::relevance::Answered;
use vitrine::explain::rollout::rollout;
use vitrine::explanation::{
    AttentionMaps, Explanation, Found, Fusion, Heat, Method, Part, Picture,
};
use vitrine::model::{Checkpoint, Vit};
use vitrine::preprocess::Preprocess;
use vitrine::protocol::{Command, Event, FailureKind};
use vitrine::recipe::{Recipe, Trainable};
use vitrine::report::ImageId;

/// The largest difference from the reference, by the reference's largest number: f32 against f64.
const TOLERANCE: f32 = 1e-4;

const FUSIONS: [(&str, Fusion); 3] = [
    ("mean", Fusion::Mean),
    ("max", Fusion::Max),
    ("min", Fusion::Min),
];

fn check(name: &str, found: &[f32], expected: &[f32]) -> f32 {
    assert_eq!(found.len(), expected.len(), "{name}");
    let most = expected.iter().copied().fold(0.0, f32::max);
    let apart = found.iter().zip(expected).map(|(a, b)| (a - b).abs());
    let worst = apart.fold(0.0, f32::max) / most;
    assert!(worst <= TOLERANCE, "{name}: {worst} of the largest, {most}");
    worst
}

fn small(name: &str, device: &Device) -> Vit {
    let bytes = Fixture::read(name).checkpoint("w.", &[("heads", "3")]);
    let loaded = Checkpoint::from_bytes(bytes).and_then(|checkpoint| checkpoint.load(device));
    loaded.expect("loads").0
}

/// Of the `at`th part of a tensor of that many.
fn part(floats: &[f32], at: usize, of: usize) -> &[f32] {
    let length = floats.len() / of;
    &floats[at * length..(at + 1) * length]
}

fn like_pytorch(name: &str) {
    let expected = Fixture::read("explain");
    let input = Fixture::read(&format!("vit_{name}")).floats("input");
    // ndarray goes the way of graphics processors: softmax and norms put together from burn's parts.
    for device in [Device::flex(), Device::ndarray()] {
        let vit = small(&format!("vit_{name}"), &device);
        for at in 0..2 {
            let image = || {
                let pixels = part(&input, at, 2).to_vec();
                Tensor::<4>::from_data(TensorData::new(pixels, [1, 3, 32, 32]), &device)
            };
            let mut seen = Vec::new();
            let _ = vit.forward_seen(image(), |attention| {
                seen.extend(host(attention.clone()));
                attention
            });
            let attention = expected.floats(&format!("{name}.attention"));
            check("attention", &seen, part(&attention, at, 2));
            for (word, fusion) in FUSIONS {
                for (percent, discard) in [(0, 0.0), (50, 0.5)] {
                    let found = block_on(rollout(&vit, image(), fusion, discard)).expect("found");
                    let key = format!("{name}.rollout.{word}.{percent}");
                    check(&key, &found.1.values, part(&expected.floats(&key), at, 2));
                }
            }
            for class in [1, 3] {
                let answered = block_on(Answered::new(&vit, image())).expect("answered");
                let scores = host(vit.forward(image()));
                check("scores", &answered.logits, &scores);
                let found = block_on(answered.relevance(class)).expect("found");
                let key = format!("{name}.relevance.{class}");
                check(&key, &found.values, part(&expected.floats(&key), at, 2));
            }
        }
    }
}

#[test]
fn a_plain_deit_is_explained_as_pytorch_does() {
    like_pytorch("plain");
}

#[test]
fn a_distilled_deit_is_explained_as_pytorch_does() {
    like_pytorch("distilled");
}

/// The weights of `../shared`, where they are.
#[test]
fn the_real_deit_tiny_is_explained_as_pytorch_does() {
    let path = "../shared/weights/deit_tiny_patch16_224.safetensors";
    let Ok(weights) = std::fs::read(path) else {
        println!("skipped: ../shared/weights is absent");
        return;
    };
    let expected = Fixture::read("explain");
    let device = Device::flex();
    let loaded = Checkpoint::from_bytes(weights).and_then(|checkpoint| checkpoint.load(&device));
    let (vit, _) = loaded.expect("loads");
    let mut pixels = vec![0.0; 3 * 224 * 224];
    Pipeline::evaluation(Preprocess::deit(224)).evaluate(&synthetic(256, 256), &mut pixels);
    let image =
        || Tensor::<4>::from_data(TensorData::new(pixels.clone(), [1, 3, 224, 224]), &device);

    let (scores, maps) = block_on(attention(&vit, image())).expect("found");
    let attention = expected.floats("real.attention");
    for (row, expected) in (0..36).zip(attention.chunks(196)) {
        let found: Vec<f32> = maps.row(row / 3, row % 3, 0).collect();
        let scale = maps.scales[(row * 197) as usize];
        for (found, expected) in found[1..].iter().zip(expected) {
            assert!(
                (found - expected).abs() <= scale / 255.0 * 0.51,
                "row {row}"
            );
        }
    }
    let mut ranked: Vec<usize> = (0..1000).collect();
    ranked.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    for (word, fusion) in FUSIONS {
        for (percent, discard) in [(0, 0.0), (50, 0.5)] {
            let (_, heat) = block_on(rollout(&vit, image(), fusion, discard)).expect("found");
            assert_eq!((heat.rows, heat.columns), (14, 14));
            let key = format!("real.rollout.{word}.{percent}");
            let off = check(&key, &heat.values, &expected.floats(&key));
            println!("{key}: {off:.1e} of the largest");
        }
    }
    for (class, word) in ranked.into_iter().zip(["first", "second"]) {
        let answered = block_on(Answered::new(&vit, image())).expect("answered");
        let heat = block_on(answered.relevance(class)).expect("found");
        let key = format!("real.relevance.{word}");
        let off = check(&key, &heat.values, &expected.floats(&key));
        println!("{key}: {off:.1e} of the largest");
    }
}

fn ask(page: &mut Page, model: &str, method: Method, class: Option<u32>) -> Event {
    let file = page.file("image.png", picture(true, 30));
    page.ask(Command::Explain {
        request: REQUEST,
        model: model.to_owned(),
        picture: Picture::File(file),
        method,
        class,
    })
}

fn explained(event: Event) -> Explanation {
    match event {
        Event::Explained { explanation, .. } => explanation,
        other => panic!("{other:?}"),
    }
}

fn heat(explanation: &Explanation) -> &Heat {
    match &explanation.found {
        Found::Heat(heat) => heat,
        Found::Attention(maps) => panic!("{maps:?}"),
    }
}

const ROLLOUT: Method = Method::Rollout {
    fusion: Fusion::Mean,
    discard: 0.0,
};

const OCCLUSION: Method = Method::Occlusion {
    side_px: 8,
    stride_px: 8,
};

#[test]
fn every_method_answers_with_the_picture_as_seen_and_what_was_predicted() {
    let mut page = Page::new();
    let Event::Predicted { predictions, .. } = page.predict("model", picture(true, 30)) else {
        panic!("not predicted")
    };
    for method in [Method::Attention, ROLLOUT, Method::Relevance, OCCLUSION] {
        let found = explained(ask(&mut page, "model", method, None));
        assert_eq!((found.px, found.grid), (32, (2, 2)));
        assert_eq!(found.pixels.len(), 32 * 32 * 4);
        assert_eq!(
            found.pixels[..4],
            [220, 30, 40, 255],
            "a picture of one colour"
        );
        assert_eq!(found.class, predictions[0].index);
        for (found, expected) in found.predictions.iter().zip(&predictions) {
            assert_eq!(
                (found.index, &found.label),
                (expected.index, &expected.label)
            );
            assert!((found.p - expected.p).abs() <= 1e-6);
        }
        assert!(found.elapsed_ms > 0.0);
    }
}

#[test]
fn attention_has_a_row_for_every_block_head_and_token_that_sums_to_one() {
    let found = explained(ask(&mut Page::new(), "model", Method::Attention, None));
    let Found::Attention(maps) = found.found else {
        panic!("{:?}", found.found)
    };
    let AttentionMaps {
        blocks,
        heads,
        tokens,
        prefix,
        ..
    } = maps;
    assert_eq!((blocks, heads, tokens, prefix), (3, 3, 6, 2));
    for row in 0..blocks * heads * tokens {
        let of_head = row / tokens;
        let row = maps.row(of_head / heads, of_head % heads, row % tokens);
        assert_eq!(row.len(), 6);
        let total: f32 = row.sum();
        assert!((total - 1.0).abs() <= 6.0 / 255.0 / 2.0, "{total}");
    }
}

#[test]
fn rollout_is_positive_and_leaves_part_of_the_sum_to_the_tokens_before_the_patches() {
    let found = explained(ask(&mut Page::new(), "model", ROLLOUT, None));
    let Heat {
        rows,
        columns,
        values,
    } = heat(&found);
    assert_eq!((*rows, *columns, values.len()), (2, 2, 4));
    let total: f32 = values.iter().sum();
    assert!(values.iter().all(|value| *value > 0.0) && total < 1.0);
}

#[test]
fn relevance_and_occlusion_are_those_of_the_class_asked_about() {
    let mut page = Page::new();
    for method in [Method::Relevance, OCCLUSION] {
        let first = explained(ask(&mut page, "model", method, Some(0)));
        let last = explained(ask(&mut page, "model", method, Some(4)));
        assert_eq!((first.class, last.class), (0, 4));
        assert_eq!(first.predictions, last.predictions);
        assert_ne!(heat(&first).values, heat(&last).values);
    }
}

#[test]
fn an_image_of_a_data_set_is_explained_as_the_same_file_is() {
    let mut page = Page::new();
    page.import(vec![("red/0.png", picture(true, 30))]);
    let held = page.ask(Command::Explain {
        request: REQUEST,
        model: "model".to_owned(),
        picture: Picture::Held {
            data: "data".to_owned(),
            image: ImageId(0),
        },
        method: ROLLOUT,
        class: None,
    });
    let (held, file) = (
        explained(held),
        explained(ask(&mut page, "model", ROLLOUT, None)),
    );
    assert_eq!((held.found, held.pixels), (file.found, file.pixels));
}

#[test]
fn occlusion_tells_how_far_it_is_and_stops_when_asked() {
    let mut page = Page::new();
    let file = page.file("image.png", picture(true, 30));
    let command = Command::Explain {
        request: REQUEST,
        model: "model".to_owned(),
        picture: Picture::File(file),
        method: OCCLUSION,
        class: None,
    };
    let (last, before) = page.ask_all(command.clone());
    assert_eq!(heat(&explained(last)).values.len(), 16);
    let done = before.iter().map(|event| match event {
        Event::Progress { done, total, .. } => (*done, *total),
        other => panic!("{other:?}"),
    });
    assert_eq!(done.collect::<Vec<_>>(), [(8, Some(16)), (16, Some(16))]);

    page.0.host().stop_after.set(Some(0));
    let (kind, _) = failure(page.ask(command));
    assert_eq!(kind, FailureKind::Stopped);
}

#[test]
fn what_cannot_be_explained_is_refused_in_words() {
    let mut page = Page::new();
    let rollout = |discard| Method::Rollout {
        fusion: Fusion::Mean,
        discard,
    };
    let occlusion = |side_px, stride_px| Method::Occlusion { side_px, stride_px };
    for (method, class, words) in [
        (Method::Attention, Some(5), "no class 5"),
        (rollout(1.0), None, "below 1"),
        (rollout(-0.1), None, "at least 0"),
        (rollout(f32::NAN), None, "NaN"),
        (occlusion(0, 8), None, "hides nothing"),
        (occlusion(8, 0), None, "never gets anywhere"),
        (occlusion(33, 8), None, "32 × 32"),
        (Method::GradCam, None, "convolutional"),
    ] {
        let (kind, text) = failure(ask(&mut page, "model", method, class));
        assert_eq!(kind, FailureKind::Settings);
        assert!(text.contains(words), "{text}");
    }
    let (kind, text) = failure(ask(&mut page, "none", Method::Attention, None));
    assert_eq!(kind, FailureKind::Settings);
    assert!(text.contains("\"none\""), "{text}");
    let file = page.file("image.png", b"no picture".to_vec());
    let event = page.ask(Command::Explain {
        request: REQUEST,
        model: "model".to_owned(),
        picture: Picture::File(file),
        method: Method::Attention,
        class: None,
    });
    assert_eq!(failure(event).0, FailureKind::Data);
}

#[test]
fn several_networks_and_several_views_are_refused() {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    page.trained_as(
        "a",
        Recipe {
            epochs: 1,
            ..recipe(Trainable::Head)
        },
    );
    page.ensemble(&["a"], Combine::Probabilities, TestViews::Flip);
    for event in [
        ask(&mut page, "together", Method::Attention, None),
        page.ask(Command::Profile {
            request: REQUEST,
            model: "together".to_owned(),
        }),
    ] {
        let (kind, text) = failure(event);
        assert_eq!(kind, FailureKind::Settings);
        assert!(text.contains("not a single network"), "{text}");
    }
}

#[test]
fn the_parts_of_a_network_hold_all_its_parameters_in_order() {
    let mut page = Page::new();
    let command = Command::Profile {
        request: REQUEST,
        model: "model".to_owned(),
    };
    let Event::Profiled { parts, .. } = page.ask(command.clone()) else {
        panic!("not profiled")
    };
    let named: Vec<(&str, &[u32])> = parts
        .iter()
        .map(|Part { name, shape, .. }| (name.as_str(), shape.as_slice()))
        .collect();
    let expected: [(&str, &[u32]); 5] = [
        ("patches", &[6, 24]),
        ("block 1", &[6, 24]),
        ("block 2", &[6, 24]),
        ("block 3", &[2, 24]),
        ("head", &[5]),
    ];
    assert_eq!(named, expected);
    let vit = page.0.network("model").expect("loaded");
    let all: u64 = parts.iter().map(|part| part.parameters).sum();
    assert_eq!(all, burn::module::Module::num_params(vit) as u64);
    assert!(parts.iter().all(|part| part.milliseconds >= 0.0));

    page.0.host().stop_after.set(Some(0));
    assert_eq!(failure(page.ask(command)).0, FailureKind::Stopped);
}
