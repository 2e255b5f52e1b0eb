//! What an explain cell shows: colours over the picture, what they stand for, and the model's guesses.

use leptos::html::Canvas;
use leptos::prelude::*;
use vitrine::explanation::{Explanation, Found, Method};

use super::Handle;
use super::explain::Shown;
use super::explain_attention::{Look, maps};
use super::explain_controls::AttentionControls;
use super::explain_form::tag;
use super::explain_words::{Unit, class_name, meaning, number, sentence};
use crate::files;
use crate::i18n::t;
use crate::state::{AppStateStoreFields as _, Notice};
use crate::ui::bars::{Bar, Bars};
use crate::ui::field::CheckField;
use crate::ui::heat::{self, Drawing, Field, Painted};
use crate::ui::overlay::{self, Painting, Place, PlacePicker};
use crate::ui::range::RangeField;

/// Columns of the legend's ramp.
const RAMP: u16 = 256;
/// Opacity at first, per cent.
const OPACITY: f64 = 55.0;
/// Places in the table.
const LISTED: usize = 10;

/// What is seen: colours, and what to say of them.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    field: Option<Field>,
    grid: (u32, u32),
    framed: Option<Place>,
    words: String,
    unit: Unit,
}

/// How it is drawn; copies are the same one.
#[derive(Clone, Copy)]
struct Brush {
    opacity: RwSignal<f64>,
    smooth: RwSignal<bool>,
}

/// The answer, if there is one.
#[component]
pub(super) fn ExplainView(
    /// The cell.
    handle: Handle,
    /// How what is shown was asked for.
    method: Signal<Method>,
    /// Name of the model.
    model: Signal<String>,
    /// What the cell shows.
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let look = Look::new();
    let brush = Brush {
        opacity: RwSignal::new(OPACITY),
        smooth: RwSignal::new(false),
    };
    let class = Memo::new(move |_| {
        let models = handle.page.state.models().read();
        let names = models.get(&*model.read());
        let names = names.map_or(&[][..], |model| &model.value.classes);
        shown.with(|shown| shown.as_ref().map(|shown| class_name(&shown.0, names)))
    });
    let seen = Memo::new(move |_| {
        let class = class.get()?;
        shown.with(|shown| Some(look_at(&shown.as_ref()?.0, method.get(), look, &class)))
    });
    let picture = Memo::new(move |_| {
        shown.with(|shown| seen.with(|seen| draw(&shown.as_ref()?.0, seen.as_ref()?, brush)))
    });
    let any = Memo::new(move |_| shown.with(Option::is_some));
    let canvas = NodeRef::<Canvas>::new();
    view! {
        <Show when=move || any.get()>
            <div class="explain">
                <div class="explain-stage">
                    <Stage shown=shown look=look picture=picture canvas=canvas />
                    <Legend seen=seen />
                    <BrushForm handle=handle brush=brush method=method canvas=canvas />
                </div>
                <div class="explain-answer">
                    <Answer shown=shown class=class />
                    <Words seen=seen />
                </div>
            </div>
            <AttentionControls shown=shown look=look />
        </Show>
    }
}

/// The picture; where attention is shown, its patches can be pointed at.
#[component]
fn Stage(
    shown: Memo<Option<Shown>>,
    look: Look,
    picture: Memo<Option<Painted>>,
    canvas: NodeRef<Canvas>,
) -> impl IntoView {
    let attention = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|shown| maps(&shown.0).is_some()))
    });
    let grid = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().map_or((0, 0), |shown| shown.0.grid))
    });
    let chosen = Signal::derive(move || look.chosen());
    let painting =
        move || view! { <Painting picture=picture node=canvas testid="explain-canvas" /> };
    move || {
        if attention.get() {
            view! {
                <PlacePicker
                    grid=grid chosen=chosen label=t!("explain-patches") testid="explain-picker"
                    on_point=Callback::new(move |place| look.point(place)) on_choose=Callback::new(move |place| look.choose(place))
                >
                    {painting()}
                </PlacePicker>
            }
            .into_any()
        } else {
            view! { <div class="painted" role="img" aria-label=t!("explain-painted")>{painting()}</div> }
                .into_any()
        }
    }
}

/// The colours from low to high.
#[component]
fn Legend(seen: Memo<Option<Seen>>) -> impl IntoView {
    let end = move |get: fn(&Field) -> f32| {
        let read = |seen: &Seen| Some(number(get(seen.field.as_ref()?), seen.unit));
        seen.with(|seen| seen.as_ref().and_then(read))
            .unwrap_or_default()
    };
    let ramp = heat::ramp(RAMP);
    view! {
        <div class="scale" data-testid="explain-legend">
            <span>{move || t!("explain-low", value = end(|field| field.low))}</span>
            <Painting picture=Signal::stored(Some(ramp)) testid="explain-ramp" />
            <span>{move || t!("explain-high", value = end(|field| field.high))}</span>
        </div>
    }
}

/// How strong the colours are, and whether they flow; and the picture as a file.
#[component]
fn BrushForm(
    handle: Handle,
    brush: Brush,
    method: Signal<Method>,
    canvas: NodeRef<Canvas>,
) -> impl IntoView {
    let page = handle.page;
    let save = move |_| {
        let Some(canvas) = canvas.get_untracked() else {
            return;
        };
        let name = format!("explanation-{}.png", tag(method.get_untracked()));
        leptos::task::spawn_local(async move {
            match overlay::png(canvas).await {
                Some(bytes) => files::save(&name, &bytes, "image/png"),
                None => page.tell(Notice::problem(t!("explain-save-failed"))),
            }
        });
    };
    view! {
        <div class="form">
            <RangeField
                label=t!("explain-opacity") testid="explain-opacity" bounds=(0.0, 100.0) step=5.0 value=brush.opacity
                on_change=Callback::new(move |percent| brush.opacity.set(percent)) error=MaybeProp::from(None::<String>)
            />
            <CheckField
                label=t!("explain-smooth") help=t!("explain-smooth-help") testid="explain-smooth" value=brush.smooth
                on_change=Callback::new(move |on| brush.smooth.set(on))
            />
        </div>
        <p class="row"><button type="button" class="button" data-testid="explain-save" on:click=save>{t!("explain-save")}</button></p>
    }
}

/// The model's guesses, and which of them is explained.
#[component]
fn Answer(shown: Memo<Option<Shown>>, class: Memo<Option<String>>) -> impl IntoView {
    let bars = Signal::derive(move || {
        shown.with(|shown| {
            let predictions = shown.as_ref().map(|shown| &shown.0.predictions);
            let bar = |one: &vitrine::report::Prediction| Bar {
                label: one.label.clone(),
                share: f64::from(one.p),
            };
            predictions
                .into_iter()
                .flatten()
                .map(bar)
                .collect::<Vec<_>>()
        })
    });
    let took = move || {
        let ms = shown.with(|shown| shown.as_ref().map(|shown| shown.0.elapsed_ms))?;
        Some(t!("explain-took", ms = format!("{ms:.0}")))
    };
    view! {
        <h3 class="sub">{t!("explain-says")}</h3>
        <Bars bars=bars />
        <p class="hint">{t!("explain-of")}{" "}<span data-testid="explain-of">{move || class.get()}</span>{took}</p>
    }
}

/// What the colours stand for, and the strongest places in words and as a table.
#[component]
fn Words(seen: Memo<Option<Seen>>) -> impl IntoView {
    let words = move || seen.with(|seen| seen.as_ref().map(|seen| seen.words.clone()));
    let strongest = move || {
        seen.with(|seen| {
            seen.as_ref().map(|seen| match &seen.field {
                Some(field) => sentence(field, seen.unit),
                None => t!("explain-nothing-drawn").to_owned(),
            })
        })
    };
    let row = |(place, (row, column, value)): (usize, (usize, usize, String))| {
        view! { <tr><th scope="row">{place + 1}</th><td>{row + 1}</td><td>{column + 1}</td><td>{value}</td></tr> }
    };
    let rows = move || {
        let listed = seen.with(|seen| {
            let seen = seen.as_ref()?;
            let strongest = seen.field.as_ref()?.strongest(LISTED);
            let read = |(row, column, value)| (row, column, number(value, seen.unit));
            Some(strongest.into_iter().map(read).collect::<Vec<_>>())
        });
        let listed = listed.unwrap_or_default();
        listed.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <p data-testid="explain-words">{words}</p>
        <p class="hint" role="status" data-testid="explain-strongest">{strongest}</p>
        <details class="more">
            <summary>{t!("explain-table")}</summary>
            <div class="scroll" tabindex="0">
                <table class="table" data-testid="explain-table">
                    <thead><tr><th scope="col">{t!("explain-table-place")}</th><th scope="col">{t!("explain-table-row")}</th><th scope="col">{t!("explain-table-column")}</th><th scope="col">{t!("explain-table-value")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

/// What an explanation shows from this angle.
fn look_at(explanation: &Explanation, method: Method, look: Look, class: &str) -> Seen {
    match &explanation.found {
        Found::Attention(maps) => {
            let angle = look.at(maps, explanation.grid);
            Seen {
                field: angle.field(maps, explanation.grid),
                grid: explanation.grid,
                framed: angle.framed(),
                words: angle.words(maps, explanation.grid),
                unit: Unit::Share,
            }
        }
        Found::Heat(heat) => {
            let (rows, columns) = (heat.rows as usize, heat.columns as usize);
            let (words, unit) = meaning(method, class);
            Seen {
                field: Field::new(rows, columns, heat.values.clone(), None),
                grid: (heat.rows, heat.columns),
                framed: None,
                words,
                unit,
            }
        }
    }
}

/// The picture with its colours and its frame; the picture alone where there is nothing to colour it by.
fn draw(explanation: &Explanation, seen: &Seen, brush: Brush) -> Option<Painted> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share in single precision"
    )]
    let drawing = Drawing {
        smooth: brush.smooth.get(),
        opacity: (brush.opacity.get() / 100.0) as f32,
    };
    let (picture, px) = (&explanation.pixels, explanation.px as usize);
    let Some(field) = &seen.field else {
        let clear = Drawing {
            opacity: 0.0,
            ..drawing
        };
        return heat::paint(picture, px, &Field::new(1, 1, vec![0.0], None)?, clear);
    };
    let painted = heat::paint(picture, px, field, drawing)?;
    Some(match seen.framed {
        Some(place) => heat::framed(&painted, seen.grid, place),
        None => painted,
    })
}

#[cfg(test)]
mod tests {
    use vitrine::explanation::Heat;

    use super::*;

    fn explanation(class: u32, values: Vec<f32>) -> Explanation {
        Explanation {
            px: 4,
            pixels: vec![128; 4 * 4 * 4],
            grid: (1, 2),
            predictions: vec![],
            class,
            found: Found::Heat(Heat {
                rows: 1,
                columns: 2,
                values,
            }),
            elapsed_ms: 1.0,
        }
    }

    #[test]
    fn heat_is_drawn_where_it_fits_and_else_the_picture_alone() {
        Owner::new().with(|| {
            let brush = Brush {
                opacity: RwSignal::new(100.0),
                smooth: RwSignal::new(false),
            };
            let seen = |values| {
                let it = explanation(1, values);
                let seen = look_at(&it, Method::Relevance, Look::new(), "dog");
                assert!(seen.words.contains("speaks for dog"));
                draw(&it, &seen, brush)
            };
            let painted = seen(vec![0.0, 1.0]).expect("fits");
            assert_eq!(painted.rgba[..3], heat::colour(0.0));
            let alone = seen(vec![0.0, 1.0, 2.0]).expect("the picture itself");
            assert!(alone.rgba.iter().step_by(4).all(|red| *red == 128));
        });
    }
}
