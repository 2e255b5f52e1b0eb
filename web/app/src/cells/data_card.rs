//! One class of a data cell: its name, counts, pictures, and the button that records it.

use std::collections::BTreeMap;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use vitrine::report::{ImageId, Split};

use super::data::Collection;
use super::data_clipboard::PasteButton;
use super::data_recorder::Recorder;
use super::pictures;
use super::pictures_tools::KEYS;
use super::thumb::Thumb;
use crate::i18n::t;
use crate::picture_edit::PictureEdit;
use crate::sieve::Sieve;
use crate::state::Dataset;
use crate::ui::dropzone::DropZone;

/// Thumbnails on a card; the grid has them all.
const NEWEST: usize = 12;

/// What each class has, counted once for all cards.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Digest(BTreeMap<String, ClassDigest>);

/// What a class has.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ClassDigest {
    train: usize,
    val: usize,
    test: usize,
    /// The newest first: whoever records wants to see what came in.
    newest: Vec<ImageId>,
}

impl ClassDigest {
    fn total(&self) -> usize {
        self.train + self.val + self.test
    }
}

impl Digest {
    pub(super) fn of(data: &Dataset) -> Self {
        let mut classes: BTreeMap<String, ClassDigest> = BTreeMap::new();
        for (id, image) in data.images.iter().rev() {
            if !classes.contains_key(&image.class) {
                classes.insert(image.class.clone(), ClassDigest::default());
            }
            if let Some(class) = classes.get_mut(&image.class) {
                *match image.split {
                    Split::Train => &mut class.train,
                    Split::Val => &mut class.val,
                    Split::Test => &mut class.test,
                } += 1;
                if class.newest.len() < NEWEST {
                    class.newest.push(*id);
                }
            }
        }
        Self(classes)
    }

    fn of_class(&self, name: &str) -> ClassDigest {
        self.0.get(name).cloned().unwrap_or_default()
    }
}

/// A class and its pictures.
#[component]
pub(super) fn ClassCard(
    /// Its data cell.
    cell: Collection,
    /// Its name.
    class: String,
) -> impl IntoView {
    let class = StoredValue::new(class);
    let take = Callback::new(move |files| cell.import(Some(class.get_value()), files));
    let counts = Memo::new(move |_| {
        let class = cell
            .digest
            .with(|digest| digest.of_class(&class.get_value()));
        (class.train, class.val, class.test)
    });
    let words = move || {
        let (train, val, test) = counts.get();
        match (train + val + test, val) {
            (0, _) => t!("data-card-none").to_owned(),
            (all, 0) => t!("data-card-count", count = all, train = train, test = test),
            (all, _) => t!(
                "data-card-count-checked",
                count = all,
                train = train,
                val = val,
                test = test
            ),
        }
    };
    view! {
        <DropZone on_files=take class="card">
            <article class="card-inside" tabindex="-1" data-testid="class-card" data-class=class.get_value() aria-label=t!("data-card-class", name = class.get_value())>
                <CardHead cell=cell class=class />
                <p class="hint" data-testid="class-count">{words}</p>
                <Thumbs cell=cell class=class />
                <div class="row card-tools"><Recorder cell=cell class=class /><PasteButton cell=cell class=class /></div>
            </article>
        </DropZone>
    }
}

/// The class's name, to be changed in place, and the button that deletes it.
#[component]
fn CardHead(cell: Collection, class: StoredValue<String>) -> impl IntoView {
    let ids = move || -> Vec<ImageId> {
        let name = class.get_value();
        cell.of_data(move |data| data.of_class(&name).map(|(id, _)| id).collect())
            .get_untracked()
    };
    let rename = move |event: leptos::ev::Event| {
        let (old, new) = (
            class.get_value(),
            event_target_value(&event).trim().to_owned(),
        );
        if new.is_empty() || new == old {
            return;
        }
        cell.rename_class(&old, &new);
    };
    let delete = move |_| cell.delete_class(&class.get_value(), ids());
    let number = Memo::new(move |_| {
        let place = cell
            .classes
            .with(|classes| classes.iter().position(|name| *name == class.get_value()));
        place
            .map(|place| place + 1)
            .filter(|number| *number <= KEYS)
    });
    let digit = move || {
        number
            .get()
            .map(|number| view! { <kbd title=t!("data-card-key", number = number)>{number}</kbd> })
    };
    view! {
        <header class="card-head">
            {digit}
            <input class="card-name" type="text" data-testid="class-name" aria-label=t!("data-card-name") maxlength="80" prop:value=class.get_value() on:change=rename />
            <button type="button" class="button-icon" data-testid="delete-class" aria-label=t!("data-card-delete-named", name = class.get_value()) title=t!("data-card-delete") on:click=delete>"✕"</button>
        </header>
    }
}

/// The newest pictures of the class, and the way to all of them.
#[component]
fn Thumbs(cell: Collection, class: StoredValue<String>) -> impl IntoView {
    let newest = Memo::new(move |_| {
        cell.digest
            .with(|digest| digest.of_class(&class.get_value()).newest.clone())
    });
    let total = Memo::new(move |_| {
        cell.digest
            .with(|digest| digest.of_class(&class.get_value()).total())
    });
    let hidden = Memo::new(move |_| total.get() > newest.with(Vec::len));
    let show = move |id: ImageId| {
        let image = cell.of_data(move |data| data.images.get(&id).cloned());
        let pressed = move |event: KeyboardEvent| {
            if event.key() == "Delete" {
                cell.tend(PictureEdit::Remove { images: vec![id] });
            }
        };
        move || {
            let image = image.get()?;
            let words = pictures::words(&image.path, &image.class, image.split);
            Some(view! {
                <button
                    type="button" class="thumb" data-split=format!("{:?}", image.split).to_lowercase() title=words.clone() aria-label=words
                    on:click=move |_| pictures::look(cell, id) on:keydown=pressed
                >
                    <Thumb ticket=image.url px=48 />
                </button>
            })
        }
    };
    let all = move |_| cell.pictures.set(Some(Sieve::of_class(class.get_value())));
    view! {
        <div class="thumbs">
            <For each=move || newest.get() key=|id| *id children=show />
            <Show when=move || hidden.get()>
                <button type="button" class="thumb-more" data-testid="show-all" on:click=all>{move || t!("data-card-show-all", count = total.get())}</button>
            </Show>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Image;

    #[test]
    fn a_class_has_its_counts_and_its_newest_pictures() {
        let image = |id: u32| {
            let (class, split) = match id % 4 {
                0 => ("b", Split::Test),
                1 => ("b", Split::Val),
                _ => ("a", Split::Train),
            };
            let (class, path, url) = (class.to_owned(), String::new(), String::new());
            (
                ImageId(id),
                Image {
                    path,
                    class,
                    split,
                    url,
                },
            )
        };
        let data = Dataset {
            classes: Vec::new(),
            images: (0..100).map(image).collect(),
        };
        let digest = Digest::of(&data);
        let [a, b] = ["a", "b"].map(|name| digest.of_class(name));
        assert_eq!((a.train, a.val, a.test, a.total()), (50, 0, 0, 50));
        assert_eq!((b.train, b.val, b.test, b.total()), (0, 25, 25, 50));
        assert_eq!(a.newest.len(), NEWEST);
        assert_eq!(a.newest[..3], [ImageId(99), ImageId(98), ImageId(95)]);
        assert_eq!(digest.of_class("none").total(), 0);
    }
}
