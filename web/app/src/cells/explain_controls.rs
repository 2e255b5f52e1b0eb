//! Which block, which head and which token of an attention map is looked at.

use leptos::prelude::*;
use vitrine::explanation::Explanation;

use super::explain::Shown;
use super::explain_attention::{Angle, Look, Token, maps};
use crate::i18n::t;
use crate::ui::field::SelectField;
use crate::ui::heat::Painted;
use crate::ui::overlay::Painting;
use crate::ui::range::RangeField;

/// How much there is to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Extent {
    blocks: u32,
    heads: u32,
    distilled: bool,
    grid: (u32, u32),
}

/// Which block, which head, which token.
#[component]
pub(super) fn AttentionControls(
    /// What the cell shows.
    shown: Memo<Option<Shown>>,
    /// What of it is looked at.
    look: Look,
) -> impl IntoView {
    let extent = Memo::new(move |_| {
        shown.with(|shown| {
            let shown = shown.as_ref()?;
            let maps = maps(&shown.0)?;
            Some(Extent {
                blocks: maps.blocks,
                heads: maps.heads,
                distilled: maps.prefix > 1,
                grid: shown.0.grid,
            })
        })
    });
    let all = move |extent: Extent| {
        let last = f64::from(extent.blocks);
        let block = Signal::derive(move || {
            let block = look.block.get().map_or(last, |block| f64::from(block + 1));
            block.min(last)
        });
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the blocks there are"
        )]
        let to_block = Callback::new(move |block: f64| {
            look.block
                .set(Some(block.round().clamp(1.0, last) as u32 - 1));
        });
        view! {
            <div class="form">
                <RangeField
                    label=t!("explain-block") testid="explain-block" bounds=(1.0, last) step=1.0 value=block on_change=to_block error=MaybeProp::from(None::<String>)
                />
                <Heads look=look heads=extent.heads />
                <Tokens look=look extent=extent />
            </div>
            <HeadThumbs shown=shown look=look heads=extent.heads />
        }
    };
    move || extent.get().map(all)
}

/// All heads together, or one.
#[component]
fn Heads(look: Look, heads: u32) -> impl IntoView {
    let all = (1..=heads).map(|head| (head.to_string(), t!("explain-head-number", head = head)));
    let together = ("mean".to_owned(), t!("explain-heads-mean").to_owned());
    let options: Vec<_> = [together].into_iter().chain(all).collect();
    let value = Signal::derive(move || {
        let head = look.head.get().filter(|head| *head < heads);
        head.map_or_else(|| "mean".to_owned(), |head| (head + 1).to_string())
    });
    let choose = Callback::new(move |value: String| {
        look.head.set(
            value
                .parse::<u32>()
                .ok()
                .and_then(|head| head.checked_sub(1)),
        );
    });
    view! { <SelectField label=t!("explain-head") testid="explain-head" options=Signal::stored(options) value=value on_change=choose /> }
}

/// The token that asks.
#[component]
fn Tokens(look: Look, extent: Extent) -> impl IntoView {
    let choice = |value: &str, words: &str| (value.to_owned(), words.to_owned());
    let options: Vec<_> = [
        Some(choice("class", t!("explain-token-class"))),
        extent
            .distilled
            .then(|| choice("distillation", t!("explain-token-distillation"))),
        Some(choice("patch", t!("explain-token-patch"))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let value = Signal::derive(move || {
        let value = match look.token.get() {
            Token::Distillation if extent.distilled => "distillation",
            Token::Class | Token::Distillation => "class",
            Token::Patch(_) => "patch",
        };
        value.to_owned()
    });
    let choose = Callback::new(move |value: String| {
        look.token.set(match value.as_str() {
            "distillation" => Token::Distillation,
            "patch" => Token::Patch((extent.grid.0 / 2, extent.grid.1 / 2)),
            _ => Token::Class,
        });
    });
    view! {
        <SelectField
            label=t!("explain-token") testid="explain-token" options=Signal::stored(options) value=value on_change=choose
            help=t!("explain-token-help")
        />
    }
}

/// What each head of the block sees, small; pressing one looks at it alone.
#[component]
fn HeadThumbs(shown: Memo<Option<Shown>>, look: Look, heads: u32) -> impl IntoView {
    let one = move |head: u32| {
        let picture =
            Memo::new(move |_| shown.with(|shown| swatch(&shown.as_ref()?.0, look, head)));
        let is_chosen = move || look.head.get() == Some(head);
        let choose = move |_| look.head.set(Some(head).filter(|_| !is_chosen()));
        view! {
            <button
                type="button" class="thumb" data-size="middle" data-testid="explain-head-thumb" aria-label=t!("explain-head-alone", head = (head + 1))
                title=t!("explain-head-number", head = (head + 1)) aria-pressed=move || is_chosen().to_string() on:click=choose
            >
                <Painting picture=picture testid="explain-head-map" />
                <span class="thumb-name" aria-hidden="true">{head + 1}</span>
            </button>
        }
    };
    view! {
        <p class="sub">{t!("explain-every-head")}</p>
        <div class="thumbs" role="group" aria-label=t!("explain-heads")>{(0..heads).map(one).collect_view()}</div>
    }
}

/// What one head sees, one pixel a patch.
fn swatch(explanation: &Explanation, look: Look, head: u32) -> Option<Painted> {
    let maps = maps(explanation)?;
    let angle = Angle {
        head: Some(head),
        ..look.at(maps, explanation.grid)
    };
    Some(angle.field(maps, explanation.grid)?.swatch())
}
