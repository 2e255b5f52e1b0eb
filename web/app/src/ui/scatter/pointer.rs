//! What pointers, fingers and the wheel do to a map.

use leptos::ev::{PointerEvent, WheelEvent};
use leptos::prelude::*;

use super::{Map, paint};
use crate::plane::{Point, distance, encloses, midpoint};

/// A pointer that moved no further than this meant the point.
const STILL_PX: f64 = 4.0;

impl Map {
    pub(super) fn press(self, event: &PointerEvent) {
        if event.button() != 0 {
            return; // The menu of the other button.
        }
        let at = place(event);
        paint::capture(event);
        self.fingers
            .update_value(|fingers| fingers.push((event.pointer_id(), at)));
        let first = self.fingers.with_value(|fingers| fingers.len() == 1);
        self.pressed.set_value(Some(at).filter(|_| first));
        self.lasso.set(Vec::new());
        if first && self.lassoing.get_untracked() {
            let start = self.view.get_untracked().to_map(self.size(), at);
            self.lasso.set(vec![start]);
        }
    }

    pub(super) fn drag(self, event: &PointerEvent) {
        let at = place(event);
        let id = event.pointer_id();
        let before = self.fingers.get_value();
        self.fingers.update_value(|fingers| {
            for finger in fingers.iter_mut().filter(|finger| finger.0 == id) {
                finger.1 = at;
            }
        });
        let after = self.fingers.get_value();
        match (before.as_slice(), after.as_slice()) {
            ([], _) => self.point(self.under(at)),
            ([one], _) if one.0 == id => self.drag_one(one.1, at),
            ([a, b], [c, d]) => self.pinch([a.1, b.1], [c.1, d.1]),
            _ => {}
        }
    }

    fn drag_one(self, from: Point, to: Point) {
        if let Some(pressed) = self.pressed.get_value() {
            if distance(pressed, to) <= STILL_PX {
                return;
            }
            self.pressed.set_value(None);
        }
        let size = self.size();
        if self.lassoing.get_untracked() {
            let next = self.view.get_untracked().to_map(size, to);
            self.lasso.update(|lasso| lasso.push(next));
        } else {
            self.point(None);
            self.view
                .update(|view| *view = view.panned(size, to.x - from.x, to.y - from.y));
        }
    }

    fn pinch(self, from: [Point; 2], to: [Point; 2]) {
        let size = self.size();
        let factor = distance(to[0], to[1]) / distance(from[0], from[1]).max(1.0);
        let (before, after) = (midpoint(from[0], from[1]), midpoint(to[0], to[1]));
        self.pressed.set_value(None);
        self.view.update(|view| {
            let moved = view.panned(size, after.x - before.x, after.y - before.y);
            *view = moved.zoomed(size, after, factor);
        });
    }

    pub(super) fn release(
        self,
        event: &PointerEvent,
        on_open: Callback<usize>,
        on_lasso: Callback<(Vec<usize>, bool)>,
    ) {
        let id = event.pointer_id();
        self.fingers
            .update_value(|fingers| fingers.retain(|finger| finger.0 != id));
        let lasso = self.lasso.get_untracked();
        self.lasso.set(Vec::new());
        if let Some(pressed) = self.pressed.get_value() {
            self.pressed.set_value(None);
            if let Some(number) = self.under(pressed) {
                on_open.run(number);
            }
        } else if lasso.len() > 2 {
            let inside = self.dots.with_untracked(|dots| {
                let dots = dots.iter().enumerate();
                let held = dots.filter(|(_, dot)| dot.shown && encloses(&lasso, dot.place));
                held.map(|(number, _)| number).collect()
            });
            on_lasso.run((inside, event.shift_key()));
        }
    }

    /// What was begun is not carried out.
    pub(super) fn let_go(self) {
        self.fingers.update_value(Vec::clear);
        self.pressed.set_value(None);
        self.lasso.set(Vec::new());
    }

    pub(super) fn leave(self) {
        if self.fingers.with_value(Vec::is_empty) {
            self.point(None);
        }
    }

    /// Magnifies, unless the page is being scrolled past the map.
    pub(super) fn wheel(self, event: &WheelEvent) {
        if event.ctrl_key() || paint::has_focus(event) {
            event.prevent_default();
            let at = Point {
                x: f64::from(event.offset_x()),
                y: f64::from(event.offset_y()),
            };
            let factor = if event.delta_y() < 0.0 {
                1.2
            } else {
                1.0 / 1.2
            };
            let size = self.size();
            self.view
                .update(|view| *view = view.zoomed(size, at, factor));
        }
    }
}

fn place(event: &PointerEvent) -> Point {
    Point {
        x: f64::from(event.offset_x()),
        y: f64::from(event.offset_y()),
    }
}
