//! HTML and SVG that cannot be broken out of: names of elements and attributes are ours, all else is escaped.

use std::fmt::Write as _;

/// Markup being written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
}

/// Attributes of an element: names are ours, values may be anyone's.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An element and what is inside it.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        inside(self);
        let _ = write!(self.text, "</{name}>");
    }

    /// An element with text alone.
    pub(super) fn line(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |inside| inside.text(text));
    }

    /// An element that has no inside.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        let _ = write!(self.text, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.text, " {attribute}=\"");
            escape(&mut self.text, value);
            self.text.push('"');
        }
        self.text.push('>');
    }

    /// Text, as it is to be read.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.text, text);
    }

    /// Markup that is known to be harmless: ours, or made so.
    pub(super) fn harmless(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// A table: its head, and rows that begin with their name.
    pub(super) fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        self.element("div", &[("class", "scroll")], |outer| {
            outer.element("table", &[], |table| {
                table.element("thead", &[], |table| {
                    table.element("tr", &[], |row| {
                        for name in head {
                            row.line("th", &[("scope", "col")], name);
                        }
                    });
                });
                table.element("tbody", &[], |table| {
                    rows.iter().for_each(|row| table.row(row));
                });
            });
        });
    }

    fn row(&mut self, cells: &[String]) {
        self.element("tr", &[], |row| {
            for (place, cell) in cells.iter().enumerate() {
                match place {
                    0 => row.line("th", &[("scope", "row")], cell),
                    _ => row.line("td", &[], cell),
                }
            }
        });
    }

    /// Names and values.
    pub(super) fn facts(&mut self, facts: &[(String, String)]) {
        self.element("dl", &[], |list| {
            for (name, value) in facts {
                list.element("div", &[], |pair| {
                    pair.line("dt", &[], name);
                    pair.line("dd", &[], value);
                });
            }
        });
    }
}

/// Text in which nothing is markup, to stand in an element or in a double-quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// Writes text so that nothing in it is markup, in an element as in a double-quoted attribute. Characters that no
/// document may hold become the one that stands for the unreadable.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            control if control.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
        #[test]
        fn any_text_is_read_as_it_was_written(text in "\\PC*") {
            let mut markup = Markup::default();
            markup.line("p", &[("title", &text)], &text);
            let written = markup.finish();
            let inside = written.strip_prefix("<p title=\"").and_then(|rest| rest.strip_suffix("</p>"));
            let (attribute, inside) = inside.and_then(|rest| rest.split_once("\">")).expect("two parts");
            for part in [attribute, inside] {
                prop_assert!(!part.contains(['<', '>', '"', '\'']), "{part}");
                prop_assert_eq!(&read(part), &text);
            }
        }
    }

    #[test]
    fn what_no_document_may_hold_is_replaced() {
        let mut markup = Markup::default();
        markup.text("a\u{0}b\u{1b}c\nd");
        assert_eq!(markup.finish(), "a\u{fffd}b\u{fffd}c\nd");
    }
}
