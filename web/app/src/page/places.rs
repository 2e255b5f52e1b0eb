//! Which notebook is open: at the start, by address, from the library, and when another tab lets go of it.

use leptos::prelude::*;
use vitrine::library::document::{Damage, Doubt, Opened};
use vitrine::library::is_id;
use vitrine::notebook::Notebook;

use super::keeping::Seat;
use super::{Page, template};
use crate::i18n::t;
use crate::library::{self, Absence, Place, slip};
use crate::locks::{self, Lock};
use crate::opfs::Trouble;
use crate::part::{self, Missing};
use crate::state::{AppStateStoreFields as _, Keeping, Notice};
use crate::{bridge, plan};

/// The address of the library, after `#`.
const LIBRARY: &str = "/notebooks";
/// The address of a notebook, before its id.
const NOTEBOOK: &str = "/n/";

/// What the page's address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Route {
    /// Nothing in particular: the notebook that was open last.
    Last,
    Library,
    Notebook(String),
}

fn route(hash: &str) -> Route {
    let path = hash.trim_start_matches('#');
    match path.strip_prefix(NOTEBOOK) {
        Some(id) if is_id(id) => Route::Notebook(id.to_owned()),
        _ if path == LIBRARY => Route::Library,
        _ => Route::Last,
    }
}

/// A notebook that is about to be shown, and the right to write it.
pub(crate) struct Start {
    pub(super) notebook: Notebook,
    place: Option<Place>,
    lock: Option<Lock>,
    keeping: Keeping,
    notice: Option<Notice>,
    /// Whether what is kept is what is shown.
    settled: bool,
}

impl Start {
    /// What the address asks for (a template, a notebook), else the last notebook, else the newest, else a first one.
    ///
    /// # Errors
    /// If what is kept cannot be read, since the program's second part is missing.
    pub(crate) async fn find() -> Result<Self, Missing> {
        if let (Some(asked), Route::Last) = (template::asked().await, route(&bridge::hash())) {
            return match asked {
                Ok(notebook) => Ok(Self::fresh(notebook).await),
                Err(notice) => Ok(Self {
                    notice: Some(notice),
                    ..Self::of_device().await?
                }),
            };
        }
        Self::of_device().await
    }

    /// The one asked for, else the last, else the newest, else a first one: that needs nothing to be read.
    async fn of_device() -> Result<Self, Missing> {
        // The last page may have closed before anything was written but a draft.
        let asked = matches!(route(&bridge::hash()), Route::Notebook(_))
            || slip::last().is_some_and(|id| slip::draft(&id).is_some());
        let found = match library::is_empty().await {
            Ok(true) if !asked => return Ok(Self::fresh(template::first().await).await),
            Ok(_) => (part::fetched().await?.of_kept)().await,
            Err(trouble) => Err(trouble),
        };
        match found {
            Ok(start) => Ok(start),
            Err(trouble) => Ok(Self::unkept(template::first().await, &trouble)),
        }
    }

    /// A new notebook, which keeps itself once the second part is here.
    async fn fresh(notebook: Notebook) -> Self {
        let place = library::new_place();
        Self {
            lock: library::claim(&place.id).await,
            notice: newer(&notebook),
            notebook,
            place: Some(place),
            keeping: Keeping::Waiting,
            settled: false,
        }
    }

    /// The one asked for, or the last; all are looked at only where neither opens.
    ///
    /// # Errors
    /// If there is no place for notebooks.
    pub(crate) async fn of_kept() -> Result<Self, Trouble> {
        let asked = match route(&bridge::hash()) {
            Route::Notebook(id) => Some(id),
            Route::Library | Route::Last => None,
        };
        let mut notice = None;
        let likely = asked.clone().into_iter().chain(slip::last());
        let mut found = Self::first_of(likely, asked.as_deref(), &mut notice).await?;
        if found.is_none() {
            let books = library::list().await?.into_iter();
            let newest = books.filter(|book| book.deleted.is_none());
            let newest = newest.map(|book| book.id);
            found = Self::first_of(newest, None, &mut notice).await?;
        }
        let start = match found {
            Some(start) => start,
            None => Self::new(template::first().await).await,
        };
        Ok(Self {
            notice: start.notice.or(notice),
            ..start
        })
    }

    /// The first of these notebooks that opens; a notice says why one before it does not.
    ///
    /// # Errors
    /// If there is no place for notebooks.
    async fn first_of(
        ids: impl Iterator<Item = String>,
        asked: Option<&str>,
        notice: &mut Option<Notice>,
    ) -> Result<Option<Self>, Trouble> {
        for id in ids {
            match Self::of(&id).await {
                Ok(start) => return Ok(Some(start)),
                Err(Absence::Trouble(trouble)) => return Err(trouble),
                Err(Absence::Missing) if asked != Some(&*id) => {}
                Err(absence) => *notice = notice.take().or_else(|| Some(why(&absence))),
            }
        }
        Ok(None)
    }

    /// A notebook kept on this device.
    async fn of(id: &str) -> Result<Self, Absence> {
        let lock = library::claim(id).await;
        let (opened, place) = library::open(id).await?;
        let notice = doubt(&opened).or_else(|| newer(&opened.notebook));
        Ok(Self {
            keeping: if lock.is_some() {
                Keeping::Kept
            } else {
                Keeping::Elsewhere
            },
            settled: opened.settled,
            notebook: opened.notebook,
            place: Some(place),
            lock,
            notice,
        })
    }

    /// A new notebook, kept if it can be.
    async fn new(notebook: Notebook) -> Self {
        match library::create(&notebook).await {
            Ok(place) => Self {
                lock: library::claim(&place.id).await,
                notice: newer(&notebook),
                notebook,
                place: Some(place),
                keeping: Keeping::Kept,
                settled: true,
            },
            // There may be room later: it is tried again from then on.
            Err(Trouble::Full(_)) => Self {
                notice: None,
                ..Self::fresh(notebook).await
            },
            Err(trouble) => Self::unkept(notebook, &trouble),
        }
    }

    fn unkept(notebook: Notebook, trouble: &Trouble) -> Self {
        Self {
            notice: newer(&notebook),
            notebook,
            place: None,
            lock: None,
            keeping: Keeping::Not(trouble.to_string()),
            settled: true,
        }
    }
}

impl Page {
    /// Takes its seat: what is open from now on, and where it is kept.
    pub(super) fn sit_down(self, start: Start) {
        let id = start.place.as_ref().map(|place| place.id.clone());
        self.saved.set_value(start.notebook.clone());
        self.kept
            .set_value(Some(start.notebook).filter(|_| start.settled));
        self.state.place().set(id.clone());
        let elsewhere = start.keeping == Keeping::Elsewhere;
        self.state.keeping().set(start.keeping);
        if let Some(notice) = start.notice {
            self.tell(notice);
        }
        // The lock and the turn of the notebook before are given back with the old seat.
        self.seat.set_value(Seat::at(start.place, start.lock));
        let Some(id) = id else { return };
        slip::set_last(&id);
        if elsewhere {
            self.wait_for_turn(id);
        } else if !start.settled {
            self.keep_at_once();
        }
    }

    /// Follows the page's address.
    pub(super) fn follow_address(self) {
        let follow = move || match route(&bridge::hash()) {
            Route::Library => {
                self.state.in_library().set(true);
                self.look_at_library();
            }
            Route::Notebook(id) if self.is_open(&id) => self.state.in_library().set(false),
            Route::Notebook(id) => self.go_to(id),
            Route::Last => self.state_address(),
        };
        follow();
        let listener = window_event_listener(leptos::ev::hashchange, move |_| follow());
        on_cleanup(move || listener.remove());
    }

    /// Shows the library, or the notebook again.
    pub(crate) fn show_library(self, show: bool) {
        if show {
            bridge::go_to(LIBRARY);
        } else {
            self.show_notebook();
        }
    }

    /// Whether this notebook is the open one.
    pub(crate) fn is_open(self, id: &str) -> bool {
        self.state.place().read_untracked().as_deref() == Some(id)
    }

    /// Opens a notebook kept on this device.
    pub(crate) fn go_to(self, id: String) {
        part::soon(move |second| (second.go_to)(self, id));
    }

    pub(crate) async fn go_to_now(self, id: String) {
        if self.is_open(&id) {
            self.show_notebook();
        } else if self.may_leave().await {
            match Start::of(&id).await {
                Ok(start) => self.change_to(start),
                Err(absence) => {
                    self.tell(why(&absence));
                    self.look_at_library();
                    self.state_address();
                }
            }
        } else {
            self.state_address();
        }
    }

    /// Begins a new notebook, if the open one may be left.
    pub(crate) async fn begin(self, notebook: Notebook) {
        if self.may_leave().await {
            self.open_new(notebook).await;
        }
    }

    /// Keeps a notebook as a new one and opens it.
    pub(super) async fn open_new(self, notebook: Notebook) {
        self.change_to(Start::new(notebook).await);
    }

    /// Opens a notebook just made on this device.
    pub(super) async fn open_made(self, id: &str) {
        match Start::of(id).await {
            Ok(start) => self.change_to(start),
            Err(absence) => self.tell(why(&absence)),
        }
    }

    /// Whether the open notebook may be left: it is kept and nothing runs in it, or the user says so.
    pub(super) async fn may_leave(self) -> bool {
        self.keep_now().await;
        let runs = plan::running(&self.state.read_untracked()).is_some();
        let question = if self.unsaved() {
            t!("page-leave-unsaved")
        } else if runs {
            t!("page-leave-running")
        } else {
            return true;
        };
        window().confirm_with_message(question).unwrap_or(true)
    }

    /// The open notebook is gone: another takes its place.
    pub(super) async fn leave_deleted(self) {
        // This is of the second part itself, so that is here.
        if let Ok(start) = Start::of_device().await {
            self.change_to_quietly(start);
        }
    }

    fn change_to(self, start: Start) {
        self.change_to_quietly(start);
        self.show_notebook();
    }

    fn change_to_quietly(self, start: Start) {
        self.replace(start.notebook.clone());
        self.sit_down(start);
        self.reopen();
    }

    fn show_notebook(self) {
        self.state.in_library().set(false);
        let id = self.state.place().get_untracked();
        bridge::go_to(&id.map_or_else(String::new, |id| format!("{NOTEBOOK}{id}")));
    }

    /// Lets the address say what is shown, without a step of its own in the browser's history.
    fn state_address(self) {
        let id = self.state.place().get_untracked();
        let shown = match id {
            _ if *self.state.in_library().read_untracked() => LIBRARY.to_owned(),
            Some(id) => format!("{NOTEBOOK}{id}"),
            None => return,
        };
        bridge::set_address(&shown);
    }

    /// Another tab has the notebook: takes it over once that tab lets go.
    fn wait_for_turn(self, id: String) {
        let name = library::lock_name(&id);
        let turn = locks::wait(&name, move |lock| {
            part::soon(move |second| (second.take_over)(self, id, lock));
        });
        self.seat.update_value(|seat| seat.turn = Some(turn));
    }

    pub(crate) async fn take_over(self, id: String, lock: Lock) {
        // The other tab may have changed it since.
        let found = library::open(&id).await;
        if !self.is_open(&id) {
            return;
        }
        match found {
            Ok((opened, place)) => {
                let text = t!("page-taken-over");
                self.change_to_quietly(Start {
                    notice: doubt(&opened).or_else(|| Some(Notice::info(text))),
                    settled: opened.settled,
                    notebook: opened.notebook,
                    place: Some(place),
                    lock: Some(lock),
                    keeping: Keeping::Kept,
                });
            }
            Err(absence) => {
                self.leave_deleted().await;
                self.tell(why(&absence));
            }
        }
    }
}

fn newer(notebook: &Notebook) -> Option<Notice> {
    notebook.is_newer().then(|| Notice::info(t!("page-newer")))
}

/// What is said of a notebook that may not be the last state.
fn doubt(opened: &Opened) -> Option<Notice> {
    match opened.doubt {
        Doubt::None => None,
        Doubt::Older => Some(Notice::problem(t!("page-doubt-older"))),
        Doubt::Remains => Some(Notice::problem(t!("page-doubt-remains"))),
    }
}

/// Why a notebook does not open.
fn why(absence: &Absence) -> Notice {
    match absence {
        Absence::Missing => Notice::problem(t!("page-absent")),
        Absence::Damaged(Damage::Newer(_)) => Notice::problem(t!("page-too-new")),
        Absence::Damaged(_) => Notice::problem(t!("page-damaged")),
        Absence::Trouble(trouble) => {
            Notice::problem(t!("page-not-opened", why = trouble.to_string()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_the_library_and_notebooks_and_nothing_harmful() {
        assert_eq!(route(""), Route::Last);
        assert_eq!(route("#/notebooks"), Route::Library);
        assert_eq!(route("#/n/18f-0a"), Route::Notebook("18f-0a".to_owned()));
        for other in ["#/n/", "#/n/../x", "#/n/A", "#elsewhere"] {
            assert_eq!(route(other), Route::Last, "{other}");
        }
    }
}
