//! What stands above the grid of all pictures: which are shown, and what is done with those chosen.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use vitrine::report::{ImageId, Split};

use super::data::Collection;
use super::pictures::Shown;
use crate::i18n::t;
use crate::picture_edit::PictureEdit;
use crate::sieve::Sieve;
use crate::state::{AppStateStoreFields as _, Keeping};

/// Classes that have a key of their own.
pub(super) const KEYS: usize = 9;

fn splits() -> [(&'static str, &'static str, Option<Split>); 4] {
    [
        ("", t!("pictures-tools-every-use"), None),
        ("train", t!("pictures-tools-to-learn"), Some(Split::Train)),
        ("val", t!("pictures-tools-to-check"), Some(Split::Val)),
        ("test", t!("pictures-tools-to-test"), Some(Split::Test)),
    ]
}

/// Which pictures are shown.
#[component]
pub(super) fn Filters(shown: Shown) -> impl IntoView {
    let (cell, sieve) = (shown.cell, shown.sieve);
    let choose_class = move |event| {
        let class = event_target_value(&event);
        sieve.update(|sieve| sieve.class = Some(class).filter(|class| !class.is_empty()));
    };
    let choose_split = move |event| {
        let value = event_target_value(&event);
        let found = splits().into_iter().find(|(name, ..)| *name == value);
        sieve.update(|sieve| sieve.split = found.and_then(|(.., split)| split));
    };
    let class = move || sieve.with(|sieve| sieve.class.clone()).unwrap_or_default();
    let options = move || {
        let class = class();
        let option = |name: String| {
            let (value, selected) = (name.clone(), name == class);
            view! { <option value=value selected=selected>{name}</option> }
        };
        cell.classes.get().into_iter().map(option).collect_view()
    };
    let uses = splits().map(|(value, words, split)| {
        view! { <option value=value prop:selected=move || sieve.with(|sieve| sieve.split == split)>{words}</option> }
    });
    let total = cell.of_data(|data| data.images.len());
    let count = move || {
        let (seen, all) = (shown.ids.with(Vec::len), total.get());
        if seen == all {
            t!("pictures", count = all)
        } else {
            t!("pictures-tools-seen", seen = seen, all = all)
        }
    };
    view! {
        <header class="row pictures-head">
            <h3 class="sub">{t!("pictures-all")}</h3>
            <select class="field-input pictures-choice" aria-label=t!("pictures-tools-class") data-testid="filter-class" on:change=choose_class>
                <option value="">{t!("pictures-tools-every-class")}</option>
                {options}
            </select>
            <select class="field-input pictures-choice" aria-label=t!("pictures-tools-use") data-testid="filter-split" on:change=choose_split>{uses.into_iter().collect_view()}</select>
            <input
                class="field-input pictures-choice" type="search" placeholder=t!("pictures-tools-text") aria-label=t!("pictures-tools-text") data-testid="filter-text"
                prop:value=move || sieve.with(|sieve| sieve.text.clone()) on:input=move |event| sieve.update(|sieve| sieve.text = event_target_value(&event))
            />
            <span class="hint" role="status" data-testid="pictures-count">{count}</span>
            <button type="button" class="button-icon pictures-close" data-testid="close-pictures" aria-label=t!("pictures-tools-close-list") title=t!("pictures-tools-close") on:click=move |_| cell.pictures.set(None)>"✕"</button>
        </header>
    }
}

/// What is done with the pictures chosen.
#[component]
pub(super) fn Actions(shown: Shown) -> impl IntoView {
    let cell = shown.cell;
    let count = Memo::new(move |_| shown.selection.with(crate::selection::Selection::len));
    let relabel = move |class: String| shown.tend(|images| PictureEdit::Relabel { images, class });
    let give = move |(number, class): (usize, String)| {
        let (name, label) = (
            class.clone(),
            t!("pictures-tools-give", class = class.as_str()),
        );
        view! {
            <button type="button" class="button" data-testid="give-class" title=label disabled=move || count.get() == 0 on:click=move |_| relabel(name.clone())>
                <kbd>{number}</kbd>" "{class}
            </button>
        }
    };
    let keyed = move || {
        (1..)
            .zip(cell.classes.get().into_iter().take(KEYS))
            .map(give)
            .collect_view()
    };
    let others = move || {
        let classes = cell.classes.get();
        let more = classes.get(KEYS..).filter(|more| !more.is_empty())?;
        let option = |name: &String| view! { <option value=name.clone()>{name.clone()}</option> };
        let options = more.iter().map(option).collect_view();
        let choose = move |event| {
            let class = event_target_value(&event);
            if !class.is_empty() {
                relabel(class);
            }
        };
        Some(view! {
            <select class="field-input pictures-choice" aria-label=t!("pictures-tools-give-other") data-testid="give-other" disabled=move || count.get() == 0 on:change=choose>
                <option value="">{t!("pictures-tools-other")}</option>
                {options}
            </select>
        })
    };
    let shift = move |split| shown.tend(|images: Vec<ImageId>| PictureEdit::Move { images, split });
    let idle = move || count.get() == 0;
    let words = move || match count.get() {
        0 => t!("pictures-tools-none-chosen").to_owned(),
        count => t!("pictures-tools-chosen", count = count),
    };
    view! {
        <div class="row pictures-actions" role="group" aria-label=t!("pictures-tools-actions") data-testid="pictures-actions">
            <strong role="status" data-testid="chosen-count">{words}</strong>
            {keyed}
            {others}
            <button type="button" class="button" data-testid="pictures-learn" disabled=idle on:click=move |_| shift(Split::Train)>{t!("pictures-tools-learn")}</button>
            <button type="button" class="button" data-testid="pictures-hold-out" disabled=idle on:click=move |_| shift(Split::Test)>{t!("pictures-tools-hold-out")}</button>
            <button type="button" class="button" data-tone="stop" data-testid="pictures-remove" disabled=idle on:click=move |_| shown.tend(|images| PictureEdit::Remove { images })>{t!("pictures-tools-remove")}</button>
        </div>
    }
}

/// Takes the last change of the pictures back.
#[component]
pub(super) fn UndoButton(cell: Collection) -> impl IntoView {
    let last = cell.last_change();
    let any = Memo::new(move |_| last.with(Option::is_some));
    let words = move || {
        last.get()
            .map(|words| t!("pictures-tools-undo-named", words = words))
    };
    view! {
        <Show when=move || any.get()>
            <button type="button" class="button" data-testid="undo-data" title=words on:click=move |_| drop(cell.handle.page.undo())>{t!("pictures-tools-undo")}</button>
        </Show>
    }
}

/// Opens the grid with every picture. Where the notebook can only be read, too: there it is no form control, which would
/// be switched off with all others.
#[component]
pub(super) fn OpenButton(cell: Collection) -> impl IntoView {
    let open = move || cell.pictures.with(Option::is_some);
    let toggle = move || {
        let wanted = (!open()).then(Sieve::default);
        cell.pictures.set(wanted);
    };
    let expanded = move || open().to_string();
    let keeping = cell.handle.page.state.keeping();
    let read_only = Memo::new(move |_| *keeping.read() == Keeping::Elsewhere);
    let pressed = move |event: KeyboardEvent| {
        if matches!(&*event.key(), "Enter" | " ") {
            event.prevent_default();
            toggle();
        }
    };
    move || {
        if read_only.get() {
            view! {
                <span class="button button-text" role="button" tabindex="0" data-testid="show-pictures" aria-expanded=expanded on:click=move |_| toggle() on:keydown=pressed>{t!("pictures-all")}</span>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="button" data-testid="show-pictures" aria-expanded=expanded on:click=move |_| toggle()>{t!("pictures-all")}</button>
            }
            .into_any()
        }
    }
}
