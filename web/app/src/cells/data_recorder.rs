//! The button that records a class by the camera, and how: how often, held or after a countdown.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use super::data::Collection;
use crate::bridge;
use crate::files::Picked;
use crate::i18n::t;
use crate::ui::field::{NumberField, SelectField, choices, thing_of, value_of};

/// Time between frames, in milliseconds: five a second unless chosen otherwise.
fn paces() -> [(&'static str, &'static str, u32); 5] {
    [
        ("100", t!("data-recorder-10-a-second"), 100),
        ("200", t!("data-recorder-5-a-second"), 200),
        ("500", t!("data-recorder-2-a-second"), 500),
        ("1000", t!("data-recorder-1-a-second"), 1000),
        ("3000", t!("data-recorder-1-in-3-seconds"), 3000),
    ]
}

/// Seconds before the first frame; nought records while the button is held.
fn countdowns() -> [(&'static str, &'static str, u32); 4] {
    [
        ("0", t!("data-recorder-no-countdown"), 0),
        ("3", t!("data-recorder-3-seconds"), 3),
        ("5", t!("data-recorder-5-seconds"), 5),
        ("10", t!("data-recorder-10-seconds"), 10),
    ]
}

/// How frames are recorded; copies are the same settings.
#[derive(Clone, Copy)]
pub(super) struct Burst {
    every_ms: RwSignal<u32>,
    countdown: RwSignal<u32>,
    /// Frames after a countdown.
    frames: RwSignal<u32>,
}

impl Burst {
    pub(super) fn new() -> Self {
        Self {
            every_ms: RwSignal::new(200),
            countdown: RwSignal::new(0),
            frames: RwSignal::new(10),
        }
    }
}

/// How frames are recorded, while the camera is on.
#[component]
pub(super) fn BurstForm(cell: Collection) -> impl IntoView {
    let burst = cell.burst;
    let every = Signal::derive(move || value_of(&paces(), &burst.every_ms.get()));
    let countdown = Signal::derive(move || value_of(&countdowns(), &burst.countdown.get()));
    let frames = Signal::derive(move || f64::from(burst.frames.get()));
    let (all_every, all_countdowns) = (choices(&paces()), choices(&countdowns()));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range before"
    )]
    let set_frames =
        Callback::new(move |count: f64| burst.frames.set(count.round().clamp(1.0, 500.0) as u32));
    view! {
        <Show when=move || cell.camera.on.get()>
            <div class="form" data-testid="burst">
                <SelectField
                    label=t!("data-recorder-pace") testid="burst-every" options=Signal::stored(all_every.clone()) value=every
                    on_change=Callback::new(move |value: String| burst.every_ms.set(thing_of(&paces(), &value).max(50)))
                />
                <SelectField
                    label=t!("data-recorder-countdown") testid="burst-countdown" options=Signal::stored(all_countdowns.clone()) value=countdown
                    on_change=Callback::new(move |value: String| burst.countdown.set(thing_of(&countdowns(), &value)))
                />
                <Show when=move || { burst.countdown.get() > 0 }>
                    <NumberField label=t!("data-recorder-frames") testid="burst-frames" value=frames on_change=set_frames step="1" />
                </Show>
            </div>
        </Show>
    }
}

/// Records frames of the camera while it is held, or a few after a countdown.
#[component]
#[expect(
    clippy::too_many_lines,
    reason = "one view and the five ways to press its button"
)]
pub(super) fn Recorder(cell: Collection, class: StoredValue<String>) -> impl IntoView {
    let burst = cell.burst;
    let held = Memo::new(move |_| {
        cell.recording
            .with(|recording| recording.as_deref() == Some(&class.get_value()))
    });
    // Seconds left before the first frame.
    let left = RwSignal::new(0_u32);
    let timer = StoredValue::new(None::<IntervalHandle>);
    let every = move |period: Duration, act: Box<dyn Fn()>| {
        if let Some(old) = timer.try_update_value(Option::take).flatten() {
            old.clear();
        }
        timer.set_value(set_interval_with_handle(act, period).ok());
    };
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        left.try_set(0);
        if held.try_get_untracked() == Some(true) {
            cell.recording.set(None);
        }
    };
    let record = move |most: Option<u32>| {
        let taken = Rc::new(Cell::new(0));
        let shoot = move || {
            if most.is_some_and(|most| taken.get() >= most) {
                return stop();
            }
            if cell.camera.live.get_untracked() {
                taken.set(taken.get() + 1);
                take_frame(cell, class);
            }
        };
        shoot();
        every(
            Duration::from_millis(burst.every_ms.get_untracked().into()),
            Box::new(shoot),
        );
    };
    let start = move || {
        stop();
        cell.camera.on.set(true);
        cell.recording.set(Some(class.get_value()));
        let seconds = burst.countdown.get_untracked();
        if seconds == 0 {
            return record(None);
        }
        left.set(seconds);
        let tick = move || {
            // It counts once the camera is there.
            if !cell.camera.live.get_untracked() {
                return;
            }
            let now = left.get_untracked().saturating_sub(1);
            left.set(now);
            if now == 0 {
                record(Some(burst.frames.get_untracked()));
            }
        };
        every(Duration::from_secs(1), Box::new(tick));
    };
    // With a countdown, a press begins and the next one ends.
    let counted = move || burst.countdown.get_untracked() > 0;
    let begin = move || {
        if counted() && held.get_untracked() {
            stop();
        } else {
            start();
        }
    };
    let release = move || {
        if !counted() {
            stop();
        }
    };
    let press = move |event: PointerEvent| {
        event.prevent_default();
        // Held is held, wherever the pointer slides to.
        let _ = event_target::<web_sys::Element>(&event).set_pointer_capture(event.pointer_id());
        begin();
    };
    let is_hold = |event: &KeyboardEvent| event.key() == " " || event.key() == "Enter";
    let down = move |event: KeyboardEvent| {
        if is_hold(&event) && !event.shift_key() {
            event.prevent_default();
            if !event.repeat() {
                begin();
            }
        }
    };
    let up = move |event: KeyboardEvent| {
        if is_hold(&event) {
            event.prevent_default();
            release();
        }
    };
    let words = move || match (held.get(), left.get(), burst.countdown.get()) {
        (true, 0, 0) => t!("data-recorder-recording").to_owned(),
        (true, 0, _) => t!("data-recorder-recording-stop").to_owned(),
        (true, left, _) => t!("data-recorder-counting", left = left),
        (false, _, 0) => t!("data-recorder-hold").to_owned(),
        (false, _, seconds) => t!("data-recorder-in", seconds = seconds),
    };
    on_cleanup(stop);
    view! {
        <button
            type="button" class="button card-record" data-testid="hold-to-record" aria-pressed=move || held.get().to_string()
            on:pointerdown=press on:pointerup=move |_| release() on:lostpointercapture=move |_| release() on:pointercancel=move |_| release()
            on:contextmenu=|event| event.prevent_default() on:keydown=down on:keyup=up on:blur=move |_| release()
        >
            {words}
        </button>
    }
}

fn take_frame(cell: Collection, class: StoredValue<String>) {
    leptos::task::spawn_local(async move {
        if let (Some(frame), Some(class)) = (cell.camera.frame().await, class.try_get_value()) {
            let path = format!("camera-{:.0}.jpg", bridge::now_ms());
            cell.import(Some(class), vec![Picked::new(path, frame)]);
        }
    });
}
