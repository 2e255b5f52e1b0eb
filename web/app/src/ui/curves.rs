//! Several lines over epochs on one chart, told apart by colour, by dashes, and by their names at their ends; and a
//! button that saves a chart as a file.
//!
//! Drawn as [`chart`](super::chart) is: stretched to whatever room there is, nothing measured.

use leptos::prelude::*;
use vitrine::axis::{Axis, spread};
use vitrine::handout::chart::{COLOURS, Chart, DASHES, Line};

use super::chart::percent;
use super::table::{AsTable, Numbers, number};
use crate::i18n::{self, t};
use crate::{files, format};

/// Names at the ends of lines are at least this share of the height apart.
const APART: f64 = 0.12;

/// Lines, one a name.
#[component]
pub(crate) fn Curves(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// For tests.
    testid: &'static str,
    /// The lines.
    #[prop(into)]
    lines: Signal<Vec<Line>>,
    /// The top of the y axis, where it is fixed.
    #[prop(into)]
    top: Signal<Option<f64>>,
) -> impl IntoView {
    let chart = Memo::new(move |_| Chart {
        across: t!("chart-epoch").to_owned(),
        ..Chart::over_epochs(&title.get(), lines.get(), top.get())
    });
    let axes = Memo::new(move |_| chart.with(Chart::axes));
    let drawn = Memo::new(move |_| {
        let (x, y) = axes.get();
        chart.with(|chart| drawn(&chart.lines, x, y))
    });
    let grid = move || super::chart::grid(axes.get().1);
    let label = |axis: &'static str| {
        move |(share, text): (f64, String)| {
            let (left, bottom) = if axis == "x" {
                (percent(share), String::new())
            } else {
                (String::new(), percent(share))
            };
            view! { <span class="chart-tick" data-axis=axis style:left=left style:bottom=bottom>{i18n::number(&text)}</span> }
        }
    };
    let x_labels = move || axes.get().0.labels().map(label("x")).collect_view();
    let y_labels = move || axes.get().1.labels().map(label("y")).collect_view();
    let paths = move || {
        let path = |line: Drawn| {
            view! {
                <path class="chart-leader" d=line.leader />
                <path class="chart-line" data-line=line.colour.to_string() style:stroke-dasharray=line.dashes d=line.path />
            }
        };
        drawn.get().into_iter().map(path).collect_view()
    };
    let names = move || {
        let name = |line: Drawn| {
            let (whole, colour) = (line.name.clone(), line.colour.to_string());
            view! {
                <span class="chart-end" data-testid="curve" title=whole style:bottom=percent(line.place)>
                    <svg class="chart-sample" viewBox="0 0 24 4"><path class="chart-line" data-line=colour style:stroke-dasharray=line.dashes d="M0 2H24" /></svg>
                    <span class="chart-end-name">{line.name}</span>
                </span>
            }
        };
        drawn.get().into_iter().map(name).collect_view()
    };
    let summary = move || chart.with(crate::words::ends);
    let table = Callback::new(move |()| chart.with(|chart| numbers(&chart.lines, &chart.across)));
    view! {
        <figure class="chart" data-testid=testid>
            <figcaption class="chart-title">
                <span>{title}</span>
                <SaveChart chart=Callback::new(move |()| chart.get_untracked()) />
            </figcaption>
            <div class="chart-plot" data-ends="true" aria-hidden="true">
                <svg viewBox="0 0 100 100" preserveAspectRatio="none">
                    <path class="chart-grid" d=grid />
                    {paths}
                </svg>
                {x_labels}
                {y_labels}
                {names}
            </div>
            <p class="visually-hidden">{summary}</p>
            <div class="chart-foot">
                <AsTable title=title numbers=table />
                <p class="chart-axis" aria-hidden="true">{t!("chart-epoch")}</p>
            </div>
        </figure>
    }
}

/// Saves a chart as an SVG file.
#[component]
pub(crate) fn SaveChart(
    /// Gives the chart as it is now.
    chart: Callback<(), Chart>,
) -> impl IntoView {
    let save = move |_| {
        let chart = chart.run(());
        let name = format!("{}.svg", format::file_stem(&chart.title));
        files::save(&name, chart.file().as_bytes(), "image/svg+xml");
    };
    view! { <button type="button" class="button-icon" data-testid="save-chart" aria-label=t!("curves-save") title=t!("curves-save-help") on:click=save>"⤓"</button> }
}

/// A line as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    name: String,
    /// From 1.
    colour: usize,
    dashes: &'static str,
    path: String,
    /// From its end to its name.
    leader: String,
    /// Where its name is, as a share of the height.
    place: f64,
}

fn drawn(lines: &[Line], x: Axis, y: Axis) -> Vec<Drawn> {
    let place = |(at, value): (f64, f64)| (at / x.end * 100.0, 100.0 - value / y.end * 100.0);
    let finite = |line: &Line| {
        let points = line.points.iter().copied();
        points
            .filter(|point| point.1.is_finite())
            .map(place)
            .collect::<Vec<_>>()
    };
    let points: Vec<Vec<(f64, f64)>> = lines.iter().map(finite).collect();
    let ends = points
        .iter()
        .map(|points| points.last().map_or(0.0, |end| 1.0 - end.1 / 100.0));
    let places = spread(&ends.collect::<Vec<_>>(), APART);
    let all = lines.iter().zip(points).zip(places).enumerate();
    all.map(|(number, ((line, points), place))| Drawn {
        name: line.name.clone(),
        colour: number % COLOURS + 1,
        dashes: DASHES[number % DASHES.len()],
        path: path(&points),
        leader: points.last().map_or_else(String::new, |(x, y)| {
            format!("M{x:.2} {y:.2}L101 {:.2}", 100.0 - place * 100.0)
        }),
        place,
    })
    .collect()
}

/// All lines as a table, a row for every place where any has a point.
fn numbers(lines: &[Line], across: &str) -> Numbers {
    let mut places: Vec<f64> = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.0))
        .collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    let row = |x: f64| {
        let value = |line: &Line| {
            let found = line
                .points
                .iter()
                .find(|point| point.0.total_cmp(&x).is_eq());
            number(found.map_or(f64::NAN, |point| point.1))
        };
        let values = lines.iter().map(value);
        [format!("{x}")].into_iter().chain(values).collect()
    };
    let names = lines.iter().map(|line| line.name.clone());
    Numbers {
        heads: [across.to_owned()].into_iter().chain(names).collect(),
        rows: places.into_iter().map(row).collect(),
    }
}

/// The line through these points; a single one as a dash, or there would be nothing to see.
fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let step = if index == 0 { 'M' } else { 'L' };
        path += &format!("{step}{x:.2} {y:.2}");
    }
    if points.len() == 1 {
        path += "h0.5";
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_every_place() {
        let line = |name: &str, points: &[(f64, f64)]| Line {
            name: name.to_owned(),
            points: points.to_vec(),
        };
        let lines = [
            line("a", &[(1.0, 0.5), (2.0, f64::NAN)]),
            line("b", &[(2.0, 0.25), (3.0, 0.125)]),
        ];
        let table = numbers(&lines, "epoch");
        assert_eq!(table.heads, ["epoch", "a", "b"]);
        assert_eq!(
            table.rows,
            [
                ["1", "0.500", "–"],
                ["2", "–", "0.250"],
                ["3", "–", "0.125"]
            ]
        );
    }

    #[test]
    fn each_line_has_a_way_of_its_own_and_its_name_at_its_end() {
        let line = |name: &str, end: f64| Line {
            name: name.to_owned(),
            points: vec![(1.0, 2.0), (2.0, f64::NAN), (4.0, end)],
        };
        let chart = Chart::over_epochs("Loss", vec![line("a", 1.0), line("b", 1.0)], None);
        let (x, y) = chart.axes();
        let drawn = drawn(&chart.lines, x, y);
        assert_eq!(drawn[0].path, "M25.00 0.00L100.00 50.00");
        assert!(drawn[0].dashes != drawn[1].dashes && drawn[0].colour != drawn[1].colour);
        assert!((drawn[0].place - 0.5).abs() < 1e-9);
        assert!((drawn[1].place - drawn[0].place).abs() > APART - 1e-9);
    }
}
