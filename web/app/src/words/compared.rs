//! What a compare cell says of models.

use vitrine::comparison::origins::{self, CURVES, Difference, Setting};
use vitrine::comparison::table::{self, Column, Measure};
use vitrine::comparison::{Comparison, McNemar};
use vitrine::handout::chart::Chart;
use vitrine::notebook::Notebook;

use super::recipe::{setting, value};
use crate::format::{self, decimal};
use crate::i18n::t;

/// What the cells that made these models did differently.
pub(crate) fn differences(notebook: &Notebook, models: &[String]) -> Vec<Difference> {
    let mut all = origins::differences(notebook, models);
    for difference in &mut all {
        difference.name = match &difference.setting {
            Setting::Model => t!("words-setting-model").to_owned(),
            Setting::Data => t!("words-setting-data").to_owned(),
            Setting::Time => t!("words-setting-time").to_owned(),
            Setting::Knob(path) => match setting(path) {
                Some(name) => name.to_owned(),
                None => continue,
            },
        };
        if let Setting::Knob(path) = &difference.setting {
            for known in difference.values.iter_mut().flatten() {
                *known = value(path, known);
            }
        }
    }
    all
}

/// The figures of a comparison.
pub(crate) fn columns(comparison: &Comparison) -> Vec<Column> {
    let mut columns = table::columns(comparison);
    for column in &mut columns {
        column.name = match column.measure {
            Measure::Top1 => t!("words-measure-top1"),
            Measure::Loss => t!("words-measure-loss"),
            Measure::MacroF1 => t!("words-measure-macro-f1"),
            Measure::Parameters => t!("words-measure-parameters"),
            Measure::Size => t!("words-measure-size"),
            Measure::Time => t!("words-measure-time"),
        };
        for (cell, contender) in column.cells.iter_mut().zip(&comparison.contenders) {
            match (column.measure, &contender.evaluation.study) {
                (Measure::Top1, Some(study)) => {
                    let [value, low, high] = [study.top1.value, study.top1.low, study.top1.high]
                        .map(|share| decimal(share, 3));
                    *cell = t!("words-interval", value = value, low = low, high = high);
                }
                (Measure::Parameters, _) => *cell = format::count(contender.parameters),
                (Measure::Size, _) => *cell = format::bytes(contender.bytes),
                _ => {}
            }
        }
    }
    columns
}

/// What a test of two models says.
pub(crate) fn verdict(comparison: &Comparison, test: &McNemar) -> String {
    let name = |index: u32| {
        let contender = comparison.contenders.get(index as usize);
        contender.map_or("?", |contender| contender.model.as_str())
    };
    let (a, b) = (name(test.a), name(test.b));
    let (only_a, only_b) = (test.only_a, test.only_b);
    if only_a + only_b == 0 {
        return t!("words-verdict-same", a = a, b = b);
    }
    let p = table::p_value(test.p);
    if test.p < table::LEVEL {
        t!(
            "words-verdict-real",
            a = a,
            b = b,
            only_a = only_a,
            only_b = only_b,
            p = p
        )
    } else {
        t!(
            "words-verdict-chance",
            a = a,
            b = b,
            only_a = only_a,
            only_b = only_b,
            p = p
        )
    }
}

/// What several tests together ask for, where there are several.
pub(crate) fn caution(comparison: &Comparison) -> Option<String> {
    let pairs = comparison.tests.len();
    let level = table::LEVEL.to_string();
    (pairs > 1).then(|| t!("words-caution", pairs = pairs, level = level))
}

/// How many of the pictures the models disagree on.
pub(crate) fn agreement(comparison: &Comparison) -> String {
    let first = comparison.contenders.first();
    let all = first.map_or(0, |first| first.evaluation.images.len());
    match comparison.disagreements.len() {
        0 => t!("words-agree").to_owned(),
        some => t!("words-disagree", some = some, all = all),
    }
}

/// The titles of the [`CURVES`].
pub(crate) fn curves() -> [&'static str; CURVES.len()] {
    [
        t!("words-curve-loss"),
        t!("words-curve-train-loss"),
        t!("words-curve-top1"),
    ]
}

/// The ends of a chart's lines in words.
pub(crate) fn ends(chart: &Chart) -> String {
    let ends = chart.lines.iter().filter_map(|line| {
        let (x, y) = line.last()?;
        Some(t!(
            "words-curve-end",
            name = line.name.as_str(),
            y = decimal(y, 3),
            across = chart.across.as_str(),
            x = decimal(x, 0)
        ))
    });
    let ends: Vec<String> = ends.collect();
    t!(
        "words-curve-ends",
        title = chart.title.as_str(),
        ends = ends.join("; ")
    )
}
