//! A page that sends commands and looks at the answers; pictures it may send.

use std::io::{Cursor, Write as _};

use futures::executor::block_on;
use image::{ExtendedColorType, ImageEncoder as _, codecs::png::PngEncoder};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::Memory;
use crate::fixture::Fixture;
use vitrine::ensemble::{Combine, TestViews};
use vitrine::notebook::{DataSettings, EnsembleSettings, TrainSettings};
use vitrine::protocol::{
    Command, DeviceChoice, Event, FailureKind, FileRef, RequestId, VERSION, WeightsSource,
};
use vitrine::recipe::{Recipe, Trainable};
use vitrine::report::RunReport;
use vitrine::session::Session;

pub const REQUEST: RequestId = RequestId(1);

/// A session as the page drives it.
pub struct Page(pub Session<Memory>);

impl Page {
    /// A session with the small network loaded as `model`.
    pub fn new() -> Self {
        let mut page = Self(Session::new(Memory::default()));
        let hello = page.ask(Command::Hello {
            request: REQUEST,
            version: VERSION,
            device: DeviceChoice::Auto,
        });
        assert!(matches!(hello, Event::Ready { .. }), "{hello:?}");
        let weights = Fixture::read("vit_distilled").checkpoint("w.", &[("heads", "3")]);
        let loaded = page.load(weights);
        assert!(matches!(loaded, Event::ModelLoaded { .. }), "{loaded:?}");
        page
    }

    /// Sends a command; its one final event.
    pub fn ask(&mut self, command: Command) -> Event {
        self.ask_all(command).0
    }

    /// Sends a command; its one final event, and those before it.
    pub fn ask_all(&mut self, command: Command) -> (Event, Vec<Event>) {
        block_on(self.0.handle(command));
        let mut events = self.0.host().events.take();
        let last = events.pop().expect("an answer");
        assert!(
            last.is_final() && events.iter().all(|event| !event.is_final()),
            "one final event, at the end"
        );
        (last, events)
    }

    pub fn file(&mut self, path: &str, bytes: Vec<u8>) -> FileRef {
        self.0.host().file(path, bytes)
    }

    pub fn load(&mut self, bytes: Vec<u8>) -> Event {
        let file = self.file("weights.safetensors", bytes);
        self.ask(Command::LoadModel {
            request: REQUEST,
            name: "model".to_owned(),
            source: WeightsSource::Files(vec![file]),
        })
    }

    pub fn load_url(&mut self, url: &str, sha256: Option<String>) -> Event {
        self.ask(Command::LoadModel {
            request: REQUEST,
            name: "model".to_owned(),
            source: WeightsSource::Url {
                url: url.to_owned(),
                bytes: None,
                sha256,
            },
        })
    }

    pub fn import(&mut self, files: Vec<(&str, Vec<u8>)>) -> Event {
        let files = files
            .into_iter()
            .map(|(path, bytes)| self.file(path, bytes))
            .collect();
        self.ask(Command::Import {
            request: REQUEST,
            data: DataSettings::named("data"),
            class: None,
            files,
        })
    }

    /// A train cell's settings.
    pub fn settings(&self, recipe: Recipe) -> TrainSettings {
        let name = str::to_owned;
        TrainSettings {
            model: name("model"),
            data: name("data"),
            augment: None,
            output: name("tuned"),
            recipe,
        }
    }

    pub fn train(&mut self, recipe: Recipe) -> Event {
        let settings = self.settings(recipe);
        self.ask(Command::Train {
            request: REQUEST,
            settings,
        })
    }

    pub fn trained(&mut self, recipe: Recipe) -> RunReport {
        match self.train(recipe) {
            Event::Trained { report, .. } => report,
            other => panic!("{other:?}"),
        }
    }

    /// Trains a model of this name.
    pub fn trained_as(&mut self, output: &str, recipe: Recipe) -> RunReport {
        let settings = TrainSettings {
            output: output.to_owned(),
            ..self.settings(recipe)
        };
        match self.ask(Command::Train {
            request: REQUEST,
            settings,
        }) {
            Event::Trained { report, .. } => report,
            other => panic!("{other:?}"),
        }
    }

    pub fn ensemble(&mut self, models: &[&str], combine: Combine, views: TestViews) -> Event {
        self.ask(Command::Ensemble {
            request: REQUEST,
            settings: EnsembleSettings {
                models: models.iter().map(|name| (*name).to_owned()).collect(),
                data: "data".to_owned(),
                combine,
                views,
                output: "together".to_owned(),
            },
        })
    }

    pub fn predict(&mut self, model: &str, bytes: Vec<u8>) -> Event {
        let file = self.file("image.png", bytes);
        self.ask(Command::Predict {
            request: REQUEST,
            model: model.to_owned(),
            file,
            top: 5,
            temperature: 1.0,
        })
    }
}

pub fn failure(event: Event) -> (FailureKind, String) {
    match event {
        Event::Failed { failure, .. } => (
            failure.kind,
            format!("{} {}", failure.message, failure.hint),
        ),
        other => panic!("should have failed: {other:?}"),
    }
}

/// Red or blue, with some variation.
pub fn picture(red: bool, variation: u8) -> Vec<u8> {
    let pixel = if red {
        [250 - variation, variation, 40]
    } else {
        [40, variation, 250 - variation]
    };
    let pixels: Vec<u8> = std::iter::repeat_n(pixel, 40 * 40).flatten().collect();
    let mut png = Vec::new();
    PngEncoder::new(&mut png)
        .write_image(&pixels, 40, 40, ExtendedColorType::Rgb8)
        .expect("encodes");
    png
}

pub fn zipped() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..24u8 {
        for red in [true, false] {
            let class = if red { "red" } else { "blue" };
            zip.start_file(format!("{class}/{index}.png"), SimpleFileOptions::default())
                .expect("starts");
            zip.write_all(&picture(red, index * 4)).expect("writes");
        }
    }
    zip.finish().expect("finishes").into_inner()
}

pub fn recipe(trainable: Trainable) -> Recipe {
    Recipe {
        trainable,
        epochs: 6,
        batch_size: 8,
        lr: 5e-3,
        ..Recipe::default()
    }
}
