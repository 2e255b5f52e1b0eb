//! Markdown to HTML that is safe to put into the page, or into a report.
//!
//! Notebooks come from strangers. Raw HTML in a note is shown as the text it is, links go to the web
//! or within the page only, and images must be part of the page or of the note itself (no other server is asked).

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

/// Where a note's images may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Images {
    /// The note itself, or what ships with the page.
    OfThePage,
    /// The note itself: what is shown stands alone.
    OfTheNote,
}

/// The HTML of some Markdown.
#[must_use]
pub fn to_html(markdown: &str, images: Images) -> String {
    let events = Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    )
    .map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(tag) => Event::Start(harmless(tag, images)),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

fn harmless(tag: Tag<'_>, images: Images) -> Tag<'_> {
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
            let dest_url = if is_image(&dest_url, images) {
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

fn is_image(url: &str, images: Images) -> bool {
    let url = url.to_ascii_lowercase();
    let picture = ["png", "jpeg", "gif", "webp"]
        .iter()
        .any(|kind| url.starts_with(&format!("data:image/{kind};base64,")));
    let elsewhere = url.contains(':') || url.starts_with("//") || url.starts_with('\\');
    picture || (images == Images::OfThePage && !elsewhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to_html(markdown: &str) -> String {
        super::to_html(markdown, Images::OfThePage)
    }

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
    #[test]
    fn what_stands_alone_has_no_images_but_its_own() {
        let own = "![x](data:image/png;base64,AAAA)";
        for images in [Images::OfThePage, Images::OfTheNote] {
            assert!(super::to_html(own, images).contains("AAAA"));
        }
        let beside = "![x](icons/vitrine.svg)";
        assert!(super::to_html(beside, Images::OfThePage).contains("vitrine.svg"));
        assert!(!super::to_html(beside, Images::OfTheNote).contains("vitrine.svg"));
    }
}
