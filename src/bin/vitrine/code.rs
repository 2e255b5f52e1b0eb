//! The train flags as [`Flags`], which the library both applies and writes.

use vitrine::recipe::Stage;
use vitrine::recipe::code::Flags;

use crate::TrainArguments;

impl From<&TrainArguments> for Flags {
    fn from(arguments: &TrainArguments) -> Self {
        Self {
            unfreeze: arguments.unfreeze,
            probe: arguments.probe,
            head_stage: arguments.head_stage.map(|epochs| {
                let usual = Stage::head(epochs);
                Stage {
                    lr: arguments.head_stage_lr.unwrap_or(usual.lr),
                    batch_size: arguments.head_stage_batch_size.or(usual.batch_size),
                    ..usual
                }
            }),
            layer_decay: arguments.layer_decay,
            head_lr: arguments.head_lr,
            ema: arguments.ema,
            validation: arguments.validation,
            patience: arguments.patience,
            views: arguments.views,
            teachers: arguments.teacher.len(),
            alpha: arguments.alpha,
            temperature: arguments.temperature,
            epochs: arguments.epochs,
            batch_size: arguments.batch_size,
            lr: arguments.lr,
            label_smoothing: arguments.label_smoothing,
            seed: arguments.seed,
            augment: arguments.augment.clone(),
        }
    }
}

/// A written command, run by a real shell with the runner in its place, reads back as the recipe it was written for.
#[cfg(all(test, unix))]
#[allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]
mod tests {
    use std::process::Command as Process;

    use clap::Parser as _;
    use proptest::prelude::*;
    use vitrine::augmentation::{Augmentation, Crop, Mix, Policy, Preset as Augmentations};
    use vitrine::notebook::{
        CellKind, DataSettings, ModelSettings, ModelSource, Notebook, TrainSettings,
    };
    use vitrine::recipe::code::{Around, command};
    use vitrine::recipe::{
        Annealing, ClassBalance, Distillation, Lesson, Metric, Preset, Probe, Recipe, Rule, Stage,
        Trainable,
    };
    use vitrine::templates;

    use crate::{Arguments, Task, TrainArguments, runner};

    /// A notebook whose names and files would mean something to a shell.
    fn notebook(recipe: &Recipe) -> (Notebook, TrainSettings) {
        let mut notebook = Notebook::new("test");
        let file = ModelSource::File("it's mine; echo $HOME `x`.safetensors".to_owned());
        notebook.insert(
            0,
            CellKind::Model(ModelSettings {
                name: "base".to_owned(),
                source: file,
            }),
        );
        let data = DataSettings {
            test_fraction: 0.4,
            seed: 11,
            ..DataSettings::named("my \n\"photos\" & more")
        };
        let settings = TrainSettings {
            model: "base".to_owned(),
            data: data.name.clone(),
            augment: None,
            output: "$(tuned)".to_owned(),
            recipe: recipe.clone(),
        };
        notebook.insert(1, CellKind::Data(data));
        (notebook, settings)
    }

    /// What the runner is called with, and the recipe it makes of that.
    fn called(text: &str) -> (Box<TrainArguments>, Recipe) {
        let folder = tempfile::tempdir().expect("a folder");
        let script = format!("set -e\nvitrine() {{ printf '%s\\0' \"$@\" > words; }}\n{text}");
        let outcome = Process::new("sh")
            .args(["-c", &script])
            .current_dir(folder.path())
            .status();
        assert!(outcome.expect("a shell").success(), "{text}");
        let words = std::fs::read_to_string(folder.path().join("words")).expect("was called");
        let words = words.split_terminator('\0');
        let arguments = Arguments::try_parse_from(std::iter::once("vitrine").chain(words));
        let arguments = arguments.unwrap_or_else(|error| panic!("{error}\n{text}"));
        let Task::Train(mut arguments) = arguments.command else {
            panic!("another task: {text}");
        };
        arguments.recipe = arguments.recipe.map(|name| folder.path().join(name));
        let recipe = runner::recipe(&arguments).expect("a recipe");
        (arguments, recipe)
    }

    fn reads_back(recipe: &Recipe) {
        let (notebook, settings) = notebook(recipe);
        let around = Around::of(&notebook, &settings, None);
        let text = command(recipe, &around);
        let (arguments, read) = called(&text);
        assert_eq!(arguments.teacher.len(), around.teachers.len());
        assert_eq!(numbered(&read), numbered(recipe), "{text}");
        assert_eq!(arguments.weights.to_string_lossy(), around.base.path);
        assert_eq!(arguments.data.to_string_lossy(), around.data);
        assert!((arguments.test_fraction - 0.4).abs() < 1e-12);
        assert_eq!(arguments.split_seed.unwrap_or(read.seed), 11);
    }

    /// Teachers are files on a command line, names in a notebook: only how many there are is the same. A stage without
    /// a batch size has the recipe's.
    fn numbered(recipe: &Recipe) -> Recipe {
        let mut recipe = recipe.clone();
        for stage in &mut recipe.stages {
            stage.batch_size.get_or_insert(recipe.batch_size);
        }
        if let Some(taught) = &mut recipe.distillation {
            for (number, name) in taught.teachers.iter_mut().enumerate() {
                *name = number.to_string();
            }
        }
        recipe
    }

    #[test]
    fn commands_of_presets_and_templates_read_back() {
        for preset in Preset::ALL {
            reads_back(&preset.recipe(12));
        }
        for trainable in [Trainable::Head, Trainable::LastBlocks(0), Trainable::All] {
            reads_back(&Recipe::of(trainable));
        }
        for template in templates::ALL {
            let notebook = template.notebook();
            for cell in &notebook.cells {
                if let CellKind::Train(settings) = &cell.kind {
                    let whole = notebook.with_augmentation(settings).expect("resolves");
                    reads_back(&whole.recipe);
                }
            }
        }
    }

    #[test]
    fn every_knob_that_has_no_flag_reads_back_too() {
        reads_back(&Recipe {
            stages: vec![
                Stage {
                    trainable: Trainable::Head,
                    epochs: 3,
                    lr: 2e-3,
                    batch_size: None,
                },
                Stage {
                    trainable: Trainable::LastBlocks(1),
                    epochs: 2,
                    lr: 3e-4,
                    batch_size: Some(7),
                },
            ],
            probe: Some(Probe {
                c: Some(0.03),
                folds: 5,
            }),
            micro_batch: Some(4),
            rule: Rule::Sgd,
            min_lr: 1e-6,
            annealing: Annealing::Step {
                epochs: 1.5,
                factor: 0.3,
            },
            warmup_epochs: 0.5,
            weight_decay: 0.1,
            clip_grad_norm: None,
            dropout: 0.1,
            attention_dropout: 0.05,
            drop_path: 0.2,
            class_balance: ClassBalance::Loss,
            validation_fraction: 0.2,
            keep_best: Some(Metric::MacroF1),
            patience: Some(3),
            cached_views: Some(0),
            token_mixup: 0.2,
            distillation: Some(Distillation {
                teachers: vec!["one".to_owned(), "another; one".to_owned()],
                lesson: Lesson::Relations,
                alpha: 0.3,
            }),
            standardize_features: false,
            augmentation: Augmentation {
                crop: Crop::Random { padding: 4 },
                policy: Policy::TrivialAugmentWide,
                mix: Mix {
                    cutmix_minmax: Some((0.2, 0.8)),
                    off_epoch: 5,
                    ..Mix::default()
                },
                ..Augmentations::Deit.augmentation()
            },
            seed: u64::MAX,
            ..Recipe::last_blocks(3)
        });
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_recipe_reads_back(
            blocks in proptest::option::of(0u32..13),
            epochs in 1u32..60,
            batch_size in 1u32..100,
            exponents in (1u32..60, 1u32..60),
            head in proptest::option::of((1u32..30, 1u32..50, proptest::option::of(1u32..100))),
            shares in (0u32..10, 0u32..10, 0u32..4),
            policy in proptest::sample::select(vec!["none", "rand-m9-mstd0.5-inc1", "v0", "augmix-m5-w4-d2", "3a"]),
            teachers in 0usize..3,
            lion in any::<bool>(),
            seed in any::<u64>(),
        ) {
            let trainable = blocks.map_or(Trainable::Head, Trainable::LastBlocks);
            // Numbers as people type them: a recipe file is read to 15 digits.
            let lr = f64::from(exponents.0) / 1e4;
            let recipe = Recipe {
                epochs,
                batch_size,
                lr,
                min_lr: 1e-5,
                warmup_epochs: 1.0,
                layer_decay: f64::from(exponents.1) / 100.0,
                label_smoothing: f64::from(shares.0) / 10.0,
                validation_fraction: f64::from(shares.1) / 10.0,
                ema_decay: (shares.2 > 0).then(|| f64::from(90 + shares.2) / 100.0),
                patience: (shares.2 > 1).then_some(shares.2),
                stages: head.map(|(epochs, lr, batch_size)| Stage { trainable: Trainable::Head, epochs, lr: f64::from(lr) / 1e4, batch_size }).into_iter().collect(),
                rule: if lion { Rule::Lion } else { Rule::AdamW },
                augmentation: Augmentation { policy: policy.parse().expect("a policy"), ..Augmentation::default() },
                distillation: (teachers > 0).then(|| Distillation {
                    teachers: vec!["a teacher".to_owned(); teachers],
                    lesson: Lesson::Soft { temperature: f64::from(exponents.1) },
                    alpha: 0.25,
                }),
                seed,
                ..Recipe::of(trainable)
            };
            reads_back(&recipe);
        }
    }
}
