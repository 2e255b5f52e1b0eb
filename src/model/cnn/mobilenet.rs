//! The whole `MobileNetV2`, forward: 3 × 3 convolution → inverted residuals → 1 × 1 convolution.
//!
//! # Source
//! Sandler et al. 2018, "`MobileNetV2`: inverted residuals and linear bottlenecks", Tables 1 and 2; timm
//! `efficientnet.py` (`mobilenetv2_100`) and `_efficientnet_blocks.py`.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::{BatchNorm, Conv};
use crate::architecture::cnn::{CnnArchitecture, CnnBlock, Padding};
use crate::model::drops::Drops;

/// A `MobileNetV2` before its head, or the part of it on one side of the freeze boundary.
#[derive(Module, Debug)]
pub struct MobileNet {
    /// The first convolution, if this is where images enter.
    pub stem: Option<Stem>,
    /// Inverted residuals of all stages.
    pub blocks: Vec<Inverted>,
    /// The last convolution, if this is where the maps leave.
    pub last: Option<Last>,
}

/// The first convolution.
#[derive(Module, Debug)]
pub struct Stem {
    /// `[stem, 3, 3, 3]`
    pub conv_stem: Conv,
    /// After it.
    pub bn1: BatchNorm,
}

/// Widens, filters each channel by itself, narrows; where nothing is widened (the first block) it filters and narrows.
#[derive(Module, Debug)]
pub struct Inverted {
    /// Widens: `[inner, in, 1, 1]`; in a block that does not, narrows: `[out, in, 1, 1]`.
    pub conv_pw: Conv,
    /// After whichever convolution comes first.
    pub bn1: BatchNorm,
    /// Filters: `[inner, 1, 3, 3]`
    pub conv_dw: Conv,
    /// After whichever comes second.
    pub bn2: BatchNorm,
    /// Narrows: `[out, inner, 1, 1]`
    pub conv_pwl: Option<Conv>,
    /// After it.
    pub bn3: Option<BatchNorm>,
    /// Whether what enters is added to what leaves.
    #[module(skip)]
    adds: bool,
}

/// The last convolution.
#[derive(Module, Debug)]
pub struct Last {
    /// `[dim, in, 1, 1]`
    pub conv_head: Conv,
    /// After it.
    pub bn2: BatchNorm,
}

impl MobileNet {
    pub(super) fn zeros(architecture: &CnnArchitecture, device: &Device) -> Self {
        let &CnnArchitecture {
            stem, dim, padding, ..
        } = architecture;
        let blocks = architecture.blocks.iter();
        let widest = architecture.channels_before(architecture.blocks.len());
        Self {
            stem: Some(Stem {
                conv_stem: Conv::zeros([stem, 3, 3, 3], 2, padding, device),
                bn1: BatchNorm::zeros(stem, device),
            }),
            blocks: blocks
                .map(|block| Inverted::zeros(block, padding, device))
                .collect(),
            last: Some(Last {
                conv_head: Conv::zeros([dim, widest, 1, 1], 1, padding, device),
                bn2: BatchNorm::zeros(dim, device),
            }),
        }
    }

    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, dim, height / 32, width / 32]`
    #[must_use]
    pub fn forward(&self, images: Tensor<4>, drops: &mut Drops<'_>) -> Tensor<4> {
        let maps = match &self.stem {
            Some(stem) => relu6(stem.conv_stem.forward(images, &stem.bn1)), // [batch, stem, height / 2, width / 2]
            None => images,
        };
        let maps = self
            .blocks
            .iter()
            .fold(maps, |maps, block| block.forward(maps, drops));
        match &self.last {
            Some(last) => relu6(last.conv_head.forward(maps, &last.bn2)), // [batch, dim, rows, columns]
            None => maps,
        }
    }

    pub(super) fn split_off(&mut self, at: usize, stem: bool) -> Self {
        Self {
            stem: if stem { self.stem.take() } else { None },
            blocks: self.blocks.split_off(at),
            last: self.last.take(),
        }
    }

    pub(super) fn append(&mut self, last: Self) {
        self.stem = self.stem.take().or(last.stem);
        self.blocks.extend(last.blocks);
        self.last = self.last.take().or(last.last);
    }
}

impl Inverted {
    fn zeros(block: &CnnBlock, padding: Padding, device: &Device) -> Self {
        let &CnnBlock {
            input,
            inner,
            output,
            stride,
            three,
            ..
        } = block;
        let pointwise = |input, output| Conv::zeros([output, input, 1, 1], 1, padding, device);
        let norm = |channels| BatchNorm::zeros(channels, device);
        Self {
            conv_pw: pointwise(input, if three { inner } else { output }),
            bn1: norm(inner),
            conv_dw: Conv::depthwise(inner, 3, stride, padding, device),
            bn2: norm(if three { inner } else { output }),
            conv_pwl: three.then(|| pointwise(inner, output)),
            bn3: three.then(|| norm(output)),
            adds: !block.reshapes(),
        }
    }

    /// # Shapes
    /// `[batch, in, height, width]` → `[batch, out, height / stride, width / stride]`
    #[must_use]
    pub fn forward(&self, maps: Tensor<4>, drops: &mut Drops<'_>) -> Tensor<4> {
        drops.next_block();
        let entered = maps.clone();
        let left = if let (Some(conv_pwl), Some(bn3)) = (&self.conv_pwl, &self.bn3) {
            let wide = relu6(self.conv_pw.forward(maps, &self.bn1)); // [batch, inner, height, width]
            let filtered = relu6(self.conv_dw.forward(wide, &self.bn2));
            conv_pwl.forward(filtered, bn3)
        } else {
            let filtered = relu6(self.conv_dw.forward(maps, &self.bn1));
            self.conv_pw.forward(filtered, &self.bn2)
        };
        if self.adds {
            entered + drops.path(left)
        } else {
            left
        }
    }
}

/// `min(max(x, 0), 6)`
fn relu6(maps: Tensor<4>) -> Tensor<4> {
    maps.clamp(0.0, 6.0)
}
