//! What the page and the engine say to each other: [`Command`] in, [`Event`] out, plain data only.
//!
//! Every command that carries a [`RequestId`] is answered by exactly one final event with that id
//! ([`Event::is_final`]); progress events may come before it. Messages cross as postcard bytes. Files
//! do not: a command names them by [`FileId`], and whoever sends it hands the files themselves over
//! beside it, to be read one at a time.

use serde::{Deserialize, Serialize};

use crate::architecture::Shape;
use crate::atlas::Atlas;
use crate::augmentation::Augmentation;
use crate::comparison::Comparison;
use crate::ensemble::EnsembleReport;
use crate::explanation::{Explanation, Method, Part, Picture};
use crate::ledger::{Ledger, Source};
use crate::notebook::{
    CompareSettings, DataSettings, EnsembleSettings, EvaluateSettings, MapSettings, TrainSettings,
};
use crate::preprocess::Preprocess;
pub use crate::report::Phase;
use crate::report::{
    EpochReport, Evaluation, ImageId, Precision, Prediction, RunReport, Split, StepReport,
};
use crate::study::Robustness;
use crate::trial::{Finding, Trial};

/// Compared in the handshake; raised on any change to this file or the data it carries.
pub const VERSION: u32 = 10;

/// Ties an answer to its command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RequestId(pub u32);

/// A file handed over beside a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A file's handle, with what its owner knows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// The handle.
    pub id: FileId,
    /// Path as dropped, `/` between parts; the last part is the file's name.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// Which device to compute on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceChoice {
    /// WebGPU where there is a real one, else the CPU.
    #[default]
    Auto,
    /// The CPU.
    Cpu,
    /// WebGPU, be it a software one.
    WebGpu,
    /// Vulkan by SPIR-V (natively, when built with it).
    Vulkan,
}

/// The device in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceInfo {
    /// A short name: `CPU`, or `WebGPU` with the adapter's name.
    pub name: String,
    /// Why this one, in a sentence for people.
    pub reason: String,
}

/// Where a model's weights are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WeightsSource {
    /// To be fetched; a relative address is relative to the page.
    Url {
        /// The address.
        url: String,
        /// Size in bytes, if known beforehand.
        bytes: Option<u64>,
        /// SHA-256 in hexadecimal, if known; other contents are refused.
        sha256: Option<String>,
    },
    /// Files handed over: the weights (in one file, or shards with their index), and perhaps the `config.json`
    /// and `preprocessor_config.json` published beside them.
    Files(Vec<FileRef>),
    /// A repository of the Hugging Face hub.
    Hub {
        /// Such as `facebook/deit-tiny-patch16-224`.
        id: String,
        /// A mirror's address instead of the hub's own.
        endpoint: Option<String>,
    },
    /// Kept on the device under this name, by [`Command::KeepModel`].
    Kept(String),
}

/// A form a model leaves in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportFormat {
    /// One safetensors file with timm's names.
    Safetensors,
    /// A zip for transformers, timm and ONNX runtimes, with a model card.
    Package {
        /// Today's date, for the card: the engine has no calendar.
        date: String,
    },
}

/// What the page asks of the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// The first message. Answered by [`Event::Ready`] or [`Event::Failed`].
    Hello {
        /// Answered with this id.
        request: RequestId,
        /// The sender's [`VERSION`].
        version: u32,
        /// The device asked for.
        device: DeviceChoice,
    },
    /// Loads weights under a name, in place of any model of that name. → [`Event::ModelLoaded`]
    LoadModel {
        /// Answered with this id.
        request: RequestId,
        /// The name other commands use.
        name: String,
        /// Where the weights are.
        source: WeightsSource,
    },
    /// Adds images (single ones, folders of class folders, zips of them). → [`Event::Imported`]
    ///
    /// Data of that name is made if there is none. Progress: [`Event::Progress`] and [`Event::ImagesAdded`].
    Import {
        /// Answered with this id.
        request: RequestId,
        /// Name, split share and seed of the data.
        data: DataSettings,
        /// Class for every image, instead of the folder each lies in.
        class: Option<String>,
        /// The files.
        files: Vec<FileRef>,
    },
    /// Fetches a zip and imports it in place of any data of that name. → [`Event::Imported`]
    ImportUrl {
        /// Answered with this id.
        request: RequestId,
        /// Name, split share and seed of the data.
        data: DataSettings,
        /// The address of a zip; relative to the page.
        url: String,
    },
    /// Removes images. → [`Event::DataChanged`]
    RemoveImages {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// Which images.
        images: Vec<ImageId>,
    },
    /// Renames a class, or merges it into one of that name. → [`Event::DataChanged`]
    RenameClass {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// The class now.
        from: String,
        /// The class then.
        to: String,
    },
    /// Forgets data by name. → [`Event::DataChanged`] (with no images)
    RemoveData {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
    },
    /// Asks for one image as held (short side 256 px), as PNG. → [`Event::Image`]
    ShowImage {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// Which image.
        image: ImageId,
    },
    /// Fine-tunes. → [`Event::Trained`]; before it [`Event::Step`], [`Event::Epoch`].
    Train {
        /// Answered with this id.
        request: RequestId,
        /// The train cell's settings.
        settings: TrainSettings,
    },
    /// Measures a model on the held-out split. → [`Event::Evaluated`]
    Evaluate {
        /// Answered with this id.
        request: RequestId,
        /// The evaluate cell's settings.
        settings: EvaluateSettings,
    },
    /// Asks a model about one image. → [`Event::Predicted`]
    Predict {
        /// Answered with this id.
        request: RequestId,
        /// Name of the model.
        model: String,
        /// The image, encoded.
        file: FileRef,
        /// How many classes to list.
        top: u32,
        /// Divides the logits: see [`crate::study::Calibration`].
        temperature: f32,
    },
    /// Asks for a model as a file. → [`Event::Exported`]
    Export {
        /// Answered with this id.
        request: RequestId,
        /// Name of the model.
        model: String,
        /// What the file is to be.
        format: ExportFormat,
        /// How it holds numbers.
        precision: Precision,
    },
    /// Asks for views of one image as training would see it. → [`Event::Augmented`]
    Augment {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// The image; the first training image if not given.
        image: Option<ImageId>,
        /// How it is varied.
        augmentation: Augmentation,
        /// Seeds the draws.
        seed: u64,
        /// The first view's epoch; the others are of those after it.
        epoch: u32,
        /// How many views.
        views: u32,
    },
    /// Ends the named command soon, keeping what it reached: its own final event says so. Has none itself.
    Stop {
        /// The command to end.
        request: RequestId,
    },
    /// Tries settings out, without making a model. → [`Event::Tried`]
    Try {
        /// Answered with this id.
        request: RequestId,
        /// The train cell's settings.
        settings: TrainSettings,
        /// What is tried.
        trial: Trial,
    },
    /// Makes one model of several. → [`Event::Ensembled`]
    Ensemble {
        /// Answered with this id.
        request: RequestId,
        /// The ensemble cell's settings.
        settings: EnsembleSettings,
    },
    /// Gives images another class. → [`Event::DataChanged`]
    Relabel {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// Which images.
        images: Vec<ImageId>,
        /// Their class from now on.
        class: String,
    },
    /// Puts images into another split, for good. → [`Event::DataChanged`]
    MoveImages {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// Which images.
        images: Vec<ImageId>,
        /// Their split from now on.
        split: Split,
    },
    /// Measures a model on the held-out split gone bad in several ways. → [`Event::Stressed`]
    Stress {
        /// Answered with this id.
        request: RequestId,
        /// The evaluate cell's settings.
        settings: EvaluateSettings,
    },
    /// Asks what an answer rests on. → [`Event::Explained`]
    Explain {
        /// Answered with this id.
        request: RequestId,
        /// Name of the model.
        model: String,
        /// The picture.
        picture: Picture,
        /// What is to be drawn.
        method: Method,
        /// Index of the class to explain; the most probable one if not given.
        class: Option<u32>,
    },
    /// Asks what a network is made of and how long each part takes. → [`Event::Profiled`]
    Profile {
        /// Answered with this id.
        request: RequestId,
        /// Name of the model.
        model: String,
    },
    /// Places every picture where a model puts it. → [`Event::Mapped`]
    Map {
        /// Answered with this id.
        request: RequestId,
        /// The map cell's settings.
        settings: MapSettings,
    },
    /// Measures models side by side. → [`Event::Compared`]
    Compare {
        /// Answered with this id.
        request: RequestId,
        /// The compare cell's settings.
        settings: CompareSettings,
    },
    /// Makes data anew as it was, in place of any of that name. → [`Event::Imported`]
    ///
    /// Files that are missing or damaged are its problems; what comes of the others keeps id, class and split.
    BringBack {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// What it is made of.
        ledger: Ledger,
    },
    /// Keeps a model on the device, to be loaded as [`WeightsSource::Kept`]. → [`Event::ModelKept`]
    KeepModel {
        /// Answered with this id.
        request: RequestId,
        /// Name of the model.
        model: String,
        /// Under which name.
        place: String,
    },
    /// Puts removed images back. → [`Event::DataChanged`], before it [`Event::ImagesAdded`]
    ///
    /// What was removed is kept until the next import, the newest first where it is much. If none of these is kept,
    /// the command fails; if some are not, an [`Event::Note`] says so.
    Restore {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// Which images.
        images: Vec<ImageId>,
    },
    /// Asks for data as a zip of folders. → [`Event::DataExported`]; before it the zip itself, in [`Event::Piece`]s.
    ExportData {
        /// Answered with this id.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// The files that images came from; what cannot be read of them is written as it is held.
        sources: Vec<Source>,
    },
}

/// A model as loaded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelInfo {
    /// Its name in the notebook.
    pub name: String,
    /// The architecture in the field's words, such as `DeiT-tiny/16, distilled, 224 px`.
    pub architecture: String,
    /// All parameters.
    pub parameters: u64,
    /// The same in numbers (of several networks, the first one's).
    pub shape: Shape,
    /// Class names, in index order.
    pub classes: Vec<String>,
    /// Names of tensors that were missing or of another class count and start afresh (the head, at most).
    pub reinitialized: Vec<String>,
    /// Names in the file that this architecture has no place for.
    pub unexpected: Vec<String>,
    /// How images become its inputs.
    pub preprocess: Preprocess,
    /// What the user should know of how it was loaded: plain sentences.
    pub notes: Vec<String>,
}

/// One image as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageInfo {
    /// Its id.
    pub id: ImageId,
    /// Path it came from.
    pub path: String,
    /// Its class.
    pub class: String,
    /// Its split.
    pub split: Split,
    /// A small JPEG.
    #[serde(with = "bytes")]
    pub thumbnail: Vec<u8>,
}

/// A file that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileProblem {
    /// Which file (within a zip: its path in there).
    pub path: String,
    /// Why, in a plain sentence.
    pub message: String,
}

/// How many images of a class each split has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassCount {
    /// The class.
    pub name: String,
    /// Training images.
    pub train: u32,
    /// Validation images.
    pub val: u32,
    /// Test images.
    pub test: u32,
}

/// Data as it now stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataInfo {
    /// Its name in the notebook.
    pub name: String,
    /// Its classes, in index order.
    pub classes: Vec<ClassCount>,
    /// Every image's class and split, should any have changed; in id order.
    pub images: Vec<(ImageId, String, Split)>,
}

/// What sort of failure, for code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// Page and engine come from different builds.
    Version,
    /// No such device, or it failed.
    Device,
    /// A download failed.
    Network,
    /// Weights that do not fit or cannot be read.
    Weights,
    /// Images or data that cannot be used.
    Data,
    /// Settings out of range, or naming what does not exist.
    Settings,
    /// Loss or gradients were not finite.
    Diverged,
    /// The user stopped it.
    Stopped,
    /// A fault of ours.
    Internal,
}

/// One view of an image as training would see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AugmentedView {
    /// The view: red, green, blue and opacity, row by row.
    #[serde(with = "bytes")]
    pub pixels: Vec<u8>,
    /// What was done to it, a few words each.
    pub steps: Vec<String>,
    /// The image it is mixed with, if it is.
    pub partner: Option<ImageId>,
    /// Its soft label: the classes with a share, and their shares.
    pub label: Vec<(String, f32)>,
}

/// Why a command did not do what it should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// For code.
    pub kind: FailureKind,
    /// What happened, one plain sentence.
    pub message: String,
    /// What is safe and what to do, one plain sentence.
    pub hint: String,
}

/// What the engine says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(
    clippy::large_enum_variant,
    reason = "a few are under way at a time, and a box would only be in the way"
)]
pub enum Event {
    /// Final for [`Command::Hello`].
    Ready {
        /// The command answered.
        request: RequestId,
        /// The engine's [`VERSION`].
        version: u32,
        /// The device in use.
        device: DeviceInfo,
    },
    /// How far some phase is.
    Progress {
        /// The command under way.
        request: RequestId,
        /// What is being counted.
        phase: Phase,
        /// Done.
        done: u64,
        /// Of how many, if known.
        total: Option<u64>,
    },
    /// Final for [`Command::LoadModel`].
    ModelLoaded {
        /// The command answered.
        request: RequestId,
        /// The model.
        model: ModelInfo,
    },
    /// Some images are in.
    ImagesAdded {
        /// The command under way.
        request: RequestId,
        /// Name of the data.
        data: String,
        /// The new images; their splits are provisional until the final event.
        images: Vec<ImageInfo>,
    },
    /// Final for [`Command::Import`] and [`Command::ImportUrl`].
    Imported {
        /// The command answered.
        request: RequestId,
        /// The data as it now stands.
        data: DataInfo,
        /// Files that could not be used.
        problems: Vec<FileProblem>,
    },
    /// Final for the commands that change data.
    DataChanged {
        /// The command answered.
        request: RequestId,
        /// The data as it now stands.
        data: DataInfo,
    },
    /// Final for [`Command::ShowImage`].
    Image {
        /// The command answered.
        request: RequestId,
        /// The image as PNG.
        #[serde(with = "bytes")]
        png: Vec<u8>,
    },
    /// One optimiser step is done.
    Step {
        /// The command under way.
        request: RequestId,
        /// The step.
        report: StepReport,
    },
    /// One epoch is done.
    Epoch {
        /// The command under way.
        request: RequestId,
        /// The epoch.
        report: EpochReport,
    },
    /// Final for [`Command::Train`], stopped early or not; the new model is in place.
    Trained {
        /// The command answered.
        request: RequestId,
        /// The new model.
        model: ModelInfo,
        /// What it was asked to do.
        settings: TrainSettings,
        /// The run.
        report: RunReport,
    },
    /// Final for [`Command::Evaluate`].
    Evaluated {
        /// The command answered.
        request: RequestId,
        /// The metrics.
        evaluation: Evaluation,
    },
    /// Final for [`Command::Predict`].
    Predicted {
        /// The command answered.
        request: RequestId,
        /// The most probable classes, most probable first.
        predictions: Vec<Prediction>,
        /// All logits, in class order.
        logits: Vec<f32>,
        /// Milliseconds the forward pass took, preprocessing included.
        elapsed_ms: f64,
    },
    /// Final for [`Command::Export`].
    Exported {
        /// The command answered.
        request: RequestId,
        /// The file's contents.
        #[serde(with = "bytes")]
        file: Vec<u8>,
    },
    /// Final for any command that failed; what was there before it is still there.
    Failed {
        /// The command answered.
        request: RequestId,
        /// Why.
        failure: Failure,
    },
    /// Something worth knowing about the work under way.
    Note {
        /// The command under way.
        request: RequestId,
        /// A plain sentence, in place of the one before; empty for none.
        text: String,
    },
    /// Final for [`Command::Augment`].
    Augmented {
        /// The command answered.
        request: RequestId,
        /// The image varied.
        image: ImageId,
        /// Columns and rows of every picture here.
        px: u32,
        /// What evaluation sees of it: red, green, blue and opacity, row by row, as a canvas takes them.
        #[serde(with = "bytes")]
        original: Vec<u8>,
        /// The views.
        views: Vec<AugmentedView>,
    },
    /// Final for [`Command::Try`].
    Tried {
        /// The command answered.
        request: RequestId,
        /// What was found.
        finding: Finding,
    },
    /// Final for [`Command::Ensemble`]; the new model is in place.
    Ensembled {
        /// The command answered.
        request: RequestId,
        /// The new model.
        model: ModelInfo,
        /// What it is worth.
        report: EnsembleReport,
    },
    /// Final for [`Command::Stress`].
    Stressed {
        /// The command answered.
        request: RequestId,
        /// The accuracies.
        robustness: Robustness,
    },
    /// Final for [`Command::Explain`].
    Explained {
        /// The command answered.
        request: RequestId,
        /// What was found.
        explanation: Explanation,
    },
    /// Final for [`Command::Profile`].
    Profiled {
        /// The command answered.
        request: RequestId,
        /// Its parts, in the order a picture passes them.
        parts: Vec<Part>,
    },
    /// Final for [`Command::Map`].
    Mapped {
        /// The command answered.
        request: RequestId,
        /// The map.
        atlas: Atlas,
    },
    /// Final for [`Command::Compare`].
    Compared {
        /// The command answered.
        request: RequestId,
        /// The comparison.
        comparison: Comparison,
    },
    /// The files an import took pictures from, just before its final event.
    Taken {
        /// The command under way.
        request: RequestId,
        /// The files, each with its pictures.
        sources: Vec<Source>,
        /// The id the data's next picture will have.
        next: u32,
    },
    /// Final for [`Command::KeepModel`].
    ModelKept {
        /// The command answered.
        request: RequestId,
        /// Bytes it takes.
        bytes: u64,
    },
    /// The next bytes of a file that is too large for one message.
    Piece {
        /// The command under way.
        request: RequestId,
        /// The bytes.
        #[serde(with = "bytes")]
        bytes: Vec<u8>,
    },
    /// Final for [`Command::ExportData`]; the file is all its pieces.
    DataExported {
        /// The command answered.
        request: RequestId,
        /// Images in the zip.
        images: u32,
        /// How many of them are the very files they came from.
        originals: u32,
    },
}

impl Command {
    /// The id this command's final event will carry (for [`Command::Stop`]: the command it ends).
    #[must_use]
    pub fn request(&self) -> RequestId {
        match self {
            Self::Hello { request, .. }
            | Self::LoadModel { request, .. }
            | Self::Import { request, .. }
            | Self::ImportUrl { request, .. }
            | Self::RemoveImages { request, .. }
            | Self::RenameClass { request, .. }
            | Self::RemoveData { request, .. }
            | Self::ShowImage { request, .. }
            | Self::Train { request, .. }
            | Self::Evaluate { request, .. }
            | Self::Predict { request, .. }
            | Self::Export { request, .. }
            | Self::Augment { request, .. }
            | Self::Try { request, .. }
            | Self::Ensemble { request, .. }
            | Self::Relabel { request, .. }
            | Self::MoveImages { request, .. }
            | Self::Stress { request, .. }
            | Self::Explain { request, .. }
            | Self::Profile { request, .. }
            | Self::Map { request, .. }
            | Self::Compare { request, .. }
            | Self::BringBack { request, .. }
            | Self::KeepModel { request, .. }
            | Self::Restore { request, .. }
            | Self::ExportData { request, .. }
            | Self::Stop { request } => *request,
        }
    }
}

impl Event {
    /// The command this event belongs to.
    #[must_use]
    pub fn request(&self) -> RequestId {
        match self {
            Self::Ready { request, .. }
            | Self::Progress { request, .. }
            | Self::ModelLoaded { request, .. }
            | Self::ImagesAdded { request, .. }
            | Self::Imported { request, .. }
            | Self::DataChanged { request, .. }
            | Self::Image { request, .. }
            | Self::Step { request, .. }
            | Self::Epoch { request, .. }
            | Self::Trained { request, .. }
            | Self::Evaluated { request, .. }
            | Self::Predicted { request, .. }
            | Self::Exported { request, .. }
            | Self::Failed { request, .. }
            | Self::Note { request, .. }
            | Self::Augmented { request, .. }
            | Self::Tried { request, .. }
            | Self::Ensembled { request, .. }
            | Self::Stressed { request, .. }
            | Self::Explained { request, .. }
            | Self::Profiled { request, .. }
            | Self::Mapped { request, .. }
            | Self::Compared { request, .. }
            | Self::Taken { request, .. }
            | Self::ModelKept { request, .. }
            | Self::Piece { request, .. }
            | Self::DataExported { request, .. } => *request,
        }
    }

    /// Whether this is the one final event of its command.
    #[must_use]
    pub fn is_final(&self) -> bool {
        !matches!(
            self,
            Self::Progress { .. }
                | Self::ImagesAdded { .. }
                | Self::Step { .. }
                | Self::Epoch { .. }
                | Self::Note { .. }
                | Self::Taken { .. }
                | Self::Piece { .. }
        )
    }
}

/// A checkpoint the page offers to download: an entry of `static/models/index.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HubModel {
    /// Stable id, as notebooks name it.
    pub id: String,
    /// Shown to people.
    pub title: String,
    /// The architecture in the field's words.
    pub variant: String,
    /// Where its safetensors file is.
    pub url: String,
    /// Its size, save for the few kilobytes of its header.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal, where known.
    #[serde(default)]
    pub sha256: Option<String>,
    /// Licence of the weights (SPDX).
    pub licence: String,
}

/// A message that could not be read: page and engine disagree.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a message could not be read ({0})")]
pub struct ProtocolError(String);

/// A message's bytes.
///
/// # Errors
/// None in practice: all messages are plain data of known length.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, ProtocolError> {
    postcard::to_allocvec(message).map_err(|error| ProtocolError(error.to_string()))
}

/// The message in these bytes.
///
/// # Errors
/// If the bytes are no such message.
pub fn decode<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, ProtocolError> {
    postcard::from_bytes(bytes).map_err(|error| ProtocolError(error.to_string()))
}

/// Byte buffers as one block instead of one number after the other.
pub(crate) mod bytes {
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ptr_arg, reason = "the signature serde asks for")]
    pub(crate) fn serialize<S: Serializer>(
        bytes: &Vec<u8>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<u8>, D::Error> {
        <&[u8]>::deserialize(deserializer).map(<[u8]>::to_vec)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn messages_survive_the_crossing() {
        let command = Command::Predict {
            request: RequestId(7),
            model: "m".to_owned(),
            file: FileRef {
                id: FileId(1),
                path: "a/b.jpg".to_owned(),
                bytes: 12,
            },
            top: 5,
            temperature: 1.0,
        };
        assert_eq!(
            decode::<Command>(&encode(&command).expect("encodes")),
            Ok(command)
        );
        let event = Event::Image {
            request: RequestId(7),
            png: (0..=255).collect(),
        };
        assert_eq!(
            decode::<Event>(&encode(&event).expect("encodes")),
            Ok(event)
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_decoding_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode::<Command>(&bytes);
            let _ = decode::<Event>(&bytes);
        }
    }
}
