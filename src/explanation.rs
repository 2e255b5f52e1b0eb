//! Why a model answered as it did, as pictures: what is asked, and what comes back.

use serde::{Deserialize, Serialize};

use crate::protocol::FileRef;
use crate::report::{ImageId, Prediction};

/// The picture asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Picture {
    /// One of a data set.
    Held {
        /// Name of the data.
        data: String,
        /// Which image.
        image: ImageId,
    },
    /// A file handed over beside the command.
    File(FileRef),
}

/// How several attention heads become one map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fusion {
    /// Their mean.
    #[default]
    Mean,
    /// The largest of them.
    Max,
    /// The smallest of them.
    Min,
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Every block's and head's attention, as it is (`DeiT`).
    Attention,
    /// Attention through all blocks (`DeiT`).
    ///
    /// # Source
    /// Abnar and Zuidema 2020, *Quantifying Attention Flow in Transformers*, section 3; fusion and discarding as in
    /// `vit-explain` (Gildenblat 2020).
    Rollout {
        /// How heads become one.
        fusion: Fusion,
        /// Share of the weakest entries that is dropped, from 0 to below 1.
        discard: f32,
    },
    /// Attention weighted by the class score's gradient (`DeiT`).
    ///
    /// # Source
    /// Chefer et al. 2021, *Generic Attention-model Explainability*, equations 5 and 6.
    Relevance,
    /// How much the class's probability falls where a grey square hides the picture (any network).
    ///
    /// # Source
    /// Zeiler and Fergus 2014, *Visualizing and Understanding Convolutional Networks*, section 4.2.
    Occlusion {
        /// Side of the square, pixels of the model's input.
        side_px: u32,
        /// From one place to the next, pixels.
        stride_px: u32,
    },
    /// The last feature maps weighted by the class score's gradient (convolutional networks).
    ///
    /// # Source
    /// Selvaraju et al. 2017, *Grad-CAM*, equations 1 and 2.
    GradCam,
}

/// Attention of all blocks and heads for one picture, in 8 bits: a row's entries are `weights * scale / 255`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttentionMaps {
    /// Blocks.
    pub blocks: u32,
    /// Heads of each.
    pub heads: u32,
    /// Tokens: those before the patches, then the patches row by row.
    pub tokens: u32,
    /// How many tokens come before the patches: the class token, and perhaps the distillation token.
    pub prefix: u32,
    /// `[blocks, heads, tokens that ask, tokens asked]`
    #[serde(with = "crate::protocol::bytes")]
    pub weights: Vec<u8>,
    /// Each asking token's largest weight: `[blocks, heads, tokens that ask]`
    pub scales: Vec<f32>,
}

impl AttentionMaps {
    /// What a token asks of all tokens in one head of one block, each counted from 0; nothing if there is no such row.
    pub fn row(&self, block: u32, head: u32, token: u32) -> impl ExactSizeIterator<Item = f32> {
        let [blocks, heads, tokens] = [self.blocks, self.heads, self.tokens].map(|it| it as usize);
        let [block, head, token] = [block, head, token].map(|it| it as usize);
        let known = block < blocks && head < heads && token < tokens;
        let row = known.then_some((block * heads + head) * tokens + token);
        let scale = row
            .and_then(|row| self.scales.get(row))
            .map_or(0.0, |it| it / 255.0);
        let weights = row.and_then(|row| self.weights.get(row * tokens..(row + 1) * tokens));
        let weights = weights.unwrap_or_default().iter();
        weights.map(move |&weight| f32::from(weight) * scale)
    }

    /// The mean of a row over all heads of a block; empty if there is no such row.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few heads")]
    pub fn mean_row(&self, block: u32, token: u32) -> Vec<f32> {
        let share = 1.0 / self.heads.max(1) as f32;
        let mut mean = vec![0.0; self.row(block, 0, token).len()];
        for head in 0..self.heads {
            for (mean, weight) in mean.iter_mut().zip(self.row(block, head, token)) {
                *mean += share * weight;
            }
        }
        mean
    }
}

/// One number for each part of the picture, row by row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heat {
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Higher is more important; not scaled.
    pub values: Vec<f32>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Found {
    /// Of [`Method::Attention`].
    Attention(AttentionMaps),
    /// Of the others.
    Heat(Heat),
}

/// An answer and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Columns and rows of the picture as the model sees it.
    pub px: u32,
    /// That picture: red, green, blue and opacity, row by row, as a canvas takes them.
    #[serde(with = "crate::protocol::bytes")]
    pub pixels: Vec<u8>,
    /// Patches, rows and columns (of a convolutional network: of its last feature maps).
    pub grid: (u32, u32),
    /// The most probable classes.
    pub predictions: Vec<Prediction>,
    /// Index of the class explained.
    pub class: u32,
    /// What was found.
    pub found: Found,
    /// Milliseconds from the decoded picture to here.
    pub elapsed_ms: f64,
}

/// A part of a network, as a picture of it shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Such as `patches`, `block 3`, `head`.
    pub name: String,
    /// What leaves it for one picture, such as `[197, 192]`.
    pub shape: Vec<u32>,
    /// Its parameters.
    pub parameters: u64,
    /// Milliseconds it takes for one picture on this device (the median of a few).
    pub milliseconds: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_block_head_and_token() {
        let maps = AttentionMaps {
            blocks: 2,
            heads: 2,
            tokens: 3,
            prefix: 1,
            weights: (0..36).map(|at| at * 7).collect(),
            scales: (0_u8..12).map(|row| 255.0 * f32::from(row)).collect(),
        };
        let row = |block, head, token| maps.row(block, head, token).collect::<Vec<_>>();
        assert_eq!(row(0, 0, 1), [21.0, 28.0, 35.0]);
        assert_eq!(
            row(1, 1, 2),
            [231.0, 238.0, 245.0].map(|weight| weight * 11.0)
        );
        let mean =
            [18.0, 19.0, 20.0].map(|at| f32::midpoint(at * 7.0 * 6.0, (at + 9.0) * 7.0 * 9.0));
        for (found, expected) in maps.mean_row(1, 0).into_iter().zip(mean) {
            assert!((found - expected).abs() < 1e-2, "{found}, not {expected}");
        }
        assert_eq!(maps.mean_row(1, 0).len(), 3);
        for (block, head, token) in [(2, 0, 0), (0, 2, 0), (0, 0, 3), (u32::MAX, 0, 0)] {
            assert!(row(block, head, token).is_empty());
        }
        assert!(maps.mean_row(2, 0).is_empty());
    }
}
