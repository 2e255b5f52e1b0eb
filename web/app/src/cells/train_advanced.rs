//! The knobs of a recipe that most people never touch, by what they are for.

use leptos::prelude::*;
use vitrine::notebook::{CellKind, TrainSettings};
use vitrine::recipe::{
    Annealing, ClassBalance, Knob, Metric, Probe, Recipe, RecipeError, Rule, Trainable,
};

use super::Handle;
use super::train_form::{Dial, Knobs, whole};
use super::train_stages::Stages;
use super::train_teacher::Teacher;
use crate::i18n::{Words, t};
use crate::ui::field::{CheckField, SelectField};

/// A number: knob, label, help, test id, how it is read and written.
type Number = (
    Knob,
    Words,
    Words,
    &'static str,
    fn(&Recipe) -> f64,
    fn(&mut Recipe, f64),
);

/// A choice: label, help, test id, its values with their words, how it is read and written.
type Choice = (
    Words,
    Words,
    &'static str,
    &'static [(&'static str, Words)],
    fn(&Recipe) -> &'static str,
    fn(&mut Recipe, &str),
);

/// A group of knobs: its title, its choices, its numbers.
type Group = (Words, &'static [Choice], &'static [Number]);

const GROUPS: [Group; 4] = [
    (
        || t!("train-advanced-lr"),
        &[
            (
                || t!("train-advanced-rule"),
                || t!("train-advanced-rule-help"),
                "rule",
                &[
                    ("adamw", || "AdamW"),
                    ("sgd", || t!("train-advanced-rule-sgd")),
                    ("lion", || "Lion"),
                ],
                |r| match r.rule {
                    Rule::AdamW => "adamw",
                    Rule::Sgd => "sgd",
                    Rule::Lion => "lion",
                },
                |r, id| {
                    r.rule = match id {
                        "sgd" => Rule::Sgd,
                        "lion" => Rule::Lion,
                        _ => Rule::AdamW,
                    }
                },
            ),
            (
                || t!("train-advanced-annealing"),
                || t!("train-advanced-annealing-help"),
                "annealing",
                &[
                    ("cosine", || t!("train-advanced-annealing-cosine")),
                    ("linear", || t!("train-advanced-annealing-linear")),
                    ("constant", || t!("train-advanced-annealing-constant")),
                    ("step", || t!("train-advanced-annealing-step")),
                ],
                |r| match r.annealing {
                    Annealing::Cosine => "cosine",
                    Annealing::Linear => "linear",
                    Annealing::Constant => "constant",
                    Annealing::Step { .. } => "step",
                },
                |r, id| {
                    r.annealing = match id {
                        "linear" => Annealing::Linear,
                        "constant" => Annealing::Constant,
                        "step" => Annealing::Step {
                            epochs: (f64::from(r.epochs) / 3.0).max(0.1),
                            factor: 0.1,
                        },
                        _ => Annealing::Cosine,
                    }
                },
            ),
        ],
        &[
            (
                Knob::WarmupEpochs,
                || t!("train-advanced-warmup"),
                || t!("train-advanced-warmup-help"),
                "warmup-epochs",
                |r| r.warmup_epochs,
                |r, v| r.warmup_epochs = v,
            ),
            (
                Knob::MinLr,
                || t!("train-advanced-min-lr"),
                || t!("train-advanced-min-lr-help"),
                "min-lr",
                |r| r.min_lr,
                |r, v| r.min_lr = v,
            ),
            (
                Knob::LayerDecay,
                || t!("train-advanced-layer-decay"),
                || t!("train-advanced-layer-decay-help"),
                "layer-decay",
                |r| r.layer_decay,
                |r, v| r.layer_decay = v,
            ),
            (
                Knob::HeadLr,
                || t!("train-advanced-head-lr"),
                || t!("train-advanced-head-lr-help"),
                "head-lr",
                |r| r.head_lr,
                |r, v| r.head_lr = v,
            ),
            (
                Knob::ClipGradNorm,
                || t!("train-advanced-clip"),
                || t!("train-advanced-clip-help"),
                "clip-grad-norm",
                |r| r.clip_grad_norm.unwrap_or(0.0),
                |r, v| r.clip_grad_norm = some(v),
            ),
        ],
    ),
    (
        || t!("train-advanced-regularization"),
        &[],
        &[
            (
                Knob::WeightDecay,
                || t!("train-advanced-weight-decay"),
                || t!("train-advanced-weight-decay-help"),
                "weight-decay",
                |r| r.weight_decay,
                |r, v| r.weight_decay = v,
            ),
            (
                Knob::LabelSmoothing,
                || t!("train-advanced-label-smoothing"),
                || t!("train-advanced-label-smoothing-help"),
                "label-smoothing",
                |r| r.label_smoothing,
                |r, v| r.label_smoothing = v,
            ),
            (
                Knob::Dropout,
                || "Dropout",
                || t!("train-advanced-dropout-help"),
                "dropout",
                |r| r.dropout,
                |r, v| r.dropout = v,
            ),
            (
                Knob::AttentionDropout,
                || t!("train-advanced-attention-dropout"),
                || t!("train-advanced-attention-dropout-help"),
                "attention-dropout",
                |r| r.attention_dropout,
                |r, v| r.attention_dropout = v,
            ),
            (
                Knob::DropPath,
                || t!("train-advanced-drop-path"),
                || t!("train-advanced-drop-path-help"),
                "drop-path",
                |r| r.drop_path,
                |r, v| r.drop_path = v,
            ),
            (
                Knob::TokenMixup,
                || t!("train-advanced-token-mixup"),
                || t!("train-advanced-token-mixup-help"),
                "token-mixup",
                |r| r.token_mixup,
                |r, v| r.token_mixup = v,
            ),
            (
                Knob::EmaDecay,
                || t!("train-advanced-ema"),
                || t!("train-advanced-ema-help"),
                "ema",
                |r| r.ema_decay.unwrap_or(0.0),
                |r, v| r.ema_decay = some(v),
            ),
        ],
    ),
    (
        || t!("train-advanced-judging"),
        &[(
            || t!("train-advanced-keep-best"),
            || t!("train-advanced-keep-best-help"),
            "keep-best",
            &[
                ("off", || t!("train-advanced-keep-best-off")),
                ("loss", || t!("train-advanced-keep-best-loss")),
                ("top1", || t!("train-advanced-keep-best-top1")),
                ("f1", || t!("train-advanced-keep-best-f1")),
            ],
            |r| match r.keep_best {
                None => "off",
                Some(Metric::Loss) => "loss",
                Some(Metric::Top1) => "top1",
                Some(Metric::MacroF1) => "f1",
            },
            |r, id| {
                r.keep_best = match id {
                    "loss" => Some(Metric::Loss),
                    "top1" => Some(Metric::Top1),
                    "f1" => Some(Metric::MacroF1),
                    _ => None,
                };
            },
        )],
        &[
            (
                Knob::ValidationFraction,
                || t!("train-advanced-validation"),
                || t!("train-advanced-validation-help"),
                "validation",
                |r| r.validation_fraction,
                |r, v| r.validation_fraction = v,
            ),
            (
                Knob::Patience,
                || t!("train-advanced-patience"),
                || t!("train-advanced-patience-help"),
                "patience",
                |r| r.patience.map_or(0.0, f64::from),
                |r, v| r.patience = Some(whole(v)).filter(|&epochs| epochs > 0),
            ),
        ],
    ),
    (
        || t!("train-advanced-data"),
        &[(
            || t!("train-advanced-balance"),
            || t!("train-advanced-balance-help"),
            "class-balance",
            &[
                ("none", || t!("train-advanced-balance-none")),
                ("sampling", || t!("train-advanced-balance-sampling")),
                ("loss", || t!("train-advanced-balance-loss")),
            ],
            |r| match r.class_balance {
                ClassBalance::None => "none",
                ClassBalance::Sampling => "sampling",
                ClassBalance::Loss => "loss",
            },
            |r, id| {
                r.class_balance = match id {
                    "sampling" => ClassBalance::Sampling,
                    "loss" => ClassBalance::Loss,
                    _ => ClassBalance::None,
                }
            },
        )],
        &[
            (
                Knob::CachedViews,
                || t!("train-advanced-views"),
                || t!("train-advanced-views-help"),
                "views",
                |r| r.cached_views.map_or(-1.0, f64::from),
                |r, v| r.cached_views = (v >= 0.0).then(|| whole(v)),
            ),
            (
                Knob::MicroBatch,
                || t!("train-advanced-micro-batch"),
                || t!("train-advanced-micro-batch-help"),
                "micro-batch",
                |r| r.micro_batch.map_or(0.0, f64::from),
                |r, v| r.micro_batch = Some(whole(v)).filter(|&images| images > 0),
            ),
        ],
    ),
];

fn some(value: f64) -> Option<f64> {
    Some(value).filter(|value| *value != 0.0)
}

/// The knobs most people never touch.
#[component]
pub(super) fn Advanced(
    handle: Handle,
    settings: Memo<TrainSettings>,
    recipe: Memo<Recipe>,
    error: Memo<Option<RecipeError>>,
    depth: Memo<u32>,
) -> impl IntoView {
    let rare = |knob: Knob| {
        !matches!(
            knob,
            Knob::Trainable | Knob::Epochs | Knob::BatchSize | Knob::Lr
        )
    };
    // Once opened it stays so: the knob at fault must not vanish as it is being mended.
    let opened = Memo::new(move |old: Option<&bool>| {
        let wrong = error.with(|error| error.as_ref().is_some_and(|error| rare(error.knob)));
        wrong || old.copied().unwrap_or(false)
    });
    let head = move || recipe.with(|recipe| recipe.trainable == Trainable::Head);
    let number = move |(knob, label, help, testid, read, write): Number| {
        view! { <Knobs handle=handle recipe=recipe error=error dial=Dial { read, write } knob=Some(knob) label=label() help=help() testid=testid step="any" /> }
    };
    let choice = move |(label, help, testid, options, read, write): Choice| {
        let words = options
            .iter()
            .map(|(id, words)| ((*id).to_owned(), words().to_owned()));
        let words: Vec<(String, String)> = words.collect();
        let options = Signal::derive(move || words.clone());
        let value = Signal::derive(move || recipe.with(read).to_owned());
        let set = Callback::new(move |id: String| change(handle, &|recipe| write(recipe, &id)));
        view! { <SelectField label=label() help=help() testid=testid options=options value=value on_change=set /> }
    };
    let groups = GROUPS.into_iter().map(move |(title, choices, numbers)| {
        view! {
            <fieldset class="group">
                <legend>{title()}</legend>
                <div class="form">
                    {choices.iter().copied().map(choice).collect_view()}
                    {numbers.iter().copied().map(number).collect_view()}
                </div>
            </fieldset>
        }
    });
    let seeds = Dial {
        read: seed,
        write: |recipe, value| recipe.seed = seed_of(value),
    };
    let standardize = Signal::derive(move || recipe.with(|recipe| recipe.standardize_features));
    let probe = Signal::derive(move || recipe.with(|recipe| recipe.probe.is_some()));
    let flag = move |write: fn(&mut Recipe, bool)| {
        Callback::new(move |yes| change(handle, &|recipe| write(recipe, yes)))
    };
    view! {
        <details class="more" prop:open=opened>
            <summary>{t!("train-advanced")}</summary>
            <div class="form">
                <Knobs handle=handle recipe=recipe error=error dial=seeds knob=None label=t!("train-advanced-seed") help=t!("train-advanced-seed-help") testid="seed" step="any" />
                <CheckField label=t!("train-advanced-probe") help=t!("train-advanced-probe-help") testid="probe" value=probe on_change=flag(|recipe, yes| recipe.probe = yes.then(Probe::default)) />
                <Show when=head>
                    <CheckField label=t!("train-advanced-standardize") help=t!("train-advanced-standardize-help") testid="standardize" value=standardize on_change=flag(|recipe, yes| recipe.standardize_features = yes) />
                </Show>
            </div>
            <Stages handle=handle recipe=recipe error=error depth=depth />
            {groups.collect_view()}
            <Teacher handle=handle settings=settings recipe=recipe error=error />
        </details>
    }
}

/// Changes the cell's recipe.
pub(super) fn change(handle: Handle, change: &dyn Fn(&mut Recipe)) {
    handle.edit(|kind| {
        if let CellKind::Train(train) = kind {
            change(&mut train.recipe);
        }
    });
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the form only sets seeds that fit"
)]
fn seed(recipe: &Recipe) -> f64 {
    recipe.seed as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to whole numbers a float holds exactly"
)]
fn seed_of(value: f64) -> u64 {
    value.round().clamp(0.0, 9_007_199_254_740_991.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_seeds_never_wrap() {
        assert_eq!((seed_of(-1.0), seed_of(42.0)), (0, 42));
    }

    #[test]
    fn every_choice_writes_what_it_reads() {
        for (_, choices, _) in GROUPS {
            for (label, _, _, options, read, write) in choices {
                for (id, _) in *options {
                    let mut recipe = Recipe::default();
                    write(&mut recipe, id);
                    assert_eq!(read(&recipe), *id, "{}", label());
                }
            }
        }
    }

    #[test]
    fn every_number_writes_what_it_reads() {
        for (_, _, numbers) in GROUPS {
            for (_, label, _, _, read, write) in numbers {
                let mut recipe = Recipe::last_blocks(2);
                write(&mut recipe, 3.0);
                assert!((read(&recipe) - 3.0).abs() < 1e-12, "{}", label());
            }
        }
    }
}
