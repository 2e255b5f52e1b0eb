//! What a model is made of: a picture's way through it, with shapes, parameters, times, and what would learn.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, Notebook};
use vitrine::protocol::{Command, ModelInfo};
use vitrine::recipe::Trainable;

use super::Handle;
use super::inside_flow::{Flow, learns_words, milliseconds, time};
use super::inside_parts::{Inventory, PartView};
use crate::format;
use crate::i18n::t;
use crate::state::{AppStateStoreFields as _, Engine, Work};
use crate::ui::field::SelectField;

/// The fold-out, where a model is loaded.
#[component]
pub(super) fn Inside(
    /// The model cell.
    handle: Handle,
    /// The model as loaded.
    model: Memo<Option<ModelInfo>>,
) -> impl IntoView {
    let any = Memo::new(move |_| model.with(Option::is_some));
    let chosen = RwSignal::new(None::<String>);
    let learners = Memo::new(move |_| {
        let notebook = handle.page.state.notebook().read();
        model.with(|model| {
            let name = model.as_ref().map(|model| model.name.as_str());
            name.map(|name| learners(&notebook, name))
                .unwrap_or_default()
        })
    });
    let learner = Memo::new(move |_| {
        learners.with(|all| {
            let wanted = chosen.with(|chosen| {
                let chosen = chosen.as_ref();
                all.iter()
                    .find(|(output, _)| Some(output) == chosen)
                    .cloned()
            });
            wanted.or_else(|| all.first().cloned())
        })
    });
    let measured = handle.live(|live| live.parts.clone());
    let inventory = Memo::new(move |_| {
        let trainable = learner.with(|learner| learner.as_ref().map(|(_, what)| *what));
        measured.with(|measured| {
            model.with(|model| Some(Inventory::of(model.as_ref()?, measured, trainable)))
        })
    });
    view! {
        <Show when=move || any.get()>
            <details class="more" data-testid="inside">
                <summary>{t!("inside-title")}</summary>
                <div class="inside">
                    <Measure handle=handle model=model inventory=inventory />
                    <Learner learners=learners learner=learner chosen=chosen />
                    {move || inventory.get().map(|inventory| view! { <Flow inventory=inventory.clone() /> <PartTable inventory=inventory /> })}
                </div>
            </details>
        </Show>
    }
}

/// The button that measures, and what it found in all.
#[component]
fn Measure(
    handle: Handle,
    model: Memo<Option<ModelInfo>>,
    inventory: Memo<Option<Inventory>>,
) -> impl IntoView {
    let page = handle.page;
    let busy = Memo::new(move |_| {
        let pending = page.state.pending().read();
        pending.values().any(|pending| {
            pending.work == Work::Profile && pending.cell.as_deref() == Some(&*handle.id())
        })
    });
    let measure = move |_| {
        let Some(name) =
            model.with_untracked(|model| model.as_ref().map(|model| model.name.clone()))
        else {
            return;
        };
        crate::reduce::live(page.state, Some(&handle.id()), |live| live.failure = None);
        page.send(Some(&handle.id()), Work::Profile, |request| {
            Command::Profile {
                request,
                model: name,
            }
        });
    };
    let total = move || {
        let total = inventory.with(|inventory| inventory.as_ref().and_then(Inventory::total_ms))?;
        let time = milliseconds(total);
        Some(match &*page.state.engine().read() {
            Engine::Ready(device) => {
                t!("inside-total-on", time = time, device = device.name.clone())
            }
            _ => t!("inside-total", time = time),
        })
    };
    view! {
        <div class="row">
            <button type="button" class="button" data-testid="inside-measure" disabled=move || busy.get() on:click=measure>
                {move || if busy.get() { t!("inside-measuring") } else { t!("inside-measure") }}
            </button>
            <span class="hint" role="status" data-testid="inside-total">{total}</span>
        </div>
    }
}

/// Whose recipe says what learns.
#[component]
fn Learner(
    learners: Memo<Vec<(String, Trainable)>>,
    learner: Memo<Option<(String, Trainable)>>,
    chosen: RwSignal<Option<String>>,
) -> impl IntoView {
    let options = Signal::derive(move || {
        let name = |(output, _): &(String, Trainable)| (output.clone(), output.clone());
        learners.with(|all| all.iter().map(name).collect::<Vec<_>>())
    });
    let value = Signal::derive(move || {
        learner.with(|learner| {
            learner
                .as_ref()
                .map(|(output, _)| output.clone())
                .unwrap_or_default()
        })
    });
    let words = move || match learner.get() {
        Some((output, _)) => t!("inside-learns-in", model = output),
        None => t!("inside-learns-nowhere").to_owned(),
    };
    view! {
        <Show when=move || { learners.with(Vec::len) > 1 }>
            <SelectField
                label=t!("inside-learner") testid="inside-learner" options=options value=value
                on_change=Callback::new(move |output| chosen.set(Some(output)))
            />
        </Show>
        <p class="hint" data-testid="inside-learns">{words}</p>
    }
}

/// The same as a table, with what was measured.
#[component]
fn PartTable(inventory: Inventory) -> impl IntoView {
    let row = |part: PartView| {
        let learns = part.learns.map(learns_words);
        let time = time(&part);
        view! {
            <tr data-testid="inside-row">
                <th scope="row">{part.words()}</th><td>{dims(&part.shape)}</td><td>{format::count(part.parameters)}</td>
                <td>{time.unwrap_or_else(|| "–".to_owned())}</td><td>{learns.unwrap_or("–")}</td>
            </tr>
        }
    };
    view! {
        <details class="more">
            <summary>{t!("inside-table")}</summary>
            <div class="scroll" tabindex="0">
                <table class="table" data-testid="inside-table">
                    <thead><tr>
                        <th scope="col">{t!("inside-table-part")}</th><th scope="col">{t!("inside-table-shape")}</th><th scope="col">{t!("inside-table-parameters")}</th><th scope="col">{t!("inside-table-time")}</th>
                        <th scope="col">{t!("inside-table-learns")}</th>
                    </tr></thead>
                    <tbody>{inventory.parts.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

fn dims(shape: &[u32]) -> String {
    let dims: Vec<String> = shape.iter().map(u32::to_string).collect();
    dims.join(" × ")
}

/// The train cells that start from this model, by what they make, with what learns in them.
fn learners(notebook: &Notebook, model: &str) -> Vec<(String, Trainable)> {
    let learner = |kind: &CellKind| match kind {
        CellKind::Train(settings) if settings.model == model => {
            Some((settings.output.clone(), settings.recipe.trainable))
        }
        _ => None,
    };
    notebook
        .cells
        .iter()
        .filter_map(|cell| learner(&cell.kind))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_train_cells_that_start_here_teach_this_model() {
        let mut notebook = Notebook::starter();
        let all = learners(&notebook, "starter");
        assert_eq!(all, [("tuned".to_owned(), Trainable::Head)]);
        assert!(learners(&notebook, "tuned").is_empty());
        crate::edit::rename_model(&mut notebook, "starter", "base");
        assert_eq!(learners(&notebook, "base").len(), 1);
    }

    #[test]
    fn shapes_read_well() {
        assert_eq!(dims(&[197, 192]), "197 × 192");
    }
}
