//! The network against timm, layer by layer, forward and gradient; three optimiser steps against PyTorch.
//!
//! Fixtures: `tests/reference/{vit_layers,adamw,pos_embed,deit_tiny}.py`.

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

use burn::module::{Module, ModuleVisitor, Param};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor, TensorData};

use fixture::{Fixture, close, host};
use vitrine::augment::Pipeline;
use vitrine::data::decode;
use vitrine::model::drops::Drops;
use vitrine::model::freeze::cut;
use vitrine::model::vit::features;
use vitrine::model::{Checkpoint, Vit, position};
use vitrine::recipe::{Annealing, Recipe, Trainable};
use vitrine::train::loss::soft_cross_entropy;
use vitrine::train::optim::Optimizer;
use vitrine::train::schedule::Schedule;

/// Every layer of the small networks.
const TOLERANCE: f32 = 1e-4;

fn small(fixture: &Fixture, device: &Device) -> Vit {
    let bytes = fixture.checkpoint("w.", &[("heads", "3")]);
    let (vit, report) = Checkpoint::from_bytes(bytes)
        .and_then(|checkpoint| checkpoint.load(device))
        .expect("loads");
    assert!(
        report.unexpected.is_empty() && report.reinitialized.is_empty(),
        "{report:?}"
    );
    vit
}

fn images(fixture: &Fixture, device: &Device) -> Tensor<4> {
    Tensor::from_data(
        TensorData::new(fixture.floats("input"), [2, 3, 32, 32]),
        device,
    )
}

fn targets(fixture: &Fixture, device: &Device) -> Tensor<2> {
    Tensor::from_data(TensorData::new(fixture.floats("target"), [2, 5]), device)
}

fn every_layer_forward(name: &str) {
    let fixture = Fixture::read(name);
    for device in [Device::flex(), Device::ndarray()] {
        let vit = small(&fixture, &device);
        let check = |layer: &str, found: Tensor<3>| {
            close(
                &format!("{name} {layer}"),
                &host(found),
                &fixture.floats(layer),
                TOLERANCE,
            );
        };
        let input = images(&fixture, &device);
        check("a.patch_embed", vit.patch_embed.forward(input.clone(), 16));
        let mut tokens = vit.embed(input.clone());
        check("a.tokens", tokens.clone());
        let [_, count, _] = tokens.dims();
        for (index, block) in vit.blocks.iter().enumerate() {
            let normed = block.norm1.forward(tokens.clone());
            check(&format!("a.blocks.{index}.norm1"), normed.clone());
            let attended = block.attn.forward(normed, count, &mut Drops::none());
            check(&format!("a.blocks.{index}.attn"), attended.clone());
            let normed = block.norm2.forward(tokens.clone() + attended);
            check(&format!("a.blocks.{index}.norm2"), normed.clone());
            check(
                &format!("a.blocks.{index}.mlp"),
                block.mlp.forward(normed, &mut Drops::none()),
            );
            tokens = block.forward(tokens);
            check(&format!("a.blocks.{index}"), tokens.clone());
        }
        check("a.norm", vit.norm.forward(tokens));
        close(
            "logits",
            &host(vit.forward(input)),
            &fixture.floats("logits"),
            TOLERANCE,
        );
    }
}

fn every_gradient(name: &str) {
    let fixture = Fixture::read(name);
    for device in [Device::flex(), Device::ndarray()] {
        let vit = small(&fixture, &device).train();
        let logits = vit.forward(images(&fixture, &device));
        let loss = soft_cross_entropy(logits, targets(&fixture, &device));
        close(
            "loss",
            &host(loss.clone()),
            &fixture.floats("loss"),
            TOLERANCE,
        );
        let gradients = GradientsParams::from_grads(loss.backward(), &vit);
        let mut compare = Compare {
            path: Vec::new(),
            checked: 0,
            check: |path: &str, gradient: Option<Vec<f32>>| {
                let gradient = gradient.unwrap_or_else(|| panic!("{path} has no gradient"));
                close(
                    &format!("{name} g.{path}"),
                    &gradient,
                    &fixture.floats_as_ours(&format!("g.{path}")),
                    TOLERANCE,
                );
            },
            gradients: Some(&gradients),
        };
        vit.visit(&mut compare);
        assert_eq!(compare.checked, fixture.names("g.").count());

        // The gradient of every block's output: from there on, with that output as the leaf.
        let mut tokens = small(&fixture, &device).embed(images(&fixture, &device));
        for index in 0..vit.blocks.len() {
            tokens = small(&fixture, &device).blocks[index].forward(tokens);
            let leaf = tokens.clone().autodiff().require_grad();
            let pooled = features(
                &vit.blocks[index + 1..],
                &vit.norm,
                leaf.clone(),
                vit.architecture().prefix_tokens(),
                &mut Drops::none(),
            );
            let logits = vit.classify(pooled);
            let gradients = soft_cross_entropy(logits, targets(&fixture, &device)).backward();
            let gradient = leaf.grad(&gradients).expect("a leaf's gradient");
            close(
                &format!("{name} ga.blocks.{index}"),
                &host(gradient),
                &fixture.floats(&format!("ga.blocks.{index}")),
                TOLERANCE,
            );
        }
    }
}

/// Visits parameters by their names, with their gradient or value.
struct Compare<'a, F> {
    path: Vec<String>,
    gradients: Option<&'a GradientsParams>,
    check: F,
    checked: usize,
}

impl<F: FnMut(&str, Option<Vec<f32>>)> ModuleVisitor for Compare<'_, F> {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_owned());
    }

    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let tensor = match self.gradients {
            Some(gradients) => gradients.get::<D>(param.id),
            None => Some(param.val()),
        };
        (self.check)(&self.path.join("."), tensor.map(host));
        self.checked += 1;
    }
}

#[test]
fn every_layer_of_a_plain_deit_equals_timm() {
    every_layer_forward("vit_plain");
}

#[test]
fn every_layer_of_a_distilled_deit_equals_timm() {
    every_layer_forward("vit_distilled");
}

#[test]
fn every_gradient_of_a_plain_deit_equals_pytorch() {
    every_gradient("vit_plain");
}

#[test]
fn every_gradient_of_a_distilled_deit_equals_pytorch() {
    every_gradient("vit_distilled");
}

/// Three steps of `AdamW` with warm-up, cosine, clip and two parameter groups.
#[test]
fn three_adamw_steps_on_everything_equal_pytorch() {
    let (start, expected) = (Fixture::read("vit_plain"), Fixture::read("adamw_plain"));
    let device = Device::flex();
    let model = small(&start, &device).train();
    let trained = three_steps(
        &expected,
        model,
        |vit| vit.forward(images(&start, &device)),
        &targets(&start, &device),
    );
    compare_weights(&expected, &trained.valid(), str::to_owned);
}

#[test]
fn three_adamw_steps_on_the_last_block_equal_pytorch() {
    let (start, expected) = (Fixture::read("vit_plain"), Fixture::read("adamw_last1"));
    let device = Device::flex();
    let (trunk, tail) = cut(small(&start, &device), Trainable::LastBlocks(1));
    let input = trunk.forward(images(&start, &device));
    let trained = three_steps(
        &expected,
        tail.train(),
        |tail| tail.forward(input.clone()),
        &targets(&start, &device),
    );
    compare_weights(&expected, &trained.valid(), |name| {
        name.trim_start_matches("body.Vit.")
            .replace("blocks.0.", "blocks.2.")
    });
}

fn three_steps<M: Module>(
    expected: &Fixture,
    mut model: M,
    forward: impl Fn(&M) -> Tensor<2>,
    targets: &Tensor<2>,
) -> M {
    let recipe = Recipe {
        weight_decay: 0.05,
        clip_grad_norm: Some(1.0),
        ..Recipe::default()
    };
    let mut optimizer = Optimizer::new(&recipe, 3);
    let schedule = Schedule {
        lr: 2e-2,
        min_lr: 1e-5,
        annealing: Annealing::Cosine,
        warmup: 1,
        steps: 3,
        per_epoch: 1,
    };
    for step in 0..3 {
        let lr = schedule.at(step);
        close(
            "lr",
            &[lr as f32],
            &expected.floats(&format!("lr.{step}")),
            1e-7,
        );
        let loss = soft_cross_entropy(forward(&model), targets.clone());
        close(
            "loss",
            &host(loss.clone()),
            &expected.floats(&format!("loss.{step}")),
            TOLERANCE,
        );
        let gradients = GradientsParams::from_grads(loss.backward(), &model);
        let (next, norm) = optimizer.step(lr, model, 0, gradients);
        model = next;
        let norm = host(norm.expect("there are gradients"));
        assert!(norm[0] > 1.0, "the clip must act");
        close(
            "norm",
            &norm,
            &expected.floats(&format!("norm.{step}")),
            TOLERANCE,
        );
    }
    model
}

fn compare_weights(expected: &Fixture, trained: &impl Module, name: impl Fn(&str) -> String) {
    let check = |path: &str, found: Option<Vec<f32>>| {
        let path = name(path);
        let (mut found, mut wanted) = (
            found.expect("a value"),
            expected.floats_as_ours(&format!("w3.{path}")),
        );
        if path.ends_with("attn.qkv.bias") {
            // A key's bias cancels in the softmax: its gradient is rounding noise, which AdamW blows up to whole steps.
            let dim = found.len() / 3;
            found.drain(dim..2 * dim);
            wanted.drain(dim..2 * dim);
        }
        close(&path, &found, &wanted, TOLERANCE);
    };
    let mut compare = Compare {
        path: Vec::new(),
        gradients: None,
        check,
        checked: 0,
    };
    trained.visit(&mut compare);
    assert_eq!(compare.checked, expected.names("w3.").count());
}

#[test]
fn resampled_positions_equal_timm() {
    let fixture = Fixture::read("pos_embed");
    let cases = [("one", 1, 4, 6), ("two", 2, 4, 6), ("large", 1, 14, 2)];
    for (name, prefix, side, dim) in cases {
        let input = fixture.floats(&format!("{name}.input"));
        for grid in [(6, 6), (7, 3), (2, 2), (24, 24)] {
            let key = format!("{name}.{}x{}", grid.0, grid.1);
            if fixture.has(&key) {
                let found = position::resample(&input, prefix, (side, side), grid, dim);
                close(&key, &found, &fixture.floats(&key), 1e-5);
            }
        }
    }
}

/// The weights and photos of `../shared`, where they are.
#[test]
fn the_real_deit_tiny_answers_as_timm_does() {
    let shared = std::path::Path::new("../shared");
    let Ok(weights) = std::fs::read(shared.join("weights/deit_tiny_patch16_224.safetensors"))
    else {
        println!("skipped: ../shared/weights is absent");
        return;
    };
    let fixture = Fixture::read("deit_tiny_real");
    let device = Device::flex();
    let (vit, report) = Checkpoint::from_bytes(weights)
        .and_then(|checkpoint| checkpoint.load(&device))
        .expect("loads");
    assert!(
        report.unexpected.is_empty() && report.reinitialized.is_empty(),
        "{report:?}"
    );
    assert_eq!(vit.architecture().to_string(), "DeiT-tiny/16, 224 px");
    assert_eq!(Module::num_params(&vit), 5_717_416);
    let expected = fixture.floats("logits");
    let names: Vec<String> =
        serde_json::from_value(fixture.about()["images"].clone()).expect("names");
    let mut worst = 0f32;
    for (name, expected) in names.iter().zip(expected.chunks(1000)) {
        let bytes =
            std::fs::read(shared.join("datasets/trashnet_small_256").join(name)).expect("a photo");
        let image = decode(&bytes).expect("decodes");
        let mut pixels = vec![0.0; 3 * 224 * 224];
        Pipeline::evaluation(vitrine::preprocess::Preprocess::deit(224))
            .evaluate(&image, &mut pixels);
        let found = host(vit.forward(Tensor::from_data(
            TensorData::new(pixels, [1, 3, 224, 224]),
            &device,
        )));
        worst = found
            .iter()
            .zip(expected)
            .map(|(a, b)| (a - b).abs())
            .fold(worst, f32::max);
    }
    println!(
        "largest difference of a logit on {} photos: {worst:e}",
        names.len()
    );
    assert!(worst <= 2e-3, "largest difference of a logit: {worst}");
}
