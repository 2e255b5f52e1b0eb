//! What the headless runner's flags do to a recipe, and which flags make a given one.

use crate::augmentation::Augmentation;
use crate::recipe::{Distillation, Lesson, Probe, Recipe, Stage, Trainable};

/// The flags of `vitrine train` that change its recipe; what is not given leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flags {
    /// `--unfreeze`
    pub unfreeze: Option<Trainable>,
    /// `--probe`
    pub probe: bool,
    /// `--head-stage`, `--head-stage-lr` and `--head-stage-batch-size`
    pub head_stage: Option<Stage>,
    /// `--layer-decay`
    pub layer_decay: Option<f64>,
    /// `--head-lr`
    pub head_lr: Option<f64>,
    /// `--ema`
    pub ema: Option<f64>,
    /// `--validation`
    pub validation: Option<f64>,
    /// `--patience`
    pub patience: Option<u32>,
    /// `--views`
    pub views: Option<u32>,
    /// How many `--teacher`
    pub teachers: usize,
    /// `--alpha`
    pub alpha: Option<f64>,
    /// `--temperature`
    pub temperature: Option<f64>,
    /// `--epochs`
    pub epochs: Option<u32>,
    /// `--batch-size`
    pub batch_size: Option<u32>,
    /// `--lr`
    pub lr: Option<f64>,
    /// `--label-smoothing`
    pub label_smoothing: Option<f64>,
    /// `--seed`
    pub seed: Option<u64>,
    /// `--augment`
    pub augment: Option<Augmentation>,
}

impl Flags {
    /// The recipe of a file, or the default one for what learns, with the flags on top.
    #[must_use]
    pub fn applied(&self, file: Option<Recipe>) -> Recipe {
        let mut recipe =
            file.unwrap_or_else(|| Recipe::of(self.unfreeze.unwrap_or(Trainable::Head)));
        let set = |knob: &mut f64, flag: Option<f64>| *knob = flag.unwrap_or(*knob);
        recipe.trainable = self.unfreeze.unwrap_or(recipe.trainable);
        recipe.epochs = self.epochs.unwrap_or(recipe.epochs);
        recipe.batch_size = self.batch_size.unwrap_or(recipe.batch_size);
        set(&mut recipe.lr, self.lr);
        // A peak below the default end would make no cosine.
        recipe.min_lr = recipe.min_lr.min(recipe.lr);
        recipe.warmup_epochs = recipe.warmup_epochs.min(f64::from(recipe.epochs));
        set(&mut recipe.label_smoothing, self.label_smoothing);
        set(&mut recipe.layer_decay, self.layer_decay);
        set(&mut recipe.head_lr, self.head_lr);
        set(&mut recipe.validation_fraction, self.validation);
        recipe.ema_decay = self.ema.or(recipe.ema_decay);
        recipe.patience = self.patience.or(recipe.patience);
        recipe.cached_views = self.views.or(recipe.cached_views);
        recipe.seed = self.seed.unwrap_or(recipe.seed);
        if let Some(augmentation) = &self.augment {
            recipe.augmentation = augmentation.clone();
        }
        if self.probe {
            recipe.probe.get_or_insert_default();
        }
        if let Some(stage) = self.head_stage {
            recipe.stages = vec![stage];
        }
        if self.teachers > 0 {
            let distillation = recipe.distillation.get_or_insert_default();
            distillation.teachers = (1..=self.teachers).map(teacher).collect();
            set(&mut distillation.alpha, self.alpha);
            if let Some(temperature) = self.temperature {
                distillation.lesson = Lesson::Soft { temperature };
            }
        }
        recipe
    }

    /// The flags that make this recipe out of nothing; nothing if no flags do. Teachers are told apart by number alone.
    #[must_use]
    pub fn making(recipe: &Recipe) -> Option<Self> {
        let recipe = anonymous(recipe);
        let usual = Recipe::of(recipe.trainable);
        let given = |value: f64, usual: f64| (value.total_cmp(&usual).is_ne()).then_some(value);
        let counted = |value: u32, usual: u32| (value != usual).then_some(value);
        let distillation = recipe.distillation.clone().unwrap_or_default();
        let fresh = Distillation::default();
        let flags = Self {
            unfreeze: (recipe.trainable != Trainable::Head).then_some(recipe.trainable),
            probe: recipe.probe == Some(Probe::default()),
            head_stage: match *recipe.stages {
                [stage] if stage.trainable == Trainable::Head => Some(stage),
                _ => None,
            },
            layer_decay: given(recipe.layer_decay, usual.layer_decay),
            head_lr: given(recipe.head_lr, usual.head_lr),
            ema: recipe.ema_decay,
            validation: given(recipe.validation_fraction, usual.validation_fraction),
            patience: recipe.patience,
            views: recipe.cached_views,
            teachers: distillation.teachers.len(),
            alpha: given(distillation.alpha, fresh.alpha),
            temperature: match (distillation.lesson, fresh.lesson) {
                (Lesson::Soft { temperature }, Lesson::Soft { temperature: usual }) => {
                    given(temperature, usual)
                }
                _ => None,
            },
            epochs: counted(recipe.epochs, usual.epochs),
            batch_size: counted(recipe.batch_size, usual.batch_size),
            lr: given(recipe.lr, usual.lr),
            label_smoothing: given(recipe.label_smoothing, usual.label_smoothing),
            seed: (recipe.seed != usual.seed).then_some(recipe.seed),
            augment: (recipe.augmentation != usual.augmentation)
                .then(|| recipe.augmentation.clone()),
        };
        let named = flags
            .augment
            .as_ref()
            .is_none_or(|own| augment_name(own).is_some());
        (named && flags.applied(None) == recipe).then_some(flags)
    }
}

/// What `--augment` calls these settings: a preset, or a policy on top of the light one.
pub(super) fn augment_name(augmentation: &Augmentation) -> Option<String> {
    if let Some(preset) = augmentation.preset() {
        return Some(preset.id().to_owned());
    }
    let written = augmentation.policy.to_string();
    let light = Augmentation {
        policy: written.parse().ok()?,
        ..Augmentation::default()
    };
    (light == *augmentation).then_some(written)
}

/// A teacher without a name of its own.
fn teacher(number: usize) -> String {
    format!("teacher {number}")
}

/// The same recipe, its teachers called by number and each stage with its batch size.
pub(super) fn anonymous(recipe: &Recipe) -> Recipe {
    let mut recipe = recipe.clone();
    for stage in &mut recipe.stages {
        stage.batch_size.get_or_insert(recipe.batch_size);
    }
    if let Some(distillation) = &mut recipe.distillation {
        let count = distillation.teachers.len();
        distillation.teachers = (1..=count).map(teacher).collect();
    }
    recipe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe::{Preset, Rule};

    #[test]
    fn presets_are_flags_and_a_rule_is_not() {
        for preset in [Preset::Dozens, Preset::Hundreds, Preset::Thousands] {
            let recipe = preset.recipe(12);
            let flags = Flags::making(&recipe).expect("there are flags for it");
            assert_eq!(flags.applied(None), recipe);
        }
        let lion = Recipe {
            rule: Rule::Lion,
            ..Recipe::default()
        };
        assert_eq!(Flags::making(&lion), None);
        let stages = Preset::Everything.recipe(12);
        assert_eq!(Flags::making(&stages), None, "drop path has no flag");
    }

    #[test]
    fn nothing_differs_from_the_default_where_no_flag_is_given() {
        assert_eq!(Flags::making(&Recipe::default()), Some(Flags::default()));
        let two = Flags::making(&Recipe::last_blocks(2)).expect("flags");
        assert_eq!(
            two,
            Flags {
                unfreeze: Some(Trainable::LastBlocks(2)),
                ..Flags::default()
            }
        );
    }
}
