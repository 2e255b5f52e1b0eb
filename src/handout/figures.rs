//! The figures for other programs: JSON with all there is, and two tables as CSV.

use serde_json::{Value, json};

use super::{Pictures, measured};
use crate::notebook::{Cell, Notebook};
use crate::report::{Evaluation, ImageId};

/// The metrics of all outputs, or of one cell's, as JSON: for each cell its id, its settings and its output, in the
/// notebook file's own words.
#[must_use]
pub fn json(notebook: &Notebook, only: Option<&str>, date: &str) -> String {
    let wanted = |cell: &&Cell| cell.output.is_some() && only.is_none_or(|id| cell.id == id);
    let cells = notebook.cells.iter().filter(wanted);
    let cells: Vec<Value> = cells.map(cell_json).collect();
    let all = json!({
        "vitrine": notebook.version,
        "title": notebook.title,
        "date": date,
        "cells": cells,
    });
    format!("{all:#}\n")
}

fn cell_json(cell: &Cell) -> Value {
    let (kind, settings) = cell.kind.parts().unwrap_or_default();
    json!({
        "id": cell.id,
        "kind": kind,
        "settings": settings,
        "output": cell.output,
    })
}

/// Precision, recall and F1 of every class, of all outputs or of one cell's: one line each, as CSV (RFC 4180).
#[must_use]
pub fn classes_csv(notebook: &Notebook, only: Option<&str>) -> String {
    let head = [
        "cell",
        "model",
        "data",
        "class",
        "precision",
        "recall",
        "f1",
        "support",
    ];
    let mut table = line(&head);
    for measured in measured(notebook, only) {
        for class in &measured.evaluation.classes {
            table += &line(&[
                &text(measured.cell),
                &text(measured.model),
                &text(measured.data),
                &text(&class.name),
                &class.precision.to_string(),
                &class.recall.to_string(),
                &class.f1.to_string(),
                &class.support.to_string(),
            ]);
        }
    }
    table
}

/// What was said of every picture, likewise; with its path where that is known.
#[must_use]
pub fn images_csv(notebook: &Notebook, only: Option<&str>, pictures: &Pictures) -> String {
    let head = [
        "cell",
        "model",
        "data",
        "image",
        "path",
        "label",
        "predicted",
        "right",
        "probability",
        "rank",
        "loss",
    ];
    let mut table = line(&head);
    for measured in measured(notebook, only) {
        let class = |index: u32| {
            let class = measured.evaluation.classes.get(index as usize);
            text(class.map_or("", |class| &class.name))
        };
        for result in &measured.evaluation.images {
            let picture = pictures.get(&(measured.data.to_owned(), result.image));
            table += &line(&[
                &text(measured.cell),
                &text(measured.model),
                &text(measured.data),
                &result.image.0.to_string(),
                &text(picture.map_or("", |picture| &picture.path)),
                &class(result.label),
                &class(result.predicted),
                &(result.label == result.predicted).to_string(),
                &result.p.to_string(),
                &result.rank.to_string(),
                &result.loss.to_string(),
            ]);
        }
    }
    table
}

/// What was said of every picture of one evaluation; `path` names a picture.
#[must_use]
pub fn evaluation_csv(evaluation: &Evaluation, path: impl Fn(ImageId) -> String) -> String {
    let class = |index: u32| {
        let class = evaluation.classes.get(index as usize);
        text(class.map_or("", |class| &class.name))
    };
    let head = line(&["path", "label", "predicted", "probability", "loss"]);
    let images = evaluation.images.iter().map(|image| {
        line(&[
            &text(&path(image.image)),
            &class(image.label),
            &class(image.predicted),
            &image.p.to_string(),
            &image.loss.to_string(),
        ])
    });
    std::iter::once(head).chain(images).collect()
}

/// Someone's text as a field. Spreadsheets run what begins like a formula, and names come from strangers: such a text
/// gets an apostrophe in front.
///
/// # Source
/// OWASP, *CSV Injection*.
fn text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Fields as a line.
///
/// # Source
/// RFC 4180, section 2, rules 5 to 7.
fn line<T: AsRef<str>>(fields: &[T]) -> String {
    let quoted = fields.iter().map(|field| {
        let field = field.as_ref();
        if field.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.to_owned()
        }
    });
    quoted.collect::<Vec<_>>().join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A line's fields, by RFC 4180.
    fn read(line: &str) -> Vec<String> {
        let mut fields = vec![String::new()];
        let mut letters = line.trim_end_matches("\r\n").chars().peekable();
        let mut quoted = false;
        while let Some(letter) = letters.next() {
            let field = fields.last_mut().expect("there is always one");
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => {
                    letters.next();
                    field.push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                other => field.push(other),
            }
        }
        fields
    }

    #[test]
    fn an_evaluation_is_a_line_for_each_image() {
        let classes = ["plain", "a, \"b\""].map(str::to_owned);
        let answer = crate::metrics::Answer {
            image: ImageId(3),
            label: 1,
            logits: vec![0.0, 0.0],
        };
        let evaluation = crate::metrics::evaluate(crate::report::Split::Test, &classes, &[answer]);
        let table = evaluation_csv(&evaluation, |image| format!("=folder/{}.png", image.0));
        assert_eq!(
            table,
            "path,label,predicted,probability,loss\r\n'=folder/3.png,\"a, \"\"b\"\"\",plain,0.5,0.6931472\r\n"
        );
    }

    proptest! {
        #[test]
        fn any_fields_are_read_as_they_were_written(fields in proptest::collection::vec("[a-z,\"\n ]{0,6}", 1..5)) {
            prop_assert_eq!(read(&line(&fields)), fields);
        }
    }

    #[test]
    fn what_begins_like_a_formula_is_text() {
        assert_eq!(text("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(text("cat"), "cat");
    }
}
