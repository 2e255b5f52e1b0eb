//! What the page keeps of data and models makes them anew: same ids, labels, splits, pixels and answers.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    unreachable_pub,
    dead_code,
    deprecated,
    reason = "a test may panic; not every file uses all of `fixture` and `memory`"
)]

mod fixture;
mod memory;

use std::collections::BTreeMap;

use memory::page::{Page, REQUEST, failure, picture, recipe, zipped};
use proptest::prelude::*;
use vitrine::ensemble::{Combine, TestViews};
use vitrine::ledger::{Change, Ledger, Place, Source, changed};
use vitrine::notebook::{DataSettings, EvaluateSettings};
use vitrine::protocol::{
    Command, DataInfo, Event, FailureKind, FileProblem, ModelInfo, WeightsSource,
};
use vitrine::recipe::Trainable;
use vitrine::report::{ImageId, Split};

const NAME: &str = "data";

/// A page that keeps a journal of what it does, and the files of it.
struct Keeper {
    page: Page,
    journal: String,
    kept: BTreeMap<String, Vec<u8>>,
}

impl Keeper {
    fn new() -> Self {
        Self {
            page: Page::new(),
            journal: String::new(),
            kept: BTreeMap::new(),
        }
    }

    /// Sends a command that changes data; writes down what came of it.
    fn change(&mut self, command: Command) -> DataInfo {
        self.attempt(command).expect("the change is made")
    }

    /// Sends a command that may be refused: nothing has changed, then.
    fn attempt(&mut self, command: Command) -> Option<DataInfo> {
        assert_eq!(changed(&command), Some(NAME));
        let (last, events) = self.page.ask_all(command.clone());
        let taken = events.into_iter().find_map(|event| match event {
            Event::Taken { sources, next, .. } => Some((self.stored(sources), next)),
            _ => None,
        });
        let info = match last {
            Event::Imported { data, .. } | Event::DataChanged { data, .. } => data,
            Event::Failed { .. } => return None,
            other => panic!("{other:?}"),
        };
        for change in Change::of(&command, taken, &info) {
            self.journal.push_str(&change.to_line());
        }
        Some(info)
    }

    fn stored(&mut self, sources: Vec<Source>) -> Vec<Source> {
        let store = |source: Source| {
            let Place::Held(file) = source.place else {
                return source;
            };
            let name = format!("notebooks/n/pictures/{}", self.kept.len());
            let bytes = self.page.0.host().files.borrow()[&file].clone();
            self.kept.insert(name.clone(), bytes);
            Source {
                place: Place::Stored(name),
                ..source
            }
        };
        sources.into_iter().map(store).collect()
    }

    fn import(&mut self, files: Vec<(&str, Vec<u8>)>) -> DataInfo {
        let files = files
            .into_iter()
            .map(|(path, bytes)| self.page.file(path, bytes))
            .collect();
        self.change(Command::Import {
            request: REQUEST,
            data: DataSettings::named(NAME),
            class: None,
            files,
        })
    }

    /// Another page with what this one kept, and what it says of the data.
    fn reopened(&self) -> (Page, DataInfo, Vec<FileProblem>) {
        let mut page = Page::new();
        *page.0.host().stored.borrow_mut() = self.kept.clone();
        let (ledger, _) = Ledger::read(&self.journal);
        let (data, problems) = bring_back(&mut page, ledger);
        (page, data, problems)
    }
}

fn bring_back(page: &mut Page, ledger: Ledger) -> (DataInfo, Vec<FileProblem>) {
    let brought = page.ask(Command::BringBack {
        request: REQUEST,
        data: NAME.to_owned(),
        ledger,
    });
    match brought {
        Event::Imported { data, problems, .. } => (data, problems),
        other => panic!("{other:?}"),
    }
}

fn shown(page: &mut Page, image: ImageId) -> Vec<u8> {
    let data = NAME.to_owned();
    match page.ask(Command::ShowImage {
        request: REQUEST,
        data,
        image,
    }) {
        Event::Image { png, .. } => png,
        other => panic!("{other:?}"),
    }
}

/// Something a user does to pictures.
#[derive(Debug, Clone)]
enum Act {
    Files(Vec<bool>),
    Zip,
    Broken,
    Remove(Vec<u32>),
    Rename(&'static str, &'static str),
    Relabel(Vec<u32>, &'static str),
    Move(Vec<u32>, Split),
    Share(u8),
    Forget,
}

fn any_act() -> impl Strategy<Value = Act> {
    let ids = || proptest::collection::vec(0_u32..40, 0..4);
    let class = || prop_oneof![Just("red"), Just("blue"), Just(" odd ")];
    let split = prop_oneof![Just(Split::Train), Just(Split::Val), Just(Split::Test)];
    prop_oneof![
        4 => proptest::collection::vec(any::<bool>(), 1..6).prop_map(Act::Files),
        1 => Just(Act::Zip),
        1 => Just(Act::Broken),
        2 => ids().prop_map(Act::Remove),
        2 => (class(), class()).prop_map(|(from, to)| Act::Rename(from, to)),
        2 => (ids(), class()).prop_map(|(ids, class)| Act::Relabel(ids, class)),
        2 => (ids(), split).prop_map(|(ids, split)| Act::Move(ids, split)),
        1 => (1_u8..9).prop_map(Act::Share),
        1 => Just(Act::Forget),
    ]
}

fn act(keeper: &mut Keeper, act: Act, step: u8) {
    let ids = |ids: Vec<u32>| ids.into_iter().map(ImageId).collect();
    let data = NAME.to_owned();
    let request = REQUEST;
    let named = |red: bool| if red { "red" } else { "blue" };
    match act {
        Act::Files(reds) => {
            let paths: Vec<String> = (0..)
                .zip(&reds)
                .map(|(at, red): (usize, _)| format!("set/{}/{step}-{at}.png", named(*red)))
                .collect();
            let files = paths.iter().zip(&reds);
            let files = files.map(|(path, red)| (path.as_str(), picture(*red, step)));
            keeper.import(files.collect());
        }
        Act::Zip => drop(keeper.import(vec![("some.zip", zipped())])),
        Act::Broken => {
            let files = vec![
                ("red/broken.png", b"no picture".to_vec()),
                ("red/good.png", picture(true, step)),
                ("red/notes.txt", b"hello".to_vec()),
            ];
            keeper.import(files);
        }
        Act::Remove(images) => drop(keeper.attempt(Command::RemoveImages {
            request,
            data,
            images: ids(images),
        })),
        Act::Rename(from, to) => drop(keeper.attempt(Command::RenameClass {
            request,
            data,
            from: from.to_owned(),
            to: to.to_owned(),
        })),
        Act::Relabel(images, class) => drop(keeper.attempt(Command::Relabel {
            request,
            data,
            images: ids(images),
            class: class.to_owned(),
        })),
        Act::Move(images, split) => drop(keeper.attempt(Command::MoveImages {
            request,
            data,
            images: ids(images),
            split,
        })),
        Act::Share(tenths) => drop(keeper.attempt(Command::Import {
            request,
            data: DataSettings {
                test_fraction: f64::from(tenths) / 10.0,
                seed: tenths.into(),
                ..DataSettings::named(NAME)
            },
            class: None,
            files: vec![],
        })),
        Act::Forget => drop(keeper.attempt(Command::RemoveData { request, data })),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_was_done_to_pictures_the_journal_brings_them_back(acts in proptest::collection::vec(any_act(), 1..9)) {
        let mut keeper = Keeper::new();
        keeper.import(vec![("set/red/first.png", picture(true, 1)), ("set/blue/first.png", picture(false, 1))]);
        for (step, one) in (2..).zip(acts) {
            act(&mut keeper, one, step);
        }
        let (mut page, found, problems) = keeper.reopened();
        // The split as last drawn: asking again with no files would draw it by the settings asked with.
        let (short, _) = Ledger::read(&Ledger::read(&keeper.journal).0.journal());
        let (again, _) = bring_back(&mut page, short);
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(&again, &found);
        // Refused where the data was forgotten.
        let now = keeper.attempt(Command::RemoveImages { request: REQUEST, data: NAME.to_owned(), images: vec![] });
        let (images, classes) = now.map(|now| (now.images, now.classes)).unwrap_or_default();
        prop_assert_eq!(&found.images, &images);
        prop_assert_eq!(&found.classes, &classes);
        for (id, ..) in found.images.iter().step_by(7) {
            prop_assert_eq!(shown(&mut page, *id), shown(&mut keeper.page, *id));
        }
        // The next picture gets the id it would have got.
        let more = || vec![("red/more.png", picture(true, 99))];
        let next = |event: Event| match event {
            Event::Imported { data, .. } => data.images.last().map(|(id, ..)| *id),
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(next(page.import(more())), next(keeper.page.import(more())));
    }
}

#[test]
fn a_missing_file_a_truncated_one_and_a_cut_line_cost_only_themselves() {
    let mut keeper = Keeper::new();
    let paths: Vec<String> = (0..8).map(|at| format!("red/{at}.png")).collect();
    let mut files: Vec<_> = (0..)
        .zip(&paths)
        .map(|(at, path)| (path.as_str(), picture(true, at)))
        .collect();
    files.push(("blue/0.png", picture(false, 0)));
    files.push(("blue/1.png", picture(false, 1)));
    keeper.import(files);
    let relabel = |image: u32| Command::Relabel {
        request: REQUEST,
        data: NAME.to_owned(),
        images: vec![ImageId(image)],
        class: "blue".to_owned(),
    };
    let before = keeper.change(relabel(3));
    keeper.change(relabel(4));
    keeper.kept.remove("notebooks/n/pictures/1");
    let truncated = keeper.kept.get_mut("notebooks/n/pictures/5");
    truncated.expect("there").truncate(40);
    keeper.journal.truncate(keeper.journal.len() - 12);
    let (ledger, unread) = Ledger::read(&keeper.journal);
    assert_eq!(unread, 1);
    let (_, found, problems) = keeper.reopened();
    let missing: Vec<&str> = problems.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(missing, ["red/1.png", "red/5.png"]);
    assert_eq!(ledger.lost(&found), [ImageId(1), ImageId(5)]);
    let labels = |info: &DataInfo| -> BTreeMap<ImageId, String> {
        let images = info.images.iter();
        images.map(|(id, class, _)| (*id, class.clone())).collect()
    };
    let mut expected = labels(&before);
    expected.retain(|id, _| ![1, 5].contains(&id.0));
    assert_eq!(labels(&found), expected);
}

#[test]
fn what_a_file_gave_in_part_is_brought_back_in_part() {
    let mut keeper = Keeper::new();
    let all = keeper.import(vec![("all.zip", zipped())]);
    let gone: Vec<ImageId> = all
        .images
        .iter()
        .map(|(id, ..)| *id)
        .filter(|id| id.0 % 3 != 0)
        .collect();
    let left = keeper.change(Command::RemoveImages {
        request: REQUEST,
        data: NAME.to_owned(),
        images: gone,
    });
    let (_, found, problems) = keeper.reopened();
    assert_eq!((found, problems), (left, vec![]));
}

#[test]
fn a_moved_picture_stays_where_it_is_though_others_are_missing() {
    let mut keeper = Keeper::new();
    keeper.import(vec![("all.zip", zipped())]);
    keeper.import(vec![("red/more.png", picture(true, 200))]);
    let moved = keeper.change(Command::MoveImages {
        request: REQUEST,
        data: NAME.to_owned(),
        images: vec![ImageId(2)],
        split: Split::Val,
    });
    keeper.kept.remove("notebooks/n/pictures/1");
    let (_, found, problems) = keeper.reopened();
    assert_eq!(problems.len(), 1);
    let kept = moved.images.len() - 1;
    assert_eq!(found.images, moved.images[..kept]);
}

#[test]
fn what_was_moved_until_nothing_is_held_out_is_not_drawn_anew() {
    let mut keeper = Keeper::new();
    let before = keeper.import(vec![("all.zip", zipped())]);
    let held_out = before
        .images
        .iter()
        .filter(|(.., split)| *split == Split::Test);
    let moved = keeper.change(Command::MoveImages {
        request: REQUEST,
        data: NAME.to_owned(),
        images: held_out.map(|(id, ..)| *id).collect(),
        split: Split::Train,
    });
    assert!(
        moved
            .images
            .iter()
            .all(|(.., split)| *split == Split::Train)
    );
    let more = keeper.import(vec![("red/more.png", picture(true, 200))]);
    assert_eq!(
        more.images.last().map(|(.., split)| *split),
        Some(Split::Train)
    );
    assert_eq!(keeper.reopened().1, more);
    let (short, _) = Ledger::read(&Ledger::read(&keeper.journal).0.journal());
    keeper.journal = short.journal();
    assert_eq!(keeper.reopened().1, more);
}

fn recalled(page: &mut Page, name: &str, place: &str) -> Event {
    page.ask(Command::LoadModel {
        request: REQUEST,
        name: name.to_owned(),
        source: WeightsSource::Kept(place.to_owned()),
    })
}

fn kept(page: &mut Page, model: &str, place: &str) -> u64 {
    match page.ask(Command::KeepModel {
        request: REQUEST,
        model: model.to_owned(),
        place: place.to_owned(),
    }) {
        Event::ModelKept { bytes, .. } => bytes,
        other => panic!("{other:?}"),
    }
}

fn logits(page: &mut Page, model: &str) -> Vec<f32> {
    match page.predict(model, picture(true, 77)) {
        Event::Predicted { logits, .. } => logits,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_kept_model_answers_the_same_in_another_session() {
    let mut page = Page::new();
    page.import(vec![("all.zip", zipped())]);
    page.trained(recipe(Trainable::LastBlocks(1)));
    let place = "notebooks/n/models/tuned";
    let bytes = kept(&mut page, "tuned", place);
    page.ensemble(&["tuned"], Combine::Logits, TestViews::Flip);
    kept(&mut page, "together", "notebooks/n/models/together");

    let mut later = Page::new();
    *later.0.host().stored.borrow_mut() = page.0.host().stored.borrow().clone();
    let stored = later.0.host().stored.borrow().clone();
    let own = stored.iter().filter(|(name, _)| name.starts_with(place));
    assert_eq!(own.map(|(_, file)| file.len() as u64).sum::<u64>(), bytes);
    let info: ModelInfo = match recalled(&mut later, "wise", place) {
        Event::ModelLoaded { model, .. } => model,
        other => panic!("{other:?}"),
    };
    assert_eq!(info.name, "wise");
    assert_eq!(info.classes, ["blue", "red"]);
    assert_eq!(logits(&mut later, "wise"), logits(&mut page, "tuned"));
    recalled(&mut later, "together", "notebooks/n/models/together");
    assert_eq!(
        logits(&mut later, "together"),
        logits(&mut page, "together")
    );
    // It knows the data again, too.
    later.import(vec![("all.zip", zipped())]);
    let measured = later.ask(Command::Evaluate {
        request: REQUEST,
        settings: EvaluateSettings {
            model: "wise".to_owned(),
            data: NAME.to_owned(),
        },
    });
    assert!(matches!(measured, Event::Evaluated { .. }), "{measured:?}");
}

#[test]
fn weights_that_are_missing_or_damaged_are_said_to_be() {
    let mut page = Page::new();
    page.import(vec![("all.zip", zipped())]);
    page.trained(recipe(Trainable::Head));
    kept(&mut page, "tuned", "m");
    let (kind, words) = failure(recalled(&mut page, "gone", "nowhere"));
    assert_eq!(kind, FailureKind::Weights);
    assert!(words.contains("no longer on this device") && words.contains("pictures are safe"));
    for name in ["m", "m-0.safetensors"] {
        let whole = page.0.host().stored.borrow()[name].clone();
        for damage in 0..3 {
            let mut bytes = whole.clone();
            match damage {
                0 => bytes.truncate(whole.len() / 2),
                1 => bytes[whole.len() / 2 - 1] = 0,
                _ => bytes.clear(),
            }
            let put = |bytes: Vec<u8>| {
                let mut stored = page.0.host().stored.borrow_mut();
                stored.insert(name.to_owned(), bytes);
            };
            put(if bytes == whole { vec![] } else { bytes });
            let (_, words) = failure(recalled(&mut page, "gone", "m"));
            assert!(words.contains("damaged"), "{words}");
        }
        let mut stored = page.0.host().stored.borrow_mut();
        stored.insert(name.to_owned(), whole);
    }
    assert!(matches!(
        recalled(&mut page, "here", "m"),
        Event::ModelLoaded { .. }
    ));
    page.0.host().full.set(true);
    let full = page.ask(Command::KeepModel {
        request: REQUEST,
        model: "tuned".to_owned(),
        place: "m".to_owned(),
    });
    assert!(failure(full).1.contains("could not keep it"));
}

#[test]
fn a_run_broken_off_goes_on_with_pictures_brought_back() {
    let mut alone = Keeper::new();
    alone.import(vec![("all.zip", zipped())]);
    let expected = alone.page.trained(recipe(Trainable::LastBlocks(1)));

    let mut keeper = Keeper::new();
    keeper.import(vec![("all.zip", zipped())]);
    keeper.page.0.host().stop_after.set(Some(9));
    keeper.page.trained(recipe(Trainable::LastBlocks(1)));
    let runs = keeper.page.0.host().stored.borrow().clone();
    assert!(!runs.is_empty(), "a snapshot is kept");
    keeper.kept.extend(runs);

    let (mut page, _, _) = keeper.reopened();
    let settings = page.settings(recipe(Trainable::LastBlocks(1)));
    let (last, events) = page.ask_all(Command::Train {
        request: REQUEST,
        settings,
    });
    let went_on = |event: &Event| matches!(event, Event::Note { text, .. } if text.starts_with("Went on from epoch"));
    assert!(events.iter().any(went_on));
    let Event::Trained { report, .. } = last else {
        panic!("{last:?}");
    };
    let losses = |report: &vitrine::report::RunReport| -> Vec<(f64, f64)> {
        let epochs = report.epochs.iter();
        epochs.map(|epoch| (epoch.train_loss, epoch.loss)).collect()
    };
    assert_eq!(losses(&report), losses(&expected));
}
