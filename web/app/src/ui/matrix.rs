//! A table of counts whose cells are buttons, shaded by their share of the row.

use leptos::prelude::*;

/// Counts by row and column, with the names of both.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Counts {
    /// Names, of rows and columns alike.
    pub(crate) names: Vec<String>,
    /// `counts[row][column]`.
    pub(crate) counts: Vec<Vec<u32>>,
}

/// How dark a cell is, from 0 to 10: its share of its row.
pub(crate) fn shade(count: u32, row: &[u32]) -> u32 {
    let total: u64 = row.iter().copied().map(u64::from).sum();
    match (u64::from(count) * 10).div_ceil(total.max(1)) {
        shade @ 0..=10 => u32::try_from(shade).unwrap_or(10),
        _ => 10,
    }
}

/// The table.
#[component]
pub(crate) fn Matrix(
    /// What it shows.
    #[prop(into)]
    counts: Signal<Counts>,
    /// The cell chosen: row and column.
    #[prop(into)]
    chosen: Signal<Option<(usize, usize)>>,
    /// Takes the cell the user chooses.
    on_choose: Callback<(usize, usize)>,
) -> impl IntoView {
    let cell = move |names: &[String], row: usize, column: usize, count: u32, shade: u32| {
        let words = format!("{count} of {} taken for {}", names[row], names[column]);
        let pressed = move || (chosen.get() == Some((row, column))).to_string();
        view! {
            <td>
                <button
                    type="button" class="matrix-cell" data-testid="confusion-cell" data-row=row.to_string() data-column=column.to_string()
                    data-shade=shade.to_string() data-right=(row == column).to_string() title=words.clone() aria-label=words aria-pressed=pressed
                    on:click=move |_| on_choose.run((row, column))
                >
                    {count}
                </button>
            </td>
        }
    };
    let body = move || {
        let Counts { names, counts } = counts.get();
        let rows = counts
            .iter()
            .enumerate()
            .filter(|(row, _)| *row < names.len());
        let lines = rows.map(|(row, line)| {
            let cells = line.iter().enumerate().take(names.len());
            let cells = cells
                .map(|(column, count)| cell(&names, row, column, *count, shade(*count, line)))
                .collect_view();
            view! { <tr><th scope="row">{names[row].clone()}</th>{cells}</tr> }
        });
        let lines = lines.collect_view();
        let heads = names
            .iter()
            .map(|name| view! { <th scope="col"><span>{name.clone()}</span></th> })
            .collect_view();
        view! {
            <thead><tr><th scope="col" class="matrix-corner">"true ↓  guess →"</th>{heads}</tr></thead>
            <tbody>{lines}</tbody>
        }
    };
    view! { <div class="scroll"><table class="matrix" data-testid="confusion">{body}</table></div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_follow_the_share_of_the_row() {
        assert_eq!(shade(0, &[0, 0]), 0);
        assert_eq!(shade(10, &[10, 0]), 10);
        assert_eq!(shade(1, &[1, 99]), 1, "one is never invisible");
        assert_eq!(shade(5, &[5, 5]), 5);
    }
}
