//! A table of counts as a heat map, whose cells lead somewhere; with the arrow keys as with the pointer.
//!
//! Its cells are written as text and heard at the table: a hundred classes make ten thousand of them.

use std::fmt::Write as _;

use leptos::html;
use leptos::prelude::*;
use vitrine::handout::escaped;
use wasm_bindgen::JsCast as _;

use crate::i18n::t;

/// Counts by row and column, with the names of both.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Counts {
    /// Names, of rows and columns alike.
    pub(crate) names: Vec<String>,
    /// `counts[row][column]`.
    pub(crate) counts: Vec<Vec<u32>>,
}

/// What a cell says: scikit-learn's `normalize`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The count.
    #[default]
    Counts,
    /// Its share of the row: of the pictures of a class.
    OfRow,
    /// Its share of the column: of the guesses of a class.
    OfColumn,
}

/// The order of rows and columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// As given.
    #[default]
    Given,
    /// The largest row first.
    Size,
    /// The row with most off the diagonal first.
    Errors,
}

/// A cell's row and column.
pub(crate) type Place = (usize, usize);

impl Counts {
    /// Rows, in this order.
    pub(crate) fn ordered(&self, order: Order) -> Vec<usize> {
        let size = |row: usize| self.counts[row].iter().sum::<u32>();
        let right = |row: usize| self.counts[row].get(row).copied().unwrap_or(0);
        let mut rows: Vec<usize> = (0..self.counts.len().min(self.names.len())).collect();
        match order {
            Order::Given => {}
            Order::Size => rows.sort_by_key(|&row| std::cmp::Reverse(size(row))),
            Order::Errors => {
                rows.sort_by_key(|&row| std::cmp::Reverse(size(row) - right(row)));
            }
        }
        rows
    }

    fn count(&self, (row, column): Place) -> u32 {
        let row = self.counts.get(row);
        row.and_then(|row| row.get(column)).copied().unwrap_or(0)
    }

    /// What a cell's share is of; nothing of nothing.
    fn total(&self, (row, column): Place, shown: Shown) -> u32 {
        match shown {
            Shown::OfColumn => self.counts.iter().filter_map(|row| row.get(column)).sum(),
            Shown::Counts | Shown::OfRow => self.counts.get(row).map_or(0, |row| row.iter().sum()),
        }
    }

    /// A cell's text.
    fn text(&self, place: Place, shown: Shown) -> String {
        let (count, total) = (self.count(place), self.total(place, shown));
        match shown {
            Shown::Counts => count.to_string(),
            _ if total == 0 => "–".to_owned(),
            _ => format!("{:.0}", f64::from(count) * 100.0 / f64::from(total)),
        }
    }

    /// A cell in a sentence.
    fn sentence(&self, place: Place) -> String {
        let (count, size) = (self.count(place), self.total(place, Shown::OfRow));
        let name = |index: usize| self.names.get(index).map_or("", String::as_str);
        let share = f64::from(count) * 100.0 / f64::from(size.max(1));
        let share = format!("{share:.0}");
        let (row, column) = (name(place.0), name(place.1));
        if place.0 == place.1 {
            t!(
                "matrix-right",
                count = count,
                size = size,
                class = row,
                share = share
            )
        } else {
            t!(
                "matrix-wrong",
                count = count,
                size = size,
                class = row,
                guess = column,
                share = share
            )
        }
    }

    /// The table's body, as text.
    fn body(&self, order: &[usize], shown: Shown, chosen: Option<Place>) -> String {
        let current = chosen.or_else(|| order.first().map(|&first| (first, first)));
        let mut body = String::new();
        for &row in order {
            let name = escaped(&self.names[row]);
            let _ = write!(body, "<tr><th scope=row title=\"{name}\">{name}</th>");
            for &column in order {
                let place = (row, column);
                let shade = shade(self.count(place), self.total(place, shown));
                let (right, text) = (row == column, self.text(place, shown));
                let tab = if current == Some(place) { 0 } else { -1 };
                let selected = chosen == Some(place);
                let _ = write!(
                    body,
                    "<td class=matrix-cell data-testid=confusion-cell data-row={row} data-column={column} data-shade={shade} data-right={right} aria-selected={selected} tabindex={tab}>{text}</td>"
                );
            }
            body += "</tr>";
        }
        body
    }
}

/// How dark a cell is, from 0 to 10: its share.
pub(crate) fn shade(count: u32, total: u32) -> u32 {
    let tenths = (u64::from(count) * 10).div_ceil(u64::from(total).max(1));
    u32::try_from(tenths.min(10)).unwrap_or(10)
}

/// Where an arrow key leads; nothing if it is no such key or there is no further.
fn moved(order: &[usize], (row, column): Place, key: &str) -> Option<Place> {
    let at = |index: usize| order.iter().position(|&other| other == index);
    let (y, x) = (at(row)?, at(column)?);
    let last = order.len().checked_sub(1)?;
    let (y, x) = match key {
        "ArrowUp" => (y.checked_sub(1)?, x),
        "ArrowDown" => (Some(y + 1).filter(|y| *y <= last)?, x),
        "ArrowLeft" => (y, x.checked_sub(1)?),
        "ArrowRight" => (y, Some(x + 1).filter(|x| *x <= last)?),
        "Home" => (y, 0),
        "End" => (y, last),
        _ => return None,
    };
    Some((order[y], order[x]))
}

/// The cell an event happened in.
fn place_of(event: &web_sys::Event) -> Option<Place> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = target.closest("td[data-row]").ok()??;
    let number = |name: &str| cell.get_attribute(name)?.parse().ok();
    Some((number("data-row")?, number("data-column")?))
}

/// The table, with a sentence about the cell looked at.
#[component]
pub(crate) fn Matrix(
    /// What it shows.
    #[prop(into)]
    counts: Signal<Counts>,
    /// What its cells say.
    #[prop(into)]
    shown: Signal<Shown>,
    /// Its order.
    #[prop(into)]
    order: Signal<Order>,
    /// The cell chosen: row and column.
    #[prop(into)]
    chosen: Signal<Option<Place>>,
    /// Takes the cell the user chooses.
    on_choose: Callback<Place>,
) -> impl IntoView {
    let rows = Memo::new(move |_| counts.with(|counts| counts.ordered(order.get())));
    let body = move || {
        let chosen = chosen.get_untracked();
        counts.with(|counts| rows.with(|rows| counts.body(rows, shown.get(), chosen)))
    };
    let heads = move || {
        let name = |row: usize| counts.with(|counts| counts.names[row].clone());
        let head =
            |row: &usize| view! { <th scope="col" title=name(*row)><span>{name(*row)}</span></th> };
        rows.with(|rows| rows.iter().map(head).collect_view())
    };
    let many = move || rows.with(|rows| rows.len() > 8).to_string();
    let table = NodeRef::<html::Table>::new();
    let cell = move |(row, column): Place| {
        let found = format!("td[data-row='{row}'][data-column='{column}']");
        let cell = table.get_untracked()?.query_selector(&found).ok()??;
        cell.dyn_into::<web_sys::HtmlElement>().ok()
    };
    let looked_at = RwSignal::new(None::<Place>);
    let look = move |event: &web_sys::Event| {
        if let Some(place) = place_of(event) {
            looked_at.set(Some(place));
        }
    };
    Effect::new(move |before: Option<Option<Place>>| {
        let now = chosen.get();
        for (place, selected) in [(before.flatten(), "false"), (now, "true")] {
            if let Some(cell) = place.and_then(cell) {
                let _ = cell.set_attribute("aria-selected", selected);
            }
        }
        now
    });
    let pressed = move |event: web_sys::KeyboardEvent| {
        let Some(place) = place_of(&event) else {
            return;
        };
        let key = event.key();
        if key == " " || (key == "Enter" && !event.shift_key()) {
            event.prevent_default();
            on_choose.run(place);
        } else if let Some(next) = rows.with_untracked(|rows| moved(rows, place, &key))
            && let (Some(here), Some(there)) = (cell(place), cell(next))
        {
            event.prevent_default();
            let _ = here.set_attribute("tabindex", "-1");
            let _ = there.set_attribute("tabindex", "0");
            let _ = there.focus();
        }
    };
    let sentence = move || {
        let place = looked_at.get().or_else(|| chosen.get());
        place.map(|place| counts.with(|counts| counts.sentence(place)))
    };
    view! {
        <div class="matrix-frame">
            <table
                class="matrix" data-testid="confusion" data-many=many role="grid" node_ref=table
                on:click=move |event| if let Some(place) = place_of(&event) { on_choose.run(place) }
                on:keydown=pressed on:focusin=move |event| look(&event) on:pointerover=move |event| look(&event)
            >
                <thead><tr><th scope="col" class="matrix-corner">{t!("matrix-corner")}</th>{heads}</tr></thead>
                <tbody inner_html=body></tbody>
            </table>
        </div>
        <p class="hint matrix-sentence" data-testid="confusion-sentence" aria-live="polite">{move || sentence().unwrap_or_else(|| t!("matrix-point").to_owned())}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> Counts {
        Counts {
            names: ["a", "b<", "c"].map(str::to_owned).to_vec(),
            counts: vec![vec![5, 0, 0], vec![1, 6, 3], vec![0, 2, 0]],
        }
    }

    #[test]
    fn shades_follow_the_share() {
        assert_eq!(shade(0, 0), 0);
        assert_eq!(shade(10, 10), 10);
        assert_eq!(shade(1, 100), 1, "one is never invisible");
        assert_eq!(shade(5, 10), 5);
    }

    #[test]
    fn cells_say_counts_or_shares_of_row_or_column() {
        let text = |place, shown| counts().text(place, shown);
        assert_eq!(text((1, 2), Shown::Counts), "3");
        assert_eq!(text((1, 2), Shown::OfRow), "30");
        assert_eq!(text((1, 2), Shown::OfColumn), "100");
        let none = Counts {
            names: vec!["a".to_owned()],
            counts: vec![vec![0]],
        };
        assert_eq!(none.text((0, 0), Shown::OfRow), "–");
        assert!(counts().sentence((1, 2)).starts_with("3 of 10 pictures"));
    }

    #[test]
    fn rows_are_put_in_order() {
        assert_eq!(counts().ordered(Order::Given), [0, 1, 2]);
        assert_eq!(counts().ordered(Order::Size), [1, 0, 2]);
        assert_eq!(counts().ordered(Order::Errors), [1, 2, 0]);
    }

    #[test]
    fn arrow_keys_go_by_what_is_seen_and_stop_at_the_edge() {
        let order = [1, 0, 2];
        assert_eq!(moved(&order, (1, 1), "ArrowRight"), Some((1, 0)));
        assert_eq!(moved(&order, (1, 1), "ArrowUp"), None);
        assert_eq!(moved(&order, (2, 0), "ArrowDown"), None);
        assert_eq!(moved(&order, (2, 0), "End"), Some((2, 2)));
        assert_eq!(moved(&[], (0, 0), "Home"), None);
    }

    #[test]
    fn names_stay_text() {
        let body = counts().body(&[0, 1, 2], Shown::Counts, Some((1, 1)));
        assert!(body.contains("b&lt;") && !body.contains("b<<"));
        assert_eq!(body.matches("tabindex=0").count(), 1);
        assert_eq!(body.matches("<td").count(), 9);
    }
}
