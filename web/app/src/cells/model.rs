//! A model cell: where the weights come from, and what they turned out to be.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, ModelSettings, ModelSource};
use vitrine::protocol::{FileRef, HubModel, ModelInfo};

use super::Handle;
use super::inside::Inside;
use super::kept::KeptDownloads;
use super::train_progress::WorkLine;
use crate::files::Picked;
use crate::i18n::t;
use crate::said::said;
use crate::state::AppStateStoreFields as _;
use crate::ui::dropzone::{DropZone, FilePicker};
use crate::ui::empty::Empty;
use crate::ui::field::{SelectField, TextField};
use crate::{edit, format};

/// Values of the source choice that name no download of the list.
const STARTER: &str = "starter";
const FILE: &str = "file";
const HUB: &str = "hub";

/// What people have weights in, and what lies beside them.
const ACCEPT: &str = ".safetensors,.pth,.pt,.bin,.json";

/// Loads a model under a name.
#[component]
pub(crate) fn ModelCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: ModelSettings,
) -> impl IntoView {
    let page = handle.page;
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Model(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let hub = page.state.hub();
    let set_source = move |source: ModelSource| {
        handle.edit(|kind| {
            if let CellKind::Model(model) = kind {
                model.source = source;
            }
        });
    };
    let options = Signal::derive(move || hub.with(|hub| choices(hub)));
    let chosen = Signal::derive(move || {
        settings.with(|settings| hub.with(|hub| value(hub, &settings.source).to_owned()))
    });
    let hub_id = Signal::derive(move || {
        settings.with(|settings| match &settings.source {
            ModelSource::Hub(id) => id.clone(),
            _ => String::new(),
        })
    });
    let name_hub_id = Callback::new(move |id: String| set_source(ModelSource::Hub(id)));
    let choose = Callback::new(move |choice: String| {
        let held = page
            .state
            .held()
            .read_untracked()
            .files
            .get(&handle.id())
            .map(|files| weights_name(files));
        set_source(match choice.as_str() {
            STARTER => ModelSource::Starter,
            FILE => ModelSource::File(held.unwrap_or_default()),
            HUB => ModelSource::Hub(String::new()),
            _ => ModelSource::Hub(choice),
        });
    });
    let take = Callback::new(move |files: Vec<Picked>| {
        let files = page.hold_for_cell(&handle.id(), files);
        set_source(ModelSource::File(weights_name(&files)));
    });
    let name = Signal::derive(move || settings.with(|settings| settings.name.clone()));
    let rename = Callback::new(move |new: String| {
        let old = name.get_untracked();
        page.edit(|notebook| edit::rename_model(notebook, &old, &new));
    });
    let about = move || settings.with(|settings| hub.with(|hub| about(hub, &settings.source)));
    let picked = move || {
        let held = page.state.held().read();
        held.files.get(&handle.id()).map(|files| {
            let name = |file: &FileRef| format!("{} ({})", file.path, format::bytes(file.bytes));
            files.iter().map(name).collect::<Vec<_>>().join(", ")
        })
    };
    let model = Memo::new(move |_| {
        page.state
            .models()
            .read()
            .get(&*name.read())
            .map(|model| model.value.clone())
    });
    view! {
        <DropZone on_files=take>
            <div class="form">
                <SelectField label=t!("model-weights") testid="model-source" options=options value=chosen on_change=choose />
                <TextField label=t!("model-name") help=t!("model-name-help") testid="model-name" value=name on_change=rename />
            </div>
            <Show when=move || chosen.get() == HUB>
                <div class="form">
                    <TextField label=t!("model-hub-id") help=t!("model-hub-id-help") testid="hub-id" value=hub_id on_change=name_hub_id />
                </div>
            </Show>
            <p class="hint">{about}</p>
            <p class="row">
                <FilePicker label=t!("model-choose-file") testid="weights-input" accept=ACCEPT multiple=true on_files=take />
                <Show when=move || chosen.get() == FILE><span class="hint">{move || picked().unwrap_or_else(|| t!("model-no-file").to_owned())}</span></Show>
                <Show when=move || settings.with(|settings| matches!(settings.source, ModelSource::Hub(_)))>
                    <button type="button" class="button" data-testid="download" on:click=move |_| handle.run()>{t!("model-download")}</button>
                </Show>
            </p>
            <WorkLine handle=handle />
            {move || model.get().map(|model| view! { <Facts model=model /> })}
            <Empty filled=Signal::derive(move || model.with(Option::is_some)) words=t!("model-empty") />
            <Inside handle=handle model=model />
            <KeptDownloads handle=handle />
        </DropZone>
    }
}

/// The model as loaded, in plain words.
#[component]
fn Facts(model: ModelInfo) -> impl IntoView {
    let notes = remarks(&model)
        .into_iter()
        .map(|note| view! { <p class="hint">{note}</p> })
        .collect_view();
    let size = t!(
        "model-facts-size",
        parameters = format::about(model.parameters),
        blocks = model.shape.blocks()
    );
    let pixels = model.shape.image_px().0.to_string();
    let sees = t!(
        "model-facts-sees",
        pixels = pixels,
        preparation = crate::words::preprocess(&model.preprocess)
    );
    let classes = model.classes.len();
    let examples = model.classes.iter().take(6).cloned();
    let examples = examples.collect::<Vec<_>>().join(", ");
    let knows = match classes {
        0 => t!("model-facts-knows-none").to_owned(),
        1..=6 => t!("model-facts-knows", count = classes, examples = examples),
        _ => t!(
            "model-facts-knows-more",
            count = classes,
            examples = examples
        ),
    };
    view! {
        <div class="facts" data-testid="model-info">
            <dl class="facts-list">
                <div><dt>{t!("model-facts-architecture")}</dt><dd>{model.architecture.clone()}</dd></div>
                <div><dt>{t!("model-facts-size-name")}</dt><dd>{size}</dd></div>
                <div><dt>{t!("model-facts-sees-name")}</dt><dd data-testid="model-preprocess">{sees}</dd></div>
                <div><dt>{t!("model-facts-knows-name")}</dt><dd>{knows}</dd></div>
            </dl>
            {notes}
        </div>
    }
}

/// The name of the weights among files that were chosen together.
fn weights_name(files: &[FileRef]) -> String {
    files
        .iter()
        .find(|file| !file.path.ends_with(".json"))
        .or(files.first())
        .map(|file| file.path.clone())
        .unwrap_or_default()
}

fn value<'a>(hub: &[HubModel], source: &'a ModelSource) -> &'a str {
    match source {
        ModelSource::Starter => STARTER,
        ModelSource::Hub(id) if hub.iter().any(|model| model.id == *id) => id,
        ModelSource::Hub(_) => HUB,
        ModelSource::File(_) => FILE,
    }
}

/// The choices on offer.
fn choices(hub: &[HubModel]) -> Vec<(String, String)> {
    let mut all = vec![(STARTER.to_owned(), t!("model-source-starter").to_owned())];
    all.extend(hub.iter().map(|model| {
        (
            model.id.clone(),
            format!(
                "{} · {} · {}",
                model.title,
                format::bytes(model.bytes),
                model.licence
            ),
        )
    }));
    all.push((HUB.to_owned(), t!("model-source-hub").to_owned()));
    all.push((FILE.to_owned(), t!("model-source-file").to_owned()));
    all
}

fn about(hub: &[HubModel], source: &ModelSource) -> String {
    match source {
        ModelSource::Starter => t!("model-about-starter").to_owned(),
        ModelSource::File(_) => t!("model-about-file").to_owned(),
        ModelSource::Hub(id) => match hub.iter().find(|model| model.id == *id) {
            None => t!("model-about-hub").to_owned(),
            Some(model) => t!(
                "model-about-download",
                variant = model.variant.clone(),
                size = format::bytes(model.bytes),
                licence = model.licence.clone()
            ),
        },
    }
}

/// What is worth saying about how the weights fitted.
fn remarks(model: &ModelInfo) -> Vec<String> {
    let list = |names: &[String]| {
        let shown = names.iter().take(4).cloned().collect::<Vec<_>>().join(", ");
        match names.len().saturating_sub(4) {
            0 => shown,
            more => t!("model-and-more", names = shown, count = more),
        }
    };
    let mut notes: Vec<String> = model.notes.iter().cloned().map(said).collect();
    if !model.reinitialized.is_empty() {
        notes.push(t!("model-start-fresh", parts = list(&model.reinitialized)));
    }
    if !model.unexpected.is_empty() {
        notes.push(t!("model-left-out", parts = list(&model.unexpected)));
    }
    notes
}

#[cfg(test)]
mod tests {
    use vitrine::preprocess::Preprocess;

    use super::*;

    fn tiny() -> HubModel {
        HubModel {
            id: "deit-tiny".to_owned(),
            title: "DeiT-Tiny".to_owned(),
            variant: "DeiT-tiny/16".to_owned(),
            url: "u".to_owned(),
            bytes: 22_900_000,
            sha256: None,
            licence: "Apache-2.0".to_owned(),
        }
    }

    #[test]
    fn the_choices_show_size_and_licence_and_lose_nothing() {
        let all = choices(&[tiny()]);
        assert_eq!(
            all.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
            ["starter", "deit-tiny", "hub", "file"]
        );
        assert!(all[1].1.contains("22.9 MB") && all[1].1.contains("Apache-2.0"));
        assert!(about(&[tiny()], &ModelSource::Hub("deit-tiny".to_owned())).contains("22.9 MB"));
    }

    #[test]
    fn remarks_stay_short() {
        let mut model = ModelInfo {
            name: "m".to_owned(),
            architecture: "a".to_owned(),
            parameters: 1,
            shape: vitrine::architecture::Architecture::tiny(false).into(),
            classes: vec![],
            reinitialized: vec![],
            unexpected: vec![],
            preprocess: Preprocess::deit(224),
            notes: vec![],
        };
        assert!(remarks(&model).is_empty());
        model.unexpected = (0..9).map(|n| format!("t{n}")).collect();
        assert!(remarks(&model)[0].contains("and 5 more"));
    }
}
