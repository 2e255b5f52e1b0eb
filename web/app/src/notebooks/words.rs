//! A notebook of the library in words.

use crate::format;
use crate::i18n::t;
use crate::library::Book;

/// What it is called.
pub(super) fn title(book: &Book) -> String {
    let title = book.head.as_ref().map(|head| head.card.title.trim());
    match title {
        Some("") => t!("notebooks-untitled").to_owned(),
        Some(title) => title.to_owned(),
        None => t!("notebooks-damaged").to_owned(),
    }
}

/// How long ago something was, up to a month.
pub(super) fn ago(now_ms: u64, then_ms: u64) -> Option<String> {
    let minutes = now_ms.saturating_sub(then_ms) / 60_000;
    let (hours, days) = (minutes / 60, minutes / 1440);
    match minutes {
        0 => Some(t!("notebooks-just-now").to_owned()),
        1..60 => Some(t!("notebooks-minutes-ago", count = minutes)),
        60..1440 => Some(t!("notebooks-hours-ago", count = hours)),
        1440..43_200 => Some(t!("notebooks-days-ago", count = days)),
        _ => None,
    }
}

/// The cells by kind, as in "2 notes, 1 model".
pub(super) fn cells(kinds: &[String]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for kind in kinds {
        match counts.iter_mut().find(|(known, _)| known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    if counts.is_empty() {
        return t!("notebooks-no-cells").to_owned();
    }
    let words = counts
        .into_iter()
        .map(|(kind, count)| t!("notebooks-cells-of-kind", count = count, kind = kind));
    let words: Vec<String> = words.collect();
    t!("notebooks-cells", cells = words.join(t!("notebooks-comma")))
}

/// Its best accuracy and its size, as far as known.
pub(super) fn figures(book: &Book) -> String {
    let best = book.head.as_ref().and_then(|head| head.card.best);
    let best = best.map(|share| t!("notebooks-best", share = format::percent(share)));
    let size = book.bytes.map(format::bytes);
    let all: Vec<String> = best.into_iter().chain(size).collect();
    all.join(" · ")
}

#[cfg(test)]
mod tests {
    use vitrine::library::card::Card;
    use vitrine::library::document::Head;

    use super::*;

    fn book(title: &str, best: Option<f64>) -> Book {
        Book {
            id: "a".to_owned(),
            head: Some(Head {
                card: Card {
                    title: title.to_owned(),
                    kinds: vec![],
                    best,
                },
                ..Head::default()
            }),
            bytes: Some(12_345),
            deleted: None,
        }
    }

    #[test]
    fn every_notebook_has_a_name() {
        assert_eq!(title(&book("Leaves", None)), "Leaves");
        assert_eq!(title(&book("  ", None)), "Untitled");
        let damaged = Book {
            head: None,
            ..book("", None)
        };
        assert_eq!(title(&damaged), "A damaged notebook");
    }

    #[test]
    fn times_are_coarse_and_never_in_the_future() {
        let minute = 60_000;
        for (then, words) in [
            (0, "just now"),
            (minute, "1 minute ago"),
            (59 * minute, "59 minutes ago"),
            (125 * minute, "2 hours ago"),
            (49 * 60 * minute, "2 days ago"),
        ] {
            assert_eq!(
                ago(100 * 24 * 60 * minute, 100 * 24 * 60 * minute - then).as_deref(),
                Some(words)
            );
        }
        assert_eq!(ago(0, 5 * minute).as_deref(), Some("just now"));
        assert_eq!(ago(60 * 24 * 60 * minute, 0), None);
    }

    #[test]
    fn cells_and_figures_read_well() {
        let kinds = ["note", "model", "note"].map(str::to_owned);
        assert_eq!(cells(&kinds), "Cells: 2 note, 1 model");
        assert_eq!(cells(&[]), "No cells");
        assert_eq!(
            figures(&book("a", Some(0.875))),
            "best accuracy 87.5 % · 12.3 kB"
        );
        assert_eq!(figures(&book("a", None)), "12.3 kB");
    }
}
