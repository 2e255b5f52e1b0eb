//! Markdown to HTML that is safe to put into the page.
//!
//! Notebooks come from strangers. Raw HTML in a note is shown as the text it is, links go to the web
//! or within the page only, and images must be part of the page (the page asks no other server).

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

/// The HTML of some Markdown.
pub(crate) fn to_html(markdown: &str) -> String {
    let events = Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    )
    .map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(tag) => Event::Start(harmless(tag)),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

fn harmless(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        } => {
            let dest_url = if is_link(&dest_url) {
                dest_url
            } else {
                CowStr::Borrowed("#")
            };
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }
        }
        Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        } => {
            let dest_url = if is_image(&dest_url) {
                dest_url
            } else {
                CowStr::Borrowed("data:,")
            };
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }
        }
        other => other,
    }
}

fn is_link(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    ["https://", "http://", "mailto:", "#"]
        .iter()
        .any(|start| url.starts_with(start))
}

fn is_image(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    let picture = ["png", "jpeg", "gif", "webp"]
        .iter()
        .any(|kind| url.starts_with(&format!("data:image/{kind};base64,")));
    picture || !(url.contains(':') || url.starts_with("//") || url.starts_with('\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markdown_is_rendered() {
        let html =
            to_html("## Hi\n\n**bold** and [a link](https://example.org)\n\n| a |\n|---|\n| 1 |");
        for part in [
            "<h2>Hi</h2>",
            "<strong>bold</strong>",
            "href=\"https://example.org\"",
            "<table>",
        ] {
            assert!(html.contains(part), "{html}");
        }
    }

    #[test]
    fn nothing_in_a_note_can_run() {
        let attacks = [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<iframe src='javascript:alert(1)'></iframe>",
            "<!-- --><svg onload=alert(1)>",
        ];
        for attack in attacks {
            let html = to_html(attack);
            assert!(
                !html.replace("<p>", "").replace("</p>", "").contains('<'),
                "{html}"
            );
        }
        for link in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,hi)",
            "[x](vbscript:x)",
            "<javascript:alert(1)>",
        ] {
            let html = to_html(link);
            assert!(html.contains("href=\"#\""), "{html}");
        }
        assert!(!to_html("![x](https://tracker.example/p.png)").contains("tracker"));
        assert!(!to_html("![x](data:image/svg+xml;base64,AAAA)").contains("svg"));
        let quoted = to_html("![x](\"onerror=alert(1))");
        assert!(quoted.contains("src=\"%22onerror"), "{quoted}");
    }
}
