//! The outside world of a worker: messages, clock, handed-over files, downloads, the WebGPU adapter.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageChannel};

use vitrine::data::Attic;
use vitrine::device::Adapter;
use vitrine::host::{Host, HostError, Overflow, Transfer};
use vitrine::protocol::{Event, FileId, RequestId, encode};

use crate::{attic, download, store};

/// What messages bring in between commands.
#[derive(Clone, Default)]
pub(crate) struct Outside {
    files: Rc<RefCell<HashMap<FileId, Blob>>>,
    stops: Rc<RefCell<HashSet<RequestId>>>,
    /// Opened when it is first asked for.
    attic: Rc<RefCell<Option<Rc<dyn Attic>>>>,
}

impl Outside {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn keep(&self, id: FileId, blob: Blob) {
        self.files.borrow_mut().insert(id, blob);
    }

    pub(crate) fn forget(&self, ids: &[FileId]) {
        self.files.borrow_mut().retain(|id, _| !ids.contains(id));
    }

    pub(crate) fn stop(&self, request: RequestId) {
        self.stops.borrow_mut().insert(request);
    }
}

/// The session's host.
pub(crate) struct Worker(pub(crate) Outside);

pub(crate) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// An error's own words.
pub(crate) fn words(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string());
    message
        .or_else(|| error.as_string())
        .unwrap_or_else(|| format!("{error:?}"))
}

impl Host for Worker {
    fn emit(&self, event: Event) {
        let Ok(bytes) = encode(&event) else { return };
        let bytes = Uint8Array::from(bytes.as_slice());
        let _ = scope().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
    }

    fn now_ms(&self) -> f64 {
        scope()
            .performance()
            .map_or(0.0, |performance| performance.now())
    }

    async fn adapter(&self) -> Adapter {
        find_adapter().await.unwrap_or(Adapter::None)
    }

    /// A message to ourselves: unlike a timer it is not held back, nor slowed in a hidden tab.
    async fn yield_now(&self) {
        let Ok(channel) = MessageChannel::new() else {
            return;
        };
        let promise =
            Promise::new(&mut |resolve: Function, _| channel.port1().set_onmessage(Some(&resolve)));
        if channel.port2().post_message(&JsValue::NULL).is_ok() {
            let _ = JsFuture::from(promise).await;
        }
        channel.port1().close();
    }

    fn stop_requested(&self, request: RequestId) -> bool {
        self.0.stops.borrow().contains(&request)
    }

    async fn read(&self, file: FileId, limit: u64) -> Result<Vec<u8>, HostError> {
        let blob = self.0.files.borrow().get(&file).cloned();
        let blob = blob.ok_or_else(|| HostError::Read {
            reason: "it did not arrive".to_owned(),
        })?;
        let bytes = store::size(&blob);
        if bytes > limit {
            return Err(HostError::TooLarge { bytes, limit });
        }
        store::read(&blob).await
    }

    async fn fetch(
        &self,
        url: &str,
        tell: &mut dyn FnMut(Transfer) -> bool,
    ) -> Result<Vec<u8>, HostError> {
        download::fetch(url, tell).await
    }

    async fn forget(&self, url: &str) {
        store::remove(url).await;
    }

    async fn store(&self, name: &str, bytes: &[u8]) -> Result<(), HostError> {
        store::keep(name, bytes)
            .await
            .map_err(|error| HostError::Store {
                reason: words(&error),
            })
    }

    async fn recall(&self, name: &str) -> Option<Vec<u8>> {
        store::recall(name).await
    }

    async fn discard(&self, name: &str) {
        store::discard(name).await;
    }

    async fn overflow(&self) -> Option<Box<dyn Overflow>> {
        let spill = store::overflow().await?;
        Some(Box::new(spill))
    }

    async fn attic(&self) -> Option<Rc<dyn Attic>> {
        let opened = self.0.attic.borrow().clone();
        if opened.is_some() {
            return opened;
        }
        let opened = attic::open().await;
        self.0.attic.borrow_mut().clone_from(&opened);
        opened
    }
}

/// `navigator.gpu`'s adapter by the name it gives itself; `None` where anything is missing. By reflection,
/// since web-sys offers WebGPU only behind an unstable flag.
async fn find_adapter() -> Option<Adapter> {
    let get = |object: &JsValue, key: &str| {
        Reflect::get(object, &key.into())
            .ok()
            .filter(|value| !value.is_falsy())
    };
    let gpu = get(&get(&js_sys::global(), "navigator")?, "gpu")?;
    let request: Function = get(&gpu, "requestAdapter")?.dyn_into().ok()?;
    let promise: Promise = request.call0(&gpu).ok()?.dyn_into().ok()?;
    let adapter = JsFuture::from(promise)
        .await
        .ok()
        .filter(|adapter| !adapter.is_falsy())?;
    let info = get(&adapter, "info").unwrap_or_default();
    let parts = ["vendor", "architecture", "device", "description"]
        .map(|key| get(&info, key).and_then(|part| part.as_string()));
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let fallback = get(&info, "isFallbackAdapter")
        .or_else(|| get(&adapter, "isFallbackAdapter"))
        .is_some();
    Some(if fallback {
        Adapter::Software(name)
    } else {
        Adapter::named(&name)
    })
}
