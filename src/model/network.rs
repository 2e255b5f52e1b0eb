//! A network of either kind: what training, sessions and ensembles hold.

use burn::module::{Module, ModuleVisitor, Param};
use burn::tensor::{Device, Tensor};

use super::checkpoint::{Checkpoint, WeightsError};
use super::cnn::Cnn;
use super::names::path_of;
use super::vit::{Linear, Vit};
use super::weights::{self, LoadReport};
use crate::architecture::Shape;
use crate::architecture::cnn::is_statistic;
use crate::preprocess::Preprocess;
use crate::report::Precision;

/// A vision transformer or a convolutional network.
#[derive(Module, Debug)]
pub enum Network {
    /// See [`super::vit`].
    Vit(Vit),
    /// See [`super::cnn`].
    Cnn(Cnn),
}

impl From<Vit> for Network {
    fn from(vit: Vit) -> Self {
        Self::Vit(vit)
    }
}

impl From<Cnn> for Network {
    fn from(cnn: Cnn) -> Self {
        Self::Cnn(cnn)
    }
}

impl Network {
    /// What it looks like.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match self {
            Self::Vit(vit) => Shape::Vit(vit.architecture().clone()),
            Self::Cnn(cnn) => Shape::Cnn(cnn.architecture().clone()),
        }
    }

    /// Class scores of normalised images.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, classes]`
    #[must_use]
    pub fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        match self {
            Self::Vit(vit) => vit.forward(images),
            Self::Cnn(cnn) => cnn.forward(images),
        }
    }

    /// What the head(s) see.
    ///
    /// # Shapes
    /// `[batch, 3, height, width]` → `[batch, 1 | 2, dim]`
    #[must_use]
    pub fn features(&self, images: Tensor<4>) -> Tensor<3> {
        match self {
            Self::Vit(vit) => vit.features(images),
            Self::Cnn(cnn) => cnn.features(images),
        }
    }

    /// Class scores from [`Self::features`].
    ///
    /// # Shapes
    /// `[batch, 1 | 2, dim]` → `[batch, classes]`
    #[must_use]
    pub fn classify(&self, features: Tensor<3>) -> Tensor<2> {
        match self {
            Self::Vit(vit) => vit.classify(features),
            Self::Cnn(cnn) => cnn.classify(features),
        }
    }

    /// Replaces the head(s): another number of classes. Only a distilled `DeiT` has a second one; elsewhere it is
    /// left out.
    #[must_use]
    pub fn with_heads(self, head: Linear, head_dist: Option<Linear>) -> Self {
        match self {
            Self::Vit(vit) => Self::Vit(vit.with_heads(head, head_dist)),
            Self::Cnn(cnn) => {
                debug_assert!(head_dist.is_none(), "one feature row, one head");
                Self::Cnn(cnn.with_head(head))
            }
        }
    }

    /// As the bytes of a timm-named safetensors file; what shapes cannot tell in its metadata.
    ///
    /// # Errors
    /// If the device does not give the numbers back.
    pub async fn to_safetensors(
        &self,
        classes: &[String],
        preprocess: &Preprocess,
        precision: Precision,
    ) -> Result<Vec<u8>, WeightsError> {
        match self {
            Self::Vit(vit) => weights::to_safetensors(vit, classes, preprocess, precision).await,
            Self::Cnn(cnn) => {
                let metadata =
                    super::cnn::weights::metadata(cnn.architecture(), classes, preprocess);
                weights::serialize(cnn.parameters().await?, metadata, precision)
            }
        }
    }
}

impl Checkpoint {
    /// The network this file describes, filled, of whichever kind it is.
    ///
    /// # Errors
    /// If a tensor other than the head's is missing, or any has another shape or unreadable numbers.
    pub fn network(&self, device: &Device) -> Result<(Network, LoadReport), WeightsError> {
        match self.dialect() {
            Some(dialect) => {
                let (cnn, report) = Cnn::load(self, dialect, device)?;
                Ok((Network::Cnn(cnn), report))
            }
            None => {
                let (vit, report) = self.load(device)?;
                Ok((Network::Vit(vit), report))
            }
        }
    }
}

/// Numbers of a module that can learn: statistics of norms are none.
#[must_use]
pub fn parameter_count<M: Module>(module: &M) -> usize {
    let mut counter = Counter {
        path: Vec::new(),
        count: 0,
    };
    module.visit(&mut counter);
    counter.count
}

struct Counter {
    path: Vec<String>,
    count: usize,
}

impl ModuleVisitor for Counter {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_owned());
    }

    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        if !is_statistic(&path_of(&self.path)) {
            self.count += param.dims().iter().product::<usize>();
        }
    }
}
