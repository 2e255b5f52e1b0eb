//! Recipes as Python scripts, for PyTorch and timm to run: written where `VITRINE_CODE_OUT` says, with our own rates
//! beside them. `tests/reference/recipe_code.py` runs them and compares.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::path::PathBuf;

use serde_json::{Value, json};
use vitrine::augmentation::{
    Augmentation, Crop, Cutout, Mix, Policy, Preset as Augmentations, RandomErasing, Resampling,
};
use vitrine::recipe::code::{Around, Family, Weights, command, pytorch};
use vitrine::recipe::{
    Annealing, ClassBalance, Distillation, Lesson, Metric, Probe, Recipe, Rule, Stage, Trainable,
};
use vitrine::train::optim::Optimizer;
use vitrine::train::schedule::Schedule;

/// Training pictures in the folder that the scripts are run on.
const IMAGES: usize = 14;

struct Case {
    name: &'static str,
    /// The folder of its model, which `recipe_code.py` makes.
    model: &'static str,
    family: Family,
    /// Blocks of that model.
    depth: usize,
    teachers: &'static [&'static str],
    /// Whether nothing in it is random, so that the runner and the script must find the same.
    fixed: bool,
    recipe: Recipe,
}

const VIT: (&str, Family, usize) = ("vit", Family::Vit { distilled: false }, 3);
const DISTILLED: (&str, Family, usize) = ("distilled", Family::Vit { distilled: true }, 3);
const RESNET: (&str, Family, usize) = ("resnet", Family::ResNet, 8);
const MOBILENET: (&str, Family, usize) = ("mobilenet", Family::MobileNetV2, 17);

fn case(name: &'static str, network: (&'static str, Family, usize), recipe: Recipe) -> Case {
    let (model, family, depth) = network;
    Case {
        name,
        model,
        family,
        depth,
        teachers: &[],
        fixed: false,
        recipe,
    }
}

/// All pictures in every step, none varied.
fn fixed(case: Case) -> Case {
    let recipe = Recipe {
        batch_size: 64,
        augmentation: Augmentation::none(),
        ..case.recipe
    };
    Case {
        fixed: true,
        recipe,
        ..case
    }
}

fn taught(case: Case, teachers: &'static [&'static str], lesson: Lesson, alpha: f64) -> Case {
    let names = teachers.iter().map(|&name| name.to_owned()).collect();
    let distillation = Some(Distillation {
        teachers: names,
        lesson,
        alpha,
    });
    Case {
        teachers,
        recipe: Recipe {
            distillation,
            ..case.recipe
        },
        ..case
    }
}

fn short(recipe: Recipe) -> Recipe {
    Recipe {
        epochs: 2,
        batch_size: 4,
        warmup_epochs: 0.6,
        ..recipe
    }
}

fn head_first(epochs: u32) -> Vec<Stage> {
    vec![Stage {
        trainable: Trainable::Head,
        epochs,
        lr: 2e-3,
        batch_size: Some(5),
    }]
}

#[expect(clippy::too_many_lines, reason = "a list")]
fn cases() -> Vec<Case> {
    let deit = Augmentations::Deit.augmentation();
    let odd = Augmentation {
        crop: Crop::Random { padding: 3 },
        interpolation: Resampling::Random,
        vertical_flip: 0.1,
        policy: Policy::TrivialAugmentWide,
        grayscale: 0.1,
        gaussian_blur: 0.2,
        solarize: 0.1,
        cutout: Cutout {
            probability: 0.5,
            size: 0.3,
        },
        erasing: RandomErasing {
            probability: 0.5,
            area: (0.1, 0.2),
            max_count: 2,
            ..RandomErasing::default()
        },
        mix: Mix {
            cutmix_minmax: Some((0.2, 0.6)),
            probability: 0.8,
            ..Mix::default()
        },
        ..Augmentation::default()
    };
    let policy = |name: &str| Augmentation {
        policy: name.parse().expect("a policy"),
        ..Augmentation::default()
    };
    let plain = Augmentation::none();
    vec![
        case("head", VIT, short(Recipe::default())),
        case(
            "head_unscaled",
            VIT,
            short(Recipe {
                standardize_features: false,
                rule: Rule::Lion,
                annealing: Annealing::Linear,
                dropout: 0.2,
                ..Recipe::default()
            }),
        ),
        case("probe", VIT, Recipe::probe()),
        case(
            "probe_then_blocks",
            DISTILLED,
            short(Recipe {
                probe: Some(Probe {
                    c: Some(0.1),
                    folds: 5,
                }),
                augmentation: policy("augmix-m5-w4-d2"),
                ..Recipe::last_blocks(1)
            }),
        ),
        case(
            "two_stages",
            VIT,
            short(Recipe {
                stages: head_first(3),
                head_lr: 10.0,
                layer_decay: 0.75,
                ema_decay: Some(0.9),
                ..Recipe::last_blocks(2)
            }),
        ),
        case(
            "everything",
            VIT,
            short(Recipe {
                stages: vec![Stage {
                    trainable: Trainable::LastBlocks(1),
                    epochs: 1,
                    lr: 1e-3,
                    batch_size: None,
                }],
                augmentation: Augmentation {
                    mix: Mix {
                        off_epoch: 2,
                        ..deit.mix
                    },
                    ..deit
                },
                drop_path: 0.1,
                dropout: 0.1,
                attention_dropout: 0.1,
                clip_grad_norm: None,
                ..Recipe::whole()
            }),
        ),
        case(
            "judged",
            VIT,
            short(Recipe {
                validation_fraction: 0.3,
                keep_best: Some(Metric::MacroF1),
                patience: Some(1),
                rule: Rule::Sgd,
                annealing: Annealing::Step {
                    epochs: 0.5,
                    factor: 0.5,
                },
                class_balance: ClassBalance::Loss,
                augmentation: plain,
                token_mixup: 0.3,
                stages: head_first(1),
                ..Recipe::last_blocks(0)
            }),
        ),
        case(
            "odd_augmentation",
            DISTILLED,
            short(Recipe {
                augmentation: odd,
                class_balance: ClassBalance::Sampling,
                annealing: Annealing::Constant,
                token_mixup: 0.2,
                ..Recipe::whole()
            }),
        ),
        case(
            "convolutions",
            RESNET,
            short(Recipe {
                stages: head_first(1),
                layer_decay: 0.8,
                augmentation: policy("original-mstd0.5"),
                token_mixup: 0.2,
                dropout: 0.1,
                ..Recipe::last_blocks(2)
            }),
        ),
        case(
            "mobile",
            MOBILENET,
            short(Recipe {
                layer_decay: 0.9,
                head_lr: 5.0,
                ..Recipe::whole()
            }),
        ),
        taught(
            case("soft_lessons", DISTILLED, short(Recipe::last_blocks(1))),
            &["vit", "resnet"],
            Lesson::Soft { temperature: 3.0 },
            0.5,
        ),
        taught(
            case(
                "hard_lessons",
                VIT,
                short(Recipe {
                    stages: head_first(1),
                    ..Recipe::last_blocks(1)
                }),
            ),
            &["distilled"],
            Lesson::Hard,
            1.0,
        ),
        fixed(taught(
            case("relations", VIT, short(Recipe::default())),
            &["distilled"],
            Lesson::Relations,
            0.3,
        )),
        fixed(case(
            "fixed_probe",
            DISTILLED,
            Recipe {
                probe: Some(Probe {
                    c: Some(0.1),
                    folds: 5,
                }),
                ..Recipe::probe()
            },
        )),
        fixed(case(
            "fixed_stages",
            VIT,
            Recipe {
                epochs: 6,
                stages: head_first(4),
                layer_decay: 0.75,
                head_lr: 3.0,
                ema_decay: Some(0.8),
                ..Recipe::last_blocks(2)
            },
        )),
        fixed(taught(
            case(
                "fixed_lessons",
                DISTILLED,
                Recipe {
                    epochs: 5,
                    rule: Rule::Sgd,
                    lr: 0.02,
                    ..Recipe::whole()
                },
            ),
            &["vit", "distilled"],
            Lesson::Soft { temperature: 2.0 },
            0.4,
        )),
        fixed(case(
            "fixed_convolutions",
            RESNET,
            Recipe {
                epochs: 5,
                lr: 1e-3,
                class_balance: ClassBalance::Loss,
                layer_decay: 0.8,
                ..Recipe::last_blocks(3)
            },
        )),
    ]
}

fn folder(name: &str, family: Family) -> Weights {
    let timm = match family {
        Family::Vit { .. } => format!("local-dir:{name}/timm"),
        Family::ResNet | Family::MobileNetV2 => format!("local-dir:{name}"),
    };
    Weights {
        path: timm.trim_start_matches("local-dir:").to_owned(),
        timm,
        from: "made for a test".to_owned(),
        for_timm: Some("made for a \"test\" \\".to_owned()),
    }
}

fn around(case: &Case) -> Around {
    let networks = [VIT, DISTILLED, RESNET, MOBILENET];
    let family = |name: &str| networks.iter().find(|network| network.0 == name);
    let teacher = |name: &&str| folder(&format!("teacher-{name}"), family(name).expect("known").1);
    Around {
        base: folder(case.model, case.family),
        family: case.family,
        teachers: case.teachers.iter().map(teacher).collect(),
        data: "pictures".to_owned(),
        test_fraction: 0.25,
        split_seed: 0,
        output: case.name.to_owned(),
        keeps_head: false,
    }
}

/// What our own training does: every step's rate, each layer's share of it, and who decays.
fn ours(case: &Case) -> Value {
    let recipe = &case.recipe;
    let images = if recipe.validation_fraction > 0.0 {
        // Three tenths of two classes of seven, rounded: two each.
        IMAGES - 4
    } else {
        IMAGES
    };
    let stages = recipe.all_stages();
    let stages = stages.iter().filter(|stage| stage.epochs > 0).map(|stage| {
        let schedule = Schedule::plan(recipe, stage, images);
        let rates: Vec<f64> = (0..schedule.steps).map(|step| schedule.at(step)).collect();
        json!({ "rates": rates, "per_epoch": schedule.per_epoch, "peak": stage.lr })
    });
    let optimizer = Optimizer::new(recipe, case.depth);
    let scale = |name: &str| optimizer.group(name, 2).0;
    let blocks: Vec<f64> = (0..case.depth)
        .map(|block| scale(&format!("blocks.{block}.weight")))
        .collect();
    let decay: Vec<f64> = (1..=4).map(|rank| optimizer.group("any", rank).1).collect();
    json!({
        "model": case.model,
        "fixed": case.fixed,
        "teachers": case.teachers,
        "stages": stages.collect::<Vec<_>>(),
        "first": scale("cls_token"),
        "blocks": blocks,
        "last": scale("norm.weight"),
        "head": scale("head.weight"),
        "decay": decay,
    })
}

#[test]
fn scripts_are_written_with_our_own_rates() {
    let out = std::env::var_os("VITRINE_CODE_OUT").map(PathBuf::from);
    for case in cases() {
        let depth = u32::try_from(case.depth).expect("few");
        assert_eq!(case.recipe.validate(depth), Ok(()), "{}", case.name);
        let script = pytorch(&case.recipe, &around(&case));
        for unfilled in [
            "FALLING",
            "HEAD_RATE",
            "FITTED",
            "CARRIED",
            "EMA_",
            "BEST_START",
            "TOKENS\n",
            "SEEN\n",
            "CLIP_HERE",
            "JUDGE",
            "KEEP",
            "GIVE",
            "HEADS",
            "SCORE",
        ] {
            assert!(!script.contains(unfilled), "{}: {unfilled}", case.name);
        }
        if let Some(out) = &out {
            let file = |ending: &str| out.join(format!("{}.{ending}", case.name));
            std::fs::write(file("py"), script).expect("writes");
            let ours = serde_json::to_string_pretty(&ours(&case)).expect("writes");
            std::fs::write(file("json"), ours).expect("writes");
            let command = command(&case.recipe, &around(&case));
            std::fs::write(file("sh"), command).expect("writes");
        }
    }
}

#[test]
fn a_script_has_only_what_its_recipe_asks_for() {
    let all = cases();
    let text = |name: &str| {
        let case = all.iter().find(|case| case.name == name).expect("there");
        pytorch(&case.recipe, &around(case))
    };
    let head = text("head");
    for absent in [
        "Mixup",
        "EMA",
        "TEACHERS",
        "train_transform",
        "VALIDATION",
        "sklearn",
        "DROPOUT",
    ] {
        assert!(!head.contains(absent), "{absent} in {head}");
    }
    assert!(text("everything").contains("drop_path_rate=0.1"));
    assert!(text("two_stages").contains("STAGES = [(\"head\", 3, 0.002, 5), (2, 2, 5e-4, 4)]"));
    let teachers = "TEACHERS = [\"local-dir:teacher-vit/timm\", \"local-dir:teacher-resnet\"]";
    assert!(text("soft_lessons").contains(teachers));
}
