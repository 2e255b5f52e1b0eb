//! A map's picture: marks, or small pictures where there is room for them.

use std::collections::{BTreeMap, HashMap};
use std::f64::consts::TAU;
use std::sync::Arc;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{
    CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, HtmlImageElement,
    PointerEvent, WheelEvent,
};

use super::Dot;
use super::marks::{COLOURS, Shape, mark};
use crate::plane::{Index, Point, Size, View};
use crate::thumbs;

/// Up to so many points are shown as pictures.
const MOST_PICTURES: usize = 160;
/// Pictures are between these sizes, in CSS pixels.
const PICTURE_PX: (f64, f64) = (24.0, 64.0);
/// Share of the room that pictures may cover.
const COVER: f64 = 0.35;
/// Pictures kept at hand.
const KEPT: usize = 800;

/// Pictures at hand, by address.
#[derive(Default)]
pub(super) struct Pictures(HashMap<Arc<str>, Loan>);

/// All that is drawn.
pub(super) struct Scene {
    pub(super) dots: Arc<Vec<Dot>>,
    pub(super) index: Arc<Index>,
    pub(super) view: View,
    pub(super) size: Size,
    pub(super) pointed: Option<usize>,
    /// On the map.
    pub(super) lasso: Vec<Point>,
}

/// Where it is drawn, and in what colours.
struct Brush {
    context: CanvasRenderingContext2d,
    style: CssStyleDeclaration,
}

impl Brush {
    /// Of a canvas, which is made as fine as the screen and emptied.
    fn on(canvas: &HtmlCanvasElement, size: Size) -> Option<Self> {
        let ratio = window().device_pixel_ratio().max(1.0);
        let (width, height) = (whole(size.width * ratio), whole(size.height * ratio));
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        let context = canvas.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context
            .set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)
            .ok()?;
        context.clear_rect(0.0, 0.0, size.width, size.height);
        let style = window().get_computed_style(canvas).ok()??;
        Some(Self { context, style })
    }

    fn colour(&self, token: &str) -> String {
        self.style.get_property_value(token).unwrap_or_default()
    }

    fn group(&self, colour: usize) -> String {
        self.colour(&format!("--group-{}", colour + 1))
    }

    /// Adds a shape to the path.
    fn shape(&self, shape: Shape, at: Point, radius: f64) {
        if shape == Shape::Circle {
            self.context.move_to(at.x + radius, at.y);
            // Fails only for a negative radius.
            let _ = self.context.arc(at.x, at.y, radius, 0.0, TAU);
            return;
        }
        let corners = shape.corners().iter();
        for (number, (x, y)) in corners.enumerate() {
            let (x, y) = (at.x + x * radius, at.y + y * radius);
            if number == 0 {
                self.context.move_to(x, y);
            } else {
                self.context.line_to(x, y);
            }
        }
        self.context.close_path();
    }

    fn ring(&self, at: Point, radius: f64, token: &str) {
        self.context.begin_path();
        self.shape(Shape::Circle, at, radius);
        self.context.set_line_width(2.0);
        self.context.set_stroke_style_str(&self.colour(token));
        self.context.stroke();
    }

    fn frame(&self, at: Point, side: f64, width: f64, colour: &str) {
        self.context.set_line_width(width);
        self.context.set_stroke_style_str(colour);
        self.context
            .stroke_rect(at.x - side / 2.0, at.y - side / 2.0, side, side);
    }
}

impl Scene {
    /// Draws it; whether some pictures are still on their way.
    pub(super) fn paint(
        &self,
        canvas: &HtmlCanvasElement,
        pictures: &mut Pictures,
    ) -> Option<bool> {
        let brush = Brush::on(canvas, self.size)?;
        // What is just outside reaches in.
        let reach = PICTURE_PX.1 / self.view.scale(self.size);
        let (low, high) = self.view.seen(self.size);
        let low = Point {
            x: low.x - reach,
            y: low.y - reach,
        };
        let high = Point {
            x: high.x + reach,
            y: high.y + reach,
        };
        let seen: Vec<(usize, Point)> = self
            .index
            .between(low, high)
            .into_iter()
            .map(|(number, place)| (number, self.view.to_screen(self.size, place)))
            .collect();
        let has_pictures = seen
            .iter()
            .any(|(number, _)| self.dots[*number].picture.is_some());
        let as_pictures = has_pictures && seen.len() <= MOST_PICTURES && self.view.zoom > 1.0;
        let _ = canvas.set_attribute("data-drawn", if as_pictures { "pictures" } else { "marks" });
        let unfinished = if as_pictures {
            self.small_pictures(&brush, &seen, pictures)
        } else {
            self.marks(&brush, &seen);
            false
        };
        self.lasso(&brush);
        Some(unfinished)
    }

    fn radius(&self) -> f64 {
        let crowd = if self.dots.len() > 1500 { 2.5 } else { 4.0 };
        crowd + self.view.zoom.log2().min(3.0)
    }

    fn marks(&self, brush: &Brush, seen: &[(usize, Point)]) {
        let radius = self.radius();
        let mut groups: BTreeMap<usize, Vec<Point>> = BTreeMap::new();
        for &(number, at) in seen {
            groups.entry(self.dots[number].group).or_default().push(at);
        }
        let colours: Vec<String> = (0..COLOURS).map(|colour| brush.group(colour)).collect();
        for (group, places) in groups {
            let (colour, shape) = mark(group);
            brush.context.begin_path();
            for at in places {
                brush.shape(shape, at, radius);
            }
            brush.context.set_fill_style_str(&colours[colour]);
            brush.context.set_global_alpha(0.8);
            brush.context.fill();
            brush.context.set_global_alpha(1.0);
        }
        for &(number, at) in seen {
            if self.dots[number].selected {
                brush.ring(at, radius + 3.0, "--ink");
            }
            if self.pointed == Some(number) {
                brush.ring(at, radius + 5.0, "--accent");
            }
        }
    }

    fn small_pictures(
        &self,
        brush: &Brush,
        seen: &[(usize, Point)],
        pictures: &mut Pictures,
    ) -> bool {
        let room = self.size.width * self.size.height * COVER;
        let each = (room / count(seen.len().max(1))).sqrt();
        let side = each.clamp(PICTURE_PX.0, PICTURE_PX.1);
        let mut unfinished = false;
        // The one pointed at comes last, on top.
        let pointed = |number: &usize| self.pointed == Some(*number);
        let last = seen.iter().filter(|(number, _)| pointed(number));
        let order = seen
            .iter()
            .filter(|(number, _)| !pointed(number))
            .chain(last);
        for &(number, at) in order {
            let dot = &self.dots[number];
            let picture = dot.picture.as_ref();
            let drawn = picture.and_then(|address| pictures.draw(brush, address, at, side));
            unfinished |= drawn == Some(false);
            let (colour, shape) = mark(dot.group);
            let colour = brush.group(colour);
            brush.frame(at, side, 2.0, &colour);
            brush.context.begin_path();
            let corner = Point {
                x: at.x - side / 2.0,
                y: at.y - side / 2.0,
            };
            brush.shape(shape, corner, self.radius() - 1.0);
            brush.context.set_fill_style_str(&colour);
            brush.context.fill();
            if dot.selected {
                brush.frame(at, side + 6.0, 3.0, &brush.colour("--ink"));
            }
            if pointed(&number) {
                brush.frame(at, side + 2.0, 4.0, &brush.colour("--accent"));
            }
        }
        unfinished
    }

    fn lasso(&self, brush: &Brush) {
        if self.lasso.len() < 2 {
            return;
        }
        brush.context.begin_path();
        for &place in &self.lasso {
            let at = self.view.to_screen(self.size, place);
            brush.context.line_to(at.x, at.y);
        }
        brush.context.close_path();
        brush.context.set_fill_style_str(&brush.colour("--accent"));
        brush.context.set_global_alpha(0.12);
        brush.context.fill();
        brush.context.set_global_alpha(1.0);
        brush.context.set_line_width(2.0);
        brush
            .context
            .set_stroke_style_str(&brush.colour("--accent"));
        brush.context.stroke();
    }
}

/// A picture with the address it was lent.
struct Loan {
    ticket: Arc<str>,
    image: HtmlImageElement,
}

impl Drop for Loan {
    fn drop(&mut self) {
        thumbs::give_back(&self.ticket);
    }
}

impl Pictures {
    /// Draws a picture's middle square; false while it is on its way, nothing if it cannot be had.
    fn draw(&mut self, brush: &Brush, address: &Arc<str>, at: Point, side: f64) -> Option<bool> {
        if self.0.len() > KEPT {
            self.0.clear();
        }
        if !self.0.contains_key(address) {
            let image = document().create_element("img").ok()?;
            let image: HtmlImageElement = image.dyn_into().ok()?;
            image.set_src(&thumbs::lend(address)?);
            let loan = Loan {
                ticket: address.clone(),
                image,
            };
            self.0.insert(address.clone(), loan);
        }
        let image = &self.0.get(address)?.image;
        if !image.complete() {
            return Some(false);
        }
        let (width, height) = (
            f64::from(image.natural_width()),
            f64::from(image.natural_height()),
        );
        let square = width.min(height);
        if square < 1.0 {
            return None; // Not a picture any more; its mark is drawn.
        }
        brush
            .context
            .draw_image_with_html_image_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                image,
                (width - square) / 2.0,
                (height - square) / 2.0,
                square,
                square,
                at.x - side / 2.0,
                at.y - side / 2.0,
                side,
                side,
            )
            .ok()?;
        Some(true)
    }
}

/// Dragged is dragged, wherever the pointer goes.
pub(super) fn capture(event: &PointerEvent) {
    let canvas = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(canvas) = canvas {
        // Fails only for a pointer that is gone.
        let _ = canvas.set_pointer_capture(event.pointer_id());
    }
}

/// Whether the canvas an event came to has the keyboard.
pub(super) fn has_focus(event: &WheelEvent) -> bool {
    let canvas = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    canvas.is_some() && canvas == document().active_element()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a screen's side, positive and small"
)]
fn whole(side: f64) -> u32 {
    side.round().max(1.0) as u32
}

#[expect(clippy::cast_precision_loss, reason = "few pictures")]
fn count(number: usize) -> f64 {
    number as f64
}
