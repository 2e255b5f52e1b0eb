//! Pictures that are almost the same in different splits: learnt from on one side, asked about on the other.

use leptos::prelude::*;
use vitrine::atlas::Twins;
use vitrine::protocol::Command;
use vitrine::report::{ImageId, Split};

use super::map::{Entry, MapView, role};
use super::thumb::Thumb;
use crate::format::decimal;
use crate::i18n::t;

/// Pairs shown at once; more on demand.
const SHOWN: usize = 12;

/// A pair with what the data say of both.
#[derive(Debug, Clone, PartialEq)]
struct Pair {
    sides: [Entry; 2],
    similarity: f32,
}

/// The pairs that are still on two sides.
fn pairs(twins: &[Twins], entries: &[Entry]) -> Vec<Pair> {
    let find = |id: ImageId| {
        let found = entries.binary_search_by_key(&id, |entry| entry.place.image);
        found.ok().map(|at| entries[at].clone())
    };
    let pair = |twins: &Twins| {
        let sides = [find(twins.a)?, find(twins.b)?];
        let split = |at: usize| sides[at].image.as_ref().map(|image| image.split);
        let apart = split(0).is_some() && split(0) != split(1);
        apart.then_some(Pair {
            sides,
            similarity: twins.similarity,
        })
    };
    twins.iter().filter_map(pair).collect()
}

/// The pairs, and what can be done about them.
#[component]
pub(super) fn Doubles(map: MapView) -> impl IntoView {
    let all = Memo::new(move |_| {
        map.atlas.with(|atlas| {
            let twins = atlas.as_ref().map_or(&[][..], |atlas| &atlas.twins);
            map.entries.with(|entries| pairs(twins, entries))
        })
    });
    let limit = RwSignal::new(SHOWN);
    let total = Memo::new(move |_| all.read().len());
    let words = move || t!("map-twins-found", count = total.get());
    let first = move || {
        let first = all.get().into_iter().take(limit.get());
        first.collect::<Vec<Pair>>()
    };
    let row = move |pair| view! { <Twin map=map pair=pair /> };
    let key = |pair: &Pair| {
        let side = |entry: &Entry| {
            (
                entry.place.image,
                entry
                    .image
                    .as_ref()
                    .map(|image| (image.class.clone(), image.split)),
            )
        };
        [side(&pair.sides[0]), side(&pair.sides[1])]
    };
    view! {
        <h3 class="sub">{t!("map-twins")}</h3>
        <p class="hint" data-testid="map-twins-words">{words}</p>
        <ul class="twins">
            <For each=first key=key children=row />
        </ul>
        <Show when=move || { total.get() > limit.get() }>
            <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += 4 * SHOWN)>{move || t!("map-more", count = (total.get() - limit.get()))}</button>
        </Show>
    }
}

#[component]
fn Twin(map: MapView, pair: Pair) -> impl IntoView {
    let [a, b] = pair.sides;
    view! {
        <li class="twin" data-testid="map-twin">
            <Side map=map entry=a.clone() other=b.clone() />
            <Side map=map entry=b other=a />
            <p class="hint">{t!("map-twin-similarity", similarity = decimal(pair.similarity, 2))}</p>
        </li>
    }
}

/// What moving a picture to this split does.
fn use_it(split: Split) -> &'static str {
    match split {
        Split::Train => t!("map-twin-learn"),
        Split::Val => t!("map-twin-check"),
        Split::Test => t!("map-twin-test"),
    }
}

/// One of a pair.
#[component]
fn Side(map: MapView, entry: Entry, other: Entry) -> impl IntoView {
    let id = entry.place.image;
    let words = entry.words();
    let opened = StoredValue::new(entry.clone());
    let beside = other.image.map(|image| image.split);
    let shift = move |_| {
        if let Some(split) = beside {
            map.send(|request, data| Command::MoveImages {
                request,
                data,
                images: vec![id],
                split,
            });
        }
    };
    let remove = move |_| {
        map.send(|request, data| Command::RemoveImages {
            request,
            data,
            images: vec![id],
        });
    };
    let use_it = beside.map(use_it).unwrap_or_default();
    entry.image.map(|image| {
        view! {
            <figure class="found">
                <button type="button" class="thumb" data-size="large" title=words.clone() aria-label=t!("map-open", picture = words.as_str()) on:click=move |_| opened.with_value(|entry| map.look(entry))>
                    <Thumb ticket=image.url />
                </button>
                <figcaption><span>{image.class}</span><span>{role(image.split)}</span><span class="hint">{image.path}</span></figcaption>
                <button type="button" class="button" data-testid="map-twin-move" aria-label=t!("map-twin-move", action = use_it, picture = words.as_str()) on:click=shift>{use_it}</button>
                <button type="button" class="button" data-tone="stop" data-testid="map-twin-remove" aria-label=t!("map-twin-remove-named", picture = words.as_str()) on:click=remove>{t!("map-twin-remove")}</button>
            </figure>
        }
    })
}

#[cfg(test)]
mod tests {
    use vitrine::atlas::Place;

    use super::*;
    use crate::state::Image;

    fn entry(id: u32, split: Split) -> Entry {
        Entry {
            place: Place {
                image: ImageId(id),
                x: 0.0,
                y: 0.0,
                predicted: None,
            },
            image: Some(Image {
                path: String::new(),
                class: String::new(),
                split,
                url: String::new(),
            }),
            guess: None,
        }
    }

    #[test]
    fn a_pair_is_settled_once_one_is_moved_or_removed() {
        let twins = |a, b| Twins {
            a: ImageId(a),
            b: ImageId(b),
            similarity: 0.9,
        };
        let twins = [twins(1, 5), twins(2, 6), twins(3, 7)];
        let entries = [
            entry(1, Split::Train),
            entry(2, Split::Train),
            entry(3, Split::Train),
            entry(5, Split::Test),
            entry(7, Split::Train),
        ];
        let found = pairs(&twins, &entries);
        let ids: Vec<_> = found
            .iter()
            .map(|pair| pair.sides[1].place.image.0)
            .collect();
        assert_eq!(ids, [5], "6 is gone, 7 was moved");
    }
}
