//! Every block's and head's attention, packed into eight bits.

use burn::tensor::{Tensor, TensorData};

use super::{ExplainError, failed, read, small};
use crate::explanation::AttentionMaps;
use crate::model::Vit;

/// A network's class scores of one image, and what its blocks attend to.
///
/// # Shapes
/// `image`: `[1, 3, height, width]`, normalised
///
/// # Errors
/// If the device does not give its numbers.
pub async fn attention(
    vit: &Vit,
    image: Tensor<4>,
) -> Result<(Vec<f32>, AttentionMaps), ExplainError> {
    let mut seen = Vec::with_capacity(vit.blocks.len() + 1);
    let scores = vit.forward_seen(image, |attention| {
        seen.push(attention.clone());
        attention
    }); // [1, classes]
    seen.push(scores.unsqueeze::<4>());
    let mut data = read(seen).await?;
    let scores = data.pop().map(TensorData::try_into_vec::<f32>);
    let scores = scores
        .transpose()
        .map_err(|error| failed(&error))?
        .unwrap_or_default();

    let architecture = vit.architecture();
    let tokens = architecture.tokens();
    let rows = architecture.depth * architecture.heads * tokens;
    let mut maps = AttentionMaps {
        blocks: small(architecture.depth),
        heads: small(architecture.heads),
        tokens: small(tokens),
        prefix: small(architecture.prefix_tokens()),
        weights: vec![0; rows * tokens],
        scales: Vec::with_capacity(rows),
    };
    let of_block = maps
        .weights
        .chunks_exact_mut(architecture.heads * tokens * tokens);
    for (block, packed) in data.iter().zip(of_block) {
        let block = block.as_slice::<f32>().map_err(|error| failed(&error))?;
        for (row, packed) in block
            .chunks_exact(tokens)
            .zip(packed.chunks_exact_mut(tokens))
        {
            maps.scales.push(pack(row, packed));
        }
    }
    Ok((scores, maps))
}

/// Writes a row as shares of its largest entry, in 255ths; that entry.
fn pack(row: &[f32], packed: &mut [u8]) -> f32 {
    /// Added to a number from 0 to 255, it leaves the nearest whole number in the sum's low bits. (A conversion makes
    /// the loop several times slower: it has to mind numbers out of range.)
    const ROUNDER: f32 = 8_388_608.0; // 2²³
    let largest = largest(row);
    let factor = if largest > 0.0 { 255.0 / largest } else { 0.0 };
    for (packed, &share) in packed.iter_mut().zip(row) {
        let [low, ..] = (share * factor + ROUNDER).to_bits().to_le_bytes();
        *packed = low;
    }
    largest
}

/// A row's largest entry, in lanes side by side.
fn largest(row: &[f32]) -> f32 {
    let more = |most: f32, share: f32| if share > most { share } else { most };
    let (sixteens, rest) = row.as_chunks::<16>();
    let mut lanes = [0.0; 16];
    for sixteen in sixteens {
        for (lane, &share) in lanes.iter_mut().zip(sixteen) {
            *lane = more(*lane, share);
        }
    }
    lanes.iter().chain(rest).copied().fold(0.0, more)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn packing_is_off_by_half_a_step_at_most(row in proptest::collection::vec(0.0_f32..1.0, 1..300)) {
            let mut packed = vec![0; row.len()];
            let scale = pack(&row, &mut packed);
            prop_assert_eq!(scale, row.iter().copied().fold(0.0, f32::max));
            for (share, packed) in row.iter().zip(packed) {
                let off = (f32::from(packed) * scale / 255.0 - share).abs();
                prop_assert!(off <= scale / 255.0 * 0.5001, "{} is {} off", share, off);
            }
        }
    }

    #[test]
    fn a_row_of_nothing_stays_nothing() {
        let mut packed = [7; 3];
        assert_eq!(pack(&[0.0; 3], &mut packed).to_bits(), 0);
        assert_eq!(packed, [0; 3]);
    }
}
