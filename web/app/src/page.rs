//! What the user can do, as methods: the only code that sends commands.
//!
//! A [`Page`] is the state and the line to the worker. It runs cells through a queue, one at a time,
//! and passes what the engine says to [`reduce`](crate::reduce).

mod document;
mod report;

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use reactive_stores::Store;
use vitrine::notebook::{CellKind, Notebook};
use vitrine::protocol::{
    Command, DeviceChoice, Event, FailureKind, FileId, FileRef, RequestId, VERSION,
};
use vitrine::trial::Trial;

use crate::bridge::{self, Bridge, Word};
use crate::commands;
use crate::files::{self, ObjectUrls, Picked};
use crate::kept;
use crate::plan::{self, CellState};
use crate::reduce::{self, Outside};
use crate::state::{AppState, AppStateStoreFields as _, Engine, Notice, Offer, Pending, Work};

/// How long steps and other news of work under way are gathered before they are shown.
const GATHER: Duration = Duration::from_millis(250);

/// The state and the line to the worker; copies are the same page.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    /// What the page shows.
    pub(crate) state: Store<AppState>,
    bridge: Bridge,
    inbox: StoredValue<Vec<Event>, LocalStorage>,
    /// The notebook as last saved or opened.
    saved: StoredValue<Notebook, LocalStorage>,
    /// The step of the training run that an engine last died at.
    fatal_step: StoredValue<u32, LocalStorage>,
    /// Whether a graphics device failed twice at one place, so that the CPU has to do.
    cpu_only: StoredValue<bool, LocalStorage>,
}

/// How a run goes on whose engine died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GoesOn {
    AsBefore,
    OnTheCpu,
}

impl Page {
    /// A page showing `notebook`, its engine starting.
    pub(crate) fn open(notebook: Notebook) -> Self {
        let page = Self {
            state: Store::new(AppState::new(notebook.clone())),
            bridge: Bridge::new(),
            inbox: StoredValue::new_local(Vec::new()),
            saved: StoredValue::new_local(notebook),
            fatal_step: StoredValue::new_local(0),
            cpu_only: StoredValue::new_local(false),
        };
        page.state.hub_endpoint().set(bridge::hub_endpoint());
        page.start_engine();
        leptos::task::spawn_local(async move {
            let list = files::fetch_text("models/index.json").await;
            if let Some(hub) = list.and_then(|text| serde_json::from_str(&text).ok()) {
                page.state.hub().set(hub);
            }
        });
        page
    }

    /// The page a component belongs to.
    pub(crate) fn here() -> Self {
        expect_context()
    }

    /// Queues a cell and whatever must run before it.
    pub(crate) fn run(self, id: &str) {
        let order = plan::sequence(&self.state.read_untracked(), id);
        self.enqueue(order);
    }

    /// Queues every cell with something to do.
    pub(crate) fn run_all(self) {
        let order = plan::all(&self.state.read_untracked());
        self.enqueue(order);
    }

    /// Queues the cells whose model or data a lost engine held.
    pub(crate) fn run_sources(self) {
        let order = self.state.with_untracked(|state| {
            let lost = |kind: &CellKind| matches!(kind, CellKind::Model(_) | CellKind::Data(_));
            let had = |id: &str| state.cells.get(id).is_some_and(|live| live.ran.is_some());
            let cells = state
                .notebook
                .cells
                .iter()
                .filter(|cell| lost(&cell.kind) && had(&cell.id));
            cells
                .filter(|cell| plan::cell_state(state, cell) != CellState::Done)
                .map(|cell| cell.id.clone())
                .collect()
        });
        self.enqueue(order);
    }

    /// Queues these cells, in this order.
    pub(crate) fn enqueue(self, order: Vec<String>) {
        let busy = plan::running(&self.state.read_untracked()).map(str::to_owned);
        for id in order.into_iter().filter(|id| busy.as_ref() != Some(id)) {
            reduce::live(self.state, Some(&id), |live| live.failure = None);
            if !self.state.queue().read_untracked().contains(&id) {
                self.state.queue().write().push_back(id);
            }
        }
        self.pump();
    }

    /// Starts the next cell of the queue, unless one is running.
    fn pump(self) {
        while plan::running(&self.state.read_untracked()).is_none() {
            let Some(id) = self.state.queue().write().pop_front() else {
                return;
            };
            let Some(cell) = self
                .state
                .with_untracked(|state| state.notebook.cell(&id).cloned())
            else {
                continue;
            };
            // Not through `reduce::request`: the state is being read meanwhile.
            let mut next = self.state.counter().get_untracked();
            let planned = commands::of(&self.state.read_untracked(), &cell, || {
                next += 1;
                RequestId(next)
            });
            *self.state.counter().write_untracked() = next;
            reduce::live(self.state, Some(&id), crate::state::Live::begin);
            match planned {
                Ok(commands) => {
                    for command in commands {
                        self.post(command, Some(id.clone()), Work::Run);
                    }
                }
                Err(failure) => {
                    reduce::live(self.state, Some(&id), |live| live.failure = Some(failure));
                    self.state.queue().write().clear();
                }
            }
        }
    }

    /// Tries a train cell's settings out.
    pub(crate) fn try_out(self, id: &str, trial: Trial) {
        let settings = self.state.with_untracked(|state| {
            let cell = state.notebook.cell(id)?;
            match &cell.kind {
                CellKind::Train(settings) => state.notebook.with_augmentation(settings),
                _ => None,
            }
        });
        let Some(settings) = settings else { return };
        reduce::live(self.state, Some(id), |live| {
            live.failure = None;
            live.finding = None;
        });
        self.send(Some(id), Work::Trial, |request| Command::Try {
            request,
            settings,
            trial,
        });
    }

    /// Empties the queue and ends what is running, soon.
    pub(crate) fn stop(self) {
        self.state.queue().write().clear();
        let requests: Vec<RequestId> = self.state.with_untracked(|state| {
            let run = state
                .pending
                .iter()
                .filter(|(_, pending)| matches!(pending.work, Work::Run | Work::Trial));
            run.map(|(request, _)| *request).collect()
        });
        for request in requests {
            self.bridge.send(Command::Stop { request });
        }
    }

    /// Takes a cell out of the queue, or ends it if it is running.
    pub(crate) fn stop_cell(self, id: &str) {
        let running =
            plan::running(&self.state.read_untracked()).is_some_and(|running| running == id);
        if running {
            self.stop();
        } else {
            self.state.queue().write().retain(|queued| queued != id);
        }
    }

    /// Sends a command outside the queue.
    pub(crate) fn send(
        self,
        cell: Option<&str>,
        work: Work,
        command: impl FnOnce(RequestId) -> Command,
    ) {
        let request = reduce::request(self.state);
        self.post(command(request), cell.map(str::to_owned), work);
    }

    fn post(self, command: Command, cell: Option<String>, work: Work) {
        self.state
            .pending()
            .write()
            .insert(command.request(), Pending { cell, work });
        self.bridge.send(command);
    }

    /// Keeps a file and names it for commands.
    pub(crate) fn hold(self, picked: Picked) -> FileRef {
        let id = FileId(reduce::fresh(self.state));
        self.bridge.hold(id, picked.blob);
        FileRef {
            id,
            path: picked.path,
            bytes: picked.bytes,
        }
    }

    /// Keeps the files a cell works with, in place of earlier ones.
    pub(crate) fn hold_for_cell(self, id: &str, picked: Vec<Picked>) -> Vec<FileRef> {
        let files: Vec<FileRef> = picked.into_iter().map(|file| self.hold(file)).collect();
        let held = self.state.held();
        let old = held.write().files.insert(id.to_owned(), files.clone());
        for old in old.into_iter().flatten() {
            self.bridge.drop_file(old.id);
        }
        files
    }

    /// The first file a cell works with.
    pub(crate) fn cell_file(self, id: &str) -> Option<web_sys::Blob> {
        let file = self
            .state
            .held()
            .read_untracked()
            .files
            .get(id)?
            .first()
            .map(|file| file.id)?;
        self.bridge.held(file)
    }

    /// Looks again at what is kept on this device.
    pub(crate) fn look_at_shelf(self) {
        leptos::task::spawn_local(async move {
            let shelf = kept::list().await;
            if *self.state.shelf().read_untracked() != shelf {
                self.state.shelf().set(shelf);
            }
        });
    }

    /// Deletes a download kept on this device.
    pub(crate) fn delete_download(self, url: String) {
        leptos::task::spawn_local(async move {
            if !kept::delete(&url).await {
                let text = "This file is in use: it is being downloaded in this tab or another. Stop that, then delete it.";
                self.tell(Notice::problem(text));
            }
            self.look_at_shelf();
        });
    }

    /// Changes the notebook.
    pub(crate) fn edit(self, change: impl FnOnce(&mut Notebook)) {
        change(&mut self.state.notebook().write());
    }

    /// Changes one cell's settings.
    pub(crate) fn edit_cell(self, id: &str, change: impl FnOnce(&mut CellKind)) {
        self.edit(|notebook| {
            if let Some(cell) = notebook.cell_mut(id) {
                change(&mut cell.kind);
            }
        });
    }

    /// Shows a message.
    pub(crate) fn tell(self, notice: Notice) {
        self.state.notice().set(Some(notice));
    }

    fn start_engine(self) {
        if self
            .bridge
            .start(Rc::new(move |word| self.hear(word)))
            .is_err()
        {
            self.broken();
        }
    }

    fn hear(self, word: Word) {
        match word {
            Word::Listening => {
                let device = if self.cpu_only.get_value() {
                    DeviceChoice::Cpu
                } else {
                    bridge::device_choice()
                };
                self.send(None, Work::Hello, |request| Command::Hello {
                    request,
                    version: VERSION,
                    device,
                });
            }
            Word::Event(event) => {
                let gather = !event.is_final();
                let mut first = false;
                self.inbox.update_value(|inbox| {
                    first = inbox.is_empty();
                    inbox.push(*event);
                });
                if !gather {
                    self.deliver();
                } else if first {
                    set_timeout(move || self.deliver(), GATHER);
                }
            }
            Word::Unreadable => {
                self.state.engine().set(Engine::OtherVersion);
                let text = "This page and its computing part do not understand each other: they are of different versions. Save your notebook, then reload the page.";
                self.tell(Notice::problem(text).offering(Offer::ReloadPage));
            }
            Word::Died => self.died(),
        }
    }

    fn deliver(self) {
        let mut events = Vec::new();
        self.inbox
            .update_value(|inbox| events = std::mem::take(inbox));
        let now_ms = bridge::now_ms();
        for event in events {
            if self.is_lost_device(&event) {
                // Nothing on it can be used any more: a new worker opens a new one.
                self.died();
                return;
            }
            let ready = matches!(event, Event::Ready { .. });
            if let Some(Outside::Save(name, bytes)) =
                reduce::apply(self.state, event, now_ms, &ObjectUrls)
            {
                files::save(&name, &bytes, "application/octet-stream");
            }
            if ready && matches!(*self.state.engine().read_untracked(), Engine::Ready(_)) {
                self.bridge.open();
            }
        }
        self.pump();
    }

    /// Whether this says that the graphics device failed in the middle of training.
    fn is_lost_device(self, event: &Event) -> bool {
        let Event::Failed { request, failure } = event else {
            return false;
        };
        let of_run = |pending: &Pending| pending.work == Work::Run && pending.cell.is_some();
        let pending = self.state.pending().read_untracked();
        failure.kind == FailureKind::Device
            && pending.get(request).is_some_and(of_run)
            && self.on_graphics_device()
    }

    fn on_graphics_device(self) -> bool {
        self.state.engine().read_untracked().is_on_graphics_device()
    }

    fn died(self) {
        let worked = matches!(*self.state.engine().read_untracked(), Engine::Ready(_));
        self.bridge.hang_up();
        self.inbox.update_value(Vec::clear);
        let training = self.training_under_way(self.on_graphics_device());
        reduce::engine_lost(self.state, &ObjectUrls);
        if let Some((id, on)) = training {
            if on == GoesOn::OnTheCpu {
                self.cpu_only.set_value(true);
            }
            let text = match on {
                GoesOn::AsBefore => {
                    "The computing part stopped in the middle of training and was started anew. Your notebook and your files are safe; the run goes on from where it was last kept."
                }
                GoesOn::OnTheCpu => {
                    "The graphics device failed twice at the same place, so the CPU computes from now on: slower, but it goes on. Your notebook and your files are safe; the run goes on from where it was last kept."
                }
            };
            self.tell(Notice::problem(text));
            self.start_engine();
            self.run(&id);
        } else if worked {
            let text = "The computing part stopped and was started anew. Your notebook and your files are safe; models and pictures must be loaded into it again.";
            self.tell(Notice::problem(text).offering(Offer::RunSources));
            self.start_engine();
        } else {
            self.broken();
        }
    }

    /// The train cell under way, and how it goes on: on the same device, if it has come further than when an engine
    /// last died of it; else on the CPU, once. What dies of one step every time is not tried forever.
    fn training_under_way(self, on_graphics_device: bool) -> Option<(String, GoesOn)> {
        let (id, step) = self.state.with_untracked(|state| {
            let id = plan::running(state)?.to_owned();
            let step = state.cells.get(&id)?.step.as_ref()?.step;
            Some((id, step))
        })?;
        let further = step > self.fatal_step.get_value();
        self.fatal_step.set_value(step);
        if further {
            Some((id, GoesOn::AsBefore))
        } else {
            on_graphics_device.then_some((id, GoesOn::OnTheCpu))
        }
    }

    fn broken(self) {
        let text = "The computing part of this page could not start, so cells cannot run. Reload the page; if that does not help, try a current Chrome, Edge, Firefox or Safari.";
        self.state.engine().set(Engine::Broken(text.to_owned()));
        self.tell(Notice::problem(text).offering(Offer::ReloadPage));
    }
}
