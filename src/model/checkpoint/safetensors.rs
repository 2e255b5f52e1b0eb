//! The table of contents of a safetensors file.

use std::collections::HashMap;

use ::safetensors::tensor::{Dtype as FileDtype, Metadata, SafeTensors};

use super::{Dtype, Stored, WeightsError};

/// The tensors of a file, and its notes.
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Stored>, HashMap<String, String>), WeightsError> {
    let broken = |error: ::safetensors::SafeTensorError| WeightsError::NotSafetensors {
        reason: error.to_string(),
    };
    SafeTensors::deserialize(bytes).map_err(broken)?;
    let (header, metadata): (usize, Metadata) =
        SafeTensors::read_metadata(bytes).map_err(broken)?;
    let data = header + 8;
    let tensors = metadata.tensors().into_iter().map(|(name, info)| {
        let (start, end) = info.data_offsets;
        Stored {
            name,
            dtype: match info.dtype {
                FileDtype::F32 => Dtype::F32,
                FileDtype::F16 => Dtype::F16,
                FileDtype::BF16 => Dtype::Bf16,
                other => Dtype::Other(format!("{other:?}")),
            },
            shape: info.shape.clone(),
            file: 0,
            range: data + start..data + end,
        }
    });
    Ok((
        tensors.collect(),
        metadata.metadata().clone().unwrap_or_default(),
    ))
}

/// The shards that a `model.safetensors.index.json` names, sorted.
///
/// # Errors
/// If it is no such index.
pub(crate) fn shards(index: &[u8]) -> Result<Vec<String>, WeightsError> {
    #[derive(serde::Deserialize)]
    struct Index {
        weight_map: HashMap<String, String>,
    }
    let Index { weight_map } =
        serde_json::from_slice(index).map_err(|error| WeightsError::Config {
            file: "model.safetensors.index.json".to_owned(),
            reason: error.to_string(),
        })?;
    let mut shards: Vec<String> = weight_map.into_values().collect();
    shards.sort();
    shards.dedup();
    if shards.iter().any(|name| name.contains(['/', '\\'])) {
        return Err(WeightsError::Config {
            file: "model.safetensors.index.json".to_owned(),
            reason: "it names files in other folders".to_owned(),
        });
    }
    Ok(shards)
}
