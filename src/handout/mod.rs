//! A notebook's results as files for others: a report that opens anywhere, and the figures for other programs.
//!
//! - [`html`]: one file that stands alone: no scripts, nothing fetched, all that came from outside escaped
//!   ([`markup`]).
//! - [`json`], [`classes_csv`] and [`images_csv`]: the metrics of all outputs, or of one cell's.
//! - [`chart`]: a line chart as SVG, in the report or as a file.
//!
//! Plain data in, text out: the page and the headless runner both use it. A charting library would be less to keep,
//! but those there are (plotters, charming) write fixed colours, and a report is to be read in light, in dark and on
//! paper; ours names the style sheet's classes and has two hundred lines.

pub mod chart;
mod document;
mod figures;
mod markup;
mod results;
mod side_by_side;
pub mod words;

use std::collections::BTreeMap;

use crate::comparison::Comparison;
use crate::notebook::{Cell, CellKind, Notebook, Output};
use crate::report::{Evaluation, ImageId, ImageResult};

pub use document::html;
pub use figures::{classes_csv, evaluation_csv, images_csv, json};
pub use markup::escaped;

/// Pictures shown for one cell, at most.
pub const GALLERY: usize = 24;

/// What is known of a picture beside the notebook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Path it came from.
    pub path: String,
    /// It in small, as a `data:` address; other addresses are not used.
    pub url: Option<String>,
}

/// Pictures by the name of their data and their id.
pub type Pictures = BTreeMap<(String, ImageId), Picture>;

/// A model measured on data, somewhere in a notebook.
struct Measured<'a> {
    /// Id of the cell.
    cell: &'a str,
    /// Name of the model.
    model: &'a str,
    /// Name of the data.
    data: &'a str,
    evaluation: &'a Evaluation,
}

/// Every evaluation among the outputs of a notebook, or of one of its cells.
fn measured<'a>(notebook: &'a Notebook, only: Option<&str>) -> Vec<Measured<'a>> {
    let wanted = |cell: &&Cell| only.is_none_or(|id| cell.id == id);
    let cells = notebook.cells.iter().filter(wanted);
    cells.flat_map(measured_by).collect()
}

fn measured_by(cell: &Cell) -> Vec<Measured<'_>> {
    let one = |model, data, evaluation| Measured {
        cell: &cell.id,
        model,
        data,
        evaluation,
    };
    match (&cell.kind, &cell.output) {
        (CellKind::Train(train), Some(Output::Run(run))) => {
            vec![one(&train.output, &train.data, &run.test)]
        }
        (CellKind::Ensemble(ensemble), Some(Output::Ensemble(report))) => {
            vec![one(&ensemble.output, &ensemble.data, &report.evaluation)]
        }
        (CellKind::Evaluate(settings), Some(Output::Evaluation(evaluation))) => {
            vec![one(&settings.model, &settings.data, evaluation)]
        }
        (CellKind::Compare(settings), Some(Output::Comparison(comparison))) => {
            let contenders = comparison.contenders.iter();
            contenders
                .map(|contender| one(&contender.model, &settings.data, &contender.evaluation))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The pictures that [`html`] shows if it is given them: name of the data, and id.
#[must_use]
pub fn wanted(notebook: &Notebook) -> Vec<(String, ImageId)> {
    let mut wanted = Vec::new();
    for cell in &notebook.cells {
        let (data, images) = match (&cell.kind, &cell.output) {
            (CellKind::Compare(settings), Some(Output::Comparison(comparison))) => {
                (&settings.data, disagreements(comparison).to_vec())
            }
            (CellKind::Evaluate(settings), Some(Output::Evaluation(evaluation))) => {
                let images = mistakes(evaluation).into_iter().map(|result| result.image);
                (&settings.data, images.collect())
            }
            _ => continue,
        };
        wanted.extend(images.into_iter().map(|image| (data.clone(), image)));
    }
    wanted.sort();
    wanted.dedup();
    wanted
}

/// What was taken for something else, the surest first, at most [`GALLERY`].
fn mistakes(evaluation: &Evaluation) -> Vec<ImageResult> {
    let images = evaluation.images.iter().copied();
    let mut wrong: Vec<ImageResult> = images
        .filter(|result| result.predicted != result.label)
        .collect();
    wrong.sort_by(|a, b| b.p.total_cmp(&a.p).then(a.image.cmp(&b.image)));
    wrong.truncate(GALLERY);
    wrong
}

/// The first of the pictures that models disagree on, at most [`GALLERY`].
fn disagreements(comparison: &Comparison) -> &[ImageId] {
    let all = &comparison.disagreements;
    &all[..all.len().min(GALLERY)]
}
