//! Where the keyboard is, and bringing it to a cell.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use crate::keys::Place;

/// What can be edited in a cell, in order of preference.
const FIELDS: &str = ".cell-body :is(select, input:not([hidden]):not([type=file]), textarea, [data-enter]):not(:disabled)";
/// Inputs that are no texts.
const CHOICES: [&str; 6] = ["checkbox", "radio", "range", "color", "file", "date"];
/// Roles of what has keys of its own, whatever the element is.
const WIDGETS: &str = "[role=menu], [role=listbox], [role=tablist], [role=grid], [role=slider]";

/// Where the keyboard is, and whether that is in a cell.
pub(crate) fn place(target: Option<Element>) -> (Place, bool) {
    let Some(target) = target else {
        return (Place::Cell, false);
    };
    let within = |selector: &str| target.closest(selector).ok().flatten().is_some();
    let in_cell = within("[data-cell-id]");
    let place = if document()
        .query_selector("dialog[open]")
        .ok()
        .flatten()
        .is_some()
    {
        Place::Dialog
    } else if target.has_attribute("data-cell-id") || target.tag_name() == "BODY" {
        Place::Cell
    } else if is_text(&target) {
        Place::Text
    } else if is_button(&target) && !within(WIDGETS) {
        Place::Control
    } else {
        Place::Choice
    };
    (place, in_cell)
}

fn is_text(target: &Element) -> bool {
    match &*target.tag_name() {
        "TEXTAREA" => true,
        "INPUT" => target
            .dyn_ref::<HtmlInputElement>()
            .is_none_or(|input| !CHOICES.contains(&&*input.type_())),
        _ => target
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable),
    }
}

fn is_button(target: &Element) -> bool {
    match target.get_attribute("role") {
        Some(role) => role == "button",
        None => ["BUTTON", "A", "SUMMARY"].contains(&&*target.tag_name()),
    }
}

/// The cell of this id on the page.
fn cell(id: &str) -> Option<HtmlElement> {
    let id = id.replace('\\', "\\\\").replace('"', "\\\"");
    let found = document().query_selector(&format!("[data-cell-id=\"{id}\"]"));
    found.ok().flatten()?.dyn_into().ok()
}

/// Scrolls a cell into view, if it is not.
pub(crate) fn show(id: &str) {
    if let Some(cell) = cell(id) {
        show_element(&cell);
    }
}

/// Scrolls an option of a list into view.
pub(crate) fn show_option(id: &str) {
    if let Some(option) = document().get_element_by_id(id) {
        show_element(&option);
    }
}

fn show_element(cell: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    cell.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Brings the keyboard to a cell as a whole, once the page shows it.
pub(crate) fn to_cell(id: String) {
    request_animation_frame(move || {
        if let Some(cell) = cell(&id) {
            focus(&cell);
            show_element(&cell);
        }
    });
}

/// Brings the keyboard to a cell's first field; one that is opened by pressing it is.
pub(crate) fn into_cell(id: String) {
    request_animation_frame(move || {
        let field = cell(&id).and_then(|cell| cell.query_selector(FIELDS).ok().flatten());
        let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        if field.has_attribute("data-enter") {
            field.click();
        } else {
            focus(&field);
            show_element(&field);
        }
    });
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Fails only for what cannot have the keyboard.
    let _ = element.focus_with_options(&options);
}

/// What the keyboard is on now gets it back, should the page take it away while it changes.
pub(crate) fn keep() {
    let held = document()
        .active_element()
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(held) = held else { return };
    request_animation_frame(move || {
        let lost = document()
            .active_element()
            .is_none_or(|element| element.tag_name() == "BODY");
        if lost {
            focus(&held);
        }
    });
}

/// Top and bottom of every cell in the window, in order.
pub(crate) fn spans() -> Vec<(f64, f64)> {
    let Ok(cells) = document().query_selector_all("[data-cell-id]") else {
        return Vec::new();
    };
    let element = |index| cells.item(index)?.dyn_into::<Element>().ok();
    let all = (0..cells.length()).filter_map(element);
    all.map(|cell| cell.get_bounding_client_rect())
        .map(|frame| (frame.top(), frame.bottom()))
        .collect()
}
