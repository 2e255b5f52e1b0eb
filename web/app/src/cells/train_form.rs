//! The recipe as a form: a few knobs for everyone, the rest behind "Advanced".

use leptos::prelude::*;
use vitrine::augmentation::Preset as Augmentations;
use vitrine::memory::{self, Keeps, MemoryPlan};
use vitrine::notebook::{CellKind, TrainSettings};
use vitrine::recipe::{Knob, Preset, Recipe, RecipeError, Trainable};

use super::Handle;
use super::train_advanced::Advanced;
use crate::i18n::t;
use crate::state::AppStateStoreFields as _;
use crate::ui::field::{NumberField, SelectField, TextField};
use crate::{edit, format};

/// Depth assumed until the model is loaded: that of every DeiT.
const USUAL_DEPTH: u32 = 12;
/// Blocks suggested when a user first chooses to train blocks.
const FIRST_BLOCKS: u32 = 2;

/// A number of the recipe, read and written.
#[derive(Clone, Copy)]
pub(super) struct Dial {
    pub(super) read: fn(&Recipe) -> f64,
    pub(super) write: fn(&mut Recipe, f64),
}

/// Which model, which data, what to call the result, and how.
#[component]
pub(crate) fn TrainForm(
    /// The cell.
    handle: Handle,
    /// Its settings.
    settings: Memo<TrainSettings>,
) -> impl IntoView {
    let page = handle.page;
    let recipe = Memo::new(move |_| settings.with(|settings| settings.recipe.clone()));
    let depth = Memo::new(move |_| {
        settings.with(|settings| {
            page.state
                .models()
                .read()
                .get(&settings.model)
                .map_or(USUAL_DEPTH, |model| model.value.shape.blocks())
        })
    });
    let error = Memo::new(move |_| recipe.with(|recipe| recipe.validate(depth.get()).err()));
    let set = move |change: &dyn Fn(&mut Recipe)| {
        handle.edit(|kind| {
            if let CellKind::Train(train) = kind {
                change(&mut train.recipe);
            }
        });
    };
    let trainable = Signal::derive(move || {
        recipe
            .with(|recipe| match recipe.trainable {
                Trainable::Head if recipe.epochs == 0 => "probe",
                Trainable::Head => "head",
                Trainable::LastBlocks(_) => "blocks",
                Trainable::All => "all",
            })
            .to_owned()
    });
    let choose = Callback::new(move |choice: String| {
        let next = match choice.as_str() {
            "probe" | "head" => Trainable::Head,
            "all" => Trainable::All,
            _ => Trainable::LastBlocks(FIRST_BLOCKS.min(depth.get_untracked())),
        };
        set(&|recipe| *recipe = edit::retrain(recipe, next, choice == "probe"));
    });
    let what = vec![
        ("probe".to_owned(), t!("train-form-what-probe").to_owned()),
        ("head".to_owned(), t!("train-form-what-head").to_owned()),
        ("blocks".to_owned(), t!("train-form-what-blocks").to_owned()),
        ("all".to_owned(), t!("train-form-what-all").to_owned()),
    ];
    let blocks = Dial {
        read: |recipe| {
            if let Trainable::LastBlocks(blocks) = recipe.trainable {
                f64::from(blocks)
            } else {
                0.0
            }
        },
        write: |recipe, value| {
            *recipe = edit::retrain(recipe, Trainable::LastBlocks(whole(value)), false);
        },
    };
    let epochs = Dial {
        read: |recipe| f64::from(recipe.epochs),
        write: |recipe, value| recipe.epochs = whole(value),
    };
    let batch = Dial {
        read: |recipe| f64::from(recipe.batch_size),
        write: |recipe, value| recipe.batch_size = whole(value),
    };
    let lr = Dial {
        read: |recipe| recipe.lr,
        write: |recipe, value| recipe.lr = value,
    };
    let what = Signal::derive(move || what.clone());
    view! {
        <Names handle=handle settings=settings />
        <Presets handle=handle settings=settings depth=depth />
        <div class="form">
            <SelectField label=t!("train-form-what") help=t!("train-form-what-help") testid="trainable" options=what value=trainable on_change=choose />
            <Show when=move || trainable.get() == "blocks">
                <Knobs handle=handle recipe=recipe error=error dial=blocks knob=Some(Knob::Trainable) label=t!("train-form-blocks") help=t!("train-form-blocks-help") testid="blocks" step="1" />
            </Show>
            <Varied handle=handle settings=settings />
            <Show when=move || trainable.get() != "probe">
            <Knobs handle=handle recipe=recipe error=error dial=epochs knob=Some(Knob::Epochs) label=t!("train-form-epochs") help=t!("train-form-epochs-help") testid="epochs" step="1" />
            <Knobs handle=handle recipe=recipe error=error dial=batch knob=Some(Knob::BatchSize) label=t!("train-form-batch") help=t!("train-form-batch-help") testid="batch-size" step="1" />
            <Knobs handle=handle recipe=recipe error=error dial=lr knob=Some(Knob::Lr) label=t!("train-form-lr") help=t!("train-form-lr-help") testid="lr" step="any" />
            </Show>
        </div>
        <Advanced handle=handle settings=settings recipe=recipe error=error depth=depth />
        <Memory handle=handle settings=settings error=error />
    }
}

/// A recipe by how many pictures there are, and which one that would be here.
#[component]
fn Presets(handle: Handle, settings: Memo<TrainSettings>, depth: Memo<u32>) -> impl IntoView {
    let page = handle.page;
    let chosen = Memo::new(move |_| {
        settings.with(|settings| {
            let recipe = &settings.recipe;
            let same = |preset: &Preset| preset_of(*preset, recipe, depth.get()) == *recipe;
            Preset::ALL.into_iter().find(same)
        })
    });
    let suggested = Memo::new(move |_| {
        let datasets = page.state.datasets().read();
        let data = datasets.get(&settings.with(|settings| settings.data.clone()))?;
        let counts = data.value.classes.iter().map(|class| class.train);
        let (images, smallest) = (counts.clone().sum(), counts.min()?);
        let (preset, why) = Preset::suggested(images, smallest);
        Some((preset, crate::words::recipe_reason(why)))
    });
    let take = move |preset: Preset| {
        handle.edit(|kind| {
            if let CellKind::Train(train) = kind {
                train.recipe = preset_of(preset, &train.recipe, depth.get_untracked());
            }
        });
    };
    let value = Signal::derive(move || chosen.get().map_or("own", Preset::id).to_owned());
    let choose = Callback::new(move |id: String| {
        if let Some(preset) = Preset::ALL.into_iter().find(|preset| preset.id() == id) {
            take(preset);
        }
    });
    let options = std::iter::once(("own".to_owned(), t!("train-form-preset-own").to_owned()));
    let presets = Preset::ALL.into_iter();
    let options =
        options.chain(presets.map(|preset| (preset.id().to_owned(), words(preset).to_owned())));
    let options: Vec<_> = options.collect();
    view! {
        <div class="form">
            <SelectField label=t!("train-form-preset") testid="preset" options=Signal::stored(options) value=value on_change=choose help=t!("train-form-preset-help") />
        </div>
        <p class="row suggestion">
            {move || match suggested.get() {
                None => view! { <span class="hint">{t!("train-form-suggested-none")}</span> }.into_any(),
                Some((preset, why)) => view! {
                    <span class="hint" data-testid="suggested-preset">{t!("train-form-suggested", preset = words(preset), why = why)}</span>
                    <Show when=move || chosen.get() != Some(preset)>
                        <button type="button" class="button" data-testid="use-preset" on:click=move |_| take(preset)>{t!("train-form-use-preset")}</button>
                    </Show>
                }.into_any(),
            }}
        </p>
    }
}

/// A preset with what it leaves open: the seed, and whom to learn from.
fn preset_of(preset: Preset, now: &Recipe, depth: u32) -> Recipe {
    Recipe {
        seed: now.seed,
        distillation: now.distillation.clone(),
        ..preset.recipe(depth)
    }
}

fn words(preset: Preset) -> &'static str {
    match preset {
        Preset::Dozens => t!("train-form-dozens"),
        Preset::Hundreds => t!("train-form-hundreds"),
        Preset::Thousands => t!("train-form-thousands"),
        Preset::Everything => t!("train-form-everything"),
    }
}

/// What the run will need of the device's memory.
#[component]
fn Memory(
    handle: Handle,
    settings: Memo<TrainSettings>,
    error: Memo<Option<RecipeError>>,
) -> impl IntoView {
    let page = handle.page;
    let needs = Memo::new(move |_| {
        if error.with(Option::is_some) {
            return None;
        }
        let TrainSettings {
            model,
            data,
            recipe,
            ..
        } = settings.get();
        let mut shape = page.state.models().read().get(&model)?.value.shape.clone();
        let datasets = page.state.datasets().read();
        if let Some(data) = datasets.get(&data) {
            shape = shape.with_classes(data.value.classes.len());
        }
        let keeps = if page.state.engine().read().is_on_graphics_device() {
            Keeps::Parts
        } else {
            Keeps::Inputs
        };
        let plan = MemoryPlan::of(&shape, &recipe.main(), &recipe, memory::LIMIT, keeps);
        Some(needed(
            &plan,
            recipe.micro_batch.unwrap_or(plan.micro_batch),
            recipe.batch_size,
        ))
    });
    move || match needs.get() {
        Some(text) => view! { <p class="hint" data-testid="memory">{text}</p> }.into_any(),
        None if error.with(Option::is_some) => ().into_any(),
        None => view! { <p class="hint">{t!("train-form-memory-none")}</p> }.into_any(),
    }
}

/// A memory plan in a sentence or two.
fn needed(plan: &MemoryPlan, at_once: u32, batch: u32) -> String {
    let all = t!(
        "train-form-memory",
        total = format::bytes(plan.total()),
        weights = format::bytes(plan.weights),
        gradients = format::bytes(plan.gradients + plan.optimizer),
        activations = format::bytes(plan.activations),
        pictures = at_once
    );
    let limit = format::bytes(plan.limit);
    if plan.total() > plan.limit {
        t!("train-form-memory-over", needs = all, limit = limit)
    } else if at_once < batch {
        t!(
            "train-form-memory-parts",
            needs = all,
            batch = batch,
            limit = limit
        )
    } else {
        all
    }
}

/// The names of what goes in and what comes out.
#[component]
fn Names(handle: Handle, settings: Memo<TrainSettings>) -> impl IntoView {
    let page = handle.page;
    let notebook = page.state.notebook();
    let model = Signal::derive(move || settings.with(|settings| settings.model.clone()));
    let data = Signal::derive(move || settings.with(|settings| settings.data.clone()));
    let output = Signal::derive(move || settings.with(|settings| settings.output.clone()));
    let change = move |set: fn(&mut TrainSettings, String)| {
        Callback::new(move |name: String| {
            handle.edit(|kind| {
                if let CellKind::Train(train) = kind {
                    set(train, name);
                }
            });
        })
    };
    let rename = Callback::new(move |new: String| {
        let (old, base) = (output.get_untracked(), model.get_untracked());
        if old == base {
            change(|train, name| train.output = name).run(new);
        } else {
            page.edit(|notebook| edit::rename_model(notebook, &old, &new));
        }
    });
    let models = Signal::derive(move || named(notebook.with(edit::model_names), &model.get()));
    let sets = Signal::derive(move || named(notebook.with(edit::data_names), &data.get()));
    view! {
        <div class="form">
            <SelectField label=t!("train-form-model") testid="train-model" options=models value=model on_change=change(|train, name| train.model = name) />
            <SelectField label=t!("train-form-data") testid="train-data" options=sets value=data on_change=change(|train, name| train.data = name) />
            <TextField label=t!("train-form-output") testid="train-output" value=output on_change=rename />
        </div>
    }
}

/// Names as choices; the one in use is among them even if nothing makes it.
pub(super) fn named(mut names: Vec<String>, used: &str) -> Vec<(String, String)> {
    if !names.iter().any(|name| name == used) {
        names.push(used.to_owned());
    }
    names.into_iter().map(|name| (name.clone(), name)).collect()
}

/// How the pictures are varied: by an augment cell, or by a preset.
#[component]
fn Varied(handle: Handle, settings: Memo<TrainSettings>) -> impl IntoView {
    const CELL: &str = "cell:";
    const OWN: &str = "own";
    let notebook = handle.page.state.notebook();
    let head = move || settings.with(|settings| settings.recipe.trainable == Trainable::Head);
    let value = Signal::derive(move || {
        settings.with(|settings| match &settings.augment {
            Some(name) => format!("{CELL}{name}"),
            None => settings
                .recipe
                .augmentation
                .preset()
                .map_or(OWN, Augmentations::id)
                .to_owned(),
        })
    });
    let options = Signal::derive(move || {
        let words = |preset: Augmentations| {
            let name = crate::words::augmentation(preset);
            (preset.id().to_owned(), name.to_owned())
        };
        let mut options: Vec<_> = Augmentations::ALL.into_iter().map(words).collect();
        let used = settings.with(|settings| settings.augment.clone());
        let mut names = notebook.with(edit::augment_names);
        names.extend(used.filter(|used| !names.contains(used)));
        let cells = names.into_iter().map(|name| {
            (
                format!("{CELL}{name}"),
                t!("train-form-augment-cell", name = name),
            )
        });
        options.extend(cells);
        if value.get() == OWN {
            options.push((OWN.to_owned(), t!("train-form-augment-own").to_owned()));
        }
        options
    });
    let choose = Callback::new(move |choice: String| {
        handle.edit(|kind| {
            let CellKind::Train(train) = kind else { return };
            if let Some(name) = choice.strip_prefix(CELL) {
                train.augment = Some(name.to_owned());
            } else if let Some(preset) = Augmentations::ALL
                .into_iter()
                .find(|preset| preset.id() == choice)
            {
                train.augment = None;
                train.recipe.augmentation = preset.augmentation();
            }
        });
    });
    view! {
        <Show
            when=move || !head()
            fallback=move || settings.with(|settings| settings.augment.is_some()).then(|| view! {
                <p class="hint" data-testid="augment-unused">{t!("train-form-augment-unused")}</p>
            })
        >
            <SelectField label=t!("train-form-augment") help=t!("train-form-augment-help") testid="augment" options=options value=value on_change=choose />
        </Show>
    }
}

/// One number of the recipe.
#[component]
pub(super) fn Knobs(
    handle: Handle,
    recipe: Memo<Recipe>,
    error: Memo<Option<RecipeError>>,
    dial: Dial,
    knob: Option<Knob>,
    label: &'static str,
    help: &'static str,
    testid: &'static str,
    step: &'static str,
) -> impl IntoView {
    let value = Signal::derive(move || recipe.with(dial.read));
    let wrong = MaybeProp::derive(move || {
        error.with(|error| {
            error
                .as_ref()
                .filter(|error| Some(error.knob) == knob)
                .map(crate::words::recipe_error)
        })
    });
    let set = Callback::new(move |value| {
        handle.edit(|kind| {
            if let CellKind::Train(train) = kind {
                (dial.write)(&mut train.recipe, value);
            }
        });
    });
    view! { <NumberField label=label help=help testid=testid value=value on_change=set error=wrong step=step /> }
}

/// A typed number as a count; what is no count becomes 0, which the check explains.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range before"
)]
pub(super) fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_numbers_never_wrap() {
        assert_eq!(
            (whole(-3.0), whole(2.6), whole(1e12), whole(f64::NAN)),
            (0, 3, u32::MAX, 0)
        );
    }

    #[test]
    fn the_name_in_use_is_always_a_choice() {
        assert_eq!(named(vec!["a".to_owned()], "b").len(), 2);
        assert_eq!(named(vec!["a".to_owned()], "a").len(), 1);
    }
}
