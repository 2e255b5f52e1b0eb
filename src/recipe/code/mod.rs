//! A recipe as code: the command line of the headless runner that means the same, and a PyTorch script that does it.
//!
//! Pure functions on plain data. [`Flags`] is what the runner's flags do to a recipe, and which of them make a given one,
//! so that what [`command`] writes reads back as it was.

mod command;
mod flags;
mod pytorch;
mod transform;

use crate::architecture::{CnnArchitecture, Shape, cnn::CnnFamily};
use crate::notebook::{CellKind, ModelSource, Notebook, TrainSettings};

pub use command::command;
pub use flags::Flags;
pub use pytorch::pytorch;

/// What a train cell stands in: where its model, pictures and teachers come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// Where the weights come from.
    pub base: Weights,
    /// What kind of network that is.
    pub family: Family,
    /// The teachers, in the recipe's order.
    pub teachers: Vec<Weights>,
    /// The folder of pictures.
    pub data: String,
    /// Share of each class held out where the folder names no splits.
    pub test_fraction: f64,
    /// Seeds that split.
    pub split_seed: u64,
    /// Name of the model that is made.
    pub output: String,
    /// Whether the base already tells these very classes apart, so that its head is kept.
    pub keeps_head: bool,
}

/// Weights, as either program asks for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// The file or folder that the runner loads.
    pub path: String,
    /// timm's name for the model; a folder that the page or the runner saved is one too.
    pub timm: String,
    /// Where the runner's come from, in a sentence.
    pub from: String,
    /// How timm's folder is made, where timm does not know the model by itself.
    pub for_timm: Option<String>,
}

/// What a script must know of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// A vision transformer, with a distillation token or without.
    Vit {
        /// Whether it has two heads.
        distilled: bool,
    },
    /// A `ResNet`.
    ResNet,
    /// A `MobileNetV2`.
    MobileNetV2,
}

impl Family {
    /// Of a network that is known.
    #[must_use]
    pub fn of(shape: &Shape) -> Self {
        match shape {
            Shape::Vit(vit) => Self::Vit {
                distilled: vit.distilled,
            },
            Shape::Cnn(CnnArchitecture { family, .. }) => match family {
                CnnFamily::ResNet => Self::ResNet,
                CnnFamily::MobileNetV2 => Self::MobileNetV2,
            },
        }
    }

    /// By the names that publishers use, for a network that is not loaded yet.
    fn guessed(name: &str) -> Self {
        let name = name.to_lowercase();
        if name.contains("resnet") {
            Self::ResNet
        } else if name.contains("mobilenet") {
            Self::MobileNetV2
        } else {
            Self::Vit {
                distilled: name.contains("distilled"),
            }
        }
    }
}

impl Around {
    /// What a train cell of this notebook stands in; `shape` of its model, where it is loaded.
    #[must_use]
    pub fn of(notebook: &Notebook, settings: &TrainSettings, shape: Option<&Shape>) -> Self {
        let teachers = settings.recipe.distillation.iter();
        let teachers = teachers.flat_map(|taught| &taught.teachers);
        let family = shape.map_or_else(
            || Family::guessed(&weights(notebook, root(notebook, &settings.model)).timm),
            Family::of,
        );
        let (mut test_fraction, mut split_seed) = (0.25, settings.recipe.seed);
        for cell in &notebook.cells {
            if let CellKind::Data(data) = &cell.kind
                && data.name == settings.data
            {
                (test_fraction, split_seed) = (data.test_fraction, data.seed);
            }
        }
        let made_here = |kind: &CellKind| matches!(kind, CellKind::Train(train) if train.output == settings.model && train.data == settings.data);
        Self {
            family,
            base: weights(notebook, &settings.model).of_family(family),
            teachers: teachers
                .map(|name| {
                    let family = Family::guessed(&weights(notebook, root(notebook, name)).timm);
                    weights(notebook, name).of_family(family)
                })
                .collect(),
            data: slug(&settings.data),
            test_fraction,
            split_seed,
            output: slug(&settings.output),
            keeps_head: notebook.cells.iter().any(|cell| made_here(&cell.kind)),
        }
    }
}

impl Weights {
    /// A convolutional network is saved in one form for all programs; a transformer has a folder for timm in its own.
    fn of_family(mut self, family: Family) -> Self {
        let folder = self.timm.strip_suffix("/timm");
        if let (Some(folder), Family::ResNet | Family::MobileNetV2) = (folder, family) {
            self.timm = folder.to_owned();
        }
        self
    }
}

/// The model that everything this one learnt began with.
fn root<'a>(notebook: &'a Notebook, name: &'a str) -> &'a str {
    let made_of = |name: &str| {
        notebook.cells.iter().find_map(|cell| match &cell.kind {
            CellKind::Train(train) if train.output == name => Some(train.model.as_str()),
            _ => None,
        })
    };
    // No longer way than there are cells: names may go round in circles.
    let way = std::iter::successors(Some(name), |name| made_of(name));
    way.take(notebook.cells.len() + 1).last().unwrap_or(name)
}

/// Where the model of this name comes from.
fn weights(notebook: &Notebook, name: &str) -> Weights {
    let source = notebook
        .cells
        .iter()
        .rev()
        .find_map(|cell| match &cell.kind {
            CellKind::Model(model) if model.name == name => Some(&model.source),
            _ => None,
        });
    let folder = slug(name);
    let exported = |path: &str, from: &str| Weights {
        path: path.to_owned(),
        timm: format!("local-dir:{folder}/timm"),
        from: from.to_owned(),
        for_timm: Some(format!(
            "vitrine export --weights {} --out {folder}",
            command::quoted(path)
        )),
    };
    match source {
        Some(ModelSource::Hub(id)) => from_hub(id),
        Some(ModelSource::File(file)) if !file.is_empty() => {
            exported(file, "the file of your model cell")
        }
        Some(ModelSource::Starter) => exported(
            "starter.safetensors",
            "ships with the page, as models/starter.safetensors",
        ),
        _ => {
            let from = "made in your notebook: there, save it for other tools (.zip), and unpack that in a folder of this name";
            Weights {
                timm: format!("local-dir:{folder}/timm"),
                path: folder,
                from: from.to_owned(),
                for_timm: Some(from.to_owned()),
            }
        }
    }
}

/// A model of the hub.
fn from_hub(id: &str) -> Weights {
    let name = id.rsplit('/').next().unwrap_or(id);
    let from = format!("https://huggingface.co/{id}");
    if let Some(name) = id.strip_prefix("timm/") {
        return Weights {
            path: format!("{name}.safetensors"),
            timm: name.to_owned(),
            from: format!("{from}/resolve/main/model.safetensors"),
            for_timm: None,
        };
    }
    // The same weights, as the authors' own account keeps them.
    let by_authors = id
        .strip_prefix("facebook/deit-")
        .map(|rest| format!("deit_{}.fb_in1k", rest.replace('-', "_")));
    Weights {
        path: name.to_owned(),
        timm: by_authors.unwrap_or_else(|| format!("hf-hub:{id}")),
        from: format!("the files of {from}, in a folder"),
        for_timm: None,
    }
}

/// A name as files have it: what shells and paths treat specially becomes a hyphen.
fn slug(name: &str) -> String {
    let plain = |character: char| {
        if character.is_alphanumeric() || "._".contains(character) {
            character
        } else {
            '-'
        }
    };
    let name: String = name.trim().chars().map(plain).collect();
    let name = name.trim_matches(['-', '.']);
    if name.is_empty() {
        "model".to_owned()
    } else {
        name.to_owned()
    }
}

/// A number as both languages read it.
fn number(value: f64) -> String {
    if value != 0.0 && !(1e-3..1e6).contains(&value.abs()) {
        format!("{value:e}")
    } else {
        format!("{value:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates;

    #[test]
    fn models_are_named_as_each_program_knows_them() {
        let hub = from_hub("timm/deit_tiny_patch16_224.fb_in1k");
        assert_eq!(hub.timm, "deit_tiny_patch16_224.fb_in1k");
        assert_eq!(hub.path, "deit_tiny_patch16_224.fb_in1k.safetensors");
        let authors = from_hub("facebook/deit-tiny-distilled-patch16-224");
        assert_eq!(authors.timm, "deit_tiny_distilled_patch16_224.fb_in1k");
        assert_eq!(from_hub("someone/model").timm, "hf-hub:someone/model");
        assert_eq!(slug(" my model; rm -rf "), "my-model--rm--rf");
        assert_eq!(slug("../.."), "model");
        assert_eq!(Family::guessed("resnet18.tv_in1k"), Family::ResNet);
    }

    #[test]
    fn a_cell_knows_its_teachers_and_its_split() {
        let notebook = templates::find("teacher").expect("there").notebook();
        let train = notebook
            .cells
            .iter()
            .rev()
            .find_map(|cell| match &cell.kind {
                CellKind::Train(settings) => Some(settings),
                _ => None,
            });
        let around = Around::of(&notebook, train.expect("there"), None);
        assert_eq!(around.teachers.len(), 1);
        assert_eq!(around.teachers[0].timm, "local-dir:teacher/timm");
        assert!((around.test_fraction - 0.5).abs() < 1e-12);
        assert_eq!(
            (around.base.path.as_str(), around.keeps_head),
            ("starter.safetensors", false)
        );
    }

    #[test]
    fn numbers_are_read_back_exactly() {
        for value in [0.0, 1.0, 5e-4, 1e-5, 0.75, 1e-3, 123.456, 1e7] {
            assert_eq!(number(value).parse::<f64>(), Ok(value));
        }
        assert_eq!(
            (number(5e-4), number(1.0)),
            ("5e-4".to_owned(), "1.0".to_owned())
        );
    }
}
