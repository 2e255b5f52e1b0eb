//! Where compared models come from: the train cells that made them, what they did differently, and their curves.

use crate::handout::chart::Line;
use crate::handout::words::seconds;
use crate::notebook::{Cell, CellKind, Notebook, Output, TrainSettings};
use crate::recipe::words;
use crate::report::EpochReport;

/// How a model was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// What its train cell was asked for, its augment cell's settings included.
    pub settings: TrainSettings,
    /// Its curve.
    pub epochs: Vec<EpochReport>,
}

/// What can be different between models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// The model it started from.
    Model,
    /// The data it learnt from.
    Data,
    /// A knob of the recipe, by its path.
    Knob(String),
    /// Not a setting, but what the settings cost.
    Time,
}

impl Setting {
    fn name(&self) -> String {
        match self {
            Self::Model => "Start from model".to_owned(),
            Self::Data => "Learn from data".to_owned(),
            Self::Knob(path) => words::name(path),
            Self::Time => "Training time".to_owned(),
        }
    }
}

/// A setting that is not the same for all models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which setting.
    pub setting: Setting,
    /// What it is called.
    pub name: String,
    /// One for each model; nothing where no train cell makes it, or the setting means nothing there.
    pub values: Vec<Option<String>>,
}

/// A figure of an epoch.
pub type Figure = fn(&EpochReport) -> f64;

/// The curves that models are compared by: title, the top of the y axis where it is fixed, and what is drawn.
pub const CURVES: [(&str, Option<f64>, Figure); 3] = [
    ("Held-out loss", None, |epoch| epoch.loss),
    ("Training loss", None, |epoch| epoch.train_loss),
    ("Held-out top-1", Some(1.0), |epoch| epoch.top1),
];

/// A curve of each model that a train cell made; the others have none.
#[must_use]
pub fn curves(notebook: &Notebook, models: &[String], figure: Figure) -> Vec<Line> {
    let line = |model: &String| {
        let epochs = origin(notebook, model)?.epochs;
        let points = epochs.iter();
        let points = points.map(|epoch| (f64::from(epoch.epoch), figure(epoch)));
        (!epochs.is_empty()).then(|| Line {
            name: model.clone(),
            points: points.collect(),
        })
    };
    models.iter().filter_map(line).collect()
}

/// How a model was made: by the last train cell of the notebook that gives it this name, in its last run (the cell
/// may be set otherwise by now).
#[must_use]
pub fn origin(notebook: &Notebook, model: &str) -> Option<Origin> {
    let makes =
        |cell: &&Cell| matches!(&cell.kind, CellKind::Train(train) if train.output == model);
    let mut makers: Vec<&Cell> = notebook.cells.iter().filter(makes).collect();
    makers.sort_by_key(|cell| cell.output.is_some());
    let cell = makers.pop()?;
    let CellKind::Train(train) = &cell.kind else {
        return None;
    };
    let mut settings = notebook
        .with_augmentation(train)
        .unwrap_or_else(|| train.clone());
    let last = cell.history.last();
    if let Some(run) = last {
        settings.model.clone_from(&run.model);
        settings.data.clone_from(&run.data);
        settings.recipe = run.recipe.clone();
    }
    let epochs = match &cell.output {
        Some(Output::Run(report)) => report.epochs.clone(),
        _ => last.map(|run| run.epochs.clone()).unwrap_or_default(),
    };
    Some(Origin { settings, epochs })
}

/// What the cells that made these models did differently; nothing if fewer than two were made by any.
#[must_use]
pub fn differences(notebook: &Notebook, models: &[String]) -> Vec<Difference> {
    let origins = models.iter().map(|model| origin(notebook, model));
    let lines: Vec<Option<Vec<(Setting, String)>>> = origins
        .map(|origin| {
            let Origin { settings, epochs } = origin?;
            let own = [
                (Setting::Model, settings.model),
                (Setting::Data, settings.data),
            ];
            let recipe = words::lines(&settings.recipe).into_iter();
            let recipe = recipe.map(|line| (Setting::Knob(line.path), line.value));
            let took: f64 = epochs.iter().map(|epoch| epoch.seconds).sum();
            let time = (took > 0.0).then(|| (Setting::Time, seconds(took)));
            Some(own.into_iter().chain(recipe).chain(time).collect())
        })
        .collect();
    let known: Vec<&Vec<(Setting, String)>> = lines.iter().flatten().collect();
    let mut all: Vec<&Setting> = Vec::new();
    for (setting, _) in known.iter().copied().flatten() {
        if !all.contains(&setting) {
            all.push(setting);
        }
    }
    let value = |lines: &Vec<(Setting, String)>, setting: &Setting| {
        let mut lines = lines.iter();
        lines
            .find(|line| line.0 == *setting)
            .map(|line| line.1.clone())
    };
    let differs = |setting: &&Setting| {
        let mut values = known.iter().map(|lines| value(lines, setting));
        let first = values.next();
        values.any(|value| Some(value) != first)
    };
    let row = |setting: &Setting| Difference {
        name: setting.name(),
        setting: setting.clone(),
        values: lines
            .iter()
            .map(|lines| lines.as_ref().and_then(|lines| value(lines, setting)))
            .collect(),
    };
    all.into_iter().filter(differs).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::remember;
    use crate::recipe::{Probe, Recipe, Trainable};
    use crate::report::{CacheReport, Outcome, PhaseSeconds, RunReport};

    fn train(output: &str, recipe: Recipe) -> CellKind {
        CellKind::Train(TrainSettings {
            model: "starter".to_owned(),
            data: "images".to_owned(),
            augment: None,
            output: output.to_owned(),
            recipe,
        })
    }

    fn names(models: &[&str]) -> Vec<String> {
        models.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn only_what_differs_is_listed_and_a_model_of_no_train_cell_has_no_values() {
        let mut notebook = Notebook::new("t");
        notebook.insert(0, train("a", Recipe::default()));
        let other = Recipe {
            lr: 0.5,
            probe: Some(Probe::default()),
            trainable: Trainable::LastBlocks(2),
            ..Recipe::default()
        };
        notebook.insert(1, train("b", other));
        let found = differences(&notebook, &names(&["a", "b", "loaded"]));
        let row = |name: &str| {
            let row = found.iter().find(|row| row.name == name);
            row.unwrap_or_else(|| panic!("{name} is not in {found:?}"))
                .values
                .iter()
                .map(|value| value.as_deref().unwrap_or("–"))
                .collect::<Vec<_>>()
        };
        assert_eq!(row("What learns"), ["head", "last blocks 2", "–"]);
        assert_eq!(row("Learning rate"), ["0.001", "0.5", "–"]);
        assert_eq!(row("Start from a linear probe"), ["off", "on", "–"]);
        assert_eq!(row("Probe: folds"), ["–", "5", "–"]);
        let epochs = Setting::Knob("epochs".to_owned());
        assert!(found.iter().all(|row| row.setting != epochs), "{found:?}");
        assert!(differences(&notebook, &names(&["a", "loaded"])).is_empty());
    }

    #[test]
    fn what_training_took_is_told() {
        let mut notebook = Notebook::new("t");
        for (model, seconds) in [("a", 4.0), ("b", 32.5)] {
            let id = notebook.insert(9, train(model, Recipe::default()));
            let epoch = |epoch| EpochReport {
                epoch,
                train_loss: 1.0,
                loss: 1.0,
                top1: 0.5,
                top5: 1.0,
                seconds,
            };
            let report = RunReport {
                outcome: Outcome::Finished,
                epochs: vec![epoch(1), epoch(2)],
                best_epoch: None,
                test: crate::comparison::table::tests::evaluation(["x", "y"], [0; 4]),
                trained_parameters: 1,
                cache: CacheReport::default(),
                seconds: PhaseSeconds::default(),
            };
            notebook.cell_mut(&id).expect("there").output = Some(Output::Run(report));
        }
        let found = differences(&notebook, &names(&["a", "b"]));
        let took = ["8.0 s", "1 min 5 s"].map(|took| Some(took.to_owned()));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (&found[0].setting, &found[0].values[..]),
            (&Setting::Time, &took[..])
        );
    }

    #[test]
    fn what_a_cell_did_counts_not_what_it_is_set_to_now() {
        let mut notebook = Notebook::new("t");
        let kind = train("a", Recipe::default());
        let CellKind::Train(settings) = kind.clone() else {
            panic!("a train cell")
        };
        let id = notebook.insert(0, kind);
        let report = RunReport {
            outcome: Outcome::Finished,
            epochs: vec![],
            best_epoch: None,
            test: crate::comparison::table::tests::evaluation(["x", "y"], [0; 4]),
            trained_parameters: 1,
            cache: CacheReport::default(),
            seconds: PhaseSeconds::default(),
        };
        let cell = notebook.cell_mut(&id).expect("there");
        remember(&mut cell.history, &settings, &report);
        if let CellKind::Train(train) = &mut cell.kind {
            train.recipe.epochs = 999;
        }
        let made = origin(&notebook, "a").expect("made here");
        assert_eq!(made.settings.recipe, Recipe::default());
        assert_eq!(origin(&notebook, "b"), None);
    }
}
