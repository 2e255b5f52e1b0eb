//! Pictures that are almost the same, in different splits: what is learnt from one is then asked of the other.
//!
//! Two signs must agree. The *features* say that both show the same: the cosine of what is left of them after the mean
//! is taken away. Without the mean taken away, pictures of one kind are all alike: among 500 hand signs before one wall,
//! 834 of 60,000 pairs across the splits are at 0.9 or above, and 1 is after it. But no bound on features alone tells a
//! copy from the next shot of the same thing: a copy in half the size has a median of 0.87, as much as two hands in the
//! same pose; and a network fine-tuned to the last layer puts all of a class in one place. So the *pixels* must agree,
//! too: the correlation of both pictures' brightness on a grid of 16 × 16, or of one with the other's mirror image.
//!
//! Measured with DeiT-tiny: of `TrashNet`'s 36,000 pairs across the splits 1 passes (two shots of one lid, indeed almost
//! the same), of the hand signs' 60,000 none. Of 120 `TrashNet` pictures, each made anew as a JPEG of quality 50, in half the
//! size, 15 % brighter and mirrored all are found, cut by 3 % all sides all, and turned by 3 degrees 94 %. (The hand signs
//! are 100 pixels wide; what halving or compressing them leaves is found half the time.)

use super::pca::mean;
use crate::report::Split;

/// The least cosine of centred features.
pub const LEAST_COSINE: f32 = 0.6;
/// The least correlation of brightness.
pub const LEAST_CORRELATION: f32 = 0.9;
/// The most pairs that are told.
pub const MOST: usize = 200;
/// Rows and columns of the grid.
pub const GRID: usize = 16;

/// Rows compared with rows at once: both stay near the processor.
const BLOCK: usize = 64;

/// Two rows that are almost the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The first.
    pub a: usize,
    /// The second, of a higher number.
    pub b: usize,
    /// Cosine of their features.
    pub similarity: f32,
}

/// The search for pairs, block by block.
#[derive(Debug)]
pub struct Search<'a> {
    dim: usize,
    /// Centred, of length 1: `[rows, dim]`
    features: Vec<f32>,
    /// Likewise of brightness: `[rows, GRID * GRID]`
    pixels: Vec<f32>,
    splits: &'a [Split],
    found: Vec<Pair>,
    /// The next block of rows.
    next: usize,
}

impl<'a> Search<'a> {
    /// Among pictures with these features, brightness and splits.
    ///
    /// # Shapes
    /// `features`: `[rows, dim]`, `pixels`: `[rows, GRID * GRID]`, `splits`: `[rows]`
    #[must_use]
    pub fn among(features: &[f32], dim: usize, pixels: &[f32], splits: &'a [Split]) -> Self {
        let centre = mean(features, dim);
        let off = |(value, centre): (&f32, &f64)| f64::from(*value) - centre;
        let features = features.chunks_exact(dim);
        let pixels = pixels.chunks_exact(GRID * GRID);
        Self {
            dim,
            features: features
                .flat_map(|row| unit(row.iter().zip(&centre).map(off).collect()))
                .collect(),
            pixels: pixels
                .flat_map(|row| {
                    let centre = mean(row, 1)[0];
                    unit(row.iter().map(|&value| f64::from(value) - centre).collect())
                })
                .collect(),
            splits,
            found: Vec::new(),
            next: 0,
        }
    }

    /// Compares the next block with all from it on; whether all are done.
    pub fn advance(&mut self) -> bool {
        let rows = self.splits.len();
        let block = self.next..(self.next + BLOCK).min(rows);
        for start in (self.next..rows).step_by(BLOCK) {
            for b in start..(start + BLOCK).min(rows) {
                for a in block.start..block.end.min(b) {
                    self.compare(a, b);
                }
            }
        }
        if self.found.len() > 20 * MOST {
            self.keep_most();
        }
        self.next = block.end;
        self.next == rows
    }

    /// Rows that were compared with all others.
    #[must_use]
    pub fn done(&self) -> usize {
        self.next
    }

    fn compare(&mut self, a: usize, b: usize) {
        if self.splits[a] == self.splits[b] {
            return;
        }
        let row = |row: usize| &self.features[row * self.dim..(row + 1) * self.dim];
        let similarity = dot(row(a), row(b));
        if similarity >= LEAST_COSINE && self.correlation(a, b) >= LEAST_CORRELATION {
            self.found.push(Pair { a, b, similarity });
        }
    }

    /// Of brightness: the higher of both ways round.
    fn correlation(&self, a: usize, b: usize) -> f32 {
        const SIZE: usize = GRID * GRID;
        let row = |row: usize| &self.pixels[row * SIZE..(row + 1) * SIZE];
        let (a, b) = (row(a), row(b));
        let lines = a.chunks_exact(GRID).zip(b.chunks_exact(GRID));
        let product = |(a, b): (&[f32], &[f32])| -> f32 {
            a.iter().zip(b.iter().rev()).map(|(a, b)| a * b).sum()
        };
        dot(a, b).max(lines.map(product).sum())
    }

    fn keep_most(&mut self) {
        let order = |a: &Pair, b: &Pair| {
            let by_number = (a.a, a.b).cmp(&(b.a, b.b));
            b.similarity.total_cmp(&a.similarity).then(by_number)
        };
        self.found.sort_unstable_by(order);
        self.found.truncate(MOST);
    }

    /// The most similar pairs, most similar first.
    #[must_use]
    pub fn pairs(mut self) -> Vec<Pair> {
        self.keep_most();
        self.found
    }
}

/// A row divided by its length; nothing stays nothing.
#[expect(clippy::cast_possible_truncation, reason = "32 bits are enough of it")]
fn unit(row: Vec<f64>) -> Vec<f32> {
    let length = row.iter().map(|value| value * value).sum::<f64>().sqrt();
    let factor = if length > 0.0 { 1.0 / length } else { 0.0 };
    row.iter().map(|value| (value * factor) as f32).collect()
}

/// The sum of products.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    const LANES: usize = 16;
    let (a_lanes, a_rest) = a.as_chunks::<LANES>();
    let (b_lanes, b_rest) = b.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (a, b) in a_lanes.iter().zip(b_lanes) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: usize = GRID * GRID;

    /// Features and brightness of no pattern; the same number, the same rows.
    fn rows(numbers: &[u32]) -> (Vec<f32>, Vec<f32>) {
        let value = |number: u32, at: u32| {
            let mixed = number.wrapping_mul(2_654_435_761) ^ at.wrapping_mul(40_503);
            (mixed.wrapping_mul(2_246_822_519) >> 16) as f32 / 65_536.0
        };
        let of = |dim: u32| {
            let row = move |&number: &u32| (0..dim).map(move |at| value(number, at));
            numbers.iter().flat_map(row).collect()
        };
        (of(24), of(256))
    }

    fn pairs(features: &[f32], pixels: &[f32], splits: &[Split]) -> Vec<(usize, usize)> {
        let mut search = Search::among(features, 24, pixels, splits);
        while !search.advance() {}
        search.pairs().iter().map(|pair| (pair.a, pair.b)).collect()
    }

    #[test]
    fn copies_in_other_splits_are_found_and_others_are_not() {
        let mut numbers: Vec<u32> = (0..150).collect();
        numbers[140] = 3; // a copy
        numbers[141] = 5; // a copy in the same split
        let splits: Vec<Split> = (0..150)
            .map(|at| {
                if at < 130 || at == 141 {
                    Split::Train
                } else {
                    Split::Test
                }
            })
            .collect();
        let (features, pixels) = rows(&numbers);
        assert_eq!(pairs(&features, &pixels, &splits), [(3, 140)]);
    }

    #[test]
    fn both_signs_must_agree_and_a_mirror_image_counts() {
        let (features, mut pixels) = rows(&[0, 1, 2, 0]);
        let splits = [Split::Train, Split::Train, Split::Val, Split::Test];
        assert_eq!(pairs(&features, &pixels, &splits), [(0, 3)]);
        for line in pixels[3 * SIZE..].chunks_exact_mut(GRID) {
            line.reverse();
        }
        assert_eq!(pairs(&features, &pixels, &splits), [(0, 3)], "mirrored");
        pixels[3 * SIZE..].reverse();
        assert_eq!(pairs(&features, &pixels, &splits), [], "upside down");
        let (other, pixels) = rows(&[0, 1, 2, 9]);
        assert_eq!(pairs(&features, &pixels, &splits), [], "other pixels");
        let (_, pixels) = rows(&[0, 1, 2, 0]);
        assert_eq!(pairs(&other, &pixels, &splits), [], "other features");
    }

    #[test]
    fn only_so_many_are_told_the_most_similar_first() {
        let (mut features, pixels) = rows(&[[1; 40].as_slice(), &[2; 40]].concat());
        for (at, row) in features.chunks_exact_mut(24).enumerate() {
            row[0] += at as f32 / 100.0;
        }
        let splits: Vec<Split> = (0..80)
            .map(|at| {
                if at % 2 == 0 {
                    Split::Train
                } else {
                    Split::Test
                }
            })
            .collect();
        let mut search = Search::among(&features, 24, &pixels, &splits);
        while !search.advance() {}
        let pairs = search.pairs();
        assert_eq!(pairs.len(), MOST);
        assert!(pairs.is_sorted_by(|a, b| a.similarity >= b.similarity));
    }
}
