//! Convolutional networks against timm, block by block, forward and gradient; TensorFlow's `MobileNetV2` against
//! PyTorch; and both through the session: load, train, evaluate, save, load again.
//!
//! Fixtures: `tests/reference/cnn.py`.

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

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read as _};

use burn::module::{Module, ModuleVisitor, Param, ParamId};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor, TensorData};
use safetensors::tensor::{SafeTensors, TensorView};

use fixture::{Fixture, close, host, synthetic};
use memory::page::{Page, REQUEST, failure, picture, recipe, zipped};
use vitrine::architecture::cnn::is_statistic;
use vitrine::model::cnn::{Layers, as_maps, grad_cam, names};
use vitrine::model::freeze::{cut, join};
use vitrine::model::{Checkpoint, Cnn, Network};
use vitrine::notebook::EvaluateSettings;
use vitrine::protocol::{Command, Event, ExportFormat, FailureKind, WeightsSource};
use vitrine::recipe::{Recipe, Trainable};
use vitrine::report::Precision;
use vitrine::train::loss::soft_cross_entropy;
use vitrine::train::optim::Optimizer;
use vitrine::train::parameters::{Known, flat, known};

/// Every layer and every gradient, relative to numbers above 1. Rounding in 32 bits alone reaches 3e-5 after the 17 blocks
/// of `MobileNetV2`, whose sums no norm brings back to 1.
const TOLERANCE: f32 = 1e-4;

const NAMES: [&str; 3] = ["cnn_resnet18", "cnn_resnet50", "cnn_mobilenetv2_100"];

fn bytes(name: &str) -> Vec<u8> {
    Fixture::read(name).checkpoint("w.", &[("image_px", "64")])
}

fn load(bytes: Vec<u8>, device: &Device) -> Cnn {
    let (network, report) = Checkpoint::from_bytes(bytes)
        .and_then(|checkpoint| checkpoint.network(device))
        .expect("loads");
    assert!(
        report.unexpected.is_empty() && report.reinitialized.is_empty(),
        "{report:?}"
    );
    match network {
        Network::Cnn(cnn) => cnn,
        Network::Vit(_) => panic!("a convolutional network"),
    }
}

fn images(fixture: &Fixture, device: &Device) -> Tensor<4> {
    Tensor::from_data(
        TensorData::new(fixture.floats("input"), [2, 3, 64, 64]),
        device,
    )
}

fn targets(fixture: &Fixture, device: &Device) -> Tensor<2> {
    Tensor::from_data(TensorData::new(fixture.floats("target"), [2, 5]), device)
}

#[test]
fn every_block_equals_timms() {
    for name in NAMES {
        let fixture = Fixture::read(name);
        for device in [Device::flex(), Device::ndarray()] {
            let cnn = load(bytes(name), &device);
            let input = images(&fixture, &device);
            let first = input.clone().narrow(0, 0, 1);
            // As many blocks from the start as there are, one after the other.
            let blocks = cnn.architecture().blocks.clone();
            for (number, block) in blocks.iter().enumerate() {
                let mut front = cnn.layers.clone();
                _ = front.split_off(blocks.len() - number - 1, false);
                let found = front.forward(first.clone(), &mut vitrine::model::drops::Drops::none());
                let timm = format!("a.{}", cnn.architecture().prefix(block));
                close(
                    &format!("{name} {timm}"),
                    &host(found),
                    &fixture.floats(&timm),
                    TOLERANCE,
                );
            }
            if let Layers::ResNet(layers) = &cnn.layers {
                let stem = layers.stem.as_ref().expect("there").forward(first);
                close(
                    &format!("{name} stem"),
                    &host(stem),
                    &fixture.floats("a.stem"),
                    TOLERANCE,
                );
            }
            let maps = host(cnn.maps(input.clone()));
            close("maps", &maps, &fixture.floats("a.maps"), TOLERANCE);
            let features = host(cnn.features(input.clone()));
            close(
                "features",
                &features,
                &fixture.floats("features"),
                TOLERANCE,
            );
            close(
                "logits",
                &host(cnn.forward(input)),
                &fixture.floats("logits"),
                TOLERANCE,
            );
        }
    }
}

#[test]
fn every_gradient_of_the_last_stage_equals_pytorchs() {
    for name in NAMES {
        let fixture = Fixture::read(name);
        for device in [Device::flex(), Device::ndarray()] {
            let cnn = load(bytes(name), &device);
            let architecture = cnn.architecture().clone();
            let last = architecture.blocks.last().expect("blocks").stage;
            let stage = architecture
                .blocks
                .iter()
                .filter(|block| block.stage == last);
            let (trunk, tail) = cut(cnn, Trainable::LastBlocks(stage.count() as u32));
            let input = trunk.forward(images(&fixture, &device));
            let tail = tail.train();
            let loss = soft_cross_entropy(tail.forward(input), targets(&fixture, &device));
            close(
                "loss",
                &host(loss.clone()),
                &fixture.floats("loss"),
                TOLERANCE,
            );
            let gradients = GradientsParams::from_grads(loss.backward(), &tail);
            let mut compare = Compare {
                known: known(&tail, tail.first_block()),
                gradients: &gradients,
                check: |ours: &str, gradient: Option<Vec<f32>>| {
                    if is_statistic(ours) {
                        assert!(gradient.is_none(), "{ours} does not learn");
                        return false;
                    }
                    let timm = names::timm(&architecture, ours);
                    let gradient = gradient.unwrap_or_else(|| panic!("{timm} has no gradient"));
                    let expected = if ours == "head.weight" {
                        fixture.floats_as_ours(&format!("g.{timm}"))
                    } else {
                        fixture.floats(&format!("g.{timm}"))
                    };
                    close(&format!("{name} {timm}"), &gradient, &expected, TOLERANCE);
                    true
                },
                checked: 0,
            };
            tail.visit(&mut compare);
            assert_eq!(compare.checked, fixture.names("g.").count(), "{name}");
        }
    }
}

/// Visits parameters by their names, with their gradient.
struct Compare<'a, F> {
    known: BTreeMap<ParamId, Known>,
    gradients: &'a GradientsParams,
    check: F,
    checked: usize,
}

impl<F: FnMut(&str, Option<Vec<f32>>) -> bool> ModuleVisitor for Compare<'_, F> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let gradient = self.gradients.get::<D>(param.id).map(host);
        self.checked += usize::from((self.check)(&self.known[&param.id].name, gradient));
    }
}

#[test]
fn grad_cam_equals_pytorchs() {
    for name in NAMES {
        let fixture = Fixture::read(name);
        let device = Device::flex();
        let cnn = load(bytes(name), &device);
        let image = images(&fixture, &device).narrow(0, 0, 1);
        let expected = fixture.floats("cam");
        for (class, expected) in expected.chunks(expected.len() / 5).enumerate() {
            let map = grad_cam(&cnn, image.clone(), class).expect("a class it knows");
            close(&format!("{name} {class}"), &host(map), expected, TOLERANCE);
        }
        assert!(grad_cam(&cnn, image, 5).is_none());
    }
}

#[test]
fn wherever_it_is_cut_it_is_the_same_network_and_can_be_put_together() {
    for name in NAMES {
        let (fixture, device) = (Fixture::read(name), Device::flex());
        let cnn = load(bytes(name), &device);
        let depth = cnn.architecture().blocks.len() as u32;
        let images = images(&fixture, &device);
        let everywhere = (0..=depth).map(Trainable::LastBlocks);
        for trainable in everywhere.chain([Trainable::Head, Trainable::All]) {
            let (trunk, tail) = cut(cnn.clone(), trainable);
            let input = trunk.forward(images.clone());
            let [_, rows, columns] = input.dims();
            assert_eq!([rows, columns], trunk.output_dims(), "{trainable:?}");
            let logits = host(tail.forward(input));
            close(
                &format!("{name} {trainable:?}"),
                &logits,
                &fixture.floats("logits"),
                TOLERANCE,
            );
            let again = join(trunk, tail);
            assert_eq!(
                host(again.forward(images.clone())),
                host(cnn.forward(images.clone()))
            );
        }
    }
    let rows = Tensor::<3>::from_data(
        [[[1.0, 5.0], [2.0, 6.0], [3.0, 7.0], [4.0, 8.0]]],
        &Device::flex(),
    );
    assert_eq!(
        host(as_maps(rows, (2, 2))),
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]
    );
}

/// # Source
/// timm `param_groups_layer_decay` with `EfficientNet.group_matcher` and `ResNet.group_matcher`.
#[test]
fn layers_learn_at_timms_rates() {
    let recipe = Recipe {
        layer_decay: 0.5,
        ..Recipe::default()
    };
    let optimizer = Optimizer::new(&recipe, 3);
    for (name, rank, expected) in [
        ("conv_stem.weight", 4, (0.0625, 0.05)),
        ("bn1.weight", 1, (0.0625, 0.0)),
        ("blocks.0.conv_dw.weight", 4, (0.125, 0.05)),
        ("blocks.2.bn3.bias", 1, (0.5, 0.0)),
        ("conv_head.weight", 4, (0.5, 0.05)),
        ("bn2.bias", 1, (0.5, 0.0)),
        ("head.weight", 2, (1.0, 0.05)),
    ] {
        assert_eq!(optimizer.group(name, rank), expected, "{name}");
    }
}

/// A checkpoint with other names.
fn renamed(bytes: &[u8], name: impl Fn(&str) -> Option<String>) -> Vec<u8> {
    let tensors = SafeTensors::deserialize(bytes).expect("reads");
    let views: Vec<(String, TensorView<'_>)> = tensors
        .iter()
        .filter_map(|(old, view)| Some((name(old)?, view)))
        .collect();
    let metadata = HashMap::from([("image_px".to_owned(), "64".to_owned())]);
    safetensors::serialize(views, Some(metadata)).expect("serialises")
}

/// torchvision's name of a tensor of timm's `MobileNetV2`.
fn torchvision(name: &str) -> String {
    let starts = [0, 1, 3, 6, 10, 13, 16];
    let (layer, leaf) = name.rsplit_once('.').expect("a leaf");
    let layer = match layer.split('.').collect::<Vec<_>>().as_slice() {
        ["conv_stem"] => "features.0.0".to_owned(),
        ["bn1"] => "features.0.1".to_owned(),
        ["conv_head"] => "features.18.0".to_owned(),
        ["bn2"] => "features.18.1".to_owned(),
        ["classifier"] => "classifier.1".to_owned(),
        ["blocks", "0", "0", part] => {
            let part = match *part {
                "conv_dw" => "0.0",
                "bn1" => "0.1",
                "conv_pw" => "1",
                _ => "2",
            };
            format!("features.1.conv.{part}")
        }
        ["blocks", stage, index, part] => {
            let number = |text: &str| text.parse::<usize>().expect("a number");
            let part = match *part {
                "conv_pw" => "0.0",
                "bn1" => "0.1",
                "conv_dw" => "1.0",
                "bn2" => "1.1",
                "conv_pwl" => "2",
                _ => "3",
            };
            let block = starts[number(stage)] + number(index) + 1;
            format!("features.{block}.conv.{part}")
        }
        other => panic!("{other:?}"),
    };
    format!("{layer}.{leaf}")
}

#[test]
fn torchvisions_names_and_wrapped_ones_are_known() {
    let fixture = Fixture::read("cnn_mobilenetv2_100");
    let ours = bytes("cnn_mobilenetv2_100");
    let expected = fixture.floats("logits");
    for bytes in [
        renamed(&ours, |name| Some(torchvision(name))),
        renamed(&ours, |name| Some(format!("module.{name}"))),
    ] {
        let cnn = load(bytes, &Device::flex());
        let found = host(cnn.forward(images(&fixture, &Device::flex())));
        close("logits", &found, &expected, TOLERANCE);
    }
}

#[test]
fn other_networks_and_broken_files_are_refused_in_words() {
    let resnet = bytes("cnn_resnet18");
    let without =
        |gone: &'static str| renamed(&resnet, move |name| (name != gone).then(|| name.to_owned()));
    let called = |from: &'static str, to: &'static str| {
        renamed(&resnet, move |name| {
            Some(if name == from { to } else { name }.to_owned())
        })
    };
    let mut page = Page::new();
    for (bytes, word) in [
        (
            without("layer4.0.bn1.running_var"),
            "layer4.0.bn1.running_var is missing",
        ),
        (without("conv1.weight"), "conv1.weight is missing"),
        (
            called("fc.bias", "layer1.0.se.fc1.bias"),
            "layer1.0.se.fc1.bias, which none of them has",
        ),
        (called("bn1.bias", "other"), "bn1.bias is missing"),
        (
            renamed(&resnet, |name| match name {
                "layer1.0.conv1.weight" => Some("layer1.0.conv2.weight".to_owned()),
                "layer1.0.conv2.weight" => Some("layer1.0.conv1.weight".to_owned()),
                _ => Some(name.to_owned()),
            }),
            "should have the shape",
        ),
    ] {
        let (kind, text) = failure(page.load(bytes));
        assert_eq!(kind, FailureKind::Weights);
        assert!(
            text.contains(word) && text.contains("still there"),
            "{text}"
        );
    }
    // A head is the one thing that may be missing.
    let headless = renamed(&resnet, |name| {
        (!name.starts_with("fc.")).then(|| name.to_owned())
    });
    let Event::ModelLoaded { model, .. } = page.load(headless) else {
        panic!("not loaded")
    };
    assert_eq!(model.reinitialized, ["fc.weight", "fc.bias"]);
}

#[test]
fn it_is_learnt_measured_saved_and_loaded_again() {
    for name in ["cnn_resnet18", "cnn_mobilenetv2_100"] {
        for trainable in [Trainable::Head, Trainable::LastBlocks(2), Trainable::All] {
            let mut page = Page::new();
            page.import(vec![("pictures.zip", zipped())]);
            let Event::ModelLoaded { model, .. } = page.load(bytes(name)) else {
                panic!("not loaded")
            };
            assert_eq!(model.shape.image_px(), (64, 64));
            let before = flat(page.0.network("model").expect("loaded"), 0);
            let report = page.trained(Recipe {
                drop_path: 0.1,
                dropout: 0.1,
                ema_decay: (trainable != Trainable::Head).then_some(0.8),
                ..recipe(trainable)
            });
            assert!(
                report.test.top1 > 0.9,
                "{name} {trainable:?}: {}",
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
            assert!(
                (evaluation.loss - report.test.loss).abs() < 2e-3,
                "{name} {trainable:?}"
            );
            // Statistics stay as loaded, to the bit; of what was frozen everything does.
            let after = flat(page.0.network("tuned").expect("trained"), 0);
            for (parameter, found) in after {
                let frozen = trainable == Trainable::Head && !parameter.starts_with("head");
                if frozen || is_statistic(&parameter) {
                    assert_eq!(host(found), host(before[&parameter].clone()), "{parameter}");
                }
            }
            saved_and_loaded_again(&mut page);
        }
    }
}

fn saved_and_loaded_again(page: &mut Page) {
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
    assert!(
        model.notes.is_empty() && model.unexpected.is_empty(),
        "{model:?}"
    );
    let Event::Predicted { logits: after, .. } = page.predict("model", picture(false, 9)) else {
        panic!("not predicted")
    };
    assert_eq!(before, after);
}

#[test]
fn its_package_is_timms_and_loads_here_too() {
    let mut page = Page::new();
    page.load(bytes("cnn_mobilenetv2_100"));
    let Event::Exported { file, .. } = page.ask(Command::Export {
        request: REQUEST,
        model: "model".to_owned(),
        format: ExportFormat::Package {
            date: "2030-01-01".to_owned(),
        },
        precision: Precision::F32,
    }) else {
        panic!("not exported")
    };
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("reads");
        files.insert(entry.name().expect("a name").into_owned(), bytes);
    }
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["README.md", "config.json", "model.safetensors"]);
    assert!(String::from_utf8_lossy(&files["README.md"]).contains("no ONNX file"));
    let Event::Predicted { logits: before, .. } = page.predict("model", picture(true, 9)) else {
        panic!("not predicted")
    };
    let again = ["config.json", "model.safetensors"]
        .map(|name| page.file(name, files.remove(name).expect("there")));
    let loaded = page.ask(Command::LoadModel {
        request: REQUEST,
        name: "model".to_owned(),
        source: WeightsSource::Files(again.into()),
    });
    assert!(matches!(loaded, Event::ModelLoaded { .. }), "{loaded:?}");
    let Event::Predicted { logits: after, .. } = page.predict("model", picture(true, 9)) else {
        panic!("not predicted")
    };
    assert_eq!(before, after);
}

#[test]
fn what_only_a_transformer_has_is_refused() {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    page.load(bytes("cnn_resnet18"));
    let (kind, text) = failure(page.train(Recipe {
        attention_dropout: 0.1,
        ..recipe(Trainable::LastBlocks(1))
    }));
    assert_eq!(kind, FailureKind::Settings);
    assert!(text.contains("this network has no attention"), "{text}");
}

/// The weights of `../shared`, where they are.
#[test]
fn tensorflows_mobilenet_answers_as_pytorch_does_with_its_weights() {
    let path = "../shared/weights/mobilenet_v2_1.0_224_tf.safetensors";
    let Ok(weights) = std::fs::read(path) else {
        println!("skipped: {path} is absent");
        return;
    };
    let cnn = load(weights, &Device::flex());
    assert_eq!(cnn.architecture().to_string(), "MobileNetV2, 224 px");
    let mut pixels = Vec::new();
    for (width, height) in [(224, 224), (300, 224)] {
        let image = synthetic(width, height);
        let value = |x: usize, y: usize, channel: usize| {
            let at = (y * width as usize + x) * 3 + channel;
            f32::from(image.pixels()[at]) / 127.5 - 1.0
        };
        for channel in 0..3 {
            for y in 0..224 {
                pixels.extend((0..224).map(|x| value(x, y, channel)));
            }
        }
    }
    let input = Tensor::from_data(TensorData::new(pixels, [2, 3, 224, 224]), &Device::flex());
    let found = host(cnn.forward(input));
    let expected = Fixture::read("cnn_tf_real").floats("logits");
    let worst = found.iter().zip(&expected).map(|(a, b)| (a - b).abs());
    println!(
        "largest difference of a logit: {:e}",
        worst.fold(0.0, f32::max)
    );
    close("logits", &found, &expected, 1e-4);
}
