//! Pictures behind a result, and what can be done about them: look closer, ask why, relabel, move, delete.

use std::collections::BTreeSet;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use vitrine::report::{ImageId, Split};

use super::explain::explain_picture;
use super::thumb::Thumb;
use super::{Handle, picture};
use crate::i18n::t;
use crate::picture_edit::PictureEdit;
use crate::state::AppStateStoreFields as _;

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
    /// Changes pictures, so that it can be taken back.
    fn change(self, edit: PictureEdit) {
        self.handle.page.tend(&self.data.read_untracked(), edit);
    }

    /// The classes of the data.
    fn classes(self) -> Memo<Vec<String>> {
        let sets = self.handle.page.state.datasets();
        Memo::new(move |_| {
            let sets = sets.read();
            let data = sets.get(&*self.data.read());
            data.map(|data| data.value.class_names(&[]))
                .unwrap_or_default()
        })
    }
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
    let classes = source.classes();
    let press = move |event: KeyboardEvent| {
        let images: Vec<ImageId> = chosen.get_untracked().into_iter().collect();
        if key(source, &classes.read_untracked(), images, &event) {
            event.prevent_default();
            event.stop_propagation();
            chosen.set(BTreeSet::new());
        }
    };
    view! {
        <div class="gallery" data-testid=testid on:keydown=press>
            <Show when=move || lost.get()>
                <p class="hint">{t!("gallery-lost")}</p>
            </Show>
            <Actions source=source chosen=chosen classes=classes />
            <div class="founds">
                <For each=shown key=|shot| shot.image children=move |shot| view! { <Found source=source shot=shot chosen=chosen /> } />
            </div>
            <Show when=move || { limit.get() < total }>
                <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += SHOWN)>
                    {move || t!("gallery-more", count = total.saturating_sub(limit.get()).min(SHOWN))}
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
    move || {
        let url = url.get()?;
        let facts = lines
            .iter()
            .map(|line| view! { <span>{line.clone()}</span> })
            .collect_view();
        Some(view! {
            <figure class="found" data-image=image.0>
                <button type="button" class="thumb" data-size="large" title=name.get_value() aria-label=name.get_value() on:click=look.clone()>
                    <Thumb ticket=url />
                </button>
                <figcaption>{facts}</figcaption>
                <div class="found-tools">
                    <label class="field-check" title=t!("gallery-choose")>
                        <input type="checkbox" data-testid="choose-picture" aria-label=t!("gallery-choose-named", name = name.get_value()) prop:checked=move || chosen.with(|chosen| chosen.contains(&image)) on:change=choose />
                    </label>
                    <button type="button" class="button" data-testid="explain-this" title=t!("gallery-why-about") on:click=explain>{t!("gallery-why")}</button>
                </div>
            </figure>
        })
    }
}

/// What a key does with the pictures chosen; whether anything.
fn key(source: Source, classes: &[String], images: Vec<ImageId>, event: &KeyboardEvent) -> bool {
    let (name, command) = (event.key(), event.ctrl_key() || event.meta_key());
    if command && name.eq_ignore_ascii_case("z") && !event.shift_key() {
        drop(source.handle.page.undo());
        return true;
    }
    if command || event.alt_key() || images.is_empty() {
        return false;
    }
    let class = match name.parse::<usize>() {
        Ok(number @ 1..=9) => classes.get(number - 1).cloned(),
        _ => None,
    };
    let edit = match (class, name.as_str()) {
        (Some(class), _) => PictureEdit::Relabel { images, class },
        (None, "Delete") => PictureEdit::Remove { images },
        _ => return false,
    };
    source.change(edit);
    true
}

/// What can be done with the pictures chosen.
#[component]
fn Actions(
    source: Source,
    chosen: RwSignal<BTreeSet<ImageId>>,
    classes: Memo<Vec<String>>,
) -> impl IntoView {
    let count = move || chosen.with(BTreeSet::len);
    let history = source.handle.page.desk.history;
    let any_change =
        Memo::new(move |_| history.with(|history| history.next_of_pictures().is_some()));
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
        source.change(PictureEdit::Relabel { images, class });
    };
    let shift = move |split| {
        let images = taken();
        source.change(PictureEdit::Move { images, split });
    };
    let remove = move |_| {
        let images = taken();
        source.change(PictureEdit::Remove { images });
    };
    let options = move || {
        let option = |(number, name): (usize, String)| {
            let (value, selected) = (name.clone(), name == wanted());
            let words = if number <= 9 {
                format!("{number} · {name}")
            } else {
                name
            };
            view! { <option value=value selected=selected>{words}</option> }
        };
        (1..).zip(classes.get()).map(option).collect_view()
    };
    view! {
        <Show when=move || any_change.get()>
            <div><button type="button" class="button" data-testid="gallery-undo" title=t!("gallery-undo-about") on:click=move |_| drop(source.handle.page.undo())>{t!("gallery-undo")}</button></div>
        </Show>
        <Show when=move || { count() > 0 }>
            <div class="row gallery-actions" role="group" aria-label=t!("gallery-actions") data-testid="picture-actions">
                <strong>{move || t!("gallery-chosen", count = count())}</strong>
                <select class="field-input gallery-class" aria-label=t!("gallery-class") data-testid="relabel-class" on:change=move |event| class.set(event_target_value(&event))>{options}</select>
                <button type="button" class="button" data-testid="relabel" on:click=relabel>{t!("gallery-relabel")}</button>
                <button type="button" class="button" data-testid="move-to-train" on:click=move |_| shift(Split::Train)>{t!("gallery-learn")}</button>
                <button type="button" class="button" data-testid="move-to-test" on:click=move |_| shift(Split::Test)>{t!("gallery-hold-out")}</button>
                <button type="button" class="button" data-tone="stop" data-testid="delete-pictures" on:click=remove>{t!("gallery-delete")}</button>
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use vitrine::notebook::{CellKind, Notebook};

    use crate::edit::holder;

    #[test]
    fn changes_go_in_the_name_of_the_cell_that_holds_the_data() {
        let notebook = Notebook::starter();
        let id = holder(&notebook, "images").expect("the data cell");
        let cell = notebook.cell(&id).expect("there");
        assert!(matches!(cell.kind, CellKind::Data(_)));
        assert_eq!(holder(&notebook, "others"), None);
    }
}
