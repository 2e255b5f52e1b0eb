//! Notebooks to start from: by menu, and by the page's address.

use vitrine::notebook::Notebook;
use vitrine::templates::Template;

use super::Page;
use crate::i18n::{self, t};
use crate::part;
use crate::state::Notice;
use crate::{bridge, files, words};

/// The notebook that the page's address asks for (`?template=augmentation`), or what to say if there is none of that
/// name; nothing if it asks for none.
pub(super) async fn asked() -> Option<Result<Notebook, Notice>> {
    let id = bridge::template()?;
    let mut all = words::templates().into_iter();
    let template = match all.find(|template| template.id == id) {
        Some(template) => Some(notebook(template).await),
        None => None,
    };
    Some(template.ok_or_else(|| Notice::info(t!("page-no-template", name = id))))
}

/// The notebook to begin with.
pub(super) async fn first() -> Notebook {
    let [first, ..] = words::templates();
    notebook(first).await
}

/// A template's notebook in the reader's language; its notes are English if those of the language do not come.
async fn notebook(template: Template) -> Notebook {
    let notes = match i18n::translated() {
        Some(language) => files::fetch_text(&format!("notes/{language}/{}.md", template.id)).await,
        None => None,
    };
    let notebook = notes.and_then(|notes| template.notebook_with(&notes));
    notebook.unwrap_or_else(|| template.notebook())
}

impl Page {
    /// Opens a notebook to start from, beside the present one.
    pub(crate) fn open_template(self, template: Template) {
        part::soon(move |second| (second.open_template)(self, template));
    }

    /// Opens it as a notebook of its own.
    pub(crate) async fn begin_from(self, template: Template) {
        self.begin(notebook(template).await).await;
    }
}
