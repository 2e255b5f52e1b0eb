//! How points push each other apart on the map: exactly, and by a tree that takes far-off points together.
//!
//! # Source
//! Barnes and Hut 1986; of t-SNE: van der Maaten 2014, section 4.2.

/// A group is taken as one point if its side is below this share of its distance: scikit-learn's default `angle`.
pub const ANGLE: f64 = 0.5;

/// Cells are not cut more often: points nearer than this are one.
const DEEPEST: u32 = 48;

/// A square with points in it.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// The mean of its points.
    centre: [f64; 2],
    points: f64,
    /// Its side, squared; zero where it is not cut any further.
    side2: f64,
    /// The cell that follows all within this one.
    after: usize,
}

/// Points on the map, in squares within squares.
#[derive(Debug, Default)]
pub struct Quadtree {
    /// Each cell before those within it.
    cells: Vec<Cell>,
    order: Vec<usize>,
}

/// What pushes one point: the sum of `q² (own - other)` over all others, and of `q`, where
/// `q = 1 / (1 + distance²)`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Push {
    /// The first sum.
    pub force: [f64; 2],
    /// The second.
    pub weight: f64,
}

impl Push {
    fn add(&mut self, own: [f64; 2], other: [f64; 2], points: f64) {
        let off = [own[0] - other[0], own[1] - other[1]];
        let q = 1.0 / (1.0 + off[0] * off[0] + off[1] * off[1]);
        let strength = points * q * q;
        self.force[0] += strength * off[0];
        self.force[1] += strength * off[1];
        self.weight += points * q;
    }
}

/// What pushes one point, other by other.
#[must_use]
pub fn exact(points: &[[f64; 2]], own: usize) -> Push {
    let mut push = Push::default();
    for (at, &other) in points.iter().enumerate() {
        if at != own {
            push.add(points[own], other, 1.0);
        }
    }
    push
}

impl Quadtree {
    /// Sorts points into squares, in place of those before.
    pub fn fill(&mut self, points: &[[f64; 2]]) {
        self.cells.clear();
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        order.extend(0..points.len());
        let bounds = [0, 1].map(|axis| {
            let values = points.iter().map(|point| point[axis]);
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            })
        });
        let side = bounds.iter().map(|(low, high)| high - low);
        let side = side.fold(0.0, f64::max);
        let middle = bounds.map(|(low, high)| f64::midpoint(low, high));
        if !points.is_empty() {
            self.cut(points, &mut order, middle, side, 0);
        }
        self.order = order;
    }

    /// Adds the cell of these points and, before what follows it, those within.
    fn cut(
        &mut self,
        points: &[[f64; 2]],
        members: &mut [usize],
        middle: [f64; 2],
        side: f64,
        depth: u32,
    ) {
        let first = points[members[0]];
        let coincide = members.iter().all(|&member| points[member] == first);
        let is_last = coincide || depth == DEEPEST;
        let this = self.cells.len();
        self.cells.push(Cell {
            centre: if coincide {
                first
            } else {
                centre(points, members)
            },
            points: count(members.len()),
            side2: if is_last { 0.0 } else { side * side },
            after: this + 1,
        });
        if is_last {
            return;
        }
        let (upper, lower) = part(members, |member| points[member][1] < middle[1]);
        let quarter = side / 4.0;
        for (half, y) in [(upper, middle[1] - quarter), (lower, middle[1] + quarter)] {
            let (left, right) = part(half, |member| points[member][0] < middle[0]);
            for (part, x) in [(left, middle[0] - quarter), (right, middle[0] + quarter)] {
                if !part.is_empty() {
                    self.cut(points, part, [x, y], side / 2.0, depth + 1);
                }
            }
        }
        self.cells[this].after = self.cells.len();
    }

    /// What pushes a point that is among those filled in. At an angle of 0 that is exact; it must be below 0.7, so that
    /// no group is taken that the point itself is in.
    #[must_use]
    pub fn push(&self, own: [f64; 2], angle: f64) -> Push {
        let mut push = Push::default();
        let mut at = 0;
        while let Some(cell) = self.cells.get(at) {
            let off = [own[0] - cell.centre[0], own[1] - cell.centre[1]];
            let distance2 = off[0] * off[0] + off[1] * off[1];
            let is_one = cell.side2 <= 0.0;
            if is_one || cell.side2 < angle * angle * distance2 {
                // A smallest cell at no distance holds the point itself.
                let itself = is_one && distance2 < 1e-20;
                push.add(own, cell.centre, cell.points - f64::from(u8::from(itself)));
                at = cell.after;
            } else {
                at += 1;
            }
        }
        push
    }
}

/// Puts the members of which it is true first; both parts.
fn part(members: &mut [usize], first: impl Fn(usize) -> bool) -> (&mut [usize], &mut [usize]) {
    let mut cut = 0;
    for at in 0..members.len() {
        if first(members[at]) {
            members.swap(at, cut);
            cut += 1;
        }
    }
    members.split_at_mut(cut)
}

fn centre(points: &[[f64; 2]], members: &[usize]) -> [f64; 2] {
    let mut sum = [0.0; 2];
    for &member in members {
        sum[0] += points[member][0];
        sum[1] += points[member][1];
    }
    let count = count(members.len());
    [sum[0] / count, sum[1] / count]
}

#[expect(clippy::cast_precision_loss, reason = "few points")]
fn count(points: usize) -> f64 {
    points as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points of no pattern, in three heaps.
    fn points(count: u32) -> Vec<[f64; 2]> {
        (0..count)
            .map(f64::from)
            .map(|at| {
                let heap = 40.0 * (at % 3.0);
                [heap + 9.0 * (at * 1.7).sin(), 9.0 * (at * 2.3).cos() - heap]
            })
            .collect()
    }

    #[test]
    fn the_tree_pushes_as_all_others_do_one_by_one() {
        let points = points(400);
        let mut tree = Quadtree::default();
        tree.fill(&points);
        let off = |angle: f64| {
            let (mut off, mut size) = (0.0, 0.0);
            for (own, &point) in points.iter().enumerate() {
                let (found, wanted) = (tree.push(point, angle), exact(&points, own));
                for axis in 0..2 {
                    off += (found.force[axis] - wanted.force[axis]).powi(2);
                    size += wanted.force[axis].powi(2);
                }
                let weight = (found.weight / wanted.weight - 1.0).abs();
                assert!(weight <= 0.05 * angle + 1e-12, "{weight} at {angle}");
            }
            f64::sqrt(off / size)
        };
        assert!(off(0.0) < 1e-12, "every point by itself");
        // As much as the method gives away for its speed.
        assert!(off(ANGLE) < 0.02, "{}", off(ANGLE));
        assert!(off(0.1) < 0.1 * off(ANGLE));
    }

    #[test]
    fn points_at_one_place_do_not_push_each_other_but_count() {
        let points = [[1.0, 2.0], [1.0, 2.0], [1.0, 2.0], [4.0, 6.0]];
        let mut tree = Quadtree::default();
        tree.fill(&points);
        for (own, &point) in points.iter().enumerate() {
            let (found, wanted) = (tree.push(point, 0.0), exact(&points, own));
            assert!((found.weight - wanted.weight).abs() < 1e-12, "{own}");
            assert!((found.force[0] - wanted.force[0]).abs() < 1e-12);
        }
        tree.fill(&[[3.0, 3.0]]);
        assert_eq!(tree.push([3.0, 3.0], ANGLE), Push::default());
    }

    #[test]
    fn points_next_to_nothing_apart_end_the_cutting() {
        let mut points = points(9);
        points.push([points[0][0] + 1e-15, points[0][1]]);
        let mut tree = Quadtree::default();
        tree.fill(&points);
        let push = tree.push(points[0], 0.0);
        assert!((push.weight - exact(&points, 0).weight).abs() < 1e-9);
    }
}
