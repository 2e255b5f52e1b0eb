//! What each key does, and where.

use super::*;

/// What is pressed for this chord.
fn press(chord: &str) -> Pressed {
    let parts: Vec<&str> = chord.split('+').collect();
    Pressed {
        key: parts
            .last()
            .expect("a key")
            .to_lowercase()
            .replace("arrow", "Arrow"),
        command: parts.contains(&"Mod"),
        shift: parts.contains(&"Shift") || chord == "?",
        alt: parts.contains(&"Alt"),
    }
}

fn at(place: Place, chord: &str) -> Option<Action> {
    match meaning(&press(chord), None, place) {
        Meaning::Do(action) => Some(action),
        _ => None,
    }
}

#[test]
fn every_key_does_its_action_in_command_mode_and_no_two_the_same() {
    let mut seen = Vec::new();
    for binding in &TABLE {
        for keys in binding.keys {
            assert!(!seen.contains(keys), "{keys} twice");
            seen.push(keys);
            let done = match keys.split_once(' ') {
                None => meaning(&press(keys), None, Place::Cell),
                Some((first, second)) => {
                    let first = press(first);
                    assert_eq!(meaning(&first, None, Place::Cell), Meaning::Begins);
                    meaning(&press(second), Some(&first), Place::Cell)
                }
            };
            assert_eq!(done, Meaning::Do(binding.action), "{keys}");
        }
    }
}

#[test]
fn every_action_stands_in_the_table_once() {
    for (index, binding) in TABLE.iter().enumerate() {
        assert!(
            TABLE[..index]
                .iter()
                .all(|other| other.action != binding.action)
        );
        assert_eq!(
            super::binding(binding.action).map(Binding::words),
            Some(binding.words())
        );
    }
}

#[test]
fn typing_is_left_alone() {
    for binding in &TABLE {
        for keys in binding.keys {
            let first = keys.split(' ').next().expect("one");
            let wanted = ["Escape", "Shift+Enter", "Mod+Enter", "Mod+S", "Mod+K"].contains(keys);
            let done = meaning(&press(first), None, Place::Text);
            assert_eq!(done != Meaning::Nothing, wanted, "{keys} in a text");
            let done = meaning(&press(first), None, Place::Dialog);
            assert_eq!(
                done != Meaning::Nothing,
                *keys == "Mod+S",
                "{keys} in a dialog"
            );
        }
    }
    // A choice takes letters and arrows; what is no text has nothing of its own to undo.
    for keys in [
        "A",
        "J",
        "Z",
        "Shift+Z",
        "ArrowDown",
        "Alt+ArrowDown",
        "Enter",
        "?",
    ] {
        assert_eq!(at(Place::Choice, keys), None, "{keys} on a choice");
    }
    assert_eq!(at(Place::Choice, "Mod+Z"), Some(Action::Undo));
    assert_eq!(at(Place::Control, "Enter"), None, "presses the button");
    assert_eq!(at(Place::Control, "Z"), Some(Action::Undo));
}

#[test]
fn other_modifiers_mean_something_else() {
    assert_eq!(at(Place::Cell, "Mod+A"), None);
    assert_eq!(at(Place::Cell, "Alt+A"), None);
    assert_eq!(at(Place::Cell, "Shift+Z"), Some(Action::Redo));
    assert_eq!(at(Place::Cell, "Mod+Shift+Z"), Some(Action::Redo));
    assert_eq!(at(Place::Cell, "Mod+Shift+S"), None);
    let d = press("D");
    assert_eq!(
        meaning(&d, Some(&press("Mod+D")), Place::Cell),
        Meaning::Begins
    );
    assert_eq!(meaning(&d, Some(&d), Place::Text), Meaning::Nothing);
}

#[test]
fn keys_read_as_they_stand_on_the_keyboard() {
    assert_eq!(shown("Mod+Shift+Z", false), "Ctrl+Shift+Z");
    assert_eq!(shown("Mod+Shift+Z", true), "⌘⇧Z");
    assert_eq!(shown("Alt+ArrowUp", false), "Alt+↑");
    assert_eq!(shown("D D", true), "D D");
    assert_eq!(shown("Escape", false), "Esc");
}
