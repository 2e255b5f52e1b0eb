//! A grid of very many tiles of which only those in sight are made.

use std::ops::Range;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Rows made above and below those in sight, so that scrolling finds them there.
const SPARE_ROWS: usize = 2;

/// A tile's sides, room between them included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TileSize {
    /// At least so wide; what is left of a row is shared out.
    pub(crate) width_px: f64,
    /// Exactly so high.
    pub(crate) height_px: f64,
}

/// What of a grid is in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Sight {
    /// Columns.
    columns: usize,
    /// How far it is scrolled, in whole rows.
    first_row: usize,
    /// Rows in sight, those half in sight too.
    rows: usize,
}

impl Sight {
    fn of(tile: TileSize, width_px: f64, height_px: f64, top_px: f64) -> Self {
        Self {
            columns: whole(width_px / tile.width_px).max(1),
            first_row: whole(top_px / tile.height_px),
            rows: whole(height_px / tile.height_px) + 2,
        }
    }

    /// The tiles to make.
    fn tiles(self, all: usize) -> Range<usize> {
        let columns = self.columns.max(1);
        let first = self
            .first_row
            .min(all.div_ceil(columns))
            .saturating_sub(SPARE_ROWS);
        let end = (self.first_row + self.rows + SPARE_ROWS) * columns;
        (first * columns).min(all)..end.min(all)
    }
}

/// How far to scroll so that a row is in sight; nothing if it is.
fn reach(row: usize, tile: TileSize, top_px: f64, height_px: f64) -> Option<f64> {
    let (above, below) = (count(row) * tile.height_px, count(row + 1) * tile.height_px);
    if above < top_px {
        Some(above)
    } else if below > top_px + height_px {
        Some(below - height_px)
    } else {
        None
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from a float saturates, at nought below"
)]
fn whole(number: f64) -> usize {
    number.floor() as usize
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^53 tiles")]
fn count(number: usize) -> f64 {
    number as f64
}

/// A scrolling grid; copies are the same grid.
#[derive(Clone, Copy)]
pub(crate) struct Grid {
    pub(crate) node: NodeRef<Div>,
    tile: TileSize,
    sight: RwSignal<Sight>,
}

impl Grid {
    /// A grid not yet on the page.
    pub(crate) fn new(tile: TileSize) -> Self {
        Self {
            node: NodeRef::new(),
            tile,
            sight: RwSignal::new(Sight::default()),
        }
    }

    /// Columns at present.
    pub(crate) fn columns(self) -> usize {
        self.sight.with_untracked(|sight| sight.columns.max(1))
    }

    /// Whole rows that fit.
    pub(crate) fn page_rows(self) -> usize {
        self.sight
            .with_untracked(|sight| sight.rows.saturating_sub(2).max(1))
    }

    /// Scrolls as far as needed for a tile to be in sight.
    pub(crate) fn show(self, index: usize) {
        if let Some(node) = self.node.get_untracked() {
            let (top, height) = (
                f64::from(node.scroll_top()),
                f64::from(node.client_height()),
            );
            if let Some(top) = reach(index / self.columns(), self.tile, top, height) {
                node.set_scroll_top(whole_px(top));
                self.look();
            }
        }
    }

    /// Looks again at what is in sight: it was scrolled.
    pub(crate) fn look(self) {
        let Some(node) = self.node.try_get_untracked().flatten() else {
            return;
        };
        let sight = Sight::of(
            self.tile,
            f64::from(node.client_width()),
            f64::from(node.client_height()),
            f64::from(node.scroll_top()),
        );
        if self
            .sight
            .try_get_untracked()
            .is_some_and(|old| old != sight)
        {
            self.sight.set(sight);
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast from a float saturates"
)]
fn whole_px(px: f64) -> i32 {
    px.ceil() as i32
}

/// The tiles of a grid that are in sight, by their keys. What scrolls is the element around it, with `grid.node`.
#[component]
pub(crate) fn Tiles(
    /// The grid.
    grid: Grid,
    /// Every tile's key.
    keys: Memo<Vec<u32>>,
    /// Makes the tile at a place, of a key.
    tile: Callback<(usize, u32), AnyView>,
) -> impl IntoView {
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(node) = grid.node.get() else { return };
        grid.look();
        let look = Closure::<dyn FnMut()>::new(move || grid.look());
        if let Ok(watching) = ResizeObserver::new(look.as_ref().unchecked_ref()) {
            watching.observe(&node);
            observer.set_value(Some((watching, look)));
        }
    });
    on_cleanup(move || {
        if let Some((watching, _)) = observer.try_update_value(Option::take).flatten() {
            watching.disconnect();
        }
    });
    let made = Memo::new(move |_| {
        let sight = grid.sight.get();
        keys.with(|keys| {
            let range = sight.tiles(keys.len());
            let place = range.start;
            let shown: Vec<(usize, u32)> = (place..).zip(keys[range].iter().copied()).collect();
            (
                shown,
                keys.len().div_ceil(sight.columns.max(1)),
                place / sight.columns.max(1),
            )
        })
    });
    let height =
        move || made.with(|(_, rows, _)| format!("{}px", count(*rows) * grid.tile.height_px));
    let down = move || {
        made.with(|(.., first)| format!("translateY({}px)", count(*first) * grid.tile.height_px))
    };
    let columns = move || {
        format!(
            "repeat({}, minmax(0, 1fr))",
            grid.sight.get().columns.max(1)
        )
    };
    let rows = format!("{}px", grid.tile.height_px);
    view! {
        <div class="window-all" role="presentation" style:height=height>
            <div class="window-rows" role="presentation" style:transform=down style:grid-template-columns=columns style:grid-auto-rows=rows>
                <For each=move || made.with(|(shown, ..)| shown.clone()) key=Clone::clone children=move |at| tile.run(at) />
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TILE: TileSize = TileSize {
        width_px: 100.0,
        height_px: 50.0,
    };

    #[test]
    fn only_what_is_in_sight_is_made_and_a_little_more() {
        let tiles = |all, width, height, top| Sight::of(TILE, width, height, top).tiles(all);
        assert_eq!(tiles(10_000, 450.0, 200.0, 0.0), 0..4 * 8);
        // Row 100 is the first in sight.
        assert_eq!(tiles(10_000, 450.0, 200.0, 5010.0), 4 * 98..4 * 108);
        assert_eq!(tiles(7, 450.0, 200.0, 0.0), 0..7);
        assert_eq!(tiles(0, 450.0, 200.0, 90.0), 0..0);
        assert_eq!(tiles(5, 20.0, 10.0, 0.0), 0..4, "one column at least");
        // Scrolled beyond the end of what a filter left over.
        assert_eq!(tiles(8, 450.0, 200.0, 90_000.0), 0..8);
        for top in [0.0, 99.0, 7777.0, 124_800.0] {
            assert!(tiles(10_000, 450.0, 200.0, top).len() <= 4 * 10, "{top}");
        }
    }

    #[test]
    fn scrolling_goes_no_further_than_needed() {
        assert_eq!(reach(3, TILE, 100.0, 200.0), None);
        assert_eq!(reach(1, TILE, 100.0, 200.0), Some(50.0));
        assert_eq!(reach(6, TILE, 100.0, 200.0), Some(150.0));
    }
}
