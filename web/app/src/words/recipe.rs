//! Settings of recipes and augmentations, and what is wrong with them.

use vitrine::augmentation::policy::PolicyError;
use vitrine::augmentation::{AugmentationError, Field, Preset as Augmentations};
use vitrine::recipe::{Allowed, Knob, Reason, RecipeError};

use crate::i18n::{self, t};
use crate::said::said;

/// What is wrong with a recipe.
pub(crate) fn recipe_error(error: &RecipeError) -> String {
    let allowed = match &error.allowed {
        &Allowed::NoFewerBlocks { blocks, before } => {
            return t!("words-stages-wrong", blocks = blocks, before = before);
        }
        Allowed::Steps { factor, epochs } => {
            let (factor, epochs) = (factor.to_string(), epochs.to_string());
            return t!("words-steps-wrong", factor = factor, epochs = epochs);
        }
        Allowed::AModel => return t!("words-teachers-wrong").to_owned(),
        Allowed::Between(least, most) => between(*least, *most),
        Allowed::AboveZeroTo(most) => t!("words-allowed-above-zero-to", most = most.to_string()),
        &Allowed::Blocks(depth) => t!("words-allowed-blocks", depth = depth),
        Allowed::BelowOne => t!("words-allowed-below-one").to_owned(),
        Allowed::AboveZeroOrNone => t!("words-allowed-above-zero-or-none").to_owned(),
        Allowed::OneOrMoreOrNone => t!("words-allowed-one-or-more-or-none").to_owned(),
        Allowed::AboveZeroOrChosen => t!("words-allowed-above-zero-or-chosen").to_owned(),
        Allowed::UpToBatchSize => t!("words-allowed-batch-size").to_owned(),
        Allowed::UpToLearningRate => t!("words-allowed-learning-rate").to_owned(),
        Allowed::UpToEpochs => t!("words-allowed-epochs").to_owned(),
        Allowed::UpToShortestStage => t!("words-allowed-shortest-stage").to_owned(),
        Allowed::EpochForEachStage => t!("words-allowed-epoch-for-each-stage").to_owned(),
        Allowed::ZeroWithoutAttention => t!("words-allowed-without-attention").to_owned(),
        Allowed::Words(words) => said(words.clone()),
    };
    t!(
        "words-knob-wrong",
        knob = knob(error.knob),
        found = error.found.as_str(),
        allowed = allowed,
        suggested = error.suggested.as_str()
    )
}

/// What is wrong with an augmentation.
pub(crate) fn augmentation_error(error: &AugmentationError) -> String {
    t!(
        "words-knob-wrong",
        knob = field(error.field),
        found = error.found.to_string(),
        allowed = between(*error.allowed.start(), *error.allowed.end()),
        suggested = error.suggested.to_string()
    )
}

pub(super) fn between(least: f64, most: f64) -> String {
    let (least, most) = (least.to_string(), most.to_string());
    t!("words-allowed-between", least = least, most = most)
}

pub(super) fn knob(knob: Knob) -> &'static str {
    match knob {
        Knob::Augmentation(of) => field(of),
        Knob::Trainable => t!("words-knob-trainable"),
        Knob::Epochs => t!("words-knob-epochs"),
        Knob::BatchSize => t!("words-knob-batch-size"),
        Knob::Lr => t!("words-knob-lr"),
        Knob::MinLr => t!("words-knob-min-lr"),
        Knob::WarmupEpochs => t!("words-knob-warmup-epochs"),
        Knob::WeightDecay => t!("words-knob-weight-decay"),
        Knob::LabelSmoothing => t!("words-knob-label-smoothing"),
        Knob::ClipGradNorm => t!("words-knob-clip-grad-norm"),
        Knob::Stages => t!("words-knob-stages"),
        Knob::StageEpochs => t!("words-knob-stage-epochs"),
        Knob::MicroBatch => t!("words-knob-micro-batch"),
        Knob::Annealing => t!("words-knob-annealing"),
        Knob::LayerDecay => t!("words-knob-layer-decay"),
        Knob::HeadLr => t!("words-knob-head-lr"),
        Knob::EmaDecay => t!("words-knob-ema-decay"),
        Knob::Dropout => t!("words-knob-dropout"),
        Knob::AttentionDropout => t!("words-knob-attention-dropout"),
        Knob::DropPath => t!("words-knob-drop-path"),
        Knob::ValidationFraction => t!("words-knob-validation-fraction"),
        Knob::KeepBest => t!("words-knob-keep-best"),
        Knob::Patience => t!("words-knob-patience"),
        Knob::Probe => t!("words-knob-probe"),
        Knob::Folds => t!("words-knob-folds"),
        Knob::CachedViews => t!("words-knob-cached-views"),
        Knob::TokenMixup => t!("words-knob-token-mixup"),
        Knob::Teachers => t!("words-knob-teachers"),
        Knob::Alpha => t!("words-knob-alpha"),
        Knob::Temperature => t!("words-knob-temperature"),
    }
}

pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::ScaleMin => t!("words-field-scale-min"),
        Field::ScaleMax => t!("words-field-scale-max"),
        Field::RatioMin => t!("words-field-ratio-min"),
        Field::RatioMax => t!("words-field-ratio-max"),
        Field::Padding => t!("words-field-padding"),
        Field::HorizontalFlip => t!("words-field-horizontal-flip"),
        Field::VerticalFlip => t!("words-field-vertical-flip"),
        Field::Magnitude => t!("words-field-magnitude"),
        Field::MagnitudeMax => t!("words-field-magnitude-max"),
        Field::MagnitudeStd => t!("words-field-magnitude-std"),
        Field::Layers => t!("words-field-layers"),
        Field::PolicyProbability => t!("words-field-policy-probability"),
        Field::MixWidth => t!("words-field-mix-width"),
        Field::MixDepth => t!("words-field-mix-depth"),
        Field::MixAlpha => t!("words-field-mix-alpha"),
        Field::JitterProbability => t!("words-field-jitter-probability"),
        Field::Brightness => t!("words-field-brightness"),
        Field::Contrast => t!("words-field-contrast"),
        Field::Saturation => t!("words-field-saturation"),
        Field::Hue => t!("words-field-hue"),
        Field::Grayscale => t!("words-field-grayscale"),
        Field::GaussianBlur => t!("words-field-gaussian-blur"),
        Field::Solarize => t!("words-field-solarize"),
        Field::CutoutProbability => t!("words-field-cutout-probability"),
        Field::CutoutSize => t!("words-field-cutout-size"),
        Field::ErasingProbability => t!("words-field-erasing-probability"),
        Field::ErasingAreaMin => t!("words-field-erasing-area-min"),
        Field::ErasingAreaMax => t!("words-field-erasing-area-max"),
        Field::ErasingAspect => t!("words-field-erasing-aspect"),
        Field::ErasingCount => t!("words-field-erasing-count"),
        Field::MixupAlpha => t!("words-field-mixup-alpha"),
        Field::CutmixAlpha => t!("words-field-cutmix-alpha"),
        Field::CutmixMin => t!("words-field-cutmix-min"),
        Field::CutmixMax => t!("words-field-cutmix-max"),
        Field::MixProbability => t!("words-field-mix-probability"),
        Field::SwitchProbability => t!("words-field-switch-probability"),
        Field::MixOffEpoch => t!("words-field-mix-off-epoch"),
        Field::Repeats => t!("words-field-repeats"),
    }
}

/// What is wrong with a policy in timm's words.
pub(crate) fn policy_error(error: &PolicyError) -> String {
    match error {
        PolicyError::Name(name) => t!("words-policy-name", name = name.as_str()),
        PolicyError::Part { policy, part, .. } => {
            let policy: &str = policy;
            let takes = match policy {
                "rand" => t!("words-policy-takes-rand"),
                "augmix" => t!("words-policy-takes-augmix"),
                "none" | "trivial" | "3a" => t!("words-policy-takes-nothing"),
                _ => t!("words-policy-takes-auto"),
            };
            t!(
                "words-policy-part",
                part = part.as_str(),
                policy = policy,
                takes = takes
            )
        }
    }
}

/// The name of an augmentation to start from.
pub(crate) fn augmentation(preset: Augmentations) -> &'static str {
    match preset {
        Augmentations::None => t!("words-augment-none"),
        Augmentations::Light => t!("words-augment-light"),
        Augmentations::Deit | Augmentations::DeitIii => preset.name(),
    }
}

/// The augmentation for data whose smallest class has so many training pictures, and why.
pub(crate) fn suggested_augmentation(pictures: u32) -> (Augmentations, &'static str) {
    let (preset, _) = Augmentations::suggested(pictures);
    let why = match preset {
        Augmentations::None => t!("words-augment-none-why"),
        Augmentations::Light => t!("words-augment-light-why"),
        Augmentations::Deit => t!("words-augment-deit-why"),
        Augmentations::DeitIii => t!("words-augment-deit-iii-why"),
    };
    (preset, why)
}

/// Why a recipe suits the data, as it goes on after "because".
pub(crate) fn recipe_reason(reason: Reason) -> String {
    match reason {
        Reason::SmallClass(pictures) => t!("words-recipe-small-class", pictures = pictures),
        Reason::Dozens(pictures) => t!("words-recipe-dozens", pictures = pictures),
        Reason::Hundreds(pictures) => t!("words-recipe-hundreds", pictures = pictures),
        Reason::Thousands(pictures) => t!("words-recipe-thousands", pictures = pictures),
        Reason::More(pictures) => t!("words-recipe-more", pictures = pictures),
    }
}

/// A knob and its value in an earlier run: named as files have it in English, else as the form does.
pub(crate) fn changed(path: &str, then: &str) -> String {
    let name = setting(path).filter(|_| i18n::translated().is_some());
    let name = name.map_or_else(|| path.replace('_', " "), ToOwned::to_owned);
    format!("{name} {}", value(path, then))
}

/// A value of the recipe; numbers, and what only files say, stay as they are.
pub(super) fn value(path: &str, value: &str) -> String {
    // These are names that users gave.
    if path == "distillation.teachers" {
        return value.to_owned();
    }
    let blocks = value.strip_prefix("last blocks ");
    if let Some(blocks) = blocks.and_then(|blocks| blocks.parse::<u32>().ok()) {
        return t!("words-value-last-blocks", blocks = blocks);
    }
    let known = match value {
        "off" => t!("words-value-off"),
        "on" => t!("words-value-on"),
        "yes" => t!("words-value-yes"),
        "no" => t!("words-value-no"),
        "none" => t!("words-value-none"),
        "head" => t!("words-value-head"),
        "all" => t!("words-value-all"),
        "by cross-validation" => t!("words-value-by-cross-validation"),
        "as many as fit" => t!("words-value-as-many-as-fit"),
        "one for each epoch" => t!("words-value-one-for-each-epoch"),
        "loss" => t!("words-value-loss"),
        "sampling" => t!("words-value-sampling"),
        "cosine" => t!("words-value-cosine"),
        "linear" => t!("words-value-linear"),
        "constant" => t!("words-value-constant"),
        "other" => t!("words-value-other"),
        other => other,
    };
    known.to_owned()
}

/// What the train form calls a knob, by its path in files.
pub(super) fn setting(path: &str) -> Option<&'static str> {
    Some(match path {
        "trainable" => t!("words-setting-trainable"),
        "epochs" => t!("words-setting-epochs"),
        "stages" => t!("words-setting-stages"),
        "probe" => t!("words-setting-probe"),
        "probe.c" => t!("words-setting-probe-c"),
        "probe.folds" => t!("words-setting-probe-folds"),
        "batch_size" => t!("words-setting-batch-size"),
        "micro_batch" => t!("words-setting-micro-batch"),
        "rule" => t!("words-setting-rule"),
        "lr" => t!("words-setting-lr"),
        "min_lr" => t!("words-setting-min-lr"),
        "annealing" => t!("words-setting-annealing"),
        "warmup_epochs" => t!("words-setting-warmup-epochs"),
        "layer_decay" => t!("words-setting-layer-decay"),
        "head_lr" => t!("words-setting-head-lr"),
        "weight_decay" => t!("words-setting-weight-decay"),
        "label_smoothing" => t!("words-setting-label-smoothing"),
        "clip_grad_norm" => t!("words-setting-clip-grad-norm"),
        "ema_decay" => t!("words-setting-ema-decay"),
        "dropout" => t!("words-setting-dropout"),
        "attention_dropout" => t!("words-setting-attention-dropout"),
        "drop_path" => t!("words-setting-drop-path"),
        "class_balance" => t!("words-setting-class-balance"),
        "validation_fraction" => t!("words-setting-validation-fraction"),
        "keep_best" => t!("words-setting-keep-best"),
        "patience" => t!("words-setting-patience"),
        "cached_views" => t!("words-setting-cached-views"),
        "token_mixup" => t!("words-setting-token-mixup"),
        "distillation" => t!("words-setting-distillation"),
        "distillation.lesson" => t!("words-setting-distillation-lesson"),
        "distillation.alpha" => t!("words-setting-distillation-alpha"),
        "distillation.teachers" => t!("words-setting-distillation-teachers"),
        "standardize_features" => t!("words-setting-standardize-features"),
        "seed" => t!("words-setting-seed"),
        "augmentation.crop" => t!("words-setting-augment-crop"),
        "augmentation.interpolation" => t!("words-setting-augment-interpolation"),
        "augmentation.horizontal_flip" => t!("words-setting-augment-horizontal-flip"),
        "augmentation.vertical_flip" => t!("words-setting-augment-vertical-flip"),
        "augmentation.policy" => t!("words-setting-augment-policy"),
        "augmentation.color_jitter.probability" => {
            t!("words-setting-augment-color-jitter-probability")
        }
        "augmentation.color_jitter.brightness" => {
            t!("words-setting-augment-color-jitter-brightness")
        }
        "augmentation.color_jitter.contrast" => t!("words-setting-augment-color-jitter-contrast"),
        "augmentation.color_jitter.saturation" => {
            t!("words-setting-augment-color-jitter-saturation")
        }
        "augmentation.color_jitter.hue" => t!("words-setting-augment-color-jitter-hue"),
        "augmentation.grayscale" => t!("words-setting-augment-grayscale"),
        "augmentation.gaussian_blur" => t!("words-setting-augment-gaussian-blur"),
        "augmentation.solarize" => t!("words-setting-augment-solarize"),
        "augmentation.cutout.probability" => t!("words-setting-augment-cutout-probability"),
        "augmentation.cutout.size" => t!("words-setting-augment-cutout-size"),
        "augmentation.erasing.probability" => t!("words-setting-augment-erasing-probability"),
        "augmentation.erasing.mode" => t!("words-setting-augment-erasing-mode"),
        "augmentation.erasing.area" => t!("words-setting-augment-erasing-area"),
        "augmentation.erasing.min_aspect" => t!("words-setting-augment-erasing-min-aspect"),
        "augmentation.erasing.max_count" => t!("words-setting-augment-erasing-max-count"),
        "augmentation.mix.mixup_alpha" => t!("words-setting-augment-mix-mixup-alpha"),
        "augmentation.mix.cutmix_alpha" => t!("words-setting-augment-mix-cutmix-alpha"),
        "augmentation.mix.cutmix_minmax" => t!("words-setting-augment-mix-cutmix-minmax"),
        "augmentation.mix.probability" => t!("words-setting-augment-mix-probability"),
        "augmentation.mix.switch_probability" => t!("words-setting-augment-mix-switch-probability"),
        "augmentation.mix.mode" => t!("words-setting-augment-mix-mode"),
        "augmentation.mix.off_epoch" => t!("words-setting-augment-mix-off-epoch"),
        "augmentation.repeats" => t!("words-setting-augment-repeats"),
        _ => return None,
    })
}
