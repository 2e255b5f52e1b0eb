//! The page without a network: a service worker keeps one whole build on the device and answers from it. A newer build
//! waits beside it until the user takes it, so that page and engine are always of one build.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

/// The service worker's script, beside the page.
const SCRIPT: &str = "service-worker.js";
/// Asks the waiting build to take over.
const APPLY: &str = "apply";
/// Its answer if another tab still works with the build before.
const OTHER_TABS: &str = "other tabs";

/// A newer build of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Update {
    /// There is none.
    #[default]
    None,
    /// It is on the device and waits.
    Ready,
    /// It was asked to take over, and would not while another tab is open.
    OtherTabs,
}

/// What is kept of the page; copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Offline {
    /// Whether the page opens without a network.
    pub(crate) kept: RwSignal<bool>,
    /// Whether a newer build waits.
    pub(crate) update: RwSignal<Update>,
    /// Whether the user has decided to leave this build, so that nobody need ask again.
    pub(crate) leaving: RwSignal<bool>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Offline {
    /// Nothing is kept yet.
    pub(crate) fn new() -> Self {
        Self {
            kept: RwSignal::new(false),
            update: RwSignal::new(Update::None),
            leaving: RwSignal::new(false),
            registration: StoredValue::new_local(None),
        }
    }

    /// Has the browser keep the page, and look for a newer build. Where it cannot (no secure address, a private
    /// window, no room), the page is as before.
    pub(crate) async fn keep(self) {
        let container = window().navigator().service_worker();
        if !AsRef::<JsValue>::as_ref(&container).is_object() {
            return;
        }
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registering = container.register_with_options(SCRIPT, &options);
        let Some(registration) = JsFuture::from(registering)
            .await
            .ok()
            .and_then(|registered| registered.dyn_into::<ServiceWorkerRegistration>().ok())
        else {
            return;
        };
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if event.data().as_string().as_deref() == Some(OTHER_TABS) {
                self.leaving.set(false);
                self.update.set(Update::OtherTabs);
            }
        });
        // These listeners stay as long as the page does.
        container.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
        let found = registration.clone();
        let watch = Closure::<dyn FnMut()>::new(move || {
            if let Some(worker) = found.installing() {
                self.follow(worker, &found);
            }
        });
        registration.set_onupdatefound(Some(watch.into_js_value().unchecked_ref()));
        if let Some(worker) = registration.installing() {
            self.follow(worker, &registration);
        }
        self.look(&registration);
        self.registration.set_value(Some(registration));
    }

    /// Takes the newer build: it takes over, and the page is loaded again.
    pub(crate) fn apply(self) {
        let waiting = self
            .registration
            .with_value(|registration| registration.as_ref()?.waiting());
        let Some(waiting) = waiting else { return };
        self.leaving.set(true);
        let worker = waiting.clone();
        let reload = Closure::<dyn FnMut()>::new(move || {
            if worker.state() == ServiceWorkerState::Activated {
                // Fails only where there is no page to load.
                drop(window().location().reload());
            }
        });
        waiting.set_onstatechange(Some(reload.into_js_value().unchecked_ref()));
        // Fails only for values that cannot be copied, and a text can.
        let _ = waiting.post_message(&APPLY.into());
    }

    fn follow(self, worker: ServiceWorker, registration: &ServiceWorkerRegistration) {
        let registration = registration.clone();
        let changed = Closure::<dyn FnMut()>::new(move || self.look(&registration));
        worker.set_onstatechange(Some(changed.into_js_value().unchecked_ref()));
    }

    /// A first build takes over by itself; one that waits beside another is news.
    fn look(self, registration: &ServiceWorkerRegistration) {
        let active = registration.active().is_some();
        self.kept.set(active);
        if active && registration.waiting().is_some() && !self.leaving.get_untracked() {
            self.update.set(Update::Ready);
        }
    }
}
