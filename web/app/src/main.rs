//! The page: a notebook in which a vision transformer learns to tell pictures apart.
//!
//! It knows the library's plain data and nothing of tensors: all computing happens in a worker
//! (crate `vitrine-engine`) behind [`bridge`]. Read in this order:
//!
//! - [`state`]: everything the page knows; [`reduce`]: what the engine's events do to it.
//! - [`plan`], [`commands`], [`edit`]: pure functions on it; [`page`]: what the user can do.
//! - [`app`], [`cells`]: what is shown; [`ui`]: parts that know nothing of the domain.

#![expect(
    unreachable_pub,
    reason = "leptos's component macro makes every component `pub`, whatever it is written as"
)]

mod app;
mod bridge;
mod cells;
mod commands;
mod edit;
mod files;
mod format;
mod kept;
mod page;
mod plan;
mod plane;
mod reduce;
mod series;
mod state;
mod ui;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
