//! A module's parameters by name, each flat: what optimisers, running means and checkpoints work on.
//!
//! Names are those of the whole network, whichever part of it the module is: timm's, but for a convolutional network's
//! blocks, which are counted through, and its head (`model::cnn`).

use std::collections::BTreeMap;

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param, ParamId};
use burn::tensor::{Device, Tensor, TensorData};

use super::TrainError;
use super::evaluate::floats;
use crate::model::names::path_of;

/// Flat tensors by name; never part of an autodiff graph.
pub type Flat = BTreeMap<String, Tensor<1>>;

/// The same on the host.
pub type HostFlat = BTreeMap<String, Vec<f32>>;

/// The name in the whole network of a parameter found at `path` in a part whose first block is `first_block`.
#[must_use]
pub fn name_of(path: &[String], first_block: usize) -> String {
    let name = path_of(path);
    let in_block = name
        .strip_prefix("blocks.")
        .and_then(|rest| rest.split_once('.'));
    match in_block {
        Some((index, rest)) => {
            let index = index.parse::<usize>().unwrap_or(0) + first_block;
            format!("blocks.{index}.{rest}")
        }
        None => name,
    }
}

/// What is known of a parameter without looking at its numbers.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its name.
    pub name: String,
    /// Dimensions.
    pub rank: usize,
}

/// Every parameter's name and rank.
pub fn known<M: Module>(module: &M, first_block: usize) -> BTreeMap<ParamId, Known> {
    let mut visitor = Visit {
        path: Vec::new(),
        first_block,
        known: BTreeMap::new(),
        flat: None,
    };
    module.visit(&mut visitor);
    visitor.known
}

/// Every parameter, flat.
pub fn flat<M: Module>(module: &M, first_block: usize) -> Flat {
    let mut visitor = Visit {
        path: Vec::new(),
        first_block,
        known: BTreeMap::new(),
        flat: Some(Flat::new()),
    };
    module.visit(&mut visitor);
    visitor.flat.unwrap_or_default()
}

/// The module with these numbers instead of its own; parameters not named keep theirs.
#[must_use]
pub fn with<M: Module>(module: M, first_block: usize, flat: &Flat) -> M {
    module.map(&mut Fill {
        path: Vec::new(),
        first_block,
        flat,
    })
}

/// Reads all at once.
///
/// # Errors
/// If the device fails.
pub async fn read(flat: &Flat) -> Result<HostFlat, TrainError> {
    if flat.is_empty() {
        return Ok(HostFlat::new());
    }
    let all = Tensor::cat(flat.values().cloned().collect(), 0);
    let mut all = floats(all).await?.into_iter();
    let part = |(name, tensor): (&String, &Tensor<1>)| {
        let [count] = tensor.dims();
        (name.clone(), all.by_ref().take(count).collect())
    };
    Ok(flat.iter().map(part).collect())
}

/// Puts all on a device.
#[must_use]
pub fn upload(host: &HostFlat, device: &Device) -> Flat {
    host.iter()
        .map(|(name, values)| (name.clone(), tensor(values, device)))
        .collect()
}

/// Numbers on a device.
#[must_use]
pub(super) fn tensor(values: &[f32], device: &Device) -> Tensor<1> {
    Tensor::from_data(TensorData::new(values.to_vec(), [values.len()]), device)
}

/// A parameter's tensor put in place of an older one, learning if that did.
#[must_use]
pub(super) fn in_place_of<const D: usize>(old: &Tensor<D>, new: Tensor<D>) -> Tensor<D> {
    let new = if old.is_autodiff() {
        new.autodiff()
    } else {
        new
    };
    if old.is_require_grad() {
        new.require_grad()
    } else {
        new
    }
}

struct Visit {
    path: Vec<String>,
    first_block: usize,
    known: BTreeMap<ParamId, Known>,
    flat: Option<Flat>,
}

impl ModuleVisitor for Visit {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_owned());
    }

    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let name = name_of(&self.path, self.first_block);
        if let Some(flat) = &mut self.flat {
            flat.insert(name.clone(), param.val().inner().reshape([-1]));
        }
        self.known.insert(param.id, Known { name, rank: D });
    }
}

struct Fill<'a> {
    path: Vec<String>,
    first_block: usize,
    flat: &'a Flat,
}

impl ModuleMapper for Fill<'_> {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_owned());
    }

    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }

    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(new) = self.flat.get(&name_of(&self.path, self.first_block)) else {
            return param;
        };
        let (id, old, mapper) = param.consume();
        let new = in_place_of(&old, new.clone().reshape(old.dims()));
        Param::from_mapped_value(id, new, mapper)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_whole_network() {
        let name = |path: &str| {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            name_of(&path, 10)
        };
        assert_eq!(
            name("blocks.1.attn.qkv.weight"),
            "blocks.11.attn.qkv.weight"
        );
        assert_eq!(name("body.Vit.embedding.cls_token"), "cls_token");
        assert_eq!(
            name("body.Cnn.ResNet.blocks.0.downsample.norm.bias"),
            "blocks.10.downsample.norm.bias"
        );
        assert_eq!(name("head.bias"), "head.bias");
    }
}
