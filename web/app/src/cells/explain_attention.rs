//! Attention, looked at block by block and head by head: what one token attends to.

use leptos::prelude::*;
use vitrine::explanation::{AttentionMaps, Explanation, Found};

use crate::format;
use crate::i18n::t;
use crate::ui::heat::Field;
use crate::ui::overlay::Place;

/// The token that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// The class token.
    Class,
    /// The distillation token.
    Distillation,
    /// The patch at this row and column.
    Patch(Place),
}

/// What the user looks at; copies are the same one.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// The block, from 0; without one the last.
    pub(super) block: RwSignal<Option<u32>>,
    /// The head, from 0; without one their mean.
    pub(super) head: RwSignal<Option<u32>>,
    /// The token chosen.
    pub(super) token: RwSignal<Token>,
    /// The patch pointed at, which goes before it.
    pub(super) pointed: RwSignal<Option<Place>>,
}

/// The same, fitted to a network that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Angle {
    pub(super) block: u32,
    pub(super) head: Option<u32>,
    pub(super) token: Token,
}

impl Look {
    /// At the class token in the last block, all heads together.
    pub(super) fn new() -> Self {
        Self {
            block: RwSignal::new(None),
            head: RwSignal::new(None),
            token: RwSignal::new(Token::Class),
            pointed: RwSignal::new(None),
        }
    }

    /// The patch chosen, if one is.
    pub(super) fn chosen(self) -> Option<Place> {
        match self.token.get() {
            Token::Patch(place) => Some(place),
            _ => None,
        }
    }

    /// Points at a patch, or at none.
    pub(super) fn point(self, place: Option<Place>) {
        if self.pointed.get_untracked() != place {
            self.pointed.set(place);
        }
    }

    /// Chooses a patch, or the class token; a pointer that rests on the picture is in the way no longer.
    pub(super) fn choose(self, place: Option<Place>) {
        self.point(None);
        self.token.set(place.map_or(Token::Class, Token::Patch));
    }

    /// What is looked at in these maps.
    pub(super) fn at(self, maps: &AttentionMaps, grid: (u32, u32)) -> Angle {
        let pointed = self.pointed.get().map(Token::Patch);
        let wanted = Angle {
            block: self.block.get().unwrap_or(u32::MAX),
            head: self.head.get(),
            token: pointed.unwrap_or(self.token.get()),
        };
        wanted.fitted(maps, grid)
    }
}

impl Angle {
    /// The nearest that these maps have.
    fn fitted(self, maps: &AttentionMaps, (rows, columns): (u32, u32)) -> Self {
        let token = match self.token {
            Token::Patch((row, column)) => Token::Patch((
                row.min(rows.saturating_sub(1)),
                column.min(columns.saturating_sub(1)),
            )),
            Token::Distillation if maps.prefix < 2 => Token::Class,
            token => token,
        };
        Self {
            block: self.block.min(maps.blocks.saturating_sub(1)),
            head: self.head.filter(|head| *head < maps.heads),
            token,
        }
    }

    /// The patch to put a frame around.
    pub(super) fn framed(self) -> Option<Place> {
        match self.token {
            Token::Patch(place) => Some(place),
            _ => None,
        }
    }

    /// What the token attends to: all tokens, summing to one.
    fn weights(self, maps: &AttentionMaps, (_, columns): (u32, u32)) -> Vec<f32> {
        let token = match self.token {
            Token::Class => 0,
            Token::Distillation => 1,
            Token::Patch((row, column)) => maps.prefix + row * columns + column,
        };
        match self.head {
            Some(head) => maps.row(self.block, head, token).collect(),
            None => maps.mean_row(self.block, token),
        }
    }

    /// What the token attends to among the patches, from 0 up.
    pub(super) fn field(self, maps: &AttentionMaps, grid: (u32, u32)) -> Option<Field> {
        let weights = self.weights(maps, grid);
        let patches = weights.get(maps.prefix as usize..)?.to_vec();
        Field::new(grid.0 as usize, grid.1 as usize, patches, Some(0.0))
    }

    /// What is seen, in words.
    pub(super) fn words(self, maps: &AttentionMaps, grid: (u32, u32)) -> String {
        let weights = self.weights(maps, grid);
        let (block, blocks, heads) = (self.block + 1, maps.blocks, maps.heads);
        let place = match self.head {
            Some(head) => t!(
                "explain-attention-head",
                block = block,
                blocks = blocks,
                head = (head + 1),
                heads = heads
            ),
            None => t!(
                "explain-attention-mean",
                block = block,
                blocks = blocks,
                heads = heads
            ),
        };
        let share = |token: usize| {
            format::percent(weights.get(token).map_or(f64::NAN, |share| (*share).into()))
        };
        let (class, distillation) = (share(0), share(1));
        match (self.token, maps.prefix > 1) {
            (Token::Class, false) => t!("explain-class-attends", place = place, class = class),
            (Token::Class, true) => t!(
                "explain-class-attends-distilled",
                place = place,
                class = class,
                distillation = distillation
            ),
            (Token::Distillation, _) => t!(
                "explain-distillation-attends",
                place = place,
                class = class,
                distillation = distillation
            ),
            (Token::Patch((row, column)), false) => t!(
                "explain-patch-attends",
                place = place,
                row = (row + 1),
                column = (column + 1),
                class = class
            ),
            (Token::Patch((row, column)), true) => t!(
                "explain-patch-attends-distilled",
                place = place,
                row = (row + 1),
                column = (column + 1),
                class = class,
                distillation = distillation
            ),
        }
    }
}

/// The maps of an explanation, if it has such.
pub(super) fn maps(explanation: &Explanation) -> Option<&AttentionMaps> {
    match &explanation.found {
        Found::Attention(maps) => Some(maps),
        Found::Heat(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: (u32, u32) = (2, 3);

    /// 2 blocks, 2 heads, two tokens before 2 × 3 patches. Every row's largest weight is its head's number and one,
    /// and belongs to the asking token's own column; all others are 0.
    fn own() -> AttentionMaps {
        let tokens = 8_usize;
        let rows = 2 * 2 * tokens;
        let weight = |at: usize| {
            if at % tokens == at / tokens % tokens {
                255
            } else {
                0
            }
        };
        AttentionMaps {
            blocks: 2,
            heads: 2,
            tokens: 8,
            prefix: 2,
            weights: (0..rows * tokens).map(weight).collect(),
            scales: (0..rows)
                .map(|row| {
                    if (row / tokens).is_multiple_of(2) {
                        1.0
                    } else {
                        0.5
                    }
                })
                .collect(),
        }
    }

    fn angle(head: Option<u32>, token: Token) -> Angle {
        Angle {
            block: 1,
            head,
            token,
        }
    }

    #[test]
    fn a_patch_is_the_token_behind_those_before_it() {
        let field = |head| {
            angle(head, Token::Patch((1, 2)))
                .field(&own(), GRID)
                .expect("fills")
        };
        assert_eq!(field(Some(0)).strongest(2), [(1, 2, 1.0), (0, 0, 0.0)]);
        assert_eq!(field(Some(1)).strongest(1), [(1, 2, 0.5)]);
        assert_eq!(field(None).strongest(1), [(1, 2, 0.75)], "the heads' mean");
        assert!(field(None).low.abs() < 1e-9, "the scale starts at nothing");
    }

    #[test]
    fn what_goes_to_the_tokens_before_the_patches_is_said() {
        let words = angle(Some(0), Token::Distillation).words(&own(), GRID);
        assert_eq!(
            words,
            "Block 2 of 2, head 1 of 2: the distillation token attends 0.0 % to the class token and 100.0 % to itself; the rest goes to the patches, as the colours show."
        );
        let words = angle(None, Token::Patch((0, 1))).words(&own(), GRID);
        assert!(words.starts_with(
            "Block 2 of 2, mean of 2 heads: the patch at row 1, column 2 attends 0.0 %"
        ));
        let class = angle(Some(0), Token::Class)
            .field(&own(), GRID)
            .expect("fills");
        assert!(class.high.abs() < 1e-9, "nothing is left for the patches");
    }

    #[test]
    fn another_network_gets_the_nearest_view() {
        let wanted = Angle {
            block: 11,
            head: Some(5),
            token: Token::Patch((9, 1)),
        };
        let fitted = wanted.fitted(&own(), GRID);
        assert_eq!(fitted, angle(None, Token::Patch((1, 1))));
        let plain = AttentionMaps { prefix: 1, ..own() };
        let token = angle(None, Token::Distillation).fitted(&plain, GRID).token;
        assert_eq!(token, Token::Class);
    }

    #[test]
    fn maps_that_do_not_fill_the_grid_draw_nothing() {
        assert!(angle(None, Token::Class).field(&own(), (5, 5)).is_none());
    }
}
