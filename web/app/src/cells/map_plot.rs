//! The map itself, what its colours mean, and what is said of the picture pointed at.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use vitrine::report::{ImageId, Split};

use super::map::{Entry, MapView, role};
use super::thumb::Thumb;
use crate::i18n::t;
use crate::plane::Point;
use crate::ui::field::SelectField;
use crate::ui::scatter::marks::Mark;
use crate::ui::scatter::{Dot, Scatter};

/// What colour and shape tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    Class,
    Split,
    Right,
}

/// Value, words and thing of each.
fn tellings() -> [(&'static str, &'static str, Telling); 3] {
    [
        ("class", t!("map-tell-class"), Telling::Class),
        ("split", t!("map-tell-use"), Telling::Split),
        ("right", t!("map-tell-right"), Telling::Right),
    ]
}

/// Pictures by what they have in common.
#[derive(Debug, Clone, PartialEq)]
struct Groups {
    /// Their names, in the order of their numbers, with how many pictures each has.
    names: Vec<(String, usize)>,
    /// Each picture's group.
    of: Vec<usize>,
}

impl Groups {
    fn of(entries: &[Entry], telling: Telling) -> Self {
        let (right, wrong, no_guess) = (t!("map-right"), t!("map-wrong"), t!("map-no-guess"));
        let unknown = t!("map-not-loaded");
        let roles = [Split::Train, Split::Val, Split::Test].map(|split| (split, role(split)));
        let name = |entry: &Entry| {
            let image = entry.image.as_ref();
            let name = match (telling, image, &entry.guess) {
                (Telling::Class, Some(image), _) => image.class.as_str(),
                (Telling::Split, Some(image), _) => roles
                    .iter()
                    .find(|(split, _)| *split == image.split)
                    .map_or(unknown, |(_, role)| *role),
                (Telling::Class | Telling::Split, None, _) => unknown,
                (Telling::Right, Some(image), Some(guess)) if image.class == *guess => right,
                (Telling::Right, Some(_), Some(_)) => wrong,
                (Telling::Right, ..) => no_guess,
            };
            name.to_owned()
        };
        let all: Vec<String> = entries.iter().map(name).collect();
        let mut names: Vec<String> = match telling {
            Telling::Class => vec![],
            Telling::Split => roles.map(|(_, role)| role.to_owned()).to_vec(),
            Telling::Right => [right, wrong, no_guess].map(str::to_owned).to_vec(),
        };
        let others: BTreeSet<&String> = all.iter().filter(|name| !names.contains(name)).collect();
        names.extend(others.into_iter().cloned().collect::<Vec<_>>());
        let number = |name: &String| names.iter().position(|other| other == name).unwrap_or(0);
        let of: Vec<usize> = all.iter().map(number).collect();
        let mut counts = vec![0; names.len()];
        for &group in &of {
            counts[group] += 1;
        }
        Self {
            names: names.into_iter().zip(counts).collect(),
            of,
        }
    }
}

/// The map's points, coloured by group.
fn dots(
    entries: &[Entry],
    groups: &Groups,
    hidden: &BTreeSet<String>,
    selected: &BTreeSet<ImageId>,
) -> Vec<Dot> {
    let shown = |(name, _): &(String, usize)| !hidden.contains(name);
    let shown: Vec<bool> = groups.names.iter().map(shown).collect();
    let dot = |(entry, &group): (&Entry, &usize)| Dot {
        place: Point {
            x: f64::from(entry.place.x),
            y: f64::from(entry.place.y),
        },
        group,
        shown: shown[group],
        selected: selected.contains(&entry.place.image),
        picture: entry.image.as_ref().map(|image| image.url.as_str().into()),
    };
    entries.iter().zip(&groups.of).map(dot).collect()
}

/// The map with its legend.
#[component]
pub(super) fn Plot(map: MapView) -> impl IntoView {
    let telling = RwSignal::new(Telling::Class);
    let hidden = RwSignal::new(BTreeSet::<String>::new());
    let groups = Memo::new(move |_| {
        map.entries
            .with(|entries| Groups::of(entries, telling.get()))
    });
    let points = Memo::new(move |_| {
        let (hidden, selected) = (hidden.read(), map.selected.read());
        let dots = |entries: &Arc<Vec<Entry>>| {
            groups.with(|groups| dots(entries, groups, &hidden, &selected))
        };
        Arc::new(map.entries.with(dots))
    });
    let entry = move |number: usize| map.entries.with(|entries| entries.get(number).cloned());
    let words = move |number| entry(number).map_or_else(String::new, |entry| entry.words());
    let readout = move |number| {
        entry(number)
            .map(|entry| view! { <Readout entry=entry /> })
            .into_any()
    };
    let now = move |number| {
        map.entries
            .with_untracked(|entries| entries.get(number).cloned())
    };
    let open = move |number| {
        if let Some(entry) = now(number) {
            map.look(&entry);
        }
    };
    let toggle = move |number| {
        if let Some(entry) = now(number) {
            map.toggle(entry.place.image);
        }
    };
    let lasso = move |(numbers, added): (Vec<usize>, bool)| {
        let held = numbers
            .into_iter()
            .filter_map(now)
            .map(|entry| entry.place.image);
        map.selected.update(|selected| {
            if !added {
                selected.clear();
            }
            selected.extend(held);
        });
    };
    view! {
        <Tell telling=telling hidden=hidden />
        <Legend groups=groups hidden=hidden />
        <Scatter
            label=t!("map-label") testid="map-canvas" dots=points words=Callback::new(words) readout=Callback::new(readout)
            on_open=Callback::new(open) on_toggle=Callback::new(toggle) on_lasso=Callback::new(lasso)
        />
    }
}

/// What colour and shape tell, to choose from.
#[component]
fn Tell(telling: RwSignal<Telling>, hidden: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let all = tellings();
    let value = Signal::derive(move || {
        let tag = all.iter().find(|(.., other)| *other == telling.get());
        tag.map_or_else(String::new, |(tag, ..)| (*tag).to_owned())
    });
    let choose = Callback::new(move |tag: String| {
        if let Some((.., other)) = all.iter().find(|(other, ..)| *other == tag) {
            hidden.update(BTreeSet::clear);
            telling.set(*other);
        }
    });
    let options = all
        .map(|(tag, words, _)| (tag.to_owned(), words.to_owned()))
        .to_vec();
    view! {
        <div class="form">
            <SelectField label=t!("map-tell") testid="map-colour" options=Signal::stored(options) value=value on_change=choose />
        </div>
    }
}

/// The groups' marks: buttons that hide and show them.
#[component]
fn Legend(groups: Memo<Groups>, hidden: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let entry = move |(group, name, count): (usize, String, usize)| {
        let (this, flipped, label) = (name.clone(), name.clone(), name.clone());
        let shown = move || (!hidden.read().contains(&this)).to_string();
        let flip = move |_| {
            hidden.update(|hidden| {
                if !hidden.remove(&flipped) {
                    hidden.insert(flipped.clone());
                }
            });
        };
        view! {
            <button type="button" class="legend-entry" data-testid="map-legend" data-group=name aria-pressed=shown title=t!("map-legend-entry", count = count) on:click=flip>
                <Mark group=group />
                {label}
                <span class="hint">{count}</span>
            </button>
        }
    };
    let filled = move || {
        let names = groups.with(|groups| groups.names.clone());
        let all = names.into_iter().enumerate();
        let some = all.filter(|(_, (_, count))| *count > 0);
        some.map(|(group, (name, count))| (group, name, count))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="legend" role="group" aria-label=t!("map-legend")>
            <For each=filled key=Clone::clone children=entry />
        </div>
    }
}

/// The picture pointed at.
#[component]
fn Readout(entry: Entry) -> impl IntoView {
    let guess = entry
        .guess
        .map(|guess| view! { <span>{t!("map-readout-guess", guess = guess)}</span> });
    let known = entry.image.map(|image| {
        view! {
            <Thumb ticket=image.url />
            <strong>{image.class}</strong>
            <span class="scatter-path">{image.path}</span>
            <span>{role(image.split)}</span>
        }
    });
    let number = known
        .is_none()
        .then(|| t!("map-readout-number", number = (entry.place.image.0 + 1)));
    view! { {number} {known} {guess} }
}

#[cfg(test)]
mod tests {
    use vitrine::atlas::Place;

    use super::*;
    use crate::state::Image;

    fn entry(class: &str, split: Split, guess: Option<&str>) -> Entry {
        Entry {
            place: Place {
                image: ImageId(0),
                x: 0.0,
                y: 0.0,
                predicted: None,
            },
            image: Some(Image {
                path: String::new(),
                class: class.to_owned(),
                split,
                url: String::new(),
            }),
            guess: guess.map(str::to_owned),
        }
    }

    #[test]
    fn groups_follow_what_is_told() {
        let entries = [
            entry("dog", Split::Test, Some("cat")),
            entry("cat", Split::Train, Some("cat")),
            entry("dog", Split::Train, None),
        ];
        let groups = |telling| {
            let groups = Groups::of(&entries, telling);
            let names: Vec<(String, usize)> = groups
                .names
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .collect();
            (
                names
                    .iter()
                    .map(|(name, count)| format!("{name} {count}"))
                    .collect::<Vec<_>>()
                    .join(", "),
                groups.of,
            )
        };
        assert_eq!(
            groups(Telling::Class),
            ("cat 1, dog 2".to_owned(), vec![1, 0, 1])
        );
        assert_eq!(
            groups(Telling::Split),
            ("to learn 2, to test 1".to_owned(), vec![2, 0, 0])
        );
        assert_eq!(
            groups(Telling::Right),
            ("Right 1, Wrong 1, No guess 1".to_owned(), vec![1, 0, 2])
        );
    }
}
