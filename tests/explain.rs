//! What an answer rests on, asked as the page asks: every method through the session, its refusals, the runner.

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

use memory::page::{Page, REQUEST, failure, picture, recipe, zipped};
use vitrine::ensemble::{Combine, TestViews};
use vitrine::explanation::{
    AttentionMaps, Explanation, Found, Fusion, Heat, Method, Part, Picture,
};
use vitrine::protocol::{Command, Event, FailureKind};
use vitrine::recipe::{Recipe, Trainable};
use vitrine::report::ImageId;

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

#[test]
fn the_runner_writes_a_map_and_a_picture() {
    let folder = tempfile::tempdir().expect("a folder");
    let image = folder.path().join("image.png");
    std::fs::write(&image, picture(false, 9)).expect("writes");
    let explain = |method: &str, out: &str, more: &[&str]| {
        let out = folder.path().join(out);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_vitrine"))
            .args(["explain", "--weights", "static/models/starter.safetensors"])
            .args(["--method", method])
            .args(["--image".as_ref(), image.as_os_str()])
            .args(["--out".as_ref(), out.as_os_str()])
            .args(more)
            .output()
            .expect("runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), said, std::fs::read(out))
    };
    for method in ["attention", "rollout", "relevance", "occlusion"] {
        let (success, said, map) = explain(method, "map.json", &["--class", "1"]);
        assert!(success, "{said}");
        let map: serde_json::Value = serde_json::from_slice(&map.expect("a map")).expect("JSON");
        assert_eq!(map["class"], 1);
        assert!(map["label"].is_string() && map["predictions"].is_array());
        let heat: Heat = serde_json::from_value(map["heat"].clone()).expect("a heat map");
        assert_eq!(heat.values.len(), (heat.rows * heat.columns) as usize);
        assert!(heat.values.iter().any(|value| *value != heat.values[0]));
    }
    let (success, said, png) = explain("rollout", "overlay.png", &["--discard", "0.9"]);
    assert!(success, "{said}");
    let overlay = vitrine::data::decode(&png.expect("a picture")).expect("decodes");
    let level = |at: &usize| u32::from(overlay.pixels()[*at]);
    let blue: Vec<u32> = (2..overlay.pixels().len())
        .step_by(3)
        .map(|at| level(&at))
        .collect();
    // No pixel's middle is a patch's, so neither end is reached exactly.
    let (darkest, brightest) = (blue.iter().min(), blue.iter().max());
    assert!(
        (Some(&225)..=Some(&241)).contains(&brightest),
        "{brightest:?}: left as it is"
    );
    assert!(
        (Some(&36)..=Some(&52)).contains(&darkest),
        "{darkest:?}: 15 % of 241"
    );

    let (success, said, _) = explain("rollout", "none.png", &["--discard", "1"]);
    assert!(!success && said.contains("below 1"), "{said}");
}
