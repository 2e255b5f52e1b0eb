//! While a camera is on: sends a frame, waits for its answer, sends the next.

use std::time::Duration;

use leptos::prelude::*;
use vitrine::protocol::FileRef;

use super::Handle;
use crate::files::Picked;
use crate::plan;
use crate::state::AppStateStoreFields as _;
use crate::ui::camera::Camera;

/// A frame may be missing while the camera warms up: look again after this time.
const PAUSE: Duration = Duration::from_millis(30);

/// Asks about frame after frame, one at a time; the model is made first if need be.
#[component]
pub(super) fn LiveLoop(
    /// Its cell.
    handle: Handle,
    /// Name of the model asked.
    model: Signal<String>,
    /// The camera.
    camera: Camera,
    /// Asks about a frame, now held for the cell.
    ask: Callback<FileRef>,
) -> impl IntoView {
    let page = handle.page;
    let capturing = RwSignal::new(false);
    let waiting = Memo::new(move |_| {
        let pending = page.state.pending().read();
        pending
            .values()
            .any(|pending| pending.cell.as_deref() == Some(&*handle.id()))
    });
    let loaded = Memo::new(move |_| page.has_model(&model.read()));
    let failed = handle.live(|live| live.failure.is_some());
    Effect::new(move |_| {
        if !camera.on.get() {
            return;
        }
        crate::reduce::live(page.state, Some(&handle.id()), |live| live.failure = None);
        if !loaded.get_untracked() {
            let order = plan::sequence(&page.state.read_untracked(), &handle.id());
            page.enqueue(order.into_iter().filter(|id| *id != handle.id()).collect());
        }
    });
    Effect::new(move |_| {
        let ready = camera.live.get() && loaded.get() && !waiting.get() && !failed.get();
        if !ready || capturing.get() {
            return;
        }
        capturing.set(true);
        leptos::task::spawn_local(async move {
            let frame = camera.frame().await;
            // The camera, or the whole cell, may be gone by now.
            if let Some(frame) = frame
                && camera.on.try_get_untracked() == Some(true)
            {
                let frame = Picked::new("camera.jpg".to_owned(), frame);
                if let Some(file) = page.hold_for_cell(&handle.id(), vec![frame]).pop() {
                    ask.run(file);
                }
            }
            set_timeout(
                move || {
                    let _ = capturing.try_set(false);
                },
                PAUSE,
            );
        });
    });
}
