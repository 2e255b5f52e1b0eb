//! The worker: hands messages to a [`Session`], one at a time, and its events back.
//!
//! Posts `"listening"` once it can hear. Then a message is either a command,
//! `{bytes: Uint8Array, files: [[id, Blob], …]}`, or a measurement (see [`measure`]).

mod attic;
mod download;
mod host;
mod measure;
mod store;

use futures::StreamExt as _;
use futures::channel::mpsc::{UnboundedSender, unbounded};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use vitrine::protocol::{Command, FileId, decode};
use vitrine::session::Session;

use host::{Outside, Worker};
use measure::Measurement;

/// What waits for its turn.
enum Task {
    Command {
        command: Box<Command>,
        files: Vec<FileId>,
    },
    Measure(Measurement),
}

fn main() {
    call_constructors_once();
    console_error_panic_hook::set_once();
    let (queue, mut tasks) = unbounded();
    let outside = Outside::new();
    listen(outside.clone(), queue);
    spawn_local(async move {
        attic::sweep().await;
        let mut session = Session::new(Worker(outside.clone()));
        while let Some(task) = tasks.next().await {
            match task {
                Task::Command { command, files } => {
                    session.handle(*command).await;
                    outside.forget(&files);
                }
                Task::Measure(measurement) => measure::answer(&session, measurement).await,
            }
        }
    });
}

/// Wires the worker's messages to the queue. A Stop does not queue: it takes effect between two steps.
fn listen(outside: Outside, queue: UnboundedSender<Task>) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let task = match Measurement::from_message(&data) {
            Some(measurement) => Some(Task::Measure(measurement)),
            None => command(&data, &outside),
        };
        if let Some(task) = task {
            let _ = queue.unbounded_send(task); // the receiver lives as long as the worker
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget(); // heard for the worker's whole life
    let _ = scope.post_message(&JsValue::from_str("listening"));
}

/// The command in a message, its files put where the host finds them. What cannot be read has no request
/// to answer to, so it is only reported.
fn command(data: &JsValue, outside: &Outside) -> Option<Task> {
    let bytes = Reflect::get(data, &"bytes".into())
        .ok()?
        .dyn_into::<Uint8Array>()
        .ok()?
        .to_vec();
    let command = match decode::<Command>(&bytes) {
        Ok(command) => command,
        Err(error) => wasm_bindgen::throw_str(&format!(
            "{error}: page and engine come from different builds; reload the page"
        )),
    };
    if let Command::Stop { request } = command {
        outside.stop(request);
        return None;
    }
    let files = Reflect::get(data, &"files".into())
        .ok()
        .and_then(|files| files.dyn_into::<Array>().ok())
        .unwrap_or_default();
    let files = files.iter().filter_map(|entry| {
        let entry = entry.dyn_into::<Array>().ok()?;
        let id = entry.get(0).as_f64()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the page counts files from zero"
        )]
        let id = FileId(id as u32);
        outside.keep(id, entry.get(1).dyn_into::<Blob>().ok()?);
        Some(id)
    });
    Some(Task::Command {
        files: files.collect(),
        command: Box::new(command),
    })
}

/// Without a reference to it, wasm-bindgen wraps every export in a call of all constructors, which costs
/// seconds per forward pass.
#[expect(
    unsafe_code,
    reason = "the linker's own symbol; called once, before anything else"
)]
fn call_constructors_once() {
    #[cfg(target_family = "wasm")]
    {
        unsafe extern "C" {
            fn __wasm_call_ctors();
        }
        // SAFETY: the linker makes this function; it takes nothing and registers statics.
        unsafe { __wasm_call_ctors() };
    }
}
