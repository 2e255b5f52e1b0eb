//! A train cell's recipe as code: a command line, and a PyTorch script.

use leptos::prelude::*;
use vitrine::notebook::TrainSettings;
use vitrine::recipe::code::{Around, command, pytorch};

use super::Handle;
use crate::files;
use crate::i18n::t;
use crate::state::AppStateStoreFields as _;
use crate::ui::fold::Fold;
use crate::ui::snippet::Snippet;

/// The recipe as set now, written for other programs.
#[component]
pub(crate) fn AsCode(handle: Handle, settings: Memo<TrainSettings>) -> impl IntoView {
    let page = handle.page;
    // What an augment cell says is part of it, as it is when the cell runs.
    let whole = Memo::new(move |_| {
        let notebook = page.state.notebook().read();
        settings.with(|settings| {
            let whole = notebook.with_augmentation(settings);
            let whole = whole.unwrap_or_else(|| settings.clone());
            let models = page.state.models().read();
            let shape = models.get(&whole.model).map(|model| &model.value.shape);
            let around = Around::of(&notebook, &whole, shape);
            (
                command(&whole.recipe, &around),
                pytorch(&whole.recipe, &around),
            )
        })
    });
    let shell = Signal::derive(move || whole.with(|(shell, _)| shell.clone()));
    let python = Signal::derive(move || whole.with(|(_, python)| python.clone()));
    let save = move |_| {
        python.with_untracked(|text| files::save("train.py", text.as_bytes(), "text/x-python"));
    };
    view! {
        <Fold title=t!("train-code") testid="as-code">
            <p class="hint">{t!("train-code-help")}</p>
            <Snippet title=t!("train-code-command") testid="as-command" text=shell />
            <Snippet title=t!("train-code-python") testid="as-python" text=python />
            <p class="row"><button type="button" class="button" data-testid="save-python" on:click=save>{t!("train-code-save")}</button></p>
        </Fold>
    }
}
