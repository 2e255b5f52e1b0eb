//! All pictures of a data cell in one grid: found by class, split or words; chosen; given a class by a key; taken
//! back.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use vitrine::report::{ImageId, Split};

use super::data::Collection;
use super::picture;
use super::pictures_tools::{Actions, Filters};
use super::thumb::Thumb;
use crate::i18n::t;
use crate::picture_edit::PictureEdit;
use crate::selection::{How, Selection};
use crate::sieve::Sieve;
use crate::ui::window::{Grid, TileSize, Tiles};

/// A tile: a picture and its class below it.
const TILE: TileSize = TileSize {
    width_px: 108.0,
    height_px: 132.0,
};

/// The grid as its parts see it; copies are the same grid.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) cell: Collection,
    pub(super) sieve: RwSignal<Sieve>,
    pub(super) selection: RwSignal<Selection<ImageId>>,
    pub(super) ids: Memo<Vec<ImageId>>,
}

impl Shown {
    /// Changes the pictures chosen, or the one at hand if none is.
    pub(super) fn tend(self, edit: impl FnOnce(Vec<ImageId>) -> PictureEdit) {
        let selection = self.selection.read_untracked();
        let images = self.ids.with_untracked(|ids| selection.targets(ids));
        drop(selection);
        if !images.is_empty() {
            self.cell.tend(edit(images));
        }
    }

    /// Gives the pictures chosen a class, by its place in the list.
    fn relabel(self, number: usize) {
        let class = self
            .cell
            .classes
            .with_untracked(|classes| classes.get(number).cloned());
        if let Some(class) = class {
            self.tend(|images| PictureEdit::Relabel { images, class });
        }
    }

    fn choose(self, change: impl FnOnce(&mut Selection<ImageId>, &[ImageId])) {
        self.ids
            .with_untracked(|ids| self.selection.update(|selection| change(selection, ids)));
    }
}

/// The grid, while it is asked for.
#[component]
pub(super) fn Pictures(cell: Collection) -> impl IntoView {
    move || {
        let first = cell.pictures.get()?;
        Some(view! { <Open cell=cell first=first /> })
    }
}

#[component]
fn Open(cell: Collection, first: Sieve) -> impl IntoView {
    let sieve = RwSignal::new(first);
    let ids = cell.of_data(move |data| sieve.read().pictures(data));
    let shown = Shown {
        cell,
        sieve,
        selection: RwSignal::new(Selection::default()),
        ids,
    };
    // What is gone or filtered away is not chosen any more: nobody sees what would happen to it.
    Effect::new(move |_| {
        let mut selection = shown.selection.get_untracked();
        if ids.with(|ids| selection.keep_only(ids)) {
            shown.selection.set(selection);
        }
    });
    view! {
        <section class="pictures" data-testid="pictures" aria-label=t!("pictures-all")>
            <Filters shown=shown />
            <Actions shown=shown />
            <Frame shown=shown />
            <p class="hint">
                {t!("pictures-keys")}
            </p>
        </section>
    }
}

/// What scrolls.
#[component]
fn Frame(shown: Shown) -> impl IntoView {
    let grid = Grid::new(TILE);
    let ids = shown.ids;
    let keys = Memo::new(move |_| ids.with(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>()));
    let prefix = StoredValue::new(format!("picture-{}", shown.cell.handle.id()));
    let tile = Callback::new(move |(place, key): (usize, u32)| {
        view! { <Tile shown=shown place=place id=ImageId(key) prefix=prefix /> }.into_any()
    });
    let active = move || {
        let selection = shown.selection.read();
        let id = ids.with(|ids| selection.place(ids).map(|place| ids[place]));
        id.map(|id| prefix.with_value(|prefix| format!("{prefix}-{}", id.0)))
    };
    let press = move |event: KeyboardEvent| {
        if key(shown, grid, &event) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let none = move || ids.with(Vec::is_empty);
    view! {
        <div
            class="pictures-box" role="listbox" tabindex="0" aria-multiselectable="true" aria-label=t!("pictures-grid") data-testid="pictures-grid"
            node_ref=grid.node aria-activedescendant=active on:keydown=press on:scroll=move |_| grid.look()
        >
            <Tiles grid=grid keys=keys tile=tile />
            <Show when=none><p class="hint pictures-none">{t!("pictures-none")}</p></Show>
        </div>
    }
}

/// What a key does; whether anything.
fn key(shown: Shown, grid: Grid, event: &KeyboardEvent) -> bool {
    let command = event.ctrl_key() || event.meta_key();
    let all = shown.ids.with_untracked(Vec::len);
    let at = shown
        .selection
        .with_untracked(|selection| shown.ids.with_untracked(|ids| selection.place(ids)));
    let go = |to: Option<usize>| {
        let Some(to) = to.filter(|_| all > 0) else {
            return;
        };
        let to = to.min(all - 1);
        let how = if event.shift_key() {
            How::Stretch
        } else {
            How::Go
        };
        shown.choose(|selection, ids| selection.go(ids, to, how));
        grid.show(to);
    };
    let row = grid.columns();
    let name = event.key();
    if command {
        match name.as_str() {
            "a" | "A" => shown.choose(Selection::all),
            "z" | "Z" if !event.shift_key() => drop(shown.cell.handle.page.undo()),
            _ => return false,
        }
        return true;
    }
    if event.alt_key() {
        return false;
    }
    match name.as_str() {
        "ArrowRight" => go(at.map_or(Some(0), |at| Some(at + 1))),
        "ArrowLeft" => go(at.map_or(Some(0), |at| at.checked_sub(1))),
        "ArrowDown" => go(at.map_or(Some(0), |at| Some(at + row).filter(|to| *to < all))),
        "ArrowUp" => go(at.map_or(Some(0), |at| at.checked_sub(row))),
        "PageDown" => go(Some(at.map_or(0, |at| at + row * grid.page_rows()))),
        "PageUp" => go(Some(
            at.map_or(0, |at| at.saturating_sub(row * grid.page_rows())),
        )),
        "Home" => go(Some(0)),
        "End" => go(all.checked_sub(1)),
        " " => {
            let Some(at) = at else { return true };
            shown.choose(|selection, ids| selection.go(ids, at, How::Toggle));
        }
        "Escape" if shown.selection.with_untracked(Selection::len) > 0 => {
            shown.choose(|selection, _| selection.none());
        }
        "Delete" | "Backspace" => shown.tend(|images| PictureEdit::Remove { images }),
        "Enter" if !event.shift_key() => {
            let id = at.and_then(|at| shown.ids.with_untracked(|ids| ids.get(at).copied()));
            if let Some(id) = id {
                look(shown.cell, id);
            }
        }
        digit if digit.len() == 1 => match digit.parse::<usize>() {
            Ok(number @ 1..=9) => shown.relabel(number - 1),
            _ => return false,
        },
        _ => return false,
    }
    true
}

/// Opens a picture in large.
pub(super) fn look(cell: Collection, id: ImageId) {
    let name = cell.name();
    let caption = cell.handle.page.state.with_untracked(|state| {
        let image = state.datasets.get(&name)?.value.images.get(&id)?;
        Some(words(&image.path, &image.class, image.split))
    });
    if let Some(caption) = caption {
        picture::look(cell.handle.page, &name, id, caption);
    }
}

/// A picture in a line.
pub(super) fn words(path: &str, class: &str, split: Split) -> String {
    let split = match split {
        Split::Train => "train",
        Split::Val => "val",
        Split::Test => "test",
    };
    t!(
        "pictures-picture",
        path = path,
        class = class,
        split = split
    )
}

#[component]
fn Tile(shown: Shown, place: usize, id: ImageId, prefix: StoredValue<String>) -> impl IntoView {
    let image = shown
        .cell
        .of_data(move |data| data.images.get(&id).cloned());
    let chosen = Memo::new(move |_| shown.selection.with(|selection| selection.has(&id)));
    let here = Memo::new(move |_| {
        let selection = shown.selection.read();
        shown.ids.with(|ids| selection.place(ids)) == Some(place)
    });
    let click = move |event: MouseEvent| {
        let how = if event.shift_key() {
            How::Stretch
        } else if event.ctrl_key() || event.meta_key() {
            How::Toggle
        } else {
            How::Only
        };
        shown.choose(|selection, ids| selection.go(ids, place, how));
    };
    let number = place + 1;
    let count = move || shown.ids.with(Vec::len).to_string();
    move || {
        let image = image.get()?;
        let said = words(&image.path, &image.class, image.split);
        let class = image.class.clone();
        Some(view! {
            <div
                class="picture-tile" role="option" id=prefix.with_value(|prefix| format!("{prefix}-{}", id.0)) data-testid="tile" data-image=id.0
                data-class=class data-split=format!("{:?}", image.split).to_lowercase() data-here=move || here.get().to_string()
                aria-selected=move || chosen.get().to_string() aria-label=said.clone() title=said aria-posinset=number aria-setsize=count
                on:click=click on:dblclick=move |_| look(shown.cell, id)
            >
                <Thumb ticket=image.url />
                <span class="picture-class">{image.class}</span>
            </div>
        })
    }
}
