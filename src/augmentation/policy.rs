//! The published policies, their knobs, and timm's language for them.
//!
//! `"rand-m9-mstd0.5-inc1".parse::<Policy>()` gives what `timm.data.create_transform(auto_augment=…)` builds, and
//! a policy's [`Display`](std::fmt::Display) writes it again.
//!
//! # Source
//! timm 1.0.29 `data/auto_augment.py`: `rand_augment_transform`, `auto_augment_transform`,
//! `augment_and_mix_transform`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A published policy of random operations.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// No operation.
    #[default]
    None,
    /// Some operations of one magnitude.
    RandAugment(RandAugment),
    /// A learnt pair of operations.
    AutoAugment(AutoAugment),
    /// One operation of any magnitude.
    ///
    /// # Source
    /// Müller and Hutter 2021; torchvision `TrivialAugmentWide`, 31 magnitudes.
    TrivialAugmentWide,
    /// Chains of operations mixed with the image itself.
    AugMix(AugMix),
    /// Grey, solarised or blurred, one of the three.
    ///
    /// # Source
    /// Touvron et al. 2022, section 3.2; facebookresearch/deit `augment.py`.
    ThreeAugment,
}

/// # Source
/// Cubuk et al. 2020; the knobs beyond magnitude and layers are timm's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RandAugment {
    /// How strong, from 0 to 10 (or to `magnitude_max`).
    pub magnitude: f64,
    /// Operations drawn for each image.
    pub layers: u32,
    /// Probability that a drawn operation is applied.
    pub probability: f64,
    /// Standard deviation of the magnitude; above 100 it is uniform from 0 to `magnitude`.
    pub magnitude_std: f64,
    /// The largest magnitude after noise, where it is not 10.
    pub magnitude_max: Option<f64>,
    /// Whether every operation gets stronger with magnitude; the first implementations had some get weaker.
    pub increasing: bool,
    /// The operations drawn from.
    pub transforms: Transforms,
}

/// The operations `RandAugment` draws from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transforms {
    /// The fifteen.
    #[default]
    All,
    /// The fifteen, geometry more often than colour (`tweights`).
    Weights,
    /// Solarise, grey, blur (`t3a`).
    ThreeAugment,
    /// Those three most often, and eleven others (`t3aw`).
    ThreeAugmentWeights,
}

/// # Source
/// Cubuk et al. 2019; the noise is timm's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AutoAugment {
    /// Which table.
    pub table: AutoAugmentTable,
    /// Standard deviation of the magnitudes.
    pub magnitude_std: f64,
}

/// `AutoAugment`'s tables of 25 pairs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AutoAugmentTable {
    /// "v0" of Google's `EfficientNet` code.
    #[default]
    V0,
    /// The same with Posterize getting stronger with magnitude.
    V0r,
    /// The paper's, for `ImageNet`.
    Original,
    /// The same with Posterize getting stronger with magnitude.
    Originalr,
}

/// # Source
/// Hendrycks et al. 2020, without its consistency loss; timm `AugMixAugment`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AugMix {
    /// How strong, from 0 to 10.
    pub magnitude: f64,
    /// Chains.
    pub width: u32,
    /// Operations in a chain; 1 to 3 at random if not given.
    pub depth: Option<u32>,
    /// α of the weights' Dirichlet and Beta distributions.
    pub alpha: f64,
    /// Standard deviation of the magnitude; uniform from 0 to `magnitude` if not given.
    pub magnitude_std: Option<f64>,
}

impl Default for RandAugment {
    /// timm's `rand`.
    fn default() -> Self {
        Self {
            magnitude: 10.0,
            layers: 2,
            probability: 0.5,
            magnitude_std: 0.0,
            magnitude_max: None,
            increasing: false,
            transforms: Transforms::All,
        }
    }
}

impl RandAugment {
    /// `rand-m9-mstd0.5-inc1`, which `DeiT` was trained with.
    #[must_use]
    pub fn deit() -> Self {
        Self {
            magnitude: 9.0,
            magnitude_std: 0.5,
            increasing: true,
            ..Self::default()
        }
    }

    /// The most layers there may be: weighted operations are drawn at most once each.
    pub(super) fn most_layers(&self) -> u32 {
        match self.transforms {
            Transforms::ThreeAugmentWeights => 14,
            _ => 15,
        }
    }
}

impl Default for AutoAugment {
    fn default() -> Self {
        Self {
            table: AutoAugmentTable::V0,
            magnitude_std: 0.0,
        }
    }
}

impl Default for AugMix {
    /// timm's `augmix`.
    fn default() -> Self {
        Self {
            magnitude: 3.0,
            width: 3,
            depth: None,
            alpha: 1.0,
            magnitude_std: None,
        }
    }
}

impl AutoAugmentTable {
    /// Every table.
    pub const ALL: [Self; 4] = [Self::V0, Self::V0r, Self::Original, Self::Originalr];

    /// timm's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::V0 => "v0",
            Self::V0r => "v0r",
            Self::Original => "original",
            Self::Originalr => "originalr",
        }
    }
}

impl Transforms {
    /// Every set.
    pub const ALL: [Self; 4] = [
        Self::All,
        Self::Weights,
        Self::ThreeAugment,
        Self::ThreeAugmentWeights,
    ];

    /// timm's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Weights => "weights",
            Self::ThreeAugment => "3a",
            Self::ThreeAugmentWeights => "3aw",
        }
    }
}

/// Text that names no policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// The first part is none of the names.
    #[error(
        "\"{0}\" is no policy: write rand, v0, v0r, original, originalr, augmix, trivial, 3a or none, and its settings after it, such as rand-m9-mstd0.5-inc1."
    )]
    Name(String),
    /// A later part has no meaning for the policy.
    #[error("\"{part}\" means nothing to {policy}, which takes {takes}.")]
    Part {
        /// The policy.
        policy: &'static str,
        /// The part.
        part: String,
        /// What it takes.
        takes: &'static str,
    },
}

impl FromStr for Policy {
    type Err = PolicyError;

    fn from_str(text: &str) -> Result<Self, PolicyError> {
        let mut parts = text.trim().split('-');
        let name = parts.next().unwrap_or_default();
        let table = AutoAugmentTable::ALL
            .into_iter()
            .find(|table| table.name() == name);
        match (name, table) {
            ("rand", _) => parts
                .try_fold(RandAugment::default(), rand_part)
                .map(Policy::RandAugment),
            ("augmix", _) => parts
                .try_fold(AugMix::default(), augmix_part)
                .map(Policy::AugMix),
            (_, Some(table)) => {
                let auto = AutoAugment {
                    table,
                    ..AutoAugment::default()
                };
                parts.try_fold(auto, auto_part).map(Policy::AutoAugment)
            }
            ("" | "none", None) => only(parts.next(), "none", Policy::None),
            ("trivial", None) => only(parts.next(), "trivial", Policy::TrivialAugmentWide),
            ("3a", None) => only(parts.next(), "3a", Policy::ThreeAugment),
            _ => Err(PolicyError::Name(name.to_owned())),
        }
    }
}

fn only(part: Option<&str>, policy: &'static str, is: Policy) -> Result<Policy, PolicyError> {
    part.map_or(Ok(is), |part| Err(unknown(policy, part, "no settings")))
}

fn unknown(policy: &'static str, part: &str, takes: &'static str) -> PolicyError {
    PolicyError::Part {
        policy,
        part: part.to_owned(),
        takes,
    }
}

/// The letters a part begins with, and the number after them.
fn keyed<T: FromStr>(part: &str) -> Option<(&str, T)> {
    let digits = part.find(|character: char| character.is_ascii_digit())?;
    let (key, value) = part.split_at(digits);
    Some((key, value.parse().ok()?))
}

fn rand_part(mut rand: RandAugment, part: &str) -> Result<RandAugment, PolicyError> {
    const TAKES: &str = "m, n, p, mstd, mmax and inc with a number, and tweights, t3a or t3aw";
    if let Some(set) = part.strip_prefix('t') {
        let found = Transforms::ALL
            .into_iter()
            .find(|known| known.name() == set);
        rand.transforms = found.ok_or_else(|| unknown("rand", part, TAKES))?;
        return Ok(rand);
    }
    match keyed(part) {
        Some(("m", value)) => rand.magnitude = value,
        Some(("p", value)) => rand.probability = value,
        Some(("mstd", value)) => rand.magnitude_std = value,
        Some(("mmax", value)) => rand.magnitude_max = Some(value),
        Some(("inc", value)) => rand.increasing = value != 0.0,
        _ => match keyed(part) {
            Some(("n", value)) => rand.layers = value,
            _ => return Err(unknown("rand", part, TAKES)),
        },
    }
    Ok(rand)
}

fn auto_part(mut auto: AutoAugment, part: &str) -> Result<AutoAugment, PolicyError> {
    match keyed(part) {
        Some(("mstd", value)) => auto.magnitude_std = value,
        _ => return Err(unknown(auto.table.name(), part, "mstd with a number")),
    }
    Ok(auto)
}

fn augmix_part(mut mix: AugMix, part: &str) -> Result<AugMix, PolicyError> {
    match keyed(part) {
        Some(("m", value)) => mix.magnitude = value,
        Some(("a", value)) => mix.alpha = value,
        Some(("mstd", value)) => mix.magnitude_std = Some(value),
        _ => match keyed(part) {
            Some(("w", value)) => mix.width = value,
            Some(("d", value)) => mix.depth = Some(value),
            _ => return Err(unknown("augmix", part, "m, w, d, a and mstd with a number")),
        },
    }
    Ok(mix)
}

impl fmt::Display for Policy {
    /// In timm's language, leaving out what is the default.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::TrivialAugmentWide => f.write_str("trivial"),
            Self::ThreeAugment => f.write_str("3a"),
            Self::RandAugment(rand) => write_rand(f, rand),
            Self::AutoAugment(auto) => {
                f.write_str(auto.table.name())?;
                part(f, "mstd", auto.magnitude_std, 0.0)
            }
            Self::AugMix(mix) => {
                let fresh = AugMix::default();
                write!(f, "augmix-m{}", mix.magnitude)?;
                part(f, "w", mix.width, fresh.width)?;
                mix.depth.map_or(Ok(()), |depth| write!(f, "-d{depth}"))?;
                part(f, "a", mix.alpha, fresh.alpha)?;
                mix.magnitude_std
                    .map_or(Ok(()), |std| write!(f, "-mstd{std}"))
            }
        }
    }
}

fn write_rand(f: &mut fmt::Formatter<'_>, rand: &RandAugment) -> fmt::Result {
    let fresh = RandAugment::default();
    write!(f, "rand-m{}", rand.magnitude)?;
    part(f, "n", rand.layers, fresh.layers)?;
    part(f, "p", rand.probability, fresh.probability)?;
    part(f, "mstd", rand.magnitude_std, fresh.magnitude_std)?;
    rand.magnitude_max
        .map_or(Ok(()), |max| write!(f, "-mmax{max}"))?;
    part(f, "inc", u8::from(rand.increasing), 0)?;
    match rand.transforms {
        Transforms::All => Ok(()),
        set => write!(f, "-t{}", set.name()),
    }
}

fn part<T: PartialEq + fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    key: &str,
    value: T,
    fresh: T,
) -> fmt::Result {
    if value == fresh {
        return Ok(());
    }
    write!(f, "-{key}{value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timms_language_is_read_and_written() {
        let deit = Policy::RandAugment(RandAugment::deit());
        assert_eq!("rand-m9-mstd0.5-inc1".parse(), Ok(deit.clone()));
        assert_eq!("rand-inc1-mstd0.5-m9".parse(), Ok(deit));
        for text in [
            "none",
            "trivial",
            "3a",
            "rand-m9-mstd0.5-inc1",
            "rand-m10",
            "rand-m7-n3-p0.25-mmax15-tweights",
            "rand-m4-n1-inc1-t3aw",
            "v0",
            "original-mstd0.5",
            "v0r",
            "augmix-m5-w4-d2",
            "augmix-m3-a0.5-mstd0.25",
        ] {
            let policy: Policy = text.parse().expect(text);
            assert_eq!(policy.to_string(), text);
        }
    }

    #[test]
    fn text_that_names_no_policy_is_refused_in_words() {
        let message = |text: &str| text.parse::<Policy>().expect_err(text).to_string();
        assert!(message("random").contains("rand-m9-mstd0.5-inc1"));
        assert!(message("rand-x3").contains("\"x3\" means nothing to rand"));
        assert!(message("rand-m").contains("\"m\""));
        assert!(message("rand-n2.5").contains("\"n2.5\""));
        assert!(message("rand-tw").contains("\"tw\""));
        assert!(message("original-m3").contains("mstd"));
        assert!(message("augmix-b1").contains("\"b1\""));
        assert!(message("3a-m4").contains("no settings"));
    }
}
