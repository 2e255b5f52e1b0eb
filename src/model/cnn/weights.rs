//! Parameters of a convolutional network: from a checkpoint, and out again by timm's names.

use std::collections::HashMap;

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::{Device, Tensor, TensorData};

use super::detect::wrong;
use super::names::{self, Dialect};
use super::{Cnn, NORM_EPS};
use crate::architecture::cnn::{CnnArchitecture, Padding};
use crate::model::checkpoint::{Checkpoint, WeightsError};
use crate::model::names::path_of;
use crate::model::weights::{LoadReport, Parameter, read, transpose};
use crate::preprocess::Preprocess;

impl Cnn {
    /// The network in a file that has these names, filled.
    ///
    /// # Errors
    /// If a tensor other than the head's is missing, has another shape or unreadable numbers, or there is one that
    /// shows that this is another network.
    pub(in crate::model) fn load(
        checkpoint: &Checkpoint,
        dialect: Dialect,
        device: &Device,
    ) -> Result<(Self, LoadReport), WeightsError> {
        let mut architecture = CnnArchitecture::infer(checkpoint, dialect)?;
        let headless = architecture.classes == 0;
        if headless {
            architecture.classes = 1;
        }
        let folded = dialect == Dialect::TensorFlow;
        let mut filler = Filler {
            checkpoint,
            architecture: &architecture,
            dialect,
            headless,
            folded,
            path: Vec::new(),
            error: None,
        };
        let used = filler.check()?;
        let network = Self::zeros(&architecture, device).map(&mut filler);
        if let Some(error) = filler.error {
            return Err(error);
        }
        let head = ["weight", "bias"].map(|leaf| format!("{}.{leaf}", architecture.head_name()));
        let report = LoadReport {
            unexpected: checkpoint.unused(|name| used.iter().any(|used| used == name)),
            reinitialized: if headless { head.into() } else { Vec::new() },
        };
        Ok((network, report))
    }

    /// Every parameter and statistic as PyTorch has it, by timm's name.
    ///
    /// # Errors
    /// If the device does not give the numbers back.
    pub async fn parameters(&self) -> Result<Vec<Parameter>, WeightsError> {
        let mut parameters = read(self).await?;
        for parameter in &mut parameters {
            parameter.name = names::timm(self.architecture(), &parameter.name);
        }
        Ok(parameters)
    }
}

/// What shapes cannot tell, for a file's metadata.
#[must_use]
pub fn metadata(
    architecture: &CnnArchitecture,
    classes: &[String],
    preprocess: &Preprocess,
) -> HashMap<String, String> {
    let padding = match architecture.padding {
        Padding::Symmetric => "",
        Padding::Same => "same",
    };
    [
        ("format", "pt".to_owned()),
        ("image_px", architecture.image_px.0.to_string()),
        ("pad_type", padding.to_owned()),
        (
            "preprocess",
            serde_json::to_string(preprocess).unwrap_or_default(),
        ),
        (
            "classes",
            serde_json::Value::from(classes.to_vec()).to_string(),
        ),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into()
}

/// Walks the network and fills each parameter from the file.
struct Filler<'a> {
    checkpoint: &'a Checkpoint,
    architecture: &'a CnnArchitecture,
    dialect: Dialect,
    headless: bool,
    /// Whether norms are multiplied into convolutions already: then they are their shift and nothing else.
    folded: bool,
    path: Vec<String>,
    error: Option<WeightsError>,
}

impl Filler<'_> {
    /// Whether the file holds what the architecture takes, before memory is asked for; the tensors that are used.
    fn check(&self) -> Result<Vec<String>, WeightsError> {
        let checkpoint = self.checkpoint;
        if checkpoint.named_bytes() > checkpoint.bytes() {
            return wrong("its tensors share their numbers".to_owned());
        }
        let mut used = Vec::new();
        for (name, expected) in self.architecture.tensors() {
            if self.folded && is_folded_away(&name) {
                continue;
            }
            let found = checkpoint.shape(&name)?;
            if found != expected {
                let found = found.to_vec();
                return Err(WeightsError::TensorShape {
                    name,
                    expected,
                    found,
                });
            }
            used.push(name);
        }
        let own = |name: &&String| {
            let of_block = ["layer", "blocks."]
                .iter()
                .any(|start| name.starts_with(start));
            of_block && !used.contains(name)
        };
        if let Some(name) = checkpoint.names().find(own) {
            return wrong(format!("it has a tensor {name}, which none of them has"));
        }
        if !self.headless {
            used.extend(self.check_head()?);
        }
        Ok(used)
    }

    fn check_head(&self) -> Result<[String; 2], WeightsError> {
        let head = self.architecture.head_name();
        let names = [format!("{head}.weight"), format!("{head}.bias")];
        let (dim, classes) = (self.architecture.dim, self.architecture.classes);
        let outputs = classes + self.background();
        for (name, expected) in names.iter().zip([vec![outputs, dim], vec![outputs]]) {
            let found = self.checkpoint.shape(name)?;
            // A 1 × 1 convolution does what a matrix does.
            let flat = match found {
                [rows, columns, 1, 1] => vec![*rows, *columns],
                found => found.to_vec(),
            };
            if flat != expected {
                return Err(WeightsError::TensorShape {
                    name: name.clone(),
                    expected,
                    found: found.to_vec(),
                });
            }
        }
        Ok(names)
    }

    /// Outputs before the first class.
    fn background(&self) -> usize {
        let name = format!("{}.weight", self.architecture.head_name());
        match self.checkpoint.shape(&name) {
            Ok(&[rows, ..]) => self.dialect.background(rows),
            _ => 0,
        }
    }

    fn floats(&self, ours: &str, dims: &[usize]) -> Result<Vec<f32>, WeightsError> {
        let name = names::timm(self.architecture, ours);
        let count = dims.iter().product();
        if self.folded && is_folded_away(&name) {
            let value = match name.rsplit('.').next() {
                Some("running_mean") => 0.0,
                Some("running_var") => 1.0 - NORM_EPS,
                _ => 1.0,
            };
            return Ok(vec![value; count]);
        }
        if !ours.starts_with("head.") {
            return self.checkpoint.floats(&name);
        }
        if self.headless {
            return Ok(vec![0.0; count]);
        }
        let floats = self.checkpoint.floats(&name)?;
        let classes = self.architecture.classes;
        let row = count / classes.max(1);
        let floats = &floats[self.background() * row..];
        // PyTorch holds every matrix transposed.
        Ok(if dims.len() == 2 {
            transpose(floats, classes, row)
        } else {
            floats.to_vec()
        })
    }
}

/// Whether a tensor is one of a norm's that have nothing left to do once the norm is part of the convolution.
fn is_folded_away(name: &str) -> bool {
    let is_norm = name
        .rsplit('.')
        .nth(1)
        .is_some_and(|layer| layer.starts_with("bn"));
    is_norm && !name.ends_with(".bias")
}

impl ModuleMapper for Filler<'_> {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_owned());
    }

    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }

    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        if self.error.is_some() {
            return param;
        }
        let dims: [usize; D] = param.dims();
        match self.floats(&path_of(&self.path), &dims) {
            Ok(floats) => {
                let filled = Tensor::from_data(TensorData::new(floats, dims), &param.device());
                param.map(|_| filled)
            }
            Err(error) => {
                self.error = Some(error);
                param
            }
        }
    }
}
