//! The page's program comes in two parts. The first shows a notebook and its notes and takes edits and keys; the second,
//! which begins to come once the first is painted, does all else. The build cuts the program at [`arrive`], so what only
//! the functions of [`SECOND`] use is not in the first part.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use futures::channel::mpsc::UnboundedReceiver;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use vitrine::notebook::{CellKind, Notebook};
use vitrine::protocol::Command;
use vitrine::templates::Template;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::Bridge;
use crate::cells::Handle;
use crate::files::Picked;
use crate::library::Place;
use crate::locks::Lock;
use crate::opfs::Trouble;
use crate::page::{Job, Page, Start};
use crate::state::Work;
use crate::undo;
use crate::{app, cells, library};

/// The second part could not be fetched.
pub(crate) type Missing = leptos::wasm_split::SplitLoaderError;

/// The functions by which the second part is entered. Those that wait for something go on by themselves.
pub(crate) struct Second {
    /// What a cell shows.
    pub(crate) of_kind: fn(Handle, CellKind) -> AnyView,
    /// The page of all notebooks.
    pub(crate) library: fn() -> AnyView,
    /// What is over the notebook at times, or only heard.
    pub(crate) beside: fn() -> AnyView,
    pub(crate) enqueue: fn(Page, Vec<String>),
    pub(crate) post: fn(Page, Command, Option<String>, Work),
    pub(crate) send: fn(Bridge, Command),
    pub(crate) start_engine: fn(Page),
    pub(crate) list_hub: fn(Page),
    pub(crate) record: fn(Page, Option<String>, Notebook, Option<Notebook>, Vec<undo::Part>),
    pub(crate) save: fn(Page),
    pub(crate) save_bundle: fn(Page),
    pub(crate) save_report: fn(Page),
    pub(crate) open_file: fn(Page, Picked),
    pub(crate) open_template: fn(Page, Template),
    pub(crate) of_kept: fn() -> LocalBoxFuture<'static, Result<Start, Trouble>>,
    pub(crate) go_to: fn(Page, String),
    pub(crate) take_over: fn(Page, String, Lock),
    pub(crate) keep: fn(Page),
    pub(crate) write_draft: fn(Page, &Place) -> bool,
    pub(crate) work_off: fn(Page, UnboundedReceiver<Job>),
    pub(crate) look: fn(Page, u32, Option<String>),
    pub(crate) look_at_library: fn(Page),
    pub(crate) tidy: fn(),
}

static SECOND: Second = Second {
    of_kind: cells::of_kind,
    library: app::library,
    beside: app::beside,
    enqueue: Page::enqueue_now,
    post: Page::post_now,
    send: Bridge::send_now,
    start_engine: Page::start_engine,
    list_hub: |page| spawn_local(page.list_hub()),
    record: Page::record,
    save: Page::save_now,
    save_bundle: |page| spawn_local(page.save_bundle_now()),
    save_report: |page| spawn_local(page.save_report_now()),
    open_file: |page, picked| spawn_local(page.open_file_now(picked)),
    open_template: |page, template| spawn_local(page.begin_from(template)),
    of_kept: || Box::pin(Start::of_kept()),
    go_to: |page, id| spawn_local(page.go_to_now(id)),
    take_over: |page, id, lock| spawn_local(page.take_over(id, lock)),
    keep: |page| spawn_local(page.keep_now()),
    write_draft: Page::write_draft,
    work_off: |page, jobs| spawn_local(page.work_off(jobs)),
    look: |page, opened, notebook| spawn_local(page.look(opened, notebook)),
    look_at_library: |page| spawn_local(page.look_at_library_now()),
    tidy: || spawn_local(library::tidy()),
};

/// Gives the second part, fetched if need be: the one place where the program is cut.
#[leptos::wasm_split::wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn arrive() -> Result<&'static Second, Missing> {
    Ok(&SECOND)
}

/// Where the second part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// On its way, or about to be.
    Coming,
    /// In use.
    Here,
    /// It did not come.
    Missing,
}

/// Something to be done by the second part.
type Waiting = Box<dyn FnOnce(&'static Second)>;

thread_local! {
    static ARRIVAL: ArcRwSignal<Arrival> = ArcRwSignal::new(Arrival::Coming);
    static HERE: Cell<Option<&'static Second>> = const { Cell::new(None) };
    static ASKED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<VecDeque<Waiting>> = RefCell::default();
}

/// Where it is, as that changes.
pub(crate) fn arrival() -> Arrival {
    ARRIVAL.with(Clone::clone).get()
}

/// Where it is just now.
pub(crate) fn arrival_now() -> Arrival {
    ARRIVAL.with(Clone::clone).get_untracked()
}

/// The second part once it is here: what shows it is shown then.
pub(crate) fn here() -> Option<&'static Second> {
    let _ = arrival();
    now()
}

/// The second part if it is here now.
pub(crate) fn now() -> Option<&'static Second> {
    HERE.get()
}

/// Fetches it, unless it is here or on its way. What waited for it is then done, in order.
pub(crate) fn fetch() {
    if !ASKED.get() {
        spawn_local(async {
            // What it says is seen by all who look at the arrival.
            let _ = fetched().await;
        });
    }
}

/// The second part, fetched if need be.
///
/// # Errors
/// If it does not come.
pub(crate) async fn fetched() -> Result<&'static Second, Missing> {
    ASKED.set(true);
    let arrival = ARRIVAL.with(Clone::clone);
    if arrival_now() == Arrival::Missing {
        arrival.set(Arrival::Coming);
    }
    let came = arrive().await;
    match came {
        Ok(second) => {
            if HERE.replace(Some(second)).is_none() {
                while let Some(work) = WAITING.with_borrow_mut(VecDeque::pop_front) {
                    work(second);
                }
                arrival.set(Arrival::Here);
            }
        }
        Err(_) => {
            ASKED.set(false);
            arrival.set(Arrival::Missing);
        }
    }
    came
}

/// Has the second part do something: at once if it is here, else once it is.
pub(crate) fn soon(work: impl FnOnce(&'static Second) + 'static) {
    match now() {
        Some(second) => work(second),
        None => {
            WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(work)));
            fetch();
        }
    }
}
