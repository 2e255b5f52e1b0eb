//! The table of contents of what `torch.save` writes: a zip (PyTorch 1.6 and later), or the pickle stream before it.
//!
//! # Source
//! PyTorch `torch/serialization.py`: `_save`, `_legacy_save`; `torch/_utils.py`: `_rebuild_tensor_v2`.

use std::collections::HashMap;
use std::io::Cursor;
use std::ops::Range;

use zip::{CompressionMethod, ZipArchive};

use super::pickle::{self, Value};
use super::{Dtype, Stored, WeightsError};

/// Where training programs put the weights among other things, best first. # Source: timm `_helpers.py`, `load_state_dict`.
const WEIGHTS_KEYS: [&str; 5] = [
    "model_ema",
    "state_dict_ema",
    "model",
    "state_dict",
    "model_state_dict",
];

/// The largest pickle in a zip.
const MAX_PICKLE_BYTES: u64 = 64 << 20;

fn wrong(reason: impl Into<String>) -> WeightsError {
    WeightsError::NotTorch {
        reason: reason.into(),
    }
}

/// The tensors of a zip checkpoint.
pub(super) fn read_zip(bytes: &[u8]) -> Result<Vec<Stored>, WeightsError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| wrong(format!("its zip directory is damaged or cut off ({error})")))?;
    let root = zip
        .file_names()
        .filter_map(Result::ok)
        .find_map(|name| Some(name.strip_suffix("data.pkl")?.to_owned()))
        .ok_or_else(|| wrong("it is a zip without a data.pkl, so not one of PyTorch's"))?;
    let pickle = entry(&mut zip, &format!("{root}data.pkl"))?;
    if (pickle.end - pickle.start) as u64 > MAX_PICKLE_BYTES {
        return Err(wrong(
            "its table of contents is far longer than any model's",
        ));
    }
    if let Ok(order) = entry(&mut zip, &format!("{root}byteorder"))
        && bytes.get(order) == Some(b"big")
    {
        return Err(wrong("it was saved on a big-endian machine"));
    }
    let (value, _) = pickle::read(bytes.get(pickle).unwrap_or_default()).map_err(wrong)?;
    let mut tensors = Vec::new();
    for (name, tensor) in state_dict(&value)? {
        let storage = entry(&mut zip, &format!("{root}data/{}", tensor.key))?;
        tensors.push(tensor.stored(name, &storage)?);
    }
    Ok(tensors)
}

/// Where an uncompressed entry's bytes are.
fn entry(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Range<usize>, WeightsError> {
    let file = zip
        .by_name(name)
        .map_err(|error| wrong(format!("{name} is missing or damaged ({error})")))?;
    if file.compression() != CompressionMethod::Stored {
        return Err(wrong(format!(
            "{name} is compressed, which PyTorch does not do"
        )));
    }
    let place = file.data_start().and_then(|start| {
        let start = usize::try_from(start).ok()?;
        let length = usize::try_from(file.size()).ok()?;
        Some(start..start.checked_add(length)?)
    });
    place.ok_or_else(|| wrong(format!("{name} has no place in the file")))
}

/// The tensors of a checkpoint from before PyTorch 1.6: magic number, version, machine, the object, the storages'
/// keys, then each storage as a count and its numbers.
pub(super) fn read_legacy(bytes: &[u8]) -> Result<Vec<Stored>, WeightsError> {
    let mut at = 0;
    let mut next = || {
        let rest = bytes.get(at..).unwrap_or_default();
        let (value, taken) = pickle::read(rest).map_err(wrong)?;
        at += taken;
        Ok(value)
    };
    let _magic: Value = next()?;
    let version: Value = next()?;
    if version.count() != Some(1001) {
        return Err(wrong(
            "it is a Python pickle, but none that torch.save wrote",
        ));
    }
    let machine = next()?;
    let little = machine.pairs().into_iter().flatten().any(|(key, value)| {
        key.text() == Some("little_endian") && matches!(value, Value::Bool(true))
    });
    if !little {
        return Err(wrong("it was saved on a big-endian machine"));
    }
    let object = next()?;
    let keys = next()?;
    let named = state_dict(&object)?;
    let widths: HashMap<&str, usize> = named
        .iter()
        .map(|(_, tensor)| (tensor.key.as_str(), tensor.width))
        .collect();
    let mut storages = HashMap::new();
    for key in keys.list().unwrap_or_default() {
        let key = key
            .text()
            .ok_or_else(|| wrong("a storage without a name"))?;
        let count = bytes
            .get(at..)
            .and_then(|rest| rest.first_chunk::<8>())
            .map(|count| u64::from_le_bytes(*count))
            .and_then(|count| usize::try_from(count).ok());
        // A storage of no named tensor has an unknown width: nothing behind it can be found.
        let width = widths.get(key).copied();
        let end = count
            .zip(width)
            .and_then(|(count, width)| count.checked_mul(width)?.checked_add(at + 8))
            .filter(|end| *end <= bytes.len())
            .ok_or_else(|| wrong(format!("its numbers end before those of storage {key}")))?;
        storages.insert(key, at + 8..end);
        at = end;
    }
    named
        .iter()
        .map(|(name, tensor)| {
            let storage = storages
                .get(tensor.key.as_str())
                .ok_or_else(|| wrong(format!("the numbers of {name} are missing")))?;
            tensor.stored(name.clone(), storage)
        })
        .collect()
}

/// A tensor as a pickle describes it.
struct Described {
    key: String,
    dtype: Dtype,
    /// Bytes a number takes.
    width: usize,
    offset: usize,
    shape: Vec<usize>,
}

impl Described {
    /// The tensor with its place in the file.
    fn stored(&self, name: String, storage: &Range<usize>) -> Result<Stored, WeightsError> {
        let width = self.width;
        let bytes = self
            .shape
            .iter()
            .try_fold(width, |bytes, side| bytes.checked_mul(*side));
        let range = self.offset.checked_mul(width).and_then(|offset| {
            let start = storage.start.checked_add(offset)?;
            Some(start..start.checked_add(bytes?)?)
        });
        match range {
            Some(range) if range.end <= storage.end => Ok(Stored {
                name,
                dtype: self.dtype.clone(),
                shape: self.shape.clone(),
                file: 0,
                range,
            }),
            _ => Err(wrong(format!(
                "{name} has the shape {:?}, but its storage holds {} bytes",
                self.shape,
                storage.len()
            ))),
        }
    }
}

/// The named tensors of the dictionary that holds the weights.
fn state_dict(root: &Value) -> Result<Vec<(String, Described)>, WeightsError> {
    let find = |wanted: &str| {
        let mut pairs = root.pairs()?;
        pairs
            .find(|(key, value)| key.text() == Some(wanted) && value.pairs().is_some())
            .map(|(_, value)| value)
    };
    let weights = WEIGHTS_KEYS.into_iter().find_map(find).unwrap_or(root);
    let Some(pairs) = weights.pairs() else {
        return Err(wrong(
            "it holds no dictionary of tensors; save model.state_dict() rather than the model",
        ));
    };
    let mut tensors = Vec::new();
    for (key, value) in pairs {
        if let (Some(name), Some(tensor)) = (key.text(), tensor(value)) {
            tensors.push((
                name.to_owned(),
                tensor.map_err(|reason| wrong(format!("{name} {reason}")))?,
            ));
        }
    }
    if tensors.is_empty() {
        return Err(wrong("it holds no tensors by name"));
    }
    Ok(tensors)
}

/// The tensor a value stands for: `_rebuild_tensor_v2(storage, offset, shape, strides, …)`, or a parameter of one.
fn tensor(value: &Value) -> Option<Result<Described, String>> {
    match value.call()? {
        ("torch._utils._rebuild_parameter", [tensor_value, ..]) => tensor(tensor_value),
        ("torch._utils._rebuild_tensor_v2", [storage, offset, shape, strides, ..]) => Some(
            describe(storage, offset, shape, strides)
                .ok_or_else(|| "is not described as PyTorch describes tensors".to_owned())
                .and_then(|(tensor, dense)| {
                    if dense {
                        Ok(tensor)
                    } else {
                        Err(
                            "is stored as a view of another tensor; save it with .contiguous()"
                                .to_owned(),
                        )
                    }
                }),
        ),
        _ => None,
    }
}

/// A tensor, and whether its numbers lie row by row without gaps.
fn describe(
    storage: &Value,
    offset: &Value,
    shape: &Value,
    strides: &Value,
) -> Option<(Described, bool)> {
    // ('storage', torch.FloatStorage, key, device, count)
    let [_, class, key, ..] = storage.list()? else {
        return None;
    };
    let counts = |value: &Value| {
        value
            .list()?
            .iter()
            .map(Value::count)
            .collect::<Option<Vec<_>>>()
    };
    let (shape, strides) = (counts(shape)?, counts(strides)?);
    let mut dense = 1_usize;
    let mut is_dense = shape.len() == strides.len();
    for (side, stride) in shape.iter().zip(&strides).rev() {
        is_dense &= *side == 1 || *stride == dense;
        dense = dense.checked_mul(*side)?;
    }
    let other = |width, name: &str| (Dtype::Other(name.to_owned()), width);
    let (dtype, width) = match class.global()?.rsplit('.').next()? {
        "FloatStorage" => (Dtype::F32, 4),
        "HalfStorage" => (Dtype::F16, 2),
        "BFloat16Storage" => (Dtype::Bf16, 2),
        name @ ("DoubleStorage" | "LongStorage" | "ComplexFloatStorage") => other(8, name),
        name @ "IntStorage" => other(4, name),
        name @ "ShortStorage" => other(2, name),
        name @ ("CharStorage" | "ByteStorage" | "BoolStorage") => other(1, name),
        _ => return None,
    };
    let tensor = Described {
        key: key.text()?.to_owned(),
        dtype,
        width,
        offset: offset.count()?,
        shape,
    };
    Some((tensor, is_dense))
}
