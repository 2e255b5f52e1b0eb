//! Undo and redo: what was done to the notebook, newest last, and what takes it back.
//!
//! A step is made of parts. A part is a change of the document ([`Change`]) or a change of the pictures, which the
//! engine holds and the page asks it to make ([`DataEdit`]). What runs produce is no step: undoing a setting leaves
//! every output as it is.

mod change;
mod words;

use vitrine::notebook::Notebook;

use crate::picture_edit::PictureEdit;

pub(crate) use change::Change;
pub(crate) use words::of_cell;
use words::{Field, Named};

/// Steps kept; older ones can no longer be taken back.
const KEPT: usize = 200;

/// Changes of one field that follow each other within this time are one step.
const BURST_MS: f64 = 1000.0;

/// A change of pictures, made by the engine on request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DataEdit {
    /// A class gets another name, or joins the one of that name.
    RenameClass {
        /// Name of the data.
        data: String,
        /// The old name.
        from: String,
        /// The new name.
        to: String,
    },
    /// Pictures get another class or split, go or come back.
    Pictures {
        /// Name of the data.
        data: String,
        /// What becomes of them.
        edit: PictureEdit,
    },
}

/// One part of a step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    /// A change of the document, as what takes it back (or, once undone, what makes it again).
    Document(Change),
    /// A change of pictures: what takes it back, and what makes it again.
    Data {
        /// In order, to undo.
        undo: Vec<DataEdit>,
        /// In order, to redo.
        redo: Vec<DataEdit>,
    },
}

/// Something done, which can be taken back.
#[derive(Debug, Clone, PartialEq)]
struct Step {
    /// What was done, such as `delete the train cell`.
    words: String,
    parts: Vec<Part>,
    /// What was typed into, and when last.
    burst: Option<(Field, f64)>,
}

/// What was undone or done again.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Done {
    /// What it was.
    pub(crate) words: String,
    /// What the engine is to be asked for.
    pub(crate) data: Vec<DataEdit>,
    /// The cell to look at.
    pub(crate) cell: Option<String>,
    /// Cells that are no longer there.
    pub(crate) gone: Vec<String>,
}

/// What was done, and what was undone since.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// What Undo would take back.
    pub(crate) fn next_undo(&self) -> Option<&str> {
        self.done.last().map(|step| &*step.words)
    }

    /// What Redo would do again.
    pub(crate) fn next_redo(&self) -> Option<&str> {
        self.undone.last().map(|step| &*step.words)
    }

    /// What Undo would take back, if that is a change of pictures alone.
    pub(crate) fn next_of_pictures(&self) -> Option<&str> {
        let step = self.done.last()?;
        let is_data = |part: &Part| matches!(part, Part::Data { .. });
        step.parts.iter().all(is_data).then_some(&*step.words)
    }

    /// Lets go of changes of pictures that can no longer be taken back (asked with `true`) or made (`false`).
    pub(crate) fn forget(&mut self, ended: impl Fn(&DataEdit, bool) -> bool) {
        let stays = |undo: bool| {
            let ended = &ended;
            move |part: &Part| match part {
                Part::Document(_) => true,
                Part::Data { undo: back, redo } => {
                    let next = if undo { back } else { redo };
                    !next.iter().any(|edit| ended(edit, undo))
                }
            }
        };
        for (steps, undo) in [(&mut self.done, true), (&mut self.undone, false)] {
            for step in steps.iter_mut() {
                step.parts.retain(stays(undo));
            }
            steps.retain(|step| !step.parts.is_empty());
        }
    }

    /// Remembers what was just done at `now_ms`: the notebook was `before` and is `after` now, and the engine was
    /// asked for the data parts. Whether it was anything at all.
    pub(crate) fn record(
        &mut self,
        named: Option<String>,
        before: Notebook,
        after: &Notebook,
        data: Vec<Part>,
        now_ms: f64,
    ) -> bool {
        let back = Change::back(before, after);
        if back.is_none() && data.is_empty() {
            return false;
        }
        self.undone.clear();
        let Named { words, field } = back
            .as_ref()
            .map(|back| words::name(back, after))
            .unwrap_or_default();
        let field = field.filter(|_| named.is_none() && data.is_empty());
        if self.goes_on(field.as_ref(), after, now_ms) {
            return true;
        }
        let parts = back.map(Part::Document).into_iter().chain(data).collect();
        self.done.push(Step {
            words: named.unwrap_or(words),
            parts,
            burst: field.map(|field| (field, now_ms)),
        });
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
        true
    }

    /// Whether this goes on with the last step: the same field, soon after. What leads back is then as it was.
    fn goes_on(&mut self, field: Option<&Field>, after: &Notebook, now_ms: f64) -> bool {
        let Some(step) = self.done.last_mut() else {
            return false;
        };
        let Some((last, at_ms)) = &mut step.burst else {
            return false;
        };
        if field != Some(&*last) || now_ms - *at_ms > BURST_MS {
            return false;
        }
        *at_ms = now_ms;
        let nothing = |part: &Part| matches!(part, Part::Document(change) if change.is_so(after));
        if step.parts.iter().all(nothing) {
            self.done.pop();
        }
        true
    }

    /// Takes the last step back.
    pub(crate) fn undo(&mut self, notebook: &mut Notebook) -> Option<Done> {
        let mut step = self.done.pop()?;
        step.parts.reverse();
        let done = step.turn(notebook, true);
        self.undone.push(step);
        self.seal();
        Some(done)
    }

    /// Does again what was undone last.
    pub(crate) fn redo(&mut self, notebook: &mut Notebook) -> Option<Done> {
        let mut step = self.undone.pop()?;
        step.parts.reverse();
        let done = step.turn(notebook, false);
        self.done.push(step);
        self.seal();
        Some(done)
    }

    /// What is typed next is a step of its own.
    fn seal(&mut self) {
        if let Some(step) = self.done.last_mut() {
            step.burst = None;
        }
    }
}

impl Step {
    /// Carries its parts out on the notebook; they become what takes that back.
    fn turn(&mut self, notebook: &mut Notebook, undo: bool) -> Done {
        let mut done = Done {
            words: self.words.clone(),
            ..Done::default()
        };
        for part in &mut self.parts {
            match part {
                Part::Document(change) => {
                    let back = std::mem::take(change).apply(notebook);
                    done.cell = done.cell.take().or_else(|| back.cell(notebook));
                    done.gone.extend(back.taken_out().map(str::to_owned));
                    *change = back;
                }
                Part::Data { undo: back, redo } => {
                    done.data.extend_from_slice(if undo { back } else { redo });
                }
            }
        }
        done
    }
}

#[cfg(test)]
mod tests;
