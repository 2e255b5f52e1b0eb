//! Learning from other models: knowledge distillation.

use leptos::prelude::*;
use vitrine::notebook::TrainSettings;
use vitrine::recipe::{Distillation, Knob, Lesson, Recipe, RecipeError};

use super::Handle;
use super::members::{self, Members};
use super::train_advanced::change;
use super::train_form::{Dial, Knobs};
use crate::i18n::t;
use crate::ui::field::SelectField;

/// Learning from other models.
#[component]
pub(super) fn Teacher(
    handle: Handle,
    settings: Memo<TrainSettings>,
    recipe: Memo<Recipe>,
    error: Memo<Option<RecipeError>>,
) -> impl IntoView {
    let of = move |read: fn(&Distillation) -> String| {
        Signal::derive(move || {
            recipe.with(|recipe| recipe.distillation.as_ref().map(read).unwrap_or_default())
        })
    };
    let teachers = Signal::derive(move || {
        recipe.with(|recipe| {
            let taught = recipe.distillation.as_ref();
            taught.map_or_else(Vec::new, |taught| taught.teachers.clone())
        })
    });
    let own = Signal::derive(move || settings.with(|settings| settings.output.clone()));
    let taught = Memo::new(move |_| recipe.with(|recipe| recipe.distillation.is_some()));
    let toggle = Callback::new(move |(name, wanted): (String, bool)| {
        change(handle, &|recipe| choose(recipe, name.clone(), wanted));
    });
    let lesson = of(|distillation| {
        match distillation.lesson {
            Lesson::Soft { .. } => "soft",
            Lesson::Hard => "hard",
            Lesson::Relations => "relations",
        }
        .to_owned()
    });
    let lessons = Signal::derive(|| {
        [
            ("soft", t!("train-advanced-lesson-soft")),
            ("hard", t!("train-advanced-lesson-hard")),
            ("relations", t!("train-advanced-lesson-relations")),
        ]
        .map(|(id, words)| (id.to_owned(), words.to_owned()))
        .to_vec()
    });
    let learn = Callback::new(move |id: String| {
        change(handle, &|recipe| {
            if let Some(distillation) = &mut recipe.distillation {
                distillation.lesson = match id.as_str() {
                    "hard" => Lesson::Hard,
                    "relations" => Lesson::Relations,
                    _ => Lesson::Soft { temperature: 3.0 },
                };
            }
        });
    });
    let alpha = Dial {
        read: |recipe| {
            recipe
                .distillation
                .as_ref()
                .map_or(0.5, |taught| taught.alpha)
        },
        write: |recipe, value| {
            if let Some(taught) = &mut recipe.distillation {
                taught.alpha = value;
            }
        },
    };
    let temperature = Dial {
        read: |recipe| match recipe.distillation.as_ref().map(|taught| taught.lesson) {
            Some(Lesson::Soft { temperature }) => temperature,
            _ => 3.0,
        },
        write: |recipe, value| {
            if let Some(taught) = &mut recipe.distillation {
                taught.lesson = Lesson::Soft { temperature: value };
            }
        },
    };
    view! {
        <fieldset class="group">
            <legend>{t!("train-advanced-teacher")}</legend>
            <Members chosen=teachers except=own on_toggle=toggle testid="teacher" help=t!("train-advanced-learn-from-help") />
            <div class="form">
                <Show when=move || taught.get()>
                    <SelectField label=t!("train-advanced-lesson") testid="lesson" options=lessons value=lesson on_change=learn />
                    <Knobs handle=handle recipe=recipe error=error dial=alpha knob=Some(Knob::Alpha) label=t!("train-advanced-alpha") help=t!("train-advanced-alpha-help") testid="alpha" step="any" />
                    <Show when=move || lesson.get() == "soft">
                        <Knobs handle=handle recipe=recipe error=error dial=temperature knob=Some(Knob::Temperature) label=t!("train-advanced-temperature") help=t!("train-advanced-temperature-help") testid="temperature" step="any" />
                    </Show>
                </Show>
            </div>
        </fieldset>
    }
}

/// Takes a model among the teachers, or out; without any there is no lesson.
fn choose(recipe: &mut Recipe, name: String, wanted: bool) {
    let mut taught = recipe.distillation.take().unwrap_or_default();
    members::choose(&mut taught.teachers, name, wanted);
    recipe.distillation = (!taught.teachers.is_empty()).then_some(taught);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teachers_join_one_by_one_and_the_last_to_leave_ends_the_lesson() {
        let mut recipe = Recipe::default();
        let names = |recipe: &Recipe| recipe.distillation.clone().map(|taught| taught.teachers);
        choose(&mut recipe, "a".to_owned(), true);
        choose(&mut recipe, "b".to_owned(), true);
        assert_eq!(names(&recipe), Some(vec!["a".to_owned(), "b".to_owned()]));
        choose(&mut recipe, "a".to_owned(), false);
        assert_eq!(names(&recipe), Some(vec!["b".to_owned()]));
        choose(&mut recipe, "b".to_owned(), false);
        assert_eq!(recipe, Recipe::default());
    }
}
