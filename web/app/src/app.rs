//! The page as a whole: its head, its messages, its cells.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use vitrine::notebook::{CellKind, ModelSource, Notebook};

use crate::cells::CellView;
use crate::cells::picture::PictureViewer;
use crate::files::{self, Picked};
use crate::page::Page;
use crate::state::{AppStateStoreFields as _, Engine, Notice, Offer, Tone};
use crate::ui::dropzone::FilePicker;
use crate::{edit, format, plan};

/// The checkpoint the banner offers: the smallest DeiT, by the word in its id.
const OFFERED: &str = "tiny";

/// The page.
#[component]
pub(crate) fn App() -> impl IntoView {
    let page = Page::open(Notebook::starter());
    provide_context(page);
    let guard = window_event_listener(leptos::ev::beforeunload, move |event| {
        if page.unsaved() {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
    on_cleanup(move || guard.remove());
    view! {
        <div class="page" on:dragover=|event: DragEvent| event.prevent_default() on:drop=move |event| drop_on_page(page, &event)>
            <Head />
            <NoticeBar />
            <main class="notebook">
                <Title />
                <Banner />
                <Cells />
            </main>
            <footer class="foot">
                <p>"Vitrine runs in this tab alone: pictures, models and results stay on your computer unless you save them."</p>
            </footer>
            <PictureViewer />
        </div>
    }
}

/// A notebook dropped beside all cells is opened; anything else belongs on a cell.
fn drop_on_page(page: Page, event: &DragEvent) {
    event.prevent_default();
    let Some(transfer) = event.data_transfer() else {
        return;
    };
    let files = files::dropped(&transfer);
    leptos::task::spawn_local(async move {
        let files = files.await;
        let notebook = files
            .iter()
            .find(|file| file.path.to_ascii_lowercase().ends_with(".json"))
            .cloned();
        match notebook {
            Some(file) => page.open_file(file).await,
            None if files.is_empty() => {}
            None => page.tell(Notice::info("Drop pictures on a data cell or a predict cell, weights on a model cell, and notebooks anywhere else.")),
        }
    });
}

/// Name, device, and what can be done with the whole notebook.
#[component]
fn Head() -> impl IntoView {
    let page = Page::here();
    let open = Callback::new(move |files: Vec<Picked>| {
        if let Some(file) = files.into_iter().next() {
            leptos::task::spawn_local(page.open_file(file));
        }
    });
    let busy = Memo::new(move |_| {
        let queued = !page.state.queue().read().is_empty();
        page.state.pending().track();
        queued || plan::running(&page.state.read_untracked()).is_some()
    });
    view! {
        <header class="head">
            <p class="brand"><span class="brand-mark" aria-hidden="true"></span>"Vitrine"</p>
            <DeviceChip />
            <div class="head-tools">
                <Show when=move || busy.get()>
                    <button type="button" class="button" data-tone="stop" data-testid="stop-all" on:click=move |_| page.stop()>"Stop all"</button>
                </Show>
                <button type="button" class="button" data-tone="main" data-testid="run-all" on:click=move |_| page.run_all()>"Run all"</button>
                <button type="button" class="button" data-testid="save" on:click=move |_| page.save()>"Save"</button>
                <button type="button" class="button" data-testid="save-report" title="One file with all results and small copies of the pictures it shows, to read anywhere" on:click=move |_| page.save_report()>"Save report (HTML)"</button>
                <FilePicker label="Open" testid="open-input" accept=".json,application/json" on_files=open />
            </div>
        </header>
    }
}

/// What computes, and why.
#[component]
fn DeviceChip() -> impl IntoView {
    let engine = Page::here().state.engine();
    let tag = move || match *engine.read() {
        Engine::Starting => "starting",
        Engine::Ready(_) => "ready",
        Engine::OtherVersion | Engine::Broken(_) => "broken",
    };
    let name = move || match &*engine.read() {
        Engine::Starting => "Starting…".to_owned(),
        Engine::Ready(device) => device.name.clone(),
        Engine::OtherVersion | Engine::Broken(_) => "Not running".to_owned(),
    };
    let reason = move || match &*engine.read() {
        Engine::Starting => "The computing part of the page is loading.".to_owned(),
        Engine::Ready(device) => device.reason.clone(),
        Engine::OtherVersion => "Page and computing part are of different versions.".to_owned(),
        Engine::Broken(why) => why.clone(),
    };
    view! {
        <details class="device" data-testid="device" data-state=tag>
            <summary aria-label="Device in use; open for the reason"><span class="device-dot" aria-hidden="true"></span><span role="status">{name}</span></summary>
            <p class="device-reason">{reason}</p>
        </details>
    }
}

/// A message for the whole page, with what can be done about it.
#[component]
fn NoticeBar() -> impl IntoView {
    let page = Page::here();
    let notice = page.state.notice();
    let act = move |offer| {
        notice.set(None);
        match offer {
            Offer::RunSources => page.run_sources(),
            // Fails only where there is no page to load.
            Offer::ReloadPage => drop(window().location().reload()),
        }
    };
    move || {
        notice.get().map(|Notice { tone, text, offer }| {
            let button = offer.map(|offer| {
                let words = if offer == Offer::RunSources { "Load them again" } else { "Reload the page" };
                view! { <button type="button" class="button" data-testid="notice-action" on:click=move |_| act(offer)>{words}</button> }
            });
            let tone = if tone == Tone::Problem { "problem" } else { "info" };
            view! {
                <div class="notice" data-testid="notice" data-tone=tone role="alert">
                    <p>{text}</p>
                    {button}
                    <button type="button" class="button-icon" aria-label="Close this message" on:click=move |_| notice.set(None)>"✕"</button>
                </div>
            }
        })
    }
}

/// The notebook's title, to be changed in place.
#[component]
fn Title() -> impl IntoView {
    let page = Page::here();
    let title = Memo::new(move |_| page.state.notebook().read().title.clone());
    view! {
        <input
            class="title" type="text" data-testid="title" aria-label="Title of this notebook" maxlength="200" prop:value=title
            on:input=move |event| page.edit(|notebook| notebook.title = event_target_value(&event))
        />
    }
}

/// Offers a stronger model while the notebook uses the small one.
#[component]
fn Banner() -> impl IntoView {
    let page = Page::here();
    let closed = RwSignal::new(false);
    let starter = Memo::new(move |_| {
        let notebook = page.state.notebook().read();
        notebook.cells.iter().find_map(|cell| match &cell.kind {
            CellKind::Model(settings) if settings.source == ModelSource::Starter => {
                Some(cell.id.clone())
            }
            _ => None,
        })
    });
    let offer = Memo::new(move |_| {
        page.state
            .hub()
            .read()
            .iter()
            .find(|model| model.id.contains(OFFERED))
            .cloned()
    });
    move || {
        let (cell, model) = starter.get().zip(offer.get()).filter(|_| !closed.get())?;
        let words = format!(
            "{} knows a thousand kinds of things: a download of {}, licence {}.",
            model.title,
            format::bytes(model.bytes),
            model.licence
        );
        let accept = move |_| {
            let id = model.id.clone();
            page.edit_cell(&cell, |kind| {
                if let CellKind::Model(settings) = kind {
                    settings.source = ModelSource::Hub(id);
                }
            });
        };
        Some(view! {
            <aside class="banner" data-testid="banner">
                <p><strong>"Want a stronger model? "</strong>{words}</p>
                <button type="button" class="button" data-testid="banner-accept" on:click=accept>"Use it"</button>
                <button type="button" class="button-icon" aria-label="No, thank you" on:click=move |_| closed.set(true)>"✕"</button>
            </aside>
        })
    }
}

/// The cells, with a menu between any two.
#[component]
fn Cells() -> impl IntoView {
    let state = Page::here().state;
    let keys = Memo::new(move |_| {
        let notebook = state.notebook().read();
        let opened = state.opened().get();
        notebook
            .cells
            .iter()
            .map(|cell| (opened, cell.id.clone()))
            .collect::<Vec<_>>()
    });
    let show = move |(_, id): (u32, String)| {
        let cell = state.notebook().read_untracked().cell(&id).cloned();
        cell.map(|cell| view! { <AddCell before=Some(id) /><CellView cell=cell /> })
    };
    view! {
        <For each=move || keys.get() key=Clone::clone children=show />
        <AddCell before=None />
    }
}

/// A menu of the kinds a cell can be; adds one before a cell or at the end.
#[component]
fn AddCell(before: Option<String>) -> impl IntoView {
    let page = Page::here();
    let open = RwSignal::new(false);
    let at_end = before.is_none();
    let before = StoredValue::new(before);
    let add = move |tag: &'static str| {
        open.set(false);
        page.edit(|notebook| {
            let place = before.with_value(|id| {
                notebook
                    .cells
                    .iter()
                    .position(|cell| Some(&cell.id) == id.as_ref())
            });
            edit::add(notebook, place.unwrap_or(notebook.cells.len()), tag);
        });
    };
    let item = move |(tag, title, about): (&'static str, &'static str, &'static str)| {
        view! {
            <button type="button" class="add-item" data-testid=format!("add-{tag}") on:click=move |_| add(tag)>
                <strong>{title}</strong><span class="hint">{about}</span>
            </button>
        }
    };
    view! {
        <div
            class="add" data-end=at_end.to_string() data-open=move || open.get().to_string()
            on:keydown=move |event| if event.key() == "Escape" { open.set(false) }
        >
            <button type="button" class="add-button" data-testid="add-cell" aria-expanded=move || open.get().to_string() aria-label="Add a cell here" on:click=move |_| open.update(|open| *open = !*open)>
                {if at_end { "+ Add a cell" } else { "+" }}
            </button>
            <Show when=move || open.get()><div class="add-menu" role="group" aria-label="Kinds of cell">{edit::KINDS.map(item).collect_view()}</div></Show>
        </div>
    }
}
