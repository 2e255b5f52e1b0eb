//! Checkpoints as bytes: told by their content, read tensor by tensor, known by timm's names.
//!
//! The bytes are held once, as they came; a tensor becomes numbers when it is asked for.

mod pickle;
mod safetensors;
mod torch;

pub(crate) use safetensors::shards;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::cnn::names::{Dialect, is_counter};
use super::config::ModelConfig;
use super::names;
use crate::architecture::cnn::Padding;

/// A checkpoint's bytes with its table of contents.
pub struct Checkpoint {
    /// The files: one, or the shards.
    files: Vec<Vec<u8>>,
    /// By timm's name.
    tensors: BTreeMap<String, Entry>,
    /// Their names in the file that no tensor of this network has.
    unexpected: Vec<String>,
    /// Whose names the file has, if it is a convolutional network's.
    dialect: Option<Dialect>,
    hints: Hints,
}

/// What is told beside the tensors: in the file's metadata, or in a `config.json`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hints {
    /// Attention heads.
    pub heads: Option<usize>,
    /// Input side.
    pub image_px: Option<usize>,
    /// `LayerNorm`'s epsilon.
    pub norm_eps: Option<f64>,
    /// Class names, in index order.
    pub classes: Option<Vec<String>>,
    /// The publisher's `preprocessor_config.json` or timm's `pretrained_cfg`, read.
    pub preprocess: Option<crate::preprocess::Preprocess>,
    /// How a convolutional network pads images: timm's `pad_type`.
    pub padding: Option<Padding>,
}

/// A tensor by timm's name: one in the file, or several one after the other along the first dimension.
struct Entry {
    shape: Vec<usize>,
    parts: Vec<Stored>,
}

/// A tensor in a file, row-major.
#[derive(Debug, Clone)]
struct Stored {
    name: String,
    dtype: Dtype,
    shape: Vec<usize>,
    file: usize,
    range: Range<usize>,
}

/// How numbers are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Dtype {
    F32,
    F16,
    Bf16,
    /// Not read; its name.
    Other(String),
}

/// Why a checkpoint cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// No bytes.
    #[error("The weights file is empty.")]
    Empty,
    /// Neither safetensors nor what PyTorch saves.
    #[error("This is no weights file: neither safetensors nor a PyTorch checkpoint ({reason}).")]
    NotWeights {
        /// What it seems to be instead.
        reason: String,
    },
    /// A safetensors file cut short or damaged.
    #[error("This is not a complete safetensors file ({reason}).")]
    NotSafetensors {
        /// The reader's words.
        reason: String,
    },
    /// A PyTorch checkpoint cut short, damaged, or with other things than tensors in it.
    #[error("This PyTorch checkpoint cannot be read: {reason}.")]
    NotTorch {
        /// What was expected and what came.
        reason: String,
    },
    /// A shard that the index names did not come.
    #[error("These weights are in several files, and {name} is missing.")]
    MissingShard {
        /// Its name.
        name: String,
    },
    /// A `config.json` that is none, or of another network.
    #[error("{file} does not describe a network that Vitrine knows: {reason}.")]
    Config {
        /// Which file.
        file: String,
        /// What was expected and what came.
        reason: String,
    },
    /// Some other network.
    #[error("These weights are not a DeiT's: {reason}.")]
    NotDeit {
        /// What gave it away.
        reason: String,
    },
    /// A convolutional network that is not known here.
    #[error("These weights are not those of a ResNet or MobileNetV2 that Vitrine knows: {reason}.")]
    NotCnn {
        /// What gave it away.
        reason: String,
    },
    /// A parameter is not in the file.
    #[error("These weights are not a complete network: the tensor {name} is missing.")]
    Missing {
        /// Its name.
        name: String,
    },
    /// A parameter has another shape.
    #[error("The tensor {name} should have the shape {expected:?}, but this file has {found:?}.")]
    TensorShape {
        /// Its name.
        name: String,
        /// The architecture's shape, as PyTorch has it.
        expected: Vec<usize>,
        /// The file's.
        found: Vec<usize>,
    },
    /// Numbers of a kind that is not read.
    #[error("The tensor {name} holds {dtype} numbers; only F32, F16 and BF16 are read.")]
    Dtype {
        /// Its name.
        name: String,
        /// The file's number type.
        dtype: String,
    },
    /// A parameter is not finite.
    #[error("The tensor {name} holds numbers that are not finite; the file is damaged.")]
    NotFinite {
        /// Its name.
        name: String,
    },
    /// The device gave no numbers back.
    #[error("The weights could not be read back from the device ({reason}).")]
    Device {
        /// The device's words.
        reason: String,
    },
}

impl Checkpoint {
    /// Reads the table of contents of one file.
    ///
    /// # Errors
    /// If these are not the bytes of a whole safetensors file or PyTorch checkpoint.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, WeightsError> {
        Self::from_files(vec![bytes])
    }

    /// Reads the tables of contents of shards, in any order.
    ///
    /// # Errors
    /// If one of them is not a whole safetensors file or PyTorch checkpoint.
    pub fn from_files(files: Vec<Vec<u8>>) -> Result<Self, WeightsError> {
        let mut stored = Vec::new();
        let mut metadata = HashMap::new();
        for (file, bytes) in files.iter().enumerate() {
            let found = match Format::of(bytes)? {
                Format::Safetensors => {
                    let (tensors, notes) = safetensors::read(bytes)?;
                    metadata.extend(notes);
                    tensors
                }
                Format::TorchZip => torch::read_zip(bytes)?,
                Format::TorchLegacy => torch::read_legacy(bytes)?,
            };
            stored.extend(found.into_iter().map(|tensor| Stored { file, ..tensor }));
        }
        let dialect = Dialect::of(stored.iter().map(|tensor| tensor.name.as_str()));
        let (tensors, unexpected) = match dialect {
            Some(dialect) => of_cnn(stored, dialect),
            None => by_timm_name(stored)?,
        };
        Ok(Self {
            dialect,
            files,
            tensors,
            unexpected,
            hints: Hints::from_metadata(&metadata),
        })
    }

    /// Adds what a `config.json` tells. What the weights themselves tell wins.
    pub fn describe(&mut self, config: &ModelConfig) {
        let Hints {
            heads,
            image_px,
            norm_eps,
            classes,
            preprocess,
            padding,
        } = config.hints.clone();
        let hints = &mut self.hints;
        hints.heads = hints.heads.or(heads);
        hints.image_px = hints.image_px.or(image_px);
        hints.norm_eps = hints.norm_eps.or(norm_eps);
        hints.classes = hints.classes.take().or(classes);
        hints.preprocess = hints.preprocess.take().or(preprocess);
        hints.padding = hints.padding.or(padding);
    }

    /// What is told beside the tensors.
    #[must_use]
    pub fn hints(&self) -> &Hints {
        &self.hints
    }

    /// Whose names the file has, if it is a convolutional network's.
    #[must_use]
    pub fn dialect(&self) -> Option<Dialect> {
        self.dialect
    }

    /// timm's names of the tensors.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.tensors.keys()
    }

    /// Whether the file has this tensor, by timm's name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.tensors.contains_key(name)
    }

    /// A tensor's shape, as PyTorch has it.
    ///
    /// # Errors
    /// If the file lacks it.
    pub fn shape(&self, name: &str) -> Result<&[usize], WeightsError> {
        Ok(&self.entry(name)?.shape)
    }

    /// How many consecutive `blocks.N` the file has.
    #[must_use]
    pub fn depth(&self) -> usize {
        (0..)
            .take_while(|index| self.has(&format!("blocks.{index}.norm1.weight")))
            .count()
    }

    /// Names of the tensors that are not in `used`, and those no network of ours has, sorted.
    pub(super) fn unused(&self, used: impl Fn(&str) -> bool) -> Vec<String> {
        let known = self.tensors.iter().filter(|(name, _)| !used(name));
        let mut names: Vec<String> = known
            .flat_map(|(_, entry)| entry.parts.iter().map(|part| part.name.clone()))
            .chain(self.unexpected.iter().cloned())
            .collect();
        names.sort();
        names
    }

    /// The bytes of the files.
    pub(super) fn bytes(&self) -> usize {
        self.files.iter().map(Vec::len).sum()
    }

    /// The bytes of all tensors, those that share them counted each.
    pub(super) fn named_bytes(&self) -> usize {
        let parts = self.tensors.values().flat_map(|entry| &entry.parts);
        parts
            .map(|part| part.range.len())
            .fold(0, usize::saturating_add)
    }

    fn entry(&self, name: &str) -> Result<&Entry, WeightsError> {
        self.tensors.get(name).ok_or_else(|| WeightsError::Missing {
            name: name.to_owned(),
        })
    }

    /// A tensor's numbers, row-major.
    ///
    /// # Errors
    /// If it is missing, of an unread number type, or not finite.
    pub fn floats(&self, name: &str) -> Result<Vec<f32>, WeightsError> {
        let entry = self.entry(name)?;
        let mut floats = Vec::with_capacity(entry.shape.iter().product());
        for part in &entry.parts {
            let bytes = self
                .files
                .get(part.file)
                .and_then(|file| file.get(part.range.clone()))
                .unwrap_or_default();
            let pairs = || bytes.as_chunks::<2>().0.iter();
            match &part.dtype {
                Dtype::F32 => floats.extend(
                    bytes
                        .as_chunks::<4>()
                        .0
                        .iter()
                        .map(|&chunk| f32::from_le_bytes(chunk)),
                ),
                Dtype::F16 => {
                    floats.extend(pairs().map(|&chunk| half::f16::from_le_bytes(chunk).to_f32()));
                }
                Dtype::Bf16 => {
                    floats.extend(pairs().map(|&chunk| half::bf16::from_le_bytes(chunk).to_f32()));
                }
                Dtype::Other(dtype) => {
                    return Err(WeightsError::Dtype {
                        name: part.name.clone(),
                        dtype: dtype.clone(),
                    });
                }
            }
        }
        if floats.iter().any(|number| !number.is_finite()) {
            return Err(WeightsError::NotFinite {
                name: name.to_owned(),
            });
        }
        Ok(floats)
    }
}

impl Hints {
    /// What our own files, and timm's, say in safetensors metadata.
    fn from_metadata(metadata: &HashMap<String, String>) -> Self {
        let number = |key: &str| metadata.get(key)?.parse().ok();
        Self {
            heads: number("heads"),
            image_px: number("image_px"),
            norm_eps: metadata
                .get("norm_eps")
                .and_then(|text| text.parse().ok())
                .filter(|eps: &f64| eps.is_finite() && *eps >= 0.0),
            classes: metadata
                .get("classes")
                .and_then(|text| serde_json::from_str(text).ok()),
            preprocess: metadata
                .get("preprocess")
                .and_then(|text| serde_json::from_str(text).ok())
                .filter(crate::preprocess::Preprocess::is_sound),
            padding: metadata.get("pad_type").map(|word| padding(word)),
        }
    }
}

/// timm's word for how images are padded.
pub(super) fn padding(word: &str) -> Padding {
    match word {
        "same" => Padding::Same,
        _ => Padding::Symmetric,
    }
}

enum Format {
    Safetensors,
    TorchZip,
    TorchLegacy,
}

impl Format {
    /// Tells a file's format by its first bytes.
    fn of(bytes: &[u8]) -> Result<Self, WeightsError> {
        let no = |reason: &str| {
            Err(WeightsError::NotWeights {
                reason: reason.to_owned(),
            })
        };
        match bytes {
            [] => Err(WeightsError::Empty),
            [b'P', b'K', 3, 4, ..] => Ok(Self::TorchZip),
            [0x80, 2..=5, ..] => Ok(Self::TorchLegacy),
            // A header's length in eight bytes, then JSON.
            [_, _, _, _, _, _, _, _, b'{', ..] => Ok(Self::Safetensors),
            [0x89, b'H', b'D', b'F', ..] => no("it is an HDF5 file, as Keras saves"),
            [_, _, _, _, b'T', b'F', b'L', b'3', ..] => no("it is a TensorFlow Lite file"),
            [b'v', b'e', b'r', b's', b'i', b'o', b'n', b' ', ..] => {
                no("it is a Git LFS pointer, not the file it points to; download the file itself")
            }
            [b'<', ..] => no("it is a web page"),
            [b'{', ..] => no("it is JSON"),
            _ => no("its first bytes are those of neither"),
        }
    }
}

/// The tensors under timm's names, pieces put together, and the names that are none of ours.
fn by_timm_name(
    stored: Vec<Stored>,
) -> Result<(BTreeMap<String, Entry>, Vec<String>), WeightsError> {
    let mut whole = BTreeMap::new();
    let mut pieces: BTreeMap<String, BTreeMap<usize, Stored>> = BTreeMap::new();
    let mut unexpected = Vec::new();
    for tensor in stored {
        match names::timm(&tensor.name) {
            Some((name, None)) if !whole.contains_key(&name) => {
                let shape = tensor.shape.clone();
                let parts = vec![tensor];
                whole.insert(name, Entry { shape, parts });
            }
            Some((name, Some(part))) => {
                pieces.entry(name).or_default().insert(part, tensor);
            }
            Some((_, None)) | None => unexpected.push(tensor.name),
        }
    }
    for (name, parts) in pieces {
        let complete = parts.keys().copied().eq(0..3);
        let parts: Vec<Stored> = parts.into_values().collect();
        let shape = joined(&parts).filter(|_| complete);
        let Some(shape) = shape else {
            let found: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
            return Err(WeightsError::NotDeit {
                reason: format!(
                    "query, key and value do not fit together for {name} (found {})",
                    found.join(", ")
                ),
            });
        };
        whole.insert(name, Entry { shape, parts });
    }
    Ok((whole, unexpected))
}

/// A convolutional network's tensors under timm's names, and the names that are none of its.
fn of_cnn(stored: Vec<Stored>, dialect: Dialect) -> (BTreeMap<String, Entry>, Vec<String>) {
    let (mut whole, mut unexpected) = (BTreeMap::new(), Vec::new());
    for tensor in stored {
        if is_counter(&tensor.name) {
            continue;
        }
        match dialect.timm(&tensor.name) {
            Some(name) if !whole.contains_key(&name) => {
                let shape = tensor.shape.clone();
                let parts = vec![tensor];
                whole.insert(name, Entry { shape, parts });
            }
            _ => unexpected.push(tensor.name),
        }
    }
    (whole, unexpected)
}

/// The shape of tensors put one after the other along the first dimension.
fn joined(parts: &[Stored]) -> Option<Vec<usize>> {
    let (&first, rest) = parts.first()?.shape.split_first()?;
    let alike =
        |part: &Stored| part.shape.first() == Some(&first) && part.shape.get(1..) == Some(rest);
    let rows = first.checked_mul(parts.len())?;
    parts.iter().all(alike).then(|| [&[rows], rest].concat())
}
