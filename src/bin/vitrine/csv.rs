//! Every image of an evaluation as a line of comma-separated values (RFC 4180).

use vitrine::report::{Evaluation, ImageId};

/// Path, label, guess, the guess's probability, and loss of each image, below a line with these names.
pub(crate) fn of_images(evaluation: &Evaluation, path: impl Fn(ImageId) -> String) -> String {
    let class = |index: u32| {
        let class = evaluation.classes.get(index as usize);
        quoted(class.map_or("", |class| &class.name))
    };
    let line = |image: &vitrine::report::ImageResult| {
        format!(
            "{},{},{},{},{}\r\n",
            quoted(&path(image.image)),
            class(image.label),
            class(image.predicted),
            image.p,
            image.loss
        )
    };
    let lines = evaluation.images.iter().map(line);
    std::iter::once("path,label,predicted,probability,loss\r\n".to_owned())
        .chain(lines)
        .collect()
}

/// A field, in quotation marks where it needs them.
fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine::metrics::{Answer, evaluate};
    use vitrine::report::Split;

    #[test]
    fn fields_with_commas_and_quotation_marks_stay_one_field() {
        let classes = ["plain", "a, \"b\""].map(str::to_owned);
        let answer = Answer {
            image: ImageId(3),
            label: 1,
            logits: vec![0.0, 0.0],
        };
        let table = of_images(&evaluate(Split::Test, &classes, &[answer]), |image| {
            format!("folder/{}.png", image.0)
        });
        assert_eq!(
            table,
            "path,label,predicted,probability,loss\r\nfolder/3.png,\"a, \"\"b\"\"\",plain,0.5,0.6931472\r\n"
        );
    }
}
