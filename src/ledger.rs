//! What a data set is made of, and the journal by which it outlives the page.
//!
//! Every change that the engine made is one line of JSON; read in order, the lines give a [`Ledger`]: which file each
//! picture came from, its id, its class, its split. The engine makes the data set anew from that. Lines say what came
//! of a change rather than what was asked for (the class a folder gave, the splits a move left behind), so that what
//! is missing on the device moves nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::fnv::fnv1a;
use crate::protocol::{Command, DataInfo, FileId};
use crate::report::{ImageId, Split};

/// A data set without its pixels.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// Share of each class held out where no picture was given a split.
    pub test_fraction: f64,
    /// Seeds that split.
    pub seed: u64,
    /// The next picture's id: those below were given out once.
    pub next: u32,
    /// The files, in the order they came.
    pub sources: Vec<Source>,
    /// What was removed since pictures last came: it may come back.
    #[serde(skip)]
    pub removed: Removed,
}

/// Pictures that were removed, with their files. They are no part of the data: with or without them it is the same.
#[derive(Debug, Clone, Default)]
pub struct Removed(Vec<Source>);

impl PartialEq for Removed {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// A file that pictures came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Where its bytes are.
    pub place: Place,
    /// Its path as handed over.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// The pictures of it that are in the data.
    pub images: Vec<Entry>,
}

/// Where a file's bytes are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// On the device, under this name.
    Stored(String),
    /// At this address.
    Url(String),
    /// Handed over beside the command; gone with the page.
    Held(FileId),
}

/// One picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: ImageId,
    /// Which of its file's entries it is, from 0, those that could not be used counted too.
    pub nth: u32,
    /// Its path (within a zip: in there).
    pub path: String,
    /// Its class.
    pub class: String,
    /// The split it was given; without one it is drawn.
    pub given: Option<Split>,
    /// Whether it was put there by hand: it stays there though nothing is held out.
    #[serde(default)]
    pub fixed: bool,
}

/// One change of a data set: a line of its journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Starts empty, with ids from here on.
    Begin {
        /// See [`Ledger::next`].
        next: u32,
    },
    /// How the held-out pictures are drawn.
    Draw {
        /// See [`Ledger::test_fraction`].
        test_fraction: f64,
        /// See [`Ledger::seed`].
        seed: u64,
    },
    /// Pictures came in.
    Add {
        /// Their files.
        sources: Vec<Source>,
        /// See [`Ledger::next`].
        next: u32,
    },
    /// Pictures went.
    Remove {
        /// Which.
        images: Vec<ImageId>,
    },
    /// A class got another name, or joined the one of that name.
    Rename {
        /// The class before.
        from: String,
        /// The class after.
        to: String,
    },
    /// Pictures got another class.
    Relabel {
        /// Which.
        images: Vec<ImageId>,
        /// Their class from then on.
        class: String,
    },
    /// Pictures got a split for good.
    Assign {
        /// Each with its split.
        splits: Vec<(ImageId, Split)>,
    },
    /// Removed pictures came back.
    Restore {
        /// Which.
        images: Vec<ImageId>,
    },
}

impl Change {
    /// What a command that succeeded changed: `sources` and `next` are what it took in, `info` the data after it.
    #[must_use]
    pub fn of(command: &Command, taken: Option<(Vec<Source>, u32)>, info: &DataInfo) -> Vec<Self> {
        let add = taken.map(|(sources, next)| Self::Add { sources, next });
        match command {
            Command::Import { data, .. } => [draw(data.test_fraction, data.seed)]
                .into_iter()
                .chain(add)
                .collect(),
            Command::ImportUrl { data, .. } => {
                let begin = [Self::Begin { next: 0 }, draw(data.test_fraction, data.seed)];
                begin.into_iter().chain(add).collect()
            }
            Command::RemoveImages { images, .. } => vec![Self::Remove {
                images: images.clone(),
            }],
            Command::RenameClass { from, to, .. } => vec![Self::Rename {
                from: from.clone(),
                to: to.clone(),
            }],
            Command::Relabel { images, class, .. } => vec![Self::Relabel {
                images: images.clone(),
                class: class.clone(),
            }],
            Command::MoveImages { .. } => {
                let splits = info.images.iter().map(|(id, _, split)| (*id, *split));
                vec![Self::Assign {
                    splits: splits.collect(),
                }]
            }
            Command::Restore { images, .. } => {
                let here: BTreeSet<ImageId> = info.images.iter().map(|(id, ..)| *id).collect();
                let back = images.iter().filter(|id| here.contains(id)).copied();
                vec![Self::Restore {
                    images: back.collect(),
                }]
            }
            Command::RemoveData { .. } => vec![Self::Begin { next: 0 }],
            _ => vec![],
        }
    }

    /// As a line of a journal.
    #[must_use]
    pub fn to_line(&self) -> String {
        // Plain data with names for keys: JSON does not fail on it.
        let mut line = serde_json::to_string(self).unwrap_or_default();
        line.push('\n');
        line
    }
}

fn draw(test_fraction: f64, seed: u64) -> Change {
    Change::Draw {
        test_fraction,
        seed,
    }
}

/// The data set a command changes, if it changes one.
#[must_use]
pub fn changed(command: &Command) -> Option<&str> {
    match command {
        Command::Import { data, .. } | Command::ImportUrl { data, .. } => Some(&data.name),
        Command::RemoveImages { data, .. }
        | Command::RenameClass { data, .. }
        | Command::Relabel { data, .. }
        | Command::MoveImages { data, .. }
        | Command::Restore { data, .. }
        | Command::RemoveData { data, .. } => Some(data),
        _ => None,
    }
}

impl Ledger {
    /// What a journal says, and how many of its lines cannot be read: one, where the page was closed while it wrote.
    #[must_use]
    pub fn read(journal: &str) -> (Self, usize) {
        let mut ledger = Self::default();
        let mut unread = 0;
        for line in journal.lines().filter(|line| !line.trim().is_empty()) {
            match serde_json::from_str(line) {
                Ok(change) => ledger.apply(change),
                Err(_) => unread += 1,
            }
        }
        (ledger, unread)
    }

    /// The shortest journal that says the same.
    #[must_use]
    pub fn journal(&self) -> String {
        let add = (!self.sources.is_empty()).then(|| Change::Add {
            sources: self.sources.clone(),
            next: self.next,
        });
        let begin = [
            Change::Begin { next: self.next },
            draw(self.test_fraction, self.seed),
        ];
        let lines = begin.into_iter().chain(add);
        lines.map(|change| change.to_line()).collect()
    }

    /// Makes one change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Begin { next } => {
                *self = Self {
                    next,
                    ..Self::default()
                }
            }
            Change::Draw {
                test_fraction,
                seed,
            } => (self.test_fraction, self.seed) = (test_fraction, seed),
            Change::Add { sources, next } => {
                self.removed = Removed::default();
                self.sources.extend(sources);
                self.next = self.next.max(next);
            }
            Change::Remove { images } => {
                let gone: BTreeSet<ImageId> = images.into_iter().collect();
                for source in &mut self.sources {
                    let (went, stay) = std::mem::take(&mut source.images)
                        .into_iter()
                        .partition(|entry| gone.contains(&entry.id));
                    source.images = stay;
                    self.removed.0.push(Source {
                        place: source.place.clone(),
                        path: source.path.clone(),
                        bytes: source.bytes,
                        images: went,
                    });
                }
                self.sources.retain(|source| !source.images.is_empty());
                self.removed.0.retain(|source| !source.images.is_empty());
            }
            Change::Restore { images } => {
                let asked: BTreeSet<ImageId> = images.into_iter().collect();
                for source in &mut self.removed.0 {
                    let (back, stay): (Vec<Entry>, Vec<Entry>) = std::mem::take(&mut source.images)
                        .into_iter()
                        .partition(|entry| asked.contains(&entry.id));
                    source.images = stay;
                    let mut known = self.sources.iter_mut();
                    match known.find(|known| known.place == source.place) {
                        Some(known) => {
                            known.images.extend(back);
                            known.images.sort_by_key(|entry| entry.id);
                        }
                        None if back.is_empty() => {}
                        None => self.sources.push(Source {
                            images: back,
                            ..source.clone()
                        }),
                    }
                }
                self.removed.0.retain(|source| !source.images.is_empty());
                // As they came: ids are given in that order.
                self.sources
                    .sort_by_key(|source| source.images.first().map(|entry| entry.id));
            }
            Change::Rename { from, to } => {
                let renamed = self.entries_mut().filter(|entry| entry.class == from);
                renamed.for_each(|entry| to.trim().clone_into(&mut entry.class));
            }
            Change::Relabel { images, class } => {
                let asked: BTreeSet<ImageId> = images.into_iter().collect();
                let relabelled = self.entries_mut().filter(|entry| asked.contains(&entry.id));
                relabelled.for_each(|entry| class.trim().clone_into(&mut entry.class));
            }
            Change::Assign { splits } => {
                let splits: BTreeMap<ImageId, Split> = splits.into_iter().collect();
                for entry in self.entries_mut() {
                    if let Some(split) = splits.get(&entry.id) {
                        (entry.given, entry.fixed) = (Some(*split), true);
                    }
                }
            }
        }
    }

    /// A file is elsewhere from now on.
    pub fn relocate(&mut self, from: &Place, to: &Place) {
        let all = self.sources.iter_mut().chain(&mut self.removed.0);
        all.filter(|source| source.place == *from)
            .for_each(|source| source.place.clone_from(to));
    }

    /// Every picture.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.sources.iter().flat_map(|source| &source.images)
    }

    fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.sources
            .iter_mut()
            .flat_map(|source| &mut source.images)
    }

    /// How many pictures there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sources.iter().map(|source| source.images.len()).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The names of the files it needs on the device.
    pub fn stored(&self) -> impl Iterator<Item = &str> {
        self.sources
            .iter()
            .filter_map(|source| match &source.place {
                Place::Stored(name) => Some(name.as_str()),
                Place::Url(_) | Place::Held(_) => None,
            })
    }

    /// The pictures of files on the device that are not among these.
    #[must_use]
    pub fn lost(&self, info: &DataInfo) -> Vec<ImageId> {
        let here: BTreeSet<ImageId> = info.images.iter().map(|(id, ..)| *id).collect();
        let kept = self
            .sources
            .iter()
            .filter(|source| matches!(source.place, Place::Stored(_)));
        let ids = kept.flat_map(|source| source.images.iter().map(|entry| entry.id));
        ids.filter(|id| !here.contains(id)).collect()
    }

    /// The data as a number: other files, classes or splits, another number. Where the files are does not matter.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut plain = self.clone();
        plain.next = 0;
        for source in &mut plain.sources {
            if !matches!(source.place, Place::Url(_)) {
                source.place = Place::Held(FileId(0));
            }
        }
        fingerprint(&plain)
    }
}

/// A number for plain data, the same in every session.
#[must_use]
pub fn fingerprint(value: &impl Serialize) -> u64 {
    fnv1a(serde_json::to_vec(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn source(file: &str, ids: &[u32]) -> Source {
        let entry = |(nth, id): (usize, &u32)| Entry {
            id: ImageId(*id),
            nth: u32::try_from(nth).expect("few"),
            path: format!("{id}.png"),
            class: "a".to_owned(),
            given: None,
            fixed: false,
        };
        Source {
            place: Place::Stored(file.to_owned()),
            path: format!("{file}.zip"),
            bytes: 9,
            images: ids.iter().enumerate().map(entry).collect(),
        }
    }

    fn add(sources: Vec<Source>, next: u32) -> Change {
        Change::Add { sources, next }
    }

    fn journal(changes: &[Change]) -> String {
        changes.iter().map(Change::to_line).collect()
    }

    #[test]
    fn a_line_cut_in_the_middle_loses_that_change_alone() {
        let whole = journal(&[
            Change::Begin { next: 0 },
            draw(0.25, 7),
            add(vec![source("x", &[0, 1]), source("y", &[2])], 3),
            Change::Remove {
                images: vec![ImageId(2)],
            },
        ]);
        let (ledger, unread) = Ledger::read(&whole);
        assert_eq!((ledger.len(), ledger.next, unread), (2, 3, 0));
        let (ledger, unread) = Ledger::read(&whole[..whole.len() - 9]);
        assert_eq!((ledger.len(), unread), (3, 1));
        assert_eq!(ledger.seed, 7);
        assert_eq!(Ledger::read("\u{0}garbage\n{}\n").1, 2);
    }

    #[test]
    fn a_file_without_pictures_is_needed_no_more_and_its_ids_are_not_given_again() {
        let mut ledger = Ledger::default();
        ledger.apply(add(vec![source("x", &[0, 1]), source("y", &[2])], 3));
        ledger.apply(Change::Remove {
            images: vec![ImageId(2), ImageId(9)],
        });
        assert_eq!(ledger.stored().collect::<Vec<_>>(), ["x"]);
        let (again, _) = Ledger::read(&ledger.journal());
        assert_eq!(again, ledger);
        assert_eq!(again.next, 3);
    }

    #[test]
    fn what_came_back_is_as_if_it_had_never_gone_wherever_its_file_is_by_then() {
        let mut ledger = Ledger::default();
        ledger.apply(add(vec![source("x", &[0, 1]), source("y", &[2])], 3));
        let mut before = ledger.clone();
        let images = || vec![ImageId(2), ImageId(0)];
        ledger.apply(Change::Remove { images: images() });
        let places = ["y", "z"].map(|name| Place::Stored(name.to_owned()));
        ledger.relocate(&places[0], &places[1]);
        before.relocate(&places[0], &places[1]);
        ledger.apply(Change::Restore { images: images() });
        assert_eq!(ledger, before);
        ledger.apply(Change::Remove { images: images() });
        ledger.apply(add(vec![source("w", &[7])], 8));
        ledger.apply(Change::Restore { images: images() });
        assert_eq!(ledger.len(), 2, "what others came after is gone");
    }

    #[test]
    fn what_is_not_there_any_more_is_told_by_its_id() {
        let mut ledger = Ledger::default();
        ledger.apply(add(vec![source("x", &[0, 1])], 2));
        let info = DataInfo {
            name: String::new(),
            classes: vec![],
            images: vec![(ImageId(1), "a".to_owned(), Split::Train)],
        };
        assert_eq!(ledger.lost(&info), [ImageId(0)]);
    }

    #[test]
    fn the_fingerprint_knows_contents_and_not_places() {
        let mut ledger = Ledger::default();
        ledger.apply(add(vec![source("x", &[0, 1])], 2));
        let mut moved = ledger.clone();
        moved.sources[0].place = Place::Stored("z".to_owned());
        assert_eq!(ledger.fingerprint(), moved.fingerprint());
        moved.apply(Change::Relabel {
            images: vec![ImageId(1)],
            class: " b ".to_owned(),
        });
        assert_ne!(ledger.fingerprint(), moved.fingerprint());
        moved.apply(Change::Rename {
            from: "b".to_owned(),
            to: "a".to_owned(),
        });
        assert_eq!(ledger.fingerprint(), moved.fingerprint());
    }

    fn any_change() -> impl Strategy<Value = Change> {
        let ids = || {
            proptest::collection::vec(0_u32..12, 0..5)
                .prop_map(|ids| ids.into_iter().map(ImageId).collect::<Vec<_>>())
        };
        prop_oneof![
            (0_u32..9).prop_map(|first| add(vec![source("x", &[first, first + 1])], first + 2)),
            ids().prop_map(|images| Change::Remove { images }),
            ids().prop_map(|images| Change::Restore { images }),
            (ids(), "[ab]").prop_map(|(images, class)| Change::Relabel { images, class }),
            ("[ab]", "[ab]").prop_map(|(from, to)| Change::Rename { from, to }),
            ids().prop_map(|ids| Change::Assign {
                splits: ids.into_iter().map(|id| (id, Split::Val)).collect()
            }),
        ]
    }

    proptest! {
        #[test]
        fn the_short_journal_says_what_the_long_one_said(changes in proptest::collection::vec(any_change(), 0..12)) {
            let (long, unread) = Ledger::read(&journal(&changes));
            let (short, _) = Ledger::read(&long.journal());
            prop_assert_eq!(unread, 0);
            prop_assert_eq!(long, short);
        }

        #[test]
        fn no_text_makes_reading_panic(text in ".{0,200}") {
            let _ = Ledger::read(&text);
        }
    }
}
