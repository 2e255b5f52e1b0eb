//! Strategies of training through the session: stages, probe, distillation, the activation cache, and going on after an
//! interruption.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    unreachable_pub,
    dead_code,
    reason = "a test may panic, print and read at once; not every file uses all of its helpers"
)]

mod fixture;
mod memory;

use proptest::prelude::*;

use memory::page::{Page, failure, picture, recipe, zipped};
use vitrine::augmentation::Augmentation;
use vitrine::protocol::{Command, Event, FailureKind};
use vitrine::recipe::{
    ClassBalance, Distillation, Lesson, Metric, Probe, Recipe, Rule, Stage, Trainable,
};
use vitrine::report::{Outcome, RunReport};
use vitrine::trial::{Finding, Trial};

fn ready() -> Page {
    let mut page = Page::new();
    page.import(vec![("pictures.zip", zipped())]);
    page
}

/// Every number of a run, bit by bit, but for its times and what the cache did.
fn numbers(report: &RunReport) -> Vec<u64> {
    let epochs = report.epochs.iter();
    let of_epochs = epochs.flat_map(|epoch| [epoch.train_loss, epoch.loss, epoch.top1]);
    of_epochs
        .chain([report.test.loss, report.test.top1])
        .map(f64::to_bits)
        .collect()
}

/// A recipe that uses everything that has to be remembered.
fn eventful() -> Recipe {
    Recipe {
        epochs: 3,
        stages: vec![
            stage(Trainable::Head, 2),
            stage(Trainable::LastBlocks(1), 2),
        ],
        ema_decay: Some(0.9),
        dropout: 0.1,
        attention_dropout: 0.1,
        drop_path: 0.2,
        layer_decay: 0.8,
        token_mixup: 0.4,
        validation_fraction: 0.2,
        keep_best: Some(Metric::Loss),
        class_balance: ClassBalance::Sampling,
        ..recipe(Trainable::LastBlocks(2))
    }
}

fn stage(trainable: Trainable, epochs: u32) -> Stage {
    Stage {
        trainable,
        epochs,
        lr: 2e-3,
        batch_size: None,
    }
}

/// Stops a run after `steps`, and goes on with it in a new session on what the device kept.
fn interrupted(recipe: &Recipe, steps: u32, damage: impl Fn(&mut Page)) -> RunReport {
    let mut page = ready();
    page.0.host().stop_after.set(Some(steps));
    let first = page.trained(recipe.clone());
    assert_eq!(first.outcome, Outcome::Stopped, "after {steps} steps");
    damage(&mut page);
    let kept = page.0.host().stored.take();
    let mut page = ready();
    page.0.host().stored.replace(kept);
    page.trained(recipe.clone())
}

#[test]
fn a_run_that_was_left_anywhere_ends_with_the_same_numbers() {
    let recipe = eventful();
    let whole = ready().trained(recipe.clone());
    assert_eq!(whole.epochs.len(), 7);
    let steps = 7 * 4;
    for after in (1..steps).step_by(3) {
        let resumed = interrupted(&recipe, after, |_| {});
        assert_eq!(
            numbers(&resumed),
            numbers(&whole),
            "left after {after} steps"
        );
        assert_eq!(resumed.best_epoch, whole.best_epoch);
    }
}

#[test]
fn views_that_memory_has_no_room_for_are_kept_on_the_device() {
    let recipe = Recipe {
        epochs: 3,
        cached_views: Some(2),
        ..recipe(Trainable::LastBlocks(1))
    };
    let in_memory = ready().trained(recipe.clone());
    assert_eq!(in_memory.cache.stored, 0);
    let mut page = ready();
    page.0.limit_views(in_memory.cache.bytes / 3);
    page.0.host().roomy.set(true);
    let spilt = page.trained(recipe.clone());
    assert_eq!(numbers(&spilt), numbers(&in_memory));
    let hits = |report: &RunReport| (report.cache.hits, report.cache.misses);
    assert_eq!(hits(&spilt), hits(&in_memory));
    assert!(spilt.cache.stored > spilt.cache.bytes, "{:?}", spilt.cache);
    assert_eq!(
        spilt.cache.stored + spilt.cache.bytes,
        in_memory.cache.bytes
    );

    // Nowhere to put them: none are kept.
    let mut page = ready();
    page.0.limit_views(in_memory.cache.bytes / 3);
    assert_eq!(hits(&page.trained(recipe.clone())), (0, 0));

    // Lost on the device: said, and nothing is harmed.
    page.0.host().roomy.set(true);
    page.trained(recipe.clone());
    page.0.host().beside.borrow_mut().truncate(100);
    let (kind, words) = failure(page.train(recipe));
    assert_eq!(kind, FailureKind::Data);
    assert!(words.contains("could not be read again"), "{words}");
}

#[test]
fn other_rules_and_boundaries_go_on_as_well() {
    for (rule, trainable) in [
        (Rule::Sgd, Trainable::Head),
        (Rule::Lion, Trainable::All),
        (Rule::AdamW, Trainable::All),
    ] {
        let recipe = Recipe {
            rule,
            epochs: 2,
            lr: 1e-3,
            ..recipe(trainable)
        };
        let whole = ready().trained(recipe.clone());
        for after in [1, 5, 7] {
            let resumed = interrupted(&recipe, after, |_| {});
            assert_eq!(numbers(&resumed), numbers(&whole), "{rule:?} {trainable:?}");
        }
    }
}

#[test]
fn a_snapshot_cut_off_while_it_was_written_leaves_the_one_before() {
    let recipe = Recipe {
        epochs: 3,
        ..recipe(Trainable::LastBlocks(1))
    };
    let whole = ready().trained(recipe.clone());
    for place in ["unfinished-a", "unfinished-b"] {
        let resumed = interrupted(&recipe, 9, |page| {
            let host = page.0.host();
            let mut stored = host.stored.borrow_mut();
            assert_eq!(stored.len(), 2, "both places are in use by then");
            let bytes = stored.get_mut(place).expect("kept");
            bytes.truncate(bytes.len() / 2);
        });
        assert_eq!(numbers(&resumed), numbers(&whole));
    }
}

#[test]
fn a_finished_run_leaves_nothing_and_another_run_starts_from_the_beginning() {
    let mut page = ready();
    let short = Recipe {
        epochs: 2,
        ..recipe(Trainable::LastBlocks(1))
    };
    page.trained(short.clone());
    assert!(page.0.host().stored.borrow().is_empty());

    page.0.host().stop_after.set(Some(3));
    page.0.host().steps.set(0);
    page.trained(short.clone());
    page.0.host().stop_after.set(None);
    let other = Recipe { seed: 9, ..short };
    let after_another = page.trained(other.clone());
    assert_eq!(numbers(&after_another), numbers(&ready().trained(other)));
}

#[test]
fn a_full_device_is_said_and_the_run_goes_on() {
    let mut page = ready();
    page.0.host().full.set(true);
    let settings = page.settings(recipe(Trainable::LastBlocks(1)));
    let (answer, before) = page.ask_all(Command::Train {
        request: memory::page::REQUEST,
        settings,
    });
    assert!(matches!(answer, Event::Trained { .. }), "{answer:?}");
    let said = |event: &Event| matches!(event, Event::Note { text, .. } if text.contains("could not keep it"));
    assert!(before.iter().any(said));
}

#[test]
fn kept_views_change_nothing_but_the_time() {
    let live = Recipe {
        cached_views: Some(0),
        ..recipe(Trainable::LastBlocks(1))
    };
    let kept = Recipe {
        cached_views: None,
        ..live.clone()
    };
    let mut page = ready();
    let (live, first) = (page.trained(live), page.trained(kept.clone()));
    assert_eq!(live.cache.hits + live.cache.misses, 0);
    assert!(
        first.cache.misses > 0 && first.cache.bytes > 0,
        "{:?}",
        first.cache
    );
    // Tokens are kept in 16 bits.
    for (live, kept) in live.epochs.iter().zip(&first.epochs) {
        assert!(
            (live.train_loss - kept.train_loss).abs() < 0.02,
            "{live:?} {kept:?}"
        );
    }
    let again = page.trained(kept);
    assert_eq!(again.cache.misses, 0, "the same run again finds everything");
    assert_eq!(numbers(&again), numbers(&first));
}

#[test]
fn removed_images_and_other_settings_are_computed_anew() {
    let base = Recipe {
        epochs: 2,
        ..recipe(Trainable::LastBlocks(1))
    };
    let mut page = ready();
    page.trained(base.clone());
    for other in [
        Recipe {
            seed: 5,
            ..base.clone()
        },
        Recipe {
            augmentation: Augmentation::none(),
            ..base.clone()
        },
        Recipe {
            trainable: Trainable::LastBlocks(2),
            ..base.clone()
        },
    ] {
        let report = page.trained(other);
        assert!(report.cache.misses > 0, "{:?}", report.cache);
    }
}

#[test]
fn two_stages_learn_more_than_the_first_alone() {
    let mut page = ready();
    let report = page.trained(Recipe {
        stages: vec![stage(Trainable::Head, 2)],
        epochs: 4,
        ..recipe(Trainable::LastBlocks(2))
    });
    assert_eq!(report.epochs.len(), 6);
    let loss = |at: usize| report.epochs[at].loss;
    assert!(loss(5) < loss(1), "{} then {}", loss(1), loss(5));
}

#[test]
fn a_probe_alone_is_a_model() {
    let mut page = ready();
    let report = page.trained(Recipe::probe());
    assert!(report.epochs.is_empty());
    assert!(report.test.top1 > 0.9, "{}", report.test.top1);
    assert!(matches!(
        page.predict("tuned", picture(true, 3)),
        Event::Predicted { .. }
    ));
}

#[test]
fn a_stage_on_top_of_a_probe_starts_where_the_probe_ended() {
    let mut page = ready();
    let probe = Some(Probe {
        c: Some(0.1),
        folds: 5,
    });
    let alone = page.trained(Recipe {
        probe,
        ..Recipe::probe()
    });
    // Steps too small to move anything.
    let still = page.trained(Recipe {
        probe,
        lr: 1e-9,
        min_lr: 0.0,
        epochs: 1,
        ..recipe(Trainable::Head)
    });
    assert!((alone.test.loss - still.test.loss).abs() < 1e-4);
}

#[test]
fn a_student_learns_from_a_trained_teacher() {
    for lesson in [
        Lesson::Soft { temperature: 3.0 },
        Lesson::Hard,
        Lesson::Relations,
    ] {
        let mut page = ready();
        page.trained(recipe(Trainable::LastBlocks(2)));
        let taught = Recipe {
            distillation: Some(Distillation {
                teachers: vec!["tuned".to_owned()],
                lesson,
                // From the teacher alone, but where it says nothing about classes.
                alpha: if lesson == Lesson::Relations {
                    0.5
                } else {
                    1.0
                },
            }),
            ..recipe(Trainable::LastBlocks(1))
        };
        let report = page.trained(taught);
        assert!(report.test.top1 > 0.9, "{lesson:?}: {}", report.test.top1);
    }
}

#[test]
fn a_teacher_that_is_missing_or_of_other_classes_is_refused() {
    let mut page = ready();
    let by = |teacher: &str| Recipe {
        distillation: Some(Distillation {
            teachers: vec![teacher.to_owned()],
            ..Distillation::default()
        }),
        ..recipe(Trainable::Head)
    };
    let (kind, words) = failure(page.train(by("nobody")));
    assert_eq!(kind, FailureKind::Settings);
    assert!(words.contains("nobody"), "{words}");
    let (_, words) = failure(page.train(by("model")));
    assert!(words.contains("does not know the classes"), "{words}");
    let (_, words) = failure(page.train(by("")));
    assert!(words.contains("teachers"), "{words}");
}

/// Each has its own sentence, and a value to use instead.
#[test]
fn impossible_settings_are_refused_before_anything_starts() {
    let base = recipe(Trainable::LastBlocks(1));
    let cases = [
        (
            Recipe {
                trainable: Trainable::LastBlocks(4),
                ..base.clone()
            },
            "blocks to unfreeze",
            "try 2",
        ),
        (
            Recipe {
                warmup_epochs: 7.0,
                ..base.clone()
            },
            "warm-up",
            "try 0",
        ),
        (
            Recipe {
                batch_size: 0,
                ..base.clone()
            },
            "batch size",
            "try 32",
        ),
        (
            Recipe {
                lr: f64::NAN,
                ..base.clone()
            },
            "learning rate",
            "try 0.001",
        ),
        (
            Recipe {
                epochs: 0,
                ..base.clone()
            },
            "epochs",
            "try 40",
        ),
        (
            Recipe {
                patience: Some(2),
                ..base.clone()
            },
            "judging of epochs",
            "try a share for validation of 0.2",
        ),
        (
            Recipe {
                keep_best: Some(Metric::Top1),
                ..base.clone()
            },
            "judging of epochs",
            "0.2",
        ),
        (
            Recipe {
                stages: vec![stage(Trainable::LastBlocks(2), 1)],
                ..base.clone()
            },
            "order of the stages",
            "try 2",
        ),
    ];
    for (recipe, knob, suggestion) in cases {
        let mut page = ready();
        let (kind, words) = failure(page.train(recipe));
        assert_eq!(kind, FailureKind::Settings);
        assert!(
            words.contains(knob) && words.contains(suggestion),
            "{words}"
        );
        assert_eq!(page.0.host().steps.get(), 0);
    }
}

#[test]
fn a_class_of_one_image_cannot_be_validated() {
    let mut page = Page::new();
    let files = vec![
        ("train/red/0.png", picture(true, 0)),
        ("train/blue/0.png", picture(false, 0)),
        ("train/blue/1.png", picture(false, 4)),
        ("test/red/1.png", picture(true, 8)),
        ("test/blue/2.png", picture(false, 8)),
    ];
    page.import(files);
    let (kind, words) = failure(page.train(Recipe {
        validation_fraction: 0.2,
        ..recipe(Trainable::Head)
    }));
    assert_eq!(kind, FailureKind::Settings);
    assert!(
        words.contains("\"red\" has a single image") && words.contains("try 0"),
        "{words}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    /// Whatever the recipe, a run ends with a model or a sentence.
    #[test]
    fn any_recipe_ends_in_a_model_or_a_sentence(
        rule in 0..3_usize, layer_decay in 0.0..1.2_f64, dropout in 0.0..1.1_f64, drop_path in 0.0..1.0_f64,
        micro in proptest::option::of(0..9_u32), views in proptest::option::of(0..3_u32), blocks in 0..5_u32,
        mixup in 0.0..1.0_f64, balance in 0..3_usize, ema in proptest::option::of(0.0..1.1_f64),
    ) {
        let recipe = Recipe {
            rule: [Rule::AdamW, Rule::Sgd, Rule::Lion][rule],
            class_balance: [ClassBalance::None, ClassBalance::Sampling, ClassBalance::Loss][balance],
            layer_decay, dropout, drop_path, micro_batch: micro, cached_views: views, token_mixup: mixup, ema_decay: ema,
            epochs: 1, lr: 1e-3,
            ..recipe(Trainable::LastBlocks(blocks))
        };
        let answer = ready().train(recipe);
        let ended = matches!(answer, Event::Trained { .. } | Event::Failed { .. });
        prop_assert!(ended);
    }
}

fn try_out(page: &mut Page, recipe: Recipe, trial: Trial) -> Event {
    let settings = page.settings(recipe);
    page.ask(Command::Try {
        request: memory::page::REQUEST,
        settings,
        trial,
    })
}

#[test]
fn a_learning_rate_trial_rises_until_the_loss_runs_away_and_leaves_no_model() {
    for trainable in [Trainable::Head, Trainable::LastBlocks(1), Trainable::All] {
        let mut page = ready();
        let event = try_out(&mut page, recipe(trainable), Trial::Rates);
        let Event::Tried {
            finding: Finding::Rates(curve),
            ..
        } = event
        else {
            panic!("{event:?}");
        };
        assert!(
            curve.points.len() > 50,
            "{trainable:?}: {}",
            curve.points.len()
        );
        let rates: Vec<f64> = curve.points.iter().map(|point| point.lr).collect();
        assert!(rates.is_sorted() && (rates[0] - 1e-6).abs() < 1e-12);
        let first = curve.points[0].loss;
        assert!(
            curve.points.iter().any(|point| point.loss < first * 0.9),
            "{trainable:?}"
        );
        let suggested = curve.suggested.expect("a valley");
        assert!((1e-6..1.0).contains(&suggested), "{suggested}");
        let (_, words) = failure(page.predict("tuned", picture(true, 3)));
        assert!(words.contains("tuned"), "{words}");
    }
}

#[test]
fn cross_validation_tests_every_training_image_once() {
    let mut page = ready();
    let event = try_out(&mut page, recipe(Trainable::LastBlocks(1)), Trial::Folds(4));
    let Event::Tried {
        finding: Finding::Folds(folds),
        ..
    } = event
    else {
        panic!("{event:?}");
    };
    assert_eq!(folds.len(), 4);
    // 24 of each class, a quarter held out.
    assert_eq!(folds.iter().map(|fold| fold.images).sum::<u32>(), 36);
    assert!(
        folds.iter().all(|fold| fold.top1 > 0.9 && fold.loss < 0.7),
        "{folds:?}"
    );
}

#[test]
fn a_cross_validation_that_cannot_be_is_refused() {
    for folds in [0, 1, 19, 1000] {
        let mut page = ready();
        let (kind, words) = failure(try_out(
            &mut page,
            recipe(Trainable::Head),
            Trial::Folds(folds),
        ));
        assert_eq!(kind, FailureKind::Settings);
        assert!(
            words.contains("between 2 and 18") && words.contains("try 5"),
            "{words}"
        );
    }
}
