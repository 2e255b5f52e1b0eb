//! The line to the worker: starts it, hands it commands and files, passes on what it says.
//!
//! The page keeps files it handed over until they are kept on the device, so that a new worker can be given them again. What a
//! message means is decided elsewhere ([`crate::reduce`], [`crate::page`]).

use std::collections::HashMap;
use std::rc::Rc;

use leptos::prelude::*;
use vitrine::explanation::Picture;
use vitrine::ledger::{Ledger, Place};
use vitrine::protocol::{self, Command, DeviceChoice, Event, FileId, WeightsSource};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, ErrorEvent, HtmlElement, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::i18n::t;
use crate::part;

/// The worker's first script, beside the page. Trunk names it so.
const SCRIPT: &str = "vitrine-engine_loader.js";
/// What the worker says once, when it can hear.
const LISTENING: &str = "listening";

/// What comes out of the worker.
pub(crate) enum Word {
    /// It can hear now.
    Listening,
    /// An event.
    Event(Box<Event>),
    /// Something unreadable: it is of another build.
    Unreadable,
    /// It died.
    Died,
}

/// A text without its accents and the like, as the browser takes letters apart.
pub(crate) fn without_accents(text: &str) -> String {
    let apart = String::from(js_sys::JsString::from(text).normalize("NFD"));
    apart.replace(|letter| ('\u{300}'..='\u{36f}').contains(&letter), "")
}

/// The line to the worker; copies are the same line.
#[derive(Clone, Copy)]
pub(crate) struct Bridge(StoredValue<Line, LocalStorage>);

#[derive(Default)]
struct Line {
    worker: Option<Worker>,
    /// Kept alive as long as the worker may call them.
    listeners: Option<Listeners>,
    files: HashMap<FileId, Blob>,
    /// Commands that wait for the handshake.
    waiting: Option<Vec<Command>>,
}

type Listeners = (
    Closure<dyn FnMut(MessageEvent)>,
    Closure<dyn FnMut(ErrorEvent)>,
);

impl Bridge {
    /// A line with no worker on it yet.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new_local(Line {
            waiting: Some(Vec::new()),
            ..Line::default()
        }))
    }

    /// Starts a worker where there is none. Commands sent before wait for its handshake.
    ///
    /// # Errors
    /// If the browser makes no workers here.
    pub(crate) fn start(self, hear: Rc<dyn Fn(Word)>) -> Result<(), JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address(), &options)?;
        let deaf = hear.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            hear(read(&event.data()));
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            let deaf = deaf.clone();
            // The handler may replace the worker, and this very closure with it.
            queue_microtask(move || deaf(Word::Died));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.0.update_value(|line| {
            line.worker = Some(worker);
            line.listeners = Some((on_message, on_error));
        });
        Ok(())
    }

    /// Ends the worker and forgets what waited for it; later commands wait for the next one's handshake.
    pub(crate) fn hang_up(self) {
        self.0.update_value(|line| {
            if let Some(worker) = line.worker.take() {
                worker.set_onmessage(None);
                worker.set_onerror(None);
                worker.terminate();
            }
            line.listeners = None;
            line.waiting = Some(Vec::new());
        });
    }

    /// The handshake is done: what waited goes out.
    pub(crate) fn open(self) {
        let mut waiting = None;
        self.0.update_value(|line| waiting = line.waiting.take());
        for command in waiting.into_iter().flatten() {
            self.post(&command);
        }
    }

    /// Sends a command, once the handshake is done.
    pub(crate) fn send(self, command: Command) {
        part::soon(move |second| (second.send)(self, command));
    }

    pub(crate) fn send_now(self, command: Command) {
        let mut now = Some(command);
        self.0.update_value(|line| {
            if let Some(waiting) = &mut line.waiting
                && !matches!(now, Some(Command::Hello { .. }))
            {
                waiting.extend(now.take());
            }
        });
        if let Some(command) = now {
            self.post(&command);
        }
    }

    /// Keeps a file for the worker.
    pub(crate) fn hold(self, id: FileId, file: Blob) {
        self.0
            .update_value(|line| drop(line.files.insert(id, file)));
    }

    /// A file kept.
    pub(crate) fn held(self, id: FileId) -> Option<Blob> {
        self.0.with_value(|line| line.files.get(&id).cloned())
    }

    /// Keeps a file no longer.
    pub(crate) fn drop_file(self, id: FileId) {
        self.0.update_value(|line| drop(line.files.remove(&id)));
    }

    fn post(self, command: &Command) {
        let Ok(bytes) = protocol::encode(command) else {
            return;
        };
        let bytes = js_sys::Uint8Array::from(bytes.as_slice());
        let files = js_sys::Array::new();
        self.0.with_value(|line| {
            for file in files_of(command) {
                if let Some(blob) = line.files.get(&file) {
                    files.push(&js_sys::Array::of2(&JsValue::from(file.0), blob));
                }
            }
            let message = js_sys::Object::new();
            let set = |name: &str, value: &JsValue| {
                js_sys::Reflect::set(&message, &JsValue::from_str(name), value).is_ok()
            };
            if set("bytes", &bytes)
                && set("files", &files)
                && let Some(worker) = &line.worker
            {
                // Fails only for values that cannot be copied, and these can.
                let _ = worker
                    .post_message_with_transfer(&message, &js_sys::Array::of1(&bytes.buffer()));
            }
        });
    }
}

/// The files a command names.
fn files_of(command: &Command) -> Vec<FileId> {
    match command {
        Command::Import { files, .. }
        | Command::LoadModel {
            source: WeightsSource::Files(files),
            ..
        } => files.iter().map(|file| file.id).collect(),
        Command::Predict { file, .. }
        | Command::Explain {
            picture: Picture::File(file),
            ..
        } => vec![file.id],
        Command::BringBack {
            ledger: Ledger { sources, .. },
            ..
        }
        | Command::ExportData { sources, .. } => {
            let places = sources.iter().map(|source| &source.place);
            let held = places.filter_map(|place| match place {
                Place::Held(file) => Some(*file),
                Place::Stored(_) | Place::Url(_) => None,
            });
            held.collect()
        }
        _ => vec![],
    }
}

fn read(data: &JsValue) -> Word {
    if data.as_string().is_some_and(|text| text == LISTENING) {
        return Word::Listening;
    }
    let bytes = data
        .dyn_ref::<js_sys::Uint8Array>()
        .map(js_sys::Uint8Array::to_vec);
    match bytes.map(|bytes| protocol::decode(&bytes)) {
        Some(Ok(event)) => Word::Event(Box::new(event)),
        _ => Word::Unreadable,
    }
}

/// The worker's address, wherever the page lies.
fn address() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(SCRIPT, &base).map_or_else(|_| SCRIPT.to_owned(), |url| url.href())
}

fn asked(parameter: &str) -> Option<String> {
    let query = window().location().search().unwrap_or_default();
    web_sys::UrlSearchParams::new_with_str(&query)
        .ok()?
        .get(parameter)
}

/// The mirror of the hub that the page's address names, relative to the page: `?hub=mirror/`.
pub(crate) fn hub_endpoint() -> Option<String> {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let mirror = web_sys::Url::new_with_base(&asked("hub")?, &base).ok()?;
    Some(mirror.href())
}

/// The template that the page's address names: `?template=augmentation`.
pub(crate) fn template() -> Option<String> {
    asked("template")
}

/// The device the page's address asks for.
pub(crate) fn device_choice() -> DeviceChoice {
    match asked("device").as_deref() {
        Some("webgpu") => DeviceChoice::WebGpu,
        Some("cpu") => DeviceChoice::Cpu,
        _ => DeviceChoice::Auto,
    }
}

/// Scrolls to a cell and puts the focus on its first choice.
pub(crate) fn go_to_cell(id: &str) {
    let id = id.replace('\\', "\\\\").replace('"', "\\\"");
    let cell = document()
        .query_selector(&format!("[data-cell-id=\"{id}\"]"))
        .ok()
        .flatten();
    let Some(cell) = cell else { return };
    let choice = cell.query_selector("select").ok().flatten();
    if let Some(choice) = choice.and_then(|choice| choice.dyn_into::<HtmlElement>().ok()) {
        // Fails only for what cannot have the focus.
        let _ = choice.focus();
    }
    cell.scroll_into_view();
}

/// Today's date, `year-month-day`.
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0().to_iso_string();
    now.slice(0, 10).into()
}

/// Date and time now, in UTC, as ISO 8601 has them.
pub(crate) fn now_utc() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// A date and time as people here write them.
pub(crate) fn local_time(utc: &str) -> String {
    let date = js_sys::Date::new(&JsValue::from_str(utc));
    if date.get_time().is_nan() {
        return utc.to_owned();
    }
    date.to_locale_string("default", &JsValue::UNDEFINED).into()
}

/// Whether the keys are a Mac's.
pub(crate) fn is_mac() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// A day, `year-month-day`, from milliseconds since 1970.
#[expect(
    clippy::cast_precision_loss,
    reason = "a day does not hang on a thousandth of a second"
)]
pub(crate) fn date(ms: u64) -> String {
    let time = js_sys::Date::new(&JsValue::from_f64(ms as f64));
    if time.get_time().is_nan() {
        return t!("bridge-unknown-day").to_owned();
    }
    time.to_iso_string().slice(0, 10).into()
}

/// Milliseconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a date of these centuries is a whole number of milliseconds below 2^53"
)]
pub(crate) fn clock_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// An id that no other notebook has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "below 2^32 and not negative"
)]
pub(crate) fn new_notebook_id() -> String {
    let chance = js_sys::Math::random() * f64::from(u32::MAX);
    vitrine::library::new_id(clock_ms(), chance as u32)
}

/// What stands after `#` in the page's address, with it.
pub(crate) fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a part of the page, as a link would.
pub(crate) fn go_to(path: &str) {
    let _ = window().location().set_hash(path); // fails only where there is no page
}

/// Lets the address say where the page is, without going anywhere.
pub(crate) fn set_address(path: &str) {
    let history = window().history();
    let said = history.and_then(|history| {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{path}")))
    });
    drop(said); // a page in a frame may not, and works without
}

/// Has the field being typed in say what it holds, as if it had been left.
pub(crate) fn commit_typing() {
    let active = document().active_element();
    if let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        let _ = active.blur(); // fails only for what cannot have the focus
    }
}

/// Milliseconds since the page was opened.
pub(crate) fn now_ms() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

#[cfg(test)]
mod tests {
    use vitrine::protocol::{FileRef, RequestId};

    use super::*;

    #[test]
    fn every_file_a_command_names_goes_with_it() {
        let file = |id| FileRef {
            id: FileId(id),
            path: "a".to_owned(),
            bytes: 1,
        };
        let load = Command::LoadModel {
            request: RequestId(1),
            name: "m".to_owned(),
            source: WeightsSource::Files(vec![file(7)]),
        };
        assert_eq!(files_of(&load), [FileId(7)]);
        let data = vitrine::notebook::DataSettings::named("d");
        let import = Command::Import {
            request: RequestId(1),
            data,
            class: None,
            files: vec![file(1), file(2)],
        };
        assert_eq!(files_of(&import).len(), 2);
        assert!(
            files_of(&Command::Stop {
                request: RequestId(1)
            })
            .is_empty()
        );
    }
}
