//! Everything the page knows, as plain data in one store.
//!
//! The notebook belongs to the user. Models, data sets, what cells show live, and what is pending
//! belong to the engine: only [`crate::reduce::apply`] writes them from events. Whether a cell is
//! ready, stale or running is not here: [`crate::plan`] derives it.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use reactive_stores::Store;
use vitrine::explanation::{Explanation, Part};
use vitrine::notebook::{CellKind, Notebook};
use vitrine::protocol::{
    ClassCount, DeviceInfo, Failure, FileProblem, FileRef, HubModel, ModelInfo, Phase, RequestId,
};
use vitrine::report::{EpochReport, ImageId, Split, StepReport};
use vitrine::trial::Finding;

use crate::keep::{Album, Memory};
use crate::kept::Shelf;
use crate::library::Library;

/// The page's state.
#[derive(Debug, Clone, Store)]
pub(crate) struct AppState {
    /// The document.
    pub(crate) notebook: Notebook,
    /// How the engine is.
    pub(crate) engine: Engine,
    /// Models the engine holds, by name.
    pub(crate) models: BTreeMap<String, Versioned<ModelInfo>>,
    /// Data sets the engine holds, by name.
    pub(crate) datasets: BTreeMap<String, Versioned<Dataset>>,
    /// What each cell shows beyond its saved output, by cell id.
    pub(crate) cells: BTreeMap<String, Live>,
    /// Commands without their final event yet.
    pub(crate) pending: BTreeMap<RequestId, Pending>,
    /// Cells waiting for their turn, by id.
    pub(crate) queue: VecDeque<String>,
    /// Checkpoints on offer.
    pub(crate) hub: Vec<HubModel>,
    /// The address of a mirror that stands in for the hub.
    pub(crate) hub_endpoint: Option<String>,
    /// Downloads kept on this device, as last looked at.
    pub(crate) shelf: Shelf,
    /// What data sets are made of, by name.
    pub(crate) albums: BTreeMap<String, Album>,
    /// What is known from earlier sessions.
    pub(crate) memory: Memory,
    /// The open notebook's id on this device; nothing if notebooks cannot be kept here.
    pub(crate) place: Option<String>,
    /// How the open notebook is kept.
    pub(crate) keeping: Keeping,
    /// The notebooks of this device, as last looked at.
    pub(crate) library: Library,
    /// Whether they are shown in place of the open one.
    pub(crate) in_library: bool,
    /// Files the user handed over, which the page keeps in case the engine must be made anew.
    pub(crate) held: Held,
    /// A message for the whole page.
    pub(crate) notice: Option<Notice>,
    /// The picture looked at in large.
    pub(crate) viewer: Option<Viewer>,
    /// How many notebooks were opened in this page's life.
    pub(crate) opened: u32,
    /// Source of ids and versions; never the same number twice.
    pub(crate) counter: u32,
}

/// How the open notebook is kept on this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// As it is.
    Kept,
    /// The last change is being written.
    Waiting,
    /// Not, and why; the words go on a sentence.
    Not(String),
    /// By another tab, which has it open: here it can only be read.
    Elsewhere,
}

/// How the engine is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Loading.
    Starting,
    /// At work on this device.
    Ready(DeviceInfo),
    /// From another build than the page.
    OtherVersion,
    /// It cannot start, and trying again would not help.
    Broken(String),
}

impl Engine {
    /// Whether a graphics device computes.
    pub(crate) fn is_on_graphics_device(&self) -> bool {
        matches!(self, Self::Ready(device) if device.name.starts_with("WebGPU"))
    }
}

/// Something the engine holds, with a number that changes whenever it does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Versioned<T> {
    /// Changes with every change.
    pub(crate) version: u32,
    /// The thing.
    pub(crate) value: T,
}

/// A data set as the page shows it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Dataset {
    /// Classes with their counts, in index order.
    pub(crate) classes: Vec<ClassCount>,
    /// Every image.
    pub(crate) images: BTreeMap<ImageId, Image>,
}

/// An image as the page shows it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Image {
    /// Path it came from.
    pub(crate) path: String,
    /// Its class.
    pub(crate) class: String,
    /// Its split.
    pub(crate) split: Split,
    /// Ticket of its thumbnail (see [`crate::thumbs`]).
    pub(crate) url: String,
}

/// What a cell shows beyond its saved output.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Live {
    /// Where long work is.
    pub(crate) progress: Option<Progress>,
    /// The last training step.
    pub(crate) step: Option<StepReport>,
    /// When the first training step came, in milliseconds, and which it was.
    pub(crate) first_step: Option<(f64, u32)>,
    /// When a download's first news came, in milliseconds, and how many bytes it had then.
    pub(crate) first_bytes: Option<(f64, u64)>,
    /// A sentence about the work under way or done.
    pub(crate) note: Option<String>,
    /// Seconds left, as estimated at the last step or bytes.
    pub(crate) left_seconds: Option<f64>,
    /// Training loss by epoch position.
    pub(crate) losses: Vec<(f64, f64)>,
    /// Epochs of the run under way.
    pub(crate) epochs: Vec<EpochReport>,
    /// Why the last command of this cell failed.
    pub(crate) failure: Option<Failure>,
    /// Files that could not be used.
    pub(crate) problems: Vec<FileProblem>,
    /// When the run under way, or the last one, began: in milliseconds.
    pub(crate) begun_ms: Option<f64>,
    /// What the last good run was made of.
    pub(crate) ran: Option<Stamp>,
    /// Milliseconds the last prediction took.
    pub(crate) elapsed_ms: Option<f64>,
    /// What was tried out, in a train cell.
    pub(crate) finding: Option<Finding>,
    /// The views an augment cell shows.
    pub(crate) lab: Option<Lab>,
    /// What an explain cell shows.
    pub(crate) explanation: Option<Arc<Explanation>>,
    /// What a model is made of, in a model cell.
    pub(crate) parts: Vec<Part>,
}

/// Views of one image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lab {
    /// The image.
    pub(crate) image: ImageId,
    /// Columns and rows of every picture here.
    pub(crate) px: u32,
    /// What evaluation sees of it: red, green, blue and opacity, row by row.
    pub(crate) original: Arc<[u8]>,
    /// The views.
    pub(crate) views: Vec<View>,
}

/// One view of an image as training would see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct View {
    /// Its pixels, likewise.
    pub(crate) pixels: Arc<[u8]>,
    /// What was done to it.
    pub(crate) steps: Vec<String>,
    /// The image it is mixed with.
    pub(crate) partner: Option<ImageId>,
    /// Its label: classes and their shares in per cent.
    pub(crate) label: Vec<(String, u32)>,
}

/// How far a phase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Which phase.
    pub(crate) phase: Phase,
    /// Done.
    pub(crate) done: u64,
    /// Of how many, if known.
    pub(crate) total: Option<u64>,
}

/// What a run was made of; another stamp now means its result is stale.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stamp {
    /// The settings.
    pub(crate) settings: CellKind,
    /// Versions of what it read.
    pub(crate) inputs: Vec<Option<u32>>,
    /// Version of what it made.
    pub(crate) product: Option<u32>,
}

/// A command without its final event yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pending {
    /// The cell it is for, if any.
    pub(crate) cell: Option<String>,
    /// What for.
    pub(crate) work: Work,
}

/// What a command is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Work {
    /// The handshake.
    Hello,
    /// Running a cell.
    Run,
    /// Trying a train cell's settings out.
    Trial,
    /// A change to a cell's data outside the queue.
    Edit,
    /// This picture in large, for the viewer.
    Show(ImageId),
    /// One frame of the live camera.
    Live,
    /// Measuring a model's parts.
    Profile,
    /// A model to save as a file of this name.
    Export(String),
    /// Making this data anew from what the device keeps of it.
    Bring(String),
    /// Keeping this model on the device.
    Keep(String),
    /// Loading this model from the device.
    Recall(String),
}

/// Files the user handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// Images on their way in, by data name: the class they were put in (if any) and the file.
    pub(crate) images: BTreeMap<String, Vec<(Option<String>, FileRef)>>,
    /// The picture to predict, or the weights and what was published beside them, by cell id.
    pub(crate) files: BTreeMap<String, Vec<FileRef>>,
}

/// A message for the whole page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// How bad.
    pub(crate) tone: Tone,
    /// The message.
    pub(crate) text: String,
    /// What may be done at once.
    pub(crate) offer: Option<Offer>,
}

/// How bad a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Good to know.
    Info,
    /// Something went wrong.
    Problem,
}

/// What a notice offers to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    /// Fetch the program's second part again.
    FetchPart,
    /// Load the page again.
    ReloadPage,
    /// Load models and data again into a new engine.
    RunSources,
    /// Take the last edit back.
    Undo,
}

/// The picture looked at in large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Viewer {
    /// Name of its data.
    pub(crate) data: String,
    /// Which image.
    pub(crate) image: ImageId,
    /// Address of the large picture, once here.
    pub(crate) url: Option<String>,
    /// A line about it.
    pub(crate) caption: String,
}

impl AppState {
    /// A page showing `notebook`, its engine not yet started.
    pub(crate) fn new(notebook: Notebook) -> Self {
        Self {
            notebook,
            engine: Engine::Starting,
            models: BTreeMap::new(),
            datasets: BTreeMap::new(),
            cells: BTreeMap::new(),
            pending: BTreeMap::new(),
            queue: VecDeque::new(),
            hub: Vec::new(),
            hub_endpoint: None,
            shelf: Shelf::default(),
            albums: BTreeMap::new(),
            memory: Memory::default(),
            place: None,
            keeping: Keeping::Kept,
            library: Library::default(),
            in_library: false,
            held: Held::default(),
            notice: None,
            viewer: None,
            opened: 0,
            counter: 0,
        }
    }
}

impl Notice {
    /// Good to know.
    pub(crate) fn info(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Info,
            text: text.into(),
            offer: None,
        }
    }

    /// Something went wrong.
    pub(crate) fn problem(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Problem,
            text: text.into(),
            offer: None,
        }
    }

    /// The same, with something to do about it.
    pub(crate) fn offering(self, offer: Offer) -> Self {
        Self {
            offer: Some(offer),
            ..self
        }
    }
}

impl Live {
    /// Forgets what an earlier run showed, as a new one begins.
    pub(crate) fn begin(&mut self) {
        *self = Self {
            ran: self.ran.take(),
            lab: self.lab.take(),
            finding: self.finding.take(),
            explanation: self.explanation.take(),
            parts: std::mem::take(&mut self.parts),
            ..Self::default()
        };
    }
}

impl Dataset {
    /// The images of one class, in id order.
    pub(crate) fn of_class(&self, class: &str) -> impl Iterator<Item = (ImageId, &Image)> {
        self.images
            .iter()
            .filter(move |(_, image)| image.class == class)
            .map(|(id, image)| (*id, image))
    }

    /// Class names to show: those the notebook lists, then those only the engine has.
    pub(crate) fn class_names(&self, listed: &[String]) -> Vec<String> {
        let known = self
            .classes
            .iter()
            .map(|class| &class.name)
            .chain(self.images.values().map(|image| &image.class));
        let mut names: Vec<String> = Vec::new();
        for name in listed.iter().chain(known) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_class_is_shown_too_and_none_twice() {
        let image = Image {
            path: String::new(),
            class: "dog".to_owned(),
            split: Split::Train,
            url: String::new(),
        };
        let data = Dataset {
            classes: vec![ClassCount {
                name: "cat".to_owned(),
                train: 1,
                val: 0,
                test: 0,
            }],
            images: [(ImageId(3), image)].into(),
        };
        let listed = ["bird".to_owned(), "cat".to_owned()];
        assert_eq!(data.class_names(&listed), ["bird", "cat", "dog"]);
        assert_eq!(data.of_class("dog").count(), 1);
    }
}
