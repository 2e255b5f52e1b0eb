//! A run that was broken off when the page closed: said, as long as it can be gone on with.

use leptos::prelude::*;

use super::Handle;
use crate::i18n::t;
use crate::keep;
use crate::plan::CellState;
use crate::state::AppStateStoreFields as _;

/// Where the run was left.
#[component]
pub(super) fn BrokenOff(
    /// Its train cell.
    handle: Handle,
) -> impl IntoView {
    let page = handle.page;
    let doing = handle.state();
    let words = Memo::new(move |_| {
        page.state.memory().track();
        page.state.albums().track();
        page.state.notebook().track();
        let waits = !matches!(doing.get(), CellState::Running | CellState::Queued);
        page.state.with_untracked(|state| {
            let cell = state.notebook.cell(&handle.id())?;
            let run = keep::broken_off(state, cell).filter(|_| waits)?;
            Some(t!(
                "train-broken-off",
                epoch = run.epoch,
                epochs = run.epochs
            ))
        })
    });
    view! {
        <Show when=move || words.with(Option::is_some)>
            <p class="hint" role="status" data-testid="broken-off">{words}</p>
        </Show>
    }
}
