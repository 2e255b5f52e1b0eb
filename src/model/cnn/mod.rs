//! Convolutional networks: [`resnet`] and [`mobilenet`], each forward in one file; here what both are made of.
//!
//! A network is its [`Layers`], which make feature maps of images, the mean of each map, and one linear head. Field
//! names are timm's but for two: blocks are counted through all stages (`blocks.5`), so that the freeze boundary is one
//! number, and the head is called `head`. [`names`] gives timm's names.
//!
//! Batch norms are frozen: in training too they use the statistics they were loaded with, while their gain and shift
//! learn. Fine-tuning here has batches of 16 or fewer, whose own statistics are noise (Wu & He 2018, "Group
//! normalization", section 4.1), and with frozen ones an image's features do not depend on its batch, which the
//! activation cache and the adding up of micro-batches rely on. So each norm is one factor and one summand per channel
//! and is multiplied into the convolution before it.

pub mod detect;
pub mod grad_cam;
pub mod mobilenet;
pub mod names;
pub mod resnet;
pub mod weights;

use burn::module::{Module, Param};
use burn::tensor::module::conv2d;
use burn::tensor::ops::ConvOptions;
use burn::tensor::{Device, Tensor};

use super::drops::Drops;
use super::vit::Linear;
use crate::architecture::cnn::{CnnArchitecture, CnnFamily, Padding};
pub use grad_cam::grad_cam;
use mobilenet::MobileNet;
use resnet::ResNet;

/// What a norm adds to the variance. # Source: PyTorch's `BatchNorm2d`, which both families use as it is.
pub const NORM_EPS: f32 = 1e-5;

/// A convolutional network.
#[derive(Module, Debug)]
pub struct Cnn {
    /// Images to feature maps.
    pub layers: Layers,
    /// Classifier on the mean of each map.
    pub head: Linear,
    #[module(skip)]
    architecture: CnnArchitecture,
}

impl Cnn {
    /// A network of this architecture with every parameter zero, to be filled from a checkpoint.
    #[must_use]
    pub fn zeros(architecture: &CnnArchitecture, device: &Device) -> Self {
        Self {
            layers: Layers::zeros(architecture, device),
            head: Linear::zeros(architecture.dim, architecture.classes, device),
            architecture: architecture.clone(),
        }
    }

    /// What this network looks like.
    #[must_use]
    pub fn architecture(&self) -> &CnnArchitecture {
        &self.architecture
    }

    /// Replaces the head: another number of classes.
    #[must_use]
    pub fn with_head(mut self, head: Linear) -> Self {
        let [_, classes] = head.weight.dims();
        self.architecture.classes = classes;
        self.head = head;
        self
    }

    /// Class scores of normalised images.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, classes]`
    #[must_use]
    pub fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        self.classify(self.features(images))
    }

    /// What the head sees: the mean of each of the last feature maps.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, 1, dim]`
    #[must_use]
    pub fn features(&self, images: Tensor<4>) -> Tensor<3> {
        pooled(self.maps(images))
    }

    /// The last feature maps.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, dim, rows, columns]`
    #[must_use]
    pub fn maps(&self, images: Tensor<4>) -> Tensor<4> {
        self.layers.forward(images, &mut Drops::none())
    }

    /// Class scores from [`Self::features`].
    ///
    /// # Shapes
    /// `[batch, 1, dim]` → `[batch, classes]`
    #[must_use]
    pub fn classify(&self, features: Tensor<3>) -> Tensor<2> {
        self.head.forward(features.squeeze_dim::<2>(1))
    }
}

/// The mean of each feature map.
///
/// # Shapes
/// `[batch, dim, rows, columns]` → `[batch, 1, dim]`
#[must_use]
pub fn pooled(maps: Tensor<4>) -> Tensor<3> {
    maps.flatten::<3>(2, 3).mean_dim(2).swap_dims(1, 2)
}

/// Feature maps as rows, one for each place: what the activation cache keeps.
///
/// # Shapes
/// `[batch, channels, rows, columns]` → `[batch, rows * columns, channels]`
#[must_use]
pub fn as_rows(maps: Tensor<4>) -> Tensor<3> {
    maps.flatten::<3>(2, 3).swap_dims(1, 2)
}

/// The other way round.
///
/// # Shapes
/// `[batch, rows * columns, channels]` → `[batch, channels, rows, columns]`
#[must_use]
pub fn as_maps(rows: Tensor<3>, grid: (usize, usize)) -> Tensor<4> {
    let [batch, _, channels] = rows.dims();
    rows.swap_dims(1, 2)
        .reshape([batch, channels, grid.0, grid.1])
}

/// Images to feature maps: all of it, or the part on one side of the freeze boundary.
#[derive(Module, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of it, and modules cannot be boxed"
)]
pub enum Layers {
    /// See [`resnet`].
    ResNet(ResNet),
    /// See [`mobilenet`].
    MobileNet(MobileNet),
}

impl Layers {
    fn zeros(architecture: &CnnArchitecture, device: &Device) -> Self {
        match architecture.family {
            CnnFamily::ResNet => Self::ResNet(ResNet::zeros(architecture, device)),
            CnnFamily::MobileNetV2 => Self::MobileNet(MobileNet::zeros(architecture, device)),
        }
    }

    /// Whatever there is, one after the other.
    ///
    /// # Shapes
    /// `[batch, channels, height, width]` → `[batch, dim, rows, columns]`
    #[must_use]
    pub fn forward(&self, maps: Tensor<4>, drops: &mut Drops<'_>) -> Tensor<4> {
        match self {
            Self::ResNet(layers) => layers.forward(maps, drops),
            Self::MobileNet(layers) => layers.forward(maps, drops),
        }
    }

    /// Blocks there are.
    #[must_use]
    pub fn blocks(&self) -> usize {
        match self {
            Self::ResNet(layers) => layers.blocks.len(),
            Self::MobileNet(layers) => layers.blocks.len(),
        }
    }

    /// Whether the first convolution is among them.
    #[must_use]
    pub fn takes_images(&self) -> bool {
        match self {
            Self::ResNet(layers) => layers.stem.is_some(),
            Self::MobileNet(layers) => layers.stem.is_some(),
        }
    }

    /// Takes the last blocks and what follows them out, with the first convolution too if `stem`.
    #[must_use]
    pub fn split_off(&mut self, blocks: usize, stem: bool) -> Self {
        let at = self.blocks().saturating_sub(blocks);
        match self {
            Self::ResNet(layers) => Self::ResNet(layers.split_off(at, stem)),
            Self::MobileNet(layers) => Self::MobileNet(layers.split_off(at, stem)),
        }
    }

    /// Puts back what [`Self::split_off`] took.
    pub fn append(&mut self, last: Self) {
        match (self, last) {
            (Self::ResNet(layers), Self::ResNet(last)) => layers.append(last),
            (Self::MobileNet(layers), Self::MobileNet(last)) => layers.append(last),
            _ => debug_assert!(false, "parts of one network"),
        }
    }
}

/// A convolution without a bias of its own: the norm after it has one.
#[derive(Module, Debug)]
pub struct Conv {
    /// `[out, in / groups, kernel_px, kernel_px]`
    pub weight: Param<Tensor<4>>,
    #[module(skip)]
    stride: usize,
    #[module(skip)]
    groups: usize,
    #[module(skip)]
    padding: Padding,
}

/// A batch norm with the statistics it was loaded with; see the module's text.
#[derive(Module, Debug)]
pub struct BatchNorm {
    /// Gains, `[channels]`.
    pub weight: Param<Tensor<1>>,
    /// Shifts, `[channels]`.
    pub bias: Param<Tensor<1>>,
    /// Means of the pretraining's images, `[channels]`. Does not learn.
    pub running_mean: Param<Tensor<1>>,
    /// Their variances, `[channels]`. Does not learn.
    pub running_var: Param<Tensor<1>>,
}

impl Conv {
    /// A layer that answers zero; its weight has this shape.
    fn zeros(shape: [usize; 4], stride: usize, padding: Padding, device: &Device) -> Self {
        Self {
            weight: Param::from_tensor(Tensor::zeros(shape, device)),
            stride,
            groups: 1,
            padding,
        }
    }

    /// The same where every channel has a kernel of its own.
    fn depthwise(
        channels: usize,
        px: usize,
        stride: usize,
        padding: Padding,
        device: &Device,
    ) -> Self {
        Self {
            groups: channels,
            ..Self::zeros([channels, 1, px, px], stride, padding, device)
        }
    }

    /// Convolution and norm in one.
    ///
    /// # Shapes
    /// `[batch, in, height, width]` → `[batch, out, height / stride, width / stride]`
    #[must_use]
    pub fn forward(&self, maps: Tensor<4>, norm: &BatchNorm) -> Tensor<4> {
        let (scale, shift) = norm.scale_and_shift(); // [out]
        let weight = self.weight.val() * scale.reshape([-1, 1, 1, 1]);
        let [_, _, height, width] = maps.dims();
        let mut options = ConvOptions::new([self.stride; 2], [0; 2], [1; 2], self.groups);
        options.padding = [self.around(height), self.around(width)];
        conv2d(maps, weight, Some(shift), options)
    }

    /// What is put before and after a side.
    fn around(&self, side: usize) -> (usize, usize) {
        let [_, _, px, _] = self.weight.dims();
        match self.padding {
            Padding::Symmetric => (px / 2, px / 2),
            Padding::Same => {
                let covered = (side.div_ceil(self.stride) - 1) * self.stride + px;
                let missing = covered.saturating_sub(side);
                (missing / 2, missing - missing / 2)
            }
        }
    }
}

impl BatchNorm {
    fn zeros(channels: usize, device: &Device) -> Self {
        let zeros = || Param::from_tensor(Tensor::zeros([channels], device));
        Self {
            weight: zeros(),
            bias: zeros(),
            running_mean: zeros(),
            running_var: zeros(),
        }
    }

    /// What it multiplies each channel by, and what it adds then.
    fn scale_and_shift(&self) -> (Tensor<1>, Tensor<1>) {
        let (mean, variance) = (self.running_mean.val(), self.running_var.val());
        let scale = self.weight.val() / (variance.detach() + NORM_EPS).sqrt();
        let shift = self.bias.val() - mean.detach() * scale.clone();
        (scale, shift)
    }
}
