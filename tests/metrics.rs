//! Figures equal scikit-learn's, SciPy's and numpy's on twenty random problems: `tests/reference/metrics.py`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    reason = "a test may panic and print; fixtures hold small numbers"
)]

use serde_json::Value;

use vitrine::metrics::mcnemar::binomial_p;
use vitrine::metrics::{
    Answer, coverage, evaluate, reliability, study, temperature, top_k_accuracy,
};
use vitrine::report::{Evaluation, ImageId, Split};
use vitrine::study::{Average, FittedOn, Interval, Reliability, Study};

/// Everything but what is stored in single precision, and what a search ends with.
const EXACT: f64 = 1e-12;
/// Figures given in single precision; the fixture has nine digits of curves.
const SINGLE: f64 = 1e-6;
/// What follows from a temperature, which both sides search for.
const FITTED: f64 = 1e-9;

/// A problem, and what was found of it.
struct Problem {
    expected: Value,
    answers: Vec<Answer>,
    validation: Option<Vec<Answer>>,
    evaluation: Evaluation,
    study: Study,
}

fn fixture() -> Value {
    let bytes = std::fs::read("tests/fixtures/metrics.json").expect("the fixture");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn check(each: impl Fn(&Problem)) {
    let fixture = fixture();
    let problems = fixture["problems"].as_array().expect("problems");
    assert_eq!(problems.len(), 20);
    for (number, expected) in problems.iter().enumerate() {
        println!("problem {number}"); // shown if one fails
        let answers = answers(expected, "labels", "logits").expect("answers");
        let validation = answers_of_validation(expected);
        let classes: Vec<String> = (0..answers[0].logits.len())
            .map(|c| c.to_string())
            .collect();
        each(&Problem {
            expected: expected.clone(),
            evaluation: evaluate(Split::Test, &classes, &answers),
            study: study(classes.len(), &answers, validation.as_deref()),
            answers,
            validation,
        });
    }
}

fn answers_of_validation(problem: &Value) -> Option<Vec<Answer>> {
    answers(problem, "val_labels", "val_logits")
}

fn answers(problem: &Value, labels: &str, logits: &str) -> Option<Vec<Answer>> {
    let rows = problem[labels]
        .as_array()?
        .iter()
        .zip(problem[logits].as_array()?);
    let answer = |(image, (label, logits)): (u32, (&Value, &Value))| Answer {
        image: ImageId(image),
        label: number(label) as usize,
        logits: numbers(logits).iter().map(|&logit| logit as f32).collect(),
    };
    Some((0..).zip(rows).map(answer).collect())
}

fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("a number, not {value}"))
}

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(number)
        .collect()
}

fn close(name: &str, found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance * expected.abs().max(1.0),
        "{name}: {found}, not {expected}"
    );
}

fn all_close(name: &str, found: &[f64], expected: &Value, tolerance: f64) {
    let expected = numbers(expected);
    assert_eq!(found.len(), expected.len(), "{name}");
    for (&found, expected) in found.iter().zip(expected) {
        close(name, found, expected, tolerance);
    }
}

/// A figure that some problems have no value of.
fn both(name: &str, found: Option<f64>, expected: &Value) {
    assert_eq!(
        found.is_none(),
        expected.is_null(),
        "{name}: {found:?}, not {expected}"
    );
    if let Some(found) = found {
        close(name, found, number(expected), EXACT);
    }
}

fn curve(name: &str, found: &[[f32; 2]], expected: &Value) {
    let expected = expected.as_array().expect("a curve");
    assert_eq!(found.len(), expected.len(), "{name}");
    for (point, expected) in found.iter().zip(expected) {
        all_close(name, &point.map(f64::from), expected, SINGLE);
    }
}

#[test]
fn counts_and_their_figures_are_scikit_learns() {
    check(|problem| {
        let Problem {
            expected,
            evaluation,
            study,
            ..
        } = problem;
        close("loss", evaluation.loss, number(&expected["loss"]), EXACT);
        for (row, expected) in evaluation
            .confusion
            .iter()
            .zip(expected["confusion"].as_array().expect("rows"))
        {
            let row: Vec<f64> = row.iter().map(|&count| count.into()).collect();
            all_close("confusion", &row, expected, 0.0);
        }
        let of = |figure: fn(&vitrine::report::ClassReport) -> f64| {
            evaluation.classes.iter().map(figure).collect::<Vec<_>>()
        };
        all_close(
            "precision",
            &of(|class| class.precision),
            &expected["precision"],
            EXACT,
        );
        all_close(
            "recall",
            &of(|class| class.recall),
            &expected["recall"],
            EXACT,
        );
        all_close("f1", &of(|class| class.f1), &expected["f1"], EXACT);
        all_close(
            "support",
            &of(|class| class.support.into()),
            &expected["support"],
            0.0,
        );
        let average = |average: Average| [average.precision, average.recall, average.f1];
        all_close(
            "macro",
            &average(study.macro_average),
            &expected["macro"],
            EXACT,
        );
        all_close(
            "weighted",
            &average(study.weighted_average),
            &expected["weighted"],
            EXACT,
        );
        close(
            "balanced",
            study.balanced_accuracy.value,
            number(&expected["balanced_accuracy"]),
            EXACT,
        );
        close(
            "kappa",
            study.kappa.value,
            number(&expected["kappa"]),
            EXACT,
        );
        let top: Vec<f64> = (1..=evaluation.classes.len() + 1)
            .map(|k| top_k_accuracy(&evaluation.images, k))
            .collect();
        all_close("top-k", &top, &expected["top_k"], EXACT);
        assert_eq!((evaluation.top1, study.top1.value), (top[0], top[0]));
        assert_eq!(evaluation.top5, top[4.min(top.len() - 1)]);
    });
}

#[test]
fn curves_and_the_areas_under_them_are_scikit_learns() {
    check(
        |Problem {
             expected, study, ..
         }| {
            both("mean area", study.roc_auc, &expected["roc_auc"]);
            for (found, expected) in study
                .classes
                .iter()
                .zip(expected["classes"].as_array().expect("classes"))
            {
                both("area", found.roc_auc, &expected["roc_auc"]);
                both(
                    "average precision",
                    found.average_precision,
                    &expected["average_precision"],
                );
                curve("roc", &found.roc, &expected["roc"]);
                curve("pr", &found.pr, &expected["pr"]);
            }
        },
    );
}

#[test]
fn coverage_and_accuracy_are_those_of_each_threshold() {
    check(
        |Problem {
             expected,
             evaluation,
             ..
         }| {
            curve(
                "coverage",
                &coverage(&evaluation.images),
                &expected["coverage"],
            );
        },
    );
}

fn check_reliability(found: &Reliability, expected: &Value, tolerance: f64) {
    let bins = expected["bins"].as_array().expect("bins");
    assert_eq!(found.bins.len(), bins.len());
    for (bin, expected) in found.bins.iter().zip(bins) {
        all_close(
            "bin",
            &[bin.count.into(), bin.confidence, bin.accuracy],
            expected,
            tolerance,
        );
    }
    close("ece", found.ece, number(&expected["ece"]), tolerance);
    close("loss", found.loss, number(&expected["loss"]), tolerance);
}

#[test]
fn reliability_and_temperature_are_those_of_plain_numpy_and_scipy() {
    let mut fitted = [0; 2];
    check(
        |Problem {
             expected,
             study,
             answers,
             validation,
             ..
         }| {
            let (expected, found) = (&expected["calibration"], &study.calibration);
            check_reliability(&found.before, &expected["before"], EXACT);
            check_reliability(&found.after, &expected["after"], FITTED);
            close(
                "temperature",
                found.temperature,
                number(&expected["temperature"]),
                FITTED,
            );
            let name = serde_json::to_value(found.fitted_on).expect("a name");
            assert_eq!(name, expected["fitted_on"]);
            let on = validation.as_ref().unwrap_or(answers);
            assert_eq!(temperature(on), found.temperature);
            assert_eq!(reliability(answers, 1.0), found.before);
        },
    );
    for problem in fixture()["problems"].as_array().expect("problems") {
        fitted[usize::from(problem["val_labels"].is_array())] += 1;
    }
    assert!(
        fitted.iter().all(|&count| count > 5),
        "both kinds are there"
    );
}

#[test]
fn no_validation_answers_are_the_same_as_none_given() {
    check(
        |Problem {
             study,
             answers,
             validation,
             ..
         }| {
            if validation.is_none() {
                let classes = answers[0].logits.len();
                assert_eq!(vitrine::metrics::study(classes, answers, Some(&[])), *study);
                assert_eq!(study.calibration.fitted_on, FittedOn::CrossFitted);
            }
        },
    );
}

#[test]
fn suspects_are_those_of_the_papers_definition() {
    let mut found_any = 0;
    for problem in fixture()["problems"].as_array().expect("problems") {
        found_any += usize::from(!problem["suspects"].as_array().expect("suspects").is_empty());
    }
    assert!(found_any > 5);
    check(
        |Problem {
             expected, study, ..
         }| {
            let expected = expected["suspects"].as_array().expect("suspects");
            assert_eq!(study.suspects.len(), expected.len());
            for (found, expected) in study.suspects.iter().zip(expected) {
                let place = [found.image.0, found.label, found.likely].map(f64::from);
                all_close(
                    "suspect",
                    &place,
                    &expected.as_array().expect("four")[..3].into(),
                    0.0,
                );
                close("margin", found.margin.into(), number(&expected[3]), SINGLE);
            }
        },
    );
}

#[test]
fn intervals_are_numpys_percentiles_of_the_same_resamples() {
    check(
        |Problem {
             expected, study, ..
         }| {
            let each = [
                study.top1,
                study.loss,
                study.balanced_accuracy,
                study.kappa,
                study.macro_f1,
            ];
            let expected = expected["intervals"].as_array().expect("intervals");
            for (Interval { value, low, high }, expected) in each.into_iter().zip(expected) {
                all_close("interval", &[value, low, high], expected, EXACT);
            }
        },
    );
}

#[test]
fn mcnemars_p_is_exact_for_any_counts() {
    for row in fixture()["mcnemar"].as_array().expect("rows") {
        let row = numbers(row);
        let found = binomial_p(row[0] as u32, row[1] as u32);
        // Relative: some are very small.
        assert!((found - row[2]).abs() <= 1e-11 * row[2], "{row:?}: {found}");
    }
    // Counts no table holds: no overflow, and a p that is one.
    assert_eq!(binomial_p(0, 5000), 0.0);
    let even = binomial_p(999_000, 1_001_000);
    assert!((even - 0.157_3).abs() < 1e-3, "{even}"); // the normal approximation: 2 x (1 - Phi(sqrt 2))
}
