//! The stages before the main one: head first, or the blocks joining in step by step.

use leptos::prelude::*;
use vitrine::recipe::{Knob, Recipe, RecipeError, Stage, Trainable};

use super::Handle;
use super::train_advanced::change;
use super::train_form::whole;
use crate::i18n::{Words, t};
use crate::ui::field::NumberField;
use crate::words;

/// Epochs of a first stage, as in the presets.
const HEAD_EPOCHS: u32 = 40;
/// Epochs of a later one.
const BLOCK_EPOCHS: u32 = 2;

/// A number of a stage: label, help, test id, how it is read (of a stage in a recipe, in a network of so many blocks) and
/// written.
type Number = (
    Words,
    Words,
    &'static str,
    fn(&Stage, &Recipe, u32) -> f64,
    fn(&mut Stage, f64),
);

const NUMBERS: [Number; 4] = [
    (
        || t!("train-advanced-stage-blocks"),
        || t!("train-advanced-stage-blocks-help"),
        "stage-blocks",
        |stage, _, depth| f64::from(stage.trainable.blocks(depth)),
        |stage, blocks| stage.trainable = last(whole(blocks)),
    ),
    (
        || t!("train-advanced-stage-epochs"),
        || t!("train-advanced-stage-epochs-help"),
        "stage-epochs",
        |stage, _, _| f64::from(stage.epochs),
        |stage, epochs| stage.epochs = whole(epochs),
    ),
    (
        || t!("train-advanced-stage-lr"),
        || t!("train-advanced-stage-lr-help"),
        "stage-lr",
        |stage, _, _| stage.lr,
        |stage, lr| stage.lr = lr,
    ),
    (
        || t!("train-advanced-stage-batch"),
        || t!("train-advanced-stage-batch-help"),
        "stage-batch-size",
        |stage, recipe, _| f64::from(recipe.batch_size_of(stage)),
        |stage, images| stage.batch_size = Some(whole(images)),
    ),
];

/// A list of stages, each with its numbers.
#[component]
pub(super) fn Stages(
    handle: Handle,
    recipe: Memo<Recipe>,
    error: Memo<Option<RecipeError>>,
    depth: Memo<u32>,
) -> impl IntoView {
    let count = Memo::new(move |_| recipe.with(|recipe| recipe.stages.len()));
    // They mean nothing where the head is all that learns; those there are can be taken away.
    let idle =
        move || count.get() == 0 && recipe.with(|recipe| recipe.trainable == Trainable::Head);
    let add = move |_| {
        let depth = depth.get_untracked();
        change(handle, &|recipe| recipe.stages.push(next(recipe, depth)));
    };
    // What is wrong with one stage alone is said beside it.
    let wrong = move || {
        error.with(|error| {
            let error = error.as_ref();
            error
                .filter(|error| error.knob == Knob::Stages)
                .map(words::recipe_error)
        })
    };
    view! {
        <fieldset class="group" hidden=idle>
            <legend>{t!("train-advanced-stages")}</legend>
            <p class="field-help">{t!("train-advanced-stages-help")}</p>
            <For each=move || 0..count.get() key=|at| *at let:at>
                <Row handle=handle recipe=recipe error=error depth=depth at=at />
            </For>
            {move || wrong().map(|text| view! { <p class="field-error" role="alert" data-testid="knob-error">{text}</p> })}
            <p class="row"><button type="button" class="button" data-testid="add-stage" on:click=add>{t!("train-advanced-stage-add")}</button></p>
        </fieldset>
    }
}

/// One stage.
#[component]
fn Row(
    handle: Handle,
    recipe: Memo<Recipe>,
    error: Memo<Option<RecipeError>>,
    depth: Memo<u32>,
    at: usize,
) -> impl IntoView {
    let number = move |(label, help, testid, read, write): Number| {
        // The last row is still there for a moment when its stage is gone.
        let value = Signal::derive(move || {
            recipe.with(|recipe| {
                let stage = recipe.stages.get(at);
                stage.map_or(0.0, |stage| read(stage, recipe, depth.get()))
            })
        });
        let set = Callback::new(move |value| {
            change(handle, &|recipe| {
                if let Some(stage) = recipe.stages.get_mut(at) {
                    write(stage, value);
                }
            });
        });
        let wrong = MaybeProp::derive(move || {
            let too_short = testid == "stage-epochs" && value.get() <= 0.0;
            error.with(|error| {
                let error = error.as_ref();
                let own = error.filter(|error| error.knob == Knob::StageEpochs && too_short);
                own.map(words::recipe_error)
            })
        });
        view! { <NumberField label=label() help=help() testid=testid value=value on_change=set error=wrong /> }
    };
    let remove = move |_| {
        change(handle, &|recipe| {
            if at < recipe.stages.len() {
                recipe.stages.remove(at);
            }
        });
    };
    let place = at + 1;
    view! {
        <fieldset class="group" data-testid="stage">
            <legend>{t!("train-advanced-stage", number = place)}</legend>
            <div class="form">{NUMBERS.map(number).collect_view()}</div>
            <p class="row">
                <button type="button" class="button" data-testid="remove-stage" on:click=remove>{t!("train-advanced-stage-remove", number = place)}</button>
            </p>
        </fieldset>
    }
}

/// The head and so many blocks.
fn last(blocks: u32) -> Trainable {
    match blocks {
        0 => Trainable::Head,
        blocks => Trainable::LastBlocks(blocks),
    }
}

/// What another stage would begin with: the head alone, then twice as many blocks each time, up to all that learn.
fn next(recipe: &Recipe, depth: u32) -> Stage {
    let Some(before) = recipe.stages.last() else {
        return Stage::head(HEAD_EPOCHS);
    };
    let blocks = before.trainable.blocks(depth).max(1) * 2;
    Stage {
        trainable: last(blocks.min(recipe.trainable.blocks(depth))),
        epochs: BLOCK_EPOCHS,
        lr: recipe.lr,
        batch_size: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_added_one_after_the_other_unfreeze_step_by_step_and_are_a_valid_recipe() {
        let mut recipe = Recipe::whole();
        for _ in 0..5 {
            recipe.stages.push(next(&recipe, 12));
        }
        let blocks: Vec<u32> = recipe
            .stages
            .iter()
            .map(|stage| stage.trainable.blocks(12))
            .collect();
        assert_eq!(blocks, [0, 2, 4, 8, 12]);
        assert_eq!(recipe.validate(12), Ok(()));
        let mut recipe = Recipe::last_blocks(3);
        for _ in 0..3 {
            recipe.stages.push(next(&recipe, 12));
        }
        assert_eq!(recipe.stages[2].trainable, Trainable::LastBlocks(3));
        assert_eq!(recipe.validate(12), Ok(()));
    }

    #[test]
    fn every_number_reads_what_it_writes() {
        let recipe = Recipe::last_blocks(4);
        for (label, _, _, read, write) in NUMBERS {
            let mut stage = Stage::head(1);
            write(&mut stage, 3.0);
            assert!(
                (read(&stage, &recipe, 12) - 3.0).abs() < 1e-9,
                "{}",
                label()
            );
        }
    }
}
