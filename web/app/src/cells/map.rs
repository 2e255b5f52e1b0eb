//! A map cell: every picture where the model puts it.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use vitrine::atlas::{Atlas, Place, Projection, perplexities};
use vitrine::notebook::{CellKind, MapSettings, Output};
use vitrine::protocol::{Command, RequestId};
use vitrine::report::{ImageId, Split};

use super::Handle;
use super::map_list::PictureList;
use super::map_plot::Plot;
use super::map_selection::SelectionBar;
use super::map_twins::Doubles;
use super::picture;
use super::train_form::named;
use super::train_progress::WorkLine;
use crate::format::decimal;
use crate::i18n::t;
use crate::state::{AppStateStoreFields as _, Dataset, Image, Work};
use crate::ui::empty::Empty;
use crate::ui::field::{NumberField, SelectField};
use crate::{edit, format};

/// The perplexity taken where there are pictures enough: scikit-learn's default.
const PERPLEXITY: f64 = 30.0;

/// A picture of the map, with what the data say of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) place: Place,
    /// Nothing if the data are not loaded.
    pub(super) image: Option<Image>,
    /// The class the model takes it for, if it knows the data's classes.
    pub(super) guess: Option<String>,
}

/// A map cell as its parts see it; copies are the same cell.
#[derive(Clone, Copy)]
pub(super) struct MapView {
    pub(super) handle: Handle,
    pub(super) settings: Memo<MapSettings>,
    pub(super) atlas: Memo<Option<Atlas>>,
    pub(super) entries: Memo<Arc<Vec<Entry>>>,
    pub(super) selected: RwSignal<BTreeSet<ImageId>>,
}

impl MapView {
    fn new(handle: Handle, settings: Memo<MapSettings>) -> Self {
        let atlas = handle.output(|output| {
            if let Output::Map(atlas) = output {
                Some(atlas.clone())
            } else {
                None
            }
        });
        let datasets = handle.page.state.datasets();
        let entries = Memo::new(move |_| {
            let datasets = datasets.read();
            let data = settings.with(|settings| datasets.get(&settings.data));
            let data = data.map(|data| &data.value);
            atlas.with(|atlas| {
                Arc::new(
                    atlas
                        .as_ref()
                        .map_or_else(Vec::new, |atlas| entries_of(atlas, data)),
                )
            })
        });
        Self {
            handle,
            settings,
            atlas,
            entries,
            selected: RwSignal::new(BTreeSet::new()),
        }
    }

    fn data(self) -> String {
        self.settings
            .with_untracked(|settings| settings.data.clone())
    }

    /// Sends a change of the data.
    pub(super) fn send(self, command: impl FnOnce(RequestId, String) -> Command) {
        let data = self.data();
        let page = self.handle.page;
        page.send(Some(&self.handle.id()), Work::Edit, |request| {
            command(request, data)
        });
    }

    /// Opens a picture in large.
    pub(super) fn look(self, entry: &Entry) {
        if entry.image.is_some() {
            picture::look(
                self.handle.page,
                &self.data(),
                entry.place.image,
                entry.words(),
            );
        }
    }

    /// Chooses a picture, or no longer.
    pub(super) fn toggle(self, image: ImageId) {
        self.selected.update(|selected| {
            if !selected.remove(&image) {
                selected.insert(image);
            }
        });
    }
}

impl Entry {
    /// What is known of it, in a line.
    pub(super) fn words(&self) -> String {
        match (&self.image, self.guess.as_deref()) {
            (Some(image), Some(guess)) => t!(
                "map-entry-guessed",
                path = image.path.as_str(),
                class = image.class.as_str(),
                role = role(image.split),
                guess = guess
            ),
            (Some(image), None) => t!(
                "map-entry",
                path = image.path.as_str(),
                class = image.class.as_str(),
                role = role(image.split)
            ),
            (None, Some(guess)) => t!("map-entry-guess", guess = guess),
            (None, None) => t!("map-entry-number", number = (self.place.image.0 + 1)),
        }
    }
}

/// A split in the page's words.
pub(super) fn role(split: Split) -> &'static str {
    match split {
        Split::Train => t!("map-to-learn"),
        Split::Val => t!("map-to-check"),
        Split::Test => t!("map-to-test"),
    }
}

/// The map's pictures that are still there; all of them, without pictures, if the data are not loaded.
fn entries_of(atlas: &Atlas, data: Option<&Dataset>) -> Vec<Entry> {
    let entry = |place: &Place| {
        let image = match data {
            Some(data) => Some(data.images.get(&place.image)?.clone()),
            None => None,
        };
        let guess = place
            .predicted
            .and_then(|index| atlas.classes.get(index as usize));
        Some(Entry {
            place: *place,
            image,
            guess: guess.cloned(),
        })
    };
    atlas.places.iter().filter_map(entry).collect()
}

/// Places every picture where a model puts it.
#[component]
pub(crate) fn MapCell(
    /// Its cell.
    handle: Handle,
    /// Its settings when first shown.
    settings: MapSettings,
) -> impl IntoView {
    let settings = handle.settings(settings, |kind| {
        if let CellKind::Map(settings) = kind {
            Some(settings)
        } else {
            None
        }
    });
    let map = MapView::new(handle, settings);
    let made = Memo::new(move |_| map.atlas.with(Option::is_some));
    view! {
        <Form handle=handle settings=settings />
        <WorkLine handle=handle />
        <Show when=move || made.get() fallback=move || view! { <Empty large=true filled=false words=t!("map-empty") /> }>
            <Plot map=map />
            <Caption map=map />
            <SelectionBar map=map />
            <PictureList map=map />
            <Doubles map=map />
        </Show>
    }
}

/// Changes the settings.
fn change(handle: Handle, set: impl FnOnce(&mut MapSettings)) {
    handle.edit(|kind| {
        if let CellKind::Map(settings) = kind {
            set(settings);
        }
    });
}

/// What is mapped.
#[component]
fn Form(handle: Handle, settings: Memo<MapSettings>) -> impl IntoView {
    let notebook = handle.page.state.notebook();
    let model = Signal::derive(move || settings.with(|settings| settings.model.clone()));
    let data = Signal::derive(move || settings.with(|settings| settings.data.clone()));
    let models = Signal::derive(move || named(notebook.with(edit::model_names), &model.get()));
    let sets = Signal::derive(move || named(notebook.with(edit::data_names), &data.get()));
    let set_model = move |name| change(handle, |settings| settings.model = name);
    let set_data = move |name| change(handle, |settings| settings.data = name);
    view! {
        <div class="form">
            <SelectField label=t!("map-model") testid="map-model" options=models value=model on_change=Callback::new(set_model) />
            <SelectField label=t!("map-data") testid="map-data" options=sets value=data on_change=Callback::new(set_data) />
            <HowDrawn handle=handle settings=settings />
        </div>
    }
}

/// How it is drawn.
#[component]
fn HowDrawn(handle: Handle, settings: Memo<MapSettings>) -> impl IntoView {
    let datasets = handle.page.state.datasets();
    let pictures = Memo::new(move |_| {
        let datasets = datasets.read();
        let data = settings.with(|settings| datasets.get(&settings.data));
        data.map(|data| data.value.images.len())
    });
    let set = move |projection| change(handle, |settings| settings.projection = projection);
    let perplexity = Memo::new(
        move |_| match settings.with(|settings| settings.projection) {
            Projection::Tsne { perplexity } => Some(f64::from(perplexity)),
            Projection::Pca => None,
        },
    );
    let choice = Signal::derive(move || {
        let tag = if perplexity.get().is_some() {
            "tsne"
        } else {
            "pca"
        };
        tag.to_owned()
    });
    let choose = Callback::new(move |tag: String| {
        set(if tag == "tsne" {
            Projection::Tsne {
                perplexity: usual_perplexity(pictures.get_untracked()),
            }
        } else {
            Projection::Pca
        });
    });
    let wrong = Signal::derive(move || {
        let (range, value) = (perplexities(pictures.get()?), perplexity.get()?);
        let words = || {
            t!(
                "map-perplexity-wrong",
                least = range.start().to_string(),
                most = decimal(*range.end(), 1)
            )
        };
        (!range.contains(&value)).then(words)
    });
    let take = Callback::new(move |value: f64| {
        if value.is_finite() {
            set(Projection::Tsne {
                perplexity: narrow(value),
            });
        }
    });
    let choices = [("pca", t!("map-pca")), ("tsne", t!("map-tsne"))]
        .map(|(tag, words)| (tag.to_owned(), words.to_owned()))
        .to_vec();
    let shown = Signal::derive(move || perplexity.get().unwrap_or(PERPLEXITY));
    view! {
        <SelectField
            label=t!("map-projection") testid="map-projection" options=Signal::stored(choices) value=choice on_change=choose
            help=t!("map-projection-help")
        />
        <Show when=move || perplexity.get().is_some()>
            <NumberField
                label=t!("map-perplexity") testid="map-perplexity" value=shown error=wrong step="1" on_change=take
                help=t!("map-perplexity-help")
            />
        </Show>
    }
}

/// The usual perplexity, or as much of it as so few pictures allow.
fn usual_perplexity(pictures: Option<usize>) -> f32 {
    let most = pictures.map_or(PERPLEXITY, |pictures| *perplexities(pictures).end());
    narrow(PERPLEXITY.min(most.floor()).max(2.0))
}

#[expect(clippy::cast_possible_truncation, reason = "a setting typed by hand")]
fn narrow(value: f64) -> f32 {
    value as f32
}

/// What the map means, in a sentence.
#[component]
fn Caption(map: MapView) -> impl IntoView {
    let words = move || {
        map.atlas.with(|atlas| {
            let atlas = atlas.as_ref()?;
            Some(match atlas.explained {
                Some([across, up]) => t!(
                    "map-caption-pca",
                    all = format::percent(across + up),
                    across = format::percent(across),
                    up = format::percent(up)
                ),
                None => t!("map-caption-tsne").to_owned(),
            })
        })
    };
    let lost = Memo::new(move |_| {
        map.entries
            .with(|entries| entries.first().is_some_and(|entry| entry.image.is_none()))
    });
    view! {
        <p class="hint" data-testid="map-caption">{words}</p>
        <Show when=move || lost.get()>
            <p class="hint">{t!("map-lost")}</p>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(class: &str) -> Image {
        Image {
            path: "a.jpg".to_owned(),
            class: class.to_owned(),
            split: Split::Test,
            url: String::new(),
        }
    }

    fn atlas() -> Atlas {
        let place = |image, predicted| Place {
            image: ImageId(image),
            x: 0.5,
            y: 0.5,
            predicted,
        };
        Atlas {
            projection: Projection::Pca,
            classes: vec!["cat".to_owned(), "dog".to_owned()],
            places: vec![place(3, Some(1)), place(4, None)],
            explained: None,
            twins: vec![],
        }
    }

    #[test]
    fn pictures_that_are_gone_leave_the_map_and_without_data_all_stay() {
        let data = Dataset {
            classes: vec![],
            images: [(ImageId(3), image("cat"))].into(),
        };
        let found = entries_of(&atlas(), Some(&data));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].words(), "a.jpg, class: cat, to test, guess: dog");
        let found = entries_of(&atlas(), None);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].words(), "picture 5");
    }

    #[test]
    fn few_pictures_get_a_perplexity_they_can_have() {
        for pictures in [7, 20, 60, 5000] {
            let perplexity = f64::from(usual_perplexity(Some(pictures)));
            assert!(perplexities(pictures).contains(&perplexity), "{pictures}");
        }
        assert!((usual_perplexity(None) - 30.0).abs() < 1e-6);
    }
}
