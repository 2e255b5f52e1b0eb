//! Parameters: from a checkpoint into a network, fresh, and out again as timm-named safetensors.
//!
//! Every name and every shape is checked. The outcome says what started afresh (the head, at most) and
//! what the file holds that the network has no place for.

use std::collections::{BTreeSet, HashMap};

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::{Device, Tensor, TensorData};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use rand_distr::{Distribution as _, Normal};
use safetensors::tensor::{Dtype, TensorView};

use super::checkpoint::{Checkpoint, WeightsError};
use super::names::path_of;
use super::{Architecture, Vit};
use crate::preprocess::Preprocess;
use crate::report::Precision;

/// Standard deviation of fresh weights. # Source: timm `trunc_normal_(std=.02)`; its cut at ±2 is a
/// hundred deviations away and never met.
pub const INIT_STD: f32 = 0.02;

/// What loading did besides filling every parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadReport {
    /// Parameters that started afresh because the file lacks them: the head's, at most.
    pub reinitialized: Vec<String>,
    /// Names in the file that the network has no place for.
    pub unexpected: Vec<String>,
}

impl Checkpoint {
    /// The `DeiT` this file describes, filled; [`Self::network`] knows the other kind too.
    ///
    /// # Errors
    /// If a tensor other than the head's is missing, or any has another shape or unreadable numbers.
    pub fn load(&self, device: &Device) -> Result<(Vit, LoadReport), WeightsError> {
        let mut architecture = Architecture::infer(self)?;
        let headless = architecture.classes == 0;
        if headless {
            architecture.classes = 1;
        }
        self.check_sizes(&architecture, headless)?;
        let mut filler = Filler {
            checkpoint: self,
            path: Vec::new(),
            headless,
            used: BTreeSet::new(),
            reinitialized: Vec::new(),
            error: None,
        };
        let vit = Vit::zeros(&architecture, device).map(&mut filler);
        if let Some(error) = filler.error {
            return Err(error);
        }
        let report = LoadReport {
            unexpected: self.unused(|name| filler.used.contains(name)),
            reinitialized: filler.reinitialized,
        };
        Ok((vit, report))
    }

    /// Whether the file holds what the architecture read off some of its shapes takes, before memory is asked for.
    ///
    /// A tensor of no numbers, such as `[1000000000, 0]`, promises sides for nothing; tensors that share their
    /// numbers promise the same ones again and again.
    fn check_sizes(&self, architecture: &Architecture, headless: bool) -> Result<(), WeightsError> {
        if self.named_bytes() > self.bytes() {
            return Err(WeightsError::NotDeit {
                reason: "its tensors share their numbers".to_owned(),
            });
        }
        let Architecture {
            dim,
            mlp_dim,
            classes,
            ..
        } = *architecture;
        let check = |name: &str, expected: &[usize]| match self.shape(name)? {
            found if found == expected => Ok(()),
            found => Err(WeightsError::TensorShape {
                name: name.to_owned(),
                expected: expected.to_vec(),
                found: found.to_vec(),
            }),
        };
        check("pos_embed", &[1, architecture.positions(), dim])?;
        for block in 0..architecture.depth {
            check(&format!("blocks.{block}.attn.qkv.weight"), &[3 * dim, dim])?;
            check(&format!("blocks.{block}.mlp.fc1.weight"), &[mlp_dim, dim])?;
        }
        if headless {
            return Ok(());
        }
        check("head.weight", &[classes, dim])
    }
}

/// `[rows, columns]` row-major to `[columns, rows]` row-major.
pub(super) fn transpose(floats: &[f32], rows: usize, columns: usize) -> Vec<f32> {
    (0..columns)
        .flat_map(|column| (0..rows).map(move |row| floats[row * columns + column]))
        .collect()
}

/// Walks the network and fills each parameter from the file.
struct Filler<'a> {
    checkpoint: &'a Checkpoint,
    path: Vec<String>,
    headless: bool,
    used: BTreeSet<String>,
    reinitialized: Vec<String>,
    error: Option<WeightsError>,
}

impl Filler<'_> {
    fn fill<const D: usize>(
        &mut self,
        name: &str,
        param: &Param<Tensor<D>>,
    ) -> Result<Option<Tensor<D>>, WeightsError> {
        if self.headless && name.starts_with("head") {
            self.reinitialized.push(name.to_owned());
            return Ok(None);
        }
        let ours: [usize; D] = param.dims();
        let found = self.checkpoint.shape(name)?;
        let expected = match ours.as_slice() {
            &[input, output] => vec![output, input],
            other => other.to_vec(),
        };
        // A patch embedding's weight is a convolution's in the file: [dim, channels, patch_px, patch_px].
        let flat = if found.len() == 4 {
            let columns = found[1..].iter().copied().fold(1, usize::saturating_mul);
            vec![found[0], columns]
        } else {
            found.to_vec()
        };
        if flat != expected {
            return Err(WeightsError::TensorShape {
                name: name.to_owned(),
                expected,
                found: found.to_vec(),
            });
        }
        let floats = self.checkpoint.floats(name)?;
        // PyTorch holds every matrix transposed.
        let floats = if D == 2 {
            transpose(&floats, flat[0], flat[1])
        } else {
            floats
        };
        Ok(Some(Tensor::from_data(
            TensorData::new(floats, ours),
            &param.device(),
        )))
    }
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
        let name = self.path.join(".");
        match self.fill(&name, &param) {
            Ok(filled) => {
                self.used.insert(name);
                match filled {
                    Some(tensor) => param.map(|_| tensor),
                    None => param,
                }
            }
            Err(error) => {
                self.error = Some(error);
                param
            }
        }
    }
}

/// A network to be trained from nothing: normal weights, zero biases, norms that do nothing yet.
///
/// # Source
/// timm `init_weights_vit_timm`.
#[must_use]
pub fn initialize(architecture: &Architecture, seed: u64, device: &Device) -> Vit {
    let mut starter = Starter {
        path: Vec::new(),
        rng: ChaCha8Rng::seed_from_u64(seed),
    };
    Vit::zeros(architecture, device).map(&mut starter)
}

fn normal(count: usize, rng: &mut ChaCha8Rng) -> Vec<f32> {
    match Normal::new(0.0, INIT_STD) {
        Ok(normal) => normal.sample_iter(rng).take(count).collect(),
        Err(_) => vec![0.0; count], // a positive constant deviation is never refused
    }
}

struct Starter {
    path: Vec<String>,
    rng: ChaCha8Rng,
}

impl ModuleMapper for Starter {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_owned());
    }

    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }

    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let dims: [usize; D] = param.dims();
        let is_norm = self.path.iter().any(|part| part.starts_with("norm"));
        let last = self.path.last().map(String::as_str);
        if D == 1 {
            return match last {
                Some("weight") if is_norm => param.map(|tensor| tensor.ones_like()),
                // DeiT III starts its gains so small that a block at first changes nothing.
                Some("gamma") => param.map(|tensor| tensor.ones_like().mul_scalar(1e-6)),
                _ => param,
            };
        }
        let floats = TensorData::new(normal(dims.iter().product(), &mut self.rng), dims);
        param.map(|tensor| Tensor::from_data(floats, &tensor.device()))
    }
}

/// A parameter by timm's name, row-major in PyTorch's shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// timm's name.
    pub name: String,
    /// PyTorch's shape.
    pub shape: Vec<usize>,
    /// The numbers.
    pub floats: Vec<f32>,
}

/// A network's parameters as PyTorch has them.
///
/// # Errors
/// If the device does not give the numbers back.
pub async fn parameters(vit: &Vit) -> Result<Vec<Parameter>, WeightsError> {
    let mut parameters = read(vit).await?;
    let patch_px = vit.architecture().patch_px;
    for parameter in &mut parameters {
        if parameter.name == "patch_embed.proj.weight" {
            parameter.shape = vec![parameter.shape[0], 3, patch_px, patch_px];
        }
    }
    Ok(parameters)
}

/// A module's parameters by our names, matrices turned as PyTorch has them.
pub(super) async fn read<M: Module>(module: &M) -> Result<Vec<Parameter>, WeightsError> {
    let mut reader = Reader {
        path: Vec::new(),
        parameters: Vec::new(),
    };
    module.visit(&mut reader);
    let mut parameters = Vec::with_capacity(reader.parameters.len());
    for (name, shape, tensor) in reader.parameters {
        let device = |reason: String| WeightsError::Device { reason };
        let data = tensor
            .into_data_async()
            .await
            .map_err(|error| device(error.to_string()))?;
        let floats = data
            .try_to_vec::<f32>()
            .map_err(|error| device(format!("{error:?}")))?;
        let (shape, floats) = match shape.as_slice() {
            &[input, output] => (vec![output, input], transpose(&floats, input, output)),
            _ => (shape, floats),
        };
        parameters.push(Parameter {
            name,
            shape,
            floats,
        });
    }
    Ok(parameters)
}

/// What shapes cannot tell, for a file's metadata.
#[must_use]
pub fn metadata(
    architecture: &Architecture,
    classes: &[String],
    preprocess: &Preprocess,
) -> HashMap<String, String> {
    [
        ("format", "pt".to_owned()),
        ("heads", architecture.heads.to_string()),
        ("norm_eps", architecture.norm_eps.to_string()),
        ("image_px", architecture.image_px.0.to_string()),
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

/// Parameters as the bytes of a safetensors file, in 32 or 16 bits.
///
/// # Errors
/// None in practice: shapes and numbers fit each other.
pub fn serialize(
    parameters: Vec<Parameter>,
    metadata: HashMap<String, String>,
    precision: Precision,
) -> Result<Vec<u8>, WeightsError> {
    let broken = |error: safetensors::SafeTensorError| WeightsError::NotSafetensors {
        reason: error.to_string(),
    };
    let dtype = match precision {
        Precision::F32 => Dtype::F32,
        Precision::F16 => Dtype::F16,
    };
    let stored = parameters.into_iter().map(|parameter| {
        let floats = parameter.floats.into_iter();
        let bytes: Vec<u8> = match precision {
            Precision::F32 => floats.flat_map(f32::to_le_bytes).collect(),
            Precision::F16 => floats
                .flat_map(|number| half::f16::from_f32(number).to_le_bytes())
                .collect(),
        };
        (parameter.name, parameter.shape, bytes)
    });
    let stored: Vec<_> = stored.collect();
    let views = stored.iter().map(|(name, shape, bytes)| {
        Ok((name.as_str(), TensorView::new(dtype, shape.clone(), bytes)?))
    });
    let views = views.collect::<Result<Vec<_>, _>>().map_err(broken)?;
    safetensors::serialize(views, Some(metadata)).map_err(broken)
}

/// A network as the bytes of a timm-named safetensors file; what shapes cannot tell in its metadata.
///
/// # Errors
/// If the device does not give the numbers back.
pub async fn to_safetensors(
    vit: &Vit,
    classes: &[String],
    preprocess: &Preprocess,
    precision: Precision,
) -> Result<Vec<u8>, WeightsError> {
    let metadata = metadata(vit.architecture(), classes, preprocess);
    serialize(parameters(vit).await?, metadata, precision)
}

/// Walks the network and collects its parameters, flattened, with their names and shapes.
struct Reader {
    path: Vec<String>,
    parameters: Vec<(String, Vec<usize>, Tensor<1>)>,
}

impl ModuleVisitor for Reader {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_owned());
    }

    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let tensor = param.val();
        let shape: [usize; D] = tensor.dims();
        self.parameters
            .push((path_of(&self.path), shape.to_vec(), tensor.reshape([-1])));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of zeros in these shapes.
    fn file(shapes: &[(&str, &[usize])]) -> Vec<u8> {
        let zeros = vec![0; 1 << 20];
        let views = shapes.iter().map(|(name, shape)| {
            let bytes = 4 * shape.iter().product::<usize>();
            let view = TensorView::new(Dtype::F32, shape.to_vec(), &zeros[..bytes]);
            (*name, view.expect("sizes agree"))
        });
        safetensors::serialize(views, None).expect("serialises")
    }

    #[test]
    fn sides_that_no_numbers_stand_for_take_no_memory() {
        let honest: [(&str, &[usize]); 6] = [
            ("patch_embed.proj.weight", &[64, 3, 1, 1]),
            ("pos_embed", &[1, 2, 64]),
            ("blocks.0.norm1.weight", &[64]),
            ("blocks.0.attn.qkv.weight", &[192, 64]),
            ("blocks.0.mlp.fc1.weight", &[8, 64]),
            ("head.weight", &[2, 64]),
        ];
        let promises: [(usize, &[usize]); 4] = [
            (1, &[0, (1 << 40) + 1, 0]),
            (3, &[0, 1 << 40]),
            (4, &[1 << 40, 0]),
            (5, &[1 << 40, 0]),
        ];
        for (at, shape) in promises {
            let mut shapes = honest;
            shapes[at].1 = shape;
            let checkpoint = Checkpoint::from_bytes(file(&shapes)).expect("a whole file");
            let error = checkpoint.load(&Device::flex()).expect_err("no network");
            assert!(
                matches!(&error, WeightsError::TensorShape { name, .. } if name == shapes[at].0),
                "{error}"
            );
        }
        // Nor is a wide row of patches a wide network.
        let mut wide = honest;
        wide[0].1 = &[65_536, 3, 1, 1];
        let checkpoint = Checkpoint::from_bytes(file(&wide)).expect("a whole file");
        assert!(checkpoint.load(&Device::flex()).is_err());
    }
}
