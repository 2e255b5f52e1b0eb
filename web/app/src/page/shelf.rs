//! What the library does with notebooks: lists, copies, renames, deletes them, brings them back.

use leptos::prelude::*;

use super::Page;
use crate::i18n::t;
use crate::library::{self, Absence};
use crate::opfs::{self, Trouble};
use crate::part;
use crate::state::{AppStateStoreFields as _, Notice};

/// What is said where another tab has the notebook.
fn in_use() -> &'static str {
    t!("page-in-use")
}

impl Page {
    /// Looks again at the notebooks of this device; their sizes follow.
    pub(crate) fn look_at_library(self) {
        part::soon(move |second| (second.look_at_library)(self));
    }

    pub(crate) async fn look_at_library_now(self) {
        let room = opfs::room().await;
        let listed = library::list().await;
        let ids = {
            let state = self.state.library();
            let mut library = state.write();
            library.room = room;
            match listed {
                Ok(mut books) => {
                    // What was counted before stays until it is counted again.
                    for book in &mut books {
                        let known = library.books.iter().flatten();
                        book.bytes = known
                            .filter(|known| known.id == book.id)
                            .find_map(|known| known.bytes);
                    }
                    let ids: Vec<String> = books.iter().map(|book| book.id.clone()).collect();
                    library.books = Some(books);
                    library.trouble = None;
                    ids
                }
                Err(trouble) => {
                    library.trouble = Some(trouble);
                    vec![]
                }
            }
        };
        for id in ids {
            let bytes = library::bytes(&id).await;
            let state = self.state.library();
            let mut library = state.write();
            let mut books = library.books.iter_mut().flatten();
            if let Some(book) = books.find(|book| book.id == id) {
                book.bytes = bytes;
            }
        }
    }

    /// Keeps a copy of a notebook beside it.
    pub(crate) fn duplicate(self, id: String) {
        self.change_library(async move {
            if self.is_open(&id) {
                self.keep_now().await;
            }
            let (opened, _) = library::open(&id)
                .await
                .map_err(|absence| unreadable(&absence))?;
            let mut notebook = opened.notebook;
            let books = self.state.library();
            let titles: Vec<String> = books.with_untracked(|library| {
                let books = library.books.iter().flatten();
                let heads = books.filter_map(|book| book.head.as_ref());
                heads.map(|head| head.card.title.clone()).collect()
            });
            let copy = t!("page-copy-title", title = notebook.title);
            notebook.title = crate::edit::free(&copy, &titles);
            let folder = library::folder(&id)
                .await
                .map_err(|trouble| unwritable(&trouble))?;
            let files = library::belongings(&folder).await;
            let copied = library::create_with(&notebook, files).await;
            copied.map(drop).map_err(|trouble| unwritable(&trouble))
        });
    }

    /// Gives a notebook another title.
    pub(crate) fn rename(self, id: String, title: String) {
        if self.is_open(&id) {
            self.edit(|notebook| notebook.title = title);
            self.change_library(async move {
                self.keep_now().await;
                Ok(())
            });
            return;
        }
        self.change_library(async move {
            let _lock = library::claim(&id).await.ok_or_else(in_use)?;
            let (opened, place) = library::open(&id)
                .await
                .map_err(|absence| unreadable(&absence))?;
            let mut notebook = opened.notebook;
            notebook.title = title;
            let kept = library::keep(&notebook, &place).await;
            kept.map_err(|trouble| unwritable(&trouble))?;
            library::slip::drop_draft(&id);
            Ok(())
        });
    }

    /// Deletes a notebook, so that it can be brought back.
    pub(crate) fn delete_notebook(self, id: String) {
        self.change_library(async move {
            if self.is_open(&id) {
                if self.is_read_only() {
                    return Err(in_use().to_owned());
                }
                self.keep_now().await;
                library::delete(&id)
                    .await
                    .map_err(|trouble| unwritable(&trouble))?;
                self.leave_deleted().await;
            } else {
                let _lock = library::claim(&id).await.ok_or_else(in_use)?;
                library::delete(&id)
                    .await
                    .map_err(|trouble| unwritable(&trouble))?;
            }
            Ok(())
        });
    }

    /// Brings a deleted notebook back.
    pub(crate) fn bring_back(self, id: String) {
        self.change_library(async move {
            let restored = library::restore(&id).await;
            restored.map_err(|trouble| unwritable(&trouble))
        });
    }

    /// Deletes a deleted notebook for good.
    pub(crate) fn erase(self, id: String) {
        self.change_library(async move {
            let erased = library::erase(&id).await;
            erased.map_err(|trouble| t!("page-not-erased", why = trouble.to_string()))
        });
    }

    /// Does something to the notebooks of this device, says what went wrong, and looks at them again.
    fn change_library(self, work: impl Future<Output = Result<(), String>> + 'static) {
        leptos::task::spawn_local(async move {
            if let Err(words) = work.await {
                self.tell(Notice::problem(words));
            }
            self.look_at_library();
        });
    }
}

fn unreadable(absence: &Absence) -> String {
    match absence {
        Absence::Trouble(trouble) => {
            t!("page-not-read", why = trouble.to_string())
        }
        Absence::Missing => t!("page-deleted-elsewhere").to_owned(),
        Absence::Damaged(damage) => {
            t!("page-damaged-why", why = damage.to_string())
        }
    }
}

fn unwritable(trouble: &Trouble) -> String {
    t!("page-not-written", why = trouble.to_string())
}
