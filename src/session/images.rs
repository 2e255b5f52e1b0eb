//! Commands about data: importing images one at a time, changing and showing them.

use super::failure::{failure, missing};
use super::{MAX_IMAGE_BYTES, Session};
use crate::data::{DataError, Dataset, Entry, Import, Resizer, decode, thumbnail};
use crate::host::Host;
use crate::notebook::DataSettings;
use crate::protocol::{
    DataInfo, Event, Failure, FileProblem, FileRef, ImageInfo, Phase, RequestId,
};
use crate::report::{ImageId, Split};

/// The largest zip that is read, in bytes.
const MAX_ZIP_BYTES: u64 = 2 << 30;

/// Thumbnails are sent in groups of this many.
const GROUP: usize = 16;

/// What an import has done so far.
struct Intake<'a, H> {
    host: &'a H,
    request: RequestId,
    dataset: &'a mut Dataset,
    name: &'a str,
    resizer: Resizer,
    group: Vec<ImageInfo>,
    problems: Vec<FileProblem>,
    done: u64,
    total: u64,
}

impl<H: Host> Session<H> {
    pub(super) async fn import(
        &mut self,
        request: RequestId,
        settings: &DataSettings,
        class: Option<&str>,
        files: &[FileRef],
    ) -> Result<Event, Failure> {
        let mut import = Import::new(
            files.iter().map(|file| file.path.as_str()),
            class.map(str::to_owned),
        );
        let wanted: Vec<&FileRef> = files
            .iter()
            .filter(|file| !import.skips(&file.path))
            .collect();
        let fresh = || Dataset::new(settings.test_fraction, settings.seed);
        let dataset = self.data.entry(settings.name.clone()).or_insert_with(fresh);
        dataset.set_split(settings.test_fraction, settings.seed);
        let mut intake = Intake::new(
            &self.host,
            request,
            dataset,
            &settings.name,
            wanted.len() as u64,
        );
        for file in wanted {
            let limit = if file.path.to_lowercase().ends_with(".zip") {
                MAX_ZIP_BYTES
            } else {
                MAX_IMAGE_BYTES
            };
            match self.host.read(file.id, limit).await {
                Ok(bytes) => {
                    if intake.take_file(&mut import, &file.path, bytes).await {
                        break;
                    }
                }
                Err(error) => intake.problems.push(FileProblem {
                    path: file.path.clone(),
                    message: error.to_string(),
                }),
            }
        }
        Ok(intake.finish())
    }

    pub(super) async fn import_url(
        &mut self,
        request: RequestId,
        settings: &DataSettings,
        url: &str,
    ) -> Result<Event, Failure> {
        let bytes = self.download(request, url, None, None).await?;
        let mut import = Import::new([url], None);
        let mut dataset = Dataset::new(settings.test_fraction, settings.seed);
        let mut intake = Intake::new(&self.host, request, &mut dataset, &settings.name, 1);
        intake.take_file(&mut import, url, bytes).await;
        let event = intake.finish();
        self.data.insert(settings.name.clone(), dataset);
        Ok(event)
    }

    pub(super) fn change_data(
        &mut self,
        request: RequestId,
        name: &str,
        change: impl FnOnce(&mut Dataset) -> Result<(), DataError>,
    ) -> Result<Event, Failure> {
        let known: Vec<String> = self.data.keys().cloned().collect();
        let dataset = self
            .data
            .get_mut(name)
            .ok_or_else(|| missing("data set", name, known.iter()))?;
        change(dataset).map_err(failure)?;
        Ok(Event::DataChanged {
            request,
            data: dataset.info(name),
        })
    }

    pub(super) fn remove_data(&mut self, request: RequestId, name: String) -> Event {
        self.data.remove(&name);
        Event::DataChanged {
            request,
            data: DataInfo {
                name,
                classes: Vec::new(),
                images: Vec::new(),
            },
        }
    }

    pub(super) fn show_image(
        &self,
        request: RequestId,
        name: &str,
        image: ImageId,
    ) -> Result<Event, Failure> {
        let png = self.dataset(name)?.png(image).map_err(failure)?;
        Ok(Event::Image { request, png })
    }
}

impl<'a, H: Host> Intake<'a, H> {
    fn new(
        host: &'a H,
        request: RequestId,
        dataset: &'a mut Dataset,
        name: &'a str,
        total: u64,
    ) -> Self {
        Self {
            host,
            request,
            dataset,
            name,
            resizer: Resizer::new(),
            group: Vec::new(),
            problems: Vec::new(),
            done: 0,
            total,
        }
    }

    /// Adds what a file holds; whether the import is to stop.
    async fn take_file(&mut self, import: &mut Import, path: &str, bytes: Vec<u8>) -> bool {
        let items = import.open(path, bytes);
        self.total += items.remaining().saturating_sub(1) as u64;
        for item in items {
            match item.and_then(|entry| self.add(&entry)) {
                Ok(info) => self.group.push(info),
                Err(problem) => self.problems.push(problem),
            }
            self.done += 1;
            if self.group.len() >= GROUP {
                self.send_group();
            }
            self.host.yield_now().await;
            if self.host.stop_requested(self.request) {
                return true;
            }
        }
        false
    }

    fn add(&mut self, entry: &Entry) -> Result<ImageInfo, FileProblem> {
        let problem = |message: String| FileProblem {
            path: entry.path.clone(),
            message,
        };
        let image = decode(&entry.bytes).map_err(|error| problem(error.to_string()))?;
        let image = self.resizer.held(image);
        let thumbnail =
            thumbnail(&mut self.resizer, &image).map_err(|error| problem(error.to_string()))?;
        let id = self
            .dataset
            .add(image, &entry.path, &entry.class, entry.split)
            .map_err(|error| problem(error.to_string()))?;
        Ok(ImageInfo {
            id,
            path: entry.path.clone(),
            class: entry.class.clone(),
            split: entry.split.unwrap_or(Split::Train),
            thumbnail,
        })
    }

    fn send_group(&mut self) {
        self.host.emit(Event::Progress {
            request: self.request,
            phase: Phase::Decode,
            done: self.done,
            total: Some(self.total),
        });
        let images = std::mem::take(&mut self.group);
        self.host.emit(Event::ImagesAdded {
            request: self.request,
            data: self.name.to_owned(),
            images,
        });
    }

    fn finish(mut self) -> Event {
        if !self.group.is_empty() {
            self.send_group();
        }
        Event::Imported {
            request: self.request,
            data: self.dataset.info(self.name),
            problems: self.problems,
        }
    }
}
