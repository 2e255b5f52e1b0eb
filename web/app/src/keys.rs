//! The one table of actions: what each is called, which keys do it, and where they work.
//!
//! It drives the keys themselves, the list of keys and the command palette. Keys are written as people read them:
//! `Mod+Shift+Z` (`Mod` is Ctrl, or Cmd on a Mac), `D D` for two presses in a row.

use crate::i18n::t;

/// Something the user can do with the notebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    SelectAbove,
    SelectBelow,
    Edit,
    Leave,
    RunAndNext,
    Run,
    RunAll,
    RunAbove,
    RunBelow,
    StopAll,
    AddAbove,
    AddBelow,
    Delete,
    MoveUp,
    MoveDown,
    Fold,
    Undo,
    Redo,
    Save,
    SaveReport,
    Keys,
    Palette,
}

/// Where keys work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// While a cell is selected and nothing in it has the keyboard.
    Cell,
    /// Wherever nothing is typed or chosen: on a button too.
    Command,
    /// Wherever no text is typed.
    NotTyping,
    /// Everywhere but in a dialog.
    Page,
    /// Everywhere.
    Always,
}

/// Where the keyboard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On a cell as a whole, or on nothing.
    Cell,
    /// On a button or a link.
    Control,
    /// On something with keys of its own: a choice, a slider, a map.
    Choice,
    /// In a text.
    Text,
    /// In a dialog.
    Dialog,
}

/// What actions are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Cells,
    Running,
    Changes,
    Notebook,
}

impl Group {
    /// Its heading.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Cells => t!("keys-cells"),
            Self::Running => t!("keys-running"),
            Self::Changes => t!("keys-changes"),
            Self::Notebook => t!("keys-notebook"),
        }
    }
}

/// An action with its words and keys.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binding {
    pub(crate) action: Action,
    /// The heading it stands under.
    pub(crate) group: Group,
    words: fn() -> &'static str,
    pub(crate) keys: &'static [&'static str],
    pub(crate) scope: Scope,
}

impl Binding {
    /// What the action is called.
    pub(crate) fn words(&self) -> &'static str {
        (self.words)()
    }
}

const fn bind(
    action: Action,
    group: Group,
    words: fn() -> &'static str,
    keys: &'static [&'static str],
    scope: Scope,
) -> Binding {
    Binding {
        action,
        group,
        words,
        keys,
        scope,
    }
}

/// Every action.
pub(crate) const TABLE: [Binding; 22] = [
    bind(
        Action::SelectAbove,
        Group::Cells,
        || t!("keys-select-above"),
        &["ArrowUp", "K"],
        Scope::Command,
    ),
    bind(
        Action::SelectBelow,
        Group::Cells,
        || t!("keys-select-below"),
        &["ArrowDown", "J"],
        Scope::Command,
    ),
    bind(
        Action::Edit,
        Group::Cells,
        || t!("keys-edit"),
        &["Enter"],
        Scope::Cell,
    ),
    bind(
        Action::Leave,
        Group::Cells,
        || t!("keys-leave"),
        &["Escape"],
        Scope::Page,
    ),
    bind(
        Action::AddAbove,
        Group::Cells,
        || t!("keys-add-above"),
        &["A"],
        Scope::Command,
    ),
    bind(
        Action::AddBelow,
        Group::Cells,
        || t!("keys-add-below"),
        &["B"],
        Scope::Command,
    ),
    bind(
        Action::Delete,
        Group::Cells,
        || t!("keys-delete"),
        &["D D"],
        Scope::Command,
    ),
    bind(
        Action::MoveUp,
        Group::Cells,
        || t!("keys-move-up"),
        &["Alt+ArrowUp"],
        Scope::Command,
    ),
    bind(
        Action::MoveDown,
        Group::Cells,
        || t!("keys-move-down"),
        &["Alt+ArrowDown"],
        Scope::Command,
    ),
    bind(
        Action::Fold,
        Group::Cells,
        || t!("keys-fold"),
        &["O"],
        Scope::Command,
    ),
    bind(
        Action::RunAndNext,
        Group::Running,
        || t!("keys-run-and-next"),
        &["Shift+Enter"],
        Scope::Page,
    ),
    bind(
        Action::Run,
        Group::Running,
        || t!("keys-run"),
        &["Mod+Enter"],
        Scope::Page,
    ),
    bind(
        Action::RunAll,
        Group::Running,
        || t!("keys-run-all"),
        &[],
        Scope::Page,
    ),
    bind(
        Action::RunAbove,
        Group::Running,
        || t!("keys-run-above"),
        &[],
        Scope::Page,
    ),
    bind(
        Action::RunBelow,
        Group::Running,
        || t!("keys-run-below"),
        &[],
        Scope::Page,
    ),
    bind(
        Action::StopAll,
        Group::Running,
        || t!("keys-stop-all"),
        &[],
        Scope::Page,
    ),
    bind(
        Action::Undo,
        Group::Changes,
        || t!("keys-undo"),
        &["Mod+Z", "Z"],
        Scope::NotTyping,
    ),
    bind(
        Action::Redo,
        Group::Changes,
        || t!("keys-redo"),
        &["Mod+Shift+Z", "Mod+Y", "Shift+Z"],
        Scope::NotTyping,
    ),
    bind(
        Action::Save,
        Group::Notebook,
        || t!("keys-save"),
        &["Mod+S"],
        Scope::Always,
    ),
    bind(
        Action::SaveReport,
        Group::Notebook,
        || t!("keys-save-report"),
        &[],
        Scope::Page,
    ),
    bind(
        Action::Palette,
        Group::Notebook,
        || t!("keys-palette"),
        &["Mod+K"],
        Scope::Page,
    ),
    bind(
        Action::Keys,
        Group::Notebook,
        || t!("keys-keys"),
        &["?"],
        Scope::Command,
    ),
];

/// A key as it is pressed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pressed {
    /// Its name, as browsers have it.
    pub(crate) key: String,
    /// With Ctrl or Cmd.
    pub(crate) command: bool,
    pub(crate) shift: bool,
    pub(crate) alt: bool,
}

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// This.
    Do(Action),
    /// The first of two presses.
    Begins,
    /// Nothing here.
    Nothing,
}

/// What a key means at a place, after the key pressed shortly before.
pub(crate) fn meaning(pressed: &Pressed, before: Option<&Pressed>, place: Place) -> Meaning {
    let mut begins = false;
    for binding in &TABLE {
        for keys in binding.keys {
            if !works(binding.scope, keys, place) {
                continue;
            }
            match keys.split_once(' ') {
                Some((first, second)) => {
                    let went_on = before.is_some_and(|before| is(first, before));
                    if went_on && is(second, pressed) {
                        return Meaning::Do(binding.action);
                    }
                    begins |= is(first, pressed);
                }
                None if is(keys, pressed) => return Meaning::Do(binding.action),
                None => {}
            }
        }
    }
    if begins {
        Meaning::Begins
    } else {
        Meaning::Nothing
    }
}

/// Whether keys work at a place. A bare letter is never taken from something that may want it.
fn works(scope: Scope, keys: &str, place: Place) -> bool {
    let key = keys.rsplit(['+', ' ']).next().unwrap_or_default();
    let bare = key.chars().count() == 1 && !keys.contains("Mod+");
    match (scope, place) {
        (_, Place::Choice | Place::Text | Place::Dialog) if bare => false,
        (Scope::Always, _) | (_, Place::Cell) => true,
        (Scope::Page, place) => place != Place::Dialog,
        (Scope::NotTyping, place) => matches!(place, Place::Control | Place::Choice),
        (Scope::Command, place) => place == Place::Control,
        (Scope::Cell, _) => false,
    }
}

/// Whether this is what was pressed. Shift is part of a sign such as `?`, and only counts with letters and named keys.
fn is(chord: &str, pressed: &Pressed) -> bool {
    let mut parts: Vec<&str> = chord.split('+').collect();
    let Some(key) = parts.pop() else { return false };
    let with = |name| parts.contains(&name);
    let sign = !key.chars().all(char::is_alphanumeric);
    key.eq_ignore_ascii_case(&pressed.key)
        && with("Mod") == pressed.command
        && (sign || (with("Alt") == pressed.alt && with("Shift") == pressed.shift))
}

/// The binding of an action.
pub(crate) fn binding(action: Action) -> Option<&'static Binding> {
    TABLE.iter().find(|binding| binding.action == action)
}

/// Keys as they stand on the keyboard: `Ctrl+Shift+Z`, on a Mac `⌘⇧Z`.
pub(crate) fn shown(keys: &str, mac: bool) -> String {
    let name = |part: &str| match (part, mac) {
        ("Mod", true) => "⌘".to_owned(),
        ("Mod", false) => t!("keys-ctrl").to_owned(),
        ("Alt", true) => "⌥".to_owned(),
        ("Shift", true) => "⇧".to_owned(),
        ("Shift", false) => t!("keys-shift").to_owned(),
        ("Enter", _) => t!("keys-enter").to_owned(),
        ("ArrowUp", _) => "↑".to_owned(),
        ("ArrowDown", _) => "↓".to_owned(),
        ("Escape", _) => t!("keys-escape").to_owned(),
        _ => part.to_owned(),
    };
    let chord = |chord: &str| {
        let parts: Vec<String> = chord.split('+').map(name).collect();
        parts.join(if mac { "" } else { "+" })
    };
    let presses: Vec<String> = keys.split(' ').map(chord).collect();
    presses.join(" ")
}

#[cfg(test)]
mod tests;
