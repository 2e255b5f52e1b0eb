//! A network as timm opens it: `timm.create_model("local-dir:FOLDER")`.
//!
//! # Source
//! timm `models/_hub.py`, `load_model_config_from_path`, and `models/_factory.py`: `architecture`, `model_args`,
//! `pretrained_cfg`.
//!
//! timm's distilled `DeiT` has two heads always. One with a single head on its class token is the plain `ViT` with
//! the distillation token as its one register, which nobody reads: `reg_token`.

use serde_json::{Value, json};

use super::hugging_face::short;
use crate::architecture::cnn::{CnnArchitecture, CnnFamily, Padding};
use crate::model::Architecture;
use crate::model::weights::Parameter;
use crate::preprocess::{Interpolation, Preprocess, Resize};

/// Our parameters under timm's names for this architecture.
#[must_use]
pub fn parameters(architecture: &Architecture, mut own: Vec<Parameter>) -> Vec<Parameter> {
    if has_register(architecture) {
        for parameter in &mut own {
            if parameter.name == "dist_token" {
                "reg_token".clone_into(&mut parameter.name);
            }
        }
    }
    own
}

/// `config.json`: a published architecture, and in what this one differs from it.
#[must_use]
pub fn config(architecture: &Architecture, classes: &[String], preprocess: &Preprocess) -> Value {
    let name = if architecture.dist_head {
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
    if has_register(architecture) {
        arguments["reg_tokens"] = json!(1);
    }
    let px = architecture.image_px.0;
    let mut pretrained = pretrained(px, architecture.classes, preprocess);
    pretrained["fixed_input_size"] = json!(true);
    pretrained["pool_size"] = Value::Null;
    pretrained["first_conv"] = json!("patch_embed.proj");
    pretrained["classifier"] = if architecture.dist_head {
        json!(["head", "head_dist"])
    } else {
        json!("head")
    };
    json!({
        "architecture": name,
        "num_classes": architecture.classes,
        "num_features": architecture.dim,
        "label_names": classes,
        "model_args": arguments,
        "pretrained_cfg": pretrained,
    })
}

/// `config.json` of a convolutional network. A width that timm has no name for is described by the nearest name; the
/// tensors then fit here, but not there.
#[must_use]
pub fn cnn_config(
    architecture: &CnnArchitecture,
    classes: &[String],
    preprocess: &Preprocess,
) -> Value {
    let mut arguments = json!({});
    let (name, first) = match architecture.family {
        CnnFamily::ResNet => {
            let counts = (0..4).map(|stage| {
                let blocks = architecture.blocks.iter();
                blocks.filter(|block| block.stage == stage).count()
            });
            let counts: Vec<usize> = counts.collect();
            let three = architecture.blocks.iter().any(|block| block.three);
            let name = match (three, counts.as_slice()) {
                (false, [3, 4, 6, 3]) => "resnet34",
                (false, _) => "resnet18",
                (true, [3, 4, 23, 3]) => "resnet101",
                (true, [3, 8, 36, 3]) => "resnet152",
                (true, _) => "resnet50",
            };
            arguments["layers"] = json!(counts);
            (name, "conv1")
        }
        CnnFamily::MobileNetV2 => {
            let name = match architecture.channels_before(architecture.blocks.len()) {
                112 => "mobilenetv2_035",
                160 => "mobilenetv2_050",
                240 => "mobilenetv2_075",
                448 => "mobilenetv2_140",
                _ => "mobilenetv2_100",
            };
            (name, "conv_stem")
        }
    };
    if architecture.padding == Padding::Same {
        arguments["pad_type"] = json!("same");
    }
    let mut pretrained = pretrained(architecture.image_px.0, architecture.classes, preprocess);
    pretrained["first_conv"] = json!(first);
    pretrained["classifier"] = json!(architecture.head_name());
    json!({
        "architecture": name,
        "num_classes": architecture.classes,
        "num_features": architecture.dim,
        "label_names": classes,
        "model_args": arguments,
        "pretrained_cfg": pretrained,
    })
}

/// What timm keeps of how images become inputs.
fn pretrained(px: usize, classes: usize, preprocess: &Preprocess) -> Value {
    json!({
        "input_size": [3, px, px],
        "interpolation": match preprocess.interpolation { Interpolation::Bilinear => "bilinear", Interpolation::Bicubic => "bicubic" },
        "crop_pct": crop_pct(preprocess),
        "crop_mode": match preprocess.resize { Resize::ShortSide(_) => "center", Resize::Squash(_) => "squash" },
        "mean": preprocess.mean.map(short),
        "std": preprocess.std.map(short),
        "num_classes": classes,
    })
}

fn has_register(architecture: &Architecture) -> bool {
    architecture.distilled && !architecture.dist_head
}

/// The share of the resized image that is seen, such that `floor(crop_px / crop_pct)`, which timm and we compute from
/// it, is the side it was resized to: for one pair of sides in twenty-five rounding makes the plain quotient too large.
fn crop_pct(preprocess: &Preprocess) -> f64 {
    let quotient = ratio(preprocess.crop_px as usize, preprocess.resize_px() as usize);
    if f64::from(preprocess.crop_px) / quotient < f64::from(preprocess.resize_px()) {
        quotient.next_down()
    } else {
        quotient
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sides and widths of at most a few thousand"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_side_is_found_again_from_the_share_that_is_seen() {
        for resize_px in 16..1024_u32 {
            let preprocess = Preprocess {
                resize: Resize::ShortSide(resize_px),
                ..Preprocess::deit(16)
            };
            let found = (f64::from(preprocess.crop_px) / crop_pct(&preprocess)).floor();
            assert!(
                (found - f64::from(resize_px)).abs() < 0.5,
                "{found}, not {resize_px}"
            );
        }
    }
}
