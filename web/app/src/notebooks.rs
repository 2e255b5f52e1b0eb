//! The library: the notebooks of this device as cards, and what can be done with each.

mod book;
mod words;

use leptos::html;
use leptos::prelude::*;
use vitrine::notebook::Notebook;
use vitrine::templates::Template;

use crate::format;
use crate::i18n::t;
use crate::library::{Book, Library};
use crate::page::{Page, tight};
use crate::state::AppStateStoreFields as _;
use book::{BookCard, DeletedBook};

/// The page of all notebooks.
#[component]
pub(crate) fn Notebooks() -> impl IntoView {
    let page = Page::here();
    let heading = NodeRef::<html::H1>::new();
    let shown = page.state.in_library();
    Effect::new(move |_| {
        if shown.get()
            && let Some(heading) = heading.get()
        {
            let _ = heading.focus(); // so that the keyboard goes on from here
        }
    });
    let library = page.state.library();
    let ids = |deleted: bool| {
        Memo::new(move |_| {
            let library = library.read();
            let books = library.books.iter().flatten();
            let wanted = books.filter(|book| book.deleted.is_some() == deleted);
            wanted.map(|book| book.id.clone()).collect::<Vec<_>>()
        })
    };
    let (kept, deleted) = (ids(false), ids(true));
    let undo = RwSignal::new(None::<Book>);
    let state = Memo::new(move |_| library.with(words_of));
    let warning = Memo::new(move |_| library.with(warning));
    view! {
        <main class="notebook library" data-testid="library">
            <h1 class="library-title" tabindex="-1" node_ref=heading>{t!("notebooks-title")}</h1>
            <p class="hint" data-testid="library-room">{state}</p>
            {move || warning.get().map(|words| view! { <p class="library-warning" role="status" data-testid="library-warning">{words}</p> })}
            <Begin />
            <UndoLine undo=undo />
            <ul class="books">
                <For each=move || kept.get() key=Clone::clone children=move |id| view! { <BookCard id=id undo=undo /> } />
            </ul>
            <Show when=move || deleted.with(|deleted| !deleted.is_empty())>
                <section class="library-deleted" data-testid="deleted">
                    <h2 class="sub">{t!("notebooks-deleted")}</h2>
                    <p class="hint">{t!("notebooks-deleted-hint")}</p>
                    <ul class="kept">
                        <For each=move || deleted.get() key=Clone::clone children=move |id| view! { <DeletedBook id=id /> } />
                    </ul>
                </section>
            </Show>
        </main>
    }
}

/// Buttons for a new notebook.
#[component]
fn Begin() -> impl IntoView {
    let page = Page::here();
    let item = move |title: &'static str, about: String, begin: Callback<()>| {
        view! {
            <button type="button" class="add-item" data-testid="new-notebook" on:click=move |_| begin.run(())>
                <strong>{title}</strong><span class="hint">{about}</span>
            </button>
        }
    };
    let template = move |template: Template| {
        let about = t!(
            "notebooks-template",
            about = template.about,
            minutes = template.minutes
        );
        let begin = Callback::new(move |()| page.open_template(template));
        item(template.title, about, begin)
    };
    let begin = Callback::new(move |()| {
        leptos::task::spawn_local(page.begin(Notebook::new(t!("notebooks-untitled"))));
    });
    let empty = item(
        t!("notebooks-empty"),
        t!("notebooks-empty-about").to_owned(),
        begin,
    );
    view! {
        <section class="library-new" aria-label=t!("notebooks-new")>
            <h2 class="sub">{t!("notebooks-new")}</h2>
            <div class="library-beginnings">{empty}{crate::words::templates().map(template).collect_view()}</div>
        </section>
    }
}

/// Says which notebook was deleted just now, and brings it back.
#[component]
fn UndoLine(undo: RwSignal<Option<Book>>) -> impl IntoView {
    let page = Page::here();
    let line = move |book: Book| {
        let text = t!("notebooks-was-deleted", title = words::title(&book));
        let id = book.id;
        let back = move |_| {
            page.bring_back(id.clone());
            undo.set(None);
        };
        view! {
            <p class="library-undo">
                <span>{text}</span>
                <button type="button" class="button" data-testid="undo-delete" on:click=back>{t!("notebooks-undo")}</button>
            </p>
        }
    };
    view! { <div role="status">{move || undo.get().map(line)}</div> }
}

/// How much is kept, of how much.
fn words_of(library: &Library) -> String {
    if let Some(trouble) = &library.trouble {
        return t!("notebooks-not-kept", why = trouble.to_string());
    }
    if library.books.is_none() {
        return t!("notebooks-looking").to_owned();
    }
    match library.room {
        Some((usage, quota)) => t!(
            "notebooks-kept-in-room",
            usage = format::bytes(usage),
            quota = format::bytes(quota)
        ),
        None => t!("notebooks-kept").to_owned(),
    }
}

fn warning(library: &Library) -> Option<String> {
    let (usage, quota) = library.room?;
    vitrine::library::is_tight(usage, quota).then(|| tight(usage, quota))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opfs::Trouble;

    #[test]
    fn what_is_kept_is_said_or_why_nothing_is() {
        let mut library = Library::default();
        assert!(words_of(&library).starts_with("Looking"));
        library.books = Some(vec![]);
        library.room = Some((25_000_000, 1_000_000_000));
        assert!(words_of(&library).ends_with("25.0 MB of the 1.0 GB the browser gives it."));
        assert_eq!(warning(&library), None);
        library.room = Some((900_000_000, 1_000_000_000));
        assert!(warning(&library).is_some());
        library.trouble = Some(Trouble::Absent);
        assert!(words_of(&library).contains("not kept here"));
    }
}
