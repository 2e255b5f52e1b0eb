//! The notebook keeps itself: every change is written to this device soon, and at once when the page goes.

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::Page;
use crate::i18n::t;
use crate::library::{self, Place, slip};
use crate::locks::{Lock, Turn};
use crate::opfs::{self, Trouble};
use crate::part;
use crate::state::{AppStateStoreFields as _, Keeping, Notice};
use crate::{bridge, format};

/// A change is kept so long after the last one…
const PAUSE: Duration = Duration::from_millis(500);
/// …and no later than this after the first, in milliseconds.
const AT_MOST_MS: f64 = 2000.0;
/// What could not be kept is tried again after this.
const AGAIN: Duration = Duration::from_secs(10);

/// What keeping the open notebook needs to know.
#[derive(Debug, Default)]
pub(super) struct Seat {
    /// Where the next writing goes; nothing if notebooks cannot be kept here.
    place: Option<Place>,
    /// This tab's right to write: held, never looked at.
    _lock: Option<Lock>,
    /// Its place in the queue for that.
    pub(super) turn: Option<Turn>,
    timer: Option<TimeoutHandle>,
    /// When the first change came that is not kept yet.
    since_ms: Option<f64>,
    /// The last writing asked for; the next one waits for it.
    writing: Option<Promise>,
    asked_to_stay: bool,
    warned: bool,
}

impl Seat {
    /// The seat of a notebook just opened.
    pub(super) fn at(place: Option<Place>, lock: Option<Lock>) -> Self {
        Self {
            place,
            _lock: lock,
            ..Self::default()
        }
    }
}

impl Page {
    /// Keeps the notebook as it changes, from now on.
    pub(super) fn watch(self) {
        Effect::new(move |_| {
            self.state.notebook().track();
            self.note_change();
        });
        let going = move || {
            if self.is_unkept() {
                self.keep_draft();
                self.keep_soon(Duration::ZERO);
            }
        };
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if document().hidden() {
                going();
            }
        });
        let gone = window_event_listener(leptos::ev::pagehide, move |_| {
            bridge::commit_typing();
            going();
        });
        let guard = window_event_listener(leptos::ev::beforeunload, move |event| {
            if self.unsaved() && !self.keep_draft() {
                event.prevent_default();
                event.set_return_value("unsaved");
            }
        });
        on_cleanup(move || {
            hidden.remove();
            gone.remove();
            guard.remove();
        });
    }

    /// Whether this tab may change the notebook.
    pub(crate) fn is_read_only(self) -> bool {
        *self.state.keeping().read_untracked() == Keeping::Elsewhere
    }

    /// Whether the notebook differs from what is kept of it, and this tab is to keep it.
    fn is_unkept(self) -> bool {
        let has_place = self.seat.with_value(|seat| seat.place.is_some());
        let same =
            |kept: &Option<_>| kept.as_ref() == Some(&*self.state.notebook().read_untracked());
        has_place && !self.is_read_only() && !self.kept.with_value(same)
    }

    fn note_change(self) {
        if !self.is_unkept() {
            return;
        }
        if *self.state.keeping().read_untracked() == Keeping::Kept {
            self.state.keeping().set(Keeping::Waiting);
        }
        let now_ms = bridge::now_ms();
        let mut waited_ms = 0.0;
        self.seat.update_value(|seat| {
            waited_ms = now_ms - *seat.since_ms.get_or_insert(now_ms);
        });
        self.keep_soon(if waited_ms < AT_MOST_MS {
            PAUSE
        } else {
            Duration::ZERO
        });
    }

    /// Keeps the notebook after a while, in place of what was planned.
    fn keep_soon(self, after: Duration) {
        let keep = move || self.keep_at_once();
        // Fails only where there are no timers.
        let timer = set_timeout_with_handle(keep, after).ok();
        self.seat.update_value(|seat| {
            if let Some(old) = std::mem::replace(&mut seat.timer, timer) {
                old.clear();
            }
        });
    }

    /// Keeps the notebook; done when what it is now is kept, or cannot be.
    pub(crate) async fn keep_now(self) {
        let mut mine = None;
        self.seat.update_value(|seat| {
            seat.since_ms = None;
            let before = seat.writing.take();
            let promise = future_to_promise(async move {
                if let Some(before) = before {
                    let _ = JsFuture::from(before).await; // how it ended was said then
                }
                self.write_copy().await;
                Ok(JsValue::UNDEFINED)
            });
            seat.writing = Some(promise.clone());
            mine = Some(promise);
        });
        if let Some(promise) = mine {
            let _ = JsFuture::from(promise).await; // likewise
        }
    }

    async fn write_copy(self) {
        let Some(place) = self.seat.with_value(|seat| seat.place.clone()) else {
            return;
        };
        if !self.is_unkept() {
            return;
        }
        let notebook = self.state.notebook().get_untracked();
        let written = library::keep(&notebook, &place).await;
        let still_open = self.state.place().read_untracked().as_ref() == Some(&place.id);
        if !still_open {
            return;
        }
        match written {
            Ok(next) => {
                self.seat.update_value(|seat| seat.place = Some(next));
                self.kept.set_value(Some(notebook));
                let waiting = self.is_unkept();
                if !waiting {
                    slip::drop_draft(&place.id);
                }
                let now = if waiting {
                    Keeping::Waiting
                } else {
                    Keeping::Kept
                };
                if *self.state.keeping().read_untracked() != now {
                    self.state.keeping().set(now);
                }
                self.look_at_room().await;
            }
            // There may be room later: it is tried again from then on.
            Err(trouble) if place.number > 0 || matches!(trouble, Trouble::Full(_)) => {
                self.say_unkept(&trouble);
            }
            Err(trouble) => self.give_up(&place, &trouble).await,
        }
    }

    fn say_unkept(self, trouble: &Trouble) {
        let words = trouble.to_string();
        let known = matches!(*self.state.keeping().read_untracked(), Keeping::Not(_));
        self.state.keeping().set(Keeping::Not(words.clone()));
        if !known {
            self.tell(Notice::problem(t!("page-unkept", why = words)));
        }
        self.keep_soon(AGAIN);
    }

    /// After a change was kept: asks that it may stay, and says if room grows scarce.
    async fn look_at_room(self) {
        let (mut asked, mut warned) = (true, true);
        self.seat.update_value(|seat| {
            asked = std::mem::replace(&mut seat.asked_to_stay, true);
            warned = seat.warned;
        });
        if !asked {
            opfs::ask_to_stay().await;
        }
        if warned {
            return;
        }
        if let Some((usage, quota)) = opfs::room().await
            && vitrine::library::is_tight(usage, quota)
            && self.state.notice().read_untracked().is_none()
        {
            self.seat.update_value(|seat| seat.warned = true);
            self.tell(Notice::info(tight(usage, quota)));
        }
    }

    /// Keeps at once what is not kept yet; false if that is impossible.
    fn keep_draft(self) -> bool {
        let Some(place) = self.seat.with_value(|seat| seat.place.clone()) else {
            return false;
        };
        if !self.is_unkept() {
            return true;
        }
        part::now().is_some_and(|second| (second.write_draft)(self, &place))
    }

    /// Keeps the notebook as soon as can be.
    pub(super) fn keep_at_once(self) {
        part::soon(move |second| (second.keep)(self));
    }

    /// A new notebook cannot be kept: then none is.
    async fn give_up(self, place: &Place, trouble: &Trouble) {
        let words = trouble.to_string();
        self.seat.update_value(|seat| seat.place = None);
        self.state.place().set(None);
        self.state.keeping().set(Keeping::Not(words));
        // An empty folder at most. A draft stays: perhaps it was this page's closing that broke the writing off.
        library::remove_folder(&place.id).await.ok();
    }
}

impl Page {
    /// Writes the notebook at once where that is possible; false where it is not.
    pub(crate) fn write_draft(self, place: &Place) -> bool {
        let copy = library::encode(&self.state.notebook().read_untracked(), place);
        copy.is_ok_and(|copy| slip::keep_draft(&place.id, &copy))
    }
}

/// Says how little room is left.
pub(crate) fn tight(usage: u64, quota: u64) -> String {
    t!(
        "page-little-room",
        used = format::bytes(usage),
        quota = format::bytes(quota)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_room_is_said_in_numbers() {
        let words = tight(900_000_000, 1_000_000_000);
        assert!(words.contains("900 MB of 1.0 GB are used"), "{words}");
    }
}
