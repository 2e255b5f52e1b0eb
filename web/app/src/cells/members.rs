//! The models of the notebook, to choose several from.

use leptos::prelude::*;

use crate::edit;
use crate::i18n::t;
use crate::page::Page;
use crate::state::AppStateStoreFields as _;

/// Checkboxes of all models that cells make or that are chosen.
#[component]
pub(crate) fn Members(
    /// Those chosen.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// One that is not offered.
    #[prop(into, optional)]
    except: MaybeProp<String>,
    /// Takes a model and whether it is wanted.
    on_toggle: Callback<(String, bool)>,
    /// For tests.
    testid: &'static str,
    /// What to choose, in a sentence or two.
    help: &'static str,
) -> impl IntoView {
    let notebook = Page::here().state.notebook();
    let names = Memo::new(move |_| {
        let names = notebook.with(edit::model_names);
        chosen.with(|chosen| offered(names, chosen, except.get().as_deref()))
    });
    let row = move |name: String| {
        let (this, shown) = (name.clone(), name.clone());
        let is_in = move || chosen.with(|chosen| chosen.contains(&this));
        let toggle = move |event| on_toggle.run((name.clone(), event_target_checked(&event)));
        view! {
            <label class="field-check">
                <input type="checkbox" data-testid=testid data-model=shown.clone() prop:checked=is_in on:change=toggle />
                {shown}
            </label>
        }
    };
    view! {
        <fieldset class="members">
            <legend class="field-label">{t!("members-models")}</legend>
            <For each=move || names.get() key=Clone::clone children=row />
            <Show when=move || names.with(Vec::is_empty)>
                <p class="field-help">{t!("members-none")}</p>
            </Show>
        </fieldset>
        <p class="field-help">{help}</p>
    }
}

/// Puts a model at the end of those chosen, or takes it out.
pub(crate) fn choose(models: &mut Vec<String>, name: String, wanted: bool) {
    models.retain(|other| *other != name);
    if wanted {
        models.push(name);
    }
}

/// The models there are, then those chosen that are not there, less one.
fn offered(mut names: Vec<String>, chosen: &[String], except: Option<&str>) -> Vec<String> {
    for name in chosen {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names.retain(|name| Some(name.as_str()) != except);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_model_chosen_and_lost_is_still_offered_and_one_is_chosen_only_once() {
        let all = offered(names(&["a", "own"]), &names(&["gone", "a"]), Some("own"));
        assert_eq!(all, ["a", "gone"]);
        let mut chosen = names(&["a", "b"]);
        choose(&mut chosen, "a".to_owned(), true);
        assert_eq!(chosen, ["b", "a"]);
        choose(&mut chosen, "b".to_owned(), false);
        assert_eq!(chosen, ["a"]);
    }
}
