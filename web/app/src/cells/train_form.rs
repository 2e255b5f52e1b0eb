//! The recipe as a form: a few knobs for everyone, the rest behind "Advanced".

use leptos::prelude::*;
use vitrine::augmentation::Preset;
use vitrine::notebook::{CellKind, TrainSettings};
use vitrine::recipe::{Knob, Recipe, RecipeError, Trainable};

use super::Handle;
use crate::edit;
use crate::state::AppStateStoreFields as _;
use crate::ui::field::{CheckField, NumberField, SelectField, TextField};

/// Depth assumed until the model is loaded: that of every DeiT.
const USUAL_DEPTH: u32 = 12;
/// Blocks suggested when a user first chooses to train blocks.
const FIRST_BLOCKS: u32 = 2;

/// A number of the recipe, read and written.
#[derive(Clone, Copy)]
struct Dial {
    read: fn(&Recipe) -> f64,
    write: fn(&mut Recipe, f64),
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
                .map_or(USUAL_DEPTH, |model| model.value.depth)
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
        if recipe.with(|recipe| recipe.trainable == Trainable::Head) {
            "head"
        } else {
            "blocks"
        }
        .to_owned()
    });
    let choose = Callback::new(move |choice: String| {
        let next = if choice == "head" {
            Trainable::Head
        } else {
            Trainable::LastBlocks(FIRST_BLOCKS.min(depth.get_untracked()))
        };
        set(&|recipe| *recipe = edit::retrain(recipe, next));
    });
    let what = vec![
        (
            "head".to_owned(),
            "Head only: fast, often enough".to_owned(),
        ),
        (
            "blocks".to_owned(),
            "Head and last blocks: slower, often better".to_owned(),
        ),
    ];
    let blocks = Dial {
        read: |recipe| {
            if let Trainable::LastBlocks(blocks) = recipe.trainable {
                f64::from(blocks)
            } else {
                0.0
            }
        },
        write: |recipe, value| *recipe = edit::retrain(recipe, Trainable::LastBlocks(whole(value))),
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
        <div class="form">
            <SelectField label="What learns" help="The head is the last layer: it names the classes. Blocks are the layers that look." testid="trainable" options=what value=trainable on_change=choose />
            <Show when=move || trainable.get() == "blocks">
                <Knobs handle=handle recipe=recipe error=error dial=blocks knob=Some(Knob::Trainable) label="Last blocks" help="How many blocks, counted from the end, learn too." testid="blocks" step="1" />
            </Show>
            <Varied handle=handle settings=settings />
            <Knobs handle=handle recipe=recipe error=error dial=epochs knob=Some(Knob::Epochs) label="Epochs" help="How often it sees every training picture." testid="epochs" step="1" />
            <Knobs handle=handle recipe=recipe error=error dial=batch knob=Some(Knob::BatchSize) label="Batch size" help="How many pictures it looks at before each small change." testid="batch-size" step="1" />
            <Knobs handle=handle recipe=recipe error=error dial=lr knob=Some(Knob::Lr) label="Learning rate" help="How large each change is. Too large, and it forgets; too small, and it takes forever." testid="lr" step="any" />
        </div>
        <Advanced handle=handle recipe=recipe error=error />
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
            <SelectField label="Start from model" testid="train-model" options=models value=model on_change=change(|train, name| train.model = name) />
            <SelectField label="Learn from data" testid="train-data" options=sets value=data on_change=change(|train, name| train.data = name) />
            <TextField label="Call the result" testid="train-output" value=output on_change=rename />
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
                .map_or(OWN, Preset::id)
                .to_owned(),
        })
    });
    let options = Signal::derive(move || {
        let words = |preset: Preset| (preset.id().to_owned(), preset.name().to_owned());
        let mut options: Vec<_> = Preset::ALL.into_iter().map(words).collect();
        let used = settings.with(|settings| settings.augment.clone());
        let mut names = notebook.with(edit::augment_names);
        names.extend(used.filter(|used| !names.contains(used)));
        let cells = names.into_iter().map(|name| {
            (
                format!("{CELL}{name}"),
                format!("As the cell \u{201c}{name}\u{201d} says"),
            )
        });
        options.extend(cells);
        if value.get() == OWN {
            options.push((OWN.to_owned(), "As this notebook's file says".to_owned()));
        }
        options
    });
    let choose = Callback::new(move |choice: String| {
        handle.edit(|kind| {
            let CellKind::Train(train) = kind else { return };
            if let Some(name) = choice.strip_prefix(CELL) {
                train.augment = Some(name.to_owned());
            } else if let Some(preset) =
                Preset::ALL.into_iter().find(|preset| preset.id() == choice)
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
                <p class="hint" data-testid="augment-unused">"The head alone learns from each picture as it is, looked at once, so the augment cell has no effect here."</p>
            })
        >
            <SelectField label="Vary the pictures" help="Each time a picture comes up it looks a little different, so that it cannot be learnt by heart." testid="augment" options=options value=value on_change=choose />
        </Show>
    }
}

/// One number of the recipe.
#[component]
fn Knobs(
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
                .map(ToString::to_string)
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

/// The knobs most people never touch.
#[component]
fn Advanced(
    handle: Handle,
    recipe: Memo<Recipe>,
    error: Memo<Option<RecipeError>>,
) -> impl IntoView {
    let rare = |knob: Knob| {
        !matches!(
            knob,
            Knob::Trainable | Knob::Epochs | Knob::BatchSize | Knob::Lr
        )
    };
    // Once opened it stays so: the knob at fault must not vanish as it is being mended.
    let opened = Memo::new(move |old: Option<&bool>| {
        let wrong = error.with(|error| error.as_ref().is_some_and(|error| rare(error.knob)));
        wrong || old.copied().unwrap_or(false)
    });
    let dial = |read, write| Dial { read, write };
    let knob = move |knob, label, help, testid, dial| {
        view! { <Knobs handle=handle recipe=recipe error=error dial=dial knob=knob label=label help=help testid=testid step="any" /> }
    };
    let flag = move |write: fn(&mut Recipe, bool)| {
        Callback::new(move |yes| {
            handle.edit(|kind| {
                if let CellKind::Train(train) = kind {
                    write(&mut train.recipe, yes);
                }
            });
        })
    };
    let head = move || recipe.with(|recipe| recipe.trainable == Trainable::Head);
    let standardize = Signal::derive(move || recipe.with(|recipe| recipe.standardize_features));
    view! {
        <details class="more" prop:open=opened>
            <summary>"Advanced"</summary>
            <div class="form">
                {knob(None, "Seed", "Same seed, same result on the CPU. Change it to roll the dice anew.", "seed", dial(seed, |recipe, value| recipe.seed = seed_of(value)))}
                {knob(Some(Knob::WarmupEpochs), "Warm-up epochs", "The learning rate rises from zero over so many epochs.", "warmup-epochs", dial(|r| r.warmup_epochs, |r, v| r.warmup_epochs = v))}
                {knob(Some(Knob::MinLr), "Final learning rate", "Where the learning rate ends up.", "min-lr", dial(|r| r.min_lr, |r, v| r.min_lr = v))}
                {knob(Some(Knob::WeightDecay), "Weight decay", "Pulls weights towards zero, against learning by heart.", "weight-decay", dial(|r| r.weight_decay, |r, v| r.weight_decay = v))}
                {knob(Some(Knob::LabelSmoothing), "Label smoothing", "Keeps it from being too sure: 0 is off, 0.1 is usual.", "label-smoothing", dial(|r| r.label_smoothing, |r, v| r.label_smoothing = v))}
                {knob(Some(Knob::ClipGradNorm), "Gradient clip", "The longest step it may take; 0 turns this off.", "clip-grad-norm", dial(|r| r.clip_grad_norm.unwrap_or(0.0), |r, v| r.clip_grad_norm = Some(v).filter(|norm| *norm != 0.0)))}
                <Show when=head>
                    <CheckField label="Standardise features" help="Brings what the head reads to one scale first. Usually helps." testid="standardize" value=standardize on_change=flag(|recipe, yes| recipe.standardize_features = yes) />
                </Show>
            </div>
        </details>
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the form only sets seeds that fit"
)]
fn seed(recipe: &Recipe) -> f64 {
    recipe.seed as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to whole numbers a float holds exactly"
)]
fn seed_of(value: f64) -> u64 {
    value.round().clamp(0.0, 9_007_199_254_740_991.0) as u64
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
        assert_eq!((seed_of(-1.0), seed_of(42.0)), (0, 42));
    }

    #[test]
    fn the_name_in_use_is_always_a_choice() {
        assert_eq!(named(vec!["a".to_owned()], "b").len(), 2);
        assert_eq!(named(vec!["a".to_owned()], "a").len(), 1);
    }
}
