//! Finding lines by a few letters of them.

/// How well a text answers a question; nothing if it does not. Each word of the question must be found: best at the
/// beginning of a word, else within one, else as letters in that order.
pub(crate) fn score(question: &str, text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let question = question.to_lowercase();
    question
        .split_whitespace()
        .map(|word| score_word(word, &text))
        .sum()
}

fn score_word(word: &str, text: &str) -> Option<u32> {
    let begins = |(place, _): (usize, &str)| {
        let before = text.get(..place).and_then(|before| before.chars().last());
        before.is_none_or(|before| !before.is_alphanumeric())
    };
    if text.match_indices(word).any(begins) {
        return Some(100);
    }
    if text.contains(word) {
        return Some(50);
    }
    let mut letters = text.chars();
    let in_order = word
        .chars()
        .all(|letter| letters.any(|other| other == letter));
    in_order.then_some(1)
}

/// The lines that answer a question, best first; those equally good stay in order.
pub(crate) fn find<'a, T>(
    question: &str,
    lines: &'a [T],
    words: impl Fn(&T) -> String,
) -> Vec<&'a T> {
    let mut found: Vec<(u32, &T)> = lines
        .iter()
        .filter_map(|line| Some((score(question, &words(line))?, line)))
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_come_before_middles_and_those_before_scattered_letters() {
        let lines = ["Return all", "Run all cells", "Add a train cell", "Rerun"];
        let found = |question| {
            find(question, &lines, |line| (*line).to_owned())
                .into_iter()
                .copied()
                .collect::<Vec<_>>()
        };
        assert_eq!(found("run"), ["Run all cells", "Rerun", "Return all"]);
        assert_eq!(found("cell add"), ["Add a train cell"]);
        assert_eq!(found("").len(), 4);
        assert!(found("zebra").is_empty());
        assert_eq!(score("ÄH", "ähnlich"), Some(100));
    }
}
