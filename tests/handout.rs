//! Reports stand alone, hold nothing that others could have put there to run, and say what the notebook says.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use vitrine::comparison::{Comparison, Contender, McNemar};
use vitrine::ensemble::{Combine, EnsembleReport, MemberReport, TestViews};
use vitrine::handout::{self, Picture, Pictures};
use vitrine::notebook::{
    CellKind, CompareSettings, DataSettings, EnsembleSettings, EvaluateSettings, ModelSettings,
    ModelSource, NoteSettings, Notebook, Output, PredictSettings, TrainSettings,
};
use vitrine::recipe::Recipe;
use vitrine::report::{
    CacheReport, ClassReport, EpochReport, Evaluation, ImageId, ImageResult, Outcome, PhaseSeconds,
    Prediction, RunReport, Split,
};

const HOSTILE: &str = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>&amp;";

fn evaluation(classes: [&str; 2]) -> Evaluation {
    let class = |name: &str| ClassReport {
        name: name.to_owned(),
        precision: 0.5,
        recall: 1.0,
        f1: 2.0 / 3.0,
        support: 1,
    };
    let result = |image, label, predicted| ImageResult {
        image: ImageId(image),
        label,
        predicted,
        p: 0.75,
        rank: u32::from(label != predicted),
        loss: 0.25,
    };
    Evaluation {
        split: Split::Test,
        loss: 0.25,
        top1: 0.5,
        top5: 1.0,
        confusion: vec![vec![1, 0], vec![1, 0]],
        classes: classes.map(class).to_vec(),
        images: vec![result(4, 0, 0), result(7, 1, 0)],
        study: None,
        robustness: None,
    }
}

fn run(classes: [&str; 2]) -> RunReport {
    let epoch = |epoch: u32| EpochReport {
        epoch,
        train_loss: 1.0 / f64::from(epoch),
        loss: 2.0 / f64::from(epoch),
        top1: 0.5,
        top5: 1.0,
        seconds: 1.0,
    };
    RunReport {
        outcome: Outcome::Finished,
        epochs: (1..=3).map(epoch).collect(),
        best_epoch: Some(2),
        test: evaluation(classes),
        trained_parameters: 1234,
        cache: CacheReport::default(),
        seconds: PhaseSeconds::default(),
    }
}

/// A notebook with every text of its author being `text`, and an output in every cell that can have one.
#[expect(clippy::too_many_lines, reason = "a whole notebook, cell by cell")]
fn notebook(text: &str) -> Notebook {
    let name = || text.to_owned();
    let classes = [text, "dog"];
    let train = |output: String, recipe| {
        CellKind::Train(TrainSettings {
            model: name(),
            data: name(),
            augment: None,
            output,
            recipe,
        })
    };
    let other = format!("{text}2");
    let contender = |model: String| Contender {
        model,
        architecture: name(),
        evaluation: evaluation(classes),
        parameters: 1_000_000,
        bytes: 4_000_000,
        milliseconds: 1.5,
    };
    let comparison = Comparison {
        contenders: vec![contender(name()), contender(other.clone())],
        tests: vec![McNemar {
            a: 0,
            b: 1,
            only_a: 1,
            only_b: 2,
            p: 1.0,
        }],
        disagreements: vec![ImageId(4), ImageId(7)],
    };
    let prediction = Prediction {
        index: 0,
        label: name(),
        p: 0.5,
    };
    let slow = Recipe {
        lr: 0.125,
        ..Recipe::default()
    };
    let cells = [
        (CellKind::Note(NoteSettings { markdown: name() }), None),
        (
            CellKind::Model(ModelSettings {
                name: name(),
                source: ModelSource::Hub(name()),
            }),
            None,
        ),
        (
            CellKind::Data(DataSettings {
                classes: vec![name()],
                ..DataSettings::named(text)
            }),
            None,
        ),
        (
            train(name(), Recipe::default()),
            Some(Output::Run(run(classes))),
        ),
        (train(other.clone(), slow), Some(Output::Run(run(classes)))),
        (
            CellKind::Ensemble(EnsembleSettings {
                models: vec![name()],
                data: name(),
                combine: Combine::Soup,
                views: TestViews::One,
                output: name(),
            }),
            Some(Output::Ensemble(EnsembleReport {
                members: vec![MemberReport {
                    model: name(),
                    top1: 0.5,
                    loss: 0.5,
                    used: true,
                }],
                evaluation: evaluation(classes),
            })),
        ),
        (
            CellKind::Evaluate(EvaluateSettings {
                model: name(),
                data: name(),
            }),
            Some(Output::Evaluation(evaluation(classes))),
        ),
        (
            CellKind::Predict(PredictSettings::of(text)),
            Some(Output::Predictions(vec![prediction])),
        ),
        (
            CellKind::Compare(CompareSettings {
                models: vec![name(), other],
                data: name(),
            }),
            Some(Output::Comparison(comparison)),
        ),
        (
            CellKind::Unknown {
                kind: name(),
                settings: serde_json::Value::Null,
            },
            None,
        ),
    ];
    let mut notebook = Notebook::new(text);
    for (kind, output) in cells {
        let id = notebook.insert(usize::MAX, kind);
        notebook.cell_mut(&id).expect("just put there").output = output;
    }
    notebook
}

fn picture(data: &str, image: u32, path: &str, url: &str) -> ((String, ImageId), Picture) {
    let picture = Picture {
        path: path.to_owned(),
        url: Some(url.to_owned()),
    };
    ((data.to_owned(), ImageId(image)), picture)
}

/// What would run or fetch, apart from `data:` pictures: there must be none of it.
fn dangers(html: &str) -> Vec<&str> {
    let lower = [
        "<script",
        "<iframe",
        "<object",
        "<embed",
        "<link",
        "<base",
        "onerror=alert(1)>",
        "http:",
        "https:",
        "url(",
        "@import",
        "src=\"x",
        "srcset",
        "<form",
    ];
    lower
        .into_iter()
        .filter(|danger| html.to_lowercase().contains(danger))
        .collect()
}

#[test]
fn hostile_names_stay_text() {
    let pictures = BTreeMap::from([
        picture(HOSTILE, 4, HOSTILE, "data:image/jpeg;base64,AAAA"),
        picture(HOSTILE, 7, "b.jpg", "https://tracker.example/x.png"),
    ]);
    let html = handout::html(&notebook(HOSTILE), &pictures, "2026-01-02");
    let escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&#39;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;";
    assert!(html.contains(&format!("<h1>{escaped}</h1>")), "the title");
    assert!(
        html.contains(&format!("<th scope=\"row\">{escaped}</th>")),
        "a class"
    );
    assert!(html.contains(&format!("<title>{escaped}</title>")));
    // What else escaped text holds is text: only what opens an element counts.
    let elements = html.replace("onerror=alert(1)&gt;", "");
    assert_eq!(dangers(&elements), [""; 0]);
    assert!(html.contains("src=\"data:image/jpeg;base64,AAAA\""));
    assert!(
        !html.contains("tracker"),
        "a picture from elsewhere is left out"
    );
    assert!(html.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;\""));
}

#[test]
fn a_report_says_what_the_notebook_says() {
    let notebook = notebook("cat");
    let html = handout::html(&notebook, &Pictures::new(), "2026-01-02");
    for part in [
        "<h1>cat</h1>",
        "Made with Vitrine on 2026-01-02.",
        "<h2>Train: cat → cat</h2>",
        "Finished after 3 epochs, the best being number 2",
        "<dt>Learning rate</dt><dd>0.125</dd>",
        "class=\"chart-line\" data-line=\"2\" stroke-dasharray=\"8 4\"",
        "<td data-right=\"true\" data-shade=\"10\">1</td>",
        "<h3>The surest mistakes</h3>",
        "true: dog",
        "guess: cat (75.0 %)",
        "<th scope=\"row\">Learning rate</th><td>0.001</td><td>0.125</td>",
        "could be chance, p = 1.00.",
        "They disagree on 2 of 2 pictures.",
        "cat2: cat (wrong)",
        "A cell of another version: cat",
    ] {
        assert!(html.contains(part), "{part} is missing of {html}");
    }
    assert_eq!(dangers(&html), [""; 0]);
    // What is opened is closed.
    for element in [
        "section", "div", "table", "tr", "td", "th", "dl", "dd", "figure", "svg", "text", "p",
        "h3", "span",
    ] {
        let opened = html.matches(&format!("<{element}>")).count()
            + html.matches(&format!("<{element} ")).count();
        assert_eq!(
            opened,
            html.matches(&format!("</{element}>")).count(),
            "{element}"
        );
    }
}

#[test]
fn the_starter_notebook_is_a_report_too() {
    let html = handout::html(&Notebook::starter(), &Pictures::new(), "2026-01-02");
    assert!(html.contains("Not run yet.") && html.contains("<h1>Your first classifier</h1>"));
    assert_eq!(dangers(&html), [""; 0]);
}

#[test]
fn figures_are_of_all_cells_or_of_one() {
    let notebook = notebook("=cat,\"x\"");
    let compare = notebook.cells[8].id.clone();
    let pictures = BTreeMap::from([picture("=cat,\"x\"", 7, "pets/7.jpg", "")]);

    let classes = handout::classes_csv(&notebook, None);
    let lines: Vec<&str> = classes.split_terminator("\r\n").collect();
    assert_eq!(
        lines[0],
        "cell,model,data,class,precision,recall,f1,support"
    );
    assert_eq!(
        lines.len(),
        1 + 6 * 2,
        "two runs, an ensemble, an evaluation, two contenders"
    );
    let name = "\"'=cat,\"\"x\"\"\"";
    assert_eq!(
        lines[1],
        format!("c4,{name},{name},{name},0.5,1,0.6666666666666666,1")
    );
    assert_eq!(
        handout::classes_csv(&notebook, Some(&compare))
            .lines()
            .count(),
        1 + 4
    );

    let images = handout::images_csv(&notebook, Some(&compare), &pictures);
    let last = images.lines().last().expect("lines");
    assert_eq!(
        last,
        format!("{compare},\"'=cat,\"\"x\"\"2\",{name},7,pets/7.jpg,dog,{name},false,0.75,1,0.25")
    );

    let json = handout::json(&notebook, None, "2026-01-02");
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["title"], "=cat,\"x\"");
    assert_eq!(value["cells"].as_array().map(Vec::len), Some(6));
    assert_eq!(value["cells"][0]["output"]["run"]["test"]["top1"], 0.5);
    let one: serde_json::Value =
        serde_json::from_str(&handout::json(&notebook, Some(&compare), "d")).expect("JSON");
    assert_eq!(one["cells"][0]["kind"], "compare");
    assert_eq!(one["cells"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_pictures_a_report_shows_are_few() {
    let mut notebook = notebook("cat");
    let wanted = handout::wanted(&notebook);
    assert_eq!(
        wanted,
        [
            ("cat".to_owned(), ImageId(4)),
            ("cat".to_owned(), ImageId(7))
        ]
    );
    if let Some(Output::Comparison(comparison)) = &mut notebook.cells[8].output {
        comparison.disagreements = (0..1000).map(ImageId).collect();
    }
    assert_eq!(handout::wanted(&notebook).len(), handout::GALLERY);
}

#[test]
fn the_runner_writes_them_beside_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let notebook = notebook("cat");
    std::fs::write(at("a.vitrine.json"), notebook.to_json().expect("JSON")).expect("writes");
    let report = |notebook: &str, out: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vitrine"));
        command
            .arg("report")
            .arg(at(notebook))
            .arg("--out")
            .arg(at(out));
        command.args(["--json", "--csv"]).output().expect("runs")
    };
    let done = report("a.vitrine.json", "a.html");
    assert!(done.status.success(), "{done:?}");
    let read = |name: &str| std::fs::read_to_string(at(name)).expect(name);
    assert!(read("a.html").starts_with("<!doctype html>"));
    assert_eq!(read("a.classes.csv"), handout::classes_csv(&notebook, None));
    let images = handout::images_csv(&notebook, None, &Pictures::new());
    assert_eq!(read("a.images.csv"), images);
    let json: serde_json::Value = serde_json::from_str(&read("a.json")).expect("JSON");
    assert_eq!(json["cells"].as_array().map(Vec::len), Some(6));

    let refused = report("a.html", "b.html");
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && words.contains("not a notebook"),
        "{words}"
    );
    assert!(!at("b.html").exists());
}

/// What a reader of HTML makes of escaped text.
fn read(escaped: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(escaped.to_owned(), |text, (entity, is)| {
            text.replace(entity, is)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_title_and_class_is_read_as_it_was_written(text in "\\PC{1,40}") {
        let html = handout::html(&notebook(&text), &Pictures::new(), "2026-01-02");
        let title = html.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>")).expect("a title").0;
        prop_assert!(!title.contains(['<', '>', '"', '\'']));
        prop_assert_eq!(read(title), text.clone());
        let class = html.split_once("<th scope=\"col\">Pictures</th></tr></thead><tbody><tr><th scope=\"row\">");
        let class = class.and_then(|(_, rest)| rest.split_once("</th>")).expect("a class").0;
        prop_assert_eq!(read(class), text);
    }
}
