//! What a model is made of: a picture's way through it, with shapes, parameters, times, and what would learn.

use leptos::prelude::*;
use vitrine::architecture::Architecture;
use vitrine::notebook::{CellKind, Notebook};
use vitrine::protocol::{Command, ModelInfo};
use vitrine::recipe::Trainable;

use super::Handle;
use super::inside_parts::{Inventory, PartView, Role};
use crate::format;
use crate::state::{AppStateStoreFields as _, Engine, Work};
use crate::ui::field::SelectField;

/// Heads drawn; more are counted only.
const HEADS_DRAWN: usize = 16;

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
                <summary>"What is inside"</summary>
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
    let device = move || match &*page.state.engine().read() {
        Engine::Ready(device) => device.name.clone(),
        _ => "this device".to_owned(),
    };
    let total = move || {
        let total = inventory.with(|inventory| inventory.as_ref().and_then(Inventory::total_ms))?;
        Some(format!(
            "All parts together take {} for one picture on {}.",
            milliseconds(total),
            device()
        ))
    };
    view! {
        <div class="row">
            <button type="button" class="button" data-testid="inside-measure" disabled=move || busy.get() on:click=measure>
                {move || if busy.get() { "Measuring…" } else { "Measure on this device" }}
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
        Some((output, _)) => format!(
            "In the train cell that makes \"{output}\", the filled boxes learn; those with a dashed edge stay as loaded."
        ),
        None => "No train cell of this notebook starts from this model yet.".to_owned(),
    };
    view! {
        <Show when=move || { learners.with(Vec::len) > 1 }>
            <SelectField
                label="As trained by the cell that makes" testid="inside-learner" options=options value=value
                on_change=Callback::new(move |output| chosen.set(Some(output)))
            />
        </Show>
        <p class="hint" data-testid="inside-learns">{words}</p>
    }
}

/// The way of a picture through the network, as boxes.
#[component]
fn Flow(inventory: Inventory) -> impl IntoView {
    let Some(shape) = inventory.shape.clone() else {
        return view! { <p class="hint">"This network is no plain transformer, so there is no drawing of it: measuring lists its parts below."</p> }
            .into_any();
    };
    let (rows, columns) = shape.grid();
    let find = |role: Role| {
        inventory
            .parts
            .iter()
            .find(|part| part.role == role)
            .cloned()
    };
    let blocks: Vec<PartView> = inventory
        .parts
        .iter()
        .filter(|part| matches!(part.role, Role::Block(_)))
        .cloned()
        .collect();
    let picture = format!(
        "{} × {} pixels, 3 colours",
        shape.image_px.0, shape.image_px.1
    );
    let patches = format!(
        "{} patches of {} × {1} pixels, each made {} numbers",
        rows * columns,
        shape.patch_px,
        shape.dim
    );
    let tokens = format!(
        "{} tokens: the patches, {}; each knows its position",
        shape.tokens(),
        if shape.distilled {
            "a class and a distillation token before them"
        } else {
            "a class token before them"
        }
    );
    let head = format!(
        "{}, from the class token{}",
        format::plural(shape.classes, "class score", "class scores"),
        if shape.dist_head {
            " and, averaged with it, the distillation token"
        } else {
            ""
        }
    );
    view! {
        <ol class="inside-flow" data-testid="inside-flow">
            <Station title="Picture" glyph=square() words=picture part=None />
            <Station title="Patches" glyph=grid(rows, columns) words=patches part=find(Role::Patches) />
            <Station title="Tokens" glyph=row(shape.prefix_tokens()) words=tokens part=find(Role::Tokens) />
            <Blocks shape=shape blocks=blocks />
            <Station title="Norm" glyph=lines() words="Brings every token to one scale".to_owned() part=find(Role::Norm) />
            <Station title="Head" glyph=bars() words=head part=find(Role::Head) />
        </ol>
    }
    .into_any()
}

/// One box.
#[component]
fn Station(
    title: &'static str,
    glyph: String,
    words: String,
    part: Option<PartView>,
) -> impl IntoView {
    let learns = part.as_ref().and_then(|part| part.learns);
    view! {
        <li class="inside-box" data-testid="inside-box" data-learns=learns.map(|learns| learns.to_string())>
            <svg class="inside-glyph" viewBox="0 0 28 28" aria-hidden="true"><path d=glyph /></svg>
            <div>
                <p class="sub">{title}</p>
                <p class="hint">{words}</p>
                {part.map(|part| view! { <p class="hint">{facts(&part)}</p> })}
            </div>
        </li>
    }
}

/// All blocks, and what is in each.
#[component]
fn Blocks(shape: Architecture, blocks: Vec<PartView>) -> impl IntoView {
    let slowest = blocks
        .iter()
        .filter_map(|block| block.milliseconds)
        .fold(0.0, f64::max);
    let one = |(index, block): (usize, PartView)| {
        let words = format!("Block {}: {}", index + 1, facts(&block));
        let title = words.clone();
        let height = block
            .milliseconds
            .filter(|_| slowest > 0.0)
            .map(|ms| format!("{:.0}%", ms / slowest * 100.0));
        view! {
            <li class="inside-block" data-testid="inside-block" data-learns=block.learns.map(|learns| learns.to_string()) title=title>
                <span class="visually-hidden">{words}</span>
                <span aria-hidden="true">{index + 1}</span>
                {height.map(|height| view! { <span class="inside-time" aria-hidden="true"><span style:height=height></span></span> })}
            </li>
        }
    };
    let each = blocks.first().map(|block| {
        format!(
            "{} blocks, one after the other; each has {} parameters and hands on as many tokens as it takes.",
            blocks.len(),
            format::count(block.parameters)
        )
    });
    let head_dim = shape.dim / shape.heads.max(1);
    let heads =
        (0..shape.heads.min(HEADS_DRAWN)).map(|_| view! { <span class="inside-head"></span> });
    let attention = format!(
        "Attention: tokens look at each other, {} of width {head_dim}",
        format::plural(shape.heads, "head", "heads")
    );
    let mlp = format!(
        "Perceptron, token by token: {} → {} → {0}",
        shape.dim, shape.mlp_dim
    );
    view! {
        <li class="inside-box" data-wide="true" data-testid="inside-box">
            <div>
                <p class="sub">"Blocks"</p>
                <p class="hint">{each}</p>
                <ol class="inside-blocks">{blocks.into_iter().enumerate().map(one).collect_view()}</ol>
                <p class="hint">"In each block:"</p>
                <ol class="inside-steps">
                    <li>"Norm"</li>
                    <li>{attention}<span class="inside-heads" aria-hidden="true">{heads.collect_view()}</span></li>
                    <li>"+ what came in"</li>
                    <li>"Norm"</li>
                    <li>{mlp}</li>
                    <li>"+ what came in"</li>
                </ol>
            </div>
        </li>
    }
}

/// The same as a table, with what was measured.
#[component]
fn PartTable(inventory: Inventory) -> impl IntoView {
    let row = |part: PartView| {
        let learns = part
            .learns
            .map(|learns| if learns { "learns" } else { "stays" });
        view! {
            <tr data-testid="inside-row">
                <th scope="row">{part.name}</th><td>{dims(&part.shape)}</td><td>{format::count(part.parameters)}</td>
                <td>{part.milliseconds.map_or_else(|| "–".to_owned(), milliseconds)}</td><td>{learns.unwrap_or("–")}</td>
            </tr>
        }
    };
    view! {
        <details class="more">
            <summary>"As a table"</summary>
            <div class="scroll">
                <table class="table" data-testid="inside-table">
                    <thead><tr>
                        <th scope="col">"Part"</th><th scope="col">"Leaves it"</th><th scope="col">"Parameters"</th><th scope="col">"Time"</th>
                        <th scope="col">"In training"</th>
                    </tr></thead>
                    <tbody>{inventory.parts.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

/// A part's numbers in a line.
fn facts(part: &PartView) -> String {
    let learns = part
        .learns
        .map(|learns| if learns { "learns" } else { "stays" });
    let facts = [
        Some(format!("{} parameters", format::count(part.parameters))),
        part.milliseconds.map(milliseconds),
        learns.map(str::to_owned),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn milliseconds(ms: f64) -> String {
    let decimals = match ms {
        ms if ms >= 100.0 => 0,
        ms if ms >= 1.0 => 1,
        _ => 2,
    };
    format!("{ms:.decimals$} ms")
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

fn square() -> String {
    "M2 2H26V26H2Z".to_owned()
}

/// A square cut into patches, no finer than the eye tells apart.
fn grid(rows: usize, columns: usize) -> String {
    let (rows, columns) = (rows.clamp(1, 7), columns.clamp(1, 7));
    let step = |count: usize| 24.0 / count as f64;
    let (height, width) = (step(rows), step(columns));
    let patch = |at: usize| {
        let (row, column) = (at / columns, at % columns);
        let (x, y) = (2.0 + column as f64 * width, 2.0 + row as f64 * height);
        format!(
            "M{x:.2} {y:.2}h{:.2}v{:.2}h-{0:.2}z",
            width * 0.8,
            height * 0.8
        )
    };
    (0..rows * columns).map(patch).collect()
}

/// Tokens in a row, those before the patches apart.
fn row(prefix: usize) -> String {
    let token = |at: usize| {
        let x = 2 + at * 4;
        if at < prefix {
            format!("M{x} 6h3v16h-3z")
        } else {
            format!("M{x} 10h3v8h-3z")
        }
    };
    (0..6).map(token).collect()
}

fn lines() -> String {
    "M2 8h24v2h-24zM2 13h24v2h-24zM2 18h24v2h-24z".to_owned()
}

fn bars() -> String {
    "M2 4h22v4h-22zM2 12h12v4h-12zM2 20h6v4h-6z".to_owned()
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
    fn numbers_read_well() {
        let times = [(123.4, "123 ms"), (4.56, "4.6 ms"), (0.123, "0.12 ms")];
        assert!(times.iter().all(|(ms, words)| milliseconds(*ms) == *words));
        assert_eq!(dims(&[197, 192]), "197 × 192");
        assert_eq!(grid(14, 14).matches('M').count(), 49);
    }
}
