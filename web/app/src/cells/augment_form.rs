//! The settings of an augment cell as a form: a preset, a policy, and a slider for each number.

use leptos::prelude::*;
use vitrine::augmentation::policy::{AutoAugmentTable, Transforms};
use vitrine::augmentation::{
    Augmentation, AugmentationError, Crop, ErasingMode, Field, MixMode, Policy, Preset, Resampling,
};
use vitrine::notebook::{AugmentSettings, CellKind};

use super::Handle;
use super::train_form::{named, whole};
use crate::edit;
use crate::i18n::{Words, t};
use crate::state::AppStateStoreFields as _;
use crate::ui::field::{CheckField, SelectField, TextField};
use crate::ui::range::RangeField;

/// A number of the settings, read and written.
#[derive(Clone, Copy)]
struct Slider {
    field: Field,
    label: Words,
    testid: &'static str,
    bounds: (f64, f64),
    step: f64,
    /// Nothing where the settings have no such number now.
    read: fn(&Augmentation) -> Option<f64>,
    write: fn(&mut Augmentation, f64),
}

/// A slider's row of the tables below.
macro_rules! slider {
    ($field:ident, $label:literal, $testid:literal, $bounds:expr, $step:literal, $place:ident $(. $rest:tt)*) => {
        Slider {
            field: Field::$field,
            label: || t!($label),
            testid: $testid,
            bounds: $bounds,
            step: $step,
            read: |all| Some(all.$place $(. $rest)*),
            write: |all, value| all.$place $(. $rest)* = value,
        }
    };
}

const SHARE: (f64, f64) = (0.0, 1.0);

const SHAPE: [Slider; 3] = [
    Slider {
        field: Field::ScaleMin,
        label: || t!("augment-form-scale-min"),
        testid: "scale-min",
        bounds: (0.05, 1.0),
        step: 0.05,
        read: |all| match all.crop {
            Crop::RandomResized { scale, .. } => Some(scale.0),
            _ => None,
        },
        write: |all, value| {
            if let Crop::RandomResized { scale, .. } = &mut all.crop {
                scale.0 = value;
            }
        },
    },
    slider!(
        HorizontalFlip,
        "augment-form-horizontal-flip",
        "horizontal-flip",
        SHARE,
        0.05,
        horizontal_flip
    ),
    slider!(
        VerticalFlip,
        "augment-form-vertical-flip",
        "vertical-flip",
        SHARE,
        0.05,
        vertical_flip
    ),
];

const COLOUR: [Slider; 8] = [
    slider!(
        Brightness,
        "augment-form-brightness",
        "brightness",
        SHARE,
        0.05,
        color_jitter.brightness
    ),
    slider!(
        Contrast,
        "augment-form-contrast",
        "contrast",
        SHARE,
        0.05,
        color_jitter.contrast
    ),
    slider!(
        Saturation,
        "augment-form-saturation",
        "saturation",
        SHARE,
        0.05,
        color_jitter.saturation
    ),
    slider!(
        Hue,
        "augment-form-hue",
        "hue",
        (0.0, 0.5),
        0.02,
        color_jitter.hue
    ),
    slider!(
        JitterProbability,
        "augment-form-jitter-probability",
        "jitter-probability",
        SHARE,
        0.05,
        color_jitter.probability
    ),
    slider!(
        Grayscale,
        "augment-form-grayscale",
        "grayscale",
        SHARE,
        0.05,
        grayscale
    ),
    slider!(
        GaussianBlur,
        "augment-form-gaussian-blur",
        "gaussian-blur",
        SHARE,
        0.05,
        gaussian_blur
    ),
    slider!(
        Solarize,
        "augment-form-solarize",
        "solarize",
        SHARE,
        0.05,
        solarize
    ),
];

const ERASE: [Slider; 5] = [
    slider!(
        ErasingProbability,
        "augment-form-erasing",
        "erasing",
        SHARE,
        0.05,
        erasing.probability
    ),
    slider!(
        ErasingAreaMax,
        "augment-form-erasing-area",
        "erasing-area",
        SHARE,
        0.02,
        erasing.area.1
    ),
    Slider {
        field: Field::ErasingCount,
        label: || t!("augment-form-erasing-count"),
        testid: "erasing-count",
        bounds: (1.0, 8.0),
        step: 1.0,
        read: |all| Some(all.erasing.max_count.into()),
        write: |all, value| all.erasing.max_count = whole(value),
    },
    slider!(
        CutoutProbability,
        "augment-form-cutout",
        "cutout",
        SHARE,
        0.05,
        cutout.probability
    ),
    slider!(
        CutoutSize,
        "augment-form-cutout-size",
        "cutout-size",
        SHARE,
        0.05,
        cutout.size
    ),
];

const MIX: [Slider; 6] = [
    slider!(
        MixupAlpha,
        "augment-form-mixup-alpha",
        "mixup-alpha",
        (0.0, 2.0),
        0.05,
        mix.mixup_alpha
    ),
    slider!(
        CutmixAlpha,
        "augment-form-cutmix-alpha",
        "cutmix-alpha",
        (0.0, 2.0),
        0.05,
        mix.cutmix_alpha
    ),
    slider!(
        MixProbability,
        "augment-form-mix-probability",
        "mix-probability",
        SHARE,
        0.05,
        mix.probability
    ),
    slider!(
        SwitchProbability,
        "augment-form-switch-probability",
        "switch-probability",
        SHARE,
        0.05,
        mix.switch_probability
    ),
    Slider {
        field: Field::MixOffEpoch,
        label: || t!("augment-form-mix-off-epoch"),
        testid: "mix-off-epoch",
        bounds: (0.0, 100.0),
        step: 1.0,
        read: |all| Some(all.mix.off_epoch.into()),
        write: |all, value| all.mix.off_epoch = whole(value),
    },
    Slider {
        field: Field::Repeats,
        label: || t!("augment-form-repeats"),
        testid: "repeats",
        bounds: (1.0, 5.0),
        step: 1.0,
        read: |all| Some(all.repeats.into()),
        write: |all, value| all.repeats = whole(value),
    },
];

const POLICY: [Slider; 4] = [
    Slider {
        field: Field::Magnitude,
        label: || t!("augment-form-magnitude"),
        testid: "magnitude",
        bounds: (0.0, 10.0),
        step: 0.5,
        read: |all| match &all.policy {
            Policy::RandAugment(rand) => Some(rand.magnitude),
            Policy::AugMix(mix) => Some(mix.magnitude),
            _ => None,
        },
        write: |all, value| match &mut all.policy {
            Policy::RandAugment(rand) => rand.magnitude = value,
            Policy::AugMix(mix) => mix.magnitude = value,
            _ => {}
        },
    },
    Slider {
        field: Field::Layers,
        label: || t!("augment-form-layers"),
        testid: "layers",
        bounds: (1.0, 6.0),
        step: 1.0,
        read: |all| match &all.policy {
            Policy::RandAugment(rand) => Some(rand.layers.into()),
            _ => None,
        },
        write: |all, value| {
            if let Policy::RandAugment(rand) = &mut all.policy {
                rand.layers = whole(value);
            }
        },
    },
    Slider {
        field: Field::PolicyProbability,
        label: || t!("augment-form-policy-probability"),
        testid: "policy-probability",
        bounds: SHARE,
        step: 0.05,
        read: |all| match &all.policy {
            Policy::RandAugment(rand) => Some(rand.probability),
            _ => None,
        },
        write: |all, value| {
            if let Policy::RandAugment(rand) = &mut all.policy {
                rand.probability = value;
            }
        },
    },
    Slider {
        field: Field::MagnitudeStd,
        label: || t!("augment-form-magnitude-std"),
        testid: "magnitude-std",
        bounds: (0.0, 5.0),
        step: 0.25,
        read: |all| match &all.policy {
            Policy::RandAugment(rand) => Some(rand.magnitude_std),
            Policy::AutoAugment(auto) => Some(auto.magnitude_std),
            _ => None,
        },
        write: |all, value| match &mut all.policy {
            Policy::RandAugment(rand) => rand.magnitude_std = value,
            Policy::AutoAugment(auto) => auto.magnitude_std = value,
            _ => {}
        },
    },
];

/// What every part of the form works with.
#[derive(Clone, Copy)]
struct Form {
    handle: Handle,
    settings: Memo<AugmentSettings>,
    error: Memo<Option<AugmentationError>>,
}

impl Form {
    fn change(self, change: impl FnOnce(&mut Augmentation)) {
        self.handle.edit(|kind| {
            if let CellKind::Augment(settings) = kind {
                change(&mut settings.augmentation);
            }
        });
    }

    /// Something of the settings.
    fn read<T: PartialEq + Send + Sync + 'static>(
        self,
        get: impl Fn(&Augmentation) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.settings.with(|settings| get(&settings.augmentation)))
    }
}

/// Name, preset and sliders.
#[component]
pub(super) fn AugmentForm(
    /// The cell.
    handle: Handle,
    /// Its settings.
    settings: Memo<AugmentSettings>,
) -> impl IntoView {
    let error =
        Memo::new(move |_| settings.with(|settings| settings.augmentation.validate().err()));
    let form = Form {
        handle,
        settings,
        error,
    };
    view! {
        <Names form=form />
        <Presets form=form />
        <Sliders form=form sliders=&SHAPE />
        <Policies form=form />
        <Group form=form title=t!("augment-form-group-light") testid="group-light" sliders=&COLOUR />
        <Group form=form title=t!("augment-form-group-erase") testid="group-erase" sliders=&ERASE />
        <Group form=form title=t!("augment-form-group-mix") testid="group-mix" sliders=&MIX />
        <Choices form=form />
        <Problem form=form />
    }
}

/// Its name, whose pictures it shows, and who uses it.
#[component]
fn Names(form: Form) -> impl IntoView {
    let page = form.handle.page;
    let notebook = page.state.notebook();
    let name = Signal::derive(move || form.settings.with(|settings| settings.name.clone()));
    let data = Signal::derive(move || form.settings.with(|settings| settings.data.clone()));
    let sets = Signal::derive(move || named(notebook.with(edit::data_names), &data.get()));
    let rename = Callback::new(move |new: String| {
        let old = name.get_untracked();
        page.edit(|notebook| edit::rename_augment(notebook, &old, &new));
    });
    let choose = Callback::new(move |name: String| {
        form.handle.edit(|kind| {
            if let CellKind::Augment(settings) = kind {
                settings.data = name;
            }
        });
    });
    let users = Memo::new(move |_| notebook.with(|notebook| edit::users(notebook, &name.get())));
    let used = move || {
        users.with(|users| match users.as_slice() {
            [] => t!("augment-form-unused").to_owned(),
            users => t!("augment-form-used", models = users.join(", ")),
        })
    };
    view! {
        <div class="form">
            <TextField label=t!("augment-form-name") testid="augment-name" value=name on_change=rename />
            <SelectField label=t!("augment-form-data") testid="augment-data" options=sets value=data on_change=choose />
        </div>
        <p class="hint" data-testid="augment-users">{used}</p>
    }
}

/// Settings to start from, and which of them suits the data.
#[component]
fn Presets(form: Form) -> impl IntoView {
    const OWN: &str = "own";
    let preset = form.read(Augmentation::preset);
    let value = Signal::derive(move || preset.get().map_or(OWN, Preset::id).to_owned());
    let options = Signal::derive(move || {
        let words = |preset: Preset| {
            let name = crate::words::augmentation(preset);
            (preset.id().to_owned(), name.to_owned())
        };
        let own = preset
            .get()
            .is_none()
            .then(|| (OWN.to_owned(), t!("augment-form-own").to_owned()));
        Preset::ALL
            .into_iter()
            .map(words)
            .chain(own)
            .collect::<Vec<_>>()
    });
    let choose = Callback::new(move |id: String| {
        if let Some(preset) = Preset::ALL.into_iter().find(|preset| preset.id() == id) {
            form.change(|all| *all = preset.augmentation());
        }
    });
    let suggested = Memo::new(move |_| {
        let datasets = form.handle.page.state.datasets().read();
        let data = form.settings.with(|settings| {
            datasets
                .get(&settings.data)
                .map(|data| data.value.classes.clone())
        })?;
        let fewest = data
            .iter()
            .map(|class| class.train)
            .filter(|&count| count > 0)
            .min()
            .unwrap_or(0);
        Some((fewest, crate::words::suggested_augmentation(fewest)))
    });
    let suggestion = move || {
        let (fewest, (preset, reason)) = suggested.get()?;
        let differs = value.get() != preset.id();
        let take = move |_| form.change(|all| *all = preset.augmentation());
        Some(view! {
            <p class="hint" data-testid="augment-suggestion">
                {t!("augment-form-suggested", preset = crate::words::augmentation(preset), fewest = fewest, reason = reason)}" "
                {differs.then(|| view! { <button type="button" class="button" data-testid="augment-suggested" on:click=take>{t!("augment-form-use")}</button> })}
            </p>
        })
    };
    view! {
        <div class="form">
            <SelectField label=t!("augment-form-preset") testid="augment-preset" options=options value=value on_change=choose />
        </div>
        {suggestion}
    }
}

/// A published policy, by name, in timm's language, or by its numbers.
#[component]
fn Policies(form: Form) -> impl IntoView {
    let policy = form.read(|all| all.policy.to_string());
    let name = Signal::derive(move || {
        policy.with(|text| text.split('-').next().unwrap_or_default().to_owned())
    });
    let options = Signal::derive(|| {
        let words = |(id, words): (&str, &str)| (id.to_owned(), words.to_owned());
        let tables = AutoAugmentTable::ALL.map(|table| {
            (
                table.name().to_owned(),
                format!("AutoAugment {}", table.name()),
            )
        });
        let mut options = vec![
            words(("none", t!("augment-form-policy-none"))),
            words(("rand", "RandAugment")),
        ];
        options.extend(tables);
        options.extend(
            [
                ("trivial", "TrivialAugment (wide)"),
                ("augmix", "AugMix"),
                ("3a", "3-Augment"),
            ]
            .map(words),
        );
        options
    });
    let problem = RwSignal::new(None::<String>);
    let take = move |text: String| match text.parse::<Policy>() {
        Ok(policy) => {
            problem.set(None);
            form.change(|all| all.policy = policy);
        }
        Err(error) => problem.set(Some(crate::words::policy_error(&error))),
    };
    let choose = Callback::new(move |name: String| {
        take(if name == "rand" {
            "rand-m9-mstd0.5-inc1".to_owned()
        } else {
            name
        });
    });
    let rand = form.read(|all| match &all.policy {
        Policy::RandAugment(rand) => Some((rand.increasing, rand.transforms)),
        _ => None,
    });
    let increasing = Signal::derive(move || rand.get().is_some_and(|rand| rand.0));
    let stronger = Callback::new(move |yes| {
        form.change(|all| {
            if let Policy::RandAugment(rand) = &mut all.policy {
                rand.increasing = yes;
            }
        });
    });
    let transforms = Signal::derive(move || rand.get().map_or("", |rand| rand.1.name()).to_owned());
    let sets = Signal::derive(|| {
        Transforms::ALL
            .map(|set| (set.name().to_owned(), set.name().to_owned()))
            .to_vec()
    });
    let pick = Callback::new(move |name: String| {
        form.change(|all| {
            let set = Transforms::ALL.into_iter().find(|set| set.name() == name);
            if let (Policy::RandAugment(rand), Some(set)) = (&mut all.policy, set) {
                rand.transforms = set;
            }
        });
    });
    view! {
        <div class="form">
            <SelectField label=t!("augment-form-policy") testid="policy" options=options value=name on_change=choose />
            <div>
                <TextField label=t!("augment-form-policy-text") testid="policy-text" value=policy on_change=Callback::new(take) />
                {move || problem.get().map(|text| view! { <p class="field-error" role="alert" data-testid="policy-error">{text}</p> })}
            </div>
            <Show when=move || rand.with(Option::is_some)>
                <SelectField label=t!("augment-form-transforms") testid="transforms" options=sets value=transforms on_change=pick />
                <CheckField label=t!("augment-form-increasing") help=t!("augment-form-increasing-help") testid="increasing" value=increasing on_change=stronger />
            </Show>
        </div>
        <Sliders form=form sliders=&POLICY />
    }
}

/// Sliders side by side, those that mean something now.
#[component]
fn Sliders(form: Form, sliders: &'static [Slider]) -> impl IntoView {
    let one = move |slider: &'static Slider| {
        let value = form.read(slider.read);
        let shown = Memo::new(move |_| value.with(Option::is_some));
        let error = MaybeProp::derive(move || {
            form.error.with(|error| {
                error
                    .as_ref()
                    .filter(|error| error.field == slider.field)
                    .map(crate::words::augmentation_error)
            })
        });
        let change = Callback::new(move |value| form.change(|all| (slider.write)(all, value)));
        let number = Signal::derive(move || value.get().unwrap_or_default());
        view! {
            <Show when=move || shown.get()>
                <RangeField label=(slider.label)() testid=slider.testid bounds=slider.bounds step=slider.step value=number on_change=change error=error />
            </Show>
        }
    };
    view! { <div class="form">{sliders.iter().map(one).collect_view()}</div> }
}

/// Sliders behind a title; open while one of them is at fault.
#[component]
fn Group(
    form: Form,
    title: &'static str,
    testid: &'static str,
    sliders: &'static [Slider],
) -> impl IntoView {
    let opened = Memo::new(move |old: Option<&bool>| {
        let wrong = form.error.with(|error| {
            error
                .as_ref()
                .is_some_and(|error| sliders.iter().any(|slider| slider.field == error.field))
        });
        wrong || old.copied().unwrap_or(false)
    });
    view! {
        <details class="more" prop:open=opened data-testid=testid>
            <summary>{title}</summary>
            <Sliders form=form sliders=sliders />
        </details>
    }
}

/// A choice among a few, read and written by its id.
#[derive(Clone, Copy)]
struct Choice {
    label: Words,
    testid: &'static str,
    /// Ids and words.
    options: [(&'static str, Words); 3],
    read: fn(&Augmentation) -> &'static str,
    /// Sets the first option for an id that is none of the others.
    write: fn(&mut Augmentation, &str),
}

const CHOICES: [Choice; 4] = [
    Choice {
        label: || t!("augment-form-crop"),
        testid: "crop",
        options: [
            ("evaluation", || t!("augment-form-crop-evaluation")),
            ("resized", || t!("augment-form-crop-resized")),
            ("random", || t!("augment-form-crop-random")),
        ],
        read: |all| match all.crop {
            Crop::Evaluation => "evaluation",
            Crop::RandomResized { .. } => "resized",
            Crop::Random { .. } => "random",
        },
        write: |all, id| {
            all.crop = match id {
                "resized" => Crop::at_least(0.5),
                "random" => Crop::Random { padding: 4 },
                _ => Crop::Evaluation,
            };
        },
    },
    Choice {
        label: || t!("augment-form-interpolation"),
        testid: "interpolation",
        options: [
            ("bicubic", || t!("augment-form-interpolation-bicubic")),
            ("bilinear", || t!("augment-form-interpolation-bilinear")),
            ("random", || t!("augment-form-interpolation-random")),
        ],
        read: |all| match all.interpolation {
            Resampling::Bicubic => "bicubic",
            Resampling::Bilinear => "bilinear",
            Resampling::Random => "random",
        },
        write: |all, id| {
            all.interpolation = match id {
                "bilinear" => Resampling::Bilinear,
                "random" => Resampling::Random,
                _ => Resampling::Bicubic,
            };
        },
    },
    Choice {
        label: || t!("augment-form-erasing-mode"),
        testid: "erasing-mode",
        options: [
            ("const", || t!("augment-form-erasing-mode-const")),
            ("rand", || t!("augment-form-erasing-mode-rand")),
            ("pixel", || t!("augment-form-erasing-mode-pixel")),
        ],
        read: |all| match all.erasing.mode {
            ErasingMode::Const => "const",
            ErasingMode::Rand => "rand",
            ErasingMode::Pixel => "pixel",
        },
        write: |all, id| {
            all.erasing.mode = match id {
                "rand" => ErasingMode::Rand,
                "pixel" => ErasingMode::Pixel,
                _ => ErasingMode::Const,
            };
        },
    },
    Choice {
        label: || t!("augment-form-mix-mode"),
        testid: "mix-mode",
        options: [
            ("batch", || t!("augment-form-mix-mode-batch")),
            ("pair", || t!("augment-form-mix-mode-pair")),
            ("elem", || t!("augment-form-mix-mode-elem")),
        ],
        read: |all| match all.mix.mode {
            MixMode::Batch => "batch",
            MixMode::Pair => "pair",
            MixMode::Elem => "elem",
        },
        write: |all, id| {
            all.mix.mode = match id {
                "pair" => MixMode::Pair,
                "elem" => MixMode::Elem,
                _ => MixMode::Batch,
            };
        },
    },
];

/// What is chosen among a few.
#[component]
fn Choices(form: Form) -> impl IntoView {
    let one = move |choice: &'static Choice| {
        let options = Signal::derive(move || {
            choice
                .options
                .map(|(id, words)| (id.to_owned(), words().to_owned()))
                .to_vec()
        });
        let value = form.read(move |all| (choice.read)(all).to_owned());
        let choose = Callback::new(move |id: String| form.change(|all| (choice.write)(all, &id)));
        view! { <SelectField label=(choice.label)() testid=choice.testid options=options value=value on_change=choose /> }
    };
    let boxed = form.read(|all| all.mix.cutmix_minmax.is_some());
    let set_boxed = Callback::new(move |yes: bool| {
        form.change(|all| all.mix.cutmix_minmax = yes.then_some((0.2, 0.8)));
    });
    view! {
        <details class="more">
            <summary>{t!("augment-form-more")}</summary>
            <div class="form">
                {CHOICES.iter().map(one).collect_view()}
                <CheckField label=t!("augment-form-cutmix-minmax") help=t!("augment-form-cutmix-minmax-help") testid="cutmix-minmax" value=boxed on_change=set_boxed />
            </div>
        </details>
    }
}

/// What is wrong with a number that has no slider.
#[component]
fn Problem(form: Form) -> impl IntoView {
    let elsewhere = move || {
        let sliders = [&SHAPE[..], &POLICY, &COLOUR, &ERASE, &MIX].concat();
        let error = form.error.get()?;
        (!sliders.iter().any(|slider| slider.field == error.field))
            .then(|| crate::words::augmentation_error(&error))
    };
    move || {
        elsewhere().map(|text| view! { <p class="field-error" role="alert" data-testid="knob-error">{text}</p> })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_reads_what_it_writes() {
        for choice in CHOICES {
            for (id, _) in choice.options {
                let mut changed = Preset::Deit.augmentation();
                (choice.write)(&mut changed, id);
                assert_eq!((choice.read)(&changed), id, "{}", choice.testid);
            }
        }
    }

    #[test]
    fn every_slider_reads_what_it_writes_and_its_ends_are_allowed() {
        let settings = || Augmentation {
            policy: "rand-m5".parse().expect("a policy"),
            ..Preset::Deit.augmentation()
        };
        for slider in [&SHAPE[..], &POLICY, &COLOUR, &ERASE, &MIX].concat() {
            for end in [slider.bounds.0, slider.bounds.1] {
                let mut changed = settings();
                (slider.write)(&mut changed, end);
                assert_eq!((slider.read)(&changed), Some(end), "{}", slider.testid);
                let wrong = changed
                    .validate()
                    .err()
                    .filter(|error| error.field == slider.field);
                let known = slider.testid == "erasing-area" && end == 0.0; // Below the smallest.
                assert!(wrong.is_none() || known, "{wrong:?}");
            }
        }
    }
}
