//! A predict cell: one picture, or the camera, and what the model makes of it.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, Output, PredictSettings};
use vitrine::protocol::{Command, FileRef};

use super::Handle;
use super::live_loop::LiveLoop;
use super::train_form::named;
use super::train_progress::WorkLine;
use crate::files::{self, Picked};
use crate::i18n::t;
use crate::state::{AppStateStoreFields as _, Work};
use crate::ui::bars::{Bar, Bars};
use crate::ui::camera::{Camera, CameraView};
use crate::ui::dropzone::{DropZone, FilePicker};
use crate::ui::empty::Empty;
use crate::ui::field::{NumberField, SelectField};
use crate::{edit, format};

/// Asks a model about a picture.
#[component]
pub(crate) fn PredictCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: PredictSettings,
) -> impl IntoView {
    let page = handle.page;
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Predict(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let camera = Camera::new();
    let shown = RwSignal::new(None::<String>);
    let show = move |blob: &web_sys::Blob| {
        if let Some(old) = shown
            .try_update(|shown| std::mem::replace(shown, files::url(blob)))
            .flatten()
        {
            files::revoke(&old);
        }
    };
    let take = Callback::new(move |files: Vec<Picked>| {
        if let Some(file) = files.into_iter().next() {
            camera.on.set(false);
            show(&file.blob);
            page.hold_for_cell(&handle.id(), vec![file]);
            handle.run();
        }
    });
    if let Some(blob) = page.cell_file(&handle.id()) {
        show(&blob);
    }
    on_cleanup(move || {
        if let Some(url) = shown.try_get_untracked().flatten() {
            files::revoke(&url);
        }
    });
    let live = move || camera.on.get();
    let answered = handle.output(|output| matches!(output, Output::Predictions(_)).then_some(()));
    let asked = Memo::new(move |_| answered.with(Option::is_some));
    let model = Signal::derive(move || settings.with(|settings| settings.model.clone()));
    let ask = Callback::new(move |file: FileRef| {
        let settings = settings.get_untracked();
        page.send(Some(&handle.id()), Work::Live, |request| Command::Predict {
            request,
            model: settings.model,
            file,
            top: settings.top,
            temperature: settings.temperature,
        });
    });
    view! {
        <DropZone on_files=take>
            <Choices handle=handle settings=settings />
            <div class="row">
                <FilePicker label=t!("predict-choose") testid="predict-input" accept="image/*" on_files=take />
                <button type="button" class="button" data-testid="predict-camera" aria-pressed=move || camera.on.get().to_string() on:click=move |_| camera.on.update(|on| *on = !*on)>
                    {move || if camera.on.get() { t!("predict-camera-off") } else { t!("predict-camera") }}
                </button>
                <span class="hint">{t!("predict-drop")}</span>
            </div>
            <WorkLine handle=handle />
            <LiveLoop handle=handle model=model camera=camera ask=ask />
            <div class="predict">
                <div class="predict-picture">
                    <CameraView camera=camera />
                    <Show when=move || !live()>{move || shown.get().map(|url| view! { <img class="predict-image" src=url alt=t!("predict-picture") data-testid="predict-image" /> })}</Show>
                </div>
                <Answer handle=handle settings=settings />
            </div>
            <Empty filled=Signal::derive(move || asked.get() || live() || shown.with(Option::is_some)) words=t!("predict-empty") />
        </DropZone>
    }
}

/// Which model, how many classes.
#[component]
fn Choices(handle: Handle, settings: Memo<PredictSettings>) -> impl IntoView {
    let notebook = handle.page.state.notebook();
    let model = Signal::derive(move || settings.with(|settings| settings.model.clone()));
    let models = Signal::derive(move || named(notebook.with(edit::model_names), &model.get()));
    let edit = move |change: &dyn Fn(&mut PredictSettings)| {
        handle.edit(|kind| {
            if let CellKind::Predict(settings) = kind {
                change(settings);
            }
        });
    };
    let choose =
        Callback::new(move |name: String| edit(&|settings| settings.model.clone_from(&name)));
    let top = Signal::derive(move || f64::from(settings.with(|settings| settings.top)));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range before"
    )]
    let set_top = Callback::new(move |top: f64| {
        edit(&|settings| settings.top = top.round().clamp(1.0, 1000.0) as u32);
    });
    let knob = |get: fn(&PredictSettings) -> f32| {
        // As typed: 0.6, not the nearest 32-bit number's digits.
        Signal::derive(move || {
            settings.with(|settings| get(settings).to_string().parse().unwrap_or(0.0))
        })
    };
    let temperature = knob(|settings| settings.temperature);
    let reject_below = knob(|settings| settings.reject_below);
    #[expect(clippy::cast_possible_truncation, reason = "settings of few digits")]
    let (set_temperature, set_reject_below) = (
        Callback::new(move |value: f64| {
            edit(&|settings| settings.temperature = value.clamp(0.01, 100.0) as f32);
        }),
        Callback::new(move |value: f64| {
            edit(&|settings| settings.reject_below = value.clamp(0.0, 1.0) as f32);
        }),
    );
    view! {
        <div class="form">
            <SelectField label=t!("predict-model") testid="predict-model" options=models value=model on_change=choose />
            <NumberField label=t!("predict-top") testid="top" value=top on_change=set_top step="1" />
        </div>
        <details class="more">
            <summary>{t!("predict-sure")}</summary>
            <div class="form">
                <NumberField
                    label=t!("predict-reject-below") testid="reject-below" value=reject_below on_change=set_reject_below step="0.05"
                    help=t!("predict-reject-below-help")
                />
                <NumberField
                    label=t!("predict-temperature") testid="temperature" value=temperature on_change=set_temperature step="0.1"
                    help=t!("predict-temperature-help")
                />
            </div>
        </details>
    }
}

/// The guesses.
#[component]
fn Answer(handle: Handle, settings: Memo<PredictSettings>) -> impl IntoView {
    let bars = handle.output(|output| match output {
        Output::Predictions(all) => Some(
            all.iter()
                .map(|one| Bar {
                    label: one.label.clone(),
                    share: f64::from(one.p),
                })
                .collect::<Vec<_>>(),
        ),
        _ => None,
    });
    let any = Memo::new(move |_| bars.with(Option::is_some));
    let unsure = move || {
        let from = f64::from(settings.with(|settings| settings.reject_below));
        let first = bars.with(|bars| bars.as_ref()?.first().map(|bar| bar.share))?;
        (first < from).then(|| {
            t!(
                "predict-unsure",
                best = format::percent(first),
                wanted = format::percent(from)
            )
        })
    };
    let elapsed = handle.live(|live| live.elapsed_ms);
    let failed = handle.live(|live| live.failure.is_some());
    view! {
        <Show when=move || any.get()>
            <div class="predict-answer">
                <Show when=move || failed.get()><p class="hint">{t!("predict-before")}</p></Show>
                {move || unsure().map(|words| view! { <p class="unsure" data-testid="unsure">{words}</p> })}
                <Bars bars=Signal::derive(move || bars.get().unwrap_or_default()) />
                <p class="hint" data-testid="elapsed">{move || elapsed.get().map(|ms| t!("predict-took", ms = format!("{ms:.0}")))}</p>
            </div>
        </Show>
    }
}
