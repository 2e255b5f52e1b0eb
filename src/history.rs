//! Runs a train cell has made before: what is worth keeping of each. Plain data.

use serde::{Deserialize, Serialize};

use crate::notebook::TrainSettings;
use crate::recipe::Recipe;
use crate::report::{EpochReport, Outcome, RunReport};

/// How many runs a cell keeps; the oldest go first.
pub const MOST: usize = 50;

/// One run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastRun {
    /// Counted from 1 within its cell, and never given twice.
    pub number: u32,
    /// The model it started from.
    pub model: String,
    /// The data it learnt from.
    pub data: String,
    /// How.
    pub recipe: Recipe,
    /// How it ended.
    pub outcome: Outcome,
    /// Its curve.
    pub epochs: Vec<EpochReport>,
    /// On the held-out split.
    pub top1: f64,
    /// Likewise.
    pub loss: f64,
    /// All together.
    pub seconds: f64,
}

/// Adds a run to those of its cell.
pub fn remember(runs: &mut Vec<PastRun>, settings: &TrainSettings, report: &RunReport) {
    let number = runs.last().map_or(1, |last| last.number.saturating_add(1));
    let phases = report.seconds;
    runs.push(PastRun {
        number,
        model: settings.model.clone(),
        data: settings.data.clone(),
        recipe: settings.recipe.clone(),
        outcome: report.outcome,
        epochs: report.epochs.clone(),
        top1: report.test.top1,
        loss: report.test.loss,
        seconds: phases.features + phases.train + phases.evaluate,
    });
    let surplus = runs.len().saturating_sub(MOST);
    runs.drain(..surplus);
}

/// What is different in `other`: each knob's name as files have it, with both values, in the recipe's order.
#[must_use]
pub fn differences(base: &Recipe, other: &Recipe) -> Vec<(String, String, String)> {
    let fields = |recipe: &Recipe| match serde_json::to_value(recipe) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (base, other) = (fields(base), fields(other));
    let changed = other
        .iter()
        .filter(|(name, value)| base.get(*name) != Some(*value));
    changed
        .map(|(name, value)| {
            let before = base.get(name).map_or_else(String::new, said);
            (name.clone(), before, said(value))
        })
        .collect()
}

/// A value in few words: what is nested is only named.
fn said(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "off".to_owned(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) if items.is_empty() => "none".to_owned(),
        serde_json::Value::Object(fields) if fields.len() > 2 => "other".to_owned(),
        other => other.to_string().replace(['"', '{', '}'], ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe::Trainable;

    #[test]
    fn differences_name_the_knobs_that_changed() {
        let base = Recipe::default();
        assert!(differences(&base, &base).is_empty());
        let other = Recipe {
            epochs: 3,
            ema_decay: Some(0.9),
            trainable: Trainable::LastBlocks(2),
            ..base.clone()
        };
        let names: Vec<(String, String, String)> = differences(&base, &other);
        let words = |name: &str| {
            let found = names.iter().find(|(own, ..)| own == name);
            found.map(|(_, before, after)| (before.as_str(), after.as_str()))
        };
        assert_eq!(words("epochs"), Some(("40", "3")));
        assert_eq!(words("ema_decay"), Some(("off", "0.9")));
        assert_eq!(words("trainable"), Some(("head", "last_blocks:2")));
        assert_eq!(names.len(), 3);
    }
}
