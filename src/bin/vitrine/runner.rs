//! The tasks, each as the commands a page would send.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use futures::executor::block_on;
use serde_json::json;
use zip::ZipArchive;

use vitrine::ensemble::EnsembleReport;
use vitrine::notebook::{
    Cell, CellKind, DataSettings, DataSource, EnsembleSettings, EvaluateSettings, ModelSource,
    Notebook, Output, TrainSettings,
};
use vitrine::protocol::{
    Command, DataInfo, DeviceChoice, DeviceInfo, Event, ExportFormat, FileProblem, ModelInfo,
    RequestId, VERSION, WeightsSource,
};
use vitrine::recipe::Recipe;
use vitrine::recipe::code::Flags;
use vitrine::report::{Evaluation, Precision, RunReport};
use vitrine::session::Session;
use vitrine::study::Robustness;
use vitrine::trial::{Finding, FoldReport, Trial, mean_and_deviation};

use crate::host::Terminal;
use crate::report::{CellReport, NotebookReport, TrainReport, files_below, peak_memory_bytes};
use crate::{
    EvaluateArguments, ExportArguments, PredictArguments, RunArguments, TrainArguments, bundle,
};

/// Why a task ended; its text is for people.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RunnerError {
    /// The engine said no.
    #[error("{message} {hint}")]
    Failed { message: String, hint: String },
    /// Several images failed; each was reported on its own line.
    #[error("{failed} of {all} images could not be classified.")]
    SomeImages { failed: usize, all: usize },
    /// A file could not be read or written.
    #[error("{path}: {reason}.")]
    File { path: String, reason: String },
}

pub(crate) const REQUEST: RequestId = RequestId(0);

/// A session, its device known.
pub(crate) struct Engine {
    pub(crate) session: Session<Terminal>,
    device: DeviceInfo,
}

impl Engine {
    pub(crate) fn start(
        device: impl Into<DeviceChoice>,
        checkpoints: Option<PathBuf>,
    ) -> Result<Self, RunnerError> {
        let mut session = Session::new(Terminal::new(checkpoints));
        match ask(
            &mut session,
            Command::Hello {
                request: REQUEST,
                version: VERSION,
                device: device.into(),
            },
        )? {
            Event::Ready { device, .. } => Ok(Self { session, device }),
            other => Err(unexpected(&other)),
        }
    }

    pub(crate) fn ask(&mut self, command: Command) -> Result<Event, RunnerError> {
        ask(&mut self.session, command)
    }

    /// Loads a weights file with what is published beside it, or all of a folder's weights.
    pub(crate) fn load_model(&mut self, name: &str, path: &Path) -> Result<ModelInfo, RunnerError> {
        let files = model_files(path).map_err(|error| file_error(path, &error))?;
        let host = self.session.host();
        let files = files
            .iter()
            .map(|path| host.file(path, path.to_string_lossy().into_owned()))
            .collect();
        let model = self.load_model_from(name, WeightsSource::Files(files))?;
        model.notes.iter().for_each(|note| say(note));
        Ok(model)
    }

    /// Writes a model as a folder for other tools.
    fn save(
        &mut self,
        model: &str,
        precision: Precision,
        folder: &Path,
    ) -> Result<(), RunnerError> {
        let Event::Exported { file, .. } = self.ask(Command::Export {
            request: REQUEST,
            model: model.to_owned(),
            format: ExportFormat::Package { date: today() },
            precision,
        })?
        else {
            return Err(RunnerError::Failed {
                message: "The engine exported nothing.".to_owned(),
                hint: String::new(),
            });
        };
        ZipArchive::new(Cursor::new(file))
            .and_then(|mut zip| zip.extract(folder))
            .map_err(|error| RunnerError::File {
                path: folder.display().to_string(),
                reason: error.to_string(),
            })
    }

    fn load_model_from(
        &mut self,
        name: &str,
        source: WeightsSource,
    ) -> Result<ModelInfo, RunnerError> {
        match self.ask(Command::LoadModel {
            request: REQUEST,
            name: name.to_owned(),
            source,
        })? {
            Event::ModelLoaded { model, .. } => Ok(model),
            other => Err(unexpected(&other)),
        }
    }

    fn import(
        &mut self,
        settings: DataSettings,
        path: &Path,
    ) -> Result<(DataInfo, Vec<FileProblem>), RunnerError> {
        let found = files_below(path).map_err(|error| file_error(path, &error))?;
        let files = found
            .into_iter()
            .map(|(path, name)| self.session.host().file(&path, name))
            .collect();
        self.imported(Command::Import {
            request: REQUEST,
            data: settings,
            class: None,
            files,
        })
    }

    fn imported(&mut self, command: Command) -> Result<(DataInfo, Vec<FileProblem>), RunnerError> {
        match self.ask(command)? {
            Event::Imported { data, problems, .. } => {
                for FileProblem { path, message } in &problems {
                    say(&format!("{path}: {message}"));
                }
                Ok((data, problems))
            }
            other => Err(unexpected(&other)),
        }
    }

    fn train(&mut self, settings: TrainSettings) -> Result<(ModelInfo, RunReport), RunnerError> {
        match self.ask(Command::Train {
            request: REQUEST,
            settings,
        })? {
            Event::Trained { model, report, .. } => Ok((model, report)),
            other => Err(unexpected(&other)),
        }
    }

    fn try_out(&mut self, settings: TrainSettings, trial: Trial) -> Result<Finding, RunnerError> {
        match self.ask(Command::Try {
            request: REQUEST,
            settings,
            trial,
        })? {
            Event::Tried { finding, .. } => Ok(finding),
            other => Err(unexpected(&other)),
        }
    }

    fn stress(&mut self, model: &str, data: &str) -> Result<Robustness, RunnerError> {
        let settings = EvaluateSettings {
            model: model.to_owned(),
            data: data.to_owned(),
        };
        match self.ask(Command::Stress {
            request: REQUEST,
            settings,
        })? {
            Event::Stressed { robustness, .. } => Ok(robustness),
            other => Err(unexpected(&other)),
        }
    }

    fn ensemble(&mut self, settings: EnsembleSettings) -> Result<EnsembleReport, RunnerError> {
        match self.ask(Command::Ensemble {
            request: REQUEST,
            settings,
        })? {
            Event::Ensembled { report, .. } => Ok(report),
            other => Err(unexpected(&other)),
        }
    }
}

fn ask(session: &mut Session<Terminal>, command: Command) -> Result<Event, RunnerError> {
    block_on(session.handle(command));
    match session.host().take_events().pop() {
        Some(Event::Failed { failure, .. }) => Err(RunnerError::Failed {
            message: failure.message,
            hint: failure.hint,
        }),
        Some(event) => Ok(event),
        None => Err(RunnerError::Failed {
            message: "The engine gave no answer.".to_owned(),
            hint: String::new(),
        }),
    }
}

/// `vitrine predict`
pub(crate) fn predict(arguments: &PredictArguments) -> Result<(), RunnerError> {
    let mut engine = Engine::start(arguments.device, None)?;
    engine.load_model("model", &arguments.weights)?;
    let mut failed = 0;
    for path in &arguments.images {
        let name = path.to_string_lossy().into_owned();
        let file = engine.session.host().file(path, name.clone());
        match engine.ask(Command::Predict {
            request: REQUEST,
            model: "model".to_owned(),
            file,
            top: arguments.top,
            temperature: 1.0,
        }) {
            Ok(Event::Predicted {
                predictions,
                logits,
                ..
            }) if arguments.json => {
                let mut line = json!({ "file": name, "predictions": predictions });
                if arguments.logits {
                    line["logits"] = json!(logits);
                }
                print(&line.to_string());
            }
            Ok(Event::Predicted {
                predictions,
                logits,
                ..
            }) => {
                print(&name);
                for line in predictions {
                    print(&format!("  {:5.1} %  {}", line.p * 100.0, line.label));
                }
                if arguments.logits {
                    print(&format!("  logits {logits:?}"));
                }
            }
            Ok(other) => return Err(unexpected(&other)),
            Err(error) => {
                failed += 1;
                say(&format!("{name}: {error}"));
            }
        }
    }
    if failed > 0 {
        Err(RunnerError::SomeImages {
            failed,
            all: arguments.images.len(),
        })
    } else {
        Ok(())
    }
}

/// `vitrine train`
pub(crate) fn train(arguments: &TrainArguments) -> Result<(), RunnerError> {
    let recipe = recipe(arguments)?;
    let mut engine = Engine::start(arguments.device, arguments.checkpoints.clone())?;
    engine.load_model("model", &arguments.weights)?;
    for (number, weights) in (1..).zip(&arguments.teacher) {
        let name = format!("teacher {number}");
        engine.load_model(&name, weights)?;
    }
    let (data, problems) = engine.import(
        DataSettings {
            seed: arguments.split_seed.unwrap_or(recipe.seed),
            test_fraction: arguments.test_fraction,
            ..DataSettings::named("data")
        },
        &arguments.data,
    )?;
    let settings = TrainSettings {
        model: "model".to_owned(),
        data: "data".to_owned(),
        augment: None,
        output: "tuned".to_owned(),
        recipe: recipe.clone(),
    };
    let trial = match (arguments.folds, arguments.find_lr) {
        (Some(folds), _) => Some(Trial::Folds(folds)),
        (None, true) => Some(Trial::Rates),
        (None, false) => None,
    };
    if let Some(trial) = trial {
        let finding = engine.try_out(settings, trial)?;
        say(&said(&finding));
        return write_json(&arguments.report, &finding);
    }
    let (model, run) = engine.train(settings)?;
    say(&format!(
        "test top-1 {:.3}, top-5 {:.3}, loss {:.4}",
        run.test.top1, run.test.top5, run.test.loss
    ));
    if let Some(folder) = &arguments.save {
        engine.save("tuned", Precision::F32, folder)?;
    }
    write_json(
        &arguments.report,
        &TrainReport::new(engine.device, &model, recipe, &data, problems, run),
    )
}

/// A finding in a line.
fn said(finding: &Finding) -> String {
    match finding {
        Finding::Rates(curve) => curve.suggested.map_or_else(
            || "The curve shows no good learning rate: the loss never falls for long.".to_owned(),
            |lr| format!("suggested learning rate {lr:.1e}"),
        ),
        Finding::Folds(folds) => {
            let of = |get: fn(&FoldReport) -> f64| {
                mean_and_deviation(&folds.iter().map(get).collect::<Vec<_>>())
            };
            let ((top1, spread), (loss, _)) = (of(|fold| fold.top1), of(|fold| fold.loss));
            format!(
                "{} folds: top-1 {top1:.3} ± {spread:.3}, loss {loss:.4}",
                folds.len()
            )
        }
    }
}

/// `vitrine evaluate`
pub(crate) fn evaluate(arguments: &EvaluateArguments) -> Result<(), RunnerError> {
    let mut engine = Engine::start(arguments.device, None)?;
    let mut models = Vec::with_capacity(arguments.weights.len());
    for (number, weights) in (1..).zip(&arguments.weights) {
        let name = format!("model {number}");
        engine.load_model(&name, weights)?;
        models.push(name);
    }
    let data = DataSettings {
        seed: arguments.seed,
        ..DataSettings::named("data")
    };
    engine.import(data, &arguments.data)?;
    let mut report = engine.ensemble(EnsembleSettings {
        models,
        data: "data".to_owned(),
        combine: arguments.combine.into(),
        views: arguments.views.into(),
        output: "together".to_owned(),
    })?;
    for (member, path) in report.members.iter().zip(&arguments.weights) {
        let left_out = if member.used { "" } else { " (left out)" };
        say(&format!(
            "{}: top-1 {:.3}, loss {:.4}{left_out}",
            path.display(),
            member.top1,
            member.loss
        ));
    }
    if arguments.robustness {
        let robustness = engine.stress("together", "data")?;
        report.evaluation.robustness = Some(robustness);
    }
    say(&measured(&report.evaluation));
    if let Some(file) = &arguments.csv {
        let host = engine.session.host();
        let table =
            vitrine::handout::evaluation_csv(&report.evaluation, |image| host.path_of(image));
        write(file, table.as_bytes())?;
    }
    if let Some(folder) = &arguments.save {
        engine.save("together", Precision::F32, folder)?;
    }
    write_json(&arguments.report, &report)
}

/// An evaluation in a few lines.
fn measured(evaluation: &Evaluation) -> String {
    let mut text = format!(
        "together: top-1 {:.3}, top-5 {:.3}, loss {:.4}",
        evaluation.top1, evaluation.top5, evaluation.loss
    );
    if let Some(study) = &evaluation.study {
        let (top1, calibration) = (study.top1, &study.calibration);
        text += &format!(
            "\n95 % interval of top-1 {:.3} to {:.3}; calibration error {:.3}, at temperature {:.2} {:.3}; {} labels to look at",
            top1.low,
            top1.high,
            calibration.before.ece,
            calibration.temperature,
            calibration.after.ece,
            study.suspects.len()
        );
    }
    let rows = evaluation.robustness.iter().flat_map(|found| &found.rows);
    for (corruption, shares) in rows {
        let shares: Vec<String> = shares.iter().map(|share| format!("{share:.3}")).collect();
        let name = format!("{corruption:?}").to_lowercase();
        text += &format!("\n{name}: top-1 {}", shares.join(", "));
    }
    text
}

/// The recipe of the file, or the default one for what learns, with the flags on top.
pub(crate) fn recipe(arguments: &TrainArguments) -> Result<Recipe, RunnerError> {
    let file = match &arguments.recipe {
        Some(path) => {
            let bytes = std::fs::read(path).map_err(|error| file_error(path, &error))?;
            let read = serde_json::from_slice(&bytes).map_err(|error| RunnerError::File {
                path: path.display().to_string(),
                reason: format!("this is no recipe ({error})"),
            })?;
            Some(read)
        }
        None => None,
    };
    Ok(Flags::from(arguments).applied(file))
}

/// `vitrine export`
pub(crate) fn export(arguments: &ExportArguments) -> Result<(), RunnerError> {
    let mut engine = Engine::start(DeviceChoice::Cpu, None)?;
    let model = engine.load_model(&stem(&arguments.weights), &arguments.weights)?;
    let precision = if arguments.half {
        Precision::F16
    } else {
        Precision::F32
    };
    engine.save(&model.name, precision, &arguments.out)
}

/// A name for a model from a path: the file's, or its folder's if the file's says nothing.
fn stem(path: &Path) -> String {
    let name = |path: &Path| Some(path.file_stem()?.to_string_lossy().into_owned());
    match name(path) {
        Some(stem) if stem != "model" && stem != "pytorch_model" => stem,
        _ => path
            .parent()
            .and_then(name)
            .unwrap_or_else(|| "model".to_owned()),
    }
}

/// The files of a model: those of a folder, or a weights file and the descriptions beside it.
fn model_files(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    const DESCRIPTIONS: [&str; 2] = ["config.json", "preprocessor_config.json"];
    let is_weights = |file: &Path| {
        let ending = file
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        matches!(ending.as_str(), "safetensors" | "pth" | "pt" | "bin")
    };
    let described = |folder: &Path| {
        let files = DESCRIPTIONS.map(|name| folder.join(name));
        files.into_iter().filter(|file| file.is_file())
    };
    if !path.is_dir() {
        let beside = path.parent().map(described).into_iter().flatten();
        return Ok(std::iter::once(path.to_owned()).chain(beside).collect());
    }
    let mut files: Vec<PathBuf> = described(path).collect();
    for entry in std::fs::read_dir(path)? {
        let file = entry?.path();
        if file.is_file() && (is_weights(&file) || file.to_string_lossy().ends_with(".index.json"))
        {
            files.push(file);
        }
    }
    Ok(files)
}

/// Today's date in UTC, `year-month-day`.
pub(crate) fn today() -> String {
    time::OffsetDateTime::now_utc().date().to_string()
}

/// `vitrine run`
pub(crate) fn run(arguments: &RunArguments) -> Result<(), RunnerError> {
    let (notebook, attached) = bundle::open(&arguments.notebook)?;
    let mut engine = Engine::start(arguments.device, None)?;
    if let Some(attached) = attached {
        engine.session.host().attach(attached);
    }
    let cells = notebook
        .cells
        .iter()
        .map(|cell| run_cell(&mut engine, &notebook, cell, arguments))
        .collect::<Result<_, _>>()?;
    write_json(
        &arguments.report,
        &NotebookReport {
            title: notebook.title,
            device: engine.device,
            cells,
            peak_memory_bytes: peak_memory_bytes(),
        },
    )
}

fn run_cell(
    engine: &mut Engine,
    notebook: &Notebook,
    cell: &Cell,
    arguments: &RunArguments,
) -> Result<CellReport, RunnerError> {
    let done = |kind, output| {
        Ok(CellReport {
            id: cell.id.clone(),
            kind,
            skipped: None,
            output,
        })
    };
    let skip = |kind, why: &str| {
        Ok(CellReport {
            id: cell.id.clone(),
            kind,
            skipped: Some(why.to_owned()),
            output: None,
        })
    };
    match cell.kind.clone() {
        CellKind::Note(_) => done("note", None),
        CellKind::Model(settings) => {
            match (&arguments.weights, &settings.source) {
                (Some(path), _) => engine.load_model(&settings.name, path)?,
                (None, ModelSource::Starter) => {
                    let source = WeightsSource::Url {
                        url: "models/starter.safetensors".to_owned(),
                        bytes: None,
                        sha256: None,
                    };
                    engine.load_model_from(&settings.name, source)?
                }
                (None, ModelSource::Hub(name) | ModelSource::File(name)) => {
                    let message = format!("The model cell {} wants the weights {name}.", cell.id);
                    return Err(RunnerError::Failed {
                        message,
                        hint: "Pass them with --weights.".to_owned(),
                    });
                }
            };
            done("model", None)
        }
        CellKind::Data(settings) => {
            fill(engine, &cell.id, settings, arguments)?;
            done("data", None)
        }
        CellKind::Train(settings) => {
            let resolved =
                notebook
                    .with_augmentation(&settings)
                    .ok_or_else(|| RunnerError::Failed {
                        message: format!(
                            "The train cell {} uses an augment cell that is not there.",
                            cell.id
                        ),
                        hint: "Name one that is, or none.".to_owned(),
                    })?;
            let (_, report) = engine.train(resolved)?;
            done("train", Some(Output::Run(report)))
        }
        CellKind::Augment(_) => skip(
            "augment",
            "it is for looking at; train cells use its settings",
        ),
        CellKind::Ensemble(settings) => {
            let report = engine.ensemble(settings)?;
            done("ensemble", Some(Output::Ensemble(report)))
        }
        CellKind::Evaluate(settings) => {
            let request = REQUEST;
            done(
                "evaluate",
                found(engine, Command::Evaluate { request, settings })?,
            )
        }
        CellKind::Predict(_) => skip("predict", "there is no image to ask about"),
        CellKind::Explain(_) => skip("explain", "it is for looking at"),
        CellKind::Map(settings) => {
            let request = REQUEST;
            done("map", found(engine, Command::Map { request, settings })?)
        }
        CellKind::Compare(settings) => {
            let request = REQUEST;
            done(
                "compare",
                found(engine, Command::Compare { request, settings })?,
            )
        }
        CellKind::Unknown { kind, .. } => skip(
            "unknown",
            &format!("this version does not know the kind \"{kind}\""),
        ),
    }
}

/// Fills a data cell.
fn fill(
    engine: &mut Engine,
    id: &str,
    settings: DataSettings,
    arguments: &RunArguments,
) -> Result<(), RunnerError> {
    if let Some(path) = &arguments.data {
        engine.import(settings, path)?;
        return Ok(());
    }
    let request = REQUEST;
    let command = match (
        engine.session.host().ledger(&settings.name),
        settings.source,
    ) {
        (Some(ledger), _) => Command::BringBack {
            request,
            data: settings.name,
            ledger,
        },
        (None, DataSource::Sample) => Command::ImportUrl {
            request,
            data: settings,
            url: "samples/shapes.zip".to_owned(),
        },
        (None, DataSource::Yours) => {
            return Err(RunnerError::Failed {
                message: format!(
                    "The data cell {id} holds images of its author, which this file does not carry."
                ),
                hint: "Pass a .vitrine file of the notebook, or a folder or zip of images with --data."
                    .to_owned(),
            });
        }
    };
    engine.imported(command)?;
    Ok(())
}

/// What a command that measures found.
fn found(engine: &mut Engine, command: Command) -> Result<Option<Output>, RunnerError> {
    match engine.ask(command)? {
        Event::Evaluated { evaluation, .. } => Ok(Some(Output::Evaluation(evaluation))),
        Event::Mapped { atlas, .. } => Ok(Some(Output::Map(atlas))),
        Event::Compared { comparison, .. } => Ok(Some(Output::Comparison(comparison))),
        other => Err(unexpected(&other)),
    }
}

pub(crate) fn unexpected(event: &Event) -> RunnerError {
    RunnerError::Failed {
        message: format!("The engine gave an answer to another question ({event:?})."),
        hint: String::new(),
    }
}

pub(crate) fn file_error(path: &Path, error: &std::io::Error) -> RunnerError {
    RunnerError::File {
        path: path.display().to_string(),
        reason: error.to_string(),
    }
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), RunnerError> {
    std::fs::write(path, bytes).map_err(|error| file_error(path, &error))
}

pub(crate) fn write_json(path: &Path, report: &impl serde::Serialize) -> Result<(), RunnerError> {
    let text = serde_json::to_string_pretty(report).map_err(|error| RunnerError::File {
        path: path.display().to_string(),
        reason: error.to_string(),
    })?;
    write(path, text.as_bytes())
}

#[expect(clippy::print_stdout, reason = "a command line tool's output")]
fn print(line: &str) {
    println!("{line}");
}

#[expect(clippy::print_stderr, reason = "a command line tool's remarks")]
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
}
