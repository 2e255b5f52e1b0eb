//! Which commands running a cell means, or why it cannot run.

use std::collections::BTreeMap;

use vitrine::explanation::Picture;
use vitrine::notebook::{
    AugmentSettings, Cell, CellKind, DataSettings, DataSource, ExplainSettings, ModelSource,
};
use vitrine::protocol::{Command, Failure, FailureKind, FileRef, RequestId, WeightsSource};
use vitrine::report::{ImageId, Split};

use crate::i18n::t;
use crate::plan;
use crate::state::AppState;

/// Where the starter model is, relative to the page.
const STARTER_URL: &str = "models/starter.safetensors";
/// Where the sample pictures are, relative to the page.
const SAMPLE_URL: &str = "samples/shapes.zip";

/// The commands that running this cell means; none if there is nothing to do.
///
/// # Errors
/// If it cannot run as it stands, with what to do about it.
pub(crate) fn of(
    state: &AppState,
    cell: &Cell,
    mut request: impl FnMut() -> RequestId,
) -> Result<Vec<Command>, Failure> {
    Ok(match &cell.kind {
        CellKind::Note(_) | CellKind::Unknown { .. } => vec![],
        CellKind::Model(settings) => {
            let source = weights(state, &cell.id, &settings.source)?;
            vec![Command::LoadModel {
                request: request(),
                name: settings.name.clone(),
                source,
            }]
        }
        CellKind::Data(settings) => import(state, cell, settings, request)?,
        CellKind::Augment(settings) => {
            known_data(state, &settings.data)?;
            let shown = state.cells.get(&cell.id).and_then(|live| live.lab.as_ref());
            vec![augment(request(), settings, shown.map(|lab| lab.image), 0)]
        }
        CellKind::Train(settings) => {
            known_model(state, &settings.model)?;
            known_data(state, &settings.data)?;
            let settings = state.notebook.with_augmentation(settings).ok_or_else(|| {
                refuse(
                    t!("commands-no-augmentation"),
                    t!("commands-no-augmentation-hint"),
                )
            })?;
            vec![Command::Train {
                request: request(),
                settings,
            }]
        }
        CellKind::Ensemble(settings) => {
            for name in &settings.models {
                known_model(state, name)?;
            }
            known_data(state, &settings.data)?;
            vec![Command::Ensemble {
                request: request(),
                settings: settings.clone(),
            }]
        }
        CellKind::Evaluate(settings) => {
            known_model(state, &settings.model)?;
            known_data(state, &settings.data)?;
            vec![Command::Evaluate {
                request: request(),
                settings: settings.clone(),
            }]
        }
        CellKind::Predict(settings) => {
            known_model(state, &settings.model)?;
            let picture = state
                .held
                .files
                .get(&cell.id)
                .and_then(|files| files.first());
            let file = picture.cloned().ok_or_else(|| {
                refuse(
                    t!("commands-no-picture"),
                    t!("commands-no-picture-to-predict"),
                )
            })?;
            vec![Command::Predict {
                request: request(),
                model: settings.model.clone(),
                file,
                top: settings.top,
                temperature: settings.temperature,
            }]
        }
        CellKind::Explain(settings) => {
            known_model(state, &settings.model)?;
            vec![Command::Explain {
                request: request(),
                model: settings.model.clone(),
                picture: picture(state, &cell.id, settings)?,
                method: settings.method,
                class: settings.class,
            }]
        }
        CellKind::Map(settings) => {
            known_model(state, &settings.model)?;
            known_data(state, &settings.data)?;
            vec![Command::Map {
                request: request(),
                settings: settings.clone(),
            }]
        }
        CellKind::Compare(settings) => {
            for name in &settings.models {
                known_model(state, name)?;
            }
            known_data(state, &settings.data)?;
            vec![Command::Compare {
                request: request(),
                settings: settings.clone(),
            }]
        }
    })
}

/// The picture an explain cell is about: the one chosen, one handed over, or the first held-out one.
pub(crate) fn picture(
    state: &AppState,
    id: &str,
    settings: &ExplainSettings,
) -> Result<Picture, Failure> {
    let held = |image| Picture::Held {
        data: settings.data.clone(),
        image,
    };
    if let Some(image) = settings.image {
        known_data(state, &settings.data)?;
        return Ok(held(image));
    }
    let handed = state.held.files.get(id).and_then(|files| files.first());
    if let Some(file) = handed {
        return Ok(Picture::File(file.clone()));
    }
    known_data(state, &settings.data)?;
    let images = state
        .datasets
        .get(&settings.data)
        .map(|data| &data.value.images);
    let mut tested = images.into_iter().flatten();
    tested
        .find(|(_, image)| image.split != Split::Train)
        .map(|(id, _)| held(*id))
        .ok_or_else(|| {
            refuse(
                t!("commands-no-picture"),
                t!("commands-no-picture-to-explain"),
            )
        })
}

/// How many views an augment cell shows.
pub(crate) const VIEWS: u32 = 12;

/// Asks for views of an image (the first one if none is named) from this epoch on.
pub(crate) fn augment(
    request: RequestId,
    settings: &AugmentSettings,
    image: Option<ImageId>,
    epoch: u32,
) -> Command {
    Command::Augment {
        request,
        data: settings.data.clone(),
        image,
        augmentation: settings.augmentation.clone(),
        seed: settings.seed,
        epoch,
        views: VIEWS,
    }
}

fn weights(state: &AppState, id: &str, source: &ModelSource) -> Result<WeightsSource, Failure> {
    match source {
        ModelSource::Starter => Ok(WeightsSource::Url {
            url: STARTER_URL.to_owned(),
            bytes: None,
            sha256: None,
        }),
        ModelSource::Hub(hub_id) => state
            .hub
            .iter()
            .find(|model| model.id == *hub_id)
            .map(|model| WeightsSource::Url {
                url: model.url.clone(),
                bytes: Some(model.bytes),
                sha256: model.sha256.clone(),
            })
            .or_else(|| {
                (!hub_id.is_empty()).then(|| WeightsSource::Hub {
                    id: hub_id.clone(),
                    endpoint: state.hub_endpoint.clone(),
                })
            })
            .ok_or_else(|| {
                refuse(
                    t!("commands-no-hub-model"),
                    t!("commands-no-hub-model-hint"),
                )
            }),
        ModelSource::File(_) => state
            .held
            .files
            .get(id)
            .map(|files| WeightsSource::Files(files.clone()))
            .ok_or_else(|| refuse(t!("commands-no-weights"), t!("commands-no-weights-hint"))),
    }
}

fn import(
    state: &AppState,
    cell: &Cell,
    settings: &DataSettings,
    mut request: impl FnMut() -> RequestId,
) -> Result<Vec<Command>, Failure> {
    let loaded = state
        .datasets
        .get(&settings.name)
        .is_some_and(|data| !data.value.images.is_empty());
    if loaded && plan::is_current(state, cell) {
        return Ok(vec![]);
    }
    let mut commands = Vec::new();
    // Once in, pictures come back as they were: with their ids, classes and splits.
    let album = state.albums.get(&settings.name);
    let album = album.filter(|album| !loaded && !album.ledger.is_empty());
    if let Some(album) = album {
        commands.push(Command::BringBack {
            request: request(),
            data: settings.name.clone(),
            ledger: album.ledger.clone(),
        });
    }
    let held = state
        .held
        .images
        .get(&settings.name)
        .map_or(&[][..], Vec::as_slice);
    match settings.source {
        DataSource::Sample | DataSource::Yours if album.is_some() => {}
        DataSource::Sample => commands.push(Command::ImportUrl {
            request: request(),
            data: settings.clone(),
            url: SAMPLE_URL.to_owned(),
        }),
        DataSource::Yours if loaded => {
            return Ok(vec![Command::Import {
                request: request(),
                data: settings.clone(),
                class: None,
                files: vec![],
            }]);
        }
        DataSource::Yours if held.is_empty() => {
            return Err(refuse(
                t!("commands-no-pictures"),
                t!("commands-no-pictures-hint"),
            ));
        }
        DataSource::Yours => {}
    }
    let mut by_class: BTreeMap<&Option<String>, Vec<FileRef>> = BTreeMap::new();
    for (class, file) in held {
        by_class.entry(class).or_default().push(file.clone());
    }
    for (class, files) in by_class {
        commands.push(Command::Import {
            request: request(),
            data: settings.clone(),
            class: class.clone(),
            files,
        });
    }
    Ok(commands)
}

fn known_model(state: &AppState, name: &str) -> Result<(), Failure> {
    let hint = t!("commands-no-model-hint");
    let here = state.models.contains_key(name) || state.memory.models.contains_key(name);
    here.then_some(())
        .ok_or_else(|| refuse(&t!("commands-no-model", name = name), hint))
}

fn known_data(state: &AppState, name: &str) -> Result<(), Failure> {
    let hint = t!("commands-no-data-hint");
    state
        .datasets
        .contains_key(name)
        .then_some(())
        .ok_or_else(|| refuse(&t!("commands-no-data", name = name), hint))
}

fn refuse(message: &str, hint: &str) -> Failure {
    Failure {
        kind: FailureKind::Settings,
        message: message.to_owned(),
        hint: hint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use vitrine::notebook::Notebook;
    use vitrine::protocol::FileId;

    use super::*;
    use crate::edit;

    fn id_of(state: &AppState, tag: &str) -> String {
        state
            .notebook
            .cells
            .iter()
            .find(|cell| edit::tag(&cell.kind) == tag)
            .map(|cell| cell.id.clone())
            .expect("there")
    }

    #[test]
    fn what_cannot_run_says_why() {
        let state = AppState::new(Notebook::starter());
        let plan = |tag: &str| {
            of(
                &state,
                state.notebook.cell(&id_of(&state, tag)).expect("there"),
                || RequestId(1),
            )
        };
        assert!(
            plan("train")
                .expect_err("no model")
                .message
                .contains("starter")
        );
        assert!(plan("note").expect("nothing to do").is_empty());
        assert!(matches!(
            plan("model").as_deref(),
            Ok([Command::LoadModel { .. }])
        ));
        assert!(matches!(
            plan("data").as_deref(),
            Ok([Command::ImportUrl { .. }])
        ));
        assert_eq!(plan::all(&state).len(), 4, "predict has no picture yet");
    }

    #[test]
    fn held_pictures_are_handed_over_again_by_class() {
        let mut state = AppState::new(Notebook::new("t"));
        let id = edit::add(&mut state.notebook, 0, "data").expect("adds");
        let file = |id: u32| FileRef {
            id: FileId(id),
            path: format!("{id}.jpg"),
            bytes: 1,
        };
        let held = vec![
            (Some("a".to_owned()), file(1)),
            (None, file(2)),
            (Some("a".to_owned()), file(3)),
        ];
        state.held.images.insert("images".to_owned(), held);
        let cell = state.notebook.cell(&id).expect("there").clone();
        let plan = of(&state, &cell, || RequestId(1)).expect("runs");
        let sizes: Vec<_> = plan
            .iter()
            .map(|command| {
                if let Command::Import { class, files, .. } = command {
                    (class.clone(), files.len())
                } else {
                    (None, 0)
                }
            })
            .collect();
        assert_eq!(sizes, [(None, 1), (Some("a".to_owned()), 2)]);
    }
}
