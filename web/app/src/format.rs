//! Numbers as people read them: sizes, times, shares, counts, with the signs of the reader's language.

use vitrine::handout::words;

use crate::i18n::{self, t};

/// A number with so many digits after the decimal sign.
pub(crate) fn decimal(value: impl Into<f64>, digits: usize) -> String {
    let value = value.into();
    i18n::number(&format!("{value:.digits$}"))
}

/// A size in bytes, such as `22.9 MB`.
pub(crate) fn bytes(bytes: u64) -> String {
    i18n::number(&words::bytes(bytes))
}

/// A time span, such as `45 s` or `2 min 5 s`.
pub(crate) fn seconds(seconds: f64) -> String {
    i18n::number(&words::seconds(seconds))
}

/// A share as a percentage, such as `74.7 %`.
pub(crate) fn percent(share: f64) -> String {
    i18n::number(&words::percent(share))
}

/// A whole number with thousands apart, such as `5,717,416`.
pub(crate) fn count(number: u64) -> String {
    i18n::number(&words::count(number))
}

/// Time left in coarse words, so that the line does not flicker: `about 40 s left`.
pub(crate) fn time_left(left_seconds: f64) -> String {
    if left_seconds < 1.5 {
        return t!("format-almost-done").to_owned();
    }
    let step = match left_seconds {
        s if s < 10.0 => 1.0,
        s if s < 60.0 => 5.0,
        s if s < 600.0 => 10.0,
        _ => 60.0,
    };
    let coarse = (left_seconds / step).ceil() * step;
    let time = if coarse < 10.0 {
        format!("{coarse:.0} s")
    } else {
        seconds(coarse)
    };
    t!("format-left", time = time)
}

/// A large number in short words, such as `5.7 million`.
#[expect(clippy::cast_precision_loss, reason = "two digits are shown")]
pub(crate) fn about(number: u64) -> String {
    match number {
        0..10_000 => t!("format-number", number = number),
        10_000..1_000_000 => {
            let number = number / 1000;
            t!("format-thousand", number = number)
        }
        _ => t!("format-million", number = decimal(number as f64 / 1e6, 1)),
    }
}

/// A title as a file name every system accepts.
pub(crate) fn file_stem(title: &str) -> String {
    let clean: String = title
        .trim()
        .chars()
        .map(|c| {
            if c.is_control() || r#"\/:*?"<>|"#.contains(c) {
                '-'
            } else {
                c
            }
        })
        .take(80)
        .collect();
    let clean = clean.trim_matches(['.', ' ']);
    if clean.is_empty() {
        "notebook".to_owned()
    } else {
        clean.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        let cases = [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 kB"),
            (22_900_000, "22.9 MB"),
            (346_000_000, "346 MB"),
            (999_999, "1.0 MB"),
        ];
        for (given, wanted) in cases {
            assert_eq!(bytes(given), wanted);
        }
    }

    #[test]
    fn times_read_well() {
        let cases = [
            (0.0, "0.0 s"),
            (3.25, "3.2 s"),
            (45.2, "45 s"),
            (125.0, "2 min 5 s"),
            (3725.0, "1 h 2 min"),
            (f64::NAN, "unknown"),
        ];
        for (given, wanted) in cases {
            assert_eq!(seconds(given), wanted);
        }
        assert_eq!(time_left(0.4), "almost done");
        assert_eq!(time_left(4.2), "about 5 s left");
        assert_eq!(time_left(41.0), "about 45 s left");
        assert_eq!(time_left(61.0), "about 1 min 10 s left");
    }

    #[test]
    fn shares_and_counts_read_well() {
        assert_eq!(percent(0.74666), "74.7 %");
        assert_eq!(percent(f64::NAN), "–");
        assert_eq!(count(5_717_416), "5,717,416");
        assert_eq!(count(12), "12");
        assert_eq!(about(5_717_416), "5.7 million");
        assert_eq!(about(43_000), "43 thousand");
    }

    #[test]
    fn file_names_are_safe_everywhere() {
        assert_eq!(file_stem("Cats / dogs: v2?"), "Cats - dogs- v2-");
        assert_eq!(file_stem("  .. "), "notebook");
    }
}
