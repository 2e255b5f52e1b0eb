//! The outside world of the headless runner: files on disk, progress bars, and what ships with Vitrine.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use vitrine::device::Adapter;
use vitrine::host::{Host, HostError, Overflow, Transfer};
use vitrine::ledger::Ledger;
use vitrine::library::within_notebook;
use vitrine::protocol::{Event, FileId, FileRef, Phase, RequestId};
use vitrine::report::ImageId;

use crate::bundle::Attached;

/// What the page fetches from beside itself, by the same address.
const SHIPPED: [(&str, &[u8]); 2] = [
    (
        "models/starter.safetensors",
        include_bytes!("../../../static/models/starter.safetensors"),
    ),
    (
        "samples/shapes.zip",
        include_bytes!("../../../static/samples/shapes.zip"),
    ),
];

/// The most that is put into a temporary file, in bytes.
const MOST_SPILT: u64 = 16 << 30;

/// Files by number, progress on the terminal, events kept for whoever asks.
pub(crate) struct Terminal {
    started: Instant,
    files: RefCell<Vec<PathBuf>>,
    /// Where unfinished runs are kept, if they are.
    folder: Option<PathBuf>,
    bar: ProgressBar,
    events: RefCell<Vec<Event>>,
    /// Where each image came from.
    images: RefCell<BTreeMap<ImageId, String>>,
    /// What lies beside the notebook in its file.
    attached: RefCell<Option<Attached>>,
}

impl Terminal {
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        let style =
            ProgressStyle::with_template("{prefix:>10} {bar:30} {pos}/{len} {msg} ({eta} left)");
        let bar =
            ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self {
            started: Instant::now(),
            files: RefCell::default(),
            folder,
            bar,
            events: RefCell::default(),
            images: RefCell::default(),
            attached: RefCell::default(),
        }
    }

    /// Hands a file over; `name` is the path the engine sees.
    pub(crate) fn file(&self, path: &Path, name: String) -> FileRef {
        let mut files = self.files.borrow_mut();
        files.push(path.to_owned());
        let bytes = path.metadata().map_or(0, |metadata| metadata.len());
        FileRef {
            id: FileId(u32::try_from(files.len() - 1).unwrap_or(u32::MAX)),
            path: name,
            bytes,
        }
    }

    /// What is kept of a notebook is in this file.
    pub(crate) fn attach(&self, attached: Attached) {
        self.attached.replace(Some(attached));
    }

    /// What that file says a data set is made of.
    pub(crate) fn ledger(&self, data: &str) -> Option<Ledger> {
        self.attached.borrow_mut().as_mut()?.ledger(data)
    }

    /// The events since the last call.
    pub(crate) fn take_events(&self) -> Vec<Event> {
        self.bar.finish_and_clear();
        std::mem::take(&mut self.events.borrow_mut())
    }

    /// The path an image came from; nothing of one that never came.
    pub(crate) fn path_of(&self, image: ImageId) -> String {
        let images = self.images.borrow();
        images.get(&image).cloned().unwrap_or_default()
    }

    /// A line above the bar; also where there is no terminal to draw one on.
    #[expect(clippy::print_stderr, reason = "a runner speaks there")]
    fn say(&self, text: &str) {
        self.bar.suspend(|| eprintln!("{text}"));
    }

    fn show(&self, prefix: &'static str, done: u64, total: u64, message: String) {
        if self.bar.prefix() != prefix {
            self.bar.reset();
            self.bar.set_prefix(prefix);
        }
        self.bar.set_length(total);
        self.bar.set_position(done);
        self.bar.set_message(message);
    }
}

impl Host for Terminal {
    fn emit(&self, event: Event) {
        match &event {
            Event::Progress {
                phase, done, total, ..
            } => {
                let prefix = match phase {
                    Phase::Download => "download",
                    Phase::Decode => "decode",
                    Phase::Compile => "compile",
                    Phase::Features => "features",
                    Phase::Evaluate => "evaluate",
                    Phase::Trial => "try",
                    Phase::Neighbours => "neighbours",
                    Phase::Layout => "layout",
                    Phase::Pack => "pack",
                };
                self.show(prefix, *done, total.unwrap_or(*done), String::new());
                return;
            }
            Event::Step { report, .. } => {
                let message = format!(
                    "epoch {}/{} loss {:.4}",
                    report.epoch, report.epochs, report.loss
                );
                self.show("train", report.step.into(), report.steps.into(), message);
                return;
            }
            Event::Epoch { report, .. } => {
                self.say(&format!(
                    "epoch {:>3}  train loss {:.4}  loss {:.4}  top-1 {:.3}",
                    report.epoch, report.train_loss, report.loss, report.top1
                ));
                return;
            }
            Event::Note { text, .. } => {
                self.say(text);
                return;
            }
            Event::Taken { .. } => return,
            Event::ImagesAdded { images, .. } => {
                let paths = images.iter().map(|image| (image.id, image.path.clone()));
                self.images.borrow_mut().extend(paths);
                return;
            }
            _ => {}
        }
        self.events.borrow_mut().push(event);
    }

    fn now_ms(&self) -> f64 {
        self.started.elapsed().as_secs_f64() * 1000.0
    }

    async fn adapter(&self) -> Adapter {
        // What wgpu finds natively shows only on opening it; asked for by name, it is tried.
        Adapter::Hardware("native".to_owned())
    }

    async fn yield_now(&self) {}

    fn stop_requested(&self, _request: RequestId) -> bool {
        false
    }

    async fn read(&self, file: FileId, limit: u64) -> Result<Vec<u8>, HostError> {
        let files = self.files.borrow();
        let path = files.get(file.0 as usize).ok_or_else(|| HostError::Read {
            reason: "no such file".to_owned(),
        })?;
        let failed = |error: std::io::Error| HostError::Read {
            reason: format!("{}: {error}", path.display()),
        };
        let bytes = path.metadata().map_err(failed)?.len();
        if bytes > limit {
            return Err(HostError::TooLarge { bytes, limit });
        }
        std::fs::read(path).map_err(failed)
    }

    async fn fetch(
        &self,
        url: &str,
        _tell: &mut dyn FnMut(Transfer) -> bool,
    ) -> Result<Vec<u8>, HostError> {
        let shipped = SHIPPED.iter().find(|(name, _)| *name == url);
        let refused = || HostError::Fetch {
            url: url.to_owned(),
            reason: "the headless runner does not download; pass --weights or --data".to_owned(),
        };
        shipped.map(|(_, bytes)| bytes.to_vec()).ok_or_else(refused)
    }

    /// Nothing is kept here.
    async fn forget(&self, _url: &str) {}

    async fn store(&self, name: &str, bytes: &[u8]) -> Result<(), HostError> {
        let Some(folder) = &self.folder else {
            return Ok(()); // not asked for
        };
        let stored =
            std::fs::create_dir_all(folder).and_then(|()| std::fs::write(folder.join(name), bytes));
        stored.map_err(|error| HostError::Store {
            reason: format!("{}: {error}", folder.display()),
        })
    }

    async fn recall(&self, name: &str) -> Option<Vec<u8>> {
        if let (Some(attached), Some(path)) =
            (&mut *self.attached.borrow_mut(), within_notebook(name))
        {
            return attached.read(path);
        }
        std::fs::read(self.folder.as_ref()?.join(name)).ok()
    }

    async fn discard(&self, name: &str) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_file(folder.join(name)); // it may not be there
        }
    }

    async fn overflow(&self) -> Option<Box<dyn Overflow>> {
        let file = tempfile::tempfile().ok()?;
        Some(Box::new(Spill { file, len: 0 }))
    }
}

/// A nameless file, which the system deletes with the program.
struct Spill {
    file: File,
    len: u64,
}

impl Overflow for Spill {
    fn room(&self) -> u64 {
        MOST_SPILT
    }

    fn append(&mut self, bytes: &[u8]) -> Result<u64, HostError> {
        let at = self.len;
        let mut file = &self.file;
        let written = file
            .seek(SeekFrom::Start(at))
            .and_then(|_| file.write_all(bytes));
        written.map_err(|error| HostError::Store {
            reason: error.to_string(),
        })?;
        self.len += bytes.len() as u64;
        Ok(at)
    }

    fn read(&self, at: u64, bytes: &mut [u8]) -> Result<(), HostError> {
        let mut file = &self.file;
        let read = file
            .seek(SeekFrom::Start(at))
            .and_then(|_| file.read_exact(bytes));
        read.map_err(|error| HostError::Read {
            reason: error.to_string(),
        })
    }

    fn clear(&mut self) {
        self.len = 0; // what is written next takes its place
    }
}
