//! A notebook as a card of the library.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::words;
use crate::bridge;
use crate::i18n::t;
use crate::library::Book;
use crate::page::Page;
use crate::state::AppStateStoreFields as _;

/// A notebook by its id, as it was last seen.
fn find(page: Page, id: &str) -> Memo<Option<Book>> {
    let id = id.to_owned();
    Memo::new(move |old: Option<&Option<Book>>| {
        let library = page.state.library().read();
        let mut books = library.books.iter().flatten();
        let found = books.find(|book| book.id == id).cloned();
        found.or_else(|| old.cloned().flatten())
    })
}

/// A notebook, to be opened, copied, renamed or deleted.
#[component]
pub(super) fn BookCard(
    /// Its id.
    id: String,
    /// Takes it if it is deleted.
    undo: RwSignal<Option<Book>>,
) -> impl IntoView {
    let page = Page::here();
    let book = find(page, &id);
    let title = Memo::new(move |_| {
        book.with(|book| book.as_ref().map(words::title))
            .unwrap_or_default()
    });
    let kinds = Memo::new(move |_| {
        book.with(|book| {
            let head = book.as_ref().and_then(|book| book.head.as_ref());
            head.map_or_else(Vec::new, |head| head.card.kinds.clone())
        })
    });
    let changed = move || {
        book.with(|book| {
            let head = book.as_ref().and_then(|book| book.head.as_ref());
            head.map_or_else(
                || t!("book-damaged").to_owned(),
                |head| t!("book-changed", when = when(head.changed_ms)),
            )
        })
    };
    let figures = move || book.with(|book| book.as_ref().map(words::figures));
    let own = StoredValue::new(id.clone());
    let open_here = move || page.state.place().get() == own.try_get_value();
    let renaming = RwSignal::new(false);
    let act = move |what: fn(Page, String)| move |_| what(page, own.get_value());
    let delete = move |_| {
        undo.set(book.get_untracked());
        page.delete_notebook(own.get_value());
    };
    view! {
        <li class="book" data-testid="book" data-id=id data-open=move || open_here().to_string()>
            <Show
                when=move || renaming.get()
                fallback=move || view! {
                    <h2 class="book-title"><button type="button" class="book-open" data-testid="book-open" on:click=act(Page::go_to)>{title}</button></h2>
                }
            >
                <Rename id=own.get_value() title=title.get_untracked() done=Callback::new(move |()| renaming.set(false)) />
            </Show>
            <div class="book-strip" role="img" aria-label=move || kinds.with(|kinds| words::cells(kinds)) title=move || kinds.with(|kinds| words::cells(kinds))>
                {move || kinds.get().into_iter().map(|kind| view! { <span class="book-cell" data-kind=kind></span> }).collect_view()}
            </div>
            <p class="hint">{changed}<Show when=open_here><span>" · "{t!("book-open-here")}</span></Show></p>
            <p class="hint" data-testid="book-figures">{figures}</p>
            <div class="row">
                <button type="button" class="button" data-testid="book-duplicate" aria-label=move || t!("book-duplicate-named", title = title.get()) on:click=act(Page::duplicate)>{t!("book-duplicate")}</button>
                <button type="button" class="button" data-testid="book-rename" aria-label=move || t!("book-rename-named", title = title.get()) on:click=move |_| renaming.set(true)>{t!("book-rename")}</button>
                <button type="button" class="button" data-testid="book-delete" aria-label=move || t!("book-delete-named", title = title.get()) on:click=delete>{t!("book-delete")}</button>
            </div>
        </li>
    }
}

/// Its title as a field: Enter takes the new one, Escape leaves the old.
#[component]
fn Rename(id: String, title: String, done: Callback<()>) -> impl IntoView {
    let page = Page::here();
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus(); // it has just been asked for
            field.select();
        }
    });
    let old = StoredValue::new(title.clone());
    let left = StoredValue::new(false);
    let finish = move |keep: bool| {
        // Leaving the field for good takes it out of the page, which leaves it again.
        if left.try_update_value(|left| std::mem::replace(left, true)) != Some(false) {
            return;
        }
        if let Some(field) = field.get_untracked().filter(|_| keep) {
            let new = field.value().trim().to_owned();
            if !new.is_empty() && old.with_value(|old| *old != new) {
                page.rename(id.clone(), new);
            }
        }
        done.run(());
    };
    let typed = {
        let finish = finish.clone();
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => finish(true),
            "Escape" => finish(false),
            _ => {}
        }
    };
    view! {
        <input
            class="field-input" type="text" maxlength="200" data-testid="book-title" aria-label=t!("book-new-title") node_ref=field value=title
            on:keydown=typed on:blur=move |_| finish(true)
        />
    }
}

/// A deleted notebook, to be brought back or deleted for good.
#[component]
pub(super) fn DeletedBook(
    /// Its id.
    id: String,
) -> impl IntoView {
    let page = Page::here();
    let book = find(page, &id);
    let title = Memo::new(move |_| {
        book.with(|book| book.as_ref().map(words::title))
            .unwrap_or_default()
    });
    let deleted = move || {
        let deleted = book.with(|book| book.as_ref().and_then(|book| book.deleted));
        deleted.map(|deleted| t!("book-deleted", when = when(deleted.deleted_ms)))
    };
    let figures = move || book.with(|book| book.as_ref().map(words::figures));
    let own = StoredValue::new(id.clone());
    let act = move |what: fn(Page, String)| move |_| what(page, own.get_value());
    view! {
        <li class="row" data-testid="deleted-book" data-id=id>
            <span>{title}</span>
            <span class="hint">{deleted}</span>
            <span class="hint">{figures}</span>
            <button type="button" class="button" data-testid="book-restore" aria-label=move || t!("book-restore-named", title = title.get()) on:click=act(Page::bring_back)>{t!("book-restore")}</button>
            <button type="button" class="button" data-testid="book-erase" aria-label=move || t!("book-erase-named", title = title.get()) on:click=act(Page::erase)>{t!("book-erase")}</button>
        </li>
    }
}

fn when(then_ms: u64) -> String {
    words::ago(bridge::clock_ms(), then_ms)
        .unwrap_or_else(|| t!("book-on", date = bridge::date(then_ms)))
}
