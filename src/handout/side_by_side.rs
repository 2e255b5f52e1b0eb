//! A comparison in the report.

use super::chart::Chart;
use super::markup::Markup;
use super::results::{class, gallery, heading, hint};
use super::{Pictures, disagreements};
use crate::comparison::{Comparison, origins, table};
use crate::notebook::Notebook;
use crate::report::ImageId;

/// Figures, what was done differently, curves, tests, and where they disagree.
pub(super) fn comparison(
    out: &mut Markup,
    notebook: &Notebook,
    comparison: &Comparison,
    data: &str,
    pictures: &Pictures,
) {
    contenders(out, comparison);
    let models = comparison.contenders.iter();
    let models: Vec<String> = models.map(|contender| contender.model.clone()).collect();
    differences(out, notebook, &models);
    curves(out, notebook, &models);
    heading(out, "Could a difference be chance?");
    for test in &comparison.tests {
        out.line("p", &[], &table::verdict(comparison, test));
    }
    if let Some(caution) = table::caution(comparison) {
        hint(out, &caution);
    }
    heading(out, "Where they disagree");
    out.line("p", &[], &table::agreement(comparison));
    let shown = disagreements(comparison).iter();
    gallery(
        out,
        data,
        pictures,
        shown.map(|image| (*image, opinions(comparison, *image))),
    );
}

/// What the models say of a picture, its true class first.
fn opinions(comparison: &Comparison, image: ImageId) -> Vec<String> {
    let mut lines = Vec::new();
    for contender in &comparison.contenders {
        let evaluation = &contender.evaluation;
        let mut results = evaluation.images.iter();
        let Some(result) = results.find(|result| result.image == image) else {
            continue;
        };
        if lines.is_empty() {
            lines.push(format!("true: {}", class(evaluation, result.label)));
        }
        let right = if result.label == result.predicted {
            "right"
        } else {
            "wrong"
        };
        let guess = class(evaluation, result.predicted);
        lines.push(format!("{}: {guess} ({right})", contender.model));
    }
    lines
}

fn contenders(out: &mut Markup, comparison: &Comparison) {
    let columns = table::columns(comparison);
    let heads: Vec<String> = columns
        .iter()
        .map(|column| format!("{} ({} is better)", column.name, column.good))
        .collect();
    let mut head = vec!["Model", "Architecture"];
    head.extend(heads.iter().map(String::as_str));
    let rows = comparison
        .contenders
        .iter()
        .enumerate()
        .map(|(index, contender)| {
            let cells = columns.iter().map(|column| {
                let mark = if column.best[index] { ", best" } else { "" };
                format!("{}{mark}", column.cells[index])
            });
            let names = [contender.model.clone(), contender.architecture.clone()];
            names.into_iter().chain(cells).collect()
        });
    let rows: Vec<Vec<String>> = rows.collect();
    out.table(&head, &rows);
}

fn differences(out: &mut Markup, notebook: &Notebook, models: &[String]) {
    let differences = origins::differences(notebook, models);
    if differences.is_empty() {
        return;
    }
    heading(out, "What was done differently");
    let mut head = vec!["Setting"];
    head.extend(models.iter().map(String::as_str));
    let rows = differences.into_iter().map(|row| {
        let values = row.values.into_iter();
        let values = values.map(|value| value.unwrap_or_else(|| "–".to_owned()));
        std::iter::once(row.name).chain(values).collect()
    });
    out.table(&head, &rows.collect::<Vec<Vec<String>>>());
}

fn curves(out: &mut Markup, notebook: &Notebook, models: &[String]) {
    for (title, top, get) in origins::CURVES {
        let lines = origins::curves(notebook, models, get);
        if !lines.is_empty() {
            Chart::over_epochs(title, lines, top).figure(out);
        }
    }
}
