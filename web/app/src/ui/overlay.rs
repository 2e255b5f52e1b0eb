//! A canvas that follows what is painted on it, a grid laid over it whose places can be pointed at, and the canvas as
//! a file.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsCast as _};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::heat::Painted;
use crate::files;
use crate::i18n::t;

/// A place of a grid: row and column, from 0.
pub(crate) type Place = (u32, u32);

/// A canvas showing this picture, whatever its size.
#[component]
pub(crate) fn Painting(
    /// The picture.
    #[prop(into)]
    picture: Signal<Option<Painted>>,
    /// Where the canvas is to be found.
    #[prop(optional)]
    node: NodeRef<Canvas>,
    /// For tests.
    testid: &'static str,
) -> impl IntoView {
    Effect::new(move |_| {
        let Some(canvas) = node.get() else { return };
        picture.with(|picture| {
            if let Some(picture) = picture {
                put(&canvas, picture);
            }
        });
    });
    view! { <canvas class="painting" node_ref=node aria-hidden="true" data-testid=testid></canvas> }
}

fn put(canvas: &HtmlCanvasElement, picture: &Painted) {
    let Painted {
        width,
        height,
        rgba,
    } = picture;
    // Setting a canvas's size clears it, even if it stays the same.
    if (canvas.width(), canvas.height()) != (*width, *height) {
        canvas.set_width(*width);
        canvas.set_height(*height);
    }
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(rgba), *width, *height);
    if let (Some(context), Ok(data)) = (context, data) {
        // Fails only for a canvas of no size.
        let _ = context.put_image_data(&data, 0.0, 0.0);
    }
}

/// What a canvas shows, as PNG.
pub(crate) async fn png(canvas: HtmlCanvasElement) -> Option<Vec<u8>> {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob(&resolve);
    });
    let blob: Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    files::read(&blob).await
}

/// A grid over a picture: pointing looks at a place, pressing or the arrow keys choose one, Escape chooses none.
#[component]
pub(crate) fn PlacePicker(
    /// Rows and columns.
    #[prop(into)]
    grid: Signal<(u32, u32)>,
    /// The place chosen.
    #[prop(into)]
    chosen: Signal<Option<Place>>,
    /// Takes the place pointed at, or none.
    on_point: Callback<Option<Place>>,
    /// Takes the place chosen, or none.
    on_choose: Callback<Option<Place>>,
    /// What it is.
    label: &'static str,
    /// For tests.
    testid: &'static str,
    /// The picture.
    children: Children,
) -> impl IntoView {
    let key = move |event: KeyboardEvent| {
        let next = match &*event.key() {
            "Escape" => chosen.get_untracked().map(|_| None),
            name => step(name, chosen.get_untracked(), grid.get_untracked()).map(Some),
        };
        if let Some(next) = next {
            event.prevent_default();
            on_choose.run(next);
        }
    };
    let point = move |event: web_sys::PointerEvent| {
        on_point.run(place_of(&event, grid.get_untracked()));
    };
    let press = move |event: MouseEvent| {
        let place = place_of(&event, grid.get_untracked());
        on_choose.run(place.filter(|place| chosen.get_untracked() != Some(*place)));
    };
    view! {
        <div
            class="picker" tabindex="0" role="application" aria-roledescription=t!("overlay-grid") aria-label=label data-testid=testid
            data-row=move || chosen.get().map(|(row, _)| row + 1) data-column=move || chosen.get().map(|(_, column)| column + 1)
            on:keydown=key on:pointermove=point on:pointerleave=move |_| on_point.run(None) on:click=press
        >
            {children()}
        </div>
    }
}

/// The place under a pointer; what the picker contains hears no pointers.
fn place_of(event: &MouseEvent, grid: (u32, u32)) -> Option<Place> {
    let picker = event
        .current_target()?
        .dyn_into::<web_sys::Element>()
        .ok()?;
    let inside = (f64::from(event.offset_x()), f64::from(event.offset_y()));
    let size = (
        f64::from(picker.client_width()),
        f64::from(picker.client_height()),
    );
    hit(inside, size, grid)
}

/// The place of a grid of this size, in pixels, that a point lies in.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the grid"
)]
fn hit(
    (x, y): (f64, f64),
    (width, height): (f64, f64),
    (rows, columns): (u32, u32),
) -> Option<Place> {
    let part = |at: f64, length: f64, count: u32| {
        let known = length > 0.0 && count > 0;
        known.then(|| (at / length * f64::from(count)).clamp(0.0, f64::from(count - 1)) as u32)
    };
    Some((part(y, height, rows)?, part(x, width, columns)?))
}

/// Where a key leads from a place; from none, to the middle.
fn step(key: &str, from: Option<Place>, (rows, columns): (u32, u32)) -> Option<Place> {
    let (down, right) = match key {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        _ => return None,
    };
    if rows == 0 || columns == 0 {
        return None;
    }
    let Some((row, column)) = from else {
        return Some((rows / 2, columns / 2));
    };
    let moved = |at: u32, by: i32, count: u32| at.saturating_add_signed(by).min(count - 1);
    Some((moved(row, down, rows), moved(column, right, columns)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_walk_the_grid_and_stay_inside() {
        let grid = (14, 10);
        assert_eq!(step("ArrowUp", None, grid), Some((7, 5)));
        assert_eq!(step("ArrowUp", Some((0, 3)), grid), Some((0, 3)));
        assert_eq!(step("ArrowDown", Some((0, 3)), grid), Some((1, 3)));
        assert_eq!(step("ArrowRight", Some((0, 9)), grid), Some((0, 9)));
        assert_eq!(step("ArrowLeft", Some((0, 9)), grid), Some((0, 8)));
        assert_eq!(step("a", Some((0, 9)), grid), None);
        assert_eq!(step("ArrowUp", None, (0, 0)), None);
    }

    #[test]
    fn a_pointer_is_in_the_place_it_lies_over() {
        let (size, grid) = ((280.0, 140.0), (7, 14));
        assert_eq!(hit((0.0, 0.0), size, grid), Some((0, 0)));
        assert_eq!(hit((21.0, 39.0), size, grid), Some((1, 1)));
        assert_eq!(hit((280.0, 140.0), size, grid), Some((6, 13)), "its edge");
        assert_eq!(hit((1.0, 1.0), (0.0, 0.0), grid), None);
    }
}
