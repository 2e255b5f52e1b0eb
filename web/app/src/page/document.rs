//! The notebook as a file: saved, opened, and guarded against loss.

use leptos::prelude::*;
use vitrine::notebook::{MAX_BYTES, Notebook};
use vitrine::protocol::Command;

use super::Page;
use crate::files::{self, Picked};
use crate::state::{AppStateStoreFields as _, Notice, Work};

impl Page {
    /// Downloads the notebook.
    pub(crate) fn save(self) {
        let notebook = self.state.notebook().get_untracked();
        match notebook.to_json() {
            Ok(json) => {
                let name = format!("{}.vitrine.json", crate::format::file_stem(&notebook.title));
                files::save(&name, json.as_bytes(), "application/json");
                self.saved.set_value(notebook);
            }
            Err(error) => self.tell(Notice::problem(format!(
                "The notebook could not be saved: {error}"
            ))),
        }
    }

    /// Whether something would be lost with the page.
    pub(crate) fn unsaved(self) -> bool {
        self.saved
            .with_value(|saved| *saved != *self.state.notebook().read_untracked())
    }

    /// Opens a notebook file; if it is none, says so and changes nothing.
    pub(crate) async fn open_file(self, picked: Picked) {
        let too_large = picked.bytes > MAX_BYTES as u64;
        let bytes = if too_large {
            None
        } else {
            files::read(&picked.blob).await
        };
        let opened = bytes.map(|bytes| Notebook::from_json(&bytes));
        match opened {
            Some(Ok(notebook)) if self.may_replace() => self.replace(notebook),
            Some(Ok(_)) => {}
            Some(Err(error)) => self.tell(Notice::problem(format!(
                "{error} Your own notebook is unchanged."
            ))),
            None if too_large => self.tell(Notice::problem(
                "This file is far too large for a notebook. Your own notebook is unchanged.",
            )),
            None => self.tell(Notice::problem(
                "This file could not be read. Your own notebook is unchanged.",
            )),
        }
    }

    /// Whether the notebook shown may go: nothing in it is unsaved, or the user says so.
    fn may_replace(self) -> bool {
        let question =
            "Open another notebook? What you changed in this one is not saved and would be lost.";
        !self.unsaved() || window().confirm_with_message(question).unwrap_or(true)
    }

    fn replace(self, notebook: Notebook) {
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
        self.state.notice().set(notebook.is_newer().then(|| {
            Notice::info("A newer Vitrine made this notebook. What this one does not know is shown, kept, and not run.")
        }));
        self.saved.set_value(notebook.clone());
        *self.state.opened().write() += 1;
        self.state.notebook().set(notebook);
    }
}
