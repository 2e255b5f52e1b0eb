//! A recipe as lines of words: every knob by a dotted path, under the name the train form gives it.

use serde_json::Value;

use super::Recipe;

/// Parts of a recipe that may be missing altogether; a line says whether they are there.
const OPTIONAL: [&str; 2] = ["probe", "distillation"];

/// One knob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its place in a file, such as `augmentation.mix.mixup_alpha`.
    pub path: String,
    /// Its value in few words.
    pub value: String,
}

/// Every knob of a recipe, those of the train form first and in its order.
#[must_use]
pub fn lines(recipe: &Recipe) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Ok(Value::Object(fields)) = serde_json::to_value(recipe) {
        for (name, value) in fields {
            flatten(&mut lines, name, &value);
        }
    }
    // The policy has a language of its own.
    for line in &mut lines {
        if line.path == "augmentation.policy" {
            line.value = recipe.augmentation.policy.to_string();
        }
    }
    let place = |path: &str| NAMES.iter().position(|(known, _)| *known == path);
    lines.sort_by_key(|line| place(&line.path).unwrap_or(NAMES.len()));
    lines
}

/// What differs between a recipe and the default one for what learns in it, what learns included.
#[must_use]
pub fn unusual(recipe: &Recipe) -> Vec<Line> {
    let usual = lines(&Recipe::of(recipe.trainable));
    let all = lines(recipe).into_iter();
    all.filter(|line| line.path == "trainable" || !usual.contains(line))
        .collect()
}

fn flatten(lines: &mut Vec<Line>, path: String, value: &Value) {
    match value {
        // One field is a variant of an enum with what belongs to it.
        Value::Object(fields) if fields.len() > 1 => {
            if OPTIONAL.contains(&path.as_str()) {
                lines.push(Line {
                    path: path.clone(),
                    value: "on".to_owned(),
                });
            }
            for (name, value) in fields {
                flatten(lines, format!("{path}.{name}"), value);
            }
        }
        other => {
            let value = match (path.as_str(), other) {
                ("probe.c", Value::Null) => "by cross-validation".to_owned(),
                ("micro_batch", Value::Null) => "as many as fit".to_owned(),
                ("cached_views", Value::Null) => "one for each epoch".to_owned(),
                _ => said(other),
            };
            lines.push(Line { path, value });
        }
    }
}

/// A value in few words.
fn said(value: &Value) -> String {
    match value {
        Value::Null => "off".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.replace('_', " "),
        Value::Array(items) => match items.as_slice() {
            [] => "none".to_owned(),
            [Value::Number(low), Value::Number(high)] => format!("{low} to {high}"),
            items => items.iter().map(said).collect::<Vec<_>>().join("; "),
        },
        Value::Object(fields) => {
            // What is not there is as in the rest.
            let there = fields.iter().filter(|(_, value)| !value.is_null());
            let parts = there.map(|(name, value)| {
                let name = name.replace('_', " ");
                match value {
                    Value::Object(_) => format!("{name} ({})", said(value)),
                    other => format!("{name} {}", said(other)),
                }
            });
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

/// What people call a knob: the train form's word for it, or its path in words.
#[must_use]
pub fn name(path: &str) -> String {
    let known = NAMES.iter().find(|(known, _)| *known == path);
    if let Some((_, name)) = known {
        return (*name).to_owned();
    }
    let words = path.replace('_', " ");
    let mut parts: Vec<String> = words.split('.').map(str::to_owned).collect();
    if let Some(first) = parts.first_mut() {
        *first = match first.as_str() {
            "augmentation" => "Varied pictures".to_owned(),
            other => capitalised(other),
        };
    }
    parts.join(": ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Paths, and the train form's words for them.
const NAMES: [(&str, &str); 33] = [
    ("trainable", "What learns"),
    ("epochs", "Epochs"),
    ("stages", "Stages before"),
    ("probe", "Start from a linear probe"),
    ("probe.c", "Probe: C"),
    ("probe.folds", "Probe: folds"),
    ("batch_size", "Batch size"),
    ("micro_batch", "Pictures at once"),
    ("rule", "Rule"),
    ("lr", "Learning rate"),
    ("min_lr", "Final learning rate"),
    ("annealing", "Way down"),
    ("warmup_epochs", "Warm-up epochs"),
    ("layer_decay", "Layer-wise decay"),
    ("head_lr", "Head's factor"),
    ("weight_decay", "Weight decay"),
    ("label_smoothing", "Label smoothing"),
    ("clip_grad_norm", "Gradient clip"),
    ("ema_decay", "Mean of weights"),
    ("dropout", "Dropout"),
    ("attention_dropout", "Attention dropout"),
    ("drop_path", "Stochastic depth"),
    ("class_balance", "Uneven classes"),
    ("validation_fraction", "Kept aside"),
    ("keep_best", "Keep the best epoch by"),
    ("patience", "Patience"),
    ("cached_views", "Kept views"),
    ("token_mixup", "Mixing of tokens"),
    ("distillation", "Learn from model"),
    ("distillation.lesson", "What it teaches"),
    ("distillation.alpha", "Its share"),
    ("standardize_features", "Standardise features"),
    ("seed", "Seed"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe::{Distillation, Probe, Stage, Trainable};

    fn everything() -> Recipe {
        Recipe {
            trainable: Trainable::LastBlocks(3),
            probe: Some(Probe::default()),
            distillation: Some(Distillation {
                teachers: vec!["big".to_owned(), "bigger".to_owned()],
                ..Distillation::default()
            }),
            stages: vec![Stage {
                trainable: Trainable::Head,
                epochs: 2,
                lr: 0.01,
                batch_size: None,
            }],
            ..Recipe::default()
        }
    }

    #[test]
    fn every_name_is_of_a_knob_and_every_knob_of_the_form_has_one() {
        let lines = lines(&everything());
        let paths: Vec<&str> = lines.iter().map(|line| line.path.as_str()).collect();
        for (path, _) in NAMES {
            assert!(paths.contains(&path), "{path} is no knob: {paths:?}");
        }
        let top = paths.iter().filter(|path| !path.contains('.'));
        for path in top {
            assert!(NAMES.iter().any(|(known, _)| known == path), "{path}");
        }
    }

    #[test]
    fn values_are_words() {
        let lines = lines(&everything());
        let value = |path: &str| {
            let line = lines.iter().find(|line| line.path == path);
            line.unwrap_or_else(|| panic!("{path}")).value.as_str()
        };
        assert_eq!(value("trainable"), "last blocks 3");
        assert_eq!(value("stages"), "epochs 2, lr 0.01, trainable head");
        assert_eq!(value("distillation"), "on");
        assert_eq!(value("distillation.teachers"), "big; bigger");
        assert_eq!(value("distillation.lesson"), "soft (temperature 3.0)");
        assert_eq!(value("ema_decay"), "off");
        assert_eq!(value("micro_batch"), "as many as fit");
        assert_eq!(value("standardize_features"), "yes");
        assert_eq!(value("augmentation.erasing.max_count"), "1");
        assert_eq!(
            name("augmentation.mix.mixup_alpha"),
            "Varied pictures: mix: mixup alpha"
        );
        assert!(value("augmentation.crop").starts_with("random resized (ratio"));
    }

    #[test]
    fn the_usual_is_left_out() {
        let recipe = Recipe {
            epochs: 3,
            ..Recipe::last_blocks(2)
        };
        let unusual = unusual(&recipe);
        let paths: Vec<&str> = unusual.iter().map(|line| line.path.as_str()).collect();
        assert_eq!(paths, ["trainable", "epochs"]);
    }
}
