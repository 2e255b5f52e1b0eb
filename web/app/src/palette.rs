//! The command palette: every action, found by a few letters; and the list of keys.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use vitrine::notebook::Notebook;

use crate::i18n::t;
use crate::keys::{self, Action, Group, TABLE};
use crate::page::Page;
use crate::state::AppStateStoreFields as _;
use crate::summary::summary;
use crate::ui::dialog::Dialog;
use crate::ui::field::CheckField;
use crate::{bridge, desk, edit, focus, fuzzy, shortcuts};

/// Something the palette offers.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    words: String,
    /// Its first keys, as they stand on the keyboard.
    keys: Option<String>,
    act: Act,
}

#[derive(Debug, Clone, PartialEq)]
enum Act {
    Do(Action),
    Add(&'static str),
    GoTo(String),
}

/// What the palette offers now: what can be done, what can be added, where one can go.
fn lines(page: Page) -> Vec<Line> {
    let mac = bridge::is_mac();
    let able = TABLE.iter().filter(|binding| page.can(binding.action));
    let of = |binding: &keys::Binding| Line {
        words: words(page, binding),
        keys: binding.keys.first().map(|keys| keys::shown(keys, mac)),
        act: Act::Do(binding.action),
    };
    let mut lines: Vec<Line> = able.map(of).collect();
    lines.extend(edit::KINDS.map(|(tag, title, about)| Line {
        words: t!("palette-add", kind = title, about = about),
        keys: None,
        act: Act::Add(tag),
    }));
    page.state
        .notebook()
        .with_untracked(|notebook| lines.extend(places(notebook)));
    lines
}

fn places(notebook: &Notebook) -> impl Iterator<Item = Line> {
    notebook.cells.iter().zip(1..).map(|(cell, number)| Line {
        words: t!(
            "palette-go-to",
            number = number,
            kind = edit::title(&cell.kind),
            about = summary(cell)
        ),
        keys: None,
        act: Act::GoTo(cell.id.clone()),
    })
}

/// An action's words; Undo and Redo say what of.
fn words(page: Page, binding: &keys::Binding) -> String {
    let step = page
        .desk
        .history
        .with_untracked(|history| match binding.action {
            Action::Undo => history.next_undo().map(str::to_owned),
            Action::Redo => history.next_redo().map(str::to_owned),
            _ => None,
        });
    step.map_or_else(
        || binding.words().to_owned(),
        |step| t!("keys-step", action = binding.words(), step = step),
    )
}

fn carry_out(page: Page, act: &Act) {
    match act {
        Act::Do(action) => page.act(*action),
        Act::Add(tag) => {
            let selected = page.desk.selected.get_untracked();
            let gap = page.state.notebook().with_untracked(|notebook| {
                selected.and_then(|id| desk::gap_at(notebook, &id, true))
            });
            page.add_cell(&gap, tag);
        }
        Act::GoTo(id) => page.select(id),
    }
}

/// The palette, a dialog over the page.
#[component]
pub(crate) fn Palette() -> impl IntoView {
    let page = Page::here();
    let open = page.desk.palette_shown;
    let question = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let all = RwSignal::new(Vec::<Line>::new());
    let input = NodeRef::<leptos::html::Input>::new();
    // What can be done is asked when the palette opens.
    Effect::new(move |_| {
        if open.get() {
            question.set(String::new());
            chosen.set(0);
            all.set(lines(page));
            request_animation_frame(move || {
                if let Some(input) = input.get_untracked() {
                    let _ = input.focus();
                }
            });
        }
    });
    let found = Memo::new(move |_| {
        let lines = all.read();
        // Accents may be left out, or typed.
        let question = bridge::without_accents(&question.read());
        let found = fuzzy::find(&question, &lines, |line| {
            bridge::without_accents(&line.words)
        });
        found.into_iter().cloned().collect::<Vec<_>>()
    });
    let take = move |place: usize| {
        let Some(line) = found.with_untracked(|found| found.get(place).cloned()) else {
            return;
        };
        open.set(false);
        // A dialog that closes gives the keyboard back to where it was; the action may bring it elsewhere after that.
        request_animation_frame(move || carry_out(page, &line.act));
    };
    let step = move |by: isize| {
        let number = found.with_untracked(Vec::len).max(1);
        let now = isize::try_from(chosen.get_untracked() + number).unwrap_or_default();
        chosen.set(usize::try_from(now + by).unwrap_or_default() % number);
        request_animation_frame(move || focus::show_option(&option_id(chosen.get_untracked())));
    };
    let key = move |event: KeyboardEvent| {
        match &*event.key() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "Enter" => take(chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let typed = move |event| {
        question.set(event_target_value(&event));
        chosen.set(0);
    };
    let option = move |(place, line): (usize, Line)| {
        view! {
            <li
                class="palette-line" role="option" id=option_id(place) data-testid="palette-option" aria-selected=move || (chosen.get() == place).to_string()
                on:click=move |_| take(place)
            >
                <span>{line.words}</span>
                {line.keys.map(|keys| view! { <kbd class="key">{keys}</kbd> })}
            </li>
        }
    };
    view! {
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) label=t!("palette-label")>
            <div class="palette" data-testid="palette">
                <input
                    class="field-input" type="text" node_ref=input data-testid="palette-input" role="combobox" aria-label=t!("palette-label") aria-expanded="true" aria-autocomplete="list" autocomplete="off"
                    aria-controls="palette-list" aria-activedescendant=move || (!found.read().is_empty()).then(|| option_id(chosen.get()))
                    placeholder=t!("palette-type") prop:value=question on:input=typed on:keydown=key
                />
                <ul class="palette-list" id="palette-list" role="listbox" aria-label=t!("palette-actions")>
                    {move || found.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
                <p class="hint" role="status">{move || if found.read().is_empty() { t!("palette-nothing") } else { "" }}</p>
            </div>
        </Dialog>
    }
}

fn option_id(place: usize) -> String {
    format!("palette-option-{place}")
}

/// The list of keys, a dialog over the page.
#[component]
pub(crate) fn Keys() -> impl IntoView {
    let open = Page::here().desk.keys_shown;
    let mac = bridge::is_mac();
    let line = move |binding: &'static keys::Binding| {
        let all = binding
            .keys
            .iter()
            .map(|keys| view! { <kbd class="key">{keys::shown(keys, mac)}</kbd> })
            .collect_view();
        view! { <div class="keys-line" data-testid="key-line"><dt>{binding.words()}</dt><dd>{all}</dd></div> }
    };
    let groups = TABLE
        .iter()
        .map(|binding| binding.group)
        .fold(Vec::new(), |mut groups, group| {
            if !groups.contains(&group) {
                groups.push(group);
            }
            groups
        });
    let group = move |group: Group| {
        let with_keys =
            |binding: &&keys::Binding| binding.group == group && !binding.keys.is_empty();
        let lines = TABLE.iter().filter(with_keys).map(line).collect_view();
        view! { <section class="keys-group"><h3 class="sub">{group.words()}</h3><dl class="keys-lines">{lines}</dl></section> }
    };
    let letters = RwSignal::new(shortcuts::letters());
    let choose = Callback::new(move |act| {
        shortcuts::let_letters(act);
        letters.set(act);
    });
    view! {
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) label=t!("palette-keys")>
            <div class="keys" data-testid="keys">
                <p class="hint">{t!("palette-keys-help")}</p>
                <div class="keys-groups">{groups.into_iter().map(group).collect_view()}</div>
                <CheckField label=t!("palette-letters") help=t!("palette-letters-help") testid="letters" value=letters on_change=choose />
            </div>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_a_place_to_go_to() {
        let notebook = Notebook::starter();
        let places: Vec<Line> = places(&notebook).collect();
        assert_eq!(places.len(), notebook.cells.len());
        assert_eq!(
            places[1].words,
            "Go to cell 2: Model: starter: the built-in starter model"
        );
        assert_eq!(places[1].act, Act::GoTo(notebook.cells[1].id.clone()));
    }
}
