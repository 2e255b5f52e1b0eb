//! An augment cell: how training pictures are varied, and what that does to one of them.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use vitrine::notebook::{AugmentSettings, CellKind};
use vitrine::report::{ImageId, Split};

use super::Handle;
use super::augment_form::AugmentForm;
use super::thumb::Thumb;
use super::train_progress::WorkLine;
use crate::commands::{self, VIEWS};
use crate::i18n::t;
use crate::plan;
use crate::state::{AppStateStoreFields as _, Lab, View, Work};
use crate::ui::empty::Empty;
use crate::ui::pixels::Pixels;

/// Pictures offered to look at.
const OFFERED: usize = 24;
/// How long each set of views stays while playing.
const PLAY: Duration = Duration::from_millis(1200);

/// What the views show, or are to show.
#[derive(Clone, PartialEq)]
struct Wanted {
    settings: AugmentSettings,
    image: Option<ImageId>,
    epoch: u32,
    data: Option<u32>,
}

/// Varies pictures, and shows how.
#[component]
pub(crate) fn AugmentCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: AugmentSettings,
) -> impl IntoView {
    let page = handle.page;
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Augment(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let image = RwSignal::new(None::<ImageId>);
    let epoch = RwSignal::new(0_u32);
    let waiting = Memo::new(move |_| {
        let pending = page.state.pending().read();
        pending
            .values()
            .any(|pending| pending.cell.as_deref() == Some(&*handle.id()))
    });
    let wanted = Memo::new(move |_| {
        settings.with(|settings| Wanted {
            settings: settings.clone(),
            image: image.get(),
            epoch: epoch.get(),
            data: page
                .state
                .datasets()
                .read()
                .get(&settings.data)
                .map(|data| data.version),
        })
    });
    let sent = StoredValue::new(None::<Wanted>);
    Effect::new(move |_| {
        let wanted = wanted.get();
        let ready = wanted.data.is_some() && wanted.settings.augmentation.validate().is_ok();
        if !ready || waiting.get() || sent.with_value(|sent| sent.as_ref() == Some(&wanted)) {
            return;
        }
        sent.set_value(Some(wanted.clone()));
        crate::reduce::live(page.state, Some(&handle.id()), |live| live.failure = None);
        page.send(Some(&handle.id()), Work::Live, |request| {
            commands::augment(request, &wanted.settings, wanted.image, wanted.epoch)
        });
    });
    let busy = Memo::new(move |_| {
        page.state.pending().track();
        let others =
            plan::running(&page.state.read_untracked()).is_some_and(|id| id != handle.id());
        waiting.get() && others
    });
    let lab = handle.live(|live| live.lab.clone());
    view! {
        <AugmentForm handle=handle settings=settings />
        <WorkLine handle=handle />
        <Pictures handle=handle settings=settings lab=lab image=image />
        <Show when=move || busy.get()><p class="hint">{t!("augment-busy")}</p></Show>
        <Player handle=handle lab=lab epoch=epoch waiting=waiting />
        <Views handle=handle settings=settings lab=lab />
    }
}

/// The pictures that can be looked at.
#[component]
fn Pictures(
    handle: Handle,
    settings: Memo<AugmentSettings>,
    lab: Memo<Option<Lab>>,
    image: RwSignal<Option<ImageId>>,
) -> impl IntoView {
    let offered = Memo::new(move |_| {
        let datasets = handle.page.state.datasets().read();
        let data = settings.with(|settings| datasets.get(&settings.data).map(|data| &data.value));
        let images = data.into_iter().flat_map(|data| &data.images);
        let training: Vec<_> = images
            .filter(|(_, image)| image.split == Split::Train)
            .collect();
        // Of every class some: images come class by class.
        let apart = training.len().div_ceil(OFFERED).max(1);
        let offered = training.into_iter().step_by(apart);
        offered
            .map(|(id, image)| (*id, image.url.clone(), image.class.clone()))
            .collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| lab.with(|lab| lab.as_ref().map(|lab| lab.image)));
    let one = move |(id, url, class): (ImageId, String, String)| {
        view! {
            <button
                type="button" class="thumb" data-testid="augment-picture" aria-label=t!("augment-vary", class = class.clone()) title=class
                aria-pressed=move || (shown.get() == Some(id)).to_string() on:click=move |_| image.set(Some(id))
            >
                <Thumb ticket=url px=48 />
            </button>
        }
    };
    view! {
        <Show
            when=move || offered.with(|offered| !offered.is_empty())
            fallback=move || view! { <Empty filled=false words=t!("augment-empty") /> }
        >
            <div class="thumbs" role="group" aria-label=t!("augment-pictures")>{move || offered.get().into_iter().map(one).collect_view()}</div>
        </Show>
    }
}

/// Other draws: the next ones, one after the other, or from another seed.
#[component]
fn Player(
    handle: Handle,
    lab: Memo<Option<Lab>>,
    epoch: RwSignal<u32>,
    waiting: Memo<bool>,
) -> impl IntoView {
    let playing = RwSignal::new(false);
    let next = move || epoch.update(|epoch| *epoch = epoch.wrapping_add(VIEWS));
    Effect::new(move |_| {
        if !playing.get() {
            return;
        }
        let tick = set_interval_with_handle(
            move || {
                if !waiting.get_untracked() {
                    next();
                }
            },
            PLAY,
        );
        on_cleanup(move || {
            if let Ok(tick) = tick {
                tick.clear();
            }
        });
    });
    let reseed = move |_| {
        handle.edit(|kind| {
            if let CellKind::Augment(settings) = kind {
                settings.seed = settings.seed.wrapping_add(1);
            }
        });
    };
    view! {
        <Show when=move || lab.with(Option::is_some)>
            <div class="row">
                <button type="button" class="button" data-testid="augment-play" aria-pressed=move || playing.get().to_string() on:click=move |_| playing.update(|on| *on = !*on)>
                    {move || if playing.get() { t!("augment-pause") } else { t!("augment-play") }}
                </button>
                <button type="button" class="button" data-testid="augment-next" on:click=move |_| next()>{t!("augment-next")}</button>
                <button type="button" class="button" data-testid="augment-seed" on:click=reseed>{t!("augment-seed")}</button>
                <span class="hint">{t!("augment-hint")}</span>
            </div>
        </Show>
    }
}

/// The views.
#[component]
fn Views(handle: Handle, settings: Memo<AugmentSettings>, lab: Memo<Option<Lab>>) -> impl IntoView {
    let source = move |id: ImageId| {
        let datasets = handle.page.state.datasets().read_untracked();
        let data = settings.with_untracked(|settings| datasets.get(&settings.data).cloned());
        data.and_then(|data| data.value.images.get(&id).map(|image| image.url.clone()))
    };
    let one = move |number: usize, lab: &Lab, view: View| {
        let before = RwSignal::new(false);
        let words = if view.steps.is_empty() {
            t!("augment-unchanged").to_owned()
        } else {
            view.steps.join(" · ")
        };
        let sources = view.partner.map(|partner| {
            let urls = [lab.image, partner].map(source);
            let one = |url: Option<String>| url.map(|url| view! { <Thumb ticket=url px=48 /> });
            view! { <span class="view-sources" data-testid="augment-sources">{urls.map(one).into_iter().collect_view()}</span> }
        });
        view! {
            <li class="view">
                <button
                    type="button" class="view-picture" data-testid="augment-view" aria-pressed=move || before.get().to_string()
                    aria-label=t!("augment-view", number = number, words = words.clone()) on:click=move |_| before.update(|on| *on = !*on)
                >
                    <Pixels pixels=view.pixels px=lab.px testid="augment-after" />
                    <span class="view-before"><Pixels pixels=Arc::clone(&lab.original) px=lab.px testid="augment-before" /></span>
                </button>
                {sources}
                <Label label=view.label />
                <p class="view-words" data-testid="augment-words">{words}</p>
            </li>
        }
    };
    let all = move || {
        let mut lab = lab.get()?;
        let views = std::mem::take(&mut lab.views);
        let views = (1..)
            .zip(views)
            .map(|(number, view)| one(number, &lab, view));
        Some(view! { <ol class="views" data-testid="augment-views">{views.collect_view()}</ol> })
    };
    view! { {all} }
}

/// A mixed view's label: two classes' shares as one bar, and in words.
#[component]
fn Label(label: Vec<(String, u32)>) -> impl IntoView {
    (label.len() > 1).then(|| {
        let words: Vec<String> = label
            .iter()
            .map(|(class, share)| format!("{class} {share} %"))
            .collect();
        let parts = label
            .into_iter()
            .map(|(_, share)| view! { <span style:width=format!("{share}%")></span> });
        view! {
            <span class="view-label" data-testid="augment-label">
                <span class="view-bar" aria-hidden="true">{parts.collect_view()}</span>
                {words.join(", ")}
            </span>
        }
    })
}
