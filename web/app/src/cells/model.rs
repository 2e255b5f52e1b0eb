//! A model cell: where the weights come from, and what they turned out to be.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, ModelSettings, ModelSource};
use vitrine::protocol::{FileRef, HubModel, ModelInfo};

use super::Handle;
use super::inside::Inside;
use super::kept::KeptDownloads;
use super::train_progress::WorkLine;
use crate::files::Picked;
use crate::state::AppStateStoreFields as _;
use crate::ui::dropzone::{DropZone, FilePicker};
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
                <SelectField label="Weights" testid="model-source" options=options value=chosen on_change=choose />
                <TextField label="Name" help="Other cells call the model by this name." testid="model-name" value=name on_change=rename />
            </div>
            <Show when=move || chosen.get() == HUB>
                <div class="form">
                    <TextField label="Hub id" help="owner/name of a DeiT or ViT on huggingface.co, such as facebook/deit-tiny-patch16-224." testid="hub-id" value=hub_id on_change=name_hub_id />
                </div>
            </Show>
            <p class="hint">{about}</p>
            <p class="row">
                <FilePicker label="Choose a weights file" testid="weights-input" accept=ACCEPT multiple=true on_files=take />
                <Show when=move || chosen.get() == FILE><span class="hint">{move || picked().unwrap_or_else(|| "No file chosen yet; you can also drop one here.".to_owned())}</span></Show>
                <Show when=move || settings.with(|settings| matches!(settings.source, ModelSource::Hub(_)))>
                    <button type="button" class="button" data-testid="download" on:click=move |_| handle.run()>"Download and load"</button>
                </Show>
            </p>
            <WorkLine handle=handle />
            {move || model.get().map(|model| view! { <Facts model=model /> })}
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
    let classes = model.classes.len();
    let examples = model
        .classes
        .iter()
        .take(6)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let more = if classes > 6 { ", …" } else { "" };
    view! {
        <div class="facts" data-testid="model-info">
            <dl class="facts-list">
                <div><dt>"Architecture"</dt><dd>{model.architecture.clone()}</dd></div>
                <div><dt>"Size"</dt><dd>{format!("{} parameters in {} blocks", format::about(model.parameters), model.shape.blocks())}</dd></div>
                <div><dt>"Sees"</dt><dd data-testid="model-preprocess">{format!("{0} × {0} pixels: {1}", model.shape.image_px().0, model.preprocess)}</dd></div>
                <div><dt>"Knows"</dt><dd>{format::plural(classes, "class", "classes")}{(classes > 0).then(|| format!(": {examples}{more}"))}</dd></div>
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
    let mut all = vec![(STARTER.to_owned(), "Starter model (built in)".to_owned())];
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
    all.push((HUB.to_owned(), "Another model of the hub".to_owned()));
    all.push((
        FILE.to_owned(),
        "Files of mine (.safetensors, .pth, .bin)".to_owned(),
    ));
    all
}

fn about(hub: &[HubModel], source: &ModelSource) -> String {
    match source {
        ModelSource::Starter => {
            "A small DeiT that comes with this page: no download needed.".to_owned()
        }
        ModelSource::File(_) => {
            "Weights of a DeiT or ViT from timm, Hugging Face or the original release; choose config.json and preprocessor_config.json along with them if there are any. They are read here and sent nowhere."
                .to_owned()
        }
        ModelSource::Hub(id) => {
            hub.iter()
                .find(|model| model.id == *id)
                .map_or_else(|| "Its weights, its class names and its preprocessing are fetched once you run this cell.".to_owned(), |model| {
                    format!(
                        "{}: a download of {}, licence {}. It is fetched when you run this cell, and kept on this device where there is room.",
                        model.variant,
                        format::bytes(model.bytes),
                        model.licence
                    )
                })
        }
    }
}

/// What is worth saying about how the weights fitted.
fn remarks(model: &ModelInfo) -> Vec<String> {
    let list = |names: &[String]| {
        let shown = names.iter().take(4).cloned().collect::<Vec<_>>().join(", ");
        if names.len() > 4 {
            format!("{shown} and {} more", names.len() - 4)
        } else {
            shown
        }
    };
    let mut notes = model.notes.clone();
    if !model.reinitialized.is_empty() {
        notes.push(format!("These parts start fresh, because the file has none that fit: {}. Training will teach them.", list(&model.reinitialized)));
    }
    if !model.unexpected.is_empty() {
        notes.push(format!(
            "The file also holds parts this model has no use for; they are left out: {}.",
            list(&model.unexpected)
        ));
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
