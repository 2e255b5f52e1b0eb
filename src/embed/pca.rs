//! Principal components: the directions in which rows differ most.

use super::EmbedError;
use super::symmetric::{add, dot, eigen};

/// How rows vary together, gathered a few rows at a time.
#[derive(Debug)]
pub struct Covariance {
    rows: usize,
    mean: Vec<f64>,
    /// The upper triangle of the sum of products, `[dim, dim]`.
    products: Vec<f64>,
}

/// Directions, the one of most variance first.
#[derive(Debug, Clone, PartialEq)]
pub struct Pca {
    /// `[dim]`
    pub mean: Vec<f64>,
    /// `[components, dim]`, each of length 1, its largest entry positive.
    pub components: Vec<f64>,
    /// Share of the variance along each; 0 where nothing varies.
    pub explained: Vec<f64>,
}

impl Covariance {
    /// Around the mean of these rows.
    ///
    /// # Shapes
    /// `rows`: `[rows, dim]`
    ///
    /// # Errors
    /// [`EmbedError::TooFew`], [`EmbedError::NotFinite`]
    pub fn around(rows: &[f32], dim: usize) -> Result<Self, EmbedError> {
        let count = rows.len() / dim;
        if count < 2 {
            return Err(EmbedError::TooFew { found: count });
        }
        if !rows.iter().all(|value| value.is_finite()) {
            return Err(EmbedError::NotFinite);
        }
        Ok(Self {
            rows: count,
            mean: mean(rows, dim),
            products: vec![0.0; dim * dim],
        })
    }

    /// Takes some of the rows in; each must be taken once.
    ///
    /// # Shapes
    /// `[rows, dim]`
    pub fn add(&mut self, rows: &[f32]) {
        let dim = self.mean.len();
        for row in rows.chunks_exact(dim) {
            let centred = centred(row, &self.mean);
            for (at, &value) in centred.iter().enumerate() {
                let products = &mut self.products[at * dim + at..(at + 1) * dim];
                add(products, value, &centred[at..]);
            }
        }
    }

    /// The directions of most variance: this many, or as many as there are.
    ///
    /// # Errors
    /// [`EmbedError::Unsettled`]
    ///
    /// # Source
    /// scikit-learn 1.9 `PCA`; the signs are those of its `svd_flip(u_based_decision=False)`.
    pub fn components(self, components: usize) -> Result<Pca, EmbedError> {
        let dim = self.mean.len();
        let mut products = self.products;
        for row in 0..dim {
            for column in 0..row {
                products[row * dim + column] = products[column * dim + row];
            }
        }
        let total: f64 = (0..dim).map(|at| products[at * dim + at]).sum();
        let (values, mut vectors) = eigen(products, dim)?;
        let components = components.min(dim).min(self.rows);
        vectors.truncate(components * dim);
        for vector in vectors.chunks_exact_mut(dim) {
            flip(vector);
        }
        let share = |value: &f64| {
            if total > 0.0 {
                value.max(0.0) / total
            } else {
                0.0
            }
        };
        Ok(Pca {
            mean: self.mean,
            components: vectors,
            explained: values[..components].iter().map(share).collect(),
        })
    }
}

impl Pca {
    /// How many directions.
    #[must_use]
    pub fn count(&self) -> usize {
        self.explained.len()
    }

    /// Where rows lie along the directions.
    ///
    /// # Shapes
    /// `[rows, dim]` → `[rows, components]`
    #[must_use]
    pub fn project(&self, rows: &[f32]) -> Vec<f64> {
        let dim = self.mean.len();
        let mut places = Vec::with_capacity(rows.len() / dim * self.count());
        for row in rows.chunks_exact(dim) {
            let centred = centred(row, &self.mean);
            let directions = self.components.chunks_exact(dim);
            places.extend(directions.map(|direction| dot(&centred, direction)));
        }
        places
    }
}

/// The mean row.
///
/// # Shapes
/// `[rows, dim]` → `[dim]`
#[expect(clippy::cast_precision_loss, reason = "few rows")]
pub(super) fn mean(rows: &[f32], dim: usize) -> Vec<f64> {
    let count = (rows.len() / dim).max(1) as f64;
    let mut mean = vec![0.0; dim];
    for row in rows.chunks_exact(dim) {
        for (sum, &value) in mean.iter_mut().zip(row) {
            *sum += f64::from(value);
        }
    }
    mean.iter().map(|sum| sum / count).collect()
}

fn centred(row: &[f32], mean: &[f64]) -> Vec<f64> {
    row.iter()
        .zip(mean)
        .map(|(&value, mean)| f64::from(value) - mean)
        .collect()
}

/// Turns a direction so that its largest entry (the first of equals) is positive.
fn flip(vector: &mut [f64]) {
    let largest = vector.iter().fold(0.0_f64, |largest, &value| {
        if value.abs() > largest.abs() {
            value
        } else {
            largest
        }
    });
    if largest < 0.0 {
        for value in vector {
            *value = -*value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pca(rows: &[f32], dim: usize) -> Pca {
        let mut covariance = Covariance::around(rows, dim).expect("rows");
        for row in rows.chunks_exact(dim) {
            covariance.add(row);
        }
        covariance.components(dim).expect("settles")
    }

    #[test]
    fn a_line_has_one_direction() {
        let rows = [0.0, 0.0, -1.0, 2.0, -2.0, 4.0, -3.0, 6.0];
        let pca = pca(&rows, 2);
        let root = 5.0_f64.sqrt();
        assert!((pca.components[0] + 1.0 / root).abs() < 1e-12, "{pca:?}");
        assert!((pca.components[1] - 2.0 / root).abs() < 1e-12);
        assert!((pca.explained[0] - 1.0).abs() < 1e-12);
        let along = pca.project(&rows);
        assert!((along[0] + 1.5 * root).abs() < 1e-12 && along[1].abs() < 1e-12);
    }

    #[test]
    fn equal_rows_vary_in_no_direction() {
        let pca = pca(&[1.0, 2.0, 3.0, 1.0, 2.0, 3.0], 3);
        assert_eq!(pca.count(), 2, "no more than rows");
        assert!(pca.explained.iter().all(|share| share.abs() < 1e-12));
    }

    #[test]
    fn too_little_and_no_numbers_are_refused() {
        let refused = |rows: &[f32]| Covariance::around(rows, 2).expect_err("refused");
        assert_eq!(refused(&[1.0, 2.0]), EmbedError::TooFew { found: 1 });
        assert_eq!(refused(&[1.0, 2.0, f32::NAN, 0.0]), EmbedError::NotFinite);
    }
}
