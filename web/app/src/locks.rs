//! One tab at a time: the browser's locks, by name. A lock is held until it is dropped or the tab is gone.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

/// A lock; given back when dropped.
#[derive(Debug)]
pub(crate) struct Lock(Option<Function>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::NULL); // it only resolves a promise
        }
    }
}

/// A place in the queue for a lock; given up when dropped.
#[derive(Debug)]
pub(crate) struct Turn(Option<AbortController>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Takes a lock if nobody has it. A browser without locks gives every one: two tabs may then overwrite each other's
/// edits, as they always could, but nothing is damaged.
pub(crate) async fn claim(name: &str) -> Option<Lock> {
    let Some(locks) = locks() else {
        return Some(Lock(None));
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE); // a plain object takes anything
    let granted = Rc::new(RefCell::new(None));
    let answer = Promise::new(&mut |resolve, _| {
        let granted = granted.clone();
        let on_answer = Closure::once_into_js(move |lock: JsValue| {
            let held = lock.is_truthy().then(|| hold(&granted));
            let _ = resolve.call0(&JsValue::NULL);
            held.map_or(JsValue::UNDEFINED, Into::into)
        });
        request(&locks, name, &options, &on_answer);
    });
    JsFuture::from(answer).await.ok()?;
    granted.borrow_mut().take()
}

/// Waits for a lock and hands it over.
pub(crate) fn wait(name: &str, then: impl FnOnce(Lock) + 'static) -> Turn {
    let (Some(locks), Ok(controller)) = (locks(), AbortController::new()) else {
        return Turn(None);
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"signal".into(), &controller.signal()); // likewise
    let on_answer = Closure::once_into_js(move |_: JsValue| -> JsValue {
        let granted = RefCell::new(None);
        let held = hold(&granted);
        if let Some(lock) = granted.into_inner() {
            then(lock);
        }
        held.into()
    });
    request(&locks, name, &options, &on_answer);
    Turn(Some(controller))
}

/// Makes the promise that keeps a lock as long as it is open, and the [`Lock`] that ends it.
fn hold(granted: &RefCell<Option<Lock>>) -> Promise {
    Promise::new(&mut |release, _| *granted.borrow_mut() = Some(Lock(Some(release))))
}

fn request(locks: &JsValue, name: &str, options: &Object, on_answer: &JsValue) {
    let request = Reflect::get(locks, &"request".into());
    let request = request.and_then(JsCast::dyn_into::<Function>);
    let asked = request.and_then(|request| request.call3(locks, &name.into(), options, on_answer));
    if let Ok(asked) = asked.and_then(JsCast::dyn_into::<Promise>) {
        // Ends when the lock does; a turn given up ends it with an error, which is no news.
        wasm_bindgen_futures::spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}

/// The browser's locks, which `web-sys` counts among the unstable.
fn locks() -> Option<JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}
