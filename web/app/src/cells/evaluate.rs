//! An evaluate cell: how good a model is, class by class, down to the single picture.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, EvaluateSettings, Output};
use vitrine::report::{Evaluation, ImageId, ImageResult};

use super::Handle;
use super::explain::explain_picture;
use super::picture;
use super::train_form::named;
use super::train_progress::WorkLine;
use crate::state::AppStateStoreFields as _;
use crate::ui::field::SelectField;
use crate::ui::matrix::{Counts, Matrix};
use crate::{edit, format};

/// Pictures shown behind one cell of the matrix.
const SHOWN: usize = 60;

/// Measures a model on the held-out split.
#[component]
pub(crate) fn EvaluateCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: EvaluateSettings,
) -> impl IntoView {
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Evaluate(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let notebook = handle.page.state.notebook();
    let model = Signal::derive(move || settings.with(|settings| settings.model.clone()));
    let data = Signal::derive(move || settings.with(|settings| settings.data.clone()));
    let models = Signal::derive(move || named(notebook.with(edit::model_names), &model.get()));
    let sets = Signal::derive(move || named(notebook.with(edit::data_names), &data.get()));
    let change = move |set: fn(&mut EvaluateSettings, String)| {
        Callback::new(move |name: String| {
            handle.edit(|kind| {
                if let CellKind::Evaluate(settings) = kind {
                    set(settings, name);
                }
            });
        })
    };
    let evaluation = handle.output(|output| {
        if let Output::Evaluation(evaluation) = output {
            Some(evaluation.clone())
        } else {
            None
        }
    });
    view! {
        <div class="form">
            <SelectField label="Model" testid="evaluate-model" options=models value=model on_change=change(|settings, name| settings.model = name) />
            <SelectField label="Data" testid="evaluate-data" options=sets value=data on_change=change(|settings, name| settings.data = name) />
        </div>
        <WorkLine handle=handle />
        {move || evaluation.get().map(|evaluation| view! { <Findings handle=handle data=data evaluation=evaluation /> })}
    }
}

/// The metrics.
#[component]
fn Findings(handle: Handle, data: Signal<String>, evaluation: Evaluation) -> impl IntoView {
    let names: Vec<String> = evaluation
        .classes
        .iter()
        .map(|class| class.name.clone())
        .collect();
    let counts = Counts {
        names: names.clone(),
        counts: evaluation.confusion.clone(),
    };
    let chosen = RwSignal::new(None::<(usize, usize)>);
    let choose = Callback::new(move |cell| {
        chosen.update(|chosen| *chosen = Some(cell).filter(|cell| *chosen != Some(*cell)));
    });
    let share = |value: f64| format!("{value:.3}");
    let rows = evaluation.classes.iter().map(|class| {
        view! {
            <tr><th scope="row">{class.name.clone()}</th><td>{share(class.precision)}</td><td>{share(class.recall)}</td><td>{share(class.f1)}</td><td>{class.support}</td></tr>
        }
    });
    let rows = rows.collect_view();
    let measured = format::plural(
        evaluation.images.len(),
        "held-out picture",
        "held-out pictures",
    );
    let images = StoredValue::new(evaluation.images);
    let names = StoredValue::new(names);
    view! {
        <div class="tiles">
            <div class="tile" data-main="true"><span class="tile-value" data-testid="top1">{share(evaluation.top1)}</span><span class="tile-name">"top-1: right at first guess"</span></div>
            <div class="tile"><span class="tile-value" data-testid="top5">{share(evaluation.top5)}</span><span class="tile-name">"top-5: right within five guesses"</span></div>
            <div class="tile"><span class="tile-value" data-testid="loss">{share(evaluation.loss)}</span><span class="tile-name">"loss: lower is better"</span></div>
        </div>
        <p class="hint">{format!("Measured on {measured}.")}</p>
        <div class="split">
            <div>
                <h3 class="sub">"What was taken for what"</h3>
                <p class="hint">"Each row is a true class, each column a guess. Choose a number to see its pictures."</p>
                <Matrix counts=Signal::stored(counts) chosen=chosen on_choose=choose />
            </div>
            <div>
                <h3 class="sub">"Class by class"</h3>
                <p class="hint">"Precision: how many of its guesses are right. Recall: how many of the class it finds."</p>
                <div class="scroll">
                    <table class="table">
                        <thead><tr><th scope="col">"Class"</th><th scope="col">"Precision"</th><th scope="col">"Recall"</th><th scope="col">"F1"</th><th scope="col">"Pictures"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </div>
        </div>
        {move || chosen.get().map(|cell| view! { <Behind handle=handle data=data names=names images=images cell=cell /> })}
    }
}

/// The pictures behind one cell of the matrix.
#[component]
fn Behind(
    handle: Handle,
    data: Signal<String>,
    names: StoredValue<Vec<String>>,
    images: StoredValue<Vec<ImageResult>>,
    cell: (usize, usize),
) -> impl IntoView {
    let page = handle.page;
    let name =
        move |index: usize| names.with_value(|names| names.get(index).cloned().unwrap_or_default());
    let (label, guess) = (name(cell.0), name(cell.1));
    let found = images.with_value(|images| behind(images, cell));
    let title = format!(
        "{} of {label}, taken for {guess}",
        format::plural(found.len(), "picture", "pictures")
    );
    let more = found.len().saturating_sub(SHOWN);
    let lost = Memo::new(move |_| {
        page.state
            .datasets()
            .with(|sets| !sets.contains_key(&*data.read()))
    });
    let show = move |result: ImageResult| {
        let image: ImageId = result.image;
        let url = Memo::new(move |_| {
            page.state.datasets().with(|sets| {
                sets.get(&*data.read())?
                    .value
                    .images
                    .get(&image)
                    .map(|image| image.url.clone())
            })
        });
        let sure = format::percent(f64::from(result.p));
        let words = format!("true: {label}, guess: {guess} ({sure})");
        let caption = words.clone();
        let look = move |_| picture::look(page, &data.read_untracked(), image, caption.clone());
        let explain = move |_| {
            let notebook = page.state.notebook().read_untracked();
            let model = notebook
                .cell(&handle.id())
                .and_then(|cell| match &cell.kind {
                    CellKind::Evaluate(settings) => Some(settings.model.clone()),
                    _ => None,
                });
            drop(notebook);
            if let Some(model) = model {
                explain_picture(page, &model, &data.read_untracked(), image, &handle.id());
            }
        };
        let facts = view! {
            <figcaption>
                <span>{label.clone()}</span><span>"→ "{guess.clone()}</span><span class="hint">{sure}</span>
                <button type="button" class="button" data-testid="explain-this" on:click=explain>"Explain"</button>
            </figcaption>
        };
        move || {
            url.get().map(|url| {
                view! {
                    <button type="button" class="thumb" data-size="large" title=words.clone() aria-label=words.clone() on:click=look.clone()>
                        <img src=url alt="" loading="lazy" width="96" height="96" />
                    </button>
                }
            })
            .map(|button| view! { <figure class="found">{button}{facts.clone()}</figure> })
        }
    };
    let figures = found.into_iter().take(SHOWN).map(show).collect_view();
    view! {
        <div class="behind" data-testid="cell-images" role="region" aria-label=title.clone()>
            <h3 class="sub">{title.clone()}</h3>
            <Show when=move || lost.get()>
                <p class="hint">"The pictures are not part of the notebook file. Run the data cell and then this cell again to see them."</p>
            </Show>
            <div class="founds">{figures}</div>
            {(more > 0).then(|| view! { <p class="hint">{format!("and {more} more")}</p> })}
        </div>
    }
}

/// The images of one cell of the matrix, the surest first.
fn behind(images: &[ImageResult], (row, column): (usize, usize)) -> Vec<ImageResult> {
    let here =
        |result: &&ImageResult| result.label as usize == row && result.predicted as usize == column;
    let mut found: Vec<_> = images.iter().filter(here).copied().collect();
    found.sort_by(|a, b| b.p.total_cmp(&a.p));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_cell_leads_to_its_images_surest_first() {
        let result = |image, label, predicted, p| ImageResult {
            image: ImageId(image),
            label,
            predicted,
            p,
            rank: 0,
            loss: 0.0,
        };
        let all = [
            result(1, 0, 1, 0.5),
            result(2, 0, 1, 0.9),
            result(3, 1, 1, 0.8),
        ];
        let found: Vec<_> = behind(&all, (0, 1))
            .iter()
            .map(|result| result.image.0)
            .collect();
        assert_eq!(found, [2, 1]);
        assert!(behind(&all, (1, 0)).is_empty());
    }
}
