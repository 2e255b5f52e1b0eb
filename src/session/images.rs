//! Commands about data: importing images one at a time, changing and showing them.

use super::failure::{failure, missing};
use super::{MAX_IMAGE_BYTES, Session};
use crate::data::{
    DataError, Dataset, Entry, Import, MAX_TABLE_BYTES, Resizer, decode, is_archive, thumbnail,
};
use crate::host::Host;
use crate::ledger::{Entry as Kept, Place, Source};
use crate::notebook::DataSettings;
use crate::protocol::{
    DataInfo, Event, Failure, FileProblem, FileRef, ImageInfo, Phase, RequestId,
};
use crate::report::{ImageId, Split};

/// The largest zip that is read, in bytes.
pub(super) const MAX_ZIP_BYTES: u64 = 2 << 30;

/// Thumbnails are sent in groups of this many.
const GROUP: usize = 16;

/// What an import has done so far.
pub(super) struct Intake<'a, H> {
    host: &'a H,
    request: RequestId,
    dataset: &'a mut Dataset,
    name: &'a str,
    resizer: Resizer,
    group: Vec<ImageInfo>,
    /// The files that gave pictures, in a new import.
    taken: Vec<Source>,
    pub(super) problems: Vec<FileProblem>,
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
        let (tables, files): (Vec<&FileRef>, Vec<&FileRef>) =
            files.iter().partition(|file| import.is_table(&file.path));
        let wanted: Vec<&FileRef> = files
            .into_iter()
            .filter(|file| !import.skips(&file.path))
            .collect();
        let attic = self.host.attic().await;
        let fresh = || Dataset::new(settings.test_fraction, settings.seed).with_attic(attic);
        let dataset = self.data.entry(settings.name.clone()).or_insert_with(fresh);
        dataset.set_split(settings.test_fraction, settings.seed);
        dataset.forget_removed();
        let mut intake = Intake::new(
            &self.host,
            request,
            dataset,
            &settings.name,
            wanted.len() as u64,
        );
        for file in tables {
            let problems = match self.host.read(file.id, MAX_TABLE_BYTES).await {
                Ok(bytes) => import.take_table(&file.path, &bytes),
                Err(error) => vec![FileProblem {
                    path: file.path.clone(),
                    message: error.to_string(),
                }],
            };
            intake.problems.extend(problems);
        }
        for file in wanted {
            let limit = if is_archive(&file.path) {
                MAX_ZIP_BYTES
            } else {
                MAX_IMAGE_BYTES
            };
            match self.host.read(file.id, limit).await {
                Ok(bytes) => {
                    let place = Place::Held(file.id);
                    if intake
                        .take_file(&mut import, &file.path, place, bytes)
                        .await
                    {
                        intake.tell_taken();
                        return Ok(intake.finish());
                    }
                }
                Err(error) => intake.problems.push(FileProblem {
                    path: file.path.clone(),
                    message: error.to_string(),
                }),
            }
        }
        intake.problems.extend(import.missing());
        intake.tell_taken();
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
        let attic = self.host.attic().await;
        let mut dataset = Dataset::new(settings.test_fraction, settings.seed).with_attic(attic);
        let mut intake = Intake::new(&self.host, request, &mut dataset, &settings.name, 1);
        let place = Place::Url(url.to_owned());
        intake.take_file(&mut import, url, place, bytes).await;
        intake.tell_taken();
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

    pub(super) fn restore(
        &mut self,
        request: RequestId,
        name: &str,
        images: &[ImageId],
    ) -> Result<Event, Failure> {
        let known: Vec<String> = self.data.keys().cloned().collect();
        let dataset = self
            .data
            .get_mut(name)
            .ok_or_else(|| missing("data set", name, known.iter()))?;
        let back = dataset.restore(images).map_err(failure)?;
        if back.len() < images.len() {
            let text = format!(
                "{} of {} pictures are back; the others were removed too long ago to be kept.",
                back.len(),
                images.len()
            );
            self.host.emit(Event::Note { request, text });
        }
        let mut resizer = Resizer::new();
        let show = |&id| shown(dataset, &mut resizer, id);
        let images = back.iter().map(show).collect::<Result<_, _>>();
        self.host.emit(Event::ImagesAdded {
            request,
            data: name.to_owned(),
            images: images.map_err(failure)?,
        });
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

/// An import of a file that was imported before, to find its entries by their places again.
pub(super) fn reopened(source: &Source) -> Import {
    // The class is known; any other here only keeps folders and tables from having a say.
    Import::new([source.path.as_str()], Some(String::new()))
}

/// An image of the data as the page shows it; its split is provisional.
fn shown(dataset: &Dataset, resizer: &mut Resizer, id: ImageId) -> Result<ImageInfo, DataError> {
    Ok(ImageInfo {
        id,
        path: dataset.path(id)?.to_owned(),
        class: dataset.class(id)?.to_owned(),
        split: Split::Train,
        thumbnail: thumbnail(resizer, &*dataset.image(id)?)?,
    })
}

impl<'a, H: Host> Intake<'a, H> {
    pub(super) fn new(
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
            taken: Vec::new(),
            problems: Vec::new(),
            done: 0,
            total,
        }
    }

    /// Adds what a file holds; whether the import is to stop.
    async fn take_file(
        &mut self,
        import: &mut Import,
        path: &str,
        place: Place,
        bytes: Vec<u8>,
    ) -> bool {
        let mut source = Source {
            place,
            path: path.to_owned(),
            bytes: bytes.len() as u64,
            images: Vec::new(),
        };
        let items = import.open(path, bytes);
        self.total += items.remaining().saturating_sub(1) as u64;
        let mut stopped = false;
        for (nth, item) in (0_u32..).zip(items) {
            let added = item.and_then(|entry| self.add(&entry, nth));
            let added = added.map(|(kept, info)| {
                source.images.push(kept);
                info
            });
            self.tell(added).await;
            stopped = self.is_stopped();
            if stopped {
                break;
            }
        }
        if !source.images.is_empty() {
            self.taken.push(source);
        }
        stopped
    }

    /// Tells of one picture that is in, or of why it is not.
    pub(super) async fn tell(&mut self, added: Result<ImageInfo, FileProblem>) {
        match added {
            Ok(info) => self.group.push(info),
            Err(problem) => self.problems.push(problem),
        }
        self.done += 1;
        if self.group.len() >= GROUP {
            self.send_group();
        }
        self.host.yield_now().await;
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.host.stop_requested(self.request)
    }

    /// Adds a picture, the `nth` entry of its file.
    fn add(&mut self, entry: &Entry, nth: u32) -> Result<(Kept, ImageInfo), FileProblem> {
        let kept = Kept {
            id: ImageId(self.dataset.next_id()),
            nth,
            path: entry.path.clone(),
            class: entry.class.trim().to_owned(),
            given: entry.split,
            fixed: false,
        };
        let info = self.put(&kept, &entry.bytes)?;
        Ok((kept, info))
    }

    /// Puts a picture in under its id.
    pub(super) fn put(&mut self, kept: &Kept, bytes: &[u8]) -> Result<ImageInfo, FileProblem> {
        let problem = |message: String| FileProblem {
            path: kept.path.clone(),
            message,
        };
        let image = decode(bytes).map_err(|error| problem(error.to_string()))?;
        let image = self.resizer.held(image);
        let thumbnail =
            thumbnail(&mut self.resizer, &image).map_err(|error| problem(error.to_string()))?;
        self.dataset
            .put(kept.id, image, &kept.path, &kept.class, kept.given)
            .map_err(|error| problem(error.to_string()))?;
        if kept.fixed {
            self.dataset.fix([kept.id]);
        }
        Ok(ImageInfo {
            id: kept.id,
            path: kept.path.clone(),
            class: kept.class.clone(),
            split: kept.given.unwrap_or(Split::Train),
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

    /// Says which files the pictures came from.
    fn tell_taken(&mut self) {
        self.host.emit(Event::Taken {
            request: self.request,
            sources: std::mem::take(&mut self.taken),
            next: self.dataset.next_id(),
        });
    }

    pub(super) fn finish(mut self) -> Event {
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
