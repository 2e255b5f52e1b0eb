//! What the user can do, as methods: the only code that sends commands.
//!
//! A [`Page`] is the state and the line to the worker. It runs cells through a queue, one at a time,
//! and passes what the engine says to [`reduce`](crate::reduce).

mod act;
mod albums;
mod document;
mod editing;
mod keeping;
mod opening;
mod places;
mod report;
mod shelf;
pub(crate) mod template;
mod tending;
mod trained;

pub(crate) use keeping::tight;
pub(crate) use opening::Job;
pub(crate) use places::Start;

use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use reactive_stores::Store;
use vitrine::ledger;
use vitrine::notebook::{CellKind, Notebook};
use vitrine::protocol::{
    Command, DeviceChoice, Event, FailureKind, FileId, FileRef, RequestId, VERSION,
};
use vitrine::trial::Trial;

use crate::bridge::{self, Bridge, Word};
use crate::commands;
use crate::desk::Desk;
use crate::files::{self, ObjectUrls, Picked};
use crate::i18n::t;
use crate::keep;
use crate::kept;
use crate::part;
use crate::plan::{self, CellState};
use crate::reduce::{self, Outside};
use crate::said;
use crate::state::{AppState, AppStateStoreFields as _, Engine, Notice, Offer, Pending, Work};

/// How long steps and other news of work under way are gathered before they are shown.
const GATHER: Duration = Duration::from_millis(250);

/// The state and the line to the worker; copies are the same page.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    /// What the page shows.
    pub(crate) state: Store<AppState>,
    /// What is selected and open, and what can be undone.
    pub(crate) desk: Desk,
    bridge: Bridge,
    inbox: StoredValue<Vec<Event>, LocalStorage>,
    /// Files that arrive in parts, as far as they are here.
    parts: StoredValue<HashMap<RequestId, js_sys::Array>, LocalStorage>,
    /// The notebook as last opened or saved as a file.
    saved: StoredValue<Notebook, LocalStorage>,
    /// The notebook as last kept on this device.
    kept: StoredValue<Option<Notebook>, LocalStorage>,
    seat: StoredValue<keeping::Seat, LocalStorage>,
    /// The step of the training run that an engine last died at.
    fatal_step: StoredValue<u32, LocalStorage>,
    /// Whether a graphics device failed twice at one place, so that the CPU has to do.
    cpu_only: StoredValue<bool, LocalStorage>,
    keeper: opening::Keeper,
}

/// How a run goes on whose engine died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GoesOn {
    AsBefore,
    OnTheCpu,
}

impl Page {
    /// A page showing a notebook, its engine starting.
    pub(crate) fn open(start: Start) -> Self {
        let notebook = start.notebook.clone();
        let page = Self {
            state: Store::new(AppState::new(notebook.clone())),
            desk: Desk::new(),
            bridge: Bridge::new(),
            inbox: StoredValue::new_local(Vec::new()),
            parts: StoredValue::new_local(HashMap::new()),
            saved: StoredValue::new_local(notebook),
            kept: StoredValue::new_local(None),
            seat: StoredValue::new_local(keeping::Seat::default()),
            fatal_step: StoredValue::new_local(0),
            cpu_only: StoredValue::new_local(false),
            keeper: opening::Keeper::new(),
        };
        page.state.hub_endpoint().set(bridge::hub_endpoint());
        page.sit_down(start);
        page.watch();
        page.follow_address();
        page.keep();
        part::soon(|second| (second.tidy)());
        // After the page is there to be used: the engine is many times larger.
        set_timeout(
            move || part::soon(move |second| (second.start_engine)(page)),
            Duration::ZERO,
        );
        part::soon(move |second| (second.list_hub)(page));
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
        part::soon(move |second| (second.enqueue)(self, order));
    }

    pub(crate) fn enqueue_now(self, order: Vec<String>) {
        if self.is_read_only() {
            return;
        }
        let busy = plan::running(&self.state.read_untracked()).map(str::to_owned);
        for id in order.into_iter().filter(|id| busy.as_ref() != Some(id)) {
            reduce::live(self.state, Some(&id), |live| live.failure = None);
            if !self.state.queue().read_untracked().contains(&id) {
                self.state.queue().write().push_back(id);
            }
        }
        self.pump();
    }

    /// Whether nothing runs, and all that is kept is back.
    fn may_run(self) -> bool {
        let state = self.state.read_untracked();
        let back = state.memory.is_read && plan::bringing(&state, None).is_none();
        back && plan::running(&state).is_none()
    }

    /// Starts the next cell of the queue, unless one is running.
    fn pump(self) {
        while self.may_run() {
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
            reduce::live(self.state, Some(&id), |live| {
                live.begin();
                live.begun_ms = Some(bridge::now_ms());
            });
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
        let bringing = plan::bringing(&self.state.read_untracked(), Some(id));
        let running =
            plan::running(&self.state.read_untracked()).is_some_and(|running| running == id);
        if let Some(request) = bringing {
            self.bridge.send(Command::Stop { request });
        } else if running {
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
        part::soon(move |second| (second.post)(self, command, cell, work));
    }

    pub(crate) fn post_now(self, command: Command, cell: Option<String>, work: Work) {
        if self.is_read_only() && !keep::only_shows(&command, cell.as_deref()) {
            return;
        }
        let changes_data = ledger::changed(&command).is_some();
        if changes_data && !self.state.memory().read_untracked().is_read {
            let early = self.keeper.early;
            early.update_value(|waiting| waiting.push((command, cell, work)));
            return;
        }
        self.recall_for(&command);
        self.expect_change(&command, cell.as_deref());
        let work = match &command {
            Command::BringBack { data, ledger, .. } => {
                reduce::live(self.state, cell.as_deref(), |live| {
                    live.note = Some(t!("page-bringing-back", count = ledger.len()));
                });
                Work::Bring(data.clone())
            }
            _ => work,
        };
        self.forget_ended(&command);
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
                self.tell(Notice::problem(t!("page-download-in-use")));
            }
            self.look_at_shelf();
        });
    }

    /// Shows a message.
    pub(crate) fn tell(self, notice: Notice) {
        self.state.notice().set(Some(notice));
    }

    pub(crate) fn start_engine(self) {
        leptos::task::spawn_local(said::learn());
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
                let text = t!("page-not-understood");
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
            let ended = reduce::run_ended_by(self.state, &event);
            let after = self.foresee(&event);
            if let Some(outside) = reduce::apply(self.state, event, now_ms, &ObjectUrls) {
                self.finish(outside);
            }
            if let Some(id) = ended {
                reduce::ran(self.state, &id, bridge::now_utc(), now_ms);
            }
            self.follow(after);
            if ready && matches!(*self.state.engine().read_untracked(), Engine::Ready(_)) {
                self.bridge.open();
            }
        }
        self.pump();
    }

    /// Does what remains to be done outside the state.
    fn finish(self, outside: Outside) {
        let gathered = |request| {
            let mut parts = None;
            self.parts.update_value(|all| parts = all.remove(&request));
            parts
        };
        match outside {
            Outside::Save(name, bytes) => files::save(&name, &bytes, "application/octet-stream"),
            Outside::Gather(request, bytes) => {
                if let Some(part) = files::part(&bytes) {
                    self.parts.update_value(|all| {
                        all.entry(request).or_default().push(&part);
                    });
                }
            }
            Outside::SaveGathered(request, name) => {
                if let Some(parts) = gathered(request) {
                    files::save_parts(&name, &parts, "application/zip");
                }
            }
            Outside::Forget(request) => drop(gathered(request)),
        }
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
        self.parts.update_value(HashMap::clear);
        self.forget_pictures();
        let training = self.training_under_way(self.on_graphics_device());
        // What an engine died of is not handed to the next one unasked.
        let by_itself = plan::bringing(&self.state.read_untracked(), None).is_none();
        reduce::engine_lost(self.state, &ObjectUrls);
        if let Some((id, on)) = training {
            if on == GoesOn::OnTheCpu {
                self.cpu_only.set_value(true);
            }
            let text = match on {
                GoesOn::AsBefore => t!("page-engine-anew-training"),
                GoesOn::OnTheCpu => t!("page-graphics-failed"),
            };
            self.tell(Notice::problem(text));
            self.start_engine();
            self.bring_data();
            self.run(&id);
        } else if worked {
            let text = t!("page-engine-anew");
            self.tell(Notice::problem(text).offering(Offer::RunSources));
            self.start_engine();
            if by_itself {
                self.bring_data();
            }
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
        let text = t!("page-engine-broken");
        self.state.engine().set(Engine::Broken(text.to_owned()));
        self.tell(Notice::problem(text).offering(Offer::ReloadPage));
    }
}

impl Page {
    /// Reads which models the hub has.
    pub(crate) async fn list_hub(self) {
        let list = files::fetch_text("models/index.json").await;
        if let Some(hub) = list.and_then(|text| serde_json::from_str(&text).ok()) {
            self.state.hub().set(hub);
        }
    }
}
