//! The whole residual network, forward: 7 × 7 convolution → pooling → residual blocks.
//!
//! # Source
//! He et al. 2016, "Deep residual learning for image recognition", Table 1; the stride of a bottleneck sits in its
//! middle convolution, as in torchvision `resnet.py` and timm `resnet.py`.

use burn::module::Module;
use burn::tensor::activation::relu;
use burn::tensor::module::max_pool2d;
use burn::tensor::ops::MaxPoolOptions;
use burn::tensor::{Device, Tensor};

use super::{BatchNorm, Conv};
use crate::architecture::cnn::{CnnArchitecture, CnnBlock, Padding};
use crate::model::drops::Drops;

/// A `ResNet` before its head, or the part of it on one side of the freeze boundary.
#[derive(Module, Debug)]
pub struct ResNet {
    /// The first convolution, if this is where images enter.
    pub stem: Option<Stem>,
    /// Residual blocks of all stages.
    pub blocks: Vec<Residual>,
}

/// The first convolution.
#[derive(Module, Debug)]
pub struct Stem {
    /// `[stem, 3, 7, 7]`
    pub conv1: Conv,
    /// After it.
    pub bn1: BatchNorm,
}

/// Two 3 × 3 convolutions, or 1 × 1, 3 × 3, 1 × 1 (a bottleneck), beside a way around them.
#[derive(Module, Debug)]
pub struct Residual {
    /// `[inner, in, 3, 3]` or `[inner, in, 1, 1]`
    pub conv1: Conv,
    /// After it.
    pub bn1: BatchNorm,
    /// `[out, inner, 3, 3]` or `[inner, inner, 3, 3]`
    pub conv2: Conv,
    /// After it.
    pub bn2: BatchNorm,
    /// `[out, inner, 1, 1]`
    pub conv3: Option<Conv>,
    /// After it.
    pub bn3: Option<BatchNorm>,
    /// The way around, where the shape changes.
    pub downsample: Option<Downsample>,
}

/// A 1 × 1 convolution around a block that changes the shape.
#[derive(Module, Debug)]
pub struct Downsample {
    /// timm's `downsample.0`: `[out, in, 1, 1]`
    pub conv: Conv,
    /// timm's `downsample.1`.
    pub norm: BatchNorm,
}

impl ResNet {
    pub(super) fn zeros(architecture: &CnnArchitecture, device: &Device) -> Self {
        let (stem, padding) = (architecture.stem, architecture.padding);
        let blocks = architecture.blocks.iter();
        Self {
            stem: Some(Stem {
                conv1: Conv::zeros([stem, 3, 7, 7], 2, padding, device),
                bn1: BatchNorm::zeros(stem, device),
            }),
            blocks: blocks
                .map(|block| Residual::zeros(block, padding, device))
                .collect(),
        }
    }

    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, dim, height / 32, width / 32]`
    #[must_use]
    pub fn forward(&self, images: Tensor<4>, drops: &mut Drops<'_>) -> Tensor<4> {
        let maps = match &self.stem {
            Some(stem) => stem.forward(images), // [batch, stem, height / 4, width / 4]
            None => images,
        };
        self.blocks
            .iter()
            .fold(maps, |maps, block| block.forward(maps, drops))
    }

    pub(super) fn split_off(&mut self, at: usize, stem: bool) -> Self {
        Self {
            stem: if stem { self.stem.take() } else { None },
            blocks: self.blocks.split_off(at),
        }
    }

    pub(super) fn append(&mut self, last: Self) {
        self.stem = self.stem.take().or(last.stem);
        self.blocks.extend(last.blocks);
    }
}

impl Stem {
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, stem, height / 4, width / 4]`
    #[must_use]
    pub fn forward(&self, images: Tensor<4>) -> Tensor<4> {
        let maps = relu(self.conv1.forward(images, &self.bn1)); // [batch, stem, height / 2, width / 2]
        let mut options = MaxPoolOptions::new([3; 2]);
        options.stride = [2; 2];
        options.padding = [(1, 1); 2];
        max_pool2d(maps, options) // [batch, stem, height / 4, width / 4]
    }
}

impl Residual {
    fn zeros(block: &CnnBlock, padding: Padding, device: &Device) -> Self {
        let &CnnBlock {
            input,
            inner,
            output,
            stride,
            three,
            ..
        } = block;
        let conv = |shape, stride| Conv::zeros(shape, stride, padding, device);
        let norm = |channels| BatchNorm::zeros(channels, device);
        let downsample = block.reshapes().then(|| Downsample {
            conv: conv([output, input, 1, 1], stride),
            norm: norm(output),
        });
        if three {
            Self {
                conv1: conv([inner, input, 1, 1], 1),
                bn1: norm(inner),
                conv2: conv([inner, inner, 3, 3], stride),
                bn2: norm(inner),
                conv3: Some(conv([output, inner, 1, 1], 1)),
                bn3: Some(norm(output)),
                downsample,
            }
        } else {
            Self {
                conv1: conv([inner, input, 3, 3], stride),
                bn1: norm(inner),
                conv2: conv([output, inner, 3, 3], 1),
                bn2: norm(output),
                conv3: None,
                bn3: None,
                downsample,
            }
        }
    }

    /// # Shapes
    /// `[batch, in, height, width]` → `[batch, out, height / stride, width / stride]`
    #[must_use]
    pub fn forward(&self, maps: Tensor<4>, drops: &mut Drops<'_>) -> Tensor<4> {
        drops.next_block();
        let mut added = relu(self.conv1.forward(maps.clone(), &self.bn1));
        added = self.conv2.forward(added, &self.bn2);
        if let (Some(conv3), Some(bn3)) = (&self.conv3, &self.bn3) {
            added = conv3.forward(relu(added), bn3);
        }
        let around = match &self.downsample {
            Some(downsample) => downsample.conv.forward(maps, &downsample.norm),
            None => maps,
        };
        relu(around + drops.path(added))
    }
}
