//! How a convolutional network's architecture is read off a checkpoint's names and shapes.

use super::names::Dialect;
use crate::architecture::cnn::{
    CnnArchitecture, CnnBlock, CnnFamily, MOBILENET_V2, Padding, mobilenet_stride,
};
use crate::model::checkpoint::{Checkpoint, WeightsError};
use crate::preprocess::{IMAGENET_MEAN, IMAGENET_STD, Interpolation, Preprocess};

/// Input sides that are believed.
const SIDES_PX: std::ops::RangeInclusive<usize> = 32..=2048;

/// The side these networks were published for, where nothing says another.
const SIDE_PX: usize = 224;

impl CnnArchitecture {
    /// Reads the architecture off a checkpoint's names and shapes; a headless one has no classes.
    ///
    /// What shapes cannot tell — input size and padding — comes from the file's metadata or the `config.json` beside
    /// it, else from whose names the file has.
    ///
    /// # Errors
    /// If it is another network that shares some names.
    pub(super) fn infer(checkpoint: &Checkpoint, dialect: Dialect) -> Result<Self, WeightsError> {
        let resnet = dialect == Dialect::ResNet;
        let stem = if resnet {
            "conv1.weight"
        } else {
            "conv_stem.weight"
        };
        let stem = outputs(checkpoint, stem)?;
        let blocks = if resnet {
            resnet_blocks(checkpoint, stem)?
        } else {
            mobilenet_blocks(checkpoint, stem)?
        };
        let Some(last) = blocks.last() else {
            return wrong("it has no blocks".to_owned());
        };
        let hints = checkpoint.hints();
        let told = hints
            .preprocess
            .map(|preprocess| preprocess.crop_px as usize);
        let side = hints.image_px.or(told).unwrap_or(SIDE_PX);
        if !SIDES_PX.contains(&side) {
            return wrong(format!("an input of {side} px is outside 32 to 2048"));
        }
        let (family, dim, head) = if resnet {
            (CnnFamily::ResNet, last.output, "fc.weight")
        } else {
            let dim = outputs(checkpoint, "conv_head.weight")?;
            (CnnFamily::MobileNetV2, dim, "classifier.weight")
        };
        let classes = match checkpoint.shape(head) {
            Ok(&[rows, ..]) => rows - dialect.background(rows),
            _ => 0,
        };
        let padding = match dialect {
            Dialect::TensorFlow => Padding::Same,
            _ => hints.padding.unwrap_or_default(),
        };
        Ok(Self {
            family,
            image_px: (side, side),
            stem,
            blocks,
            dim,
            classes,
            padding,
        })
    }
}

/// How images become inputs of a network whose files do not say: torchvision's first weights and TensorFlow's
/// `MobileNetV2` alike are resized with a triangle filter; TensorFlow's sees numbers from -1 to 1.
///
/// # Source
/// torchvision `ResNet18_Weights.IMAGENET1K_V1`; TensorFlow `slim/preprocessing/inception_preprocessing.py`.
#[must_use]
pub fn usual_preprocess(dialect: Dialect, px: u32) -> Preprocess {
    let (mean, std) = match dialect {
        Dialect::TensorFlow => ([0.5; 3], [0.5; 3]),
        _ => (IMAGENET_MEAN, IMAGENET_STD),
    };
    Preprocess {
        interpolation: Interpolation::Bilinear,
        mean,
        std,
        ..Preprocess::deit(px)
    }
}

fn resnet_blocks(checkpoint: &Checkpoint, stem: usize) -> Result<Vec<CnnBlock>, WeightsError> {
    let (mut blocks, mut input) = (Vec::new(), stem);
    for stage in 0..4 {
        for index in 0.. {
            let name = |conv: &str| format!("layer{}.{index}.{conv}.weight", stage + 1);
            if !checkpoint.has(&name("conv1")) {
                break;
            }
            let three = checkpoint.has(&name("conv3"));
            let output = outputs(checkpoint, &name(if three { "conv3" } else { "conv2" }))?;
            blocks.push(CnnBlock {
                stage,
                index,
                input,
                inner: outputs(checkpoint, &name("conv1"))?,
                output,
                stride: if stage > 0 && index == 0 { 2 } else { 1 },
                three,
            });
            input = output;
        }
    }
    Ok(blocks)
}

fn mobilenet_blocks(checkpoint: &Checkpoint, stem: usize) -> Result<Vec<CnnBlock>, WeightsError> {
    let (mut blocks, mut input) = (Vec::new(), stem);
    for stage in 0..MOBILENET_V2.len() {
        for index in 0.. {
            let name = |conv: &str| format!("blocks.{stage}.{index}.{conv}.weight");
            if !checkpoint.has(&name("conv_dw")) {
                break;
            }
            let three = checkpoint.has(&name("conv_pwl"));
            let output = outputs(
                checkpoint,
                &name(if three { "conv_pwl" } else { "conv_pw" }),
            )?;
            let inner = outputs(checkpoint, &name("conv_dw"))?;
            if !three && inner != input {
                return wrong(format!(
                    "{} has {inner} channels where {input} enter",
                    name("conv_dw")
                ));
            }
            blocks.push(CnnBlock {
                stage,
                index,
                input,
                inner,
                output,
                stride: if index == 0 {
                    mobilenet_stride(stage)
                } else {
                    1
                },
                three,
            });
            input = output;
        }
    }
    Ok(blocks)
}

/// What a convolution makes.
fn outputs(checkpoint: &Checkpoint, name: &str) -> Result<usize, WeightsError> {
    match checkpoint.shape(name)? {
        &[outputs, _, _, _] if outputs > 0 => Ok(outputs),
        _ => wrong(format!("{name} is not a convolution's weight")),
    }
}

pub(super) fn wrong<T>(reason: String) -> Result<T, WeightsError> {
    Err(WeightsError::NotCnn { reason })
}
