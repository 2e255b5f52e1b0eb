//! What a list of notebooks shows of each, kept beside its document so that the list need not open them all.

use serde::{Deserialize, Serialize};

use crate::notebook::{Notebook, Output};

/// A card shows no more cells than these.
const MOST: usize = 200;

/// A notebook at a glance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// The kinds of its first cells, in order.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The best accuracy on held-out pictures among its results.
    #[serde(default)]
    pub best: Option<f64>,
}

impl Card {
    /// The card of a notebook.
    #[must_use]
    pub fn of(notebook: &Notebook) -> Self {
        let kinds = notebook.cells.iter();
        let outputs = notebook
            .cells
            .iter()
            .filter_map(|cell| cell.output.as_ref());
        Self {
            title: notebook.title.clone(),
            kinds: kinds
                .take(MOST)
                .map(|cell| cell.kind.tag().chars().take(40).collect())
                .collect(),
            best: outputs
                .flat_map(accuracies)
                .filter(|share| share.is_finite())
                .max_by(f64::total_cmp),
        }
    }
}

/// The accuracies a result speaks of.
fn accuracies(output: &Output) -> Vec<f64> {
    match output {
        Output::Run(run) => vec![run.test.top1],
        Output::Evaluation(evaluation) => vec![evaluation.top1],
        Output::Ensemble(report) => vec![report.evaluation.top1],
        Output::Comparison(comparison) => {
            let contenders = comparison.contenders.iter();
            contenders
                .map(|contender| contender.evaluation.top1)
                .collect()
        }
        Output::Predictions(_) | Output::Map(_) => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Evaluation, Split};

    #[test]
    fn a_card_has_the_kinds_in_order_and_the_best_accuracy() {
        let mut notebook = Notebook::starter();
        let card = Card::of(&notebook);
        assert_eq!(card.title, "Your first classifier");
        assert_eq!(card.kinds[..4], ["note", "model", "note", "data"]);
        assert_eq!(card.best, None);
        for (cell, top1) in notebook.cells.iter_mut().zip([0.5, 0.875, f64::NAN]) {
            cell.output = Some(Output::Evaluation(Evaluation {
                split: Split::Test,
                loss: 1.0,
                top1,
                top5: 1.0,
                confusion: vec![],
                classes: vec![],
                images: vec![],
                study: None,
                robustness: None,
            }));
        }
        assert_eq!(Card::of(&notebook).best, Some(0.875));
    }
}
