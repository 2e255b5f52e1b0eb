//! A recipe as a command line of the headless runner.

use serde_json::{Map, Value};

use super::flags::{anonymous, augment_name};
use super::{Around, Flags, Weights, number};
use crate::recipe::{Recipe, Stage, Trainable};

/// The file that holds what no flag says.
const FILE: &str = "recipe.json";

/// `vitrine train …` for a POSIX shell. What flags cannot say goes into a file that the command writes first; in either
/// form only what is not the default is mentioned.
#[must_use]
pub fn command(recipe: &Recipe, around: &Around) -> String {
    let mut script = String::new();
    let teachers = around.teachers.iter();
    for Weights { path, from, .. } in std::iter::once(&around.base).chain(teachers) {
        script += &format!("# {}: {}\n", line(path), line(from));
    }
    script += &format!(
        "# {}: your pictures, a folder for each class\n",
        line(&around.data)
    );
    let flags = Flags::making(recipe);
    let file = flags.is_none().then(|| file_of(recipe));
    if let Some(file) = &file {
        script += &format!("cat > {FILE} <<'RECIPE'\n{file}\nRECIPE\n");
    }
    let mut words = vec![
        format!("--weights {}", quoted(&around.base.path)),
        format!("--data {}", quoted(&around.data)),
    ];
    if file.is_some() {
        words.push(format!("--recipe {FILE}"));
    }
    words.extend(flags.iter().flat_map(said));
    words.extend(
        around
            .teachers
            .iter()
            .map(|teacher| format!("--teacher {}", quoted(&teacher.path))),
    );
    if around.test_fraction.total_cmp(&0.25).is_ne() {
        words.push(format!("--test-fraction {}", number(around.test_fraction)));
    }
    if around.split_seed != recipe.seed {
        words.push(format!("--split-seed {}", around.split_seed));
    }
    words.push("--report report.json".to_owned());
    words.push(format!("--save {}", quoted(&around.output)));
    format!("{script}vitrine train \\\n  {}\n", words.join(" \\\n  "))
}

/// The flags in words, but for the teachers.
fn said(flags: &Flags) -> Vec<String> {
    let number =
        |flag: &str, value: Option<f64>| value.map(|value| format!("{flag} {}", number(value)));
    let count = |flag: &str, value: Option<u32>| value.map(|value| format!("{flag} {value}"));
    let unfreeze = flags.unfreeze.map(|trainable| match trainable {
        Trainable::All => "--unfreeze all".to_owned(),
        other => format!("--unfreeze {}", other.blocks(0)),
    });
    let (head, usual) = (flags.head_stage, Stage::head(0));
    let augment = flags.augment.as_ref().and_then(augment_name);
    let all = [
        unfreeze,
        flags.probe.then(|| "--probe".to_owned()),
        count("--head-stage", head.map(|stage| stage.epochs)),
        number(
            "--head-stage-lr",
            head.map(|stage| stage.lr)
                .filter(|lr| lr.total_cmp(&usual.lr).is_ne()),
        ),
        count(
            "--head-stage-batch-size",
            head.and_then(|stage| stage.batch_size)
                .filter(|size| Some(*size) != usual.batch_size),
        ),
        count("--epochs", flags.epochs),
        count("--batch-size", flags.batch_size),
        number("--lr", flags.lr),
        number("--layer-decay", flags.layer_decay),
        number("--head-lr", flags.head_lr),
        number("--label-smoothing", flags.label_smoothing),
        augment.map(|name| format!("--augment {name}")),
        number("--ema", flags.ema),
        number("--validation", flags.validation),
        count("--patience", flags.patience),
        count("--views", flags.views),
        number("--alpha", flags.alpha),
        number("--temperature", flags.temperature),
        flags.seed.map(|seed| format!("--seed {seed}")),
    ];
    all.into_iter().flatten().collect()
}

/// The recipe as JSON, without what is the default; the runner names the teachers.
fn file_of(recipe: &Recipe) -> String {
    let mut recipe = anonymous(recipe);
    if let Some(distillation) = &mut recipe.distillation {
        distillation.teachers.clear();
    }
    let json = |recipe: &Recipe| serde_json::to_value(recipe).unwrap_or_default();
    let short = differing(json(&recipe), &json(&Recipe::default()));
    let reads_back = serde_json::from_value(short.clone()).is_ok_and(|back: Recipe| back == recipe);
    let shown = if reads_back { short } else { json(&recipe) };
    serde_json::to_string_pretty(&shown).unwrap_or_default()
}

/// An object's fields that differ from another's; of the augmentation, whose fields have defaults too, the same.
fn differing(value: Value, usual: &Value) -> Value {
    let Value::Object(fields) = value else {
        return value;
    };
    let kept = fields
        .into_iter()
        .filter(|(name, value)| usual.get(name) != Some(value));
    let kept = kept.map(|(name, value)| {
        let value = match usual.get(&name) {
            Some(usual) if name == "augmentation" => differing(value, usual),
            _ => value,
        };
        (name, value)
    });
    Value::Object(kept.collect::<Map<_, _>>())
}

/// A word that a shell takes as it is.
pub(super) fn quoted(word: &str) -> String {
    let plain =
        |character: char| character.is_ascii_alphanumeric() || "._-/=:,".contains(character);
    if !word.is_empty() && word.chars().all(plain) && !word.starts_with('-') {
        return word.to_owned();
    }
    let word = if word.starts_with('-') {
        format!("./{word}")
    } else {
        word.to_owned()
    };
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Text in a comment: it stays on its line.
fn line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{CellKind, Notebook, TrainSettings};
    use crate::recipe::Rule;
    use crate::templates;

    fn trains(notebook: &Notebook) -> Vec<TrainSettings> {
        let cells = notebook.cells.iter();
        let trains = cells.filter_map(|cell| match &cell.kind {
            CellKind::Train(settings) => notebook.with_augmentation(settings),
            _ => None,
        });
        trains.collect()
    }

    fn of(template: &str, number: usize) -> String {
        let notebook = templates::find(template).expect("there").notebook();
        let settings = trains(&notebook).swap_remove(number);
        command(&settings.recipe, &Around::of(&notebook, &settings, None))
    }

    #[test]
    fn only_what_is_not_the_default_is_said() {
        assert_eq!(
            of("head-or-blocks", 1),
            "# starter.safetensors: ships with the page, as models/starter.safetensors
# images: your pictures, a folder for each class
vitrine train \\
  --weights starter.safetensors \\
  --data images \\
  --unfreeze 2 \\
  --head-stage 20 \\
  --head-stage-batch-size 16 \\
  --epochs 12 \\
  --lr 0.001 \\
  --test-fraction 0.5 \\
  --report report.json \\
  --save two-blocks
"
        );
        assert!(of("teacher", 2).contains("--teacher teacher \\\n"));
    }

    #[test]
    fn what_has_no_flag_goes_into_a_file() {
        let mut notebook = Notebook::starter();
        let mut settings = trains(&notebook).remove(0);
        settings.recipe.rule = Rule::Lion;
        settings.recipe.augmentation.vertical_flip = 0.5;
        let text = command(&settings.recipe, &Around::of(&notebook, &settings, None));
        let json = text
            .split("RECIPE'\n")
            .nth(1)
            .and_then(|rest| rest.split("\nRECIPE").next());
        let json = json.expect("a file");
        assert_eq!(
            serde_json::from_str::<Value>(json).expect("JSON"),
            serde_json::json!({ "rule": "lion", "augmentation": { "vertical_flip": 0.5 } })
        );
        notebook.title.clear();
    }

    #[test]
    fn words_cannot_leave_their_quotes() {
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's; rm"), r"'it'\''s; rm'");
        assert_eq!(quoted("--save"), "'./--save'");
        assert_eq!(line("a\nrm -rf"), "a rm -rf");
    }
}
