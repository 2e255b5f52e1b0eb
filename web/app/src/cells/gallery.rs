//! Pictures behind a result, and what can be done about them: look closer, ask why, relabel, move, delete.

use std::collections::BTreeSet;

use leptos::prelude::*;
use vitrine::notebook::{CellKind, Notebook};
use vitrine::protocol::{Command, RequestId};
use vitrine::report::{ImageId, Split};

use super::explain::explain_picture;
use super::{Handle, picture};
use crate::format;
use crate::state::{AppStateStoreFields as _, Work};

/// Pictures shown at first, and more each time they are asked for.
const SHOWN: usize = 24;

/// A picture and what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shot {
    /// Which.
    pub(super) image: ImageId,
    /// Lines below it, short.
    pub(super) lines: Vec<String>,
    /// The same in a sentence.
    pub(super) words: String,
}

/// Where the pictures are from.
#[derive(Clone, Copy)]
pub(super) struct Source {
    /// The cell they are shown in.
    pub(super) handle: Handle,
    /// Name of their data.
    pub(super) data: Signal<String>,
    /// Name of the model that was asked about them.
    pub(super) model: Signal<String>,
}

impl Source {
    /// Sends a change of the data, in the name of the cell that holds it.
    fn change(self, command: impl FnOnce(RequestId, String) -> Command) {
        let page = self.handle.page;
        let data = self.data.get_untracked();
        let cell = page
            .state
            .notebook()
            .with_untracked(|notebook| holder(notebook, &data));
        page.send(cell.as_deref(), Work::Edit, |request| {
            command(request, data)
        });
    }
}

/// The cell that holds this data.
fn holder(notebook: &Notebook, data: &str) -> Option<String> {
    let holds = |kind: &CellKind| matches!(kind, CellKind::Data(settings) if settings.name == data);
    let mut cells = notebook.cells.iter();
    cells
        .find(|cell| holds(&cell.kind))
        .map(|cell| cell.id.clone())
}

/// The pictures; those that are gone from the data are left out.
#[component]
pub(super) fn Gallery(
    /// Where they are from.
    source: Source,
    /// The pictures, in order.
    shots: Vec<Shot>,
    /// For tests.
    testid: &'static str,
) -> impl IntoView {
    let page = source.handle.page;
    let limit = RwSignal::new(SHOWN);
    let chosen = RwSignal::new(BTreeSet::<ImageId>::new());
    let total = shots.len();
    let shots = StoredValue::new(shots);
    let lost = Memo::new(move |_| {
        let sets = page.state.datasets();
        sets.with(|sets| !sets.contains_key(&*source.data.read()))
    });
    let shown = move || shots.with_value(|shots| shots[..limit.get().min(total)].to_vec());
    view! {
        <div class="gallery" data-testid=testid>
            <Show when=move || lost.get()>
                <p class="hint">"The pictures are not part of the notebook file. Run the data cell and then this cell again to see them."</p>
            </Show>
            <Actions source=source chosen=chosen />
            <div class="founds">
                <For each=shown key=|shot| shot.image children=move |shot| view! { <Found source=source shot=shot chosen=chosen /> } />
            </div>
            <Show when=move || { limit.get() < total }>
                <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += SHOWN)>
                    {move || format!("Show {} more", total.saturating_sub(limit.get()).min(SHOWN))}
                </button>
            </Show>
        </div>
    }
}

/// One picture.
#[component]
fn Found(source: Source, shot: Shot, chosen: RwSignal<BTreeSet<ImageId>>) -> impl IntoView {
    let page = source.handle.page;
    let Shot {
        image,
        lines,
        words,
    } = shot;
    let url = Memo::new(move |_| {
        page.state.datasets().with(|sets| {
            let data = sets.get(&*source.data.read())?;
            data.value.images.get(&image).map(|image| image.url.clone())
        })
    });
    let choose = move |event| {
        let wanted = event_target_checked(&event);
        chosen.update(|chosen| {
            if wanted {
                chosen.insert(image);
            } else {
                chosen.remove(&image);
            }
        });
    };
    let caption = words.clone();
    let look = move |_| picture::look(page, &source.data.read_untracked(), image, caption.clone());
    let explain = move |_| {
        let (model, data) = (source.model.get_untracked(), source.data.get_untracked());
        explain_picture(page, &model, &data, image, &source.handle.id());
    };
    let name = StoredValue::new(words);
    let facts = lines
        .into_iter()
        .map(|line| view! { <span>{line}</span> })
        .collect_view();
    move || {
        let url = url.get()?;
        Some(view! {
            <figure class="found" data-image=image.0>
                <button type="button" class="thumb" data-size="large" title=name.get_value() aria-label=name.get_value() on:click=look.clone()>
                    <img src=url alt="" loading="lazy" width="96" height="96" />
                </button>
                <figcaption>{facts.clone()}</figcaption>
                <div class="found-tools">
                    <label class="field-check" title="Choose this picture">
                        <input type="checkbox" data-testid="choose-picture" aria-label=format!("Choose: {}", name.get_value()) prop:checked=move || chosen.with(|chosen| chosen.contains(&image)) on:change=choose />
                    </label>
                    <button type="button" class="button" data-testid="explain-this" title="See what this answer rests on" on:click=explain>"Why?"</button>
                </div>
            </figure>
        })
    }
}

/// What can be done with the pictures chosen.
#[component]
fn Actions(source: Source, chosen: RwSignal<BTreeSet<ImageId>>) -> impl IntoView {
    let page = source.handle.page;
    let count = move || chosen.with(BTreeSet::len);
    let classes = Memo::new(move |_| {
        let names = |sets: &std::collections::BTreeMap<String, crate::state::Versioned<_>>| {
            let data: &crate::state::Versioned<crate::state::Dataset> =
                sets.get(&*source.data.read())?;
            Some(data.value.class_names(&[]))
        };
        page.state.datasets().with(names).unwrap_or_default()
    });
    let class = RwSignal::new(String::new());
    let wanted = move || {
        let class = class.get();
        classes.with(|classes| {
            let known = classes.contains(&class);
            known
                .then_some(class)
                .or_else(|| classes.first().cloned())
                .unwrap_or_default()
        })
    };
    let taken = move || {
        let images: Vec<ImageId> = chosen.get_untracked().into_iter().collect();
        chosen.set(BTreeSet::new());
        images
    };
    let relabel = move |_| {
        let (images, class) = (taken(), untrack(wanted));
        source.change(|request, data| Command::Relabel {
            request,
            data,
            images,
            class,
        });
    };
    let shift = move |split| {
        let images = taken();
        source.change(|request, data| Command::MoveImages {
            request,
            data,
            images,
            split,
        });
    };
    let remove = move |_| {
        let images = taken();
        source.change(|request, data| Command::RemoveImages {
            request,
            data,
            images,
        });
    };
    let options = move || {
        let option = |name: String| {
            let value = name.clone();
            let selected = value == wanted();
            view! { <option value=value selected=selected>{name}</option> }
        };
        classes.get().into_iter().map(option).collect_view()
    };
    view! {
        <Show when=move || { count() > 0 }>
            <div class="row gallery-actions" role="group" aria-label="With the pictures chosen" data-testid="picture-actions">
                <strong>{move || format::plural(count(), "picture chosen", "pictures chosen")}</strong>
                <select class="field-input gallery-class" aria-label="Class" data-testid="relabel-class" on:change=move |event| class.set(event_target_value(&event))>{options}</select>
                <button type="button" class="button" data-testid="relabel" on:click=relabel>"Give them this class"</button>
                <button type="button" class="button" data-testid="move-to-train" on:click=move |_| shift(Split::Train)>"Learn from them"</button>
                <button type="button" class="button" data-testid="move-to-test" on:click=move |_| shift(Split::Test)>"Hold them out"</button>
                <button type="button" class="button" data-tone="stop" data-testid="delete-pictures" on:click=remove>"Delete"</button>
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_go_in_the_name_of_the_cell_that_holds_the_data() {
        let notebook = Notebook::starter();
        let id = holder(&notebook, "images").expect("the data cell");
        let cell = notebook.cell(&id).expect("there");
        assert!(matches!(cell.kind, CellKind::Data(_)));
        assert_eq!(holder(&notebook, "others"), None);
    }
}
