//! A picture from its pixels, without an encoding in between: quick enough to follow a slider.

use std::sync::Arc;

use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsCast as _};
use web_sys::{CanvasRenderingContext2d, ImageData};

/// A square picture.
#[component]
pub(crate) fn Pixels(
    /// Red, green, blue and opacity, row by row.
    pixels: Arc<[u8]>,
    /// Columns and rows.
    px: u32,
    /// For tests.
    testid: &'static str,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let context = canvas.get_context("2d").ok().flatten();
        let context =
            context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
        let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixels), px, px);
        if let (Some(context), Ok(data)) = (context, data) {
            // Fails only for a canvas of no size.
            let _ = context.put_image_data(&data, 0.0, 0.0);
        }
    });
    view! { <canvas node_ref=canvas width=px height=px aria-hidden="true" data-testid=testid></canvas> }
}
