//! A model's parts as plain data: from its shape, with what was measured and what would learn put to each.

use vitrine::architecture::{Architecture, Shape};
use vitrine::explanation::Part;
use vitrine::protocol::ModelInfo;
use vitrine::recipe::Trainable;

use crate::i18n::t;

/// All parts of a model.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Inventory {
    /// In the order a picture passes them.
    pub(super) parts: Vec<PartView>,
    /// Its shape, if it is the transformer that the shape describes.
    pub(super) shape: Option<Architecture>,
}

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PartView {
    /// What it does.
    pub(super) role: Role,
    /// Its name, as it is measured under.
    pub(super) name: String,
    /// What leaves it for one picture.
    pub(super) shape: Vec<u32>,
    /// Its parameters.
    pub(super) parameters: u64,
    /// How long it takes, if that was measured.
    pub(super) milliseconds: Option<f64>,
    /// The part whose time holds this one's too, where they were measured together.
    pub(super) timed_with: Option<&'static str>,
    /// Whether it would learn, if something is known to train it.
    pub(super) learns: Option<bool>,
}

impl PartView {
    /// Its name as people read it.
    pub(super) fn words(&self) -> String {
        match self.role {
            Role::Patches => t!("inside-parts-patches").to_owned(),
            Role::Tokens => t!("inside-parts-tokens").to_owned(),
            Role::Block(index) => {
                let number = index + 1;
                t!("inside-parts-block", number = number)
            }
            Role::Norm => t!("inside-parts-norm").to_owned(),
            Role::Head => t!("inside-parts-head").to_owned(),
            Role::Other => self.name.clone(),
        }
    }
}

/// What a part does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Makes numbers of patches.
    Patches,
    /// Adds the tokens before the patches, and all positions.
    Tokens,
    /// The block of this number, from 0.
    Block(usize),
    /// The final norm.
    Norm,
    /// The classifier(s).
    Head,
    /// Something else.
    Other,
}

impl Role {
    /// By a part's name.
    fn of(name: &str) -> Self {
        let block = name
            .strip_prefix("block ")
            .and_then(|number| number.parse::<usize>().ok());
        match (name, block) {
            ("patches", _) => Self::Patches,
            ("tokens", _) => Self::Tokens,
            ("norm", _) => Self::Norm,
            ("head", _) => Self::Head,
            (_, Some(number @ 1..)) => Self::Block(number - 1),
            _ => Self::Other,
        }
    }

    /// The part that it is measured together with.
    ///
    /// # Source
    /// `explain::profile`.
    fn timed_with(self) -> Option<&'static str> {
        match self {
            Self::Tokens => Some("patches"),
            Self::Norm => Some("head"),
            _ => None,
        }
    }

    /// Whether it learns where `trainable` does, in a network of `depth` blocks.
    ///
    /// # Source
    /// `model::freeze`: the tail of the head alone has no norm.
    fn learns(self, trainable: Trainable, depth: usize) -> bool {
        match (trainable, self) {
            (Trainable::All, _) | (_, Self::Head) | (Trainable::LastBlocks(_), Self::Norm) => true,
            (Trainable::LastBlocks(last), Self::Block(number)) => number + last as usize >= depth,
            _ => false,
        }
    }
}

impl Inventory {
    /// Of this model: the parts its shape has where that is the whole of it, else those that were measured.
    pub(super) fn of(model: &ModelInfo, measured: &[Part], trainable: Option<Trainable>) -> Self {
        let shape = match &model.shape {
            Shape::Vit(shape) => Some(shape),
            Shape::Cnn(_) => None,
        };
        let known = shape.map(parts).unwrap_or_default();
        let whole = known.iter().map(|part| part.parameters).sum::<u64>() == model.parameters;
        let mut views: Vec<PartView> = Vec::new();
        if whole {
            let has_role =
                |part: &PartView| measured.iter().find(|it| Role::of(&it.name) == part.role);
            views.extend(known.into_iter().map(|part| PartView {
                milliseconds: has_role(&part).map(|it| it.milliseconds),
                ..part
            }));
        }
        // What was measured under another name is not lost.
        let strange = measured
            .iter()
            .filter(|part| !whole || Role::of(&part.name) == Role::Other);
        views.extend(strange.map(|part| PartView {
            role: Role::of(&part.name),
            name: part.name.clone(),
            shape: part.shape.clone(),
            parameters: part.parameters,
            milliseconds: Some(part.milliseconds),
            timed_with: None,
            learns: None,
        }));
        let timed = |name: &str| measured.iter().any(|part| part.name == name);
        for part in &mut views {
            let holder = part
                .role
                .timed_with()
                .filter(|_| part.milliseconds.is_none());
            part.timed_with = holder.filter(|holder| timed(holder));
            let known = trainable.filter(|_| whole && part.role != Role::Other);
            part.learns = known.map(|trainable| part.role.learns(trainable, model.shape.depth()));
        }
        Self {
            parts: views,
            shape: shape.filter(|_| whole).cloned(),
        }
    }

    /// All times together, if any was measured.
    pub(super) fn total_ms(&self) -> Option<f64> {
        let times: Vec<f64> = self
            .parts
            .iter()
            .filter_map(|part| part.milliseconds)
            .collect();
        (!times.is_empty()).then(|| times.iter().sum())
    }
}

/// The parts of a transformer of this shape, nothing measured.
///
/// # Source
/// The parameters of timm's `VisionTransformer`: a linear layer from a to b has a·b + b, a norm of width a has 2·a.
fn parts(shape: &Architecture) -> Vec<PartView> {
    let Architecture {
        patch_px,
        dim,
        depth,
        mlp_dim,
        classes,
        ..
    } = *shape;
    let linear = |from: usize, to: usize| from * to + to;
    let (rows, columns) = shape.grid();
    let prefix = shape.prefix_tokens();
    let part = |role, name: String, dims: &[usize], parameters: usize| PartView {
        role,
        name,
        shape: dims
            .iter()
            .map(|dim| u32::try_from(*dim).unwrap_or(u32::MAX))
            .collect(),
        parameters: parameters as u64,
        milliseconds: None,
        timed_with: None,
        learns: None,
    };
    let gains = if shape.layer_scale { 2 * dim } else { 0 };
    let attention = linear(dim, 3 * dim) + linear(dim, dim);
    let block = 4 * dim + attention + linear(dim, mlp_dim) + linear(mlp_dim, dim) + gains;
    let heads = if shape.dist_head { 2 } else { 1 };
    let tokens = [shape.tokens(), dim];
    let patches = linear(3 * patch_px * patch_px, dim);
    let mut all = vec![
        part(
            Role::Patches,
            "patches".to_owned(),
            &[rows * columns, dim],
            patches,
        ),
        part(
            Role::Tokens,
            "tokens".to_owned(),
            &tokens,
            (prefix + shape.positions()) * dim,
        ),
    ];
    all.extend((0..depth).map(|number| {
        part(
            Role::Block(number),
            format!("block {}", number + 1),
            &tokens,
            block,
        )
    }));
    all.push(part(Role::Norm, "norm".to_owned(), &tokens, 2 * dim));
    all.push(part(
        Role::Head,
        "head".to_owned(),
        &[classes],
        heads * linear(dim, classes),
    ));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(shape: Architecture, parameters: u64) -> ModelInfo {
        ModelInfo {
            name: "m".to_owned(),
            architecture: String::new(),
            parameters,
            shape: shape.into(),
            classes: vec![],
            reinitialized: vec![],
            unexpected: vec![],
            preprocess: vitrine::preprocess::Preprocess::deit(224),
            notes: vec![],
        }
    }

    fn measured(name: &str, milliseconds: f64) -> Part {
        Part {
            name: name.to_owned(),
            shape: vec![1],
            parameters: 1,
            milliseconds,
        }
    }

    #[test]
    fn the_parts_sum_to_what_timm_counts() {
        // sum(p.numel() for p in timm.create_model(name).parameters()), timm 1.0.29
        let known = [
            (Architecture::tiny(false), 5_717_416),
            (Architecture::small(false), 22_050_664),
            (Architecture::base(false), 86_567_656),
            (Architecture::tiny(true), 5_910_800),
            (Architecture::small(true), 22_436_432),
            (Architecture::base(true), 87_338_192),
        ];
        for (shape, total) in known {
            let sum: u64 = parts(&shape).iter().map(|part| part.parameters).sum();
            assert_eq!(sum, total, "{shape}");
        }
    }

    #[test]
    fn what_learns_follows_the_recipe() {
        let learning = |trainable| -> Vec<String> {
            let model = model(Architecture::tiny(false), 5_717_416);
            let all = Inventory::of(&model, &[], Some(trainable)).parts;
            let learning = all.into_iter().filter(|part| part.learns == Some(true));
            learning.map(|part| part.name).collect()
        };
        assert_eq!(learning(Trainable::Head), ["head"]);
        assert_eq!(learning(Trainable::LastBlocks(0)), ["norm", "head"]);
        let last = ["block 11", "block 12", "norm", "head"];
        assert_eq!(learning(Trainable::LastBlocks(2)), last);
        assert_eq!(learning(Trainable::All).len(), 16);
    }

    #[test]
    fn times_find_their_parts_and_strangers_stay() {
        let model = model(Architecture::tiny(false), 5_717_416);
        let times = [measured("block 2", 3.0), measured("reading", 1.5)];
        let all = Inventory::of(&model, &times, None);
        assert_eq!(all.total_ms(), Some(4.5));
        let timed: Vec<_> = all
            .parts
            .iter()
            .filter(|part| part.milliseconds.is_some())
            .collect();
        assert_eq!(
            (timed[0].role, timed[0].parameters),
            (Role::Block(1), 444_864)
        );
        assert_eq!((timed[1].role, timed[1].learns), (Role::Other, None));
        assert_eq!(Inventory::of(&model, &[], None).total_ms(), None);
    }

    #[test]
    fn what_is_measured_together_says_so() {
        let model = model(Architecture::tiny(false), 5_717_416);
        let with = |times: &[Part]| -> Vec<_> {
            let all = Inventory::of(&model, times, None).parts;
            all.into_iter().filter_map(|part| part.timed_with).collect()
        };
        assert!(with(&[]).is_empty(), "nothing measured");
        let times = ["patches", "block 1", "head"].map(|name| measured(name, 1.0));
        assert_eq!(with(&times), ["patches", "head"]);
        assert_eq!(with(&times[..2]), ["patches"]);
    }

    #[test]
    fn a_network_of_another_kind_shows_what_was_measured_alone() {
        let model = model(Architecture::tiny(false), 1234);
        let all = Inventory::of(&model, &[measured("stem", 1.0)], Some(Trainable::Head));
        assert_eq!((all.parts.len(), all.shape), (1, None));
        assert_eq!(all.parts[0].learns, None);
    }
}
