//! The held-out pictures an explain cell offers: those the model got wrong first, where that is known.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, ExplainSettings, Notebook, Output};
use vitrine::report::{Evaluation, ImageId, Split};

use super::Handle;
use super::explain::{Shown, choose};
use super::thumb::Thumb;
use crate::i18n::t;
use crate::state::{AppStateStoreFields as _, Dataset};
use crate::ui::camera::Camera;

/// Pictures offered.
const OFFERED: usize = 24;
/// Of these, at most so many that the model got wrong.
const WRONG: usize = 12;

/// A picture on offer.
#[derive(Debug, Clone, PartialEq)]
struct Offered {
    image: ImageId,
    url: String,
    class: String,
    /// What the model took it for, if that was wrong.
    taken_for: Option<String>,
}

impl Offered {
    fn words(&self) -> String {
        let class = self.class.as_str();
        match self.taken_for.as_deref() {
            Some(guess) => t!("explain-picture-taken", class = class, guess = guess),
            None => t!("explain-picture", class = class),
        }
    }
}

/// The pictures.
#[component]
pub(super) fn Pictures(
    /// The cell.
    handle: Handle,
    /// Its settings.
    settings: Memo<ExplainSettings>,
    /// Turned off by choosing a picture.
    camera: Camera,
    /// What the cell shows.
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let page = handle.page;
    let offered = Memo::new(move |_| {
        let (datasets, notebook) = (page.state.datasets().read(), page.state.notebook().read());
        settings.with(|settings| {
            let measured = measured(&notebook, &settings.model, &settings.data);
            let data = datasets.get(&settings.data);
            data.map(|data| offer(&data.value, measured))
                .unwrap_or_default()
        })
    });
    let chosen = Memo::new(move |_| settings.with(|settings| settings.image));
    let look = move |image: ImageId| {
        camera.on.set(false);
        choose(handle, Some(image));
        let loaded = settings.with_untracked(|settings| {
            let models = page.state.models().read_untracked();
            models.contains_key(&settings.model)
        });
        if loaded && shown.with_untracked(Option::is_none) {
            handle.run();
        }
    };
    let one = move |offered: Offered| {
        let (words, image) = (offered.words(), offered.image);
        let wrong = offered.taken_for.is_some();
        view! {
            <button
                type="button" class="thumb" data-size="middle" data-testid="explain-picture" data-wrong=wrong.to_string() title=words.clone() aria-label=words
                aria-pressed=move || (chosen.get() == Some(image)).to_string() on:click=move |_| look(image)
            >
                <Thumb ticket=offered.url px=64 />
            </button>
        }
    };
    let any_wrong = Memo::new(move |_| {
        offered.with(|offered| offered.iter().any(|one| one.taken_for.is_some()))
    });
    view! {
        <Show
            when=move || offered.with(|offered| !offered.is_empty())
            fallback=|| view! { <p class="hint">{t!("explain-pictures-missing")}</p> }
        >
            <div class="thumbs" role="group" aria-label=t!("explain-pictures") data-testid="explain-pictures">
                {move || offered.get().into_iter().map(one).collect_view()}
            </div>
            <Show when=move || any_wrong.get()><p class="hint">{t!("explain-crosses")}</p></Show>
        </Show>
    }
}

/// What the notebook knows of this model on this data: of an evaluate cell, else of the train cell that made it.
fn measured<'a>(notebook: &'a Notebook, model: &str, data: &str) -> Option<&'a Evaluation> {
    let evaluated = notebook
        .cells
        .iter()
        .find_map(|cell| match (&cell.kind, &cell.output) {
            (CellKind::Evaluate(settings), Some(Output::Evaluation(evaluation)))
                if settings.model == model && settings.data == data =>
            {
                Some(evaluation)
            }
            _ => None,
        });
    let mut cells = notebook.cells.iter();
    evaluated.or_else(|| {
        cells.find_map(|cell| match (&cell.kind, &cell.output) {
            (CellKind::Train(settings), Some(Output::Run(report)))
                if settings.output == model && settings.data == data =>
            {
                Some(&report.test)
            }
            _ => None,
        })
    })
}

/// Held-out pictures: wrong ones, the surest first, then others of every class.
fn offer(data: &Dataset, measured: Option<&Evaluation>) -> Vec<Offered> {
    let one = |(image, held): (&ImageId, &crate::state::Image), taken_for| Offered {
        image: *image,
        url: held.url.clone(),
        class: held.class.clone(),
        taken_for,
    };
    let mut offered: Vec<Offered> = Vec::new();
    if let Some(evaluation) = measured {
        let name = |index: u32| {
            evaluation
                .classes
                .get(index as usize)
                .map(|class| &class.name)
        };
        let mut wrong: Vec<_> = evaluation.images.iter().collect();
        wrong.retain(|result| result.label != result.predicted);
        wrong.sort_by(|a, b| b.p.total_cmp(&a.p));
        let known = wrong.into_iter().filter_map(|result| {
            let held = data.images.get(&result.image)?;
            // Pictures may have been added or renamed since.
            let same = name(result.label) == Some(&held.class) && held.split != Split::Train;
            same.then(|| one((&result.image, held), name(result.predicted).cloned()))
        });
        offered.extend(known.take(WRONG));
    }
    let is_new = |image: &ImageId| offered.iter().all(|one| one.image != *image);
    let others: Vec<_> = data
        .images
        .iter()
        .filter(|(image, held)| held.split != Split::Train && is_new(image))
        .collect();
    // Of every class some: pictures come class by class.
    let room = OFFERED - offered.len();
    let apart = others.len().div_ceil(room).max(1);
    offered.extend(
        others
            .into_iter()
            .step_by(apart)
            .map(|other| one(other, None)),
    );
    offered
}

#[cfg(test)]
mod tests {
    use vitrine::report::{ClassReport, ImageResult};

    use super::*;
    use crate::state::Image;

    fn data(count: u32) -> Dataset {
        let image = |id: u32| {
            let class = if id.is_multiple_of(2) { "cat" } else { "dog" };
            let split = if id < 10 { Split::Train } else { Split::Test };
            let image = Image {
                path: String::new(),
                class: class.to_owned(),
                split,
                url: id.to_string(),
            };
            (ImageId(id), image)
        };
        Dataset {
            classes: vec![],
            images: (0..count).map(image).collect(),
        }
    }

    fn evaluation(results: &[(u32, u32, u32, f32)]) -> Evaluation {
        let class = |name: &str| ClassReport {
            name: name.to_owned(),
            precision: 0.0,
            recall: 0.0,
            f1: 0.0,
            support: 0,
        };
        let result = |(image, label, predicted, p): &(u32, u32, u32, f32)| ImageResult {
            image: ImageId(*image),
            label: *label,
            predicted: *predicted,
            p: *p,
            rank: 0,
            loss: 0.0,
        };
        Evaluation {
            split: Split::Test,
            loss: 0.0,
            top1: 0.0,
            top5: 0.0,
            confusion: vec![],
            classes: vec![class("cat"), class("dog")],
            images: results.iter().map(result).collect(),
            study: None,
            robustness: None,
        }
    }

    #[test]
    fn wrong_pictures_come_first_and_none_twice() {
        // 11 is a dog taken for a cat, 12 a cat taken for a dog and surer; 13 is right; 14 is not a dog any more.
        let known = [
            (11, 1, 0, 0.6),
            (12, 0, 1, 0.9),
            (13, 1, 1, 0.9),
            (14, 1, 0, 0.9),
        ];
        let offered = offer(&data(20), Some(&evaluation(&known)));
        let ids: Vec<u32> = offered.iter().map(|one| one.image.0).collect();
        assert_eq!(ids, [12, 11, 10, 13, 14, 15, 16, 17, 18, 19]);
        assert!(offered[0].words().ends_with("of cat, taken for dog"));
        assert!(offered[2].words().ends_with("of cat"));
    }

    #[test]
    fn many_pictures_are_thinned_out_and_training_ones_left_out() {
        let offered = offer(&data(500), None);
        assert!(offered.len() <= OFFERED && offered.len() > OFFERED / 2);
        assert!(offered.iter().all(|one| one.image.0 >= 10));
        assert!(offer(&data(10), None).is_empty());
    }
}
