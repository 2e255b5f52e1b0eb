//! The notebook as a file: saved, and opened as a notebook of its own.

use leptos::prelude::*;
use vitrine::notebook::{MAX_BYTES, Notebook};
use vitrine::protocol::Command;

use vitrine::library::bundle::EXTENSION;

use super::Page;
use crate::files::{self, ObjectUrls, Picked};
use crate::i18n::t;
use crate::library;
use crate::library::bundle::{self, Unpacked};
use crate::part;
use crate::reduce;
use crate::state::{AppStateStoreFields as _, Notice, Work};

impl Page {
    /// Downloads the notebook.
    pub(crate) fn save(self) {
        part::soon(move |second| (second.save)(self));
    }

    pub(crate) fn save_now(self) {
        let notebook = self.state.notebook().get_untracked();
        match notebook.to_json() {
            Ok(json) => {
                let name = format!("{}.vitrine.json", crate::format::file_stem(&notebook.title));
                files::save(&name, json.as_bytes(), "application/json");
                self.saved.set_value(notebook);
            }
            Err(error) => self.tell(Notice::problem(t!(
                "page-save-failed",
                why = crate::words::notebook_error(&error)
            ))),
        }
    }

    /// Downloads the notebook with all that belongs to it, as one file to share.
    pub(crate) fn save_bundle(self) {
        part::soon(move |second| (second.save_bundle)(self));
    }

    pub(crate) async fn save_bundle_now(self) {
        let notebook = self.state.notebook().get_untracked();
        let files = match self.state.place().get_untracked() {
            Some(id) => match library::folder(&id).await {
                Ok(folder) => library::belongings(&folder).await,
                Err(trouble) => {
                    let why = trouble.to_string();
                    self.tell(Notice::problem(t!("page-files-unreadable", why = why)));
                    return;
                }
            },
            None => vec![],
        };
        match bundle::pack(&notebook, files).await {
            Ok((blob, lost)) => {
                let stem = crate::format::file_stem(&notebook.title);
                files::save_blob(&format!("{stem}{EXTENSION}"), &blob);
                self.saved.set_value(notebook);
                if lost > 0 {
                    let text = t!("page-saved-without", count = lost);
                    self.tell(Notice::problem(text));
                }
            }
            Err(words) => self.tell(Notice::problem(t!("page-bundle-failed", why = words))),
        }
    }

    /// Whether something would be lost with the page.
    pub(crate) fn unsaved(self) -> bool {
        let now = self.state.notebook().read_untracked();
        let saved = self.saved.with_value(|saved| *saved == *now);
        !saved && self.kept.with_value(|kept| kept.as_ref() != Some(&*now))
    }

    /// Opens a notebook file, as a notebook of its own; if it is none, says so and changes nothing.
    pub(crate) fn open_file(self, picked: Picked) {
        part::soon(move |second| (second.open_file)(self, picked));
    }

    pub(crate) async fn open_file_now(self, picked: Picked) {
        let opened = if bundle::is_zip(&picked.blob).await {
            bundle::unpack(&picked.blob).await
        } else {
            read(&picked).await.map(Unpacked::alone)
        };
        match opened {
            Ok(unpacked) => self.open_unpacked(unpacked).await,
            Err(words) => self.tell(Notice::problem(t!("page-open-failed", why = words))),
        }
    }

    async fn open_unpacked(self, unpacked: Unpacked) {
        let Unpacked {
            notebook,
            files,
            lost,
            newer,
        } = unpacked;
        if !self.may_leave().await {
            return;
        }
        if files.is_empty() {
            self.open_new(notebook).await;
        } else {
            match library::create_with(&notebook, files).await {
                Ok(place) => self.open_made(&place.id).await,
                Err(trouble) => {
                    let why = trouble.to_string();
                    self.tell(Notice::problem(t!("page-open-not-kept", why = why)));
                    return;
                }
            }
        }
        if newer {
            self.tell(Notice::info(t!("page-open-newer")));
        }
        if lost > 0 {
            self.tell(Notice::problem(t!("page-opened-without", count = lost)));
        }
    }

    /// Shows another notebook; what the engine held for the one before is let go. What belongs to it comes back once
    /// it is known where it is kept.
    pub(super) fn replace(self, notebook: Notebook) {
        self.stop();
        let sets: Vec<String> = self
            .state
            .datasets()
            .read_untracked()
            .keys()
            .cloned()
            .collect();
        self.state
            .pending()
            .write()
            .retain(|_, pending| pending.work == Work::Hello);
        for data in sets {
            // At once: what the next notebook keeps under this name is not there yet.
            reduce::data_gone(self.state, &data, &ObjectUrls);
            self.send(None, Work::Edit, |request| Command::RemoveData {
                request,
                data,
            });
        }
        let held = std::mem::take(&mut *self.state.held().write());
        for file in held
            .files
            .values()
            .flatten()
            .chain(held.images.values().flatten().map(|(_, file)| file))
        {
            self.bridge.drop_file(file.id);
        }
        self.state.models().write().clear();
        self.state.cells().write().clear();
        self.state.viewer().set(None);
        self.desk.clear();
        self.state.notice().set(None);
        *self.state.opened().write() += 1;
        self.state.notebook().set(notebook);
    }
}

/// The notebook of a `.vitrine.json` file.
async fn read(picked: &Picked) -> Result<Notebook, String> {
    if picked.bytes > MAX_BYTES as u64 {
        return Err(t!("page-open-too-large").to_owned());
    }
    let bytes = files::read(&picked.blob).await;
    let bytes = bytes.ok_or_else(|| t!("page-open-unreadable"))?;
    Notebook::from_json(&bytes).map_err(|error| crate::words::notebook_error(&error))
}
