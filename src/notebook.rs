//! The notebook document: a title and an ordered list of cells, saved as plain JSON.
//!
//! A file says which version wrote it. A cell whose kind or settings this version does not know is
//! kept exactly as it was ([`CellKind::Unknown`]) and written back unchanged, so that opening and
//! saving never loses anything. Computed state (ready, stale, running) is not part of the document.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::atlas::{Atlas, Projection};
use crate::augmentation::{Augmentation, Crop};
use crate::comparison::Comparison;
use crate::ensemble::{Combine, EnsembleReport, TestViews};
use crate::explanation::Method;
use crate::history::PastRun;
use crate::recipe::Recipe;
use crate::report::{Evaluation, ImageId, Prediction, RunReport};
use crate::templates;

/// The document version this library writes.
pub const VERSION: u32 = 1;

/// Largest notebook file that is opened, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// A notebook: what is saved, opened, shared and run.
#[derive(Debug, Clone, PartialEq)]
pub struct Notebook {
    /// The version that wrote the file; newer ones open, with a notice, and are written back as such.
    pub version: u32,
    /// Shown at the top of the page.
    pub title: String,
    /// In reading and running order.
    pub cells: Vec<Cell>,
    /// Fields of the file this version does not know.
    extra: Map<String, Value>,
    ids: Ids,
}

/// The highest number an id was made of: an id given out never becomes another cell's, even if its cell is deleted.
/// It is not part of the document: two notebooks with the same cells are the same.
#[derive(Debug, Clone, Copy, Default)]
struct Ids(u32);

impl PartialEq for Ids {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Ids {
    fn note(&mut self, id: &str) {
        let number = id.strip_prefix('c').and_then(|number| number.parse().ok());
        self.0 = self.0.max(number.unwrap_or(0));
    }
}

/// One cell of a [`Notebook`].
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Unique within the notebook.
    pub id: String,
    /// What it is, with its settings.
    pub kind: CellKind,
    /// What it last produced, if anything.
    pub output: Option<Output>,
    /// When it last ran to its end, and how long that took.
    pub ran: Option<LastRun>,
    /// Whether only its head is shown.
    pub collapsed: bool,
    /// The runs it made, oldest first (train cells).
    pub history: Vec<PastRun>,
    /// Fields of the file this version does not know (an output it cannot read among them).
    extra: Map<String, Value>,
}

/// A cell's last run to its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastRun {
    /// When it ended: date and time in UTC, as ISO 8601 has them.
    pub at: String,
    /// How long it took.
    pub seconds: f64,
}

/// The kinds of cell, each with its settings.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a notebook has a few dozen cells, and a box would only be in the way"
)]
pub enum CellKind {
    /// Markdown text.
    Note(NoteSettings),
    /// Loads a model under a name.
    Model(ModelSettings),
    /// Holds labelled images under a name.
    Data(DataSettings),
    /// Says how training images are varied, under a name, and shows it.
    Augment(AugmentSettings),
    /// Fine-tunes a model on data, giving a new model.
    Train(TrainSettings),
    /// Makes one model of several, or of several views.
    Ensemble(EnsembleSettings),
    /// Measures a model on data.
    Evaluate(EvaluateSettings),
    /// Asks a model about one image.
    Predict(PredictSettings),
    /// Shows what an answer rests on.
    Explain(ExplainSettings),
    /// Places every picture where a model puts it.
    Map(MapSettings),
    /// Measures models side by side.
    Compare(CompareSettings),
    /// A kind or settings of another version: kept, shown, not run.
    Unknown {
        /// The kind as the file names it.
        kind: String,
        /// The settings as the file has them.
        settings: Value,
    },
}

/// Settings of a note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteSettings {
    /// The text.
    pub markdown: String,
}

/// Settings of a model cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelSettings {
    /// The name other cells use.
    pub name: String,
    /// Where its weights come from.
    pub source: ModelSource,
}

/// Where a model's weights come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelSource {
    /// The small model that ships with the page.
    Starter,
    /// An entry of `static/models/index.json`, by id.
    Hub(String),
    /// A file the user picks; its name, as a reminder.
    File(String),
}

/// Settings of a data cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataSettings {
    /// The name other cells use.
    pub name: String,
    /// Where its images come from.
    pub source: DataSource,
    /// Share of each class held out when the files themselves name no splits.
    pub test_fraction: f64,
    /// Seeds that split.
    pub seed: u64,
    /// Classes in the order shown; one may still be empty.
    #[serde(default)]
    pub classes: Vec<String>,
}

/// Where a data cell's images come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataSource {
    /// The small data set that ships with the page.
    Sample,
    /// Images the user adds; they stay out of the notebook file.
    Yours,
}

/// Settings of an augment cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AugmentSettings {
    /// The name train cells use.
    pub name: String,
    /// Name of the data whose images it shows.
    pub data: String,
    /// How images are varied.
    pub augmentation: Augmentation,
    /// Seeds what it shows; a train cell has its own.
    #[serde(default)]
    pub seed: u64,
}

/// Settings of a train cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrainSettings {
    /// Name of the model to start from.
    pub model: String,
    /// Name of the data.
    pub data: String,
    /// Name of the augment cell whose settings take the place of the recipe's.
    #[serde(default)]
    pub augment: Option<String>,
    /// Name of the model it makes.
    pub output: String,
    /// How.
    pub recipe: Recipe,
}

/// Settings of an ensemble cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnsembleSettings {
    /// Names of the models to put together.
    pub models: Vec<String>,
    /// Name of the data it is measured on.
    pub data: String,
    /// How they become one.
    #[serde(default)]
    pub combine: Combine,
    /// The views of an image it looks at.
    #[serde(default)]
    pub views: TestViews,
    /// Name of the model it makes.
    pub output: String,
}

/// Settings of an evaluate cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluateSettings {
    /// Name of the model.
    pub model: String,
    /// Name of the data.
    pub data: String,
}

/// Settings of a predict cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PredictSettings {
    /// Name of the model.
    pub model: String,
    /// How many classes to list.
    pub top: u32,
    /// Divides the logits, as an evaluation fitted it; 1 leaves them.
    #[serde(default = "one")]
    pub temperature: f32,
    /// Below this probability the answer is "I don't know".
    #[serde(default)]
    pub reject_below: f32,
}

fn one() -> f32 {
    1.0
}

impl PredictSettings {
    /// The five likeliest classes, as the model states them.
    #[must_use]
    pub fn of(model: &str) -> Self {
        Self {
            model: model.to_owned(),
            top: 5,
            temperature: one(),
            reject_below: 0.0,
        }
    }
}

/// Settings of an explain cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExplainSettings {
    /// Name of the model.
    pub model: String,
    /// Name of the data whose pictures it offers.
    pub data: String,
    /// The picture; without one, a file the user hands over or the first held-out one.
    #[serde(default)]
    pub image: Option<ImageId>,
    /// What is drawn.
    pub method: Method,
    /// The class explained; the likeliest if not given.
    #[serde(default)]
    pub class: Option<u32>,
}

/// Settings of a map cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapSettings {
    /// Name of the model.
    pub model: String,
    /// Name of the data.
    pub data: String,
    /// How features become two numbers.
    #[serde(default)]
    pub projection: Projection,
}

/// Settings of a compare cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareSettings {
    /// Names of the models.
    pub models: Vec<String>,
    /// Name of the data.
    pub data: String,
}

/// What a cell last produced, as kept in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Output {
    /// Of a train cell.
    Run(RunReport),
    /// Of an evaluate cell.
    Evaluation(Evaluation),
    /// Of an ensemble cell.
    Ensemble(EnsembleReport),
    /// Of a predict cell.
    Predictions(Vec<Prediction>),
    /// Of a map cell.
    Map(Atlas),
    /// Of a compare cell.
    Comparison(Comparison),
}

impl Notebook {
    /// An empty notebook.
    #[must_use]
    pub fn new(title: &str) -> Self {
        Self {
            version: VERSION,
            title: title.to_owned(),
            cells: Vec::new(),
            extra: Map::new(),
            ids: Ids::default(),
        }
    }

    /// The notebook that opens by default: notes that teach, and one cell of each kind, ready to
    /// run with what ships with the page.
    #[must_use]
    pub fn starter() -> Self {
        templates::ALL[0].notebook()
    }

    /// Puts a new cell at `index` (clamped to the end) and returns its id.
    pub fn insert(&mut self, index: usize, kind: CellKind) -> String {
        let id = (self.ids.0.saturating_add(1)..=u32::MAX)
            .map(|n| format!("c{n}"))
            .find(|id| self.cell(id).is_none())
            .unwrap_or_default();
        self.ids.note(&id);
        self.cells.insert(
            index.min(self.cells.len()),
            Cell {
                id: id.clone(),
                kind,
                output: None,
                ran: None,
                collapsed: false,
                history: Vec::new(),
                extra: Map::new(),
            },
        );
        id
    }

    /// The cell with this id.
    #[must_use]
    pub fn cell(&self, id: &str) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.id == id)
    }

    /// A train cell's settings with the augmentation of the augment cell they name; nothing if there is no such
    /// cell.
    #[must_use]
    pub fn with_augmentation(&self, settings: &TrainSettings) -> Option<TrainSettings> {
        let mut settings = settings.clone();
        if let Some(name) = &settings.augment {
            let cells = self.cells.iter().map(|cell| &cell.kind);
            let mut named = cells.filter_map(|kind| match kind {
                CellKind::Augment(augment) if augment.name == *name => Some(augment),
                _ => None,
            });
            settings.recipe.augmentation = named.next_back()?.augmentation.clone();
        }
        Some(settings)
    }

    /// The cell with this id, to change it.
    pub fn cell_mut(&mut self, id: &str) -> Option<&mut Cell> {
        self.cells.iter_mut().find(|cell| cell.id == id)
    }

    /// Whether a newer Vitrine wrote this.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.version > VERSION
    }

    /// Reads a notebook file.
    ///
    /// # Errors
    /// If the bytes are too many, no JSON, or no notebook. An unknown cell is no error.
    pub fn from_json(bytes: &[u8]) -> Result<Self, NotebookError> {
        if bytes.len() > MAX_BYTES {
            return Err(NotebookError::TooLarge { bytes: bytes.len() });
        }
        let file: NotebookFile =
            serde_json::from_slice(bytes).map_err(|error| match error.classify() {
                serde_json::error::Category::Data => NotebookError::NotANotebook {
                    reason: error.to_string(),
                },
                _ => NotebookError::NotJson {
                    reason: error.to_string(),
                },
            })?;
        let mut notebook = Self {
            version: file.vitrine,
            title: file.title,
            cells: Vec::new(),
            extra: file.extra,
            ids: Ids::default(),
        };
        let mut ids = HashSet::new();
        for cell in file.cells {
            notebook.ids.note(&cell.id);
            if !ids.insert(cell.id.clone()) {
                return Err(NotebookError::NotANotebook {
                    reason: format!("two cells have the id \"{}\"", cell.id),
                });
            }
            notebook.cells.push(cell.into());
        }
        Ok(notebook)
    }

    /// The notebook as the text of a `.vitrine.json` file.
    ///
    /// # Errors
    /// Only if an output holds a number JSON cannot write.
    pub fn to_json(&self) -> Result<String, NotebookError> {
        let cells = self
            .cells
            .iter()
            .map(CellFile::try_from)
            .collect::<Result<_, _>>();
        let file = cells.map(|cells| NotebookFile {
            vitrine: self.version,
            title: self.title.clone(),
            cells,
            extra: self.extra.clone(),
        });
        file.and_then(|file| serde_json::to_string_pretty(&file))
            .map_err(|error| NotebookError::NotJson {
                reason: error.to_string(),
            })
    }
}

impl DataSettings {
    /// Settings for data of the user's own under this name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            source: DataSource::Yours,
            test_fraction: 0.25,
            seed: 0,
            classes: Vec::new(),
        }
    }
}

/// Why a notebook file does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotebookError {
    /// Larger than [`MAX_BYTES`].
    #[error("This notebook file has {bytes} bytes, more than the {MAX_BYTES} a notebook may have.")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Not JSON at all.
    #[error("This file is not a notebook: it is not JSON ({reason}).")]
    NotJson {
        /// The parser's words.
        reason: String,
    },
    /// JSON, but not a notebook.
    #[error("This JSON file is not a Vitrine notebook ({reason}).")]
    NotANotebook {
        /// What is missing or wrong.
        reason: String,
    },
}

/// The file's own shape.
#[derive(Serialize, Deserialize)]
struct NotebookFile {
    vitrine: u32,
    title: String,
    cells: Vec<CellFile>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// A cell in the file: kind and settings still apart.
#[derive(Serialize, Deserialize)]
struct CellFile {
    id: String,
    kind: String,
    #[serde(default)]
    settings: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    output: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ran: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    collapsed: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    history: Option<Value>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl From<CellFile> for Cell {
    fn from(file: CellFile) -> Self {
        let CellFile {
            id,
            kind,
            settings,
            output,
            ran,
            collapsed,
            history,
            mut extra,
        } = file;
        let known = match kind.as_str() {
            "note" => parse(&settings).map(CellKind::Note),
            "model" => parse(&settings).map(CellKind::Model),
            "data" => parse(&settings).map(CellKind::Data),
            "augment" => parse(&settings).map(CellKind::Augment),
            "train" => parse(&before_augment_cells(settings.clone())).map(CellKind::Train),
            "ensemble" => parse(&settings).map(CellKind::Ensemble),
            "evaluate" => parse(&settings).map(CellKind::Evaluate),
            "predict" => parse(&settings).map(CellKind::Predict),
            "explain" => parse(&settings).map(CellKind::Explain),
            "map" => parse(&settings).map(CellKind::Map),
            "compare" => parse(&settings).map(CellKind::Compare),
            _ => None,
        };
        let unknown = &mut extra;
        Self {
            id,
            kind: known.unwrap_or(CellKind::Unknown { kind, settings }),
            output: read(output, "output", unknown),
            ran: read(ran, "ran", unknown),
            collapsed: read(collapsed, "collapsed", unknown).unwrap_or_default(),
            history: read(history, "history", unknown).unwrap_or_default(),
            extra,
        }
    }
}

/// A field of a cell; one this version cannot read is kept among those it does not know.
fn read<T: for<'de> Deserialize<'de>>(
    field: Option<Value>,
    name: &str,
    unknown: &mut Map<String, Value>,
) -> Option<T> {
    let field = field?;
    let known = parse(&field);
    if known.is_none() {
        unknown.insert(name.to_owned(), field);
    }
    known
}

/// A field of a cell as it is written: as it is now, or else as it could not be read.
fn written<T: Serialize>(
    field: Option<T>,
    name: &str,
    unknown: &mut Map<String, Value>,
) -> Result<Option<Value>, serde_json::Error> {
    let unread = unknown.remove(name);
    let field = field.map(serde_json::to_value).transpose()?;
    Ok(field.or(unread))
}

/// A train cell's settings as files have them now; at first a recipe had but two knobs of augmentation.
fn before_augment_cells(mut settings: Value) -> Value {
    let Some(recipe) = settings.get_mut("recipe").and_then(Value::as_object_mut) else {
        return settings;
    };
    let varied = recipe.remove("augment");
    let scale = recipe.remove("crop_scale_min");
    if varied.is_some() || scale.is_some() {
        let varied = varied.is_none_or(|varied| varied != Value::Bool(false));
        let scale = scale.as_ref().and_then(Value::as_f64).unwrap_or(0.5);
        let augmentation = Augmentation {
            crop: Crop::at_least(scale),
            horizontal_flip: 0.5,
            ..Augmentation::none()
        };
        let augmentation = if varied {
            augmentation
        } else {
            Augmentation::none()
        };
        if let Ok(augmentation) = serde_json::to_value(augmentation) {
            recipe.entry("augmentation").or_insert(augmentation);
        }
    }
    settings
}

fn parse<T: for<'de> Deserialize<'de>>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

impl CellKind {
    /// Its name, as files have it.
    #[must_use]
    pub fn tag(&self) -> &str {
        match self {
            Self::Note(_) => "note",
            Self::Model(_) => "model",
            Self::Data(_) => "data",
            Self::Augment(_) => "augment",
            Self::Train(_) => "train",
            Self::Ensemble(_) => "ensemble",
            Self::Evaluate(_) => "evaluate",
            Self::Predict(_) => "predict",
            Self::Explain(_) => "explain",
            Self::Map(_) => "map",
            Self::Compare(_) => "compare",
            Self::Unknown { kind, .. } => kind,
        }
    }

    /// Its name and its settings, as files have them.
    ///
    /// # Errors
    /// Only if a setting is a number JSON cannot write.
    pub fn parts(&self) -> Result<(&str, Value), serde_json::Error> {
        let settings = match self {
            Self::Note(settings) => serde_json::to_value(settings)?,
            Self::Model(settings) => serde_json::to_value(settings)?,
            Self::Data(settings) => serde_json::to_value(settings)?,
            Self::Augment(settings) => serde_json::to_value(settings)?,
            Self::Train(settings) => serde_json::to_value(settings)?,
            Self::Ensemble(settings) => serde_json::to_value(settings)?,
            Self::Evaluate(settings) => serde_json::to_value(settings)?,
            Self::Predict(settings) => serde_json::to_value(settings)?,
            Self::Explain(settings) => serde_json::to_value(settings)?,
            Self::Map(settings) => serde_json::to_value(settings)?,
            Self::Compare(settings) => serde_json::to_value(settings)?,
            Self::Unknown { settings, .. } => settings.clone(),
        };
        Ok((self.tag(), settings))
    }
}

impl TryFrom<&Cell> for CellFile {
    type Error = serde_json::Error;

    fn try_from(cell: &Cell) -> Result<Self, serde_json::Error> {
        let (kind, settings) = cell.kind.parts()?;
        let mut extra = cell.extra.clone();
        let unknown = &mut extra;
        let runs = Some(&cell.history).filter(|runs| !runs.is_empty());
        Ok(Self {
            id: cell.id.clone(),
            kind: kind.to_owned(),
            settings,
            output: written(cell.output.as_ref(), "output", unknown)?,
            ran: written(cell.ran.as_ref(), "ran", unknown)?,
            collapsed: written(cell.collapsed.then_some(true), "collapsed", unknown)?,
            history: written(runs, "history", unknown)?,
            extra,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_notebook_survives_saving_and_opening() {
        let notebook = Notebook::starter();
        let json = notebook.to_json().expect("writes");
        assert_eq!(Notebook::from_json(json.as_bytes()), Ok(notebook));
    }

    #[test]
    fn what_a_newer_version_wrote_is_kept() {
        let text = r#"{"vitrine":7,"title":"t","mood":"calm","cells":[
            {"id":"a","kind":"hologram","settings":{"x":[1,2]},"output":{"z":1},"pinned":true},
            {"id":"b","kind":"train","settings":{"model":"m"}},
            {"id":"c","kind":"note","settings":{"markdown":"hi"},"output":{"song":"la"}}]}"#;
        let notebook = Notebook::from_json(text.as_bytes()).expect("opens");
        assert!(notebook.is_newer());
        assert!(
            matches!(&notebook.cells[0].kind, CellKind::Unknown { kind, .. } if kind == "hologram")
        );
        assert!(
            matches!(&notebook.cells[1].kind, CellKind::Unknown { kind, .. } if kind == "train")
        );
        let before: Value = serde_json::from_str(text).expect("json");
        let after: Value =
            serde_json::from_str(&notebook.to_json().expect("writes")).expect("json");
        assert_eq!(before, after);
    }

    #[test]
    fn earlier_runs_are_in_the_file_and_one_that_cannot_be_read_is_kept() {
        let mut notebook = Notebook::starter();
        let id = notebook
            .cells
            .iter()
            .find(|cell| matches!(cell.kind, CellKind::Train(_)))
            .map(|cell| cell.id.clone())
            .expect("a train cell");
        let run = PastRun {
            number: 3,
            model: "starter".to_owned(),
            data: "images".to_owned(),
            recipe: Recipe::last_blocks(2),
            outcome: crate::report::Outcome::Finished,
            epochs: vec![],
            top1: 0.5,
            loss: 1.25,
            seconds: 2.0,
        };
        notebook.cell_mut(&id).expect("there").history = vec![run];
        let json = notebook.to_json().expect("writes");
        assert_eq!(Notebook::from_json(json.as_bytes()).as_ref(), Ok(&notebook));
        let newer = json.replace("\"number\": 3", "\"number\": \"third\"");
        assert_ne!(newer, json);
        let opened = Notebook::from_json(newer.as_bytes()).expect("opens");
        assert!(opened.cell(&id).expect("there").history.is_empty());
        let again = opened.to_json().expect("writes");
        let value = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        assert_eq!(value(&again), value(&newer));
    }

    #[test]
    fn what_is_collapsed_and_when_it_ran_is_in_the_file_only_where_it_is_so() {
        let mut notebook = Notebook::starter();
        let plain = notebook.to_json().expect("writes");
        assert!(!plain.contains("collapsed") && !plain.contains("\"ran\""));
        notebook.cells[1].collapsed = true;
        notebook.cells[1].ran = Some(LastRun {
            at: "2026-01-02T03:04:05Z".to_owned(),
            seconds: 12.3,
        });
        let json = notebook.to_json().expect("writes");
        assert_eq!(Notebook::from_json(json.as_bytes()).as_ref(), Ok(&notebook));
        let newer = json.replace("\"collapsed\": true", "\"collapsed\": \"half\"");
        assert_ne!(newer, json);
        let opened = Notebook::from_json(newer.as_bytes()).expect("opens");
        assert!(!opened.cells[1].collapsed);
        assert_eq!(opened.to_json().expect("writes"), newer);
    }

    #[test]
    fn the_id_of_a_deleted_cell_is_not_given_to_another() {
        let mut notebook = Notebook::starter();
        let json = notebook.to_json().expect("writes");
        let note = || CellKind::Note(NoteSettings::default());
        notebook.cells.pop();
        assert_eq!(notebook.insert(0, note()), "c10");
        notebook.cells.remove(0);
        assert_eq!(notebook.insert(0, note()), "c11");
        let mut opened = Notebook::from_json(json.as_bytes()).expect("opens");
        opened.cells.pop();
        assert_eq!(opened.insert(0, note()), "c10");
    }

    #[test]
    fn the_first_files_keep_their_augmentation() {
        let file = |recipe: &str| {
            format!(
                r#"{{"vitrine":1,"title":"t","cells":[{{"id":"a","kind":"train","settings":{{"model":"m","data":"d","output":"o","recipe":{recipe}}}}}]}}"#
            )
        };
        let augmentation = |recipe: &str| {
            let notebook = Notebook::from_json(file(recipe).as_bytes()).expect("opens");
            let CellKind::Train(settings) = &notebook.cells[0].kind else {
                panic!("a train cell");
            };
            settings.recipe.augmentation.clone()
        };
        let cropped = augmentation(r#"{"augment":true,"crop_scale_min":0.3}"#);
        assert_eq!(cropped.crop, Crop::at_least(0.3));
        assert_eq!(augmentation(r#"{"augment":false}"#), Augmentation::none());
        assert_eq!(augmentation(r#"{"epochs":3}"#), Augmentation::default());
    }

    #[test]
    fn a_train_cell_uses_what_its_augment_cell_holds() {
        let mut notebook = Notebook::starter();
        let CellKind::Train(train) = notebook
            .cells
            .iter()
            .find_map(|cell| match &cell.kind {
                CellKind::Train(_) => Some(cell.kind.clone()),
                _ => None,
            })
            .expect("there")
        else {
            panic!("a train cell");
        };
        assert_eq!(notebook.with_augmentation(&train), Some(train.clone()));
        let named = TrainSettings {
            augment: Some("strong".to_owned()),
            ..train
        };
        assert_eq!(notebook.with_augmentation(&named), None);
        let augmentation = crate::augmentation::Preset::Deit.augmentation();
        notebook.insert(
            0,
            CellKind::Augment(AugmentSettings {
                name: "strong".to_owned(),
                data: "images".to_owned(),
                augmentation: augmentation.clone(),
                seed: 0,
            }),
        );
        let resolved = notebook.with_augmentation(&named).expect("there");
        assert_eq!(resolved.recipe.augmentation, augmentation);
    }

    #[test]
    fn files_that_are_no_notebooks_are_refused_in_words() {
        let message = |bytes: &[u8]| {
            Notebook::from_json(bytes)
                .expect_err("no notebook")
                .to_string()
        };
        assert!(message(b"\xff\xd8\xff").contains("not JSON"));
        assert!(message(b"[1,2]").contains("not a Vitrine notebook"));
        assert!(message(br#"{"title":"t"}"#).contains("vitrine"));
        let twice = br#"{"vitrine":1,"title":"t","cells":[{"id":"a","kind":"note"},{"id":"a","kind":"note"}]}"#;
        assert!(message(twice).contains("two cells"));
    }

    #[test]
    fn a_notebook_of_very_many_cells_opens_in_reasonable_time() {
        let cells: Vec<String> = (0..200_000)
            .map(|id| format!(r#"{{"id":"{id}","kind":"note"}}"#))
            .collect();
        let text = format!(
            r#"{{"vitrine":1,"title":"t","cells":[{}]}}"#,
            cells.join(",")
        );
        // Compared with each other, they would take minutes.
        let notebook = Notebook::from_json(text.as_bytes()).expect("opens");
        assert_eq!(notebook.cells.len(), 200_000);
    }
}
