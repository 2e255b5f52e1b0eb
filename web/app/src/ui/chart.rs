//! A line chart with two lines, drawn by leptos-chartistry and coloured by our style sheet.

use leptos::prelude::*;
use leptos_chartistry::{
    AspectRatio, AxisMarker, Chart, Colour, Interpolation, IntoInner as _, Line, Marker,
    MarkerShape, Padding, Series, TickLabels, Tooltip, XGuideLine, YGridLine,
};

use crate::series::Point;

/// Height of a chart in CSS pixels.
const HEIGHT_PX: f64 = 200.0;
/// Up to so many points each is marked with a dot.
const MARKED_POINTS: usize = 30;

/// Names of the two lines for the style sheet, which has the last word on their colours: the lines'
/// order in the drawing is not fixed.
const STAND_INS: [Colour; 2] = [Colour::from_rgb(1, 1, 1), Colour::from_rgb(2, 2, 2)];

/// Two lines over epochs.
#[component]
pub(crate) fn LineChart(
    /// Its heading.
    title: &'static str,
    /// For tests.
    testid: &'static str,
    /// Names of the two lines.
    names: [&'static str; 2],
    /// The points, by ascending x.
    #[prop(into)]
    points: Signal<Vec<Point>>,
    /// The top of the y axis, where it is fixed; else it fits the lines.
    #[prop(optional)]
    top: Option<f64>,
    /// The chart in words, for those who do not see it.
    #[prop(into)]
    summary: Signal<String>,
) -> impl IntoView {
    let few = Memo::new(move |_| points.with(|points| points.len() <= MARKED_POINTS));
    let line = move |place: usize, get: fn(&Point) -> f64| {
        Line::new(get)
            .with_name(names[place])
            .with_width(2.0)
            .with_interpolation(Interpolation::Linear)
            .with_colour(STAND_INS[place])
    };
    let marked = move |line: Line<Point, f64>| {
        let shape = if few.get() {
            MarkerShape::Circle
        } else {
            MarkerShape::None
        };
        line.with_marker(Marker::from_shape(shape).with_scale(0.7))
    };
    let chart = move || {
        let series = Series::new(|point: &Point| point.x)
            .line(marked(line(0, |point| point.first)))
            .line(marked(line(1, |point| point.second)))
            .with_min_x(0.0)
            .with_min_y(0.0)
            .with_max_y(top);
        view! {
            <Chart
                aspect_ratio=AspectRatio::from_env_width(HEIGHT_PX)
                font_height=12.0
                font_width=7.0
                padding=Padding::sides(6.0, 12.0, 0.0, 0.0)
                left=TickLabels::aligned_floats()
                bottom=TickLabels::aligned_floats()
                inner=[AxisMarker::bottom_edge().with_arrow(false).into_inner(), YGridLine::default().into_inner(), XGuideLine::over_data().into_inner()]
                tooltip=Tooltip::left_cursor().show_x_ticks(true)
                series=series
                data=points
            />
        }
    };
    view! {
        <figure class="chart" data-testid=testid>
            <figcaption class="chart-title">
                <span>{title}</span>
                <span class="chart-key" data-line="1">{names[0]}</span>
                <span class="chart-key" data-line="2">{names[1]}</span>
            </figcaption>
            <div class="chart-area" aria-hidden="true">{chart}</div>
            <p class="chart-axis" aria-hidden="true">"epoch"</p>
            <p class="visually-hidden">{summary}</p>
        </figure>
    }
}
