//! Attention through all blocks: how much of each patch ends up in the class token, if every block passes on half of what
//! it gathers and half of what it had.
//!
//! # Source
//! Abnar and Zuidema 2020, *Quantifying Attention Flow in Transformers*, section 3: `A = 0.5 W + 0.5 I`, rows normalised,
//! multiplied through the blocks. How heads become one and how the weakest entries are dropped is `vit-explain`'s
//! (Gildenblat 2020, `vit_rollout.py`), with one difference: that code divides each *column* by its row's sum
//! (`a / a.sum(dim=-1)` without `keepdim`); here it is the row, so that rows go on summing to one.

use burn::tensor::Tensor;

use super::{ExplainError, asking, failed, floats, heat_of_patches, read};
use crate::explanation::{Fusion, Heat};
use crate::model::Vit;

/// A network's class scores of one image, and the class token's row of the rollout; of a distilled network the mean of the
/// class and the distillation token's rows, as its scores are the mean of their heads'.
///
/// # Shapes
/// `image`: `[1, 3, height, width]`, normalised
///
/// # Errors
/// If `discard` is no share below 1, or the device does not give its numbers.
pub async fn rollout(
    vit: &Vit,
    image: Tensor<4>,
    fusion: Fusion,
    discard: f32,
) -> Result<(Vec<f32>, Heat), ExplainError> {
    if !(0.0..1.0).contains(&discard) {
        return Err(ExplainError::Discard { discard });
    }
    let mut fused = Vec::with_capacity(vit.blocks.len());
    let scores = vit.forward_seen(image, |attention| {
        fused.push(fuse(attention.clone(), fusion));
        attention
    });
    let scores = floats(scores).await?;
    let mut row = asking(vit.architecture());
    for block in read(fused).await?.into_iter().rev() {
        let mut block = block.try_into_vec().map_err(|error| failed(&error))?;
        drop_weakest(&mut block, discard);
        row = before(&row, &block);
    }
    Ok((scores, heat_of_patches(&row, vit.architecture())))
}

/// Heads as one.
///
/// # Shapes
/// `[1, heads, tokens, tokens]` → `[1, 1, tokens, tokens]`
fn fuse(attention: Tensor<4>, fusion: Fusion) -> Tensor<4> {
    match fusion {
        Fusion::Mean => attention.mean_dim(1),
        Fusion::Max => attention.max_dim(1),
        Fusion::Min => attention.min_dim(1),
    }
}

/// Sets the weakest entries of a matrix to zero, but never the first: what the class token asks of itself.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a few hundred thousand entries, rounded down as vit-explain does"
)]
fn drop_weakest(matrix: &mut [f32], discard: f32) {
    let count = (matrix.len() as f64 * f64::from(discard)) as usize;
    if count == 0 || count >= matrix.len() {
        return;
    }
    let mut sorted = matrix.to_vec();
    let (_, &mut bound, _) = sorted.select_nth_unstable_by(count, f32::total_cmp);
    let weaker = matrix.iter().filter(|&&entry| entry < bound).count();
    let mut as_weak = count - weaker; // how many of those at the bound go, too
    for (at, entry) in matrix.iter_mut().enumerate() {
        let ties = *entry == bound && as_weak > 0;
        as_weak -= usize::from(ties);
        if (ties || *entry < bound) && at != 0 {
            *entry = 0.0;
        }
    }
}

/// `row · N`, where `N` is `0.5 W + 0.5 I` with each row divided by its sum: what a row over a block's output is over its
/// input. From the last block down, that is all the class token's row of the whole product takes.
///
/// # Shapes
/// `[tokens]`, `[tokens, tokens]` → `[tokens]`
fn before(row: &[f32], attention: &[f32]) -> Vec<f32> {
    let mut next = vec![0.0; row.len()];
    for (at, (&weight, asked)) in row.iter().zip(attention.chunks(row.len())).enumerate() {
        if weight == 0.0 {
            continue;
        }
        let share = weight / (asked.iter().sum::<f32>() + 1.0);
        for (next, asked) in next.iter_mut().zip(asked) {
            *next += share * asked;
        }
        next[at] += share;
    }
    next
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_go_on_summing_to_one(
            matrix in proptest::collection::vec(0.0_f32..1.0, 49),
            discard in 0.0_f32..0.999,
        ) {
            let mut matrix = matrix;
            drop_weakest(&mut matrix, discard);
            for start in 0..7 {
                let mut row = vec![0.0; 7];
                row[start] = 1.0;
                let total: f32 = before(&before(&row, &matrix), &matrix).iter().sum();
                prop_assert!((total - 1.0).abs() <= 1e-5, "{}", total);
            }
        }

        #[test]
        fn what_is_dropped_is_weaker_than_what_stays(
            matrix in proptest::collection::vec(0.01_f32..1.0, 25),
            discard in 0.0_f32..0.999,
        ) {
            let mut left = matrix.clone();
            drop_weakest(&mut left, discard);
            let dropped = |at: &usize| left[*at] == 0.0;
            let strongest = (0..25).filter(dropped).map(|at| matrix[at]).fold(0.0, f32::max);
            let weakest = (1..25).filter(|at| !dropped(at)).map(|at| matrix[at]).fold(1.0, f32::min);
            prop_assert!(strongest <= weakest);
            prop_assert_eq!(left[0].to_bits(), matrix[0].to_bits());
        }
    }

    #[test]
    fn a_block_that_only_asks_itself_changes_nothing() {
        let identity = [1.0, 0.0, 0.0, 1.0];
        assert_eq!(before(&[0.25, 0.75], &identity), [0.25, 0.75]);
        // Half of what the second asks of the first moves there.
        assert_eq!(before(&[0.0, 1.0], &[1.0, 0.0, 1.0, 0.0]), [0.5, 0.5]);
    }
}
