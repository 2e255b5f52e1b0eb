//! Moving a cell with the pointer: by its handle, to the gap that a line shows.

use leptos::prelude::*;
use web_sys::PointerEvent;

use crate::desk::Drag;
use crate::focus;
use crate::i18n::t;
use crate::page::Page;
use crate::state::AppStateStoreFields as _;

/// How close to the window's edge the page begins to scroll, in pixels.
const EDGE_PX: f64 = 72.0;
/// How far it scrolls in a frame.
const SCROLL_PX: f64 = 14.0;

/// The handle a cell is dragged by.
#[component]
pub(crate) fn DragHandle(
    /// The page.
    page: Page,
    /// The cell's id.
    id: StoredValue<String>,
) -> impl IntoView {
    let y = StoredValue::new(0.0);
    let mine = move || {
        page.desk.drag.with_untracked(|drag| {
            drag.as_ref()
                .is_some_and(|drag| id.with_value(|id| drag.cell == *id))
        })
    };
    let begin = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        y.set_value(f64::from(event.client_y()));
        // Without it the drag ends at the handle's edge, and is no worse otherwise.
        let _ = event_target::<web_sys::Element>(&event).set_pointer_capture(event.pointer_id());
        page.desk.select(&id.get_value());
        page.desk.drag.set(Some(Drag {
            cell: id.get_value(),
            gap: place(page, &id.get_value()),
        }));
        follow(page, y);
    };
    let go = move |event: PointerEvent| {
        if mine() {
            y.set_value(f64::from(event.client_y()));
        }
    };
    let end = move |event: PointerEvent| {
        if mine() {
            let gap = gap(f64::from(event.client_y()), &focus::spans());
            page.desk.drag.set(None);
            drop_at(page, &id.get_value(), gap);
        }
    };
    view! {
        <button
            type="button" class="button-icon cell-handle" data-testid="drag" aria-label=t!("drag-label") title=t!("drag-title")
            on:pointerdown=begin on:pointermove=go on:pointerup=end on:pointercancel=move |_| if mine() { page.desk.drag.set(None) }
        >
            <span aria-hidden="true">"⠿"</span>
        </button>
    }
}

/// As long as something is dragged: scrolls at the window's edges, and shows the gap below the pointer.
fn follow(page: Page, y: StoredValue<f64>) {
    let Some(drag) = page.desk.drag.get_untracked() else {
        return;
    };
    let Some(y_px) = y.try_get_value() else {
        // The cell is gone, and its handle with it.
        page.desk.drag.set(None);
        return;
    };
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0);
    let by = if y_px < EDGE_PX {
        -SCROLL_PX
    } else if y_px > height - EDGE_PX {
        SCROLL_PX
    } else {
        0.0
    };
    if by != 0.0 {
        window().scroll_by_with_x_and_y(0.0, by);
    }
    let gap = gap(y_px, &focus::spans());
    if gap != drag.gap {
        page.desk.drag.set(Some(Drag { gap, ..drag }));
    }
    request_animation_frame(move || follow(page, y));
}

fn place(page: Page, id: &str) -> usize {
    let place = |notebook: &vitrine::notebook::Notebook| {
        notebook.cells.iter().position(|cell| cell.id == id)
    };
    page.state
        .notebook()
        .with_untracked(place)
        .unwrap_or_default()
}

fn drop_at(page: Page, id: &str, gap: usize) {
    if moves(place(page, id), gap) {
        page.move_cell(id, gap);
    }
}

/// Whether a cell is elsewhere after it is put in a gap.
pub(crate) fn moves(place: usize, gap: usize) -> bool {
    gap != place && gap != place + 1
}

/// The number of the gap a pointer at `y` is nearest to, among cells that reach from top to bottom.
fn gap(y: f64, spans: &[(f64, f64)]) -> usize {
    spans
        .iter()
        .filter(|(top, bottom)| f64::midpoint(*top, *bottom) < y)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_is_the_nearest_one() {
        let spans = [(0.0, 100.0), (110.0, 130.0), (140.0, 540.0)];
        assert_eq!(gap(-20.0, &spans), 0);
        assert_eq!(gap(49.0, &spans), 0);
        assert_eq!(gap(51.0, &spans), 1);
        assert_eq!(gap(121.0, &spans), 2);
        assert_eq!(gap(339.0, &spans), 2);
        assert_eq!(gap(900.0, &spans), 3);
        assert_eq!(gap(5.0, &[]), 0);
    }

    #[test]
    fn the_gaps_beside_a_cell_leave_it_where_it_is() {
        assert_eq!(
            [0, 1, 2, 3].map(|gap| moves(1, gap)),
            [true, false, false, true]
        );
    }
}
