//! What files call a convolutional network's tensors: timm's names, torchvision's, and those of TensorFlow's released
//! `MobileNetV2`.
//!
//! # Source
//! timm `resnet.py` and `efficientnet.py`; torchvision `resnet.py` (the same names) and `mobilenetv2.py`; TensorFlow
//! `slim/nets/mobilenet`.

use crate::architecture::cnn::{CnnArchitecture, MOBILENET_V2};

/// Whose names a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// timm's and torchvision's `ResNet`.
    ResNet,
    /// timm's `MobileNetV2`.
    MobileNet,
    /// torchvision's.
    Torchvision,
    /// TensorFlow's, its norms multiplied into the convolutions, whose biases are the norms' shifts; index 0 of its
    /// 1001 outputs is what is none of the classes.
    TensorFlow,
}

/// What wraps a network in other programs puts before every name.
const WRAPPERS: [&str; 2] = ["module.", "model."];

impl Dialect {
    /// Told by a name that only it has; nothing where no convolutional network of ours is in the file.
    pub(crate) fn of<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<Self> {
        let told_by = |name: &str| match unwrapped(name) {
            "layer1.0.conv1.weight" => Some(Self::ResNet),
            "conv_stem.weight" => Some(Self::MobileNet),
            "features.1.conv.0.0.weight" => Some(Self::Torchvision),
            "expanded_conv/depthwise.weight" => Some(Self::TensorFlow),
            _ => None,
        };
        names.find_map(told_by)
    }

    /// timm's name of a tensor; nothing for what is none of the network's.
    pub(crate) fn timm(self, name: &str) -> Option<String> {
        let name = unwrapped(name);
        match self {
            Self::ResNet | Self::MobileNet => Some(name.to_owned()),
            Self::Torchvision => torchvision(name),
            Self::TensorFlow => tensorflow(name),
        }
    }

    /// How many outputs come before the first class.
    pub(crate) fn background(self, outputs: usize) -> usize {
        usize::from(self == Self::TensorFlow && outputs == 1001)
    }
}

/// Whether PyTorch keeps this beside a network without it being of any use to us.
pub(crate) fn is_counter(name: &str) -> bool {
    name.ends_with("num_batches_tracked")
}

fn unwrapped(name: &str) -> &str {
    WRAPPERS
        .iter()
        .find_map(|wrapper| name.strip_prefix(wrapper))
        .unwrap_or(name)
}

/// `blocks.stage.index` of `MobileNetV2`'s block of this number.
fn block(number: usize) -> Option<String> {
    let mut first = 0;
    for (stage, count) in MOBILENET_V2.into_iter().enumerate() {
        if number < first + count {
            return Some(format!("blocks.{stage}.{}", number - first));
        }
        first += count;
    }
    None
}

fn torchvision(name: &str) -> Option<String> {
    if let Some(rest) = name.strip_prefix("classifier.1.") {
        return Some(format!("classifier.{rest}"));
    }
    let (number, rest) = name.strip_prefix("features.")?.split_once('.')?;
    let number: usize = number.parse().ok()?;
    let (part, leaf) = rest.rsplit_once('.')?;
    let ours = match (number, part) {
        (0, "0") => "conv_stem".to_owned(),
        (0, "1") => "bn1".to_owned(),
        (18, "0") => "conv_head".to_owned(),
        (18, "1") => "bn2".to_owned(),
        (1, part) => {
            let part = match part {
                "conv.0.0" => "conv_dw",
                "conv.0.1" => "bn1",
                "conv.1" => "conv_pw",
                "conv.2" => "bn2",
                _ => return None,
            };
            format!("{}.{part}", block(0)?)
        }
        (number, part) => {
            let part = match part {
                "conv.0.0" => "conv_pw",
                "conv.0.1" => "bn1",
                "conv.1.0" => "conv_dw",
                "conv.1.1" => "bn2",
                "conv.2" => "conv_pwl",
                "conv.3" => "bn3",
                _ => return None,
            };
            format!("{}.{part}", block(number.checked_sub(1)?)?)
        }
    };
    Some(format!("{ours}.{leaf}"))
}

/// A folded convolution's bias is what the norm after it adds.
fn tensorflow(name: &str) -> Option<String> {
    let (layer, leaf) = name.rsplit_once('.')?;
    let of = |conv: &str, norm: &str| match leaf {
        "weight" => Some(format!("{conv}.weight")),
        "bias" => Some(format!("{norm}.bias")),
        _ => None,
    };
    match layer {
        "Conv" => return of("conv_stem", "bn1"),
        "Conv_1" => return of("conv_head", "bn2"),
        "Logits/Conv2d_1c_1x1/Conv2D" => return of("classifier", "classifier"),
        _ => {}
    }
    let (number, part) = layer.strip_prefix("expanded_conv")?.split_once('/')?;
    let number: usize = match number.strip_prefix('_') {
        Some(number) => number.parse().ok()?,
        None => 0,
    };
    let (conv, norm) = match (number, part) {
        (0, "depthwise") => ("conv_dw", "bn1"),
        (0, "project") => ("conv_pw", "bn2"),
        (_, "expand") => ("conv_pw", "bn1"),
        (_, "depthwise") => ("conv_dw", "bn2"),
        (_, "project") => ("conv_pwl", "bn3"),
        _ => return None,
    };
    let block = block(number)?;
    of(&format!("{block}.{conv}"), &format!("{block}.{norm}"))
}

/// timm's name of a parameter that is called so here (see the text of [`super`]).
#[must_use]
pub fn timm(architecture: &CnnArchitecture, ours: &str) -> String {
    if let Some(leaf) = ours.strip_prefix("head.") {
        return format!("{}.{leaf}", architecture.head_name());
    }
    let in_block = || {
        let (number, rest) = ours.strip_prefix("blocks.")?.split_once('.')?;
        let block = architecture.blocks.get(number.parse::<usize>().ok()?)?;
        let rest = rest
            .replace("downsample.conv", "downsample.0")
            .replace("downsample.norm", "downsample.1");
        Some(format!("{}.{rest}", architecture.prefix(block)))
    };
    in_block().unwrap_or_else(|| ours.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_tensor_is_known_by_all_its_names() {
        for (dialect, name, timm) in [
            (
                Dialect::ResNet,
                "module.layer3.1.bn2.bias",
                "layer3.1.bn2.bias",
            ),
            (
                Dialect::Torchvision,
                "features.1.conv.1.weight",
                "blocks.0.0.conv_pw.weight",
            ),
            (
                Dialect::Torchvision,
                "features.5.conv.1.1.running_var",
                "blocks.2.1.bn2.running_var",
            ),
            (Dialect::Torchvision, "features.18.1.bias", "bn2.bias"),
            (
                Dialect::Torchvision,
                "classifier.1.weight",
                "classifier.weight",
            ),
            (
                Dialect::TensorFlow,
                "expanded_conv/project.bias",
                "blocks.0.0.bn2.bias",
            ),
            (
                Dialect::TensorFlow,
                "expanded_conv_4/expand.weight",
                "blocks.2.1.conv_pw.weight",
            ),
            (
                Dialect::TensorFlow,
                "expanded_conv_16/project.bias",
                "blocks.6.0.bn3.bias",
            ),
            (
                Dialect::TensorFlow,
                "Logits/Conv2d_1c_1x1/Conv2D.bias",
                "classifier.bias",
            ),
        ] {
            assert_eq!(dialect.timm(name).as_deref(), Some(timm), "{name}");
        }
        for name in [
            "features.19.0.weight",
            "expanded_conv_17/expand.weight",
            "Logits.weight",
        ] {
            assert_eq!(Dialect::Torchvision.timm(name), None, "{name}");
            assert_eq!(Dialect::TensorFlow.timm(name), None, "{name}");
        }
    }

    #[test]
    fn our_names_lead_back_to_timms() {
        let resnet = CnnArchitecture::resnet([2, 2, 2, 2], false);
        let found = |name| timm(&resnet, name);
        assert_eq!(
            found("blocks.2.downsample.norm.bias"),
            "layer2.0.downsample.1.bias"
        );
        assert_eq!(found("blocks.7.conv2.weight"), "layer4.1.conv2.weight");
        assert_eq!(
            (found("head.bias"), found("bn1.weight")),
            ("fc.bias".to_owned(), "bn1.weight".to_owned())
        );
    }
}
