//! A comparison as people read it: one column a figure, the best of each, and what the tests say as sentences.

use super::{Comparison, Contender, McNemar};
use crate::handout::words;
use crate::report::Evaluation;

/// Below this p a difference is called unlikely to be chance.
///
/// # Source
/// Dietterich 1998, section 3.1 tests at 0.05.
pub const LEVEL: f64 = 0.05;

/// What models are compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Share of first guesses that are right.
    Top1,
    /// Cross-entropy.
    Loss,
    /// Mean F1 over classes.
    MacroF1,
    /// Numbers in the network.
    Parameters,
    /// Bytes of its weights.
    Size,
    /// Milliseconds a picture.
    Time,
}

impl Measure {
    fn name(self) -> &'static str {
        match self {
            Self::Top1 => "Top-1",
            Self::Loss => "Loss",
            Self::MacroF1 => "Macro F1",
            Self::Parameters => "Parameters",
            Self::Size => "Size",
            Self::Time => "ms a picture",
        }
    }
}

/// A figure of every model.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Which.
    pub measure: Measure,
    /// What it is called.
    pub name: &'static str,
    /// What is good: a word for people.
    pub good: &'static str,
    /// In the order of the models.
    pub cells: Vec<String>,
    /// Whether a model is among the best; none is where all are alike.
    pub best: Vec<bool>,
}

/// The figures of a comparison.
#[must_use]
pub fn columns(comparison: &Comparison) -> Vec<Column> {
    let contenders = &comparison.contenders;
    let column = |measure: Measure, get: &dyn Fn(&Contender) -> (f64, String)| {
        let (values, cells): (Vec<f64>, Vec<String>) = contenders.iter().map(get).unzip();
        let larger = matches!(measure, Measure::Top1 | Measure::MacroF1);
        let best = best(&values, &cells, larger);
        Column {
            measure,
            name: measure.name(),
            good: if larger { "higher" } else { "lower" },
            cells,
            best,
        }
    };
    let three = |value: f64| (value, format!("{value:.3}"));
    vec![
        column(Measure::Top1, &|one| top1(&one.evaluation)),
        column(Measure::Loss, &|one| three(one.evaluation.loss)),
        column(Measure::MacroF1, &|one| three(macro_f1(&one.evaluation))),
        column(Measure::Parameters, &|one| {
            (size(one.parameters), words::count(one.parameters))
        }),
        column(Measure::Size, &|one| {
            (size(one.bytes), words::bytes(one.bytes))
        }),
        column(Measure::Time, &|one| {
            (one.milliseconds, format!("{:.1}", one.milliseconds))
        }),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "compared only")]
fn size(count: u64) -> f64 {
    count as f64
}

/// With its interval, where there is one.
fn top1(evaluation: &Evaluation) -> (f64, String) {
    let interval = evaluation.study.as_ref().map(|study| study.top1);
    let words = interval.map_or_else(
        || format!("{:.3}", evaluation.top1),
        |top1| format!("{:.3} ({:.3} to {:.3})", top1.value, top1.low, top1.high),
    );
    (evaluation.top1, words)
}

/// Mean F1 over classes.
#[must_use]
pub fn macro_f1(evaluation: &Evaluation) -> f64 {
    let of_study = evaluation.study.as_ref().map(|study| study.macro_f1.value);
    of_study
        .unwrap_or_else(|| crate::metrics::mean(evaluation.classes.iter().map(|class| class.f1)))
}

/// Which are best, as far as what is shown tells them apart.
fn best(values: &[f64], cells: &[String], larger: bool) -> Vec<bool> {
    let better = |a: &(&f64, &String), b: &(&f64, &String)| {
        let order = a.0.total_cmp(b.0);
        if larger { order } else { order.reverse() }
    };
    let winner = values.iter().zip(cells).max_by(better);
    let shown = winner.map(|(_, cell)| cell);
    let alike = cells.iter().all(|cell| Some(cell) == shown);
    let is_best = |cell: &String| !alike && Some(cell) == shown;
    cells.iter().map(is_best).collect()
}

/// A p as people write it.
#[must_use]
pub fn p_value(p: f64) -> String {
    match p {
        p if p < 0.001 => "p < 0.001".to_owned(),
        p if p < 0.1 => format!("p = {p:.3}"),
        p => format!("p = {p:.2}"),
    }
}

/// What a test says, in a sentence or two.
#[must_use]
pub fn verdict(comparison: &Comparison, test: &McNemar) -> String {
    let name = |index: u32| {
        let contender = comparison.contenders.get(index as usize);
        contender.map_or("?", |contender| contender.model.as_str())
    };
    let (a, b) = (name(test.a), name(test.b));
    if test.only_a + test.only_b == 0 {
        return format!(
            "\"{a}\" and \"{b}\" are right on the same pictures, so there is no difference to test."
        );
    }
    let p = p_value(test.p);
    let chance = if test.p < LEVEL {
        "unlikely to be chance"
    } else {
        "could be chance"
    };
    format!(
        "Only \"{a}\" is right on {}, only \"{b}\" on {}: {chance}, {p}.",
        words::plural(test.only_a.into(), "picture", "pictures"),
        test.only_b
    )
}

/// What several tests together ask for, where there are several.
#[must_use]
pub fn caution(comparison: &Comparison) -> Option<String> {
    let pairs = comparison.tests.len();
    (pairs > 1).then(|| {
        format!(
            "Of {pairs} pairs tested, about one in twenty looks real by chance alone; take a p near {LEVEL} with care."
        )
    })
}

/// How many of the pictures the models disagree on.
#[must_use]
pub fn agreement(comparison: &Comparison) -> String {
    let first = comparison.contenders.first();
    let all = first.map_or(0, |first| first.evaluation.images.len());
    match comparison.disagreements.len() {
        0 => "They agree on every picture.".to_owned(),
        some => format!("They disagree on {some} of {all} pictures."),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::report::{ClassReport, ImageId, ImageResult, Split};

    /// An evaluation of four pictures of two classes with these guesses.
    pub(crate) fn evaluation(classes: [&str; 2], guesses: [u32; 4]) -> Evaluation {
        let labels = [0, 0, 1, 1];
        let images = (0..).zip(labels.iter().zip(guesses));
        let images: Vec<ImageResult> = images
            .map(|(image, (&label, predicted))| ImageResult {
                image: ImageId(image),
                label,
                predicted,
                p: 0.75,
                rank: u32::from(label != predicted),
                loss: 0.5,
            })
            .collect();
        let mut confusion = vec![vec![0; 2]; 2];
        for image in &images {
            confusion[image.label as usize][image.predicted as usize] += 1;
        }
        let right = images.iter().filter(|image| image.rank == 0).count();
        Evaluation {
            split: Split::Test,
            loss: 0.5,
            top1: f64::from(u32::try_from(right).expect("few")) / 4.0,
            top5: 1.0,
            confusion,
            classes: classes
                .iter()
                .map(|name| ClassReport {
                    name: (*name).to_owned(),
                    precision: 0.5,
                    recall: 0.5,
                    f1: 0.5,
                    support: 2,
                })
                .collect(),
            images,
            study: None,
            robustness: None,
        }
    }

    pub(crate) fn comparison(names: [&str; 2], classes: [&str; 2]) -> Comparison {
        let contender = |model: &str, guesses, milliseconds| Contender {
            model: model.to_owned(),
            architecture: "DeiT-tiny/16".to_owned(),
            evaluation: evaluation(classes, guesses),
            parameters: 5_717_416,
            bytes: 4 * 5_717_416,
            milliseconds,
        };
        Comparison {
            contenders: vec![
                contender(names[0], [0, 0, 1, 1], 3.0),
                contender(names[1], [0, 1, 1, 0], 2.0),
            ],
            tests: vec![McNemar {
                a: 0,
                b: 1,
                only_a: 2,
                only_b: 0,
                p: 0.5,
            }],
            disagreements: vec![ImageId(1), ImageId(3)],
        }
    }

    #[test]
    fn the_best_is_marked_only_where_there_is_a_difference_to_see() {
        let columns = columns(&comparison(["a", "b"], ["x", "y"]));
        let marked: Vec<(&str, Vec<bool>)> = columns
            .into_iter()
            .map(|column| (column.name, column.best))
            .collect();
        assert_eq!(
            marked,
            [
                ("Top-1", vec![true, false]),
                ("Loss", vec![false, false]),
                ("Macro F1", vec![false, false]),
                ("Parameters", vec![false, false]),
                ("Size", vec![false, false]),
                ("ms a picture", vec![false, true]),
            ]
        );
    }

    #[test]
    fn tests_are_put_in_words() {
        let mut comparison = comparison(["a", "b"], ["x", "y"]);
        let said = |comparison: &Comparison| verdict(comparison, &comparison.tests[0]);
        assert_eq!(
            said(&comparison),
            "Only \"a\" is right on 2 pictures, only \"b\" on 0: could be chance, p = 0.50."
        );
        comparison.tests[0] = McNemar {
            only_a: 1,
            only_b: 9,
            p: 0.021_484_375,
            ..comparison.tests[0]
        };
        assert!(said(&comparison).ends_with("unlikely to be chance, p = 0.021."));
        comparison.tests[0] = McNemar {
            only_a: 0,
            only_b: 0,
            p: 1.0,
            ..comparison.tests[0]
        };
        assert!(said(&comparison).contains("no difference to test"));
        assert_eq!(caution(&comparison), None);
        assert_eq!(agreement(&comparison), "They disagree on 2 of 4 pictures.");
    }
}
