//! The engine as one value: owns models and data, takes a [`Command`] at a time, answers in [`Event`]s.
//!
//! The worker, the headless runner and the tests are thin shells around [`Session::handle`]. A command
//! that fails changes nothing: new models and data are put in place only when whole.

mod bring_back;
mod compare;
mod ensemble;
mod explain;
mod failure;
mod folders;
mod images;
mod keep;
mod lab;
mod map;
mod models;
mod stress;
mod unfinished;
mod watch;

use std::collections::BTreeMap;

use burn::tensor::Device;

use crate::data::{self, Dataset};
use crate::device;
use crate::export::{self, Training};
use crate::host::Host;
use crate::metrics::top_predictions;
use crate::model::Network;
use crate::model::network::parameter_count;
use crate::notebook::{EvaluateSettings, TrainSettings};
use crate::protocol::{
    Command, DeviceChoice, Event, ExportFormat, Failure, FailureKind, FileRef, ModelInfo,
    RequestId, VERSION,
};
use crate::report::{Outcome, Precision};
use crate::train::answer::Answerer;
use crate::train::teacher::Teachers;
use crate::train::views::Views;
use crate::train::{self, Setting, TrainError, trial};
use crate::trial::{Finding, Trial};

use failure::{failure, missing};
use lab::Asked;
use unfinished::Unfinished;
use watch::HostWatch;

/// The largest weights file that is read, in bytes: `DeiT`-base at 384 px in 32 bits has 347 MB.
pub const MAX_WEIGHTS_BYTES: u64 = 1 << 30;

/// The largest single image that is read, in bytes.
pub const MAX_IMAGE_BYTES: u64 = 64 << 20;

/// Models, data and the device of one page or one headless run.
pub struct Session<H> {
    host: H,
    device: Device,
    models: BTreeMap<String, Model>,
    data: BTreeMap<String, Dataset>,
    /// The activation cache, which outlives runs.
    views: Views,
}

/// A network and what is known of it.
#[derive(Clone)]
struct Model {
    answerer: Answerer,
    info: ModelInfo,
    /// Of its weights: other weights, another number.
    identity: u64,
    /// How it was trained here, if it was.
    training: Option<Training>,
}

impl Model {
    /// Its network, if it is a single one.
    fn network(&self) -> Result<&Network, Failure> {
        self.answerer.single().ok_or_else(|| Failure {
            kind: FailureKind::Settings,
            message: format!(
                "\"{}\" is not a single network with one view of an image ({}).",
                self.info.name, self.info.architecture
            ),
            hint: "Take one of the models it is made of, or a soup of them, which is a single network.".to_owned(),
        })
    }
}

impl<H: Host> Session<H> {
    /// An empty session on the CPU; [`Command::Hello`] chooses the device.
    pub fn new(host: H) -> Self {
        Self {
            host,
            device: Device::flex(),
            models: BTreeMap::new(),
            data: BTreeMap::new(),
            views: Views::default(),
        }
    }

    /// How much memory kept views may take, in bytes; [`BUDGET`](crate::train::views::BUDGET) unless told.
    pub fn limit_views(&mut self, bytes: u64) {
        self.views = Views::with_budget(bytes);
    }

    /// The outside world it was given.
    pub fn host(&self) -> &H {
        &self.host
    }

    /// The device in use.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// A loaded network, by name.
    pub fn network(&self, name: &str) -> Option<&Network> {
        self.models.get(name)?.answerer.single()
    }

    /// Takes one command and emits its events, the last of them final.
    pub async fn handle(&mut self, command: Command) {
        let request = command.request();
        if matches!(command, Command::Stop { .. }) {
            return; // The host keeps what is to stop; a command already ended needs no word.
        }
        let event = self
            .answer(command)
            .await
            .unwrap_or_else(|failure| Event::Failed { request, failure });
        self.host.emit(event);
    }

    async fn answer(&mut self, command: Command) -> Result<Event, Failure> {
        match command {
            Command::Hello {
                request,
                version,
                device,
            } => self.hello(request, version, device).await,
            Command::LoadModel {
                request,
                name,
                source,
            } => self.load_model(request, name, source).await,
            Command::Import {
                request,
                data,
                class,
                files,
            } => self.import(request, &data, class.as_deref(), &files).await,
            Command::ImportUrl { request, data, url } => {
                self.import_url(request, &data, &url).await
            }
            command @ (Command::RemoveImages { .. }
            | Command::RenameClass { .. }
            | Command::RemoveData { .. }
            | Command::ShowImage { .. }
            | Command::Relabel { .. }
            | Command::MoveImages { .. }
            | Command::Restore { .. }) => self.tend(command),
            Command::Train { request, settings } => self.train(request, settings).await,
            Command::Evaluate { request, settings } => self.evaluate(request, settings).await,
            Command::Predict {
                request,
                model,
                file,
                top,
                temperature,
            } => {
                self.predict(request, &model, &file, top as usize, temperature)
                    .await
            }
            Command::Export {
                request,
                model,
                format,
                precision,
            } => self.export(request, &model, format, precision).await,
            Command::Augment {
                request,
                data,
                image,
                augmentation,
                seed,
                epoch,
                views,
            } => {
                let asked = Asked {
                    image,
                    seed,
                    epoch,
                    views,
                };
                self.augment(request, &data, augmentation, &asked)
            }
            Command::Try {
                request,
                settings,
                trial,
            } => self.try_out(request, &settings, trial).await,
            Command::Ensemble { request, settings } => self.ensemble(request, settings).await,
            Command::Stress { request, settings } => self.stress(request, &settings).await,
            Command::Explain {
                request,
                model,
                picture,
                method,
                class,
            } => self.explain(request, &model, &picture, method, class).await,
            Command::Profile { request, model } => self.profile(request, &model).await,
            Command::Map { request, settings } => self.map(request, &settings).await,
            Command::Compare { request, settings } => self.compare(request, &settings).await,
            Command::BringBack {
                request,
                data,
                ledger,
            } => self.bring_back(request, data, &ledger).await,
            Command::KeepModel {
                request,
                model,
                place,
            } => self.keep_model(request, &model, &place).await,
            Command::ExportData {
                request,
                data,
                sources,
            } => self.export_data(request, &data, &sources).await,
            Command::Stop { .. } => Err(failure::internal("a Stop was taken for a command")),
        }
    }

    /// Commands about images that are there.
    fn tend(&mut self, command: Command) -> Result<Event, Failure> {
        match command {
            Command::RemoveImages {
                request,
                data,
                images,
            } => self.change_data(request, &data, |data| {
                data.remove(&images);
                Ok(())
            }),
            Command::RenameClass {
                request,
                data,
                from,
                to,
            } => self.change_data(request, &data, |data| data.rename_class(&from, &to)),
            Command::RemoveData { request, data } => Ok(self.remove_data(request, data)),
            Command::ShowImage {
                request,
                data,
                image,
            } => self.show_image(request, &data, image),
            Command::Relabel {
                request,
                data,
                images,
                class,
            } => self.change_data(request, &data, |data| data.relabel(&images, &class)),
            Command::MoveImages {
                request,
                data,
                images,
                split,
            } => self.change_data(request, &data, |data| {
                data.move_to(&images, split);
                Ok(())
            }),
            Command::Restore {
                request,
                data,
                images,
            } => self.restore(request, &data, &images),
            _ => Err(failure::internal("a command about images was expected")),
        }
    }

    async fn hello(
        &mut self,
        request: RequestId,
        version: u32,
        choice: DeviceChoice,
    ) -> Result<Event, Failure> {
        if version != VERSION {
            return Err(Failure {
                kind: FailureKind::Version,
                message: format!(
                    "The page speaks version {version} of the engine's language, the engine version {VERSION}."
                ),
                hint:
                    "Reload the page to get both from the same build; your notebook file is safe."
                        .to_owned(),
            });
        }
        let (choice, info) = device::decide(choice, &self.host.adapter().await).map_err(failure)?;
        self.device = device::open(choice).await.map_err(failure)?;
        Ok(Event::Ready {
            request,
            version: VERSION,
            device: info,
        })
    }

    async fn train(
        &mut self,
        request: RequestId,
        settings: TrainSettings,
    ) -> Result<Event, Failure> {
        let model = self.model(&settings.model)?.clone();
        let network = model.network()?.clone();
        let recipe = &settings.recipe;
        recipe
            .validate(model.info.shape.blocks())
            .map_err(|error| failure(TrainError::from(error)))?;
        let (teachers, mut networks) = self.teachers(&settings, &model.info)?;
        self.dataset(&settings.data)?;
        let mut views = self.take_views().await;
        let data = self.dataset(&settings.data)?;
        networks.insert(0, model.identity);
        let setting = Setting {
            preprocess: model.info.preprocess,
            networks,
            data,
            recipe: &settings.recipe,
            teachers: &teachers,
            device: &self.device,
        };
        let keep_head = model.info.classes == data.classes();
        let identity = setting.identity();
        let unfinished = Unfinished::new(identity);
        let resumed = unfinished.find(&self.host).await;
        if let Some(snapshot) = &resumed {
            let text = format!(
                "Went on from epoch {} of {}, where this run was left.",
                snapshot.position.epochs.len() + 1,
                settings.recipe.all_epochs()
            );
            self.host.emit(Event::Note { request, text });
        }
        let watch = HostWatch::new(&self.host, request).keeping(unfinished.clone());
        let run = train::run(network, keep_head, &setting, &mut views, resumed, &watch).await;
        if matches!(&run, Ok((_, report)) if report.outcome == Outcome::Finished) {
            unfinished.discard(&self.host).await;
        }
        let classes = data.classes().to_vec();
        let counts = data.info(&settings.data).classes;
        self.views = views;
        let (network, report) = run.map_err(failure)?;
        let info = ModelInfo {
            name: settings.output.clone(),
            shape: network.shape(),
            classes,
            reinitialized: Vec::new(),
            unexpected: Vec::new(),
            notes: Vec::new(),
            ..model.info
        };
        let info = ModelInfo {
            parameters: parameters(&network),
            ..info
        };
        let training = Training {
            base: format!("{} ({})", settings.model, info.architecture),
            data: counts,
            recipe: settings.recipe.clone(),
            report: report.clone(),
        };
        self.models.insert(
            settings.output.clone(),
            Model {
                answerer: Answerer::one(network, info.preprocess),
                info: info.clone(),
                identity,
                training: Some(training),
            },
        );
        Ok(Event::Trained {
            request,
            model: info,
            settings,
            report,
        })
    }

    /// The cache, for the time of a run; the first time with room on the device beside memory.
    async fn take_views(&mut self) -> Views {
        if !self.views.overflows()
            && let Some(overflow) = self.host.overflow().await
        {
            self.views.overflow_into(overflow);
        }
        std::mem::take(&mut self.views)
    }

    /// Runs that leave no model.
    async fn try_out(
        &mut self,
        request: RequestId,
        settings: &TrainSettings,
        trial: Trial,
    ) -> Result<Event, Failure> {
        let model = self.model(&settings.model)?;
        let (network, preprocess) = (model.network()?.clone(), model.info.preprocess);
        let (teachers, mut networks) = self.teachers(settings, &model.info)?;
        networks.insert(0, model.identity);
        let keep_head = model.info.classes == self.dataset(&settings.data)?.classes();
        let mut views = self.take_views().await;
        let data = self.dataset(&settings.data)?;
        let setting = Setting {
            preprocess,
            networks,
            data,
            recipe: &settings.recipe,
            teachers: &teachers,
            device: &self.device,
        };
        let watch = HostWatch::new(&self.host, request);
        let finding = match trial {
            Trial::Rates => trial::find_rate(network, keep_head, &setting, &mut views, &watch)
                .await
                .map(Finding::Rates),
            Trial::Folds(folds) => {
                trial::cross_validate(network, folds, &setting, &mut views, &watch)
                    .await
                    .map(Finding::Folds)
            }
        };
        self.views = views;
        Ok(Event::Tried {
            request,
            finding: finding.map_err(failure)?,
        })
    }

    /// The models a recipe learns from, and what they are as numbers.
    fn teachers(
        &self,
        settings: &TrainSettings,
        student: &ModelInfo,
    ) -> Result<(Teachers, Vec<u64>), Failure> {
        let (mut networks, mut identities) = (Vec::new(), Vec::new());
        let names = settings.recipe.distillation.iter();
        for name in names.flat_map(|distillation| &distillation.teachers) {
            let teacher = self.model(name)?;
            let refuse = |message: String, hint: &str| Failure {
                kind: FailureKind::Settings,
                message,
                hint: hint.to_owned(),
            };
            if teacher.info.classes != self.dataset(&settings.data)?.classes() {
                return Err(refuse(
                    format!(
                        "The teacher \"{name}\" does not know the classes of \"{}\".",
                        settings.data
                    ),
                    "Train it on this data first; your notebook is as it was.",
                ));
            }
            if teacher.info.preprocess != student.preprocess
                || teacher.info.shape.image_px() != student.shape.image_px()
            {
                return Err(refuse(
                    format!(
                        "The teacher \"{name}\" sees images in another way than \"{}\": another size or other colours.",
                        settings.model
                    ),
                    "Choose a teacher of the same input size and preprocessing; your notebook is as it was.",
                ));
            }
            networks.push(teacher.network()?.clone());
            identities.push(teacher.identity);
        }
        Ok((Teachers(networks), identities))
    }

    async fn evaluate(
        &mut self,
        request: RequestId,
        settings: EvaluateSettings,
    ) -> Result<Event, Failure> {
        let (model, data) = self.measurable(&settings.model, &settings.data)?;
        let watch = HostWatch::new(&self.host, request);
        let evaluation = train::evaluate::study(&model.answerer, data, &self.device, &watch)
            .await
            .map_err(failure)?;
        Ok(Event::Evaluated {
            request,
            evaluation,
        })
    }

    /// A model and data it can be measured on.
    fn measurable(&self, name: &str, data_name: &str) -> Result<(&Model, &Dataset), Failure> {
        let model = self.model(name)?;
        let data = self.dataset(data_name)?;
        if data.ids(data.held_out()).is_empty() {
            return Err(Failure {
                kind: FailureKind::Data,
                message: format!(
                    "\"{data_name}\" has no images that were held out, so there is nothing to measure on."
                ),
                hint: "Add images, or choose data with a test part.".to_owned(),
            });
        }
        if model.info.classes != data.classes() {
            return Err(Failure {
                kind: FailureKind::Settings,
                message: format!(
                    "The model \"{name}\" does not know the classes of \"{data_name}\", so it cannot be measured on them."
                ),
                hint: "Train it on this data first, and evaluate the model that makes.".to_owned(),
            });
        }
        Ok((model, data))
    }

    async fn predict(
        &mut self,
        request: RequestId,
        name: &str,
        file: &FileRef,
        top: usize,
        temperature: f32,
    ) -> Result<Event, Failure> {
        let model = self.model(name)?;
        let bytes = self
            .host
            .read(file.id, MAX_IMAGE_BYTES)
            .await
            .map_err(failure)?;
        let started = self.host.now_ms();
        let image = data::decode(&bytes).map_err(failure)?;
        let scores = model.answerer.scores(&[&image], &self.device);
        let logits = train::evaluate::floats(scores.reshape([-1]))
            .await
            .map_err(failure)?;
        let scaled: Vec<f32> = logits.iter().map(|logit| logit / temperature).collect();
        let predictions = top_predictions(&scaled, &model.info.classes, top);
        Ok(Event::Predicted {
            request,
            predictions,
            logits,
            elapsed_ms: self.host.now_ms() - started,
        })
    }

    async fn export(
        &self,
        request: RequestId,
        name: &str,
        format: ExportFormat,
        precision: Precision,
    ) -> Result<Event, Failure> {
        let model = self.model(name)?;
        let (network, info) = (model.network()?, &model.info);
        let file = match format {
            ExportFormat::Safetensors => network
                .to_safetensors(&info.classes, &info.preprocess, precision)
                .await
                .map_err(failure)?,
            ExportFormat::Package { date } => {
                export::package(network, info, model.training.as_ref(), precision, &date)
                    .await
                    .map_err(failure)?
            }
        };
        Ok(Event::Exported { request, file })
    }

    fn model(&self, name: &str) -> Result<&Model, Failure> {
        self.models
            .get(name)
            .ok_or_else(|| missing("model", name, self.models.keys()))
    }

    fn dataset(&self, name: &str) -> Result<&Dataset, Failure> {
        self.data
            .get(name)
            .ok_or_else(|| missing("data set", name, self.data.keys()))
    }
}

fn parameters(network: &Network) -> u64 {
    parameter_count(network) as u64
}
