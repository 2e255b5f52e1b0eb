//! What each event does, on a starter notebook.

use std::cell::RefCell;

use vitrine::explanation::{Explanation, Found, Heat, Part};
use vitrine::notebook::Notebook;
use vitrine::protocol::{ClassCount, DeviceInfo, Phase};
use vitrine::report::{EpochReport, Prediction, Split};

use super::*;

/// Addresses as they are made and given back.
#[derive(Default)]
struct Album(RefCell<Vec<String>>);

impl Pictures for Album {
    fn address(&self, bytes: &[u8], _mime: &str) -> String {
        let address = format!("blob:{bytes:?}");
        self.0.borrow_mut().push(address.clone());
        address
    }

    fn release(&self, address: &str) {
        self.0.borrow_mut().retain(|held| held != address);
    }
}

const REQUEST: RequestId = RequestId(500);

/// A starter notebook with one command pending for the cell of this kind, after some events.
fn check(
    tag: &str,
    work: Work,
    events: impl IntoIterator<Item = Event>,
) -> (AppState, String, Album) {
    let owner = Owner::new();
    owner.with(|| {
        let state = Store::new(AppState::new(Notebook::starter()));
        let id = state.with_untracked(|s| {
            s.notebook
                .cells
                .iter()
                .find(|cell| crate::edit::tag(&cell.kind) == tag)
                .map(|cell| cell.id.clone())
        });
        let album = Album::default();
        for event in events {
            state.pending().write().insert(
                event.request(),
                Pending {
                    cell: id.clone(),
                    work: work.clone(),
                },
            );
            apply(state, event, 1000.0, &album);
        }
        (state.get_untracked(), id.expect("there"), album)
    })
}

fn image(id: u32, class: &str) -> ImageInfo {
    ImageInfo {
        id: ImageId(id),
        path: format!("{id}.jpg"),
        class: class.to_owned(),
        split: Split::Train,
        thumbnail: vec![u8::try_from(id).expect("small")],
    }
}

fn info(images: &[(u32, &str)]) -> DataInfo {
    let count = |name: &str| ClassCount {
        name: name.to_owned(),
        train: 1,
        val: 0,
        test: 0,
    };
    DataInfo {
        name: "images".to_owned(),
        classes: images.iter().map(|(_, class)| count(class)).collect(),
        images: images
            .iter()
            .map(|(id, class)| (ImageId(*id), (*class).to_owned(), Split::Test))
            .collect(),
    }
}

#[test]
fn a_ready_engine_names_its_device() {
    let device = DeviceInfo {
        name: "CPU".to_owned(),
        reason: "asked for".to_owned(),
    };
    let event = Event::Ready {
        request: REQUEST,
        version: VERSION,
        device: device.clone(),
    };
    assert_eq!(
        check("model", Work::Hello, [event]).0.engine,
        Engine::Ready(device.clone())
    );
    let other = Event::Ready {
        request: REQUEST,
        version: VERSION + 1,
        device,
    };
    let state = check("model", Work::Hello, [other]).0;
    assert_eq!(state.engine, Engine::OtherVersion);
    assert_eq!(
        state.notice.and_then(|notice| notice.offer),
        Some(Offer::ReloadPage)
    );
}

#[test]
fn a_download_says_how_long_the_rest_takes() {
    let mut live = Live::default();
    downloaded(&mut live, 4_000_000, Some(10_000_000), 1000.0);
    assert_eq!(live.left_seconds, None, "the first news has no speed yet");
    downloaded(&mut live, 6_000_000, Some(10_000_000), 3000.0);
    assert_eq!(
        live.left_seconds,
        Some(4.0),
        "what was here before does not count"
    );
    downloaded(&mut live, 0, Some(10_000_000), 4000.0);
    assert_eq!(live.left_seconds, None, "it started over");
    downloaded(&mut live, 5_000_000, None, 5000.0);
    assert_eq!(live.left_seconds, None);
}

#[test]
fn a_note_stays_until_another_or_a_failure() {
    let note = |text: &str| Event::Note {
        request: REQUEST,
        text: text.to_owned(),
    };
    let shown = |events: Vec<Event>| {
        let (state, id, _) = check("model", Work::Run, events);
        state.cells[&id].note.clone()
    };
    assert_eq!(shown(vec![note("a"), note("b")]).as_deref(), Some("b"));
    assert_eq!(shown(vec![note("a"), note("")]), None);
}

#[test]
fn pictures_that_leave_give_their_addresses_back() {
    let images = vec![image(1, "cat"), image(2, "dog"), image(3, "dog")];
    let added = Event::ImagesAdded {
        request: REQUEST,
        data: "images".to_owned(),
        images,
    };
    let imported = Event::Imported {
        request: REQUEST,
        data: info(&[(1, "cat"), (2, "dog"), (3, "dog")]),
        problems: vec![],
    };
    let removed = Event::DataChanged {
        request: REQUEST,
        data: info(&[(1, "cat"), (3, "kitten")]),
    };
    let (state, id, album) = check("data", Work::Run, [added, imported, removed]);
    let data = &state.datasets["images"].value;
    assert_eq!(
        data.images.keys().copied().collect::<Vec<_>>(),
        [ImageId(1), ImageId(3)]
    );
    assert_eq!(
        (
            data.images[&ImageId(3)].class.as_str(),
            data.images[&ImageId(3)].split
        ),
        ("kitten", Split::Test)
    );
    assert_eq!(album.0.borrow().len(), 2);
    assert!(state.cells[&id].ran.is_some() && state.pending.is_empty());
}

#[test]
fn forgotten_data_is_gone() {
    let added = Event::ImagesAdded {
        request: REQUEST,
        data: "images".to_owned(),
        images: vec![image(1, "cat")],
    };
    let gone = Event::DataChanged {
        request: REQUEST,
        data: info(&[]),
    };
    let (state, _, album) = check("data", Work::Edit, [added, gone]);
    assert!(state.datasets.is_empty() && album.0.borrow().is_empty());
}

#[test]
fn steps_draw_a_line_and_estimate_the_time_left() {
    let report = |step| StepReport {
        step,
        steps: 10,
        epoch: 1,
        epochs: 5,
        loss: 1.0,
        lr: 0.1,
    };
    let mut live = Live::default();
    step(&mut live, report(1), 1000.0);
    assert_eq!(live.left_seconds, None);
    step(&mut live, report(3), 3000.0);
    assert_eq!(live.left_seconds, Some(7.0));
    assert_eq!(live.losses, [(0.5, 1.0), (1.5, 1.0)]);
    for n in 0..10_000 {
        step(&mut live, report(n), 4000.0);
    }
    assert!(live.losses.len() <= MAX_LOSSES);
}

#[test]
fn a_failure_stops_the_queue_and_keeps_what_was_there() {
    let failure = Failure {
        kind: FailureKind::Diverged,
        message: "m".to_owned(),
        hint: "h".to_owned(),
    };
    let epoch = EpochReport {
        epoch: 1,
        train_loss: 1.0,
        loss: 1.0,
        top1: 0.5,
        top5: 1.0,
        seconds: 1.0,
    };
    let events = [
        Event::Progress {
            request: REQUEST,
            phase: Phase::Features,
            done: 1,
            total: None,
        },
        Event::Epoch {
            request: REQUEST,
            report: epoch,
        },
        Event::Failed {
            request: REQUEST,
            failure: failure.clone(),
        },
    ];
    let (state, id, _) = check("train", Work::Run, events);
    let live = &state.cells[&id];
    assert_eq!(
        (live.failure.as_ref(), live.epochs.len(), live.progress),
        (Some(&failure), 1, None)
    );
}

#[test]
fn predictions_become_the_cells_output() {
    let predictions = vec![Prediction {
        index: 0,
        label: "cat".to_owned(),
        p: 0.9,
    }];
    let event = Event::Predicted {
        request: REQUEST,
        predictions: predictions.clone(),
        logits: vec![],
        elapsed_ms: 12.0,
    };
    let (state, id, _) = check("predict", Work::Live, [event]);
    assert_eq!(
        state
            .notebook
            .cell(&id)
            .and_then(|cell| cell.output.clone()),
        Some(Output::Predictions(predictions))
    );
    assert_eq!(state.cells[&id].elapsed_ms, Some(12.0));
}

fn model() -> ModelInfo {
    ModelInfo {
        name: "starter".to_owned(),
        architecture: String::new(),
        parameters: 1,
        shape: vitrine::architecture::Architecture::tiny(false).into(),
        classes: vec![],
        reinitialized: vec![],
        unexpected: vec![],
        preprocess: vitrine::preprocess::Preprocess::deit(224),
        notes: vec![],
    }
}

#[test]
fn measured_parts_stay_until_another_network_is_loaded() {
    let request = REQUEST;
    let part = Part {
        name: "head".to_owned(),
        shape: vec![1000],
        parameters: 193_000,
        milliseconds: 0.5,
    };
    let loaded = || Event::ModelLoaded {
        request,
        model: model(),
    };
    let profiled = || Event::Profiled {
        request,
        parts: vec![part.clone()],
    };
    let (state, id, _) = check("model", Work::Profile, [profiled()]);
    assert_eq!(state.cells[&id].parts.len(), 1);
    assert!(state.cells[&id].ran.is_none(), "measuring is no run");
    let (state, id, _) = check("model", Work::Run, [profiled(), loaded()]);
    assert!(state.cells[&id].parts.is_empty() && state.cells[&id].ran.is_some());
}

#[test]
fn an_explanation_is_shown_and_kept_as_the_next_one_begins() {
    let explanation = Explanation {
        px: 1,
        pixels: vec![1, 2, 3, 255],
        grid: (1, 1),
        predictions: vec![],
        class: 0,
        found: Found::Heat(Heat {
            rows: 1,
            columns: 1,
            values: vec![0.5],
        }),
        elapsed_ms: 1.0,
    };
    let event = Event::Explained {
        request: REQUEST,
        explanation: explanation.clone(),
    };
    let (mut state, id, _) = check("predict", Work::Live, [event]);
    let live = state.cells.get_mut(&id).expect("there");
    live.begin();
    assert_eq!(live.explanation.as_deref(), Some(&explanation));
}

#[test]
fn events_of_a_lost_engine_are_dropped_and_its_commands_fail() {
    Owner::new().with(|| {
        let state = Store::new(AppState::new(Notebook::starter()));
        let album = Album::default();
        let late = Event::Progress {
            request: REQUEST,
            phase: Phase::Decode,
            done: 1,
            total: None,
        };
        assert_eq!(apply(state, late, 0.0, &album), None);
        assert!(state.with_untracked(|state| state.cells.is_empty()));
        state.pending().write().insert(
            REQUEST,
            Pending {
                cell: Some("c2".to_owned()),
                work: Work::Run,
            },
        );
        engine_lost(state, &album);
        let after = state.get_untracked();
        assert!(after.cells["c2"].failure.is_some() && after.pending.is_empty());
        assert_eq!(after.notebook, Notebook::starter());
    });
}

#[test]
fn a_run_that_ends_well_says_how_long_it_took() {
    let owner = Owner::new();
    owner.with(|| {
        let state = Store::new(AppState::new(Notebook::starter()));
        let pend = |request, work| {
            let cell = Some("c9".to_owned());
            state
                .pending()
                .write()
                .insert(request, Pending { cell, work });
        };
        let predicted = |request| Event::Predicted {
            request,
            predictions: vec![],
            logits: vec![],
            elapsed_ms: 1.0,
        };
        pend(REQUEST, Work::Run);
        pend(RequestId(501), Work::Live);
        live(state, Some("c9"), |live| live.begun_ms = Some(1000.0));
        assert_eq!(
            run_ended_by(state, &predicted(REQUEST)).as_deref(),
            Some("c9")
        );
        assert_eq!(run_ended_by(state, &predicted(RequestId(501))), None);
        assert_eq!(run_ended_by(state, &predicted(RequestId(502))), None);
        ran(state, "c9", "2026-01-02T03:04:05Z".to_owned(), 13_345.6);
        let notebook = state.notebook().get_untracked();
        let ran = notebook.cell("c9").and_then(|cell| cell.ran.clone());
        let wanted = LastRun {
            at: "2026-01-02T03:04:05Z".to_owned(),
            seconds: 12.346,
        };
        assert_eq!(ran, Some(wanted));
    });
}
