//! Eigenvalues and eigenvectors of a symmetric matrix, by Householder reflections and implicit QL.
//!
//! Written here because the crates that do this bring a matrix library of their own, for one function.
//!
//! # Source
//! Golub and Van Loan, *Matrix Computations* (4th edition), algorithms 5.1.1 and 8.3.1; Dubrulle, Martin and Wilkinson
//! 1968, *The implicit QL algorithm* (the method of EISPACK's `tred2` and `tql2`).

use super::EmbedError;

/// Steps of QL an eigenvalue may take; two or three are usual.
const MOST_STEPS: u32 = 60;

/// Eigenvalues in descending order, and their eigenvectors as rows.
///
/// # Shapes
/// `[size, size]` → `[size]`, `[size, size]`
///
/// # Errors
/// [`EmbedError::NotFinite`], [`EmbedError::Unsettled`]
pub fn eigen(mut matrix: Vec<f64>, size: usize) -> Result<(Vec<f64>, Vec<f64>), EmbedError> {
    debug_assert_eq!(matrix.len(), size * size);
    if !matrix.iter().all(|value| value.is_finite()) {
        return Err(EmbedError::NotFinite);
    }
    let (mut diagonal, mut beside, mut basis) = tridiagonal(&mut matrix, size);
    diagonalise(&mut diagonal, &mut beside, &mut basis)?;
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&a, &b| diagonal[b].total_cmp(&diagonal[a]));
    let values = order.iter().map(|&at| diagonal[at]).collect();
    let row = |&at: &usize| basis[at * size..(at + 1) * size].iter().copied();
    Ok((values, order.iter().flat_map(row).collect()))
}

/// The matrix as `Qᵀ T Q` with `T` tridiagonal: `T`'s diagonal, what is beside it (one entry more than there is, zero),
/// and `Q`, each row of which is a direction.
fn tridiagonal(matrix: &mut [f64], size: usize) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
    let mut beside = Vec::with_capacity(size);
    let mut reflections: Vec<(Vec<f64>, f64)> = Vec::new();
    for column in 0..size.saturating_sub(2) {
        let first = column + 1;
        // What is below the diagonal, which is what is right of it.
        let mut v = matrix[column * size + first..(column + 1) * size].to_vec();
        let (alpha, beta) = reflect(&mut v);
        beside.push(alpha);
        if beta > 0.0 {
            let mut w: Vec<f64> = (first..size)
                .map(|row| beta * dot(&matrix[row * size + first..(row + 1) * size], &v))
                .collect();
            let along = beta / 2.0 * dot(&w, &v);
            add(&mut w, -along, &v);
            for (row, (&from_v, &from_w)) in (first..).zip(v.iter().zip(&w)) {
                let row = &mut matrix[row * size + first..(row + 1) * size];
                add(row, -from_v, &w);
                add(row, -from_w, &v);
            }
        }
        reflections.push((v, beta));
    }
    if size > 1 {
        beside.push(matrix[(size - 2) * size + size - 1]);
    }
    beside.push(0.0);
    let diagonal = (0..size).map(|at| matrix[at * size + at]).collect();
    let mut basis = vec![0.0; size * size];
    for at in 0..size {
        basis[at * size + at] = 1.0;
    }
    for (column, (v, beta)) in reflections.iter().enumerate().rev() {
        for row in column + 1..size {
            let row = &mut basis[row * size + column + 1..(row + 1) * size];
            let along = beta * dot(row, v);
            add(row, -along, v);
        }
    }
    (diagonal, beside, basis)
}

/// Turns `x` into the `v` of the reflection `1 - beta v vᵀ` that maps `x` onto the first axis, at `alpha`.
fn reflect(x: &mut [f64]) -> (f64, f64) {
    let length = dot(x, x).sqrt();
    if length < 1e-150 {
        // As good as there already, and its square would not be a number of full precision.
        x.fill(0.0);
        return (0.0, 0.0);
    }
    let alpha = -length.copysign(x[0]);
    x[0] -= alpha;
    (alpha, 2.0 / dot(x, x))
}

/// QL steps until nothing is left beside the diagonal; the rows of `basis` are turned along.
fn diagonalise(
    diagonal: &mut [f64],
    beside: &mut [f64],
    basis: &mut [f64],
) -> Result<(), EmbedError> {
    let size = diagonal.len();
    // What is lost to rounding anyway: matrices have many eigenvalues that are nothing beside the largest.
    let around = diagonal
        .iter()
        .zip(&*beside)
        .map(|(d, e)| d.abs() + e.abs());
    let small = f64::EPSILON * around.fold(0.0, f64::max);
    for low in 0..size {
        let mut steps = 0;
        while let Some(high) = unreduced(beside, low, small) {
            steps += 1;
            if steps > MOST_STEPS {
                return Err(EmbedError::Unsettled);
            }
            step(diagonal, beside, basis, low, high);
        }
    }
    Ok(())
}

/// The end of the block that starts at `low`, if it is more than one number.
fn unreduced(beside: &[f64], low: usize, small: f64) -> Option<usize> {
    let last = beside.len() - 1;
    let high = (low..last).find(|&at| beside[at].abs() <= small);
    let high = high.unwrap_or(last);
    (high > low).then_some(high)
}

/// One implicit step on the block from `low` to `high`, with Wilkinson's shift.
fn step(diagonal: &mut [f64], beside: &mut [f64], basis: &mut [f64], low: usize, high: usize) {
    let size = diagonal.len();
    let half = (diagonal[low + 1] - diagonal[low]) / (2.0 * beside[low]);
    let root = libm::hypot(half, 1.0);
    let mut bulge = diagonal[high] - diagonal[low] + beside[low] / (half + root.copysign(half));
    let (mut sin, mut cos, mut moved) = (1.0, 1.0, 0.0);
    for at in (low..high).rev() {
        let (far, near) = (sin * beside[at], cos * beside[at]);
        let length = libm::hypot(far, bulge);
        beside[at + 1] = length;
        if length <= 0.0 {
            // The block falls apart here.
            diagonal[at + 1] -= moved;
            beside[high] = 0.0;
            return;
        }
        (sin, cos) = (far / length, bulge / length);
        let before = diagonal[at + 1] - moved;
        let turn = (diagonal[at] - before) * sin + 2.0 * cos * near;
        moved = sin * turn;
        diagonal[at + 1] = before + moved;
        bulge = cos * turn - near;
        let (upper, lower) = basis[at * size..(at + 2) * size].split_at_mut(size);
        for (upper, lower) in upper.iter_mut().zip(lower) {
            let (a, b) = (*upper, *lower);
            (*upper, *lower) = (cos * a - sin * b, sin * a + cos * b);
        }
    }
    diagonal[low] -= moved;
    beside[low] = bulge;
    beside[high] = 0.0;
}

/// The sum of products.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    const LANES: usize = 8; // Independent sums, which the compiler puts side by side.
    let (a_lanes, a_rest) = a.as_chunks::<LANES>();
    let (b_lanes, b_rest) = b.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (a, b) in a_lanes.iter().zip(b_lanes) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// `to += factor * from`
pub(super) fn add(to: &mut [f64], factor: f64, from: &[f64]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += factor * from;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Symmetric, and of no pattern.
    fn matrix(size: usize) -> Vec<f64> {
        let entry = |row: usize, column: usize| {
            let (low, high) = (row.min(column) as f64, row.max(column) as f64);
            (3.7 * low + 1.3 * high * high).sin()
        };
        (0..size * size)
            .map(|at| entry(at / size, at % size))
            .collect()
    }

    fn check(matrix: &[f64], size: usize) {
        let (values, vectors) = eigen(matrix.to_vec(), size).expect("settles");
        assert!(values.is_sorted_by(|a, b| a >= b));
        let scale = matrix
            .iter()
            .fold(1.0_f64, |most, value| most.max(value.abs()));
        for (at, vector) in vectors.chunks_exact(size).enumerate() {
            for (row, &own) in matrix.chunks_exact(size).zip(vector) {
                let off = dot(row, vector) - values[at] * own;
                assert!(off.abs() <= 1e-12 * scale * size as f64, "{at}: {off}");
            }
            for (other, with) in vectors.chunks_exact(size).enumerate() {
                let wanted = f64::from(u8::from(other == at));
                assert!((dot(vector, with) - wanted).abs() <= 1e-12);
            }
        }
    }

    #[test]
    fn eigenvectors_are_mapped_onto_multiples_of_themselves_and_stand_at_right_angles() {
        for size in [1, 2, 3, 7, 40] {
            check(&matrix(size), size);
        }
    }

    #[test]
    fn equal_eigenvalues_and_gaps_do_no_harm() {
        let size = 6;
        let mut diagonal = vec![0.0; size * size];
        for at in 0..size {
            diagonal[at * size + at] = [2.0, 2.0, 0.0, 0.0, 5.0, 1e-12][at];
        }
        check(&diagonal, size);
        check(&vec![0.0; size * size], size);
        check(&vec![1.0; size * size], size);
    }

    #[test]
    fn a_few_directions_among_many_are_found() {
        let (size, directions) = (60, 4);
        let mut few = vec![0.0; size * size];
        for direction in 0..directions {
            let along = |at: usize| ((at * (direction + 3)) as f64 * 0.7).cos();
            for (at, entry) in few.iter_mut().enumerate() {
                *entry += along(at / size) * along(at % size);
            }
        }
        check(&few, size);
        let (values, _) = eigen(few, size).expect("settles");
        assert!(values[directions - 1] > 1.0 && values[directions].abs() < 1e-12 * values[0]);
    }

    #[test]
    fn what_is_not_finite_is_refused() {
        assert_eq!(eigen(vec![f64::NAN], 1), Err(EmbedError::NotFinite));
    }
}
