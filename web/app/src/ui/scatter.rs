//! A map of many points on a canvas: seen whole or close up, as marks or as small pictures; pointed at, opened, and
//! gathered with a lasso. By pointer, touch and keyboard.

pub(crate) mod marks;
mod paint;
mod pointer;

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Canvas;
use leptos::prelude::*;

use crate::i18n::t;
use crate::plane::{Index, Point, Size, View};
use paint::{Pictures, Scene};

/// A point is pointed at from so far away.
const REACH_PX: f64 = 12.0;
/// What a key or button magnifies by.
const ZOOM_STEP: f64 = 1.5;
/// What an arrow key moves by.
const PAN_STEP_PX: f64 = 48.0;

/// One point.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dot {
    /// Within the unit square, y down.
    pub(crate) place: Point,
    /// Which group it belongs to: colour and shape.
    pub(crate) group: usize,
    /// Whether it is drawn.
    pub(crate) shown: bool,
    /// Whether it is among those chosen.
    pub(crate) selected: bool,
    /// Address of a small picture of it.
    pub(crate) picture: Option<Arc<str>>,
}

/// The map's state; copies are the same map.
#[derive(Clone, Copy)]
struct Map {
    canvas: NodeRef<Canvas>,
    dots: Signal<Arc<Vec<Dot>>>,
    index: Memo<Arc<Index>>,
    view: RwSignal<View>,
    pointed: RwSignal<Option<usize>>,
    /// Whether drags draw a lasso.
    lassoing: RwSignal<bool>,
    /// The lasso being drawn, on the map.
    lasso: RwSignal<Vec<Point>>,
    /// Pointers that are down, and where.
    fingers: StoredValue<Vec<(i32, Point)>>,
    /// Where the first of them went down; nothing once it has moved.
    pressed: StoredValue<Option<Point>>,
    pictures: StoredValue<Pictures, LocalStorage>,
    /// Whether a frame is asked for.
    waiting: StoredValue<bool>,
}

/// The map.
#[component]
pub(crate) fn Scatter(
    /// What it is, in a sentence.
    label: &'static str,
    /// For tests.
    testid: &'static str,
    /// The points; their numbers are their places in this list.
    #[prop(into)]
    dots: Signal<Arc<Vec<Dot>>>,
    /// What is said of a point beside it.
    readout: Callback<usize, AnyView>,
    /// The same in words, for those who listen.
    words: Callback<usize, String>,
    /// Takes the point the user opens.
    on_open: Callback<usize>,
    /// Takes the point the user chooses, or no longer chooses.
    on_toggle: Callback<usize>,
    /// Takes the points within a lasso, and whether they are added to those chosen.
    on_lasso: Callback<(Vec<usize>, bool)>,
) -> impl IntoView {
    let map = Map::of(dots);
    let spoken = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        map.dots.track();
        map.view.track();
        map.pointed.track();
        map.lasso.track();
        map.canvas.track();
        map.redraw();
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| map.redraw());
    on_cleanup(move || resized.remove());
    let released = move |event: PointerEvent| map.release(&event, on_open, on_lasso);
    let key = move |event: KeyboardEvent| {
        if map.key(&event, on_open, on_toggle) {
            event.prevent_default();
            spoken.set(map.pointed.get_untracked());
        }
    };
    let shown = move || dots.with(|dots| dots.iter().filter(|dot| dot.shown).count());
    let beside = move || {
        let number = map.pointed.get()?;
        let (left, top, side) = map.beside(number)?;
        let content = readout.run(number);
        Some(
            view! { <div class="scatter-readout" data-side=side data-testid="map-readout" style:left=left style:top=top>{content}</div> },
        )
    };
    view! {
        <div class="scatter">
            <Tools map=map />
            <div class="scatter-plot">
                <canvas
                    class="scatter-canvas" node_ref=map.canvas tabindex="0" role="application" aria-label=label aria-roledescription=t!("scatter-map") data-testid=testid
                    data-points=shown data-zoom=move || format!("{:.2}", map.view.get().zoom) data-lasso=move || map.lassoing.get().to_string()
                    on:pointerdown=move |event| map.press(&event) on:pointermove=move |event| map.drag(&event) on:pointerup=released
                    on:pointercancel=move |_| map.let_go() on:pointerleave=move |_| map.leave() on:wheel=move |event| map.wheel(&event) on:keydown=key
                    on:blur=move |_| map.pointed.set(None) on:transitionend=move |_| map.redraw()
                ></canvas>
                {beside}
            </div>
            <p class="hint">{t!("scatter-help")}</p>
            <p class="visually-hidden" role="status">{move || spoken.get().map(|number| words.run(number))}</p>
        </div>
    }
}

/// The buttons above the map.
#[component]
fn Tools(map: Map) -> impl IntoView {
    let zoom = move |factor: f64| {
        let size = map.size();
        let middle = Point {
            x: size.width / 2.0,
            y: size.height / 2.0,
        };
        map.view
            .update(|view| *view = view.zoomed(size, middle, factor));
    };
    view! {
        <div class="row" role="group" aria-label=t!("scatter-view")>
            <button type="button" class="button" data-testid="map-zoom-in" aria-label=t!("scatter-in") title=t!("scatter-in-key") on:click=move |_| zoom(ZOOM_STEP)>"+"</button>
            <button type="button" class="button" data-testid="map-zoom-out" aria-label=t!("scatter-out") title=t!("scatter-out-key") on:click=move |_| zoom(1.0 / ZOOM_STEP)>"−"</button>
            <button type="button" class="button" data-testid="map-whole" title=t!("scatter-whole-key") on:click=move |_| map.view.set(View::WHOLE)>{t!("scatter-whole")}</button>
            <button
                type="button" class="button" data-testid="map-lasso" title=t!("scatter-lasso-help")
                aria-pressed=move || map.lassoing.get().to_string() on:click=move |_| map.lassoing.update(|on| *on = !*on)
            >
                {t!("scatter-lasso")}
            </button>
        </div>
    }
}

impl Map {
    /// The whole of a map of these points.
    fn of(dots: Signal<Arc<Vec<Dot>>>) -> Self {
        let index = Memo::new(move |_| {
            let dots = dots.get();
            let shown = dots.iter().enumerate().filter(|(_, dot)| dot.shown);
            Arc::new(Index::of(shown.map(|(number, dot)| (number, dot.place))))
        });
        Self {
            canvas: NodeRef::new(),
            dots,
            index,
            view: RwSignal::new(View::WHOLE),
            pointed: RwSignal::new(None),
            lassoing: RwSignal::new(false),
            lasso: RwSignal::new(Vec::new()),
            fingers: StoredValue::new(Vec::new()),
            pressed: StoredValue::new(None),
            pictures: StoredValue::new_local(Pictures::default()),
            waiting: StoredValue::new(false),
        }
    }

    fn size(self) -> Size {
        let canvas = self.canvas.get_untracked();
        let side = |side: i32| f64::from(side.max(1));
        canvas.map_or(
            Size {
                width: 1.0,
                height: 1.0,
            },
            |canvas| Size {
                width: side(canvas.client_width()),
                height: side(canvas.client_height()),
            },
        )
    }

    /// Draws in the next frame.
    fn redraw(self) {
        if self.waiting.try_get_value() != Some(false) {
            return;
        }
        self.waiting.set_value(true);
        request_animation_frame(move || {
            // The cell may be gone by then.
            if self.waiting.try_set_value(false).is_none() {
                self.paint();
            }
        });
    }

    fn paint(self) {
        let Some(canvas) = self.canvas.get_untracked() else {
            return;
        };
        let scene = Scene {
            dots: self.dots.get_untracked(),
            index: self.index.get_untracked(),
            view: self.view.get_untracked(),
            size: self.size(),
            pointed: self.pointed.get_untracked(),
            lasso: self.lasso.get_untracked(),
        };
        let mut unfinished = false;
        self.pictures.update_value(|pictures| {
            unfinished = scene.paint(&canvas, pictures).unwrap_or(false);
        });
        if unfinished {
            self.redraw();
        }
    }

    /// The point there, if any.
    fn under(self, screen: Point) -> Option<usize> {
        let (view, size) = (self.view.get_untracked(), self.size());
        let within = REACH_PX / view.scale(size);
        let place = view.to_map(size, screen);
        self.index
            .with_untracked(|index| index.nearest(place, within))
    }

    /// Where a point's readout is to stand, and on which side of it.
    fn beside(self, number: usize) -> Option<(String, String, &'static str)> {
        let place = self
            .dots
            .with(|dots| dots.get(number).map(|dot| dot.place))?;
        let size = self.size();
        let at = self.view.get().to_screen(size, place);
        let percent = |share: f64| format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0);
        let (x, y) = (at.x / size.width, at.y / size.height);
        let side = match (x > 0.5, y > 0.5) {
            (false, false) => "right below",
            (true, false) => "left below",
            (false, true) => "right above",
            (true, true) => "left above",
        };
        Some((percent(x), percent(y), side))
    }

    fn point(self, number: Option<usize>) {
        if self.pointed.get_untracked() != number {
            self.pointed.set(number);
        }
    }

    /// Whether the key meant the map.
    fn key(
        self,
        event: &KeyboardEvent,
        on_open: Callback<usize>,
        on_toggle: Callback<usize>,
    ) -> bool {
        let size = self.size();
        let middle = Point {
            x: size.width / 2.0,
            y: size.height / 2.0,
        };
        let zoom = |factor| {
            self.view
                .update(|view| *view = view.zoomed(size, middle, factor));
        };
        let pan = |right, down| {
            self.view
                .update(|view| *view = view.panned(size, right * PAN_STEP_PX, down * PAN_STEP_PX));
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        let pointed = self.pointed.get_untracked();
        match (event.key().as_str(), pointed) {
            ("+" | "=", _) => zoom(ZOOM_STEP),
            ("-" | "_", _) => zoom(1.0 / ZOOM_STEP),
            ("0" | "Home", _) => self.view.set(View::WHOLE),
            ("ArrowLeft", _) => pan(1.0, 0.0),
            ("ArrowRight", _) => pan(-1.0, 0.0),
            ("ArrowUp", _) => pan(0.0, 1.0),
            ("ArrowDown", _) => pan(0.0, -1.0),
            ("PageDown", _) => self.point(self.next(true)),
            ("PageUp", _) => self.point(self.next(false)),
            ("Escape", _) => self.let_go(),
            ("Enter", Some(number)) if !event.shift_key() => on_open.run(number),
            (" ", Some(number)) => on_toggle.run(number),
            _ => return false,
        }
        true
    }

    /// The point after the one pointed at, or before it, among those seen.
    fn next(self, forward: bool) -> Option<usize> {
        let (low, high) = self.view.get_untracked().seen(self.size());
        let seen = self.index.with_untracked(|index| index.between(low, high));
        let mut numbers = seen.into_iter().map(|(number, _)| number);
        let first_and_last = (numbers.clone().next(), numbers.clone().next_back());
        match (self.pointed.get_untracked(), forward) {
            (Some(now), true) => numbers.find(|&number| number > now).or(first_and_last.0),
            (Some(now), false) => numbers
                .take_while(|&number| number < now)
                .last()
                .or(first_and_last.1),
            (None, true) => first_and_last.0,
            (None, false) => first_and_last.1,
        }
    }
}
