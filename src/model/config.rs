//! What publishers say beside the weights: `config.json` and `preprocessor_config.json` of Hugging Face, and timm's
//! `config.json`. Read for what shapes cannot tell: heads, epsilon, class names, preprocessing.
//!
//! Three traps in the published files, met on purpose ([`published_preprocess`]):
//!
//! 1. `facebook/deit-*` without distillation publish the preprocessing of another model (mean and standard deviation
//!    0.5, no centre crop), although they were trained with `ImageNet`'s statistics and 256 → 224.
//! 2. `size` is a number, `{"height", "width"}` or `{"shortest_edge"}`, by revision; `DeiT`'s own processor squashes
//!    to 256 × 256 where the original kept the proportions.
//! 3. Both heads' answers are averaged as logits, as the released code does, not as probabilities as in the paper.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::checkpoint::{Hints, WeightsError, padding};
use crate::preprocess::{IMAGENET_MEAN, IMAGENET_STD, Interpolation, Preprocess, Resize};

/// Classes at most: what index numbers in a `config.json` may ask us to hold.
const MAX_CLASSES: usize = 1 << 20;

/// A `config.json`, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModelConfig {
    /// What it tells of the network.
    pub hints: Hints,
    /// Where the file says it comes from.
    pub origin: Option<String>,
}

/// How images become inputs, and what the user should know of that.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// What to do.
    pub preprocess: Preprocess,
    /// In what it differs from the published files, and why: plain sentences.
    pub notes: Vec<String>,
}

/// Both dialects of `config.json`; what is not named here is of no interest.
#[derive(Deserialize)]
struct File {
    // Hugging Face
    model_type: Option<String>,
    num_attention_heads: Option<usize>,
    image_size: Option<Size>,
    layer_norm_eps: Option<f64>,
    hidden_act: Option<String>,
    id2label: Option<BTreeMap<String, String>>,
    #[serde(rename = "_name_or_path")]
    name_or_path: Option<String>,
    // timm
    architecture: Option<String>,
    label_names: Option<Vec<String>>,
    model_args: Option<TimmArguments>,
    pretrained_cfg: Option<TimmConfig>,
}

#[derive(Deserialize)]
struct TimmArguments {
    num_heads: Option<usize>,
    pad_type: Option<String>,
}

#[derive(Deserialize)]
struct TimmConfig {
    input_size: Option<Vec<u32>>,
    mean: Option<[f32; 3]>,
    std: Option<[f32; 3]>,
    crop_pct: Option<f64>,
    crop_mode: Option<String>,
    interpolation: Option<String>,
}

/// A size as it has been written over the years.
#[derive(Deserialize, Clone, Copy)]
#[serde(untagged)]
enum Size {
    Side(u32),
    Pair([u32; 2]),
    Named {
        height: Option<u32>,
        width: Option<u32>,
        shortest_edge: Option<u32>,
    },
}

/// `preprocessor_config.json`
#[derive(Deserialize)]
struct Processor {
    #[serde(default = "yes")]
    do_resize: bool,
    size: Option<Size>,
    resample: Option<u32>,
    #[serde(default)]
    do_center_crop: bool,
    crop_size: Option<Size>,
    #[serde(default = "yes")]
    do_normalize: bool,
    image_mean: Option<[f32; 3]>,
    image_std: Option<[f32; 3]>,
}

fn yes() -> bool {
    true
}

impl ModelConfig {
    /// Reads a `config.json`.
    ///
    /// # Errors
    /// If it is none, or of another network.
    pub fn from_json(bytes: &[u8]) -> Result<Self, WeightsError> {
        let wrong = |reason: String| WeightsError::Config {
            file: "config.json".to_owned(),
            reason,
        };
        let file: File = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
        if let Some(kind) = &file.model_type
            && !matches!(kind.as_str(), "vit" | "deit")
        {
            return Err(wrong(format!(
                "its model_type is \"{kind}\", \"deit\" or \"vit\" are needed"
            )));
        }
        if let Some(name) = &file.architecture
            && !["deit", "vit_", "resnet", "mobilenetv2_"]
                .iter()
                .any(|start| name.starts_with(start))
        {
            return Err(wrong(format!(
                "its architecture is \"{name}\", a timm name that begins with deit, vit_, resnet or mobilenetv2_ is needed"
            )));
        }
        if let Some(activation) = &file.hidden_act
            && activation != "gelu"
        {
            return Err(wrong(format!(
                "its hidden_act is \"{activation}\", \"gelu\" is needed"
            )));
        }
        let classes = file
            .label_names
            .or_else(|| file.id2label.and_then(in_order));
        let arguments = file.model_args.as_ref();
        let pad_type = arguments.and_then(|arguments| arguments.pad_type.as_deref());
        Ok(Self {
            hints: Hints {
                padding: pad_type.map(padding),
                heads: file
                    .num_attention_heads
                    .or(arguments.and_then(|arguments| arguments.num_heads)),
                image_px: file
                    .image_size
                    .and_then(Size::side)
                    .map(|side| side as usize),
                norm_eps: file
                    .layer_norm_eps
                    .filter(|eps| eps.is_finite() && *eps >= 0.0),
                classes,
                preprocess: file.pretrained_cfg.and_then(TimmConfig::preprocess),
            },
            origin: file.name_or_path,
        })
    }
}

/// `id2label`'s values by number; nothing if the numbers have gaps, or the names are the placeholders of files
/// without names.
fn in_order(labels: BTreeMap<String, String>) -> Option<Vec<String>> {
    let mut numbered = labels
        .into_iter()
        .map(|(index, name)| Some((index.parse::<usize>().ok()?, name)))
        .collect::<Option<Vec<_>>>()?;
    numbered.sort();
    let whole = numbered.len() <= MAX_CLASSES
        && numbered
            .iter()
            .map(|(index, _)| *index)
            .eq(0..numbered.len());
    let named = numbered
        .iter()
        .any(|(index, name)| *name != format!("LABEL_{index}"));
    (whole && named).then(|| numbered.into_iter().map(|(_, name)| name).collect())
}

impl Size {
    fn side(self) -> Option<u32> {
        match self {
            Self::Side(side) => Some(side),
            Self::Pair([height, width])
            | Self::Named {
                height: Some(height),
                width: Some(width),
                ..
            } => (height == width).then_some(height),
            Self::Named { shortest_edge, .. } => shortest_edge,
        }
    }

    /// Whether both sides are fixed. A bare number is both sides to `ViT`'s processor, which wrote it.
    fn squashes(self) -> bool {
        !matches!(
            self,
            Self::Named {
                shortest_edge: Some(_),
                ..
            }
        )
    }
}

impl TimmConfig {
    /// # Source
    /// timm `data/transforms_factory.py`, `transforms_imagenet_eval`.
    fn preprocess(self) -> Option<Preprocess> {
        let &[3, crop_px, width] = self.input_size?.as_slice() else {
            return None;
        };
        let crop_pct = self.crop_pct.unwrap_or(0.875);
        if crop_px != width || !(0.1..=1.0).contains(&crop_pct) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a side of a few hundred pixels, rounded down as timm does"
        )]
        let side = (f64::from(crop_px) / crop_pct).floor() as u32;
        let preprocess = Preprocess {
            resize: match self.crop_mode.as_deref() {
                Some("squash") => Resize::Squash(side),
                _ => Resize::ShortSide(side),
            },
            crop_px,
            interpolation: match self.interpolation.as_deref() {
                Some("bilinear") => Interpolation::Bilinear,
                _ => Interpolation::Bicubic,
            },
            mean: self.mean.unwrap_or(IMAGENET_MEAN),
            std: self.std.unwrap_or(IMAGENET_STD),
        };
        preprocess.is_sound().then_some(preprocess)
    }
}

/// What a `preprocessor_config.json` says, as it says it.
///
/// # Errors
/// If it is none, or asks for what no `DeiT` needs.
///
/// # Source
/// transformers `image_processing_vit.py`, `image_processing_deit.py`; `resample` is Pillow's number.
pub fn read_preprocess(bytes: &[u8], input_px: u32) -> Result<Preprocess, WeightsError> {
    let wrong = |reason: String| WeightsError::Config {
        file: "preprocessor_config.json".to_owned(),
        reason,
    };
    let file: Processor =
        serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
    let interpolation = match file.resample {
        None | Some(2) => Interpolation::Bilinear,
        Some(3) => Interpolation::Bicubic,
        Some(other) => {
            return Err(wrong(format!(
                "its resample is {other}, only 2 (bilinear) and 3 (bicubic) are known"
            )));
        }
    };
    let side = file.size.and_then(Size::side).unwrap_or(input_px);
    let crop_px = if file.do_center_crop {
        file.crop_size.and_then(Size::side).unwrap_or(input_px)
    } else {
        side
    };
    let resize = match file.size {
        _ if !file.do_resize => Resize::Squash(crop_px),
        Some(size) if !size.squashes() => Resize::ShortSide(side),
        _ => Resize::Squash(side),
    };
    let (mean, std) = if file.do_normalize {
        (
            file.image_mean.unwrap_or([0.5; 3]),
            file.image_std.unwrap_or([0.5; 3]),
        )
    } else {
        ([0.0; 3], [1.0; 3])
    };
    let preprocess = Preprocess {
        resize,
        crop_px,
        interpolation,
        mean,
        std,
    };
    if preprocess.is_sound() {
        Ok(preprocess)
    } else {
        Err(wrong(
            "its sizes or statistics cannot be computed with".to_owned(),
        ))
    }
}

/// How images become inputs of a model published as `origin` (a hub id, where known), from what its files say.
#[must_use]
pub fn published_preprocess(
    origin: Option<&str>,
    timm: Option<Preprocess>,
    processor: Option<Preprocess>,
    input_px: u32,
) -> Published {
    let is_deit = origin.is_some_and(|origin| {
        let name = origin.rsplit('/').next().unwrap_or(origin);
        origin.starts_with("facebook/") && name.starts_with("deit-")
    });
    let mut notes = Vec::new();
    let mut preprocess = timm
        .or(processor)
        .unwrap_or_else(|| Preprocess::deit(input_px));
    if is_deit && preprocess != Preprocess::deit(input_px) {
        notes.push(format!(
            "The published preprocessing file says \"{preprocess}\", but this model was trained and measured with \"{}\", which is used.",
            Preprocess::deit(input_px)
        ));
        preprocess = Preprocess::deit(input_px);
    }
    if preprocess.crop_px != input_px {
        notes.push(format!(
            "The preprocessing file is for {} px, the weights are for {input_px} px; sizes are scaled to the weights.",
            preprocess.crop_px
        ));
        preprocess = preprocess.for_input(input_px);
    }
    Published { preprocess, notes }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As published in `facebook/deit-tiny-patch16-224`.
    const DEIT_PROCESSOR: &str = r#"{"do_normalize": true, "do_resize": true, "feature_extractor_type": "ViTFeatureExtractor",
        "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5], "resample": 2, "size": 224}"#;

    #[test]
    fn a_hugging_face_config_tells_what_shapes_cannot() {
        let json = r#"{"model_type": "deit", "num_attention_heads": 3, "image_size": 224, "layer_norm_eps": 1e-12,
            "hidden_act": "gelu", "id2label": {"0": "cat", "10": "k", "2": "c", "1": "b", "3": "d", "4": "e", "5": "f", "6": "g", "7": "h", "8": "i", "9": "j"}}"#;
        let hints = ModelConfig::from_json(json.as_bytes())
            .expect("reads")
            .hints;
        assert_eq!(
            (hints.heads, hints.image_px, hints.norm_eps),
            (Some(3), Some(224), Some(1e-12))
        );
        let classes = hints.classes.expect("named");
        assert_eq!(
            (classes[0].as_str(), classes[10].as_str(), classes.len()),
            ("cat", "k", 11)
        );
    }

    #[test]
    fn placeholders_are_no_names_and_gaps_no_list() {
        for labels in [
            r#"{"0": "LABEL_0", "1": "LABEL_1"}"#,
            r#"{"0": "a", "2": "b"}"#,
            r#"{"x": "a"}"#,
        ] {
            let json = format!(r#"{{"id2label": {labels}}}"#);
            assert_eq!(
                ModelConfig::from_json(json.as_bytes())
                    .expect("reads")
                    .hints
                    .classes,
                None,
                "{labels}"
            );
        }
    }

    #[test]
    fn a_timm_config_has_its_own_preprocessing() {
        let json = r#"{"architecture": "vit_tiny_patch16_224", "num_classes": 2, "label_names": ["a", "b"], "pretrained_cfg":
            {"input_size": [3, 224, 224], "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5], "crop_pct": 0.9, "interpolation": "bicubic"}}"#;
        let hints = ModelConfig::from_json(json.as_bytes())
            .expect("reads")
            .hints;
        let preprocess = hints.preprocess.expect("told");
        assert_eq!(
            (preprocess.resize, preprocess.crop_px, preprocess.mean),
            (Resize::ShortSide(248), 224, [0.5; 3])
        );
    }

    #[test]
    fn other_networks_are_refused_in_words() {
        for (json, word) in [
            (r#"{"model_type": "swin"}"#, "swin"),
            (r#"{"architecture": "efficientnet_b0"}"#, "efficientnet_b0"),
            (
                r#"{"model_type": "vit", "hidden_act": "gelu_new"}"#,
                "gelu_new",
            ),
            ("[]", "config.json"),
        ] {
            let error = ModelConfig::from_json(json.as_bytes())
                .expect_err("refused")
                .to_string();
            assert!(error.contains(word), "{error}");
        }
    }

    #[test]
    fn deits_published_preprocessing_is_not_believed() {
        let said = read_preprocess(DEIT_PROCESSOR.as_bytes(), 224).expect("reads");
        assert_eq!((said.resize, said.mean), (Resize::Squash(224), [0.5; 3]));
        let found = published_preprocess(
            Some("facebook/deit-tiny-patch16-224"),
            None,
            Some(said),
            224,
        );
        assert_eq!(found.preprocess, Preprocess::deit(224));
        assert!(found.notes[0].contains("0.5 0.5 0.5"), "{}", found.notes[0]);
        // The same file beside a plain ViT is what that ViT was trained with.
        let vit = published_preprocess(Some("google/vit-base-patch16-224"), None, Some(said), 224);
        assert_eq!((vit.preprocess, vit.notes), (said, Vec::new()));
    }

    #[test]
    fn size_is_read_however_it_is_written() {
        for (size, resize) in [
            ("224", Resize::Squash(224)),
            (r#"{"height": 256, "width": 256}"#, Resize::Squash(256)),
            (r#"{"shortest_edge": 256}"#, Resize::ShortSide(256)),
        ] {
            let json = format!(
                r#"{{"size": {size}, "do_center_crop": true, "crop_size": {{"height": 224, "width": 224}}, "resample": 3}}"#
            );
            let found = read_preprocess(json.as_bytes(), 224).expect("reads");
            assert_eq!((found.resize, found.crop_px), (resize, 224), "{size}");
        }
        assert!(read_preprocess(br#"{"resample": 1}"#, 224).is_err());
        assert!(read_preprocess(br#"{"size": 0}"#, 224).is_err());
    }
}
