//! What a convolutional network may look like: plain data, from which its tensors' names and shapes follow.

use serde::{Deserialize, Serialize};

/// Side of the first convolution's kernel of a `ResNet`, and of every other kernel that is not 1.
const STEM_PX: usize = 7;
const KERNEL_PX: usize = 3;

/// The families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CnnFamily {
    /// He et al. 2016, "Deep residual learning for image recognition"; the stride of a bottleneck sits in its middle
    /// convolution, as in torchvision and timm.
    ResNet,
    /// Sandler et al. 2018, "`MobileNetV2`: inverted residuals and linear bottlenecks".
    MobileNetV2,
}

/// What a convolution puts around an image.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Padding {
    /// As much on every side: PyTorch.
    #[default]
    Symmetric,
    /// As little as gives `ceil(side / stride)`; what is odd goes to the bottom and the right: TensorFlow's `SAME`.
    Same,
}

/// The numbers that fix a convolutional network's shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CnnArchitecture {
    /// Which family.
    pub family: CnnFamily,
    /// Input (height, width).
    pub image_px: (usize, usize),
    /// Channels of the first convolution.
    pub stem: usize,
    /// The residual blocks of all stages, in order.
    pub blocks: Vec<CnnBlock>,
    /// Width of what the head sees.
    pub dim: usize,
    /// Classes of the head.
    pub classes: usize,
    /// How images are padded.
    pub padding: Padding,
}

/// One residual block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CnnBlock {
    /// The stage it belongs to, from 0.
    pub stage: usize,
    /// Its place in that stage, from 0.
    pub index: usize,
    /// Channels that enter.
    pub input: usize,
    /// Channels between its convolutions.
    pub inner: usize,
    /// Channels that leave.
    pub output: usize,
    /// How many times shorter a side becomes.
    pub stride: usize,
    /// Three convolutions (a bottleneck, or an inverted residual that widens first) instead of two.
    pub three: bool,
}

impl CnnBlock {
    /// Whether what enters has another shape than what leaves.
    #[must_use]
    pub fn reshapes(&self) -> bool {
        self.stride != 1 || self.input != self.output
    }
}

impl CnnArchitecture {
    /// `ResNet-18` or `-50` (`three`) for 224 px and 1000 classes. # Source: He et al., Table 1.
    #[must_use]
    pub fn resnet(per_stage: [usize; 4], three: bool) -> Self {
        let (mut blocks, mut input) = (Vec::new(), 64);
        for (stage, count) in per_stage.into_iter().enumerate() {
            let inner = 64 << stage;
            for index in 0..count {
                let output = if three { 4 * inner } else { inner };
                let stride = if stage > 0 && index == 0 { 2 } else { 1 };
                blocks.push(CnnBlock {
                    stage,
                    index,
                    input,
                    inner,
                    output,
                    stride,
                    three,
                });
                input = output;
            }
        }
        Self {
            family: CnnFamily::ResNet,
            image_px: (224, 224),
            stem: 64,
            blocks,
            dim: input,
            classes: 1000,
            padding: Padding::Symmetric,
        }
    }

    /// `MobileNetV2` 1.0 for 224 px and 1000 classes. # Source: Sandler et al., Table 2.
    #[must_use]
    pub fn mobilenet_v2() -> Self {
        let widths = [16, 24, 32, 64, 96, 160, 320];
        let (mut blocks, mut input) = (Vec::new(), 32);
        for (stage, (output, count)) in widths.into_iter().zip(MOBILENET_V2).enumerate() {
            for index in 0..count {
                let three = stage > 0;
                blocks.push(CnnBlock {
                    stage,
                    index,
                    input,
                    inner: if three { 6 * input } else { input },
                    output,
                    stride: if index == 0 {
                        mobilenet_stride(stage)
                    } else {
                        1
                    },
                    three,
                });
                input = output;
            }
        }
        Self {
            family: CnnFamily::MobileNetV2,
            image_px: (224, 224),
            stem: 32,
            blocks,
            dim: 1280,
            classes: 1000,
            padding: Padding::Symmetric,
        }
    }

    /// Rows and columns of the feature maps that enter this block, or the pooling after the last one.
    #[must_use]
    pub fn grid_before(&self, block: usize) -> (usize, usize) {
        let stem = match self.family {
            CnnFamily::ResNet => 4, // the convolution, then the pooling
            CnnFamily::MobileNetV2 => 2,
        };
        let strides = self.blocks.iter().take(block).map(|block| block.stride);
        // Halving rounds up each time, which is the same as rounding up once.
        let stride = strides.product::<usize>() * stem;
        let (height, width) = self.image_px;
        (height.div_ceil(stride), width.div_ceil(stride))
    }

    /// Channels of the feature maps that enter this block, or what follows the last one.
    #[must_use]
    pub fn channels_before(&self, block: usize) -> usize {
        self.blocks
            .get(block)
            .map(|block| block.input)
            .or_else(|| self.blocks.last().map(|block| block.output))
            .unwrap_or(self.stem)
    }

    /// What timm puts before the names of a block's tensors.
    #[must_use]
    pub fn prefix(&self, block: &CnnBlock) -> String {
        match self.family {
            CnnFamily::ResNet => format!("layer{}.{}", block.stage + 1, block.index),
            CnnFamily::MobileNetV2 => format!("blocks.{}.{}", block.stage, block.index),
        }
    }

    /// timm's name of the head.
    #[must_use]
    pub fn head_name(&self) -> &'static str {
        match self.family {
            CnnFamily::ResNet => "fc",
            CnnFamily::MobileNetV2 => "classifier",
        }
    }

    /// Every tensor before the head, by timm's name, as PyTorch has it, statistics of norms among them.
    #[must_use]
    pub fn tensors(&self) -> Vec<(String, Vec<usize>)> {
        let mut list = List::default();
        match self.family {
            CnnFamily::ResNet => list.conv("conv1", "bn1", [self.stem, 3, STEM_PX]),
            CnnFamily::MobileNetV2 => list.conv("conv_stem", "bn1", [self.stem, 3, KERNEL_PX]),
        }
        for block in &self.blocks {
            list.0.extend(self.tensors_of(block));
        }
        if self.family == CnnFamily::MobileNetV2 {
            let input = self.channels_before(self.blocks.len());
            list.conv("conv_head", "bn2", [self.dim, input, 1]);
        }
        list.0
    }

    /// How many of them come before the first block: a convolution's and its norm's.
    #[must_use]
    pub fn tensors_of_stem(&self) -> usize {
        1 + NORM_PARTS.len()
    }

    /// Those of one block.
    #[must_use]
    pub fn tensors_of(&self, block: &CnnBlock) -> Vec<(String, Vec<usize>)> {
        let &CnnBlock {
            input,
            inner,
            output,
            three,
            ..
        } = block;
        let rows = match (self.family, three) {
            (CnnFamily::ResNet, false) => vec![
                ("conv1", "bn1", [inner, input, KERNEL_PX]),
                ("conv2", "bn2", [output, inner, KERNEL_PX]),
            ],
            (CnnFamily::ResNet, true) => vec![
                ("conv1", "bn1", [inner, input, 1]),
                ("conv2", "bn2", [inner, inner, KERNEL_PX]),
                ("conv3", "bn3", [output, inner, 1]),
            ],
            (CnnFamily::MobileNetV2, false) => vec![
                ("conv_dw", "bn1", [inner, 1, KERNEL_PX]),
                ("conv_pw", "bn2", [output, inner, 1]),
            ],
            (CnnFamily::MobileNetV2, true) => vec![
                ("conv_pw", "bn1", [inner, input, 1]),
                ("conv_dw", "bn2", [inner, 1, KERNEL_PX]),
                ("conv_pwl", "bn3", [output, inner, 1]),
            ],
        };
        let mut list = List::default();
        let prefix = self.prefix(block);
        for (conv, norm, shape) in rows {
            list.conv(
                &format!("{prefix}.{conv}"),
                &format!("{prefix}.{norm}"),
                shape,
            );
        }
        if self.family == CnnFamily::ResNet && block.reshapes() {
            let (conv, norm) = (
                format!("{prefix}.downsample.0"),
                format!("{prefix}.downsample.1"),
            );
            list.conv(&conv, &norm, [output, input, 1]);
        }
        list.0
    }
}

/// The tensors of a norm.
const NORM_PARTS: [&str; 4] = ["weight", "bias", "running_mean", "running_var"];

/// Whether a tensor is a norm's statistics, which do not learn.
#[must_use]
pub fn is_statistic(name: &str) -> bool {
    name.ends_with("running_mean") || name.ends_with("running_var")
}

/// Blocks of each stage of `MobileNetV2`. # Source: Sandler et al., Table 2.
pub const MOBILENET_V2: [usize; 7] = [1, 2, 3, 4, 3, 3, 1];

/// What the first block of a stage of `MobileNetV2` shortens sides by. # Source: Sandler et al., Table 2.
#[must_use]
pub fn mobilenet_stride(stage: usize) -> usize {
    if matches!(stage, 1 | 2 | 3 | 5) { 2 } else { 1 }
}

/// Names and shapes under way.
#[derive(Default)]
struct List(Vec<(String, Vec<usize>)>);

impl List {
    /// A convolution and the norm after it.
    fn conv(&mut self, conv: &str, norm: &str, [output, input, px]: [usize; 3]) {
        self.0
            .push((format!("{conv}.weight"), vec![output, input, px, px]));
        for part in NORM_PARTS {
            self.0.push((format!("{norm}.{part}"), vec![output]));
        }
    }
}

impl std::fmt::Display for CnnArchitecture {
    /// Such as `ResNet-18, 224 px`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let like = |other: Self| {
            self.stem == other.stem && self.blocks == other.blocks && self.dim == other.dim
        };
        match self.family {
            CnnFamily::ResNet => {
                let published = [
                    ("18", [2, 2, 2, 2], false),
                    ("34", [3, 4, 6, 3], false),
                    ("50", [3, 4, 6, 3], true),
                    ("101", [3, 4, 23, 3], true),
                    ("152", [3, 8, 36, 3], true),
                ];
                let name = published
                    .into_iter()
                    .find(|&(_, per_stage, three)| like(Self::resnet(per_stage, three)));
                match name {
                    Some((name, ..)) => write!(f, "ResNet-{name}")?,
                    None => write!(
                        f,
                        "ResNet ({} blocks, width {})",
                        self.blocks.len(),
                        self.dim
                    )?,
                }
            }
            CnnFamily::MobileNetV2 if like(Self::mobilenet_v2()) => f.write_str("MobileNetV2")?,
            CnnFamily::MobileNetV2 => {
                let count = self.blocks.len();
                write!(f, "MobileNetV2 ({count} blocks, width {})", self.dim)?;
            }
        }
        write!(f, ", {} px", self.image_px.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(architecture: &CnnArchitecture) -> usize {
        let head = (architecture.dim + 1) * architecture.classes;
        let tensors = architecture.tensors().into_iter();
        let learn = tensors.filter(|(name, _)| !is_statistic(name));
        learn
            .map(|(_, shape)| shape.iter().product::<usize>())
            .sum::<usize>()
            + head
    }

    /// # Source
    /// `sum(p.numel() for p in timm.create_model(name).parameters())`, timm 1.0.29.
    #[test]
    fn published_networks_have_as_many_parameters_as_timms() {
        for (architecture, count, name) in [
            (
                CnnArchitecture::resnet([2, 2, 2, 2], false),
                11_689_512,
                "ResNet-18, 224 px",
            ),
            (
                CnnArchitecture::resnet([3, 4, 6, 3], true),
                25_557_032,
                "ResNet-50, 224 px",
            ),
            (
                CnnArchitecture::mobilenet_v2(),
                3_504_872,
                "MobileNetV2, 224 px",
            ),
        ] {
            assert_eq!(parameters(&architecture), count, "{name}");
            assert_eq!(architecture.to_string(), name);
            let last = architecture.blocks.len();
            assert_eq!(architecture.grid_before(last), (7, 7), "{name}");
        }
    }
}
