//! A network as timm opens it: `timm.create_model("local-dir:FOLDER")`.
//!
//! # Source
//! timm `models/_hub.py`, `load_model_config_from_path`, and `models/_factory.py`: `architecture`, `model_args`,
//! `pretrained_cfg`.

use serde_json::{Value, json};

use super::hugging_face::short;
use crate::model::Architecture;
use crate::preprocess::{Interpolation, Preprocess, Resize};

/// `config.json`: a published architecture, and in what this one differs from it.
#[must_use]
pub fn config(architecture: &Architecture, classes: &[String], preprocess: &Preprocess) -> Value {
    let name = if architecture.distilled {
        "deit_tiny_distilled_patch16_224"
    } else {
        "vit_tiny_patch16_224"
    };
    let mut arguments = json!({
        "img_size": architecture.image_px.0,
        "patch_size": architecture.patch_px,
        "embed_dim": architecture.dim,
        "depth": architecture.depth,
        "num_heads": architecture.heads,
        "mlp_ratio": ratio(architecture.mlp_dim, architecture.dim),
    });
    if architecture.layer_scale {
        arguments["init_values"] = json!(1e-6);
    }
    if !architecture.prefix_positions {
        arguments["no_embed_class"] = json!(true);
    }
    let px = architecture.image_px.0;
    let crop_pct = ratio(preprocess.crop_px as usize, preprocess.resize_px() as usize);
    json!({
        "architecture": name,
        "num_classes": architecture.classes,
        "num_features": architecture.dim,
        "label_names": classes,
        "model_args": arguments,
        "pretrained_cfg": {
            "input_size": [3, px, px],
            "fixed_input_size": true,
            "interpolation": match preprocess.interpolation { Interpolation::Bilinear => "bilinear", Interpolation::Bicubic => "bicubic" },
            "crop_pct": crop_pct,
            "crop_mode": match preprocess.resize { Resize::ShortSide(_) => "center", Resize::Squash(_) => "squash" },
            "mean": preprocess.mean.map(short),
            "std": preprocess.std.map(short),
            "num_classes": architecture.classes,
            "pool_size": null,
            "first_conv": "patch_embed.proj",
            "classifier": if architecture.dist_head { json!(["head", "head_dist"]) } else { json!("head") },
        },
    })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sides and widths of at most a few thousand"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
