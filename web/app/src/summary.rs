//! A cell in one line, for when only its head is shown.

use vitrine::notebook::{Cell, CellKind, DataSource, ModelSource, Output};

use crate::format;
use crate::i18n::t;

/// What the cell is about, and what came of it.
pub(crate) fn summary(cell: &Cell) -> String {
    let about = about(&cell.kind);
    match cell.output.as_ref().and_then(result) {
        Some(result) if about.is_empty() => result,
        Some(result) => format!("{about} · {result}"),
        None => about,
    }
}

fn about(kind: &CellKind) -> String {
    let on = |models: &str, data: &str| t!("summary-on", models = models, data = data);
    match kind {
        CellKind::Note(note) => first_line(&note.markdown),
        CellKind::Model(model) => match &model.source {
            ModelSource::Starter => t!("summary-starter", name = model.name.as_str()),
            ModelSource::Hub(from) | ModelSource::File(from) if !from.is_empty() => {
                format!("{}: {from}", model.name)
            }
            ModelSource::Hub(_) | ModelSource::File(_) => model.name.clone(),
        },
        CellKind::Data(data) => match (&*data.classes, data.source) {
            ([], DataSource::Sample) => t!("summary-sample", name = data.name.as_str()),
            ([], DataSource::Yours) => data.name.clone(),
            (classes, _) => format!("{}: {}", data.name, classes.join(", ")),
        },
        CellKind::Augment(augment) => t!(
            "summary-augment",
            name = augment.name.as_str(),
            data = augment.data.as_str()
        ),
        CellKind::Train(train) => t!(
            "summary-train",
            model = train.model.as_str(),
            data = train.data.as_str(),
            output = train.output.as_str()
        ),
        CellKind::Ensemble(ensemble) => t!(
            "summary-ensemble",
            output = ensemble.output.as_str(),
            models = ensemble.models.join(", ")
        ),
        CellKind::Evaluate(evaluate) => on(&evaluate.model, &evaluate.data),
        CellKind::Predict(predict) => predict.model.clone(),
        CellKind::Explain(explain) => on(&explain.model, &explain.data),
        CellKind::Map(map) => t!(
            "summary-map",
            data = map.data.as_str(),
            model = map.model.as_str()
        ),
        CellKind::Compare(compare) => on(&compare.models.join(", "), &compare.data),
        CellKind::Unknown { kind, .. } => kind.clone(),
    }
}

fn result(output: &Output) -> Option<String> {
    let right = |top1: f64| t!("summary-right", share = format::percent(top1));
    match output {
        Output::Run(run) => Some(right(run.test.top1)),
        Output::Evaluation(evaluation) => Some(right(evaluation.top1)),
        Output::Ensemble(ensemble) => Some(right(ensemble.evaluation.top1)),
        Output::Predictions(all) => all
            .first()
            .map(|first| format!("{}, {}", first.label, format::percent(f64::from(first.p)))),
        Output::Map(_) | Output::Comparison(_) => None,
    }
}

/// The first line of a note without its signs.
fn first_line(markdown: &str) -> String {
    let mut lines = markdown
        .lines()
        .map(|line| line.trim_start_matches(['#', '>', '-', '*', ' ']));
    let line = lines
        .find(|line| !line.is_empty())
        .unwrap_or_else(|| t!("summary-empty-note"));
    line.replace(['*', '`', '_'], "")
}

#[cfg(test)]
mod tests {
    use vitrine::notebook::{NoteSettings, Notebook};
    use vitrine::report::Prediction;

    use super::*;
    use crate::edit;

    #[test]
    fn every_kind_has_a_line() {
        let mut notebook = Notebook::starter();
        for (tag, ..) in *edit::KINDS {
            let end = notebook.cells.len();
            edit::add(&mut notebook, end, tag);
        }
        for cell in &notebook.cells {
            assert!(!summary(cell).is_empty(), "{}", edit::tag(&cell.kind));
        }
        assert_eq!(
            summary(&notebook.cells[1]),
            "starter: the built-in starter model"
        );
        assert_eq!(
            summary(&notebook.cells[5]),
            "starter learns images and becomes tuned"
        );
    }

    #[test]
    fn a_result_is_said_and_a_note_is_its_first_line() {
        let mut notebook = Notebook::starter();
        let cell = notebook.cells.last_mut().expect("there");
        cell.output = Some(Output::Predictions(vec![Prediction {
            index: 0,
            label: "cat".to_owned(),
            p: 0.75,
        }]));
        assert_eq!(summary(cell), "tuned · cat, 75.0 %");
        cell.output = None;
        cell.kind = CellKind::Note(NoteSettings {
            markdown: "\n## Some *leaves*\n\nand more".to_owned(),
        });
        assert_eq!(summary(cell), "Some leaves");
    }
}
