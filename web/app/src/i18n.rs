//! What the page says, in the reader's language.
//!
//! Sentences are Fluent messages in `i18n/<language>/page.ftl`. [`t!`] checks names and arguments against English as
//! it compiles; `build.rs` checks that every language has the same ones. English is part of the page; the file of another
//! language is fetched before the page is put up. A visit has one language: choosing another opens the page anew.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use fluent_bundle::FluentValue;
use fluent_bundle::bundle::FluentBundle;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::unic_langid::LanguageIdentifier;
use i18n_embed::{I18nAssets, LanguageLoader as _};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{files, part, storage};

/// A sentence by its name: `t!("stop")`, a `&'static str`; with arguments, `t!("queue-place", place = 2)`, a `String`.
/// Whole numbers are best given as such: Fluent chooses the plural by them, and they are shown in groups of three.
macro_rules! t {
    ($message:literal) => {{
        // Never called: it makes the compiler look for the message.
        let _ = || i18n_embed_fl::fl!($crate::i18n::loader(), $message);
        $crate::i18n::plain($message)
    }};
    ($message:literal, $($arguments:tt)*) => {
        i18n_embed_fl::fl!($crate::i18n::loader(), $message, $($arguments)*)
    };
}
pub(crate) use t;

/// Words of a table, made when they are shown.
pub(crate) type Words = fn() -> &'static str;

/// Where the choice is kept.
const KEY: &str = "vitrine-language";
/// The name of the files, as `i18n.toml` says.
const DOMAIN: &str = "page";
/// The language of the page's own text.
pub(crate) const ENGLISH: &str = "en";
/// English with every line written from right to left, to see whether the page could be.
const MIRRORED: &str = "ar-XB";

const ENGLISH_SENTENCES: &str = include_str!("../i18n/en/page.ftl");

/// The languages there are, each in its own words.
pub(crate) const LANGUAGES: [(&str, &str); 5] = [
    (ENGLISH, "English"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
    ("zh-Hans", "简体中文"),
];

static LOADER: LazyLock<FluentLanguageLoader> = LazyLock::new(|| {
    let loader = FluentLanguageLoader::new(DOMAIN, language(ENGLISH));
    speak(&loader, ENGLISH, Sentences::default());
    loader
});

/// Where all sentences come from.
pub(crate) fn loader() -> &'static FluentLanguageLoader {
    &LOADER
}

/// A sentence without arguments. Each is made once and kept for good, since a visit has one language.
pub(crate) fn plain(message: &'static str) -> &'static str {
    thread_local! {
        static MADE: RefCell<HashMap<&'static str, &'static str>> = RefCell::default();
    }
    MADE.with_borrow_mut(|made| {
        *made
            .entry(message)
            .or_insert_with(|| loader().get(message).leak())
    })
}

/// Has the page speak the reader's language, as chosen on this device or else as the browser asks for.
///
/// # Errors
/// The name of the language whose file did not come; the page then speaks English.
pub(crate) async fn start() -> Result<(), &'static str> {
    let mut tag = chosen();
    let mut came = Ok(());
    let address = format!("i18n/{tag}/{DOMAIN}.ftl");
    match LANGUAGES.into_iter().find(|(one, _)| *one == tag) {
        Some((ENGLISH, _)) => {}
        Some((_, name)) => match files::fetch_text(&address).await {
            Some(other) => speak(loader(), &tag, Sentences { other }),
            None => {
                came = Err(name);
                ENGLISH.clone_into(&mut tag);
            }
        },
        None => {
            speak(
                loader(),
                &tag,
                Sentences {
                    other: ENGLISH_SENTENCES.to_owned(),
                },
            );
        }
    }
    let (separator, decimal) = match &*tag {
        "de" | "es" => ('.', ','),
        "fr" => ('\u{202f}', ','),
        _ => (',', '.'),
    };
    SEPARATOR.store(separator.into(), Ordering::Relaxed);
    DECIMAL.store(decimal.into(), Ordering::Relaxed);
    if let Some(root) = document().document_element() {
        // Fails only for names no attribute may have.
        let _ = root.set_attribute("lang", &tag);
        let _ = root.set_attribute("dir", if tag == MIRRORED { "rtl" } else { "ltr" });
    }
    came
}

/// The language of this visit.
pub(crate) fn current() -> String {
    loader().current_language().to_string()
}

/// The language in whose files a visit's sentences are.
pub(crate) fn of_files(tag: &str) -> &str {
    if tag == MIRRORED { ENGLISH } else { tag }
}

/// The language of this visit, where that has files of its own.
pub(crate) fn translated() -> Option<&'static str> {
    let now = current();
    let mut others = LANGUAGES.into_iter().filter(|(tag, _)| *tag != ENGLISH);
    others.find(|(tag, _)| *tag == now).map(|(tag, _)| tag)
}

/// Keeps a choice; it is followed when the page is opened next.
pub(crate) fn choose(tag: &str) {
    // A browser that keeps nothing goes on in the language it asks for.
    storage::set(KEY, tag);
}

fn chosen() -> String {
    let known = |tag: &String| tag == MIRRORED || LANGUAGES.iter().any(|(one, _)| one == tag);
    storage::get(KEY).filter(known).unwrap_or_else(|| {
        let wanted = window().navigator().languages();
        preferred(wanted.iter().filter_map(|tag| tag.as_string())).to_owned()
    })
}

/// The first wanted language there is, whatever its region; English if there is none.
fn preferred(wanted: impl Iterator<Item = String>) -> &'static str {
    let mut found = wanted.filter_map(|tag| {
        let wanted: LanguageIdentifier = tag.parse().ok()?;
        let mut known = LANGUAGES.into_iter().map(|(one, _)| one);
        known.find(|one| language(one).language == wanted.language)
    });
    found.next().unwrap_or(ENGLISH)
}

fn language(tag: &str) -> LanguageIdentifier {
    tag.parse().unwrap_or_default()
}

/// Puts a language's sentences in front of the English ones.
fn speak(loader: &FluentLanguageLoader, tag: &str, sentences: Sentences) {
    // Fails only where there is no English.
    let _ = loader.load_languages(&sentences, &[language(tag)]);
    loader.with_bundles_mut(|bundle| write_as(bundle, tag));
}

/// Has sentences written as a language writes: its numbers, and its direction.
pub(crate) fn write_as<R, M>(bundle: &mut FluentBundle<R, M>, tag: &str) {
    bundle.set_use_isolating(tag == MIRRORED);
    bundle.set_transform((tag == MIRRORED).then_some(mirrored));
    bundle.set_formatter(Some(grouped));
}

/// What stands between thousands.
static SEPARATOR: AtomicU32 = AtomicU32::new(',' as u32);
/// What stands before tenths.
static DECIMAL: AtomicU32 = AtomicU32::new('.' as u32);

/// A number written as in English (`1,234.5`), as the visit's language writes it.
pub(crate) fn number(english: &str) -> String {
    let [separator, decimal] = [&SEPARATOR, &DECIMAL]
        .map(|sign| char::from_u32(sign.load(Ordering::Relaxed)).unwrap_or_default());
    let signs = english.chars().map(|sign| match sign {
        ',' => separator,
        '.' => decimal,
        other => other,
    });
    signs.collect()
}

/// Whole numbers in groups of three, others with the language's decimal sign.
fn grouped<M>(value: &FluentValue, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let written = number.as_string();
    if written.contains('.') {
        return Some(self::number(&written));
    }
    if number.value.abs() < 1000.0 {
        return None;
    }
    let digits = format!("{:.0}", number.value);
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    Some(self::number(&text))
}

/// Every piece of text from right to left, by the marks that overrule its letters.
fn mirrored(text: &str) -> Cow<'_, str> {
    if text.trim().is_empty() {
        text.into()
    } else {
        format!("\u{202e}{text}\u{202c}").into()
    }
}

/// The files the loader may ask for: English, and one other language under whatever name it asks.
#[derive(Default)]
struct Sentences {
    other: String,
}

impl I18nAssets for Sentences {
    fn get_files(&self, path: &str) -> Vec<Cow<'_, [u8]>> {
        let text = if path.starts_with("en/") {
            ENGLISH_SENTENCES
        } else {
            &self.other
        };
        vec![text.as_bytes().into()]
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(std::iter::empty())
    }
}

/// Chooses the page's language; it is opened anew in it.
#[component]
pub(crate) fn LanguageChoice(
    /// While something runs, which opening the page anew would break off.
    #[prop(into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let now = current();
    let choice = move |event| {
        choose(&event_target_value(&event));
        spawn_local(async {
            // Only with the second part can what was just typed be kept; without it the browser asks.
            let _ = part::fetched().await;
            // A page that may not be left stays as it is, until it is opened next.
            let _ = window().location().reload();
        });
    };
    let options = LANGUAGES.map(|(tag, name)| {
        view! { <option value=tag lang=tag selected=tag == now>{name}</option> }
    });
    view! {
        <label class="foot-language">
            {t!("language")}
            <select data-testid="language" prop:disabled=disabled on:change=choice>{options}</select>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_gets_the_first_language_there_is() {
        let of = |tags: &[&str]| preferred(tags.iter().map(ToString::to_string));
        assert_eq!(of(&["nl", "fr-CA", "en"]), "fr");
        assert_eq!(of(&["zh-CN"]), "zh-Hans");
        assert_eq!(of(&["de-CH"]), "de");
        assert_eq!(of(&["en-GB", "de"]), ENGLISH);
        assert_eq!(of(&["?", "tlh"]), ENGLISH);
        assert_eq!(of(&[]), ENGLISH);
    }

    #[test]
    fn numbers_are_grouped_and_text_is_not_marked() {
        let number = |value: i64| grouped(&FluentValue::from(value), &());
        assert_eq!(number(1_234_567).as_deref(), Some("1,234,567"));
        assert_eq!(number(-123_456).as_deref(), Some("-123,456"));
        assert_eq!(number(999), None);
        assert_eq!(t!("language"), "Language");
        assert_eq!(t!("pictures", count = 1), "1 picture");
        assert_eq!(t!("pictures", count = 12_000), "12,000 pictures");
    }

    #[test]
    fn all_languages_can_be_read_by_all_of_the_page() {
        for (tag, _) in LANGUAGES {
            let path = format!("{}/i18n/{tag}/{DOMAIN}.ftl", env!("CARGO_MANIFEST_DIR"));
            let other = std::fs::read_to_string(path).unwrap_or_default();
            let loader = FluentLanguageLoader::new(DOMAIN, language(ENGLISH));
            speak(&loader, tag, Sentences { other });
            assert!(
                i18n_embed_fl::fl!(loader, "pictures", count = 2).starts_with('2'),
                "{tag}"
            );
        }
    }
}
