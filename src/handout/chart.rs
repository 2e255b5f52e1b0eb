//! A line chart as SVG: in a report, or as a file of its own.
//!
//! Lines are told apart by colour, by dashes, and by their names at their ends. Colours are those of the style sheet,
//! so that a chart is right in light, in dark and on paper.

use super::markup::Markup;
use crate::axis::{Axis, spread};

/// Colours there are before they come again.
pub const COLOURS: usize = 6;

/// Dashes there are, likewise: another number, so that both together come again late.
pub const DASHES: [&str; 5] = ["", "8 4", "2 4", "10 4 2 4", "5 3 1 3 1 3"];

/// The colours of page and report.
pub(super) const TOKENS: &str = include_str!("../../static/style/tokens.css");
/// What reports and charts look like.
pub(super) const STYLE: &str = include_str!("../../static/style/report.css");

/// Characters of a name that are shown beside its line.
const NAME_LENGTH: usize = 15;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 260.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 488.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 214.0;
const TEXT: &str = "13";

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is of.
    pub name: String,
    /// Its points, by ascending x; what is no number is left out.
    pub points: Vec<(f64, f64)>,
}

impl Line {
    /// Its last point that is a number.
    #[must_use]
    pub fn last(&self) -> Option<(f64, f64)> {
        let mut points = self.points.iter().rev();
        points.find(|point| point.1.is_finite()).copied()
    }
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its heading.
    pub title: String,
    /// What the x axis is of.
    pub across: String,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The top of the y axis, where it is fixed; else it fits the lines.
    pub top: Option<f64>,
}

impl Chart {
    /// A chart over epochs.
    #[must_use]
    pub fn over_epochs(title: &str, lines: Vec<Line>, top: Option<f64>) -> Self {
        Self {
            title: title.to_owned(),
            across: "epoch".to_owned(),
            lines,
            top,
        }
    }

    /// Both axes.
    #[must_use]
    pub fn axes(&self) -> (Axis, Axis) {
        let points = || self.lines.iter().flat_map(|line| &line.points);
        let last = points().map(|point| point.0).fold(1.0, f64::max);
        let values = points().map(|point| point.1);
        let highest = values.filter(|y| y.is_finite()).fold(0.0, f64::max);
        let fitting = || Axis::over(if highest > 0.0 { highest } else { 1.0 });
        let y = self.top.map_or_else(fitting, |top| Axis::to(top, 0.0));
        (Axis::to(last, 1.0), y)
    }

    /// The chart as a file.
    #[must_use]
    pub fn file(&self) -> String {
        let mut svg = Markup::default();
        svg.element(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("viewBox", &format!("0 -24 {WIDTH} {}", HEIGHT + 24.0)),
                ("role", "img"),
            ],
            |svg| {
                svg.element("style", &[], |style| {
                    style.harmless(TOKENS);
                    style.harmless(STYLE);
                });
                svg.line("title", &[], &self.title);
                let place = [
                    ("class", "chart-paper"),
                    ("y", "-24"),
                    ("width", "100%"),
                    ("height", "100%"),
                ];
                svg.element("rect", &place, |_| ());
                label(svg, "chart-name", (8.0, -6.0), "start", &self.title);
                self.draw(svg);
            },
        );
        svg.finish()
    }

    /// The chart within a document.
    pub(super) fn figure(&self, out: &mut Markup) {
        out.element("figure", &[("class", "chart")], |figure| {
            figure.line("figcaption", &[], &self.title);
            let attributes = [
                ("viewBox", &*format!("0 0 {WIDTH} {HEIGHT}")),
                ("role", "img"),
                ("aria-label", &self.said()),
            ];
            figure.element("div", &[("class", "scroll")], |outer| {
                outer.element("svg", &attributes, |svg| self.draw(svg));
            });
        });
    }

    /// The ends of the lines in words.
    #[must_use]
    pub fn said(&self) -> String {
        let ends = self.lines.iter().filter_map(|line| {
            let (x, y) = line.last()?;
            Some(format!("{} {y:.3} at {} {x:.0}", line.name, self.across))
        });
        let ends: Vec<String> = ends.collect();
        format!("{}: {}.", self.title, ends.join("; "))
    }

    fn draw(&self, svg: &mut Markup) {
        let (x, y) = self.axes();
        for (share, name) in y.labels() {
            let at = height(share);
            let line = format!("M{LEFT} {at:.1}H{RIGHT}");
            svg.element("path", &[("class", "chart-grid"), ("d", &line)], |_| ());
            label(svg, "chart-tick", (LEFT - 8.0, at + 4.0), "end", &name);
        }
        for (share, name) in x.labels() {
            let at = LEFT + share * (RIGHT - LEFT);
            label(svg, "chart-tick", (at, BOTTOM + 18.0), "middle", &name);
        }
        label(
            svg,
            "chart-tick",
            (RIGHT, HEIGHT - 8.0),
            "end",
            &self.across,
        );
        let ends = self
            .lines
            .iter()
            .map(|line| line.last().map_or(0.0, |(_, end)| end / y.end));
        let places = spread(&ends.collect::<Vec<_>>(), 0.09);
        for (number, (line, place)) in self.lines.iter().zip(places).enumerate() {
            stroke(svg, number, &path(line, x, y));
            if let Some((end_x, end_y)) = line.last() {
                let from = (LEFT + end_x / x.end * (RIGHT - LEFT), height(end_y / y.end));
                name(svg, number, &line.name, from, height(place));
            }
        }
    }
}

/// A line's name beside a piece of it, and a thin line from its end to there.
fn name(svg: &mut Markup, number: usize, name: &str, from: (f64, f64), to: f64) {
    let leader = format!("M{:.1} {:.1}L{:.1} {to:.1}", from.0, from.1, RIGHT + 6.0);
    svg.element("path", &[("class", "chart-leader"), ("d", &leader)], |_| ());
    let sample = format!("M{:.1} {to:.1}h24", RIGHT + 8.0);
    stroke(svg, number, &sample);
    let place = (RIGHT + 36.0, to + 4.0);
    label(svg, "chart-end", place, "start", &shortened(name));
}

/// A path as the line of this number is drawn.
fn stroke(svg: &mut Markup, number: usize, path: &str) {
    let attributes = [
        ("class", "chart-line"),
        ("data-line", &*(number % COLOURS + 1).to_string()),
        ("stroke-dasharray", DASHES[number % DASHES.len()]),
        ("d", path),
    ];
    svg.element("path", &attributes, |_| ());
}

/// Where a share of the y axis is.
fn height(share: f64) -> f64 {
    BOTTOM - share * (BOTTOM - TOP)
}

fn label(svg: &mut Markup, class: &str, (x, y): (f64, f64), anchor: &str, text: &str) {
    let attributes = [
        ("class", class),
        ("x", &*format!("{x:.1}")),
        ("y", &format!("{y:.1}")),
        ("text-anchor", anchor),
        ("font-size", TEXT),
    ];
    svg.line("text", &attributes, text);
}

/// The line's points, interrupted where there is no number; a single one as a dot.
fn path(line: &Line, x: Axis, y: Axis) -> String {
    let mut path = String::new();
    let mut pen_down = false;
    for &(at, value) in &line.points {
        if value.is_finite() {
            let place = (LEFT + at / x.end * (RIGHT - LEFT), height(value / y.end));
            let step = if pen_down { 'L' } else { 'M' };
            path += &format!("{step}{:.1} {:.1}", place.0, place.1);
        }
        pen_down = value.is_finite();
    }
    if line.points.len() == 1 && !path.is_empty() {
        path += "h0.1";
    }
    path
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_LENGTH {
        return name.to_owned();
    }
    let start: String = name.chars().take(NAME_LENGTH - 1).collect();
    format!("{start}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> Chart {
        let line = |name: &str, points: &[(f64, f64)]| Line {
            name: name.to_owned(),
            points: points.to_vec(),
        };
        let lines = vec![
            line("one", &[(1.0, 2.0), (2.0, 1.0)]),
            line("<script>", &[(1.0, f64::NAN), (2.0, 1.0), (4.0, 0.5)]),
        ];
        Chart::over_epochs("Loss", lines, None)
    }

    #[test]
    fn lines_are_told_apart_without_colour_and_named_at_their_ends() {
        let file = chart().file();
        assert!(
            file.contains("stroke-dasharray=\"\"") && file.contains("stroke-dasharray=\"8 4\"")
        );
        assert!(file.contains(">one</text>") && file.contains(">&lt;script&gt;</text>"));
        assert!(!file.contains("<script"));
        let (x, y) = chart().axes();
        assert!((x.end - 4.0).abs() < 1e-12 && (y.end - 2.0).abs() < 1e-12);
        assert_eq!(path(&chart().lines[0], x, y), "M161.0 14.0L270.0 114.0");
        assert_eq!(path(&chart().lines[1], x, y), "M270.0 114.0L488.0 164.0");
        assert_eq!(
            chart().said(),
            "Loss: one 1.000 at epoch 2; <script> 0.500 at epoch 4."
        );
    }

    #[test]
    fn nothing_to_draw_and_nothing_finite_is_an_empty_frame() {
        for lines in [
            vec![],
            vec![Line {
                name: "x".to_owned(),
                points: vec![(1.0, f64::INFINITY)],
            }],
        ] {
            let chart = Chart::over_epochs("Loss", lines, None);
            let file = chart.file();
            assert!(!file.contains("NaN") && !file.contains("inf"), "{file}");
        }
    }
}
