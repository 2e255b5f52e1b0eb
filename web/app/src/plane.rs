//! The geometry of a map on the screen: what part of it is seen, which point is under the pointer, what a lasso holds.
//!
//! Points of a map lie in the unit square, y down. On the screen, whose points are CSS pixels, the square is as large as
//! fits, in the middle; zooming and panning change which part of it is seen.

/// A place on a map, or on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    /// To the right.
    pub(crate) x: f64,
    /// Down.
    pub(crate) y: f64,
}

/// The room there is, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Size {
    /// Across.
    pub(crate) width: f64,
    /// Down.
    pub(crate) height: f64,
}

/// The most a map is magnified.
const CLOSEST: f64 = 200.0;
/// Share of the room left free around the whole map.
const MARGIN: f64 = 0.05;

/// What part of a map is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct View {
    /// The place of the map in the middle of the screen.
    pub(crate) centre: Point,
    /// How much it is magnified; at 1 the whole map is seen.
    pub(crate) zoom: f64,
}

impl View {
    /// The whole map.
    pub(crate) const WHOLE: Self = Self {
        centre: Point { x: 0.5, y: 0.5 },
        zoom: 1.0,
    };

    /// Pixels that the map's unit takes.
    pub(crate) fn scale(self, size: Size) -> f64 {
        size.width.min(size.height).max(1.0) * (1.0 - 2.0 * MARGIN) * self.zoom
    }

    /// Where a place of the map is on the screen.
    pub(crate) fn to_screen(self, size: Size, place: Point) -> Point {
        let scale = self.scale(size);
        Point {
            x: size.width / 2.0 + (place.x - self.centre.x) * scale,
            y: size.height / 2.0 + (place.y - self.centre.y) * scale,
        }
    }

    /// What place of the map is there on the screen.
    pub(crate) fn to_map(self, size: Size, screen: Point) -> Point {
        let scale = self.scale(size);
        Point {
            x: self.centre.x + (screen.x - size.width / 2.0) / scale,
            y: self.centre.y + (screen.y - size.height / 2.0) / scale,
        }
    }

    /// Magnified by a factor, with what is at this place of the screen staying there.
    pub(crate) fn zoomed(self, size: Size, at: Point, factor: f64) -> Self {
        let fixed = self.to_map(size, at);
        let zoom = (self.zoom * factor).clamp(1.0, CLOSEST);
        let change = self.zoom / zoom;
        Self {
            centre: Point {
                x: fixed.x + (self.centre.x - fixed.x) * change,
                y: fixed.y + (self.centre.y - fixed.y) * change,
            },
            zoom,
        }
        .within()
    }

    /// Moved so that what was seen goes so many pixels to the right and down.
    pub(crate) fn panned(self, size: Size, right: f64, down: f64) -> Self {
        let scale = self.scale(size);
        Self {
            centre: Point {
                x: self.centre.x - right / scale,
                y: self.centre.y - down / scale,
            },
            ..self
        }
        .within()
    }

    /// Brought back if it looks past the map.
    fn within(self) -> Self {
        // Far out the map stays whole; close up each of its points may come to the middle.
        let reach = (0.5 - 0.5 / self.zoom).clamp(0.0, 0.5);
        let near = |value: f64| value.clamp(0.5 - reach, 0.5 + reach);
        Self {
            centre: Point {
                x: near(self.centre.x),
                y: near(self.centre.y),
            },
            ..self
        }
    }

    /// The corners of what is seen, upper left and lower right.
    pub(crate) fn seen(self, size: Size) -> (Point, Point) {
        let corner = |x, y| self.to_map(size, Point { x, y });
        (corner(0.0, 0.0), corner(size.width, size.height))
    }
}

/// Points in the fields of a grid, so that finding those at a place does not look at all.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Index {
    /// Rows and columns.
    side: usize,
    fields: Vec<Vec<(usize, Point)>>,
}

impl Index {
    /// Of points with their numbers.
    pub(crate) fn of(points: impl Iterator<Item = (usize, Point)>) -> Self {
        let points: Vec<_> = points.collect();
        // About four points a field, were they spread evenly.
        let side = (points.len() / 4).isqrt().clamp(1, 64);
        let mut fields = vec![Vec::new(); side * side];
        for (number, point) in points {
            fields[field(side, point.y) * side + field(side, point.x)].push((number, point));
        }
        Self { side, fields }
    }

    /// The points between two corners, by ascending number.
    pub(crate) fn between(&self, low: Point, high: Point) -> Vec<(usize, Point)> {
        let rows = field(self.side, low.y)..=field(self.side, high.y);
        let columns = field(self.side, low.x)..=field(self.side, high.x);
        let fields = rows.flat_map(|row| {
            let columns = columns.clone();
            columns.map(move |column| row * self.side + column)
        });
        let inside = |(_, point): &&(usize, Point)| {
            (low.x..=high.x).contains(&point.x) && (low.y..=high.y).contains(&point.y)
        };
        let points = fields.flat_map(|field| self.fields[field].iter().filter(inside));
        let mut found: Vec<_> = points.copied().collect();
        found.sort_unstable_by_key(|(number, _)| *number);
        found
    }

    /// The point nearest to a place, if one is within this distance; of equals the one drawn last.
    pub(crate) fn nearest(&self, place: Point, within: f64) -> Option<usize> {
        let corner = |by: f64| Point {
            x: place.x + by,
            y: place.y + by,
        };
        let near = self.between(corner(-within), corner(within)).into_iter();
        let off = |point: Point| (point.x - place.x).powi(2) + (point.y - place.y).powi(2);
        let near = near.map(|(number, point)| (off(point), number));
        near.filter(|(off, _)| *off <= within * within)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .map(|(_, number)| number)
    }
}

/// The row or column of a coordinate.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "clamped to a grid's few fields"
)]
fn field(side: usize, value: f64) -> usize {
    (value * side as f64).clamp(0.0, side as f64 - 1.0) as usize
}

/// Whether a point is inside a line that closes itself; where the line crosses itself, insides take turns.
pub(crate) fn encloses(line: &[Point], point: Point) -> bool {
    let mut inside = false;
    for (at, &a) in line.iter().enumerate() {
        let b = line[(at + 1) % line.len()];
        if (a.y > point.y) != (b.y > point.y) {
            let crossing = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x);
            inside ^= point.x < crossing;
        }
    }
    inside
}

/// How far two places are apart.
pub(crate) fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Half way between two places.
pub(crate) fn midpoint(a: Point, b: Point) -> Point {
    Point {
        x: f64::midpoint(a.x, b.x),
        y: f64::midpoint(a.y, b.y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        width: 640.0,
        height: 400.0,
    };

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    /// Points of no pattern.
    fn points(count: u32) -> Vec<Point> {
        let share = |value: f64| value.sin().mul_add(0.5, 0.5);
        (0..count)
            .map(f64::from)
            .map(|n| at(share(n * 12.9), share(n * 78.2)))
            .collect()
    }

    fn index(points: &[Point]) -> Index {
        Index::of(points.iter().copied().enumerate())
    }

    #[test]
    fn the_whole_map_fits_with_room_around_it() {
        let low = View::WHOLE.to_screen(SIZE, at(0.0, 0.0));
        let high = View::WHOLE.to_screen(SIZE, at(1.0, 1.0));
        assert!((low.y - 20.0).abs() < 1e-9 && (high.y - 380.0).abs() < 1e-9);
        assert!((low.x - 140.0).abs() < 1e-9 && (high.x - 500.0).abs() < 1e-9);
    }

    #[test]
    fn screen_and_map_are_each_others_inverse_and_zooming_keeps_the_place_under_the_pointer() {
        let pointer = at(410.0, 130.0);
        let mut view = View::WHOLE;
        for factor in [1.5, 3.0, 0.7, 4.0] {
            let before = view.to_map(SIZE, pointer);
            view = view.zoomed(SIZE, pointer, factor);
            let back = view.to_screen(SIZE, before);
            assert!(distance(back, pointer) < 1e-6, "{back:?}");
        }
        assert!(view.zoom > 12.0);
    }

    #[test]
    fn zoom_and_pan_end_at_the_map() {
        let far = View::WHOLE.zoomed(SIZE, at(0.0, 0.0), 0.1);
        assert_eq!(far, View::WHOLE);
        let close = View::WHOLE.zoomed(SIZE, at(320.0, 200.0), 1e9);
        assert!((close.zoom - CLOSEST).abs() < 1e-9);
        let off = close.panned(SIZE, -1e9, 1e9);
        assert!(off.centre.x < 1.0 && off.centre.y > 0.0, "{off:?}");
        assert_eq!(View::WHOLE.panned(SIZE, 50.0, 0.0), View::WHOLE);
    }

    #[test]
    fn panning_follows_the_pointer() {
        let view = View::WHOLE.zoomed(SIZE, at(320.0, 200.0), 10.0);
        let before = view.to_map(SIZE, at(300.0, 200.0));
        let moved = view.panned(SIZE, 25.0, -10.0);
        assert!(distance(moved.to_screen(SIZE, before), at(325.0, 190.0)) < 1e-6);
    }

    #[test]
    fn the_grid_finds_among_five_thousand_what_looking_at_all_finds() {
        let points = points(5000);
        let index = index(&points);
        for (place, within) in [
            (at(0.3, 0.6), 0.02),
            (at(0.99, 0.01), 0.1),
            (at(-0.2, 1.3), 0.6),
        ] {
            let all = points.iter().enumerate();
            let near = all.filter(|(_, point)| distance(**point, place) <= within);
            let nearest =
                near.min_by(|a, b| distance(*a.1, place).total_cmp(&distance(*b.1, place)));
            assert_eq!(
                index.nearest(place, within),
                nearest.map(|(number, _)| number)
            );
        }
        assert_eq!(index.nearest(at(3.0, 3.0), 0.5), None);
        let found = index.between(at(0.2, 0.1), at(0.4, 0.9));
        let wanted = points
            .iter()
            .enumerate()
            .filter(|(_, point)| (0.2..=0.4).contains(&point.x) && (0.1..=0.9).contains(&point.y));
        assert!(
            found
                .iter()
                .map(|(number, _)| *number)
                .eq(wanted.map(|(number, _)| number))
        );
        assert_eq!(index.between(at(-1.0, -1.0), at(2.0, 2.0)).len(), 5000);
    }

    #[test]
    fn the_point_on_top_is_taken() {
        let same = vec![at(0.5, 0.5); 3];
        assert_eq!(index(&same).nearest(at(0.5, 0.5), 0.1), Some(2));
        assert_eq!(index(&[]).nearest(at(0.5, 0.5), 1.0), None);
    }

    #[test]
    fn a_lasso_holds_what_is_inside_its_line() {
        let hook = [
            at(0.0, 0.0),
            at(4.0, 0.0),
            at(4.0, 4.0),
            at(3.0, 4.0),
            at(3.0, 1.0),
            at(0.0, 1.0),
        ];
        for (point, inside) in [
            (at(2.0, 0.5), true),
            (at(3.5, 3.0), true),
            (at(2.0, 2.0), false),
            (at(-1.0, 0.5), false),
            (at(5.0, 0.5), false),
        ] {
            assert_eq!(encloses(&hook, point), inside, "{point:?}");
        }
        assert!(!encloses(&[], at(0.0, 0.0)) && !encloses(&hook[..1], at(0.0, 0.0)));
    }
}
