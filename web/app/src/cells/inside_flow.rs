//! A picture's way through a transformer, as boxes with shapes, parameters, times, and what would learn.

use leptos::prelude::*;
use vitrine::architecture::Architecture;

use super::inside_parts::{Inventory, PartView, Role};
use crate::i18n::t;

/// Heads drawn; more are counted only.
const HEADS_DRAWN: usize = 16;

/// The way of a picture through the network, as boxes.
#[component]
pub(super) fn Flow(inventory: Inventory) -> impl IntoView {
    let Some(shape) = inventory.shape.clone() else {
        return view! { <p class="hint">{t!("inside-flow-none")}</p> }.into_any();
    };
    let (rows, columns) = shape.grid();
    let find = |role: Role| {
        inventory
            .parts
            .iter()
            .find(|part| part.role == role)
            .cloned()
    };
    let blocks: Vec<PartView> = inventory
        .parts
        .iter()
        .filter(|part| matches!(part.role, Role::Block(_)))
        .cloned()
        .collect();
    let picture = t!(
        "inside-flow-picture-words",
        height = shape.image_px.0.to_string(),
        width = shape.image_px.1.to_string()
    );
    let patches = rows * columns;
    let patches = t!(
        "inside-flow-patches-words",
        count = patches,
        pixels = shape.patch_px.to_string(),
        width = shape.dim.to_string()
    );
    let tokens = if shape.distilled {
        t!("inside-flow-tokens-distilled", count = shape.tokens())
    } else {
        t!("inside-flow-tokens-words", count = shape.tokens())
    };
    let head = if shape.dist_head {
        t!("inside-flow-head-distilled", count = shape.classes)
    } else {
        t!("inside-flow-head-words", count = shape.classes)
    };
    view! {
        <ol class="inside-flow" data-testid="inside-flow">
            <Station title=t!("inside-flow-picture") glyph=square() words=picture part=None />
            <Station title=t!("inside-flow-patches") glyph=grid(rows, columns) words=patches part=find(Role::Patches) />
            <Station title=t!("inside-flow-tokens") glyph=row(shape.prefix_tokens()) words=tokens part=find(Role::Tokens) />
            <Blocks shape=shape blocks=blocks />
            <Station title=t!("inside-flow-norm") glyph=lines() words=t!("inside-flow-norm-words").to_owned() part=find(Role::Norm) />
            <Station title=t!("inside-flow-head") glyph=bars() words=head part=find(Role::Head) />
        </ol>
    }
    .into_any()
}

/// One box.
#[component]
fn Station(
    title: &'static str,
    glyph: String,
    words: String,
    part: Option<PartView>,
) -> impl IntoView {
    let learns = part.as_ref().and_then(|part| part.learns);
    view! {
        <li class="inside-box" data-testid="inside-box" data-learns=learns.map(|learns| learns.to_string())>
            <svg class="inside-glyph" viewBox="0 0 28 28" aria-hidden="true"><path d=glyph /></svg>
            <div>
                <p class="sub">{title}</p>
                <p class="hint">{words}</p>
                {part.map(|part| view! { <p class="hint">{facts(&part)}</p> })}
            </div>
        </li>
    }
}

/// All blocks, and what is in each.
#[component]
fn Blocks(shape: Architecture, blocks: Vec<PartView>) -> impl IntoView {
    let slowest = blocks
        .iter()
        .filter_map(|block| block.milliseconds)
        .fold(0.0, f64::max);
    let one = |(number, block): (usize, PartView)| {
        let words = t!("inside-flow-block", number = number, facts = facts(&block));
        let title = words.clone();
        let height = block
            .milliseconds
            .filter(|_| slowest > 0.0)
            .map(|ms| format!("{:.0}%", ms / slowest * 100.0));
        view! {
            <li class="inside-block" data-testid="inside-block" data-learns=block.learns.map(|learns| learns.to_string()) title=title>
                <span class="visually-hidden">{words}</span>
                <span aria-hidden="true">{number}</span>
                {height.map(|height| view! { <span class="inside-time" aria-hidden="true"><span style:height=height></span></span> })}
            </li>
        }
    };
    let each = blocks.first().map(|block| {
        t!(
            "inside-flow-blocks-words",
            count = blocks.len(),
            parameters = block.parameters
        )
    });
    let head_dim = shape.dim / shape.heads.max(1);
    let heads =
        (0..shape.heads.min(HEADS_DRAWN)).map(|_| view! { <span class="inside-head"></span> });
    let attention = t!(
        "inside-flow-attention",
        heads = shape.heads,
        width = head_dim.to_string()
    );
    let perceptron = t!(
        "inside-flow-perceptron",
        width = shape.dim.to_string(),
        hidden = shape.mlp_dim.to_string()
    );
    view! {
        <li class="inside-box" data-wide="true" data-testid="inside-box">
            <div>
                <p class="sub">{t!("inside-flow-blocks")}</p>
                <p class="hint">{each}</p>
                <ol class="inside-blocks">{(1..).zip(blocks).map(one).collect_view()}</ol>
                <p class="hint">{t!("inside-flow-in-each")}</p>
                <ol class="inside-steps">
                    <li>{t!("inside-flow-norm")}</li>
                    <li>{attention}<span class="inside-heads" aria-hidden="true">{heads.collect_view()}</span></li>
                    <li>{t!("inside-flow-residual")}</li>
                    <li>{t!("inside-flow-norm")}</li>
                    <li>{perceptron}</li>
                    <li>{t!("inside-flow-residual")}</li>
                </ol>
            </div>
        </li>
    }
}

/// A part's numbers in a line.
fn facts(part: &PartView) -> String {
    let learns = part.learns.map(learns_words);
    let facts = [
        Some(t!("inside-flow-parameters", count = part.parameters)),
        time(part),
        learns.map(str::to_owned),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Whether a part learns.
pub(super) fn learns_words(learns: bool) -> &'static str {
    if learns {
        t!("inside-flow-learns")
    } else {
        t!("inside-flow-stays")
    }
}

/// How long a part takes, or where that is counted.
pub(super) fn time(part: &PartView) -> Option<String> {
    let with = part
        .timed_with
        .map(|part| t!("inside-flow-timed-with", part = part));
    part.milliseconds.map(milliseconds).or(with)
}

/// A short time.
pub(super) fn milliseconds(ms: f64) -> String {
    let decimals = match ms {
        ms if ms >= 100.0 => 0,
        ms if ms >= 1.0 => 1,
        _ => 2,
    };
    format!("{ms:.decimals$} ms")
}

fn square() -> String {
    "M2 2H26V26H2Z".to_owned()
}

/// A square cut into patches, no finer than the eye tells apart.
fn grid(rows: usize, columns: usize) -> String {
    let (rows, columns) = (rows.clamp(1, 7), columns.clamp(1, 7));
    let step = |count: usize| 24.0 / count as f64;
    let (height, width) = (step(rows), step(columns));
    let patch = |at: usize| {
        let (row, column) = (at / columns, at % columns);
        let (x, y) = (2.0 + column as f64 * width, 2.0 + row as f64 * height);
        format!(
            "M{x:.2} {y:.2}h{:.2}v{:.2}h-{0:.2}z",
            width * 0.8,
            height * 0.8
        )
    };
    (0..rows * columns).map(patch).collect()
}

/// Tokens in a row, those before the patches apart.
fn row(prefix: usize) -> String {
    let token = |at: usize| {
        let x = 2 + at * 4;
        if at < prefix {
            format!("M{x} 6h3v16h-3z")
        } else {
            format!("M{x} 10h3v8h-3z")
        }
    };
    (0..6).map(token).collect()
}

fn lines() -> String {
    "M2 8h24v2h-24zM2 13h24v2h-24zM2 18h24v2h-24z".to_owned()
}

fn bars() -> String {
    "M2 4h22v4h-22zM2 12h12v4h-12zM2 20h6v4h-6z".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well_and_no_drawing_is_finer_than_the_eye() {
        let times = [(123.4, "123 ms"), (4.56, "4.6 ms"), (0.123, "0.12 ms")];
        assert!(times.iter().all(|(ms, words)| milliseconds(*ms) == *words));
        assert_eq!(grid(14, 14).matches('M').count(), 49);
    }
}
