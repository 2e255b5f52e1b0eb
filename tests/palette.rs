//! The style sheet's colours: text can be read, series stay apart for eyes without red or without green, and both themes
//! say every colour.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::suboptimal_flops,
    reason = "a test may panic; formulas are written as published"
)]

const TOKENS: &str = include_str!("../static/style/tokens.css");

/// WCAG 2.2, 1.4.3: text.
const TEXT: f64 = 4.5;
/// WCAG 2.2, 1.4.11: what is drawn, and the edges of controls.
const DRAWN: f64 = 3.0;
/// Two series differ by at least this (CIE 1976; 2.3 is just noticeable).
const APART: f64 = 20.0;

/// Red, green and blue as numbers proportional to light.
type Light = [f64; 3];

/// How colours are seen, as a matrix on light: severity 1.0 of Machado, Oliveira and Fernandes, "A physiologically-based
/// model for simulation of color vision deficiency" (2009), table 1.
const EYES: [(&str, [Light; 3]); 3] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Theme {
    Light,
    Dark,
}

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// A colour token's value in a theme.
fn colour(name: &str, theme: Theme) -> Light {
    let start = format!("--{name}: light-dark(#");
    let (_, rest) = TOKENS
        .split_once(&start)
        .unwrap_or_else(|| panic!("no --{name}"));
    let (value, _) = rest.split_once(')').expect("an end");
    let (light, dark) = value.split_once(", #").expect("both themes");
    let hex = if theme == Theme::Light { light } else { dark };
    [0, 2, 4].map(|at| {
        let byte = u8::from_str_radix(&hex[at..at + 2], 16).expect("two hexadecimal digits");
        let share = f64::from(byte) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn luminance([r, g, b]: Light) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: &str, other: &str, theme: Theme) -> f64 {
    let [a, b] = [one, other].map(|name| luminance(colour(name, theme)) + 0.05);
    a.max(b) / a.min(b)
}

/// CIE 1976 L*a*b*, white being D65.
fn lab(light: Light) -> [f64; 3] {
    let [r, g, b] = light.map(|part| part.clamp(0.0, 1.0));
    let x = (0.412_456 * r + 0.357_576 * g + 0.180_437 * b) / 0.950_47;
    let y = 0.212_673 * r + 0.715_152 * g + 0.072_175 * b;
    let z = (0.019_334 * r + 0.119_192 * g + 0.950_304 * b) / 1.088_83;
    let [x, y, z] = [x, y, z].map(|t| {
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn seen(eye: [Light; 3], light: Light) -> [f64; 3] {
    lab(eye.map(|row| {
        row.iter()
            .zip(light)
            .map(|(weight, part)| weight * part)
            .sum()
    }))
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

/// The pair that is hardest to tell apart, how far apart it is, and for whom.
fn nearest(names: &[String], theme: Theme) -> (f64, String) {
    let mut worst = (f64::INFINITY, String::new());
    for (eye_name, eye) in EYES {
        for (index, one) in names.iter().enumerate() {
            for other in &names[..index] {
                let [a, b] = [one, other].map(|name| seen(eye, colour(name, theme)));
                let apart = distance(a, b);
                if apart < worst.0 {
                    worst = (apart, format!("{one} and {other}, {eye_name}, {theme:?}"));
                }
            }
        }
    }
    worst
}

fn numbered(name: &str, count: usize) -> Vec<String> {
    (1..=count)
        .map(|number| format!("{name}-{number}"))
        .collect()
}

#[test]
fn text_can_be_read_wherever_it_stands() {
    for theme in THEMES {
        for text in ["ink", "ink-soft"] {
            for ground in [
                "paper",
                "card",
                "well",
                "accent-soft",
                "bad-soft",
                "warn-soft",
            ] {
                let found = contrast(text, ground, theme);
                assert!(found >= TEXT, "{text} on {ground}, {theme:?}: {found:.2}");
            }
        }
        for (text, ground) in [
            ("on-accent", "accent"),
            ("on-accent", "accent-strong"),
            ("accent", "card"),
            ("accent", "paper"),
            ("accent-strong", "good-soft"),
            ("accent-strong", "accent-soft"),
            ("bad", "card"),
            ("bad", "bad-soft"),
            ("warn", "warn-soft"),
        ] {
            let found = contrast(text, ground, theme);
            assert!(found >= TEXT, "{text} on {ground}, {theme:?}: {found:.2}");
        }
    }
}

#[test]
fn what_is_drawn_stands_out_from_what_it_is_drawn_on() {
    for theme in THEMES {
        for name in [numbered("chart", 6), numbered("group", 8)].concat() {
            let found = contrast(&name, "card", theme);
            assert!(found >= DRAWN, "{name}, {theme:?}: {found:.2}");
        }
        for ground in ["card", "paper", "well"] {
            let found = contrast("line-strong", ground, theme);
            assert!(found >= DRAWN, "edges on {ground}, {theme:?}: {found:.2}");
        }
    }
}

#[test]
fn series_and_groups_stay_apart_without_red_or_without_green() {
    for theme in THEMES {
        for names in [numbered("chart", 6), numbered("group", 8)] {
            let (apart, which) = nearest(&names, theme);
            assert!(apart >= APART, "{which}: {apart:.1}");
        }
    }
}

#[test]
fn the_simulation_sees_what_it_should() {
    // Red and green of one brightness: apart for most, hardly so without red cones.
    let (red, green) = ([0.50, 0.05, 0.05], [0.06, 0.20, 0.04]);
    let apart = |eye: [Light; 3]| distance(seen(eye, red), seen(eye, green));
    assert!(apart(EYES[0].1) > 80.0, "{}", apart(EYES[0].1));
    assert!(
        apart(EYES[2].1) < apart(EYES[0].1) / 2.0,
        "{}",
        apart(EYES[2].1)
    );
    let white = lab([1.0; 3]);
    assert!((white[0] - 100.0).abs() < 0.01 && white[1].abs() < 0.05 && white[2].abs() < 0.05);
}
