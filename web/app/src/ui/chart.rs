//! A line chart with two lines, as a dozen SVG and HTML elements that the style sheet colours. A charting library
//! would be less to keep, but leptos-chartistry took 80 ms to put one up, and a page may block for 50.
//!
//! The drawing is stretched to whatever room there is; only text and line widths keep their size. So nothing is
//! measured, and nothing is laid out again when the page changes its width.

use leptos::prelude::*;
use vitrine::axis::Axis;
use vitrine::handout::chart::{Chart, Line};
use wasm_bindgen::JsCast as _;

use super::curves::SaveChart;
use super::table::{AsTable, Numbers, number};
use crate::format::decimal;
use crate::i18n::{self, t};
use crate::series::Point;

/// Up to so many points each is marked with a dot.
const MARKED_POINTS: usize = 30;

/// What the x axis is of.
#[derive(Clone, Copy)]
pub(crate) struct Across {
    name: &'static str,
    /// Its grid lines are at least so far apart.
    finest: f64,
    tick: fn(f64) -> String,
    place: fn(f64) -> String,
    /// A place on it in words.
    at: fn(String) -> String,
}

impl Across {
    /// Epochs.
    fn epochs() -> Self {
        Self {
            name: t!("chart-epoch"),
            finest: 1.0,
            tick: |x| format!("{x:.0}"),
            place: |x| decimal(x, 1),
            at: |place| t!("chart-at-epoch", place = place),
        }
    }

    /// Learning rates: x is their decimal logarithm plus 6.
    pub(crate) fn rates() -> Self {
        Self {
            name: t!("chart-rate"),
            finest: 1.0,
            tick: |x| format!("1e{:.0}", x - 6.0),
            place: |x| format!("{:.1e}", 10_f64.powf(x - 6.0)),
            at: |place| t!("chart-at-rate", place = place),
        }
    }

    /// A place in words.
    fn read(self, x: f64) -> String {
        (self.at)((self.place)(x))
    }

    /// Shares from 0 to 1, of what the name says.
    pub(crate) fn shares(name: &'static str) -> Self {
        Self {
            name,
            finest: 0.0,
            tick: |x| decimal(x, 1),
            place: |x| decimal(x, 2),
            at: |place| t!("chart-at-share", place = place),
        }
    }
}

/// Two lines, usually over epochs.
#[component]
pub(crate) fn LineChart(
    /// Its heading.
    title: &'static str,
    /// For tests.
    testid: &'static str,
    /// Names of the two lines; the second may be empty, and then has no points.
    names: [&'static str; 2],
    /// The points, by ascending x.
    #[prop(into)]
    points: Signal<Vec<Point>>,
    /// The top of the y axis, where it is fixed; else it fits the lines.
    #[prop(optional)]
    top: Option<f64>,
    /// What the x axis is of.
    #[prop(default = Across::epochs())]
    across: Across,
    /// What is said in the empty frame while there is nothing to draw.
    #[prop(optional)]
    waiting: &'static str,
    /// The chart in words, for those who do not see it.
    #[prop(into)]
    summary: Signal<String>,
) -> impl IntoView {
    let frame = Memo::new(move |_| points.with(|points| Frame::around(points, top, across.finest)));
    let path = move |get: fn(&Point) -> f64| {
        move || points.with(|points| frame.with(|frame| frame.path(points, get)))
    };
    let (hovered, set_hovered) = signal(None::<f64>);
    let pointed = Memo::new(move |_| {
        let share = hovered.get()?;
        points.with(|points| nearest(points, share * frame.with(|frame| frame.x.end)))
    });
    let hover = move |event: web_sys::PointerEvent| {
        let plot = event
            .current_target()
            .and_then(|plot| plot.dyn_into::<web_sys::Element>().ok());
        let width = plot.map_or(0.0, |plot| f64::from(plot.client_width()));
        set_hovered.set((width > 0.0).then(|| f64::from(event.offset_x()) / width));
    };
    let x_labels = move || {
        let label = |(share, text)| view! { <span class="chart-tick" data-axis="x" style:left=percent(share)>{text}</span> };
        frame.with(|frame| {
            let x = frame.x;
            let ticks = x.ticks().map(|tick| (tick / x.end, (across.tick)(tick)));
            ticks.map(label).collect_view()
        })
    };
    let y_labels = move || {
        let label = |(share, text): (f64, String)| view! { <span class="chart-tick" data-axis="y" style:bottom=percent(share)>{i18n::number(&text)}</span> };
        frame.with(|frame| frame.y.labels().map(label).collect_view())
    };
    let readout = move || {
        let point = pointed.get()?;
        let share = frame.with(|frame| point.x / frame.x.end);
        let line = |place: usize, value: f64| {
            value.is_finite().then(|| {
                view! { <span class="chart-key" data-line=place + 1>{format!("{} {}", names[place], decimal(value, 3))}</span> }
            })
        };
        let side = if share > 0.5 { "left" } else { "right" };
        Some(view! {
            <span class="chart-guide" style:left=percent(share)></span>
            <div class="chart-readout" data-side=side style:left=percent(share)>
                <span>{across.read(point.x)}</span>
                {line(0, point.first)}
                {line(1, point.second)}
            </div>
        })
    };
    let chart = move || {
        let line = |place: usize, get: fn(&Point) -> f64| Line {
            name: names[place].to_owned(),
            points: points.with_untracked(|points| {
                let places = points.iter().map(|point| (point.x, get(point)));
                places.filter(|place| place.1.is_finite()).collect()
            }),
        };
        let lines = vec![line(0, |point| point.first), line(1, |point| point.second)];
        Chart {
            across: across.name.to_owned(),
            ..Chart::over_epochs(title, lines, top)
        }
    };
    let shown = Memo::new(move |_| points.with(Vec::len));
    let table = Callback::new(move |()| points.with(|points| numbers(points, across, names)));
    view! {
        <figure class="chart" data-testid=testid data-points=move || shown.get().to_string()>
            <figcaption class="chart-title">
                <span>{title}</span>
                <span class="chart-key" data-line="1">{names[0]}</span>
                {(!names[1].is_empty()).then(|| view! { <span class="chart-key" data-line="2">{names[1]}</span> })}
                {(across.name == Across::epochs().name).then(|| view! { <SaveChart chart=Callback::new(move |()| chart()) /> })}
            </figcaption>
            <div class="chart-plot" aria-hidden="true" on:pointermove=hover on:pointerleave=move |_| set_hovered.set(None)>
                <svg viewBox="0 0 100 100" preserveAspectRatio="none">
                    <path class="chart-grid" d=move || frame.with(|frame| grid(frame.y)) />
                    <path class="chart-line" data-line="2" d=path(|point| point.second) />
                    <path class="chart-line" data-line="1" d=path(|point| point.first) />
                    <path class="chart-dots" data-line="2" d=move || points.with(|points| frame.with(|frame| frame.dots(points, |point| point.second))) />
                    <path class="chart-dots" data-line="1" d=move || points.with(|points| frame.with(|frame| frame.dots(points, |point| point.first))) />
                </svg>
                {x_labels}
                {y_labels}
                {readout}
                {move || (shown.get() == 0).then_some(view! { <span class="chart-waiting">{waiting}</span> })}
            </div>
            <p class="visually-hidden">{summary}</p>
            <div class="chart-foot">
                <AsTable title=title numbers=table />
                <p class="chart-axis" aria-hidden="true">{across.name}</p>
            </div>
        </figure>
    }
}

/// Both lines as a table.
fn numbers(points: &[Point], across: Across, names: [&str; 2]) -> Numbers {
    let lines = if names[1].is_empty() { 1 } else { 2 };
    let heads = [across.name].into_iter().chain(names).take(1 + lines);
    let row = |point: &Point| {
        let values = [point.first, point.second].into_iter().take(lines);
        let place = (across.place)(point.x);
        [place].into_iter().chain(values.map(number)).collect()
    };
    Numbers {
        heads: heads.map(str::to_owned).collect(),
        rows: points.iter().map(row).collect(),
    }
}

/// A share of the plot's width or height for the style sheet.
pub(super) fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

/// The point whose x is next to this.
fn nearest(points: &[Point], x: f64) -> Option<Point> {
    let off = |point: &&Point| (point.x - x).abs();
    points
        .iter()
        .min_by(|a, b| off(a).total_cmp(&off(b)))
        .copied()
}

/// Horizontal lines across the plot.
pub(super) fn grid(axis: Axis) -> String {
    let line = |tick: f64| format!("M0 {:.2}H100", 100.0 - tick / axis.end * 100.0);
    axis.ticks().map(line).collect()
}

/// Both axes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Frame {
    x: Axis,
    y: Axis,
}

impl Frame {
    /// Around these points, its y axis up to `top` if that is given.
    fn around(points: &[Point], top: Option<f64>, finest: f64) -> Self {
        let last = points.last().map_or(1.0, |point| point.x.max(1.0));
        let highest = points
            .iter()
            .flat_map(|point| [point.first, point.second])
            .filter(|value| value.is_finite())
            .fold(0.0, f64::max);
        Self {
            x: Axis::to(last, finest),
            y: top.map_or_else(
                || Axis::over(if highest > 0.0 { highest } else { 1.0 }),
                |top| Axis::to(top, 0.0),
            ),
        }
    }

    /// The line through these points, in hundredths of the plot; interrupted where there is no number.
    fn path(&self, points: &[Point], get: impl Fn(&Point) -> f64) -> String {
        let mut pen_down = false;
        let mut path = String::new();
        for point in points {
            let value = get(point);
            if value.is_finite() {
                path += if pen_down { "L" } else { "M" };
                path += &self.place(point.x, value);
            }
            pen_down = value.is_finite();
        }
        path
    }

    /// A dot on each point, if they are few: lines of no length with round ends.
    fn dots(&self, points: &[Point], get: impl Fn(&Point) -> f64) -> String {
        let places = points.iter().map(|point| (point.x, get(point)));
        let places: Vec<_> = places.filter(|(_, value)| value.is_finite()).collect();
        if places.len() > MARKED_POINTS {
            return String::new();
        }
        places
            .into_iter()
            .map(|(x, value)| format!("M{}h0", self.place(x, value)))
            .collect()
    }

    fn place(&self, x: f64, y: f64) -> String {
        format!(
            "{:.2} {:.2}",
            x / self.x.end * 100.0,
            100.0 - y / self.y.end * 100.0
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, first: f64, second: f64) -> Point {
        Point { x, first, second }
    }

    #[test]
    fn a_line_is_interrupted_where_there_is_no_number() {
        let points = [
            point(0.0, 2.0, f64::NAN),
            point(1.0, 1.0, 1.0),
            point(2.0, f64::NAN, 0.5),
            point(4.0, 0.0, f64::NAN),
        ];
        let frame = Frame::around(&points, None, 1.0);
        assert_eq!(
            frame.path(&points, |point| point.first),
            "M0.00 0.00L25.00 50.00M100.00 100.00"
        );
        assert_eq!(
            frame.dots(&points, |point| point.second),
            "M25.00 50.00h0M50.00 75.00h0"
        );
        assert_eq!(nearest(&points, 2.9).map(|point| point.x), Some(2.0));
    }

    #[test]
    fn the_table_says_what_the_lines_show() {
        let points = [point(0.5, 2.0, f64::NAN), point(1.0, 1.25, 0.5)];
        let both = numbers(&points, Across::epochs(), ["training", "held-out"]);
        assert_eq!(both.heads, ["epoch", "training", "held-out"]);
        assert_eq!(both.rows[0], ["0.5", "2.000", "–"]);
        assert_eq!(both.rows[1], ["1.0", "1.250", "0.500"]);
        let one = numbers(&points, Across::shares("recall"), ["precision", ""]);
        assert_eq!(one.heads, ["recall", "precision"]);
        assert_eq!(one.rows[1], ["1.00", "1.250"]);
    }

    #[test]
    fn nothing_to_draw_is_an_empty_frame() {
        let frame = Frame::around(&[], None, 1.0);
        assert_eq!((frame.x.end, frame.y.end), (1.0, 1.0));
        assert_eq!(frame.path(&[], |point| point.first), "");
        assert_eq!(nearest(&[], 1.0), None);
        let flat = [point(1.0, 0.0, f64::INFINITY)];
        assert!(Frame::around(&flat, None, 1.0).y.end.is_finite());
    }
}
