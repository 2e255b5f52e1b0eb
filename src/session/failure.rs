//! The library's typed errors as what the page shows: what happened, what is safe, what to do.

use crate::data::{DataError, DecodeError};
use crate::device::DeviceError;
use crate::embed::EmbedError;
use crate::explain::ExplainError;
use crate::export::{ExportError, PackageError};
use crate::host::HostError;
use crate::model::WeightsError;
use crate::protocol::{Failure, FailureKind};
use crate::train::TrainError;

/// An error that knows its kind and its way out.
pub(super) trait Explain: std::fmt::Display {
    fn kind(&self) -> FailureKind;
    fn hint(&self) -> &'static str;
}

/// The failure an error becomes at the engine's edge.
#[expect(clippy::needless_pass_by_value, reason = "used as `map_err(failure)`")]
pub(super) fn failure<E: Explain>(error: E) -> Failure {
    Failure {
        kind: error.kind(),
        message: error.to_string(),
        hint: error.hint().to_owned(),
    }
}

/// A command names something that is not there.
pub(super) fn missing<'a>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a String>,
) -> Failure {
    let known: Vec<&str> = known.map(String::as_str).collect();
    let hint = match known.as_slice() {
        [] => format!("Run the cell that makes a {what} first."),
        known => format!(
            "Run the cell that makes it first, or choose one of: {}.",
            known.join(", ")
        ),
    };
    Failure {
        kind: FailureKind::Settings,
        message: format!("There is no {what} called \"{name}\" yet."),
        hint,
    }
}

/// A fault of ours.
pub(super) fn internal(message: &str) -> Failure {
    Failure {
        kind: FailureKind::Internal,
        message: format!("Something went wrong inside Vitrine: {message}."),
        hint: "Save the notebook and reload the page.".to_owned(),
    }
}

impl Explain for WeightsError {
    fn kind(&self) -> FailureKind {
        if matches!(self, Self::Device { .. }) {
            FailureKind::Device
        } else {
            FailureKind::Weights
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::Device { .. } => {
                "What was loaded before is still there. Reload the page if it happens again."
            }
            Self::Empty
            | Self::NotSafetensors { .. }
            | Self::NotTorch { .. }
            | Self::NotFinite { .. } => {
                "What was loaded before is still there. Download the file again, or choose another weights file."
            }
            Self::MissingShard { .. } => {
                "What was loaded before is still there. Choose all the files together, the index among them."
            }
            _ => {
                "What was loaded before is still there. Choose the weights of a DeiT, ViT, ResNet or MobileNetV2 (.safetensors, .pth, .bin)."
            }
        }
    }
}

impl Explain for PackageError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::Weights(error) => error.kind(),
            Self::Onnx(_) => FailureKind::Weights,
            Self::Zip { .. } => FailureKind::Internal,
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::Onnx(ExportError::Range { .. }) => {
                "The model is still there. Export it in 32 bits instead."
            }
            _ => "The model is still there. Try the export again.",
        }
    }
}

impl Explain for DecodeError {
    fn kind(&self) -> FailureKind {
        FailureKind::Data
    }

    fn hint(&self) -> &'static str {
        "Nothing else has changed. Choose a JPEG, PNG, WebP, GIF or BMP picture of ordinary size."
    }
}

impl Explain for DataError {
    fn kind(&self) -> FailureKind {
        FailureKind::Data
    }

    fn hint(&self) -> &'static str {
        "Your images are still there; change them in the data cell and run again."
    }
}

impl Explain for DeviceError {
    fn kind(&self) -> FailureKind {
        FailureKind::Device
    }

    fn hint(&self) -> &'static str {
        "Use the CPU instead: add ?device=cpu to the page's address, or pass --device cpu."
    }
}

impl Explain for HostError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::Fetch { .. } | Self::Status { .. } => FailureKind::Network,
            Self::Stopped { .. } => FailureKind::Stopped,
            Self::Read { .. } | Self::TooLarge { .. } | Self::Store { .. } => FailureKind::Data,
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::Fetch { .. } => {
                "What was loaded before is still there. Check the connection and try again: what has arrived is used where possible."
            }
            Self::Status {
                status: 401 | 403, ..
            } => {
                "What was loaded before is still there. Choose another model, or get the file from its site and choose it here as a file of yours."
            }
            Self::Status {
                status: 429 | 500..600,
                ..
            } => "What was loaded before is still there. Try again in a few minutes.",
            Self::Status { .. } => {
                "What was loaded before is still there. Check the name or address, or choose another model."
            }
            Self::Stopped { .. } => {
                "What was loaded before is still there. Run the cell again to go on: what has arrived is used where possible."
            }
            Self::Read { .. } => {
                "Nothing else has changed. Choose the file again; it may have been moved or changed."
            }
            Self::TooLarge { .. } => "Nothing else has changed. Choose a smaller file.",
            Self::Store { .. } => {
                "Nothing else has changed. Make room by deleting downloads you no longer need."
            }
        }
    }
}

impl Explain for EmbedError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::TooFew { .. } => FailureKind::Data,
            Self::Perplexity { .. } => FailureKind::Settings,
            Self::NotFinite => FailureKind::Weights,
            Self::Unsettled => FailureKind::Internal,
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "Nothing has changed. Add pictures in the data cell.",
            Self::Perplexity { .. } => {
                "Nothing has changed. Set it in the map cell, or take the principal directions, which need none."
            }
            Self::NotFinite | Self::Unsettled => {
                "Nothing has changed. Load the model again, or choose another."
            }
        }
    }
}

impl Explain for TrainError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::Recipe(_) => FailureKind::Settings,
            Self::Data(_) | Self::Corrupt(_) | Self::Kept(_) => FailureKind::Data,
            Self::Diverged { .. } => FailureKind::Diverged,
            Self::StoppedEarly | Self::Stopped => FailureKind::Stopped,
            Self::Device { .. } => FailureKind::Device,
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::Recipe(_) => "Nothing has changed. Set it in the train cell and run again.",
            Self::Data(error) => error.hint(),
            Self::Corrupt(_) => {
                "Your images and models are as they were. Measure the model without this."
            }
            Self::Kept(_) => {
                "Your images and models are as they were. Reload the page and run it again: it goes on from where it was last kept."
            }
            Self::Diverged { .. } => {
                "The model you started from is unchanged. Try a learning rate ten times smaller."
            }
            Self::StoppedEarly | Self::Stopped => {
                "Nothing has changed. Run it again when you like."
            }
            Self::Device { .. } => {
                "The model you started from is unchanged. Reload the page, or add ?device=cpu to its address."
            }
        }
    }
}

impl Explain for ExplainError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::Device { .. } => FailureKind::Device,
            Self::Stopped => FailureKind::Stopped,
            _ => FailureKind::Settings,
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::NoSide | Self::NoStride | Self::TooLarge { .. } => {
                "Nothing has changed. Choose another side or stride in the explain cell."
            }
            Self::Discard { .. } => {
                "Nothing has changed. Choose another share in the explain cell."
            }
            Self::NoSuchClass { .. } => "Nothing has changed. Choose one of the model's classes.",
            Self::NoAttention => "Nothing has changed. Choose Grad-CAM or occlusion.",
            Self::NoFeatureMaps => {
                "Nothing has changed. Choose attention, rollout, relevance or occlusion."
            }
            Self::Device { .. } => {
                "Your models and images are still there. Reload the page, or add ?device=cpu to its address."
            }
            Self::Stopped => "Nothing has changed. Run it again when you like.",
        }
    }
}
