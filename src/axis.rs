//! Axes of charts: what they cover, where their grid lines are, and where labels at the ends of lines fit.
//!
//! Plain arithmetic, for the page's charts and for those of exported reports.

/// Distances between lines of the grid that an axis is cut into, about.
const TICKS: f64 = 4.0;

/// What an axis covers, from 0, and where its grid lines are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Where it ends.
    pub end: f64,
    /// From one grid line to the next.
    pub step: f64,
}

impl Axis {
    /// Up to exactly `end`, in steps of a round number not below `finest`.
    #[must_use]
    pub fn to(end: f64, finest: f64) -> Self {
        Self {
            end,
            step: round_step(end / TICKS).max(finest),
        }
    }

    /// Up to the first grid line above `end`.
    #[must_use]
    pub fn over(end: f64) -> Self {
        let step = round_step(end / TICKS);
        Self {
            end: (end / step).ceil() * step,
            step,
        }
    }

    /// The values of the grid lines.
    pub fn ticks(self) -> impl Iterator<Item = f64> {
        (0_u32..)
            .map(move |count| f64::from(count) * self.step)
            .take_while(move |tick| *tick <= self.end * (1.0 + 1e-9))
    }

    /// Each grid line's place as a share of the axis, and its name.
    pub fn labels(self) -> impl Iterator<Item = (f64, String)> {
        let decimals = (0_u8..6)
            .find(|decimals| {
                let scaled = self.step * 10_f64.powi(i32::from(*decimals));
                (scaled - scaled.round()).abs() < 1e-6
            })
            .unwrap_or(6);
        self.ticks()
            .map(move |tick| (tick / self.end, format!("{tick:.*}", usize::from(decimals))))
    }
}

/// The largest of 1, 2 and 5 times a power of ten that is not far above `step`.
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let factor = step / power;
    let rounded = if factor < 1.5 {
        1.0
    } else if factor < 3.5 {
        2.0
    } else if factor < 7.5 {
        5.0
    } else {
        10.0
    };
    rounded * power
}

/// Places for labels near `wanted`, each at least `gap` from the next and all within 0 and 1; closer together where
/// there is no room for that.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a few labels")]
pub fn spread(wanted: &[f64], gap: f64) -> Vec<f64> {
    let between = wanted.len().saturating_sub(1) as f64;
    let gap = if between > 0.0 {
        gap.min(1.0 / between)
    } else {
        gap
    };
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let mut places = vec![0.0; wanted.len()];
    let mut low = 0.0;
    for &index in &order {
        places[index] = wanted[index].clamp(0.0, 1.0).max(low);
        low = places[index] + gap;
    }
    let mut high = 1.0;
    for &index in order.iter().rev() {
        places[index] = places[index].min(high).max(0.0);
        high = places[index] - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn axes_are_cut_at_round_numbers() {
        let names = |axis: Axis| axis.labels().map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(
            names(Axis::to(1.0, 0.0)),
            ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]
        );
        assert_eq!(names(Axis::to(40.0, 1.0)), ["0", "10", "20", "30", "40"]);
        assert_eq!(names(Axis::to(1.0, 1.0)), ["0", "1"]);
        assert_eq!(names(Axis::over(1.79)), ["0.0", "0.5", "1.0", "1.5", "2.0"]);
        assert_eq!(
            names(Axis::over(0.004)),
            ["0.000", "0.001", "0.002", "0.003", "0.004"]
        );
        let ten_thousand = Axis::to(9_876.0, 1.0);
        assert_eq!(names(ten_thousand), ["0", "2000", "4000", "6000", "8000"]);
    }

    proptest! {
        #[test]
        fn labels_keep_their_order_their_distance_and_within_the_axis(wanted in proptest::collection::vec(-0.5_f64..1.5, 0..9)) {
            let places = spread(&wanted, 0.1);
            prop_assert!(places.iter().all(|place| (-1e-9..=1.0 + 1e-9).contains(place)));
            for (a, b) in wanted.iter().zip(&places) {
                for (c, d) in wanted.iter().zip(&places) {
                    prop_assert!(a >= c || b < d);
                }
            }
            let mut sorted = places.clone();
            sorted.sort_by(f64::total_cmp);
            prop_assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] > 0.1 - 1e-9));
        }
    }

    #[test]
    fn a_label_with_room_stays_where_it_is() {
        assert_eq!(spread(&[0.9, 0.2], 0.1), [0.9, 0.2]);
        assert_eq!(spread(&[], 0.1), [0.0; 0]);
    }
}
