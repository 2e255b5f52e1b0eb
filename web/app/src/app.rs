//! The page as a whole: its head, its messages, its cells.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use vitrine::library::bundle::EXTENSION;
use vitrine::notebook::{CellKind, ModelSource};

use crate::announce::Announcer;
use crate::cells::picture::PictureViewer;
use crate::files::{self, Picked};
use crate::foot::{self, Foot, UpdateBar};
use crate::i18n::t;
use crate::keys::Action;
use crate::list::Cells;
use crate::notebooks::Notebooks;
use crate::offline::Offline;
use crate::page::{Page, Start};
use crate::palette::{Keys, Palette};
use crate::part::{self, Arrival};
use crate::state::{AppStateStoreFields as _, Engine, Keeping, Notice, Offer, Tone};
use crate::theme::ThemeToggle;
use crate::toolbar::{PaletteButton, Said, UndoButtons};
use crate::ui::dropzone::FilePicker;
use crate::ui::menu::{Item, Menu};
use crate::{format, shortcuts};

/// The checkpoint the banner offers: the smallest DeiT, by the word in its id.
const OFFERED: &str = "tiny";

/// The page.
#[component]
pub(crate) fn App(
    /// What it shows first.
    start: Start,
    /// The name of the language whose sentences did not come.
    spoken: Result<(), &'static str>,
) -> impl IntoView {
    let page = Page::open(start);
    if let Err(language) = spoken {
        page.tell(Notice::problem(t!("language-missing", language = language)));
    }
    provide_context(page);
    provide_context(Offline::new());
    shortcuts::listen(page);
    let online = window_event_listener(leptos::ev::online, |_| {
        if part::arrival_now() == Arrival::Missing {
            part::fetch();
        }
    });
    on_cleanup(move || online.remove());
    Effect::new(move |_| {
        if part::arrival() == Arrival::Missing {
            let text = t!("part-missing");
            page.tell(Notice::problem(text).offering(Offer::FetchPart));
        }
    });
    let in_library = page.state.in_library();
    let read_only = Memo::new(move |_| *page.state.keeping().read() == Keeping::Elsewhere);
    view! {
        <div class="page" on:dragover=|event: DragEvent| event.prevent_default() on:drop=move |event| drop_on_page(page, &event)>
            <Head />
            <UpdateBar />
            <NoticeBar />
            <Show when=move || in_library.get()>{move || part::here().map(|second| (second.library)())}</Show>
            <main class="notebook" hidden=move || in_library.get()>
                <Show when=move || read_only.get()>
                    <p class="read-only" role="status" data-testid="read-only">{t!("app-read-only")}</p>
                </Show>
                <fieldset class="sheet" aria-label=t!("app-notebook") prop:disabled=read_only>
                    <Title />
                    <Banner />
                    <Cells />
                </fieldset>
            </main>
            <Foot />
            <Said />
            {move || part::here().map(|second| (second.beside)())}
        </div>
    }
}

/// The page of all notebooks.
pub(crate) fn library() -> AnyView {
    view! { <Notebooks /> }.into_any()
}

/// What is over the notebook at times, or only heard.
pub(crate) fn beside() -> AnyView {
    view! { <PictureViewer /><Palette /><Keys /><Announcer /> }.into_any()
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
            .find(|file| {
                let path = file.path.to_ascii_lowercase();
                [".json", EXTENSION].iter().any(|end| path.ends_with(end))
            })
            .cloned();
        match notebook {
            Some(file) => page.open_file(file),
            None if files.is_empty() => {}
            None => page.tell(Notice::info(t!("app-drop"))),
        }
    });
}

/// Name, device, and what can be done with the whole notebook.
#[component]
fn Head() -> impl IntoView {
    let page = Page::here();
    let open = Callback::new(move |files: Vec<Picked>| {
        if let Some(file) = files.into_iter().next() {
            page.open_file(file);
        }
    });
    let in_library = page.state.in_library();
    let busy = foot::busy(page);
    view! {
        <header class="head">
            <p class="brand"><span class="brand-mark" aria-hidden="true"></span>"Vitrine"</p>
            <DeviceChip />
            <KeptChip />
            <ThemeToggle />
            <div class="head-tools">
                <Show when=move || busy.get()>
                    <button type="button" class="button" data-tone="stop" data-testid="stop-all" on:click=move |_| page.stop()>{t!("app-stop-all")}</button>
                </Show>
                <button type="button" class="button" data-tone="main" data-testid="run-all" hidden=move || in_library.get() prop:disabled=move || page.state.keeping().get() == Keeping::Elsewhere on:click=move |_| page.run_all()>{t!("app-run-all")}</button>
                <button type="button" class="button" data-testid="notebooks" aria-pressed=move || in_library.get().to_string() on:click=move |_| page.show_library(!in_library.get_untracked())>{t!("app-notebooks")}</button>
                <Show when=move || !in_library.get()>
                    <UndoButtons />
                    <PaletteButton />
                </Show>
                <button type="button" class="button" data-testid="save" hidden=move || in_library.get() title=t!("app-save-title") on:click=move |_| page.save()>{t!("app-save")}</button>
                <Show when=move || !in_library.get()><Share /><Templates /></Show>
                <FilePicker label=t!("app-open") testid="open-input" accept=".json,.vitrine,application/json" on_files=open />
            </div>
        </header>
    }
}

/// The whole notebook as one file, for others.
#[component]
fn Share() -> impl IntoView {
    let page = Page::here();
    let items = vec![
        Item {
            testid: "share".to_owned(),
            words: t!("app-bundle").to_owned(),
            about: t!("app-share-title"),
            act: Callback::new(move |()| page.save_bundle()),
        },
        Item {
            testid: "save-report".to_owned(),
            words: t!("app-report").to_owned(),
            about: t!("app-report-title"),
            act: Callback::new(move |()| page.save_report()),
        },
    ];
    view! { <Menu label=t!("app-share") in_words=true testid="sharing" items=items /> }
}

/// Notebooks to start from.
#[component]
fn Templates() -> impl IntoView {
    let page = Page::here();
    let items = crate::words::templates().map(|template| Item {
        testid: format!("templates-{}", template.id),
        words: t!(
            "app-template",
            title = template.title,
            minutes = template.minutes
        ),
        about: template.about,
        act: Callback::new(move |()| page.open_template(template)),
    });
    view! { <Menu label=t!("app-templates") in_words=true testid="templates" items=items.to_vec() /> }
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
        Engine::Starting => t!("app-starting").to_owned(),
        Engine::Ready(device) => device.name.clone(),
        Engine::OtherVersion | Engine::Broken(_) => t!("app-not-running").to_owned(),
    };
    let reason = move || match &*engine.read() {
        Engine::Starting => t!("app-starting-why").to_owned(),
        Engine::Ready(device) => device.reason.clone(),
        Engine::OtherVersion => t!("app-other-version").to_owned(),
        Engine::Broken(why) => why.clone(),
    };
    view! {
        <details class="device" data-testid="device" data-state=tag>
            <summary title=t!("app-device")><span class="device-dot" aria-hidden="true"></span><span class="visually-hidden">{t!("app-computes-on")}" "</span><span role="status">{name}</span></summary>
            <p class="device-reason">{reason}</p>
        </details>
    }
}

/// Whether the notebook keeps itself on this device.
#[component]
fn KeptChip() -> impl IntoView {
    let keeping = Page::here().state.keeping();
    let tag = move || match *keeping.read() {
        Keeping::Kept => "kept",
        Keeping::Waiting => "waiting",
        Keeping::Not(_) => "not",
        Keeping::Elsewhere => "elsewhere",
    };
    let words = move || match &*keeping.read() {
        Keeping::Kept => t!("app-kept").to_owned(),
        Keeping::Waiting => t!("app-keeping").to_owned(),
        Keeping::Not(why) => t!("app-not-kept", why = why.as_str()),
        Keeping::Elsewhere => t!("app-elsewhere").to_owned(),
    };
    view! { <p class="kept-chip" data-testid="keeping" data-state=tag>{words}</p> }
}

/// A message for the whole page, with what can be done about it.
#[component]
fn NoticeBar() -> impl IntoView {
    let page = Page::here();
    let notice = page.state.notice();
    let act = move |offer| {
        notice.set(None);
        match offer {
            Offer::FetchPart => part::fetch(),
            Offer::RunSources => page.run_sources(),
            Offer::Undo => page.act(Action::Undo),
            // Fails only where there is no page to load.
            Offer::ReloadPage => drop(window().location().reload()),
        }
    };
    move || {
        notice.get().map(|Notice { tone, text, offer }| {
            let button = offer.map(|offer| {
                let words = match offer {
                    Offer::FetchPart => t!("part-again"),
                    Offer::RunSources => t!("app-load-again"),
                    Offer::Undo => t!("app-undo"),
                    Offer::ReloadPage => t!("app-reload"),
                };
                view! { <button type="button" class="button" data-testid="notice-action" on:click=move |_| act(offer)>{words}</button> }
            });
            let tone = if tone == Tone::Problem { "problem" } else { "info" };
            view! {
                <div class="notice" data-testid="notice" data-tone=tone role="alert">
                    <p>{text}</p>
                    {button}
                    <button type="button" class="button-icon" aria-label=t!("app-close") on:click=move |_| notice.set(None)>"✕"</button>
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
        <h1 class="visually-hidden">{title}</h1>
        <input
            class="title" type="text" data-testid="title" aria-label=t!("app-title") maxlength="200" prop:value=title
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
        let words = t!(
            "app-stronger-model",
            model = model.title.as_str(),
            size = format::bytes(model.bytes),
            licence = model.licence.as_str()
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
                <p><strong>{t!("app-stronger")}" "</strong>{words}</p>
                <button type="button" class="button" data-testid="banner-accept" on:click=accept>{t!("app-use-it")}</button>
                <button type="button" class="button-icon" aria-label=t!("app-no-thanks") on:click=move |_| closed.set(true)>"✕"</button>
            </aside>
        })
    }
}
