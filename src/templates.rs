//! Notebooks to start from: each teaches one thing, runs with what ships with the page (but for [`cnn`], which
//! downloads two models), and says what to try next.
//!
//! Their words are `static/notes/<language>/<id>.md`: the notes of one notebook in a file, apart by a line `---`. After
//! each note come the cells it speaks of. English is part of the library; the page brings other languages.

use crate::atlas::Projection;
use crate::augmentation::Augmentation;
use crate::ensemble::{Combine, TestViews};
use crate::explanation::{Fusion, Method};
use crate::notebook::{
    AugmentSettings, CellKind, CompareSettings, DataSettings, DataSource, EnsembleSettings,
    EvaluateSettings, ExplainSettings, MapSettings, ModelSettings, ModelSource, NoteSettings,
    Notebook, PredictSettings, TrainSettings,
};
use crate::recipe::{Distillation, Lesson, Recipe, Stage, Trainable};

/// A notebook to start from.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Names it in addresses.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How long running and reading it takes, about.
    pub minutes: u32,
    /// What it teaches, in a sentence.
    pub about: &'static str,
    /// Its notes, in English.
    notes: &'static str,
    /// The cells that come after each note.
    cells: fn() -> Vec<Vec<CellKind>>,
}

impl Template {
    /// The notebook, its notes in English.
    #[must_use]
    pub fn notebook(&self) -> Notebook {
        self.of_notes(self.notes.split(APART))
    }

    /// The notebook with its notes in another language; nothing if this text has more or fewer notes.
    #[must_use]
    pub fn notebook_with(&self, notes: &str) -> Option<Notebook> {
        let notes = notes.split(APART);
        (notes.clone().count() == self.notes.split(APART).count()).then(|| self.of_notes(notes))
    }

    fn of_notes<'a>(&self, notes: impl Iterator<Item = &'a str>) -> Notebook {
        let mut notebook = Notebook::new(self.title);
        for (markdown, cells) in notes.zip((self.cells)()) {
            let note = CellKind::Note(NoteSettings {
                markdown: markdown.to_owned(),
            });
            for kind in std::iter::once(note).chain(cells) {
                notebook.insert(notebook.cells.len(), kind);
            }
        }
        notebook
    }
}

/// What is between two notes.
const APART: &str = "\n---\n";

/// All of them, the one for newcomers first.
pub const ALL: [Template; 6] = [
    Template {
        id: "first",
        title: "Your first classifier",
        minutes: 2,
        about: "Teach a model your own classes, with drawn shapes or your camera.",
        notes: include_str!("../static/notes/en/first.md"),
        cells: first,
    },
    Template {
        id: "head-or-blocks",
        title: "Head or last blocks?",
        minutes: 5,
        about: "How much of a model should learn? Train it twice and compare.",
        notes: include_str!("../static/notes/en/head-or-blocks.md"),
        cells: head_or_blocks,
    },
    Template {
        id: "augmentation",
        title: "Why augmentation works",
        minutes: 5,
        about: "Watch a model learn by heart, and what helps against it.",
        notes: include_str!("../static/notes/en/augmentation.md"),
        cells: augmentation,
    },
    Template {
        id: "attention",
        title: "What does attention see?",
        minutes: 5,
        about: "Three ways to see what in a picture an answer rests on.",
        notes: include_str!("../static/notes/en/attention.md"),
        cells: attention,
    },
    Template {
        id: "teacher",
        title: "Teacher and student",
        minutes: 6,
        about: "A model that never sees a right answer learns from another model.",
        notes: include_str!("../static/notes/en/teacher.md"),
        cells: teacher,
    },
    Template {
        id: "cnn",
        title: "DeiT against a CNN",
        minutes: 10,
        about: "A vision transformer and a convolutional network learn the same pictures (downloads 70 MB).",
        notes: include_str!("../static/notes/en/cnn.md"),
        cells: cnn,
    },
];

/// The template with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Template> {
    ALL.iter().find(|template| template.id == id)
}

/// Name of the model that ships with the page, and of the data, in every template.
const STARTER: &str = "starter";
const IMAGES: &str = "images";

fn starter() -> CellKind {
    model(STARTER, ModelSource::Starter)
}

fn model(name: &str, source: ModelSource) -> CellKind {
    CellKind::Model(ModelSettings {
        name: name.to_owned(),
        source,
    })
}

/// The sample, half of it held out: few enough to learn by heart, and a test large enough to see a difference.
fn sample() -> CellKind {
    CellKind::Data(DataSettings {
        source: DataSource::Sample,
        test_fraction: 0.5,
        ..DataSettings::named(IMAGES)
    })
}

fn train(model: &str, output: &str, recipe: Recipe) -> CellKind {
    CellKind::Train(TrainSettings {
        model: model.to_owned(),
        data: IMAGES.to_owned(),
        augment: None,
        output: output.to_owned(),
        recipe,
    })
}

fn compare(models: &[&str]) -> CellKind {
    CellKind::Compare(CompareSettings {
        models: models.iter().map(|&model| model.to_owned()).collect(),
        data: IMAGES.to_owned(),
    })
}

fn explain(model: &str, method: Method) -> CellKind {
    CellKind::Explain(ExplainSettings {
        model: model.to_owned(),
        data: IMAGES.to_owned(),
        image: None,
        method,
        class: None,
    })
}

const ROLLOUT: Method = Method::Rollout {
    fusion: Fusion::Mean,
    discard: 0.0,
};

/// The head for some epochs, then the last two blocks with it.
fn two_blocks() -> Recipe {
    Recipe {
        stages: vec![Stage {
            trainable: Trainable::Head,
            epochs: 20,
            lr: 1e-3,
            batch_size: None,
        }],
        epochs: 12,
        lr: 1e-3,
        ..Recipe::last_blocks(2)
    }
}

/// Long and fast enough for a small network to learn its pictures by heart.
fn everything() -> Recipe {
    Recipe {
        epochs: 40,
        lr: 2e-3,
        layer_decay: 1.0,
        label_smoothing: 0.0,
        warmup_epochs: 2.0,
        ..Recipe::whole()
    }
}

fn first() -> Vec<Vec<CellKind>> {
    let data = CellKind::Data(DataSettings {
        source: DataSource::Sample,
        ..DataSettings::named(IMAGES)
    });
    let evaluate = CellKind::Evaluate(EvaluateSettings {
        model: "tuned".to_owned(),
        data: IMAGES.to_owned(),
    });
    vec![
        vec![starter()],
        vec![data],
        vec![train(STARTER, "tuned", Recipe::default()), evaluate],
        vec![CellKind::Predict(PredictSettings::of("tuned"))],
    ]
}

fn head_or_blocks() -> Vec<Vec<CellKind>> {
    let map = CellKind::Map(MapSettings {
        model: "two blocks".to_owned(),
        data: IMAGES.to_owned(),
        projection: Projection::default(),
    });
    vec![
        vec![starter()],
        vec![sample()],
        vec![train(STARTER, "head only", Recipe::default())],
        vec![train(STARTER, "two blocks", two_blocks())],
        vec![compare(&["head only", "two blocks"])],
        vec![map],
        vec![],
    ]
}

fn augmentation() -> Vec<Vec<CellKind>> {
    let varied = CellKind::Augment(AugmentSettings {
        name: "changes".to_owned(),
        data: IMAGES.to_owned(),
        augmentation: Augmentation::default(),
        seed: 0,
    });
    let plain = Recipe {
        augmentation: Augmentation::none(),
        ..everything()
    };
    let with_changes = CellKind::Train(TrainSettings {
        model: STARTER.to_owned(),
        data: IMAGES.to_owned(),
        augment: Some("changes".to_owned()),
        output: "with changes".to_owned(),
        recipe: everything(),
    });
    vec![
        vec![starter()],
        vec![sample()],
        vec![varied],
        vec![train(STARTER, "without changes", plain)],
        vec![with_changes],
        vec![compare(&["without changes", "with changes"])],
        vec![],
    ]
}

fn attention() -> Vec<Vec<CellKind>> {
    let hidden = Method::Occlusion {
        side_px: 16,
        stride_px: 8,
    };
    vec![
        vec![starter()],
        vec![sample()],
        vec![train(STARTER, "tuned", two_blocks())],
        vec![explain("tuned", ROLLOUT)],
        vec![explain("tuned", Method::Relevance)],
        vec![explain("tuned", hidden)],
        vec![],
    ]
}

fn teacher() -> Vec<Vec<CellKind>> {
    let alone = Recipe {
        epochs: 30,
        lr: 2e-3,
        ..Recipe::last_blocks(1)
    };
    let taught = Recipe {
        distillation: Some(Distillation {
            teachers: vec!["teacher".to_owned()],
            lesson: Lesson::Soft { temperature: 3.0 },
            alpha: 1.0,
        }),
        ..alone.clone()
    };
    let names = ["teacher", "student alone", "student taught"];
    let together = CellKind::Ensemble(EnsembleSettings {
        models: names.iter().map(|&name| name.to_owned()).collect(),
        data: IMAGES.to_owned(),
        combine: Combine::default(),
        views: TestViews::default(),
        output: "all together".to_owned(),
    });
    vec![
        vec![starter()],
        vec![sample()],
        vec![train(STARTER, names[0], everything())],
        vec![train(STARTER, names[1], alone)],
        vec![train(STARTER, names[2], taught)],
        vec![compare(&names)],
        vec![together],
        vec![],
    ]
}

fn cnn() -> Vec<Vec<CellKind>> {
    let hub = |id: &str| ModelSource::Hub(id.to_owned());
    vec![
        vec![],
        vec![
            model("DeiT-Tiny", hub("timm/deit_tiny_patch16_224.fb_in1k")),
            model("ResNet-18", hub("timm/resnet18.tv_in1k")),
        ],
        vec![sample()],
        vec![
            train("DeiT-Tiny", "DeiT tuned", Recipe::default()),
            train("ResNet-18", "ResNet tuned", Recipe::default()),
        ],
        vec![compare(&["DeiT tuned", "ResNet tuned"])],
        vec![
            explain("DeiT tuned", ROLLOUT),
            explain("ResNet tuned", Method::GradCam),
        ],
        vec![],
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What a cell makes, and what it reads, by name.
    fn names(kind: &CellKind) -> (Option<&String>, Vec<&String>) {
        match kind {
            CellKind::Note(_) | CellKind::Unknown { .. } => (None, vec![]),
            CellKind::Model(own) => (Some(&own.name), vec![]),
            CellKind::Data(own) => (Some(&own.name), vec![]),
            CellKind::Augment(own) => (Some(&own.name), vec![&own.data]),
            CellKind::Train(own) => {
                let teachers = own.recipe.distillation.iter();
                let teachers = teachers.flat_map(|taught| &taught.teachers);
                let reads = [&own.model, &own.data].into_iter();
                let reads = reads.chain(&own.augment).chain(teachers);
                (Some(&own.output), reads.collect())
            }
            CellKind::Ensemble(own) => {
                let reads = own.models.iter().chain([&own.data]);
                (Some(&own.output), reads.collect())
            }
            CellKind::Evaluate(own) => (None, vec![&own.model, &own.data]),
            CellKind::Predict(own) => (None, vec![&own.model]),
            CellKind::Explain(own) => (None, vec![&own.model, &own.data]),
            CellKind::Map(own) => (None, vec![&own.model, &own.data]),
            CellKind::Compare(own) => (None, own.models.iter().chain([&own.data]).collect()),
        }
    }

    #[test]
    fn every_cell_reads_what_a_cell_above_it_made() {
        for template in ALL {
            let notebook = template.notebook();
            let mut made = BTreeSet::new();
            for cell in &notebook.cells {
                let (makes, reads) = names(&cell.kind);
                for name in reads {
                    assert!(made.contains(name), "{}: no {name}", template.id);
                }
                if let Some(name) = makes {
                    assert!(made.insert(name), "{}: two {name}", template.id);
                }
            }
        }
    }

    #[test]
    fn every_template_survives_its_file_and_can_be_trained() {
        for template in ALL {
            let notebook = template.notebook();
            assert_eq!(notebook.title, template.title);
            let json = notebook.to_json().expect("writes");
            assert_eq!(Notebook::from_json(json.as_bytes()), Ok(notebook.clone()));
            for cell in &notebook.cells {
                if let CellKind::Train(settings) = &cell.kind {
                    let whole = notebook.with_augmentation(settings).expect("resolves");
                    assert_eq!(whole.recipe.validate(4), Ok(()), "{}", template.id);
                }
            }
        }
    }

    #[test]
    fn every_note_says_something_and_all_cells_are_there() {
        for template in ALL {
            let notebook = template.notebook();
            let kinds = |wanted: fn(&CellKind) -> bool| {
                notebook
                    .cells
                    .iter()
                    .filter(|cell| wanted(&cell.kind))
                    .count()
            };
            assert!(kinds(|kind| matches!(kind, CellKind::Train(_))) > 0);
            for cell in &notebook.cells {
                if let CellKind::Note(note) = &cell.kind {
                    assert!(note.markdown.trim().len() > 40, "{}", template.id);
                }
            }
            let last = notebook.cells.last().map(|cell| &cell.kind);
            let ends_with_advice =
                matches!(last, Some(CellKind::Note(note)) if note.markdown.contains("Your turn"));
            assert!(
                ends_with_advice || template.id == "first",
                "{}",
                template.id
            );
        }
    }

    #[test]
    fn every_language_has_all_notes_of_every_template() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/static/notes");
        let languages = std::fs::read_dir(folder).expect("there").flatten();
        let mut count = 0;
        for language in languages.map(|entry| entry.path()) {
            count += 1;
            for template in ALL {
                let file = language.join(template.id).with_extension("md");
                let notes = std::fs::read_to_string(&file);
                let notes = notes.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
                let notebook = template.notebook_with(&notes);
                let notebook = notebook.unwrap_or_else(|| panic!("{}", file.display()));
                let all = template.notebook().cells.len();
                assert_eq!(notebook.cells.len(), all, "{}", file.display());
            }
        }
        assert!(count > 1);
        assert_eq!(ALL[0].notebook_with("One note alone"), None);
    }

    #[test]
    fn each_note_has_its_cells() {
        for template in ALL {
            let notes = template.notes.split(APART).count();
            assert_eq!(notes, (template.cells)().len(), "{}", template.id);
        }
    }

    #[test]
    fn ids_are_found_and_unique() {
        let ids: BTreeSet<&str> = ALL.iter().map(|template| template.id).collect();
        assert_eq!(ids.len(), ALL.len());
        assert_eq!(
            find("teacher").map(|found| found.title),
            Some("Teacher and student")
        );
        assert!(find("nothing").is_none());
    }
}
