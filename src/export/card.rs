//! The model card: what was made of what, how it was measured, and how to use it.

use std::fmt::Write as _;

use super::package::Training;
use crate::architecture::Shape;
use crate::preprocess::Preprocess;
use crate::protocol::ModelInfo;
use crate::report::Outcome;

/// `README.md`, with the front matter that hubs read.
pub(super) fn card(model: &ModelInfo, training: Option<&Training>, date: &str) -> String {
    let (library, kind) = match model.shape {
        Shape::Vit(_) => ("transformers", "vision-transformer"),
        Shape::Cnn(_) => ("timm", "convolutional-network"),
    };
    let mut text = format!(
        "---\nlibrary_name: {library}\npipeline_tag: image-classification\ntags:\n- image-classification\n- {kind}\n- vitrine\n---\n\n# {}\n\n{}, {} parameters, {} classes. Made with Vitrine on {date}.\n",
        model.name,
        model.architecture,
        model.parameters,
        model.classes.len(),
    );
    if let Some(training) = training {
        trained(&mut text, training);
    }
    preprocessing(&mut text, &model.preprocess);
    text += match model.shape {
        Shape::Vit(_) => USE,
        Shape::Cnn(_) => USE_CNN,
    };
    text += "\n## Classes\n\n";
    for (index, class) in model.classes.iter().enumerate() {
        let _ = writeln!(text, "{index}. {class}");
    }
    text
}

fn trained(text: &mut String, training: &Training) {
    let Training {
        base,
        data,
        recipe,
        report,
    } = training;
    let count = |of: fn(&crate::protocol::ClassCount) -> u32| data.iter().map(of).sum::<u32>();
    let _ = write!(
        text,
        "\n## Data\n\n{} images to learn from, {} to validate, {} to test.\n\n| class | train | val | test |\n|---|---:|---:|---:|\n",
        count(|class| class.train),
        count(|class| class.val),
        count(|class| class.test)
    );
    for class in data {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            class.name, class.train, class.val, class.test
        );
    }
    let stopped = match report.outcome {
        Outcome::Finished => "",
        Outcome::Stopped => " (stopped early)",
    };
    let recipe = serde_json::to_string_pretty(recipe).unwrap_or_default();
    let _ = write!(
        text,
        "\n## Recipe\n\nFine-tuned from {base}; {} epochs{stopped}, {} parameters learnt, seed as below.\n\n```json\n{recipe}\n```\n",
        report.epochs.len(),
        report.trained_parameters
    );
    let test = &report.test;
    let _ = write!(
        text,
        "\n## Metrics\n\nOn {} held-out images ({:?} split): top-1 {:.4}, top-5 {:.4}, cross-entropy {:.4}.\n\n| class | precision | recall | f1 | images |\n|---|---:|---:|---:|---:|\n",
        test.images.len(),
        test.split,
        test.top1,
        test.top5,
        test.loss
    );
    for class in &test.classes {
        let _ = writeln!(
            text,
            "| {} | {:.3} | {:.3} | {:.3} | {} |",
            class.name, class.precision, class.recall, class.f1, class.support
        );
    }
}

fn preprocessing(text: &mut String, preprocess: &Preprocess) {
    let _ = write!(
        text,
        "\n## Preprocessing\n\nEXIF orientation applied, transparency on white, RGB; {preprocess}. Resized as Pillow does, with antialiasing.\n"
    );
}

const USE_CNN: &str = r#"
## Use

```python
import timm
timm.create_model("local-dir:FOLDER", pretrained=True)
```

```python
from transformers import pipeline  # which opens it through timm
pipeline("image-classification", model="FOLDER")("photo.jpg")
```

Vitrine writes no ONNX file of a convolutional network; timm's model can be exported with `torch.onnx.export`.
"#;

const USE: &str = r#"
## Use

```python
from transformers import pipeline
pipeline("image-classification", model="FOLDER")("photo.jpg")
```

```python
import timm
timm.create_model("local-dir:FOLDER/timm", pretrained=True)
```

`onnx/model.onnx` takes `pixel_values`, `[batch, 3, height, width]`, preprocessed as above, and gives `logits`.
"#;
