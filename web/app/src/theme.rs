//! Light, dark, or as the system has it: the user's choice, kept on this device.
//!
//! The page's head applies it before anything is painted (a few lines in `index.html`), under the same names.

use leptos::prelude::*;

use crate::i18n::t;
use crate::storage;

/// Where the choice is kept; `index.html` reads it there.
const KEY: &str = "vitrine-theme";

/// What the page's colours follow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// The system's setting.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

const THEMES: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

impl Theme {
    /// The word it is kept and styled under.
    fn tag(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What a press leads to.
    fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// What a word stands for; the system's setting if it stands for nothing.
    fn of(tag: &str) -> Self {
        let known = THEMES.into_iter().find(|theme| theme.tag() == tag);
        known.unwrap_or_default()
    }

    /// What of its sign is full.
    fn full(self) -> &'static str {
        match self {
            Self::System => "M8 2.5a5.5 5.5 0 0 0 0 11z",
            Self::Light | Self::Dark => "",
        }
    }

    /// The lines of its sign: a disc half full, a sun, a moon.
    fn lines(self) -> &'static str {
        match self {
            Self::System => "M8 2.5a5.5 5.5 0 0 0 0 11a5.5 5.5 0 0 0 0 -11z",
            Self::Light => {
                "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0 -6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1"
            }
            Self::Dark => "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z",
        }
    }

    /// The choice kept on this device.
    fn kept() -> Self {
        storage::get(KEY).map_or_else(Self::default, |tag| Self::of(&tag))
    }

    /// Keeps the choice and shows it.
    fn choose(self) {
        // A browser that keeps nothing still shows it, until the page is closed.
        storage::set(KEY, self.tag());
        if let Some(root) = document().document_element() {
            // Fails only for a name no attribute may have.
            let _ = root.set_attribute("data-theme", self.tag());
        }
    }
}

/// A button that goes from one theme to the next.
#[component]
pub(crate) fn ThemeToggle() -> impl IntoView {
    let theme = RwSignal::new(Theme::kept());
    let press = move |_| {
        theme.update(|theme| *theme = theme.next());
        theme.get_untracked().choose();
    };
    let words = move || {
        let now = theme.get();
        t!("theme-toggle", now = now.tag(), next = now.next().tag())
    };
    view! {
        <button type="button" class="button-icon theme" data-testid="theme" data-choice=move || theme.get().tag() aria-label=words title=words on:click=press>
            <svg class="theme-sign" viewBox="0 0 16 16" aria-hidden="true"><path d=move || theme.get().lines() /><path class="theme-full" d=move || theme.get().full() /></svg>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pressing_goes_through_all_and_what_is_kept_is_found_again() {
        let mut theme = Theme::System;
        for _ in THEMES {
            assert_eq!(Theme::of(theme.tag()), theme);
            theme = theme.next();
        }
        assert_eq!(theme, Theme::System);
        assert_eq!(Theme::of("sepia"), Theme::System);
    }

    #[test]
    fn the_pages_head_reads_what_is_kept_here() {
        let head = include_str!("../index.html");
        assert!(head.contains(&format!("localStorage.getItem(\"{KEY}\")")));
        assert!(head.contains("dataset.theme"));
    }
}
