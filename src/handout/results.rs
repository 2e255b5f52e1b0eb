//! What cells made, as tables, charts and pictures of the report.

use super::chart::{Chart, Line};
use super::markup::Markup;
use super::{Picture, Pictures, mistakes, side_by_side, words};
use crate::atlas::Atlas;
use crate::ensemble::EnsembleReport;
use crate::notebook::{Cell, CellKind, Notebook, Output};
use crate::report::{EpochReport, Evaluation, ImageId, Outcome, Prediction, RunReport};
use crate::study::{Interval, Robustness, Study};

/// A cell's output.
pub(super) fn results(out: &mut Markup, notebook: &Notebook, cell: &Cell, pictures: &Pictures) {
    match (&cell.output, &cell.kind) {
        (Some(Output::Run(report)), _) => run(out, report),
        (Some(Output::Evaluation(evaluation)), kind) => {
            self::evaluation(out, evaluation);
            if let CellKind::Evaluate(settings) = kind {
                wrong(out, evaluation, &settings.data, pictures);
            }
        }
        (Some(Output::Ensemble(report)), _) => ensemble(out, report),
        (Some(Output::Predictions(all)), _) => predictions(out, all),
        (Some(Output::Map(atlas)), _) => map(out, atlas),
        (Some(Output::Comparison(comparison)), kind) => {
            let data = match kind {
                CellKind::Compare(settings) => settings.data.as_str(),
                _ => "",
            };
            side_by_side::comparison(out, notebook, comparison, data, pictures);
        }
        (None, CellKind::Explain(_)) => {
            hint(
                out,
                "What an answer rests on is drawn in the page and not kept.",
            );
        }
        (
            None,
            CellKind::Train(_)
            | CellKind::Ensemble(_)
            | CellKind::Evaluate(_)
            | CellKind::Predict(_)
            | CellKind::Map(_)
            | CellKind::Compare(_),
        ) => hint(out, "Not run yet."),
        (None, _) => {}
    }
}

pub(super) fn hint(out: &mut Markup, text: &str) {
    out.line("p", &[("class", "hint")], text);
}

pub(super) fn heading(out: &mut Markup, text: &str) {
    out.line("h3", &[], text);
}

fn three(value: f64) -> String {
    format!("{value:.3}")
}

fn run(out: &mut Markup, report: &RunReport) {
    let epochs = words::plural(report.epochs.len() as u64, "epoch", "epochs");
    let how = match report.outcome {
        Outcome::Finished => "Finished",
        Outcome::Stopped => "Stopped",
    };
    let best = report.best_epoch.map_or_else(String::new, |epoch| {
        format!(", the best being number {epoch}")
    });
    let took = report.seconds.features + report.seconds.train + report.seconds.evaluate;
    let learnt = words::count(report.trained_parameters);
    hint(
        out,
        &format!(
            "{how} after {epochs}{best}, in {}; {learnt} parameters learnt.",
            words::seconds(took)
        ),
    );
    if !report.epochs.is_empty() {
        let of = |name: &str, get: fn(&EpochReport) -> f64| line(name, &report.epochs, get);
        let losses = vec![
            of("training", |epoch| epoch.train_loss),
            of("held-out", |epoch| epoch.loss),
        ];
        let shares = vec![
            of("top-1", |epoch| epoch.top1),
            of("top-5", |epoch| epoch.top5),
        ];
        Chart::over_epochs("Loss", losses, None).figure(out);
        Chart::over_epochs("Accuracy, held out", shares, Some(1.0)).figure(out);
    }
    evaluation(out, &report.test);
}

fn line(name: &str, epochs: &[EpochReport], get: fn(&EpochReport) -> f64) -> Line {
    let point = |epoch: &EpochReport| (f64::from(epoch.epoch), get(epoch));
    Line {
        name: name.to_owned(),
        points: epochs.iter().map(point).collect(),
    }
}

fn evaluation(out: &mut Markup, evaluation: &Evaluation) {
    heading(out, "Measured on pictures held out");
    let count = words::plural(evaluation.images.len() as u64, "picture", "pictures");
    let mut facts = vec![
        ("Pictures".to_owned(), count),
        (
            "Top-1: right at first guess".to_owned(),
            three(evaluation.top1),
        ),
        (
            "Top-5: right within five guesses".to_owned(),
            three(evaluation.top5),
        ),
        ("Loss: lower is better".to_owned(), three(evaluation.loss)),
    ];
    if let Some(study) = &evaluation.study {
        facts.extend(closer(study));
    }
    out.facts(&facts);
    classes(out, evaluation);
    confusion(out, evaluation);
    if let Some(robustness) = &evaluation.robustness {
        bad_pictures(out, robustness);
    }
}

/// A closer look, as names and values.
fn closer(study: &Study) -> Vec<(String, String)> {
    let interval = |name: &str, figure: Interval| {
        let words = format!(
            "{:.3} ({:.3} to {:.3})",
            figure.value, figure.low, figure.high
        );
        (format!("{name}, and where 95 % of resamples are"), words)
    };
    let fact = |name: &str, value: f64| (name.to_owned(), three(value));
    let calibration = &study.calibration;
    let mut facts = vec![
        interval("Top-1", study.top1),
        interval("Loss", study.loss),
        interval("Balanced accuracy", study.balanced_accuracy),
        interval("Cohen's kappa", study.kappa),
        interval("Macro F1", study.macro_f1),
        fact("Weighted F1", study.weighted_average.f1),
        fact("Expected calibration error", calibration.before.ece),
        fact("The same with a temperature", calibration.after.ece),
        fact("That temperature", calibration.temperature),
    ];
    if let Some(area) = study.roc_auc {
        facts.push(fact("Area under ROC, mean of classes", area));
    }
    let suspects = words::plural(study.suspects.len() as u64, "picture", "pictures");
    facts.push(("Labels that may be wrong".to_owned(), suspects));
    facts
}

fn classes(out: &mut Markup, evaluation: &Evaluation) {
    heading(out, "Class by class");
    let study = evaluation.study.as_ref();
    let mut head = vec!["Class", "Precision", "Recall", "F1", "Pictures"];
    if study.is_some() {
        head.extend(["Area under ROC", "Average precision"]);
    }
    let rows = evaluation.classes.iter().enumerate().map(|(index, class)| {
        let mut row = vec![
            class.name.clone(),
            three(class.precision),
            three(class.recall),
            three(class.f1),
            class.support.to_string(),
        ];
        if let Some(class) = study.and_then(|study| study.classes.get(index)) {
            let said = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), three);
            row.extend([said(class.roc_auc), said(class.average_precision)]);
        }
        row
    });
    out.table(&head, &rows.collect::<Vec<_>>());
}

fn confusion(out: &mut Markup, evaluation: &Evaluation) {
    heading(out, "What was taken for what");
    hint(out, "Each row is a true class, each column a guess.");
    out.element("div", &[("class", "scroll")], |outer| {
        outer.element("table", &[("class", "matrix")], |table| {
            table.element("thead", &[], |head| {
                head.element("tr", &[], |row| {
                    row.line("td", &[], "true ↓  guess →");
                    for class in &evaluation.classes {
                        row.line("th", &[("scope", "col")], &class.name);
                    }
                });
            });
            table.element("tbody", &[], |body| {
                let rows = evaluation.classes.iter().zip(&evaluation.confusion);
                for (number, (class, counts)) in rows.enumerate() {
                    body.element("tr", &[], |row| {
                        row.line("th", &[("scope", "row")], &class.name);
                        for (column, count) in counts.iter().enumerate() {
                            let right = (number == column).to_string();
                            let shade = shade(*count, counts).to_string();
                            let attributes = [("data-right", &*right), ("data-shade", &shade)];
                            row.line("td", &attributes, &count.to_string());
                        }
                    });
                }
            });
        });
    });
}

/// How dark a cell is, from 0 to 10: its share of its row, one never being invisible.
fn shade(count: u32, row: &[u32]) -> u64 {
    let total: u64 = row.iter().copied().map(u64::from).sum();
    (u64::from(count) * 10).div_ceil(total.max(1)).min(10)
}

fn bad_pictures(out: &mut Markup, robustness: &Robustness) {
    heading(out, "Top-1 on pictures gone bad");
    let rows = robustness.rows.iter().map(|(corruption, shares)| {
        let name = format!("{corruption:?}");
        let shares = shares.iter().map(|share| three(*share));
        [name, three(robustness.clean)]
            .into_iter()
            .chain(shares)
            .collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    out.table(&["Kind", "None", "1", "2", "3", "4", "5"], &rows);
}

/// What was taken for something else, the surest first.
fn wrong(out: &mut Markup, evaluation: &Evaluation, data: &str, pictures: &Pictures) {
    let wrong = mistakes(evaluation);
    if wrong.is_empty() {
        return;
    }
    heading(out, "The surest mistakes");
    let name = |index: u32| class(evaluation, index);
    gallery(
        out,
        data,
        pictures,
        wrong.iter().map(|result| {
            let sure = words::percent(f64::from(result.p));
            let lines = vec![
                format!("true: {}", name(result.label)),
                format!("guess: {} ({sure})", name(result.predicted)),
            ];
            (result.image, lines)
        }),
    );
}

pub(super) fn class(evaluation: &Evaluation, index: u32) -> &str {
    let class = evaluation.classes.get(index as usize);
    class.map_or("?", |class| class.name.as_str())
}

/// Pictures with a few lines about each; where a picture is not known, the lines alone.
pub(super) fn gallery(
    out: &mut Markup,
    data: &str,
    pictures: &Pictures,
    shown: impl Iterator<Item = (ImageId, Vec<String>)>,
) {
    let nothing = Picture::default();
    out.element("div", &[("class", "gallery")], |gallery| {
        for (image, lines) in shown {
            let known = pictures.get(&(data.to_owned(), image));
            let Picture { path, url } = known.unwrap_or(&nothing);
            gallery.element("figure", &[("title", path)], |figure| {
                let inside = url.as_deref().filter(|url| url.starts_with("data:image/"));
                match inside {
                    Some(url) => figure.open("img", &[("src", url), ("alt", "")]),
                    None => figure.line("p", &[("class", "hint")], &format!("picture {}", image.0)),
                }
                figure.element("figcaption", &[], |caption| {
                    for line in &lines {
                        caption.line("span", &[], line);
                    }
                });
            });
        }
    });
}

fn ensemble(out: &mut Markup, report: &EnsembleReport) {
    heading(out, "Its members alone");
    let rows = report.members.iter().map(|member| {
        let used = if member.used { "yes" } else { "left out" };
        vec![
            member.model.clone(),
            three(member.top1),
            three(member.loss),
            used.to_owned(),
        ]
    });
    out.table(&["Model", "Top-1", "Loss", "In"], &rows.collect::<Vec<_>>());
    evaluation(out, &report.evaluation);
}

fn predictions(out: &mut Markup, all: &[Prediction]) {
    let rows = all.iter().map(|prediction| {
        let p = words::percent(f64::from(prediction.p));
        vec![prediction.label.clone(), p]
    });
    out.table(&["Class", "Probability"], &rows.collect::<Vec<_>>());
}

fn map(out: &mut Markup, atlas: &Atlas) {
    let places = words::plural(atlas.places.len() as u64, "picture", "pictures");
    let twins = words::plural(atlas.twins.len() as u64, "pair", "pairs");
    hint(
        out,
        &format!("{places} placed; {twins} of pictures in different splits are almost the same."),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_follow_the_share_of_the_row() {
        assert_eq!(shade(0, &[0, 0]), 0);
        assert_eq!(shade(10, &[10, 0]), 10);
        assert_eq!(shade(1, &[1, 99]), 1);
    }
}
