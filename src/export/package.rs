//! Everything other tools want of a model, as one zip.
//!
//! | file | for |
//! |---|---|
//! | `model.safetensors`, `config.json`, `preprocessor_config.json` | transformers, and Vitrine itself |
//! | `timm/model.safetensors`, `timm/config.json` | timm |
//! | `onnx/model.onnx` | ONNX runtimes, transformers.js |
//! | `README.md` | people |
//!
//! A convolutional network is timm's in every one of these programs: `model.safetensors` and `config.json` at the top
//! are its, and there is no ONNX file.

use std::io::{Cursor, Write as _};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::onnx::{ExportError, to_onnx};
use super::{card, hugging_face, timm};
use crate::model::cnn;
use crate::model::weights::{metadata, parameters, serialize};
use crate::model::{Cnn, Network, Vit, WeightsError};
use crate::protocol::{ClassCount, ModelInfo};
use crate::recipe::Recipe;
use crate::report::{Precision, RunReport};

/// What is remembered of how a model was trained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Training {
    /// The model it began with.
    pub base: String,
    /// Images per class and split.
    pub data: Vec<ClassCount>,
    /// Every knob, the seed among them.
    pub recipe: Recipe,
    /// The run.
    pub report: RunReport,
}

/// Why there is no package.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// The weights could not be read.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// The ONNX file could not be made.
    #[error(transparent)]
    Onnx(#[from] ExportError),
    /// The zip could not be made.
    #[error("The package could not be written ({reason}).")]
    Zip {
        /// The writer's words.
        reason: String,
    },
}

/// The zip's bytes. `date` is today's, for the card.
///
/// # Errors
/// If the device does not give the weights back, or 16 bits cannot hold one.
pub async fn package(
    network: &Network,
    model: &ModelInfo,
    training: Option<&Training>,
    precision: Precision,
    date: &str,
) -> Result<Vec<u8>, PackageError> {
    let card = card::card(model, training, date);
    match network {
        Network::Vit(vit) => package_vit(vit, model, &card, precision).await,
        Network::Cnn(cnn) => package_cnn(cnn, model, &card, precision).await,
    }
}

/// timm's form alone, at the top: transformers opens it too, through timm.
async fn package_cnn(
    cnn: &Cnn,
    model: &ModelInfo,
    card: &str,
    precision: Precision,
) -> Result<Vec<u8>, PackageError> {
    let architecture = cnn.architecture();
    let notes = cnn::weights::metadata(architecture, &model.classes, &model.preprocess);
    let mut zip = Zip::default();
    zip.add("README.md", card.as_bytes())?;
    zip.add_json(
        "config.json",
        &timm::cnn_config(architecture, &model.classes, &model.preprocess),
    )?;
    let own = cnn.parameters().await?;
    zip.add("model.safetensors", &serialize(own, notes, precision)?)?;
    zip.finish()
}

async fn package_vit(
    vit: &Vit,
    model: &ModelInfo,
    card: &str,
    precision: Precision,
) -> Result<Vec<u8>, PackageError> {
    let architecture = vit.architecture();
    let notes = || metadata(architecture, &model.classes, &model.preprocess);
    let mut zip = Zip::default();
    zip.add("README.md", card.as_bytes())?;
    zip.add_json(
        "config.json",
        &hugging_face::config(architecture, &model.classes, precision),
    )?;
    zip.add_json(
        "preprocessor_config.json",
        &hugging_face::preprocessor(&model.preprocess),
    )?;
    zip.add_json(
        "timm/config.json",
        &timm::config(architecture, &model.classes, &model.preprocess),
    )?;
    // One after the other: each may be as large as the model.
    let theirs = hugging_face::parameters(architecture, parameters(vit).await?);
    zip.add("model.safetensors", &serialize(theirs, notes(), precision)?)?;
    let own = timm::parameters(architecture, parameters(vit).await?);
    zip.add(
        "timm/model.safetensors",
        &serialize(own, notes(), precision)?,
    )?;
    let preprocess = [(
        "preprocess".to_owned(),
        hugging_face::preprocessor(&model.preprocess).to_string(),
    )];
    zip.add(
        "onnx/model.onnx",
        &to_onnx(vit, &model.classes, &preprocess, precision).await?,
    )?;
    zip.finish()
}

/// A zip under way. Weights do not compress, so nothing is compressed.
struct Zip(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Zip {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Zip {
    fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), PackageError> {
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        self.0.start_file(path, options).map_err(broken)?;
        self.0.write_all(bytes).map_err(broken)
    }

    fn add_json(&mut self, path: &str, value: &Value) -> Result<(), PackageError> {
        let text = serde_json::to_string_pretty(value).map_err(broken)?;
        self.add(path, text.as_bytes())
    }

    fn finish(self) -> Result<Vec<u8>, PackageError> {
        Ok(self.0.finish().map_err(broken)?.into_inner())
    }
}

fn broken(error: impl std::fmt::Display) -> PackageError {
    PackageError::Zip {
        reason: error.to_string(),
    }
}
