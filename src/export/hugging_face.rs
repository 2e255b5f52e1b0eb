//! A network as `transformers` opens it: tensors under its names, `config.json`, `preprocessor_config.json`.
//!
//! `transformers` has no `DeiT` III. But its gains can be multiplied into the layers before them, and a class token
//! without a position has the position zero: the result is a plain `ViT` with the same answers.
//!
//! # Source
//! transformers `configuration_vit.py`, `configuration_deit.py`; `image_processing_clip.py` (which keeps an image's
//! proportions), `image_processing_deit.py` (which squashes).

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::model::Architecture;
use crate::model::names;
use crate::model::weights::Parameter;
use crate::preprocess::{Interpolation, Preprocess, Resize};
use crate::report::Precision;

/// timm's parameters under `transformers`' names.
#[must_use]
pub fn parameters(architecture: &Architecture, timm: Vec<Parameter>) -> Vec<Parameter> {
    let timm = fold_gains(with_prefix_positions(architecture, timm));
    let model = if architecture.distilled {
        "deit"
    } else {
        "vit"
    };
    timm.into_iter()
        .flat_map(|parameter| renamed(parameter, model, architecture.dist_head))
        .collect()
}

/// `config.json`
#[must_use]
pub fn config(architecture: &Architecture, classes: &[String], precision: Precision) -> Value {
    let (class, model_type) = match (architecture.distilled, architecture.dist_head) {
        (false, _) => ("ViTForImageClassification", "vit"),
        (true, false) => ("DeiTForImageClassification", "deit"),
        (true, true) => ("DeiTForImageClassificationWithTeacher", "deit"),
    };
    let id2label: Map<String, Value> = classes
        .iter()
        .enumerate()
        .map(|(index, name)| (index.to_string(), json!(name)))
        .collect();
    let label2id: Map<String, Value> = classes
        .iter()
        .enumerate()
        .map(|(index, name)| (name.clone(), json!(index)))
        .collect();
    json!({
        "architectures": [class],
        "model_type": model_type,
        "hidden_size": architecture.dim,
        "num_hidden_layers": architecture.depth,
        "num_attention_heads": architecture.heads,
        "intermediate_size": architecture.mlp_dim,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.0,
        "attention_probs_dropout_prob": 0.0,
        "initializer_range": 0.02,
        "layer_norm_eps": architecture.norm_eps,
        "image_size": architecture.image_px.0,
        "patch_size": architecture.patch_px,
        "num_channels": 3,
        "qkv_bias": true,
        "encoder_stride": architecture.patch_px,
        "problem_type": "single_label_classification",
        "dtype": match precision { Precision::F32 => "float32", Precision::F16 => "float16" },
        "id2label": id2label,
        "label2id": label2id,
    })
}

/// `preprocessor_config.json`
///
/// Where an odd number of pixels is left over around the middle square, transformers rounds its corner down; timm
/// and we round to the even (`round((side - crop) / 2)`). Then it sees the image one pixel further up or left, if the
/// half lies below an odd number, which no file can change.
#[must_use]
pub fn preprocessor(preprocess: &Preprocess) -> Value {
    let side = preprocess.resize_px();
    let (kind, size) = match preprocess.resize {
        Resize::ShortSide(_) => ("CLIPImageProcessor", json!({ "shortest_edge": side })),
        Resize::Squash(_) => (
            "DeiTImageProcessor",
            json!({ "height": side, "width": side }),
        ),
    };
    json!({
        "image_processor_type": kind,
        "do_convert_rgb": true,
        "do_resize": true,
        "size": size,
        "resample": match preprocess.interpolation { Interpolation::Bilinear => 2, Interpolation::Bicubic => 3 },
        "do_center_crop": true,
        "crop_size": { "height": preprocess.crop_px, "width": preprocess.crop_px },
        "do_rescale": true,
        "rescale_factor": 1.0 / 255.0,
        "do_normalize": true,
        "image_mean": preprocess.mean.map(short),
        "image_std": preprocess.std.map(short),
    })
}

/// The shortest decimal that is this number in 32 bits, so that 0.485 is not written 0.48500001430511475.
pub(super) fn short(number: f32) -> f64 {
    number.to_string().parse().unwrap_or(f64::from(number))
}

/// Positions for all tokens: zero where the network has none.
fn with_prefix_positions(architecture: &Architecture, mut timm: Vec<Parameter>) -> Vec<Parameter> {
    let missing = architecture.prefix_tokens() - architecture.prefix_positions();
    for parameter in &mut timm {
        if parameter.name == "pos_embed" && missing > 0 {
            let zeros = vec![0.0; missing * architecture.dim];
            parameter.floats.splice(0..0, zeros);
            parameter.shape = vec![1, architecture.tokens(), architecture.dim];
        }
    }
    timm
}

/// Multiplies each gain into the rows of the layer it follows.
fn fold_gains(timm: Vec<Parameter>) -> Vec<Parameter> {
    let mut gains = HashMap::new();
    let mut kept = Vec::with_capacity(timm.len());
    for parameter in timm {
        let layer = [("ls1.gamma", "attn.proj"), ("ls2.gamma", "mlp.fc2")]
            .into_iter()
            .find_map(|(gain, layer)| {
                Some(format!("{}{layer}", parameter.name.strip_suffix(gain)?))
            });
        match layer {
            Some(layer) => _ = gains.insert(layer, parameter.floats),
            None => kept.push(parameter),
        }
    }
    for parameter in &mut kept {
        let layer = parameter
            .name
            .rsplit_once('.')
            .map_or("", |(layer, _)| layer);
        let Some(gains) = gains.get(layer) else {
            continue;
        };
        let width = (parameter.floats.len() / gains.len().max(1)).max(1);
        for (row, gain) in parameter.floats.chunks_mut(width).zip(gains) {
            row.iter_mut().for_each(|number| *number *= gain);
        }
    }
    kept
}

/// A parameter under `transformers`' name, in three if they keep it so.
fn renamed(parameter: Parameter, model: &str, dist_head: bool) -> Vec<Parameter> {
    let names = names::hugging_face(&parameter.name);
    let wanted = |name: &str| match name.split('.').next() {
        Some("classifier") => !dist_head,
        Some("cls_classifier" | "distillation_classifier") => dist_head,
        _ => true,
    };
    let full = |name: &str| {
        if name.contains("classifier") {
            name.to_owned()
        } else {
            format!("{model}.{name}")
        }
    };
    let pieces = names
        .iter()
        .filter(|(_, part)| part.is_some())
        .count()
        .max(1);
    let length = parameter.floats.len() / pieces;
    let mut shape = parameter.shape;
    if let Some(rows) = shape.first_mut() {
        *rows /= pieces;
    }
    names
        .into_iter()
        .filter(|(name, _)| wanted(name))
        .map(|(name, part)| {
            let start = part.unwrap_or(0) * length;
            Parameter {
                name: full(&name),
                shape: shape.clone(),
                floats: parameter.floats[start..start + length].to_vec(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(name: &str, shape: &[usize]) -> Parameter {
        let count: u16 = u16::try_from(shape.iter().product::<usize>()).expect("small");
        Parameter {
            name: name.to_owned(),
            shape: shape.to_vec(),
            floats: (0..count).map(f32::from).collect(),
        }
    }

    #[test]
    fn query_key_and_value_are_kept_apart() {
        let found = renamed(parameter("blocks.0.attn.qkv.weight", &[6, 2]), "vit", false);
        let names: Vec<_> = found
            .iter()
            .map(|part| part.name.rsplit('.').nth(1).expect("named"))
            .collect();
        assert_eq!(names, ["query", "key", "value"]);
        assert!(found.iter().all(|part| part.shape == [2, 2]));
        assert_eq!(found[2].floats, [8.0, 9.0, 10.0, 11.0]);
    }

    #[test]
    fn gains_go_into_the_layer_before_them() {
        let gains = Parameter {
            floats: vec![2.0, 10.0],
            ..parameter("blocks.0.ls1.gamma", &[2])
        };
        let found = fold_gains(vec![
            parameter("blocks.0.attn.proj.weight", &[2, 2]),
            parameter("blocks.0.attn.proj.bias", &[2]),
            gains,
        ]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].floats, [0.0, 2.0, 20.0, 30.0]);
        assert_eq!(found[1].floats, [0.0, 10.0]);
    }

    #[test]
    fn statistics_are_written_as_people_write_them() {
        let text = preprocessor(&Preprocess::deit(224)).to_string();
        assert!(
            text.contains("[0.485,0.456,0.406]") && text.contains("\"shortest_edge\":256"),
            "{text}"
        );
    }
}
