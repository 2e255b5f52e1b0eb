//! What a group's points look like: a colour and a shape, so that colour is never the only sign.

use leptos::prelude::*;

/// Colours there are: `--group-1` and on in the style sheet.
pub(crate) const COLOURS: usize = 8;

/// A mark's shape, one pixel from the middle to its ends or so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// Round.
    Circle,
    /// A square.
    Square,
    /// A triangle that points up.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A triangle that points down.
    Wedge,
}

const SHAPES: [Shape; 5] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Diamond,
    Shape::Wedge,
];

/// How a group is drawn: eight colours and five shapes make forty different marks.
pub(crate) fn mark(group: usize) -> (usize, Shape) {
    (group % COLOURS, SHAPES[group % SHAPES.len()])
}

impl Shape {
    /// Its corners; of a circle none.
    pub(crate) fn corners(self) -> &'static [(f64, f64)] {
        match self {
            Self::Circle => &[],
            Self::Square => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            Self::Triangle => &[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
            Self::Diamond => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
            Self::Wedge => &[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)],
        }
    }
}

/// A group's mark by itself.
#[component]
pub(crate) fn Mark(
    /// The group.
    group: usize,
) -> impl IntoView {
    let (colour, shape) = mark(group);
    let corners = shape.corners();
    let points = corners.iter().map(|(x, y)| format!("{x},{y}"));
    let points = points.collect::<Vec<_>>().join(" ");
    view! {
        <svg class="mark" data-colour=colour + 1 viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">
            {if corners.is_empty() { view! { <circle r="1" /> }.into_any() } else { view! { <polygon points=points /> }.into_any() }}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn forty_groups_look_different_and_neighbours_differ_in_shape_too() {
        let looks: HashSet<_> = (0..40).map(mark).collect();
        assert_eq!(looks.len(), 40);
        assert!((0..60).all(|group| mark(group).1 != mark(group + 1).1));
    }
}
