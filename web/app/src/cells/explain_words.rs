//! What an explanation says in words: what its colours stand for, where they are strongest, how a value reads.

use vitrine::explanation::{Explanation, Method};

use crate::format::decimal;
use crate::i18n::t;
use crate::ui::heat::Field;

/// Places named in the sentence.
const NAMED: usize = 3;

/// How a value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A share of one.
    Share,
    /// A difference of two probabilities.
    Points,
    /// A number that only means something beside the others.
    Plain,
}

/// The name of the class explained.
pub(super) fn class_name(explanation: &Explanation, names: &[String]) -> String {
    let guess = explanation
        .predictions
        .iter()
        .find(|guess| guess.index == explanation.class)
        .map(|guess| guess.label.clone());
    guess
        .or_else(|| names.get(explanation.class as usize).cloned())
        .unwrap_or_else(|| t!("explain-class-number", number = (explanation.class + 1)))
}

/// What a method's colours stand for.
pub(super) fn meaning(method: Method, class: &str) -> (String, Unit) {
    match method {
        Method::Attention | Method::Rollout { .. } => {
            (t!("explain-meaning-rollout").to_owned(), Unit::Plain)
        }
        Method::Relevance => (t!("explain-meaning-relevance", class = class), Unit::Plain),
        Method::Occlusion { .. } => (t!("explain-meaning-occlusion", class = class), Unit::Points),
        Method::GradCam => (t!("explain-meaning-grad-cam", class = class), Unit::Plain),
    }
}

/// The strongest places in a sentence.
pub(super) fn sentence(field: &Field, unit: Unit) -> String {
    if field.high <= field.low {
        return t!("explain-flat").to_owned();
    }
    let place = |(row, column, value): (usize, usize, f32)| {
        t!(
            "explain-place",
            row = (row + 1),
            column = (column + 1),
            value = number(value, unit)
        )
    };
    let places = field.strongest(NAMED).into_iter().map(place);
    let places =
        places.reduce(|before, place| t!("explain-places", before = before, place = place));
    t!(
        "explain-strongest",
        rows = field.rows,
        columns = field.columns,
        places = places.unwrap_or_default()
    )
}

/// A value as people read it.
pub(super) fn number(value: f32, unit: Unit) -> String {
    let percent = value * 100.0;
    match unit {
        Unit::Share if percent >= 9.95 => format!("{} %", decimal(percent, 1)),
        Unit::Share => format!("{} %", decimal(percent, 2)),
        Unit::Points => t!("explain-points", points = decimal(percent, 1)),
        Unit::Plain if value != 0.0 && value.abs() < 0.001 => format!("{value:.1e}"),
        Unit::Plain => decimal(value, 3),
    }
}

#[cfg(test)]
mod tests {
    use vitrine::explanation::{Found, Heat};
    use vitrine::report::Prediction;

    use super::*;

    #[test]
    fn the_class_is_named_even_if_it_is_no_likely_guess() {
        let guess = Prediction {
            index: 1,
            label: "dog".to_owned(),
            p: 0.8,
        };
        let names = ["cat".to_owned(), "dog".to_owned()];
        let name = |class| {
            let explanation = Explanation {
                px: 0,
                pixels: vec![],
                grid: (0, 0),
                predictions: vec![guess.clone()],
                class,
                found: Found::Heat(Heat {
                    rows: 0,
                    columns: 0,
                    values: vec![],
                }),
                elapsed_ms: 1.0,
            };
            class_name(&explanation, &names)
        };
        assert_eq!([name(1), name(0), name(7)], ["dog", "cat", "class 8"]);
    }

    #[test]
    fn values_read_well() {
        let cases = [
            (0.123, Unit::Share, "12.3 %"),
            (0.0042, Unit::Share, "0.42 %"),
            (-0.02, Unit::Points, "-2.0 points"),
            (0.5, Unit::Plain, "0.500"),
            (0.00012, Unit::Plain, "1.2e-4"),
            (0.0, Unit::Plain, "0.000"),
        ];
        for (value, unit, wanted) in cases {
            assert_eq!(number(value, unit), wanted);
        }
    }

    #[test]
    fn the_strongest_places_are_counted_from_one() {
        let field = Field::new(2, 2, vec![0.1, 0.2, 0.4, 0.3], None).expect("fills");
        assert_eq!(
            sentence(&field, Unit::Plain),
            "Strongest of 2 × 2 places: row 2, column 1 (0.400); row 2, column 2 (0.300); row 1, column 2 (0.200)."
        );
        let flat = Field::new(1, 2, vec![0.1, 0.1], None).expect("fills");
        assert!(sentence(&flat, Unit::Plain).starts_with("No place"));
    }
}
