//! An evaluation class by class: the table, sorted as one likes, and each class's curves.

use leptos::prelude::*;
use vitrine::report::{ClassReport, Evaluation};
use vitrine::study::{Average, ClassStudy};

use crate::format::decimal;
use crate::i18n::t;
use crate::series::Point;
use crate::ui::chart::{Across, LineChart};
use crate::ui::field::SelectField;

/// The table's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Precision,
    Recall,
    F1,
    RocAuc,
    Average,
    Support,
}

fn columns() -> [(Column, &'static str); 7] {
    [
        (Column::Name, t!("evaluate-classes-class")),
        (Column::Precision, t!("evaluate-classes-precision")),
        (Column::Recall, t!("evaluate-classes-recall")),
        (Column::F1, "F1"),
        (Column::RocAuc, "ROC AUC"),
        (Column::Average, t!("evaluate-classes-average")),
        (Column::Support, t!("evaluate-classes-pictures")),
    ]
}

/// One class's line.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    class: ClassReport,
    study: ClassStudy,
}

fn lines(evaluation: &Evaluation) -> Vec<Line> {
    let studies = evaluation.study.as_ref().map(|study| &study.classes[..]);
    let studies = studies.unwrap_or_default();
    let line = |(index, class): (usize, &ClassReport)| Line {
        class: class.clone(),
        study: studies.get(index).cloned().unwrap_or_default(),
    };
    evaluation.classes.iter().enumerate().map(line).collect()
}

/// Sorted by a column, the least first: what goes wrong is what one looks for.
fn sorted(mut lines: Vec<Line>, by: Column) -> Vec<Line> {
    let key = |line: &Line| match by {
        Column::Name => 0.0,
        Column::Precision => line.class.precision,
        Column::Recall => line.class.recall,
        Column::F1 => line.class.f1,
        Column::RocAuc => line.study.roc_auc.unwrap_or(f64::INFINITY),
        Column::Average => line.study.average_precision.unwrap_or(f64::INFINITY),
        Column::Support => f64::from(line.class.support),
    };
    lines.sort_by(|a, b| key(a).total_cmp(&key(b)));
    lines
}

/// The table and the curves.
#[component]
pub(super) fn Classes(
    /// What was measured.
    evaluation: StoredValue<Evaluation>,
) -> impl IntoView {
    let by = RwSignal::new(Column::Name);
    let lines = StoredValue::new(evaluation.with_value(lines));
    let studied = evaluation.with_value(|evaluation| evaluation.study.is_some());
    let wanted =
        move |column: &Column| studied || !matches!(column, Column::RocAuc | Column::Average);
    let head = move |(column, words): (Column, &'static str)| {
        let sort = move || {
            if by.get() == column {
                "ascending"
            } else {
                "none"
            }
        };
        view! {
            <th scope="col" aria-sort=sort>
                <button type="button" class="table-sort" title=t!("evaluate-classes-sort") on:click=move |_| by.set(column)>{words}</button>
            </th>
        }
    };
    let heads = columns().into_iter().filter(|(column, _)| wanted(column));
    let heads = heads.map(head).collect_view();
    let row = move |line: Line| {
        let Line { class, study } = line;
        let areas = studied.then(|| view! { <td>{share_or_dash(study.roc_auc)}</td><td>{share_or_dash(study.average_precision)}</td> });
        view! {
            <tr><th scope="row">{class.name}</th><td>{share(class.precision)}</td><td>{share(class.recall)}</td><td>{share(class.f1)}</td>{areas}<td>{class.support}</td></tr>
        }
    };
    let rows = move || {
        let lines = sorted(lines.get_value(), by.get());
        lines.into_iter().map(row).collect_view()
    };
    let foot = evaluation.with_value(|evaluation| {
        let total: u32 = evaluation.classes.iter().map(|class| class.support).sum();
        evaluation.study.as_ref().map(|study| {
            let line = |words: &'static str, average: Average, area: Option<f64>| {
                view! {
                    <tr><th scope="row">{words}</th><td>{share(average.precision)}</td><td>{share(average.recall)}</td><td>{share(average.f1)}</td><td>{area.map(share)}</td><td></td><td>{total}</td></tr>
                }
            };
            view! {
                <tfoot>
                    {line(t!("evaluate-classes-mean-classes"), study.macro_average, study.roc_auc)}
                    {line(t!("evaluate-classes-mean-pictures"), study.weighted_average, None)}
                </tfoot>
            }
        })
    });
    view! {
        <h3 class="sub">{t!("evaluate-classes-title")}</h3>
        <p class="hint">{t!("evaluate-classes-help")}</p>
        <div class="scroll" data-tall="true">
            <table class="table" data-testid="classes"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>{foot}</table>
        </div>
        {studied.then(|| view! { <Curves lines=lines /> })}
    }
}

/// One class's curves.
#[component]
fn Curves(lines: StoredValue<Vec<Line>>) -> impl IntoView {
    let names = lines.with_value(|lines| {
        let name = |line: &Line| (line.class.name.clone(), line.class.name.clone());
        lines.iter().map(name).collect::<Vec<_>>()
    });
    let first = names.first().map(|(name, _)| name.clone());
    let class = RwSignal::new(first.unwrap_or_default());
    let study = Memo::new(move |_| {
        lines.with_value(|lines| {
            let line = lines
                .iter()
                .find(|line| class.with(|name| line.class.name == *name));
            line.map(|line| line.study.clone()).unwrap_or_default()
        })
    });
    let roc = Signal::derive(move || study.with(|study| points(&study.roc, |x| x)));
    let pr = Signal::derive(move || study.with(|study| points(&study.pr, |_| f64::NAN)));
    let roc_said = move || {
        let area = share_or_dash(study.with(|study| study.roc_auc));
        t!(
            "evaluate-classes-roc-said",
            class = class.get(),
            area = area
        )
    };
    let pr_said = move || {
        let area = share_or_dash(study.with(|study| study.average_precision));
        t!("evaluate-classes-pr-said", class = class.get(), area = area)
    };
    view! {
        <div class="form">
            <SelectField label=t!("evaluate-classes-curves") testid="curves-class" options=Signal::stored(names) value=class on_change=Callback::new(move |name| class.set(name)) />
        </div>
        <div class="split">
            <LineChart
                title="ROC" testid="roc" names=[t!("evaluate-classes-found"), t!("evaluate-classes-chance")] points=roc top=1.0 across=Across::shares(t!("evaluate-classes-others"))
                summary=Signal::derive(roc_said)
            />
            <LineChart
                title=t!("evaluate-classes-pr-title") testid="pr" names=[t!("evaluate-classes-pr-precision"), ""] points=pr top=1.0 across=Across::shares(t!("evaluate-classes-pr-recall"))
                summary=Signal::derive(pr_said)
            />
        </div>
    }
}

fn points(curve: &[[f32; 2]], other: fn(f64) -> f64) -> Vec<Point> {
    let point = |&[x, y]: &[f32; 2]| Point {
        x: f64::from(x),
        first: f64::from(y),
        second: other(f64::from(x)),
    };
    let mut points: Vec<Point> = curve.iter().map(point).collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    points
}

fn share(value: f64) -> String {
    decimal(value, 3)
}

fn share_or_dash(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_come_first_and_classes_without_a_figure_last() {
        let line = |name: &str, recall, roc_auc| Line {
            class: ClassReport {
                name: name.to_owned(),
                precision: 0.0,
                recall,
                f1: 0.0,
                support: 1,
            },
            study: ClassStudy {
                roc_auc,
                ..ClassStudy::default()
            },
        };
        let all = vec![
            line("a", 0.9, None),
            line("b", 0.1, Some(0.7)),
            line("c", 0.5, Some(0.6)),
        ];
        let names = |by| {
            let sorted = sorted(all.clone(), by).into_iter();
            sorted.map(|line| line.class.name).collect::<String>()
        };
        assert_eq!(names(Column::Name), "abc");
        assert_eq!(names(Column::Recall), "bca");
        assert_eq!(names(Column::RocAuc), "cba");
    }
}
