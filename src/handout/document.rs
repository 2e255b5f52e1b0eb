//! The report as one HTML file: title, notes, and each cell with what it was asked for and what it made.

use super::chart::{STYLE, TOKENS};
use super::markup::Markup;
use super::{Pictures, results};
use crate::ensemble::{Combine, TestViews};
use crate::markdown::{self, Images};
use crate::notebook::{Cell, CellKind, DataSource, ModelSource, Notebook};
use crate::recipe::words;

/// What a report may do: show itself. Nothing is fetched, nothing runs.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/// Names and values.
type Facts = Vec<(String, String)>;

/// The report: one file that stands alone, made on `date`.
#[must_use]
pub fn html(notebook: &Notebook, pictures: &Pictures, date: &str) -> String {
    let mut out = Markup::default();
    out.harmless("<!doctype html>\n");
    out.element("html", &[("lang", "en")], |html| {
        html.element("head", &[], |head| {
            head.open("meta", &[("charset", "utf-8")]);
            head.open(
                "meta",
                &[
                    ("http-equiv", "Content-Security-Policy"),
                    ("content", POLICY),
                ],
            );
            let scale = [
                ("name", "viewport"),
                ("content", "width=device-width, initial-scale=1"),
            ];
            head.open("meta", &scale);
            head.line("title", &[], &notebook.title);
            head.element("style", &[], |style| {
                style.harmless(TOKENS);
                style.harmless(STYLE);
            });
        });
        html.element("body", &[], |body| {
            body.element("header", &[], |header| {
                header.line("h1", &[], &notebook.title);
                header.line(
                    "p",
                    &[("class", "hint")],
                    &format!("Made with Vitrine on {date}."),
                );
            });
            body.element("main", &[], |main| {
                for cell in &notebook.cells {
                    section(main, notebook, cell, pictures);
                }
            });
        });
    });
    out.finish()
}

fn section(out: &mut Markup, notebook: &Notebook, cell: &Cell, pictures: &Pictures) {
    let (kind, _) = cell.kind.parts().unwrap_or_default();
    if let CellKind::Note(note) = &cell.kind {
        out.element("section", &[("class", "note")], |section| {
            section.harmless(&markdown::to_html(&note.markdown, Images::OfTheNote));
        });
        return;
    }
    out.element(
        "section",
        &[("class", "cell"), ("data-kind", kind)],
        |section| {
            section.line("h2", &[], &heading(&cell.kind));
            section.facts(&settings(notebook, &cell.kind));
            if let CellKind::Train(train) = &cell.kind {
                let lines = words::lines(&train.recipe).into_iter();
                let all: Facts = lines
                    .map(|line| (words::name(&line.path), line.value))
                    .collect();
                section.element("details", &[], |details| {
                    details.line("summary", &[], "The whole recipe");
                    details.facts(&all);
                });
            }
            results::results(section, notebook, cell, pictures);
        },
    );
}

/// What a cell is, with the names of what it takes and makes.
fn heading(kind: &CellKind) -> String {
    match kind {
        CellKind::Note(_) => "Note".to_owned(),
        CellKind::Model(model) => format!("Model: {}", model.name),
        CellKind::Data(data) => format!("Data: {}", data.name),
        CellKind::Augment(augment) => format!("Augment: {}", augment.name),
        CellKind::Train(train) => format!("Train: {} → {}", train.model, train.output),
        CellKind::Ensemble(ensemble) => format!("Ensemble: {}", ensemble.output),
        CellKind::Evaluate(evaluate) => format!("Evaluate: {}", evaluate.model),
        CellKind::Predict(predict) => format!("Predict: {}", predict.model),
        CellKind::Explain(explain) => format!("Explain: {}", explain.model),
        CellKind::Map(map) => format!("Map: {}", map.model),
        CellKind::Compare(compare) => format!("Compare: {}", compare.models.join(", ")),
        CellKind::Unknown { kind, .. } => format!("A cell of another version: {kind}"),
    }
}

/// A cell's settings in words.
fn settings(notebook: &Notebook, kind: &CellKind) -> Facts {
    let fact = |name: &str, value: String| (name.to_owned(), value);
    match kind {
        CellKind::Model(model) => {
            let source = match &model.source {
                ModelSource::Starter => "the small model that ships with Vitrine".to_owned(),
                ModelSource::Hub(id) => id.clone(),
                ModelSource::File(name) => format!("the file {name}"),
            };
            vec![fact("Weights", source)]
        }
        CellKind::Data(data) => {
            let source = match data.source {
                DataSource::Sample => "the sample that ships with Vitrine",
                DataSource::Yours => "the author's own, which are not part of the notebook",
            };
            let mut facts = vec![
                fact("Pictures", source.to_owned()),
                fact(
                    "Held out of each class",
                    super::words::percent(data.test_fraction),
                ),
                fact("Seed", data.seed.to_string()),
            ];
            if !data.classes.is_empty() {
                facts.push(fact("Classes", data.classes.join(", ")));
            }
            facts
        }
        CellKind::Augment(augment) => {
            let preset = augment.augmentation.preset();
            let preset = preset.map_or("of its own", crate::augmentation::Preset::name);
            vec![
                fact("Shown on", augment.data.clone()),
                fact("Preset", preset.to_owned()),
                fact("Policy", augment.augmentation.policy.to_string()),
            ]
        }
        CellKind::Train(train) => {
            let whole = notebook.with_augmentation(train);
            let recipe = whole.map_or_else(|| train.recipe.clone(), |whole| whole.recipe);
            let mut facts = vec![
                fact("Start from model", train.model.clone()),
                fact("Learn from data", train.data.clone()),
            ];
            if let Some(augment) = &train.augment {
                facts.push(fact("Vary the pictures", augment.clone()));
            }
            let always = ["epochs", "batch_size", "lr", "seed"];
            let unusual = words::unusual(&recipe);
            let lines = words::lines(&recipe).into_iter();
            let told =
                lines.filter(|line| always.contains(&line.path.as_str()) || unusual.contains(line));
            facts.extend(told.map(|line| (words::name(&line.path), line.value)));
            facts
        }
        CellKind::Ensemble(ensemble) => vec![
            fact("Models", ensemble.models.join(", ")),
            fact("How they become one", combined(ensemble.combine).to_owned()),
            fact("What it looks at", viewed(ensemble.views).to_owned()),
            fact("Data", ensemble.data.clone()),
        ],
        CellKind::Evaluate(evaluate) => vec![fact("Data", evaluate.data.clone())],
        CellKind::Map(map) => vec![fact("Data", map.data.clone())],
        CellKind::Compare(compare) => vec![fact("Data", compare.data.clone())],
        CellKind::Note(_)
        | CellKind::Predict(_)
        | CellKind::Explain(_)
        | CellKind::Unknown { .. } => Vec::new(),
    }
}

fn combined(combine: Combine) -> &'static str {
    match combine {
        Combine::Probabilities => "their probabilities are averaged",
        Combine::Logits => "their logits are averaged",
        Combine::Soup => "their weights are averaged (soup)",
        Combine::GreedySoup => "the weights that help are averaged (greedy soup)",
    }
}

fn viewed(views: TestViews) -> &'static str {
    match views {
        TestViews::One => "the middle of each picture",
        TestViews::Flip => "the same, and mirrored",
        TestViews::TenCrops => "middle and corners, also mirrored (ten views)",
    }
}
