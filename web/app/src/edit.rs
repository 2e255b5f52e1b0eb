//! Changes to the notebook document: new cells, order, names. Pure functions on plain data.

use std::sync::LazyLock;

use vitrine::atlas::Projection;
use vitrine::augmentation::Augmentation;
use vitrine::ensemble::{Combine, TestViews};
use vitrine::explanation::{Fusion, Method};
use vitrine::history::PastRun;
use vitrine::notebook::{
    AugmentSettings, Cell, CellKind, CompareSettings, DataSettings, EnsembleSettings,
    EvaluateSettings, ExplainSettings, MapSettings, ModelSettings, ModelSource, NoteSettings,
    Notebook, PredictSettings, TrainSettings,
};
use vitrine::recipe::{Recipe, Trainable};

use crate::i18n::t;

/// The kinds the add menu offers: tag, title, what it is for.
pub(crate) static KINDS: LazyLock<[(&str, &str, &str); 11]> = LazyLock::new(|| {
    [
        ("note", t!("edit-kind-note"), t!("edit-kind-note-about")),
        ("model", t!("edit-kind-model"), t!("edit-kind-model-about")),
        ("data", t!("edit-kind-data"), t!("edit-kind-data-about")),
        (
            "augment",
            t!("edit-kind-augment"),
            t!("edit-kind-augment-about"),
        ),
        ("train", t!("edit-kind-train"), t!("edit-kind-train-about")),
        (
            "ensemble",
            t!("edit-kind-ensemble"),
            t!("edit-kind-ensemble-about"),
        ),
        (
            "evaluate",
            t!("edit-kind-evaluate"),
            t!("edit-kind-evaluate-about"),
        ),
        (
            "predict",
            t!("edit-kind-predict"),
            t!("edit-kind-predict-about"),
        ),
        (
            "explain",
            t!("edit-kind-explain"),
            t!("edit-kind-explain-about"),
        ),
        ("map", t!("edit-kind-map"), t!("edit-kind-map-about")),
        (
            "compare",
            t!("edit-kind-compare"),
            t!("edit-kind-compare-about"),
        ),
    ]
});

/// A cell kind's tag, as in files.
pub(crate) fn tag(kind: &CellKind) -> &str {
    kind.tag()
}

/// A cell kind's title, as people read it.
pub(crate) fn title(kind: &CellKind) -> &'static str {
    let tag = tag(kind);
    let found = KINDS.iter().find(|(known, ..)| *known == tag);
    found.map_or_else(|| t!("edit-kind-unknown"), |(_, title, _)| title)
}

/// Names of the models that cells make, in order, each once.
pub(crate) fn model_names(notebook: &Notebook) -> Vec<String> {
    unique(notebook.cells.iter().filter_map(|cell| match &cell.kind {
        CellKind::Model(settings) => Some(&settings.name),
        CellKind::Train(settings) => Some(&settings.output),
        CellKind::Ensemble(settings) => Some(&settings.output),
        _ => None,
    }))
}

/// Names of the data sets that cells hold, in order, each once.
pub(crate) fn data_names(notebook: &Notebook) -> Vec<String> {
    unique(notebook.cells.iter().filter_map(|cell| match &cell.kind {
        CellKind::Data(settings) => Some(&settings.name),
        _ => None,
    }))
}

/// Names of the augment cells, in order, each once.
pub(crate) fn augment_names(notebook: &Notebook) -> Vec<String> {
    unique(notebook.cells.iter().filter_map(|cell| match &cell.kind {
        CellKind::Augment(settings) => Some(&settings.name),
        _ => None,
    }))
}

/// The train cells, by the models they make, that use the augment cell of this name.
pub(crate) fn users(notebook: &Notebook, name: &str) -> Vec<String> {
    let uses = |cell: &Cell| match &cell.kind {
        CellKind::Train(train) if train.augment.as_deref() == Some(name) => {
            Some(train.output.clone())
        }
        _ => None,
    };
    notebook.cells.iter().filter_map(uses).collect()
}

fn unique<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    names.fold(Vec::new(), |mut all, name| {
        if !all.contains(name) {
            all.push(name.clone());
        }
        all
    })
}

/// Adds a cell of the kind with this tag at `index`, wired to what stands above it; returns its id.
pub(crate) fn add(notebook: &mut Notebook, index: usize, tag: &str) -> Option<String> {
    let mut above = notebook.clone();
    above.cells.truncate(index);
    let last = |names: Vec<String>, fallback: &str| {
        names.last().cloned().unwrap_or_else(|| fallback.to_owned())
    };
    let model = last(model_names(&above), "model");
    let data = last(data_names(&above), "images");
    let (models, sets) = (model_names(notebook), data_names(notebook));
    let kind = match tag {
        "note" => CellKind::Note(NoteSettings::default()),
        "model" => CellKind::Model(ModelSettings {
            name: free("model", &models),
            source: ModelSource::Starter,
        }),
        "data" => CellKind::Data(DataSettings::named(&free("images", &sets))),
        "train" => {
            let base = above.cells.iter().rev().find_map(|cell| match &cell.kind {
                CellKind::Model(settings) => Some(settings.name.clone()),
                _ => None,
            });
            let (model, output) = (base.unwrap_or(model), free("tuned", &models));
            CellKind::Train(TrainSettings {
                model,
                data,
                augment: augment_names(&above).pop(),
                output,
                recipe: Recipe::default(),
            })
        }
        "augment" => {
            let name = free("augment", &augment_names(notebook));
            adopt(notebook, index, &name);
            CellKind::Augment(AugmentSettings {
                name,
                data,
                augmentation: Augmentation::default(),
                seed: 0,
            })
        }
        "ensemble" => {
            let trained = above.cells.iter().filter_map(|cell| match &cell.kind {
                CellKind::Train(settings) if settings.data == data => Some(&settings.output),
                _ => None,
            });
            CellKind::Ensemble(EnsembleSettings {
                models: unique(trained),
                data,
                combine: Combine::default(),
                views: TestViews::default(),
                output: free("ensemble", &models),
            })
        }
        "evaluate" => CellKind::Evaluate(EvaluateSettings { model, data }),
        "predict" => CellKind::Predict(PredictSettings::of(&model)),
        "explain" => CellKind::Explain(ExplainSettings {
            model,
            data,
            image: None,
            method: Method::Rollout {
                fusion: Fusion::Mean,
                discard: 0.0,
            },
            class: None,
        }),
        "map" => CellKind::Map(MapSettings {
            model,
            data,
            projection: Projection::default(),
        }),
        "compare" => {
            let trained = above.cells.iter().filter_map(|cell| match &cell.kind {
                CellKind::Train(settings) if settings.data == data => Some(&settings.output),
                CellKind::Ensemble(settings) if settings.data == data => Some(&settings.output),
                _ => None,
            });
            CellKind::Compare(CompareSettings {
                models: unique(trained),
                data,
            })
        }
        _ => return None,
    };
    Some(notebook.insert(index, kind))
}

/// Sets a train cell as it was for one of its runs.
pub(crate) fn take_up(notebook: &mut Notebook, id: &str, run: &PastRun) {
    let settings = train(notebook, id).cloned();
    let whole = settings.and_then(|settings| notebook.with_augmentation(&settings));
    let same = |whole: TrainSettings| whole.recipe.augmentation == run.recipe.augmentation;
    let varied_alike = whole.is_some_and(same);
    if let Some(CellKind::Train(train)) = notebook.cell_mut(id).map(|cell| &mut cell.kind) {
        train.model.clone_from(&run.model);
        train.data.clone_from(&run.data);
        train.recipe = run.recipe.clone();
        // The augment cell has changed since; the recipe knows how it was.
        if !varied_alike {
            train.augment = None;
        }
    }
}

/// The same, with a seed that none of its runs has had.
pub(crate) fn with_other_seed(notebook: &mut Notebook, id: &str, run: &PastRun) {
    let runs = notebook.cell(id).map_or(&[][..], |cell| &cell.history);
    let highest = runs.iter().map(|run| run.recipe.seed).max().unwrap_or(0);
    let recipe = Recipe {
        seed: highest.wrapping_add(1),
        ..run.recipe.clone()
    };
    let run = PastRun {
        recipe,
        ..run.clone()
    };
    take_up(notebook, id, &run);
}

/// A new train cell below, set as for one of this cell's runs.
pub(crate) fn branch(notebook: &mut Notebook, id: &str, run: &PastRun) {
    let Some(settings) = train(notebook, id).cloned() else {
        return;
    };
    let place = notebook.cells.iter().position(|cell| cell.id == id);
    let output = free(&settings.output, &model_names(notebook));
    let kind = CellKind::Train(TrainSettings { output, ..settings });
    let id = notebook.insert(place.map_or(usize::MAX, |place| place + 1), kind);
    take_up(notebook, &id, run);
}

fn train<'a>(notebook: &'a Notebook, id: &str) -> Option<&'a TrainSettings> {
    match &notebook.cell(id)?.kind {
        CellKind::Train(settings) => Some(settings),
        _ => None,
    }
}

/// The train cells from `index` on that use no augment cell yet are to use this one.
fn adopt(notebook: &mut Notebook, index: usize, name: &str) {
    for cell in notebook.cells.iter_mut().skip(index) {
        if let CellKind::Train(train) = &mut cell.kind {
            train.augment.get_or_insert_with(|| name.to_owned());
        }
    }
}

/// Renames an augment cell and wherever it is used.
pub(crate) fn rename_augment(notebook: &mut Notebook, from: &str, to: &str) {
    for cell in &mut notebook.cells {
        let name = match &mut cell.kind {
            CellKind::Augment(settings) => Some(&mut settings.name),
            CellKind::Train(settings) => settings.augment.as_mut(),
            _ => None,
        };
        if let Some(name) = name.filter(|name| *name == from) {
            to.clone_into(name);
        }
    }
}

/// `base`, or `base 2`, `base 3`, … : the first that is not taken.
pub(crate) fn free(base: &str, taken: &[String]) -> String {
    let numbered = |n: u32| {
        if n == 1 {
            base.to_owned()
        } else {
            format!("{base} {n}")
        }
    };
    (1..)
        .map(numbered)
        .find(|name| !taken.contains(name))
        .unwrap_or_default()
}

/// Moves a cell to a gap between cells as they are now: `0` above the first, their number below the last.
pub(crate) fn place(notebook: &mut Notebook, id: &str, gap: usize) {
    let Some(from) = notebook.cells.iter().position(|cell| cell.id == id) else {
        return;
    };
    let cell = notebook.cells.remove(from);
    let to = if gap > from { gap - 1 } else { gap };
    notebook.cells.insert(to.min(notebook.cells.len()), cell);
}

/// The cell that holds the data of this name.
pub(crate) fn holder(notebook: &Notebook, data: &str) -> Option<String> {
    let holds = |kind: &CellKind| matches!(kind, CellKind::Data(settings) if settings.name == data);
    let mut cells = notebook.cells.iter();
    cells
        .find(|cell| holds(&cell.kind))
        .map(|cell| cell.id.clone())
}

/// Removes a cell.
pub(crate) fn remove(notebook: &mut Notebook, id: &str) {
    notebook.cells.retain(|cell| cell.id != id);
}

/// Renames a model where it is made and wherever it is read.
pub(crate) fn rename_model(notebook: &mut Notebook, from: &str, to: &str) {
    let swap = |name: &mut String| {
        if name == from {
            to.clone_into(name);
        }
    };
    for cell in &mut notebook.cells {
        match &mut cell.kind {
            CellKind::Model(settings) => swap(&mut settings.name),
            CellKind::Train(settings) => {
                swap(&mut settings.model);
                swap(&mut settings.output);
                let distillation = settings.recipe.distillation.iter_mut();
                distillation
                    .flat_map(|distillation| &mut distillation.teachers)
                    .for_each(swap);
            }
            CellKind::Ensemble(settings) => {
                settings.models.iter_mut().for_each(swap);
                swap(&mut settings.output);
            }
            CellKind::Evaluate(settings) => swap(&mut settings.model),
            CellKind::Predict(settings) => swap(&mut settings.model),
            CellKind::Explain(settings) => swap(&mut settings.model),
            CellKind::Map(settings) => swap(&mut settings.model),
            CellKind::Compare(settings) => settings.models.iter_mut().for_each(swap),
            CellKind::Note(_)
            | CellKind::Data(_)
            | CellKind::Augment(_)
            | CellKind::Unknown { .. } => {}
        }
    }
}

/// Renames a data set where it is held and wherever it is read.
pub(crate) fn rename_data(notebook: &mut Notebook, from: &str, to: &str) {
    for cell in &mut notebook.cells {
        let name = match &mut cell.kind {
            CellKind::Data(settings) => &mut settings.name,
            CellKind::Augment(settings) => &mut settings.data,
            CellKind::Train(settings) => &mut settings.data,
            CellKind::Evaluate(settings) => &mut settings.data,
            CellKind::Ensemble(settings) => &mut settings.data,
            CellKind::Explain(settings) => &mut settings.data,
            CellKind::Map(settings) => &mut settings.data,
            CellKind::Compare(settings) => &mut settings.data,
            _ => continue,
        };
        if name == from {
            to.clone_into(name);
        }
    }
}

/// Renames a class in a list of classes; into an existing one, the two become one.
pub(crate) fn rename_class(classes: &mut Vec<String>, from: &str, to: &str) {
    if classes.iter().any(|class| class == to) {
        classes.retain(|class| class != from);
    } else if let Some(class) = classes.iter_mut().find(|class| *class == from) {
        to.clone_into(class);
    } else {
        classes.push(to.to_owned());
    }
}

/// A name for a new class: `class 1`, `class 2`, …: the first that is not taken.
pub(crate) fn new_class(taken: &[String]) -> String {
    (1..)
        .map(|n: u32| t!("edit-new-class", number = n))
        .find(|name| !taken.contains(name))
        .unwrap_or_default()
}

/// Changes what learns, and with it each knob the user left at the old suggestion; `probe` for the head found by
/// logistic regression alone.
pub(crate) fn retrain(recipe: &Recipe, trainable: Trainable, probe: bool) -> Recipe {
    let is_probe = recipe.trainable == Trainable::Head && recipe.epochs == 0;
    let suggestion = |trainable, probe| {
        if probe {
            Recipe::probe()
        } else {
            Recipe::of(trainable)
        }
    };
    let before = suggestion(recipe.trainable, is_probe);
    let after = suggestion(trainable, probe);
    let mut next = Recipe {
        trainable,
        ..recipe.clone()
    };
    if recipe.probe == before.probe {
        next.probe = after.probe;
    }
    if recipe
        .warmup_epochs
        .total_cmp(&before.warmup_epochs)
        .is_eq()
    {
        next.warmup_epochs = after.warmup_epochs;
    }
    if recipe.epochs == before.epochs {
        next.epochs = after.epochs;
    }
    if recipe.batch_size == before.batch_size {
        next.batch_size = after.batch_size;
    }
    if recipe.lr.total_cmp(&before.lr).is_eq() {
        next.lr = after.lr;
    }
    if recipe.layer_decay.total_cmp(&before.layer_decay).is_eq() {
        next.layer_decay = after.layer_decay;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn train(notebook: &Notebook, id: &str) -> TrainSettings {
        match notebook.cell(id).map(|cell| cell.kind.clone()) {
            Some(CellKind::Train(settings)) => settings,
            other => panic!("no train cell: {other:?}"),
        }
    }

    #[test]
    fn a_new_cell_is_wired_to_what_stands_above_it() {
        let mut notebook = Notebook::new("t");
        let model = add(&mut notebook, 0, "model").expect("adds");
        let end = notebook.cells.len();
        add(&mut notebook, end, "data");
        let first = add(&mut notebook, 2, "train").expect("adds");
        assert_eq!(train(&notebook, &first).model, "model");
        assert_eq!(train(&notebook, &first).data, "images");
        let second = add(&mut notebook, 3, "train").expect("adds");
        assert_eq!(train(&notebook, &second).output, "tuned 2");
        assert_eq!(train(&notebook, &second).model, "model");
        assert_eq!(notebook.cells[0].id, model);
        assert_eq!(add(&mut notebook, 0, "hologram"), None);
        assert!(
            KINDS
                .iter()
                .all(|(tag, ..)| add(&mut notebook, 0, tag).is_some())
        );
    }

    fn past(recipe: Recipe) -> PastRun {
        PastRun {
            number: 1,
            model: "starter".to_owned(),
            data: "images".to_owned(),
            recipe,
            outcome: vitrine::report::Outcome::Finished,
            epochs: vec![],
            top1: 0.5,
            loss: 1.0,
            seconds: 1.0,
        }
    }

    #[test]
    fn a_run_is_taken_up_with_the_augmentation_it_had() {
        let mut notebook = Notebook::new("t");
        add(&mut notebook, 0, "augment");
        let id = add(&mut notebook, 1, "train").expect("adds");
        let whole = |notebook: &Notebook| {
            let settings = train(notebook, &id);
            notebook.with_augmentation(&settings).expect("resolves")
        };
        let run = past(whole(&notebook).recipe);
        take_up(&mut notebook, &id, &run);
        assert_eq!(train(&notebook, &id).augment.as_deref(), Some("augment"));
        let changed = Augmentation {
            vertical_flip: 0.5,
            ..run.recipe.augmentation.clone()
        };
        let recipe = Recipe {
            augmentation: changed.clone(),
            ..run.recipe
        };
        take_up(&mut notebook, &id, &past(recipe));
        assert_eq!(train(&notebook, &id).augment, None);
        assert_eq!(whole(&notebook).recipe.augmentation, changed);
    }

    #[test]
    fn a_branch_is_a_cell_of_its_own_and_another_seed_is_one_not_used_before() {
        let mut notebook = Notebook::new("t");
        let id = add(&mut notebook, 0, "train").expect("adds");
        let with_seed = |seed| {
            past(Recipe {
                seed,
                epochs: 3,
                ..Recipe::default()
            })
        };
        let history = vec![with_seed(0), with_seed(7)];
        notebook.cell_mut(&id).expect("there").history = history;
        with_other_seed(&mut notebook, &id, &with_seed(0));
        assert_eq!(train(&notebook, &id).recipe.seed, 8);
        branch(&mut notebook, &id, &with_seed(7));
        assert_eq!(notebook.cells.len(), 2);
        let branched = train(&notebook, &notebook.cells[1].id);
        assert_eq!((branched.recipe.epochs, branched.recipe.seed), (3, 7));
        assert_eq!(branched.output, "tuned 2");
        assert!(notebook.cells[1].history.is_empty());
    }

    #[test]
    fn teachers_and_members_follow_a_models_new_name() {
        let mut notebook = Notebook::new("t");
        add(&mut notebook, 0, "data");
        let first = add(&mut notebook, 1, "train").expect("adds");
        let second = add(&mut notebook, 2, "train").expect("adds");
        add(&mut notebook, 3, "ensemble");
        if let Some(CellKind::Train(train)) = notebook.cell_mut(&second).map(|cell| &mut cell.kind)
        {
            let distillation = train.recipe.distillation.get_or_insert_default();
            distillation.teachers = vec!["tuned".to_owned()];
        }
        rename_model(&mut notebook, "tuned", "wise");
        assert_eq!(train(&notebook, &first).output, "wise");
        let taught = train(&notebook, &second).recipe.distillation;
        assert_eq!(taught.expect("still taught").teachers, ["wise"]);
        let CellKind::Ensemble(ensemble) = &notebook.cells[3].kind else {
            panic!("an ensemble cell");
        };
        assert_eq!(ensemble.models, ["wise", "tuned 2"]);
    }

    #[test]
    fn train_cells_use_the_augment_cell_above_them_and_follow_its_name() {
        let mut notebook = Notebook::new("t");
        let train_cell = add(&mut notebook, 0, "train").expect("adds");
        assert_eq!(train(&notebook, &train_cell).augment, None);
        add(&mut notebook, 0, "augment");
        assert_eq!(
            train(&notebook, &train_cell).augment.as_deref(),
            Some("augment")
        );
        let second = add(&mut notebook, 2, "train").expect("adds");
        rename_augment(&mut notebook, "augment", "strong");
        assert_eq!(train(&notebook, &second).augment.as_deref(), Some("strong"));
        assert_eq!(augment_names(&notebook), ["strong"]);
        assert_eq!(users(&notebook, "strong"), ["tuned", "tuned 2"]);
    }

    #[test]
    fn a_cell_goes_to_any_gap() {
        let order = |gap: usize| {
            let mut notebook = Notebook::new("t");
            for tag in ["note", "model", "data", "train"] {
                let end = notebook.cells.len();
                add(&mut notebook, end, tag);
            }
            let id = notebook.cells[1].id.clone();
            place(&mut notebook, &id, gap);
            let tags = notebook.cells.iter().map(|cell| tag(&cell.kind));
            tags.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(order(0), ["model", "note", "data", "train"]);
        assert_eq!(order(1), ["note", "model", "data", "train"]);
        assert_eq!(order(2), order(1));
        assert_eq!(order(3), ["note", "data", "model", "train"]);
        assert_eq!(order(9), ["note", "data", "train", "model"]);
    }

    #[test]
    fn renaming_keeps_references_whole() {
        let mut notebook = Notebook::starter();
        rename_model(&mut notebook, "starter", "deit");
        rename_model(&mut notebook, "tuned", "mine");
        rename_data(&mut notebook, "images", "pets");
        assert_eq!(model_names(&notebook), ["deit", "mine"]);
        let text = notebook.to_json().expect("writes");
        assert!(
            !text.contains("\"images\"") && !text.contains("\"tuned\""),
            "{text}"
        );
    }

    #[test]
    fn classes_are_renamed_and_merged() {
        let mut classes = vec!["a".to_owned(), "b".to_owned()];
        rename_class(&mut classes, "a", "c");
        assert_eq!(classes, ["c", "b"]);
        rename_class(&mut classes, "c", "b");
        assert_eq!(classes, ["b"]);
        assert_eq!(new_class(&["class 1".to_owned()]), "class 2");
    }

    #[test]
    fn suggestions_follow_unless_the_user_chose() {
        let blocks = retrain(&Recipe::default(), Trainable::LastBlocks(2), false);
        assert_eq!(blocks, Recipe::last_blocks(2));
        assert_eq!(retrain(&blocks, Trainable::Head, false), Recipe::default());
        let chosen = Recipe {
            epochs: 3,
            ..Recipe::default()
        };
        let next = retrain(&chosen, Trainable::LastBlocks(1), false);
        assert_eq!(
            (next.epochs, next.batch_size),
            (3, Recipe::last_blocks(1).batch_size)
        );
    }
}
