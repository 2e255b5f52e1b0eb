use vitrine::augmentation::policy::Policy;
use vitrine::augmentation::{Augmentation, Crop, Mix, Preset as Augmentations};
use vitrine::comparison::origins::CURVES;
use vitrine::comparison::{Comparison, Contender, McNemar, table};
use vitrine::handout::chart::{Chart, Line};
use vitrine::notebook::Notebook;
use vitrine::recipe::{
    Annealing, Distillation, Lesson, Preset, Probe, Recipe, Stage, Trainable, words,
};
use vitrine::report::{Evaluation, ImageId, Split};
use vitrine::study::{Average, Calibration, FittedOn, Interval, Reliability, Study};

use super::recipe::{setting, value};
use super::*;

#[test]
fn every_template_has_its_words() {
    for template in templates::ALL {
        let words = (template.title, template.about);
        assert_eq!(of_template(template.id), Some(words), "{}", template.id);
    }
}

/// Recipes that have every knob, in various states.
fn recipes() -> Vec<Recipe> {
    let all = Recipe {
        probe: Some(Probe::default()),
        distillation: Some(Distillation {
            teachers: vec!["head".to_owned()],
            lesson: Lesson::Hard,
            ..Distillation::default()
        }),
        stages: vec![Stage {
            trainable: Trainable::Head,
            epochs: 3,
            lr: 0.01,
            batch_size: Some(8),
        }],
        ..Recipe::last_blocks(2)
    };
    let presets = Preset::ALL.map(|preset| preset.recipe(12));
    presets
        .into_iter()
        .chain([all, Recipe::whole(), Recipe::default()])
        .collect()
}

#[test]
fn every_setting_has_the_librarys_name_and_value() {
    for line in recipes().iter().flat_map(words::lines) {
        let name = words::name(&line.path);
        assert_eq!(setting(&line.path), Some(name.as_str()), "{}", line.path);
        assert_eq!(value(&line.path, &line.value), line.value, "{}", line.path);
    }
    assert_eq!(changed("ema_decay", "off"), "ema decay off");
}

#[test]
fn what_is_wrong_with_a_recipe_is_the_librarys_sentence() {
    let stage = Stage {
        trainable: Trainable::All,
        epochs: 3,
        lr: 0.01,
        batch_size: None,
    };
    let by = |teacher: &str, alpha| {
        let teachers = vec![teacher.to_owned()];
        Some(Distillation {
            teachers,
            alpha,
            ..Distillation::default()
        })
    };
    let base = Recipe::default;
    #[rustfmt::skip]
    let wrong = [
        Recipe { epochs: 0, ..base() },
        Recipe { batch_size: 0, ..base() },
        Recipe { micro_batch: Some(5000), ..base() },
        Recipe { lr: f64::NAN, ..base() },
        Recipe { min_lr: 5.0, ..base() },
        Recipe { warmup_epochs: 99.0, ..base() },
        Recipe { warmup_epochs: 99.0, stages: vec![stage], trainable: Trainable::All, ..base() },
        Recipe { annealing: Annealing::Step { epochs: 0.0, factor: 0.5 }, ..base() },
        Recipe { trainable: Trainable::LastBlocks(99), ..base() },
        Recipe { stages: vec![stage], ..base() },
        Recipe { stages: vec![Stage { epochs: 0, ..stage }], trainable: Trainable::All, ..base() },
        Recipe { layer_decay: 2.0, ..base() },
        Recipe { dropout: 1.0, ..base() },
        Recipe { clip_grad_norm: Some(0.0), ..base() },
        Recipe { patience: Some(0), ..base() },
        Recipe { probe: Some(Probe { c: Some(0.0), folds: 5 }), ..base() },
        Recipe { distillation: by("", 0.5), ..base() },
        Recipe { distillation: by("m", 2.0), ..base() },
        Recipe { augmentation: Augmentation { repeats: 0, ..Augmentation::none() }, ..base() },
    ];
    for recipe in wrong {
        let error = recipe.validate(12).expect_err("out of range");
        assert_eq!(recipe_error(&error), error.to_string());
    }
    let dropped = Recipe {
        attention_dropout: 0.1,
        ..base()
    };
    let shape = vitrine::architecture::CnnArchitecture::mobilenet_v2().into();
    let error = dropped.suits(&shape).expect_err("no attention");
    assert_eq!(recipe_error(&error), error.to_string());
}

#[test]
fn what_is_wrong_with_an_augmentation_is_the_librarys_sentence() {
    let none = Augmentation::none;
    let mix = Mix {
        cutmix_minmax: Some((2.0, 3.0)),
        ..none().mix
    };
    #[rustfmt::skip]
    let wrong = [
        Augmentation { horizontal_flip: 1.3, ..none() },
        Augmentation { crop: Crop::at_least(0.0), ..none() },
        Augmentation { mix, ..none() },
        Augmentation { policy: "rand-m40".parse().expect("a policy"), ..none() },
    ];
    for settings in wrong {
        let error = settings.validate().expect_err("out of range");
        assert_eq!(augmentation_error(&error), error.to_string());
    }
    for text in ["x", "rand-x9", "augmix-q", "v0-m9", "3a-m9", "none-1"] {
        let error = text.parse::<Policy>().expect_err("no policy");
        assert_eq!(policy_error(&error), error.to_string());
    }
}

#[test]
fn suggestions_are_the_librarys() {
    for preset in Augmentations::ALL {
        assert_eq!(augmentation(preset), preset.name());
    }
    for pictures in [0, 5, 200, 5000] {
        let suggested = Augmentations::suggested(pictures);
        assert_eq!(suggested_augmentation(pictures), suggested);
    }
    for (pictures, smallest) in [(48, 4), (48, 24), (240, 40), (900, 90)] {
        let (_, reason) = Preset::suggested(pictures, smallest);
        assert_eq!(recipe_reason(reason), reason.to_string());
    }
}

fn comparison(only_a: u32, p: f64) -> Comparison {
    let interval = Interval {
        value: 0.5,
        low: 0.25,
        high: 0.75,
    };
    let evaluation = Evaluation {
        split: Split::Test,
        loss: 0.5,
        top1: 0.5,
        top5: 1.0,
        confusion: vec![],
        classes: vec![],
        images: vec![],
        study: Some(Study {
            top1: interval,
            loss: interval,
            balanced_accuracy: interval,
            kappa: interval,
            macro_f1: interval,
            macro_average: Average::default(),
            weighted_average: Average::default(),
            classes: vec![],
            roc_auc: None,
            calibration: Calibration {
                before: Reliability::default(),
                after: Reliability::default(),
                temperature: 1.0,
                fitted_on: FittedOn::default(),
                confidences: vec![],
            },
            suspects: vec![],
        }),
        robustness: None,
    };
    let contender = |model: &str, milliseconds| Contender {
        model: model.to_owned(),
        architecture: String::new(),
        evaluation: evaluation.clone(),
        parameters: 5_717_416,
        bytes: 22_869_664,
        milliseconds,
    };
    let test = McNemar {
        a: 0,
        b: 1,
        only_a,
        only_b: 0,
        p,
    };
    Comparison {
        contenders: vec![contender("a", 3.0), contender("b", 2.0)],
        tests: vec![test; 3],
        disagreements: vec![ImageId(1)],
    }
}

#[test]
fn a_comparison_is_told_as_the_library_does() {
    for found in [comparison(0, 1.0), comparison(1, 0.5), comparison(9, 0.004)] {
        let test = &found.tests[0];
        assert_eq!(verdict(&found, test), table::verdict(&found, test));
        assert_eq!(columns(&found), table::columns(&found));
        assert_eq!(caution(&found), table::caution(&found));
        assert_eq!(agreement(&found), table::agreement(&found));
    }
    assert_eq!(curves(), CURVES.map(|(title, ..)| title));
    let line = Line {
        name: "m".to_owned(),
        points: vec![(1.0, 0.5), (2.0, f64::NAN)],
    };
    let chart = Chart::over_epochs("Loss", vec![line], None);
    assert_eq!(ends(&chart), chart.said());
}

#[test]
fn files_and_pictures_are_told_as_the_library_does() {
    let deit = Preprocess::deit(224);
    let squashed = Preprocess {
        resize: Resize::Squash(256),
        interpolation: Interpolation::Bilinear,
        ..deit
    };
    for settings in [deit, squashed] {
        assert_eq!(preprocess(&settings), settings.to_string());
    }
    for file in ["", "{}", "[1]"] {
        let error = Notebook::from_json(file.as_bytes()).expect_err("no notebook");
        assert_eq!(notebook_error(&error), error.to_string());
    }
    let error = NotebookError::TooLarge { bytes: 99_000_000 };
    assert_eq!(notebook_error(&error), error.to_string());
    for error in [BundleError::NoManifest, BundleError::Newer(7)] {
        assert_eq!(bundle_error(&error), error.to_string());
    }
    for error in [ZipError::TooLarge, ZipError::NotAZip, ZipError::Unusual] {
        assert_eq!(zip_error(&error), error.to_string());
    }
}
