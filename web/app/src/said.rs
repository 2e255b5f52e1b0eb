//! What the engine and the library say, in the reader's language.
//!
//! They speak English and know no other language, and so does whatever is kept of what they said: a notebook can be
//! opened in any. `i18n/en/engine.ftl` has every sentence of theirs as a pattern, which is how one is found by its words;
//! the file of the same name in another language says it there. Until both files are there, and for words of others
//! (a browser's, a server's) within a sentence, it stays English.

use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use vitrine::protocol::Event;

use crate::{files, i18n};

/// What marks a [`Sort::Number`] and a [`Sort::Phrase`] in the English file.
const NUMBER: &str = "NUMBER";
const PHRASE: &str = "PHRASE";

thread_local! {
    static BOOK: OnceCell<Phrasebook> = const { OnceCell::new() };
}

/// Fetches the sentences of this visit's language. English needs none.
pub(crate) async fn learn() {
    let tag = i18n::current();
    if BOOK.with(|book| book.get().is_some()) || tag == i18n::ENGLISH {
        return;
    }
    let address = |tag: &str| format!("i18n/{tag}/engine.ftl");
    let (english, other) = (address(i18n::ENGLISH), address(i18n::of_files(&tag)));
    let (english, other) = futures::join!(files::fetch_text(&english), files::fetch_text(&other));
    let book = english
        .zip(other)
        .and_then(|(english, other)| Phrasebook::new(&english, other, &tag));
    if let Some(book) = book {
        // Fetched twice at once, the first stays.
        BOOK.with(|kept| {
            kept.get_or_init(|| book);
        });
    }
}

/// A sentence of the engine's or the library's as the reader should see it.
pub(crate) fn said(english: String) -> String {
    BOOK.with(|book| book.get().and_then(|book| book.say(&english)))
        .unwrap_or(english)
}

/// Puts the sentences of an event into the reader's language.
pub(crate) fn put(event: &mut Event) {
    let put = |text: &mut String| *text = said(std::mem::take(text));
    match event {
        Event::Ready { device, .. } => put(&mut device.reason),
        Event::Note { text, .. } => put(text),
        Event::Imported { problems, .. } => {
            let messages = problems.iter_mut().map(|problem| &mut problem.message);
            messages.for_each(put);
        }
        Event::Failed { failure, .. } => [&mut failure.message, &mut failure.hint]
            .into_iter()
            .for_each(put),
        Event::Augmented { views, .. } => {
            let steps = views.iter_mut().flat_map(|view| &mut view.steps);
            steps.for_each(put);
        }
        _ => {}
    }
}

/// Sentences by their English words.
struct Phrasebook {
    sentences: Vec<Sentence>,
    other: FluentBundle<FluentResource>,
}

/// One English sentence.
struct Sentence {
    message: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, PartialEq)]
enum Piece {
    Words(String),
    Argument(String, Sort),
}

/// How an argument is put into the other language.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sort {
    /// As it is: a name.
    Name,
    Number,
    /// Said in that language, if it is a sentence or phrase of ours.
    Phrase,
}

impl Phrasebook {
    fn new(english: &str, other: String, tag: &str) -> Option<Self> {
        let mut sentences = sentences(english);
        // "You asked for WebGPU." before "You asked for { $it }.": the more words, the surer.
        sentences.sort_by_key(|sentence| std::cmp::Reverse(sentence.words()));
        let mut bundle = FluentBundle::new(vec![tag.parse().ok()?]);
        i18n::write_as(&mut bundle, tag);
        // What English marks its arguments by: where English itself is shown, from right to left.
        for mark in [NUMBER, PHRASE] {
            bundle
                .add_function(mark, |given, _| {
                    given.first().cloned().unwrap_or(FluentValue::Error)
                })
                .ok()?;
        }
        bundle
            .add_resource(FluentResource::try_new(other).ok()?)
            .ok()?;
        Some(Self {
            sentences,
            other: bundle,
        })
    }

    fn say(&self, english: &str) -> Option<String> {
        let mut found = self.sentences.iter().filter_map(|sentence| {
            let given = given(&sentence.pieces, english)?;
            Some((&sentence.message, given))
        });
        let (message, given) = found.next()?;
        let mut arguments = FluentArgs::new();
        for (name, sort, text) in given {
            let value = match sort {
                Sort::Name => FluentValue::from(text),
                Sort::Number => FluentValue::try_number(text),
                Sort::Phrase => FluentValue::from(self.phrase(text)),
            };
            arguments.set(name, value);
        }
        let pattern = self.other.get_message(message)?.value()?;
        let mut errors = Vec::new();
        let text = self
            .other
            .format_pattern(pattern, Some(&arguments), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }

    /// One phrase, or several with commas between; what is none of ours stays.
    fn phrase(&self, english: &str) -> String {
        self.say(english).unwrap_or_else(|| {
            let parts = english.split(", ");
            let parts = parts.map(|part| self.say(part).unwrap_or_else(|| part.to_owned()));
            parts.collect::<Vec<_>>().join(", ")
        })
    }
}

impl Sentence {
    fn words(&self) -> usize {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.len(),
            Piece::Argument(..) => 0,
        });
        words.sum()
    }
}

/// What stands where the arguments are, if the text has these pieces. The first argument is as short as can be.
fn given<'a>(pieces: &'a [Piece], text: &'a str) -> Option<Vec<(&'a str, Sort, &'a str)>> {
    match pieces {
        [] => text.is_empty().then(Vec::new),
        [Piece::Words(words), rest @ ..] => given(rest, text.strip_prefix(words.as_str())?),
        [Piece::Argument(name, sort), rest @ ..] => {
            let ends = text.char_indices().map(|(at, sign)| at + sign.len_utf8());
            let mut fitting = ends.filter_map(|end| {
                let (argument, after) = text.split_at(end);
                let fits = *sort != Sort::Number || argument.parse::<f64>().is_ok();
                let mut given = fits.then(|| given(rest, after)).flatten()?;
                given.insert(0, (name, *sort, argument));
                Some(given)
            });
            fitting.next()
        }
    }
}

fn sentences(english: &str) -> Vec<Sentence> {
    // What can be read of it is used; a test reads the whole.
    let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(english);
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    let sentences = messages.filter_map(|message| {
        let elements = &message.value.as_ref()?.elements;
        Some(Sentence {
            message: message.id.name.to_owned(),
            pieces: elements.iter().map(piece).collect::<Option<_>>()?,
        })
    });
    sentences.collect()
}

fn piece(element: &PatternElement<&str>) -> Option<Piece> {
    let expression = match element {
        PatternElement::TextElement { value } => return Some(Piece::Words((*value).to_owned())),
        PatternElement::Placeable { expression } => expression,
    };
    let (argument, sort) = match expression {
        Expression::Inline(InlineExpression::FunctionReference { id, arguments }) => {
            let sort = match id.name {
                NUMBER => Sort::Number,
                PHRASE => Sort::Phrase,
                _ => return None,
            };
            (arguments.positional.first()?, sort)
        }
        Expression::Inline(argument) => (argument, Sort::Name),
        Expression::Select { .. } => return None,
    };
    match argument {
        InlineExpression::VariableReference { id } => {
            Some(Piece::Argument(id.name.to_owned(), sort))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
