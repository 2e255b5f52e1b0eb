//! Optimisers, groups, schedules, running means, distillation, dropping and the linear probe against PyTorch, timm and
//! scikit-learn.
//!
//! Fixtures: `tests/reference/{strategies,linear_probe}.py`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    unreachable_pub,
    dead_code,
    reason = "a test may panic and read at once; not every file uses all of `fixture`"
)]

mod fixture;

use std::collections::BTreeMap;

use burn::module::Module as _;
use burn::optim::{GradientsAccumulator, GradientsParams};
use burn::tensor::{Device, Tensor, TensorData};
use futures::executor::block_on;
use serde_json::Value;

use fixture::{Fixture, close, host};
use vitrine::model::drops::{Drops, Rates, path_rate};
use vitrine::model::freeze::{Tail, cut, join};
use vitrine::model::{Checkpoint, Network, Vit};
use vitrine::recipe::{Annealing, Distillation, Lesson, Probe, Recipe, Rule, Trainable};
use vitrine::train::loss::{Said, blended, soft_cross_entropy, taught};
use vitrine::train::optim::{Ema, Optimizer};
use vitrine::train::parameters::flat;
use vitrine::train::probe::{self, Rows};
use vitrine::train::schedule::Schedule;
use vitrine::train::soup;

/// After ten steps. The reference in 64 bits is itself 4e-7 from its 32-bit run; decay on the wrong parameters is 1.6e-4.
const TOLERANCE: f32 = 1e-5;

struct Reference {
    fixture: Fixture,
    about: Value,
    device: Device,
}

impl Reference {
    fn read() -> Self {
        let fixture = Fixture::read("strategies");
        let about = fixture.about();
        Self {
            fixture,
            about,
            device: Device::flex(),
        }
    }

    fn vit(&self, which: &str) -> Vit {
        let bytes = self
            .fixture
            .checkpoint(&format!("start.{which}."), &[("heads", "3")]);
        let loaded = Checkpoint::from_bytes(bytes).and_then(|file| file.load(&self.device));
        loaded.expect("loads").0
    }

    fn matrix(&self, name: &str, columns: usize) -> Tensor<2> {
        let floats = self.fixture.floats(name);
        let rows = floats.len() / columns;
        Tensor::from_data(TensorData::new(floats, [rows, columns]), &self.device)
    }

    /// Images, targets and teacher's logits of some rows of the pool.
    fn rows(&self, rows: &[usize]) -> (Tensor<4>, Tensor<2>, Tensor<2>) {
        let pick = |name: &str, width: usize| -> Vec<f32> {
            let all = self.fixture.floats(name);
            let row = |&row: &usize| all[row * width..(row + 1) * width].to_vec();
            rows.iter().flat_map(row).collect()
        };
        let images = TensorData::new(pick("images", 768), [rows.len(), 3, 16, 16]);
        let five = |name| TensorData::new(pick(name, 5), [rows.len(), 5]);
        (
            Tensor::from_data(images, &self.device),
            Tensor::from_data(five("targets"), &self.device),
            Tensor::from_data(five("teacher"), &self.device),
        )
    }

    fn batches(&self) -> Vec<Vec<usize>> {
        serde_json::from_value(self.about["batches"].clone()).expect("rows")
    }

    /// Every parameter but the keys' biases, which cancel in the softmax: their gradient is rounding noise.
    fn compare(&self, prefix: &str, found: &BTreeMap<String, Tensor<1>>) {
        let mut checked = 0;
        for name in self.fixture.names(prefix) {
            let own = name.strip_prefix(prefix).expect("a prefix");
            let mut expected = self.fixture.floats_as_ours(&name);
            let mut found = host(found[own].clone());
            if own.ends_with("attn.qkv.bias") {
                expected.drain(12..24);
                found.drain(12..24);
            }
            close(&name, &found, &expected, TOLERANCE);
            checked += 1;
        }
        assert!(checked > 10, "{prefix}: {checked} parameters");
    }
}

/// Ten steps of a case; what learnt, and the running mean if there is one.
fn ten_steps(
    reference: &Reference,
    case: &str,
    recipe: &Recipe,
    lr: impl Fn(usize) -> f64,
) -> (Tail, Option<Ema>) {
    let about = &reference.about["cases"][case];
    let vit = reference.vit(about["model"].as_str().expect("a model"));
    let parts: Vec<usize> = serde_json::from_value(about["parts"].clone()).expect("counts");
    let losses = reference.fixture.floats(&format!("{case}.loss"));
    let (trunk, tail) = cut(vit, recipe.trainable);
    let mut tail: Tail = tail.train();
    let mut optimizer = Optimizer::new(recipe, 3);
    let mut ema = recipe.ema_decay.map(Ema::new);
    for (step, rows) in reference.batches().iter().enumerate() {
        let mut gradients = GradientsAccumulator::new();
        let (mut total, mut from) = (0.0, 0);
        for &count in &parts {
            let (images, targets, teacher) = reference.rows(&rows[from..from + count]);
            from += count;
            let input = trunk.forward(images);
            let loss = match &recipe.distillation {
                None => soft_cross_entropy(tail.forward(input), targets),
                Some(distillation) => {
                    let ((of_cls, of_dist), features) =
                        tail.forward_training(input, &mut Drops::none());
                    let said = Said {
                        logits: teacher.clone(),
                        features: teacher,
                    };
                    let listens = of_dist.unwrap_or_else(|| of_cls.clone());
                    let features = features.flatten::<2>(1, 2);
                    let teachers = taught(listens, features, &said, distillation.lesson);
                    blended(soft_cross_entropy(of_cls, targets), teachers, distillation)
                }
            };
            let loss = loss * (count as f64 / rows.len() as f64);
            total += host(loss.clone().inner())[0];
            gradients.accumulate(&tail, GradientsParams::from_grads(loss.backward(), &tail));
        }
        close(
            &format!("{case} loss {step}"),
            &[total],
            &losses[step..=step],
            TOLERANCE,
        );
        let first = tail.first_block();
        let (next, norm) = optimizer.step(lr(step), tail, first, gradients.grads());
        tail = next;
        let norms = format!("{case}.norm");
        if reference.fixture.has(&norms) {
            let norms = reference.fixture.floats(&norms);
            close(
                "norm",
                &host(norm.expect("gradients")),
                &norms[step..=step],
                TOLERANCE,
            );
        }
        if let Some(ema) = &mut ema {
            ema.update(&tail, first);
        }
    }
    (tail.valid(), ema)
}

fn adamw() -> Recipe {
    Recipe {
        trainable: Trainable::All,
        lr: 1e-3,
        weight_decay: 0.05,
        clip_grad_norm: None,
        ..Recipe::default()
    }
}

fn check(case: &str, recipe: &Recipe) {
    let reference = Reference::read();
    let (tail, _) = ten_steps(&reference, case, recipe, |_| recipe.lr);
    reference.compare(&format!("{case}.w."), &flat(&tail, tail.first_block()));
}

#[test]
fn layer_wise_decay_equals_timm() {
    let recipe = Recipe {
        layer_decay: 0.75,
        ..adamw()
    };
    check("layers_plain", &recipe);
    check("layers_distilled", &recipe);
}

#[test]
fn groups_are_timms() {
    let reference = Reference::read();
    let recipe = Recipe {
        layer_decay: 0.75,
        ..adamw()
    };
    let optimizer = Optimizer::new(&recipe, 3);
    for which in ["plain", "distilled"] {
        let (_, tail) = cut(reference.vit(which), Trainable::All);
        let known = vitrine::train::parameters::known(&tail, 0);
        let table = reference.about["layer_decay"][which]
            .as_object()
            .expect("a table");
        assert_eq!(known.len(), table.len());
        for known in known.values() {
            let group: (f64, f64) =
                serde_json::from_value(table[&known.name].clone()).expect("two numbers");
            let found = optimizer.group(&known.name, known.rank);
            assert!(
                (found.0 - group.0).abs() < 1e-12,
                "{}: {found:?}",
                known.name
            );
            assert_eq!(found.1, group.1, "{}", known.name);
        }
    }
}

#[test]
fn a_head_multiplier_on_the_last_block_equals_pytorch() {
    let recipe = Recipe {
        trainable: Trainable::LastBlocks(1),
        layer_decay: 0.75,
        head_lr: 10.0,
        ..adamw()
    };
    check("last_plain", &recipe);
    check("last_distilled", &recipe);
}

#[test]
fn sgd_equals_pytorch() {
    let recipe = Recipe {
        rule: Rule::Sgd,
        lr: 0.05,
        weight_decay: 5e-4,
        ..adamw()
    };
    check("sgd", &recipe);
    let reference = Reference::read();
    let clipped = Recipe {
        clip_grad_norm: Some(0.5),
        ..recipe.clone()
    };
    ten_steps(&reference, "sgd_clip", &clipped, |_| recipe.lr);
}

#[test]
fn lion_equals_timm() {
    let recipe = Recipe {
        rule: Rule::Lion,
        lr: 1e-4,
        weight_decay: 0.1,
        ..adamw()
    };
    check("lion", &recipe);
}

#[test]
fn clip_cosine_and_running_mean_equal_timm() {
    let reference = Reference::read();
    let about = &reference.about["clip"];
    let rates: Vec<f64> = serde_json::from_value(about["rates"].clone()).expect("rates");
    let recipe = Recipe {
        clip_grad_norm: about["norm"].as_f64(),
        ema_decay: about["ema"].as_f64(),
        ..adamw()
    };
    let (tail, ema) = ten_steps(&reference, "clip", &recipe, |step| rates[step]);
    reference.compare("clip.w.", &flat(&tail, 0));
    reference.compare("clip.ema.", &ema.expect("a mean").weights);
}

#[test]
fn accumulated_gradients_equal_the_whole_batchs() {
    check("accumulate", &adamw());
}

fn distilling(lesson: Lesson) -> Recipe {
    Recipe {
        distillation: Some(Distillation {
            teachers: vec!["teacher".to_owned()],
            lesson,
            alpha: 0.5,
        }),
        ..adamw()
    }
}

#[test]
fn distillation_steps_equal_pytorch() {
    let recipe = distilling(Lesson::Soft { temperature: 3.0 });
    check("kd_plain", &recipe);
    check("kd_distilled", &recipe);
}

#[test]
fn distillation_losses_and_gradients_equal_the_released_ones() {
    let reference = Reference::read();
    let rows = &reference.batches()[0];
    let (_, targets, _) = reference.rows(rows);
    let leaf = |name: &str| {
        reference
            .matrix(&format!("kd.logits.{name}"), 5)
            .autodiff()
            .require_grad()
    };
    for (kind, lesson) in [
        ("soft", Lesson::Soft { temperature: 3.0 }),
        ("hard", Lesson::Hard),
    ] {
        let recipe = distilling(lesson);
        let distillation = recipe.distillation.as_ref().expect("there");
        let teacher = reference.matrix("kd.logits.teacher", 5);
        let said = Said {
            logits: teacher.clone(),
            features: teacher.clone(),
        };
        for student in ["plain", "distilled"] {
            let (of_cls, of_dist) = if student == "plain" {
                let plain = leaf("plain");
                (plain.clone(), plain)
            } else {
                (leaf("head"), leaf("head_dist"))
            };
            let base = soft_cross_entropy(of_cls.clone(), targets.clone());
            let taught = taught(of_dist.clone(), teacher.clone(), &said, lesson);
            let total = blended(base.clone(), taught.clone(), distillation);
            let values = [base, taught, total.clone()].map(|value| host(value.inner())[0]);
            let key = format!("kd.{student}.{kind}");
            close(
                &key,
                &values,
                &reference.fixture.floats(&format!("{key}.values")),
                1e-6,
            );
            let gradients = total.backward();
            let heads = if student == "plain" {
                vec![("plain", of_cls)]
            } else {
                vec![("head", of_cls), ("head_dist", of_dist)]
            };
            for (head, leaf) in heads {
                let gradient = host(leaf.grad(&gradients).expect("a gradient"));
                let name = format!("{key}.grad.{head}");
                close(&name, &gradient, &reference.fixture.floats(&name), 1e-6);
            }
        }
    }
}

#[test]
fn relational_distillation_equals_the_paper() {
    let reference = Reference::read();
    let student = reference.matrix("rkd.student", 7).autodiff().require_grad();
    let teacher = reference.matrix("rkd.teacher", 11);
    let said = Said {
        logits: teacher.clone(),
        features: teacher,
    };
    let logits = Tensor::<2>::zeros([6, 5], &reference.device);
    let loss = taught(logits, student.clone(), &said, Lesson::Relations);
    close(
        "rkd.loss",
        &host(loss.clone().inner()),
        &reference.fixture.floats("rkd.loss"),
        1e-6,
    );
    let gradient = student.grad(&loss.backward()).expect("a gradient");
    close(
        "rkd.grad",
        &host(gradient),
        &reference.fixture.floats("rkd.grad"),
        1e-6,
    );
}

#[test]
fn weighted_classes_equal_pytorch() {
    let reference = Reference::read();
    let logits = reference
        .matrix("weighted.logits", 5)
        .autodiff()
        .require_grad();
    // Our targets carry the weight of their class.
    let weight = reference.matrix("weighted.weight", 5);
    let targets = reference.matrix("weighted.targets", 5) * weight;
    let loss = soft_cross_entropy(logits.clone(), targets);
    close(
        "loss",
        &host(loss.clone().inner()),
        &reference.fixture.floats("weighted.loss"),
        1e-6,
    );
    let gradient = logits.grad(&loss.backward()).expect("a gradient");
    close(
        "grad",
        &host(gradient),
        &reference.fixture.floats("weighted.grad"),
        1e-6,
    );
}

/// timm's first update of a warm-up has rate 0; ours is one step ahead until the peak.
#[test]
fn schedules_equal_timm() {
    let reference = Reference::read();
    let mut checked = 0;
    for setting in reference.about["schedules"].as_array().expect("settings") {
        let number = |name: &str| setting[name].as_f64().expect("a number");
        let kinds = [
            ("cosine", Annealing::Cosine),
            ("linear", Annealing::Linear),
            ("constant", Annealing::Constant),
            (
                "step",
                Annealing::Step {
                    epochs: number("decay_t"),
                    factor: number("decay_rate"),
                },
            ),
        ];
        for (name, annealing) in kinds {
            let rates: Vec<f64> =
                serde_json::from_value(setting["rates"][name].clone()).expect("rates");
            let (warmup, steps) = (number("warmup") as u32, number("steps") as u32);
            let schedule = Schedule {
                lr: number("lr"),
                // timm's steps fall without a floor.
                min_lr: if name == "step" {
                    0.0
                } else {
                    number("lr_min")
                },
                annealing,
                warmup,
                steps,
                per_epoch: 1,
            };
            for step in 0..steps {
                let timm = if step < warmup { step + 1 } else { step };
                // Where the warm-up ends, timm's next rate is the peak itself.
                let expected = if step < warmup && timm == warmup {
                    number("lr")
                } else {
                    rates[timm as usize]
                };
                let found = schedule.at(step);
                assert!(
                    (found - expected).abs() < 1e-12,
                    "{name} at {step}: {found}, not {expected}"
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 40);
}

#[test]
fn depth_rates_and_masks_are_timms() {
    let reference = Reference::read();
    for (depth, count) in [("4", 4), ("12", 12)] {
        let rates: Vec<f32> =
            serde_json::from_value(reference.about["drop_path"][depth].clone()).expect("rates");
        for (block, rate) in rates.iter().enumerate() {
            assert!((path_rate(0.1, count, block) - rate).abs() < 1e-7);
        }
    }
    let none = Rates::default();
    let cases: [(&str, Rates, &[&str]); 3] = [
        ("path", Rates { path: 0.25, ..none }, &["keep1", "keep2"]),
        (
            "attn",
            Rates {
                attention: 0.25,
                ..none
            },
            &["keep"],
        ),
        (
            "proj",
            Rates {
                dropout: 0.25,
                ..none
            },
            &["keep_attn", "keep_mlp_hidden", "keep_mlp"],
        ),
    ];
    let block = &reference.vit("plain").blocks[0];
    let input = TensorData::new(reference.fixture.floats("drop.input"), [4, 5, 12]);
    let input = Tensor::<3>::from_data(input, &reference.device);
    for (name, rates, masks) in cases {
        let keep: Vec<f32> = masks
            .iter()
            .flat_map(|mask| reference.fixture.floats(&format!("drop.{name}.{mask}")))
            .collect();
        let mut keep = keep.into_iter();
        // A draw of 1 keeps, one of 0 drops.
        let mut recorded = || keep.next().expect("as many draws as masks have places");
        // The block is the second of two, so that its own rate is the last block's.
        let mut drops = Drops::new(rates, 2, &mut recorded);
        drops.begin(1);
        let output = block.forward_prefix(input.clone(), 5, &mut drops);
        let expected = reference.fixture.floats(&format!("drop.{name}.output"));
        close(name, &host(output), &expected, TOLERANCE);
        assert!(keep.next().is_none(), "{name}: draws are left");
    }
}

#[test]
fn a_cut_and_joined_network_answers_as_before() {
    let reference = Reference::read();
    for which in ["plain", "distilled"] {
        let vit = reference.vit(which);
        let (images, _, _) = reference.rows(&[0, 1, 2]);
        let expected = host(vit.forward(images.clone()));
        for trainable in [
            Trainable::Head,
            Trainable::LastBlocks(0),
            Trainable::LastBlocks(2),
            Trainable::All,
        ] {
            let (trunk, tail) = cut(vit.clone(), trainable);
            let input = trunk.forward(images.clone());
            let [_, rows, columns] = input.dims();
            assert_eq!(
                trunk.output_dims(),
                [rows, columns],
                "{which} {trainable:?}"
            );
            close(which, &host(tail.forward(input)), &expected, 0.0);
            close(
                which,
                &host(join(trunk, tail).forward(images.clone())),
                &expected,
                0.0,
            );
        }
    }
}

/// The probe's features, standardised as scikit-learn has them.
fn standardized(fixture: &Fixture) -> Vec<Vec<f32>> {
    let (mean, scale) = (fixture.floats("mean"), fixture.floats("scale"));
    let standardized = |row: &[f32]| (0..8).map(|at| (row[at] - mean[at]) / scale[at]).collect();
    let features = fixture.floats("features");
    features.chunks(8).map(standardized).collect()
}

/// scikit-learn's two solvers are themselves 4.4e-6 apart.
#[test]
fn the_linear_probe_equals_scikit_learn() {
    let fixture = Fixture::read("linear_probe");
    let about = fixture.about();
    let standardized = standardized(&fixture);
    let labels: Vec<usize> = serde_json::from_value(about["labels"].clone()).expect("labels");
    let rows = Rows {
        features: &standardized,
        labels: &labels,
        classes: 3,
    };
    for name in ["0.001", "0.01", "0.1", "1.0", "10.0", "100.0"] {
        let c = name.parse().expect("a number");
        let fitted = probe::fit(
            rows,
            &Probe {
                c: Some(c),
                folds: 5,
            },
            0,
        );
        let centre = fitted.bias.iter().sum::<f64>() / 3.0;
        let weight: Vec<f32> = fitted.weight.iter().map(|&value| value as f32).collect();
        let bias: Vec<f32> = fitted
            .bias
            .iter()
            .map(|&value| (value - centre) as f32)
            .collect();
        close(
            name,
            &weight,
            &fixture.floats(&format!("{name}.coef")),
            1e-5,
        );
        close(
            name,
            &bias,
            &fixture.floats(&format!("{name}.intercept")),
            1e-5,
        );
    }
}

/// scikit-learn's pipeline standardises without each fold, ours with all training rows: the losses differ by that.
#[test]
fn the_strength_is_the_one_scikit_learn_chooses() {
    let fixture = Fixture::read("linear_probe");
    let about = fixture.about();
    let standardized = standardized(&fixture);
    let labels: Vec<usize> = serde_json::from_value(about["labels"].clone()).expect("labels");
    let folds: Vec<u32> = serde_json::from_value(about["folds"].clone()).expect("folds");
    let cs: Vec<f64> = serde_json::from_value(about["cs"].clone()).expect("strengths");
    let rows = Rows {
        features: &standardized,
        labels: &labels,
        classes: 3,
    };
    let losses = probe::cross_validated(rows, &cs, &folds);
    let table = about["selection"].as_array().expect("a row per strength");
    for (loss, row) in losses.iter().zip(table) {
        let expected = row["log_loss"].as_f64().expect("a loss");
        assert!(
            (loss / expected - 1.0).abs() < 0.05,
            "C {}: {loss} and {expected}",
            row["c"]
        );
    }
    let chosen: f64 = serde_json::from_value(about["chosen"].clone()).expect("a strength");
    assert!((probe::choose(rows, &cs, &folds) - chosen).abs() < 1e-12);
}

#[test]
fn a_soup_is_the_mean_of_the_weights() {
    let reference = Reference::read();
    let cases: Vec<String> =
        serde_json::from_value(reference.about["soup"].clone()).expect("names");
    let load = |case: &String| {
        let prefix = format!("{case}.w.");
        let bytes = reference.fixture.checkpoint(&prefix, &[("heads", "3")]);
        let loaded = Checkpoint::from_bytes(bytes).and_then(|file| file.load(&reference.device));
        loaded.expect("loads").0
    };
    let networks: Vec<Network> = cases.iter().map(load).map(Network::from).collect();
    let mixed = soup::uniform(&networks.iter().collect::<Vec<_>>()).expect("not of none");
    for (name, found) in flat(&mixed, 0) {
        let expected = reference.fixture.floats_as_ours(&format!("soup.w.{name}"));
        close(&name, &host(found), &expected, 1e-6);
    }
    let all: Vec<usize> = (0..16).collect();
    let (images, _, _) = reference.rows(&all);
    let expected = reference.fixture.floats("soup.logits");
    let found = host(mixed.forward(images).reshape([-1]));
    close("soup.logits", &found, &expected, 1e-5);
    assert!(soup::uniform(&[]).is_none());
}

#[test]
fn a_greedy_soup_lets_in_what_helps() {
    let reference = Reference::read();
    let examples = reference.about["greedy"].as_array().expect("examples");
    for example in examples {
        let accuracy = example["accuracy"].as_object().expect("by names");
        let names: Vec<&String> = accuracy.keys().filter(|name| !name.contains('+')).collect();
        let of = async |chosen: &[usize]| {
            let mut chosen: Vec<&str> = chosen.iter().map(|&index| names[index].as_str()).collect();
            chosen.sort_unstable();
            Ok(accuracy[&chosen.join("+")].as_f64().expect("a share"))
        };
        let kept = block_on(soup::greedy(names.len(), of)).expect("chooses");
        let kept: Vec<&str> = kept.iter().map(|&index| names[index].as_str()).collect();
        let expected: Vec<String> = serde_json::from_value(example["soup"].clone()).expect("names");
        assert_eq!(kept, expected);
    }
}
