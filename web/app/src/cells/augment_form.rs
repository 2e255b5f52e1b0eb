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
use crate::state::AppStateStoreFields as _;
use crate::ui::field::{CheckField, SelectField, TextField};
use crate::ui::range::RangeField;

/// A number of the settings, read and written.
#[derive(Clone, Copy)]
struct Slider {
    field: Field,
    label: &'static str,
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
            label: $label,
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
        label: "Smallest crop (share of the area)",
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
        "Mirrored left to right",
        "horizontal-flip",
        SHARE,
        0.05,
        horizontal_flip
    ),
    slider!(
        VerticalFlip,
        "Mirrored top to bottom",
        "vertical-flip",
        SHARE,
        0.05,
        vertical_flip
    ),
];

const COLOUR: [Slider; 8] = [
    slider!(
        Brightness,
        "Brightness",
        "brightness",
        SHARE,
        0.05,
        color_jitter.brightness
    ),
    slider!(
        Contrast,
        "Contrast",
        "contrast",
        SHARE,
        0.05,
        color_jitter.contrast
    ),
    slider!(
        Saturation,
        "Saturation",
        "saturation",
        SHARE,
        0.05,
        color_jitter.saturation
    ),
    slider!(Hue, "Hue", "hue", (0.0, 0.5), 0.02, color_jitter.hue),
    slider!(
        JitterProbability,
        "How often any of these",
        "jitter-probability",
        SHARE,
        0.05,
        color_jitter.probability
    ),
    slider!(
        Grayscale,
        "How often grey",
        "grayscale",
        SHARE,
        0.05,
        grayscale
    ),
    slider!(
        GaussianBlur,
        "How often blurred",
        "gaussian-blur",
        SHARE,
        0.05,
        gaussian_blur
    ),
    slider!(
        Solarize,
        "How often solarised",
        "solarize",
        SHARE,
        0.05,
        solarize
    ),
];

const ERASE: [Slider; 5] = [
    slider!(
        ErasingProbability,
        "How often erased",
        "erasing",
        SHARE,
        0.05,
        erasing.probability
    ),
    slider!(
        ErasingAreaMax,
        "Largest erased area",
        "erasing-area",
        SHARE,
        0.02,
        erasing.area.1
    ),
    Slider {
        field: Field::ErasingCount,
        label: "Most rectangles",
        testid: "erasing-count",
        bounds: (1.0, 8.0),
        step: 1.0,
        read: |all| Some(all.erasing.max_count.into()),
        write: |all, value| all.erasing.max_count = whole(value),
    },
    slider!(
        CutoutProbability,
        "How often a grey square",
        "cutout",
        SHARE,
        0.05,
        cutout.probability
    ),
    slider!(
        CutoutSize,
        "Side of the grey square",
        "cutout-size",
        SHARE,
        0.05,
        cutout.size
    ),
];

const MIX: [Slider; 6] = [
    slider!(
        MixupAlpha,
        "MixUp \u{3b1} (0 is off)",
        "mixup-alpha",
        (0.0, 2.0),
        0.05,
        mix.mixup_alpha
    ),
    slider!(
        CutmixAlpha,
        "CutMix \u{3b1} (0 is off)",
        "cutmix-alpha",
        (0.0, 2.0),
        0.05,
        mix.cutmix_alpha
    ),
    slider!(
        MixProbability,
        "How often mixed",
        "mix-probability",
        SHARE,
        0.05,
        mix.probability
    ),
    slider!(
        SwitchProbability,
        "CutMix rather than MixUp",
        "switch-probability",
        SHARE,
        0.05,
        mix.switch_probability
    ),
    Slider {
        field: Field::MixOffEpoch,
        label: "No mixing from epoch (0 is never)",
        testid: "mix-off-epoch",
        bounds: (0.0, 100.0),
        step: 1.0,
        read: |all| Some(all.mix.off_epoch.into()),
        write: |all, value| all.mix.off_epoch = whole(value),
    },
    Slider {
        field: Field::Repeats,
        label: "Repeats of each picture",
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
        label: "Magnitude",
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
        label: "Operations a picture",
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
        label: "How often each happens",
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
        label: "Magnitude noise",
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
        <Group form=form title="Light and colour" sliders=&COLOUR />
        <Group form=form title="Erase" sliders=&ERASE />
        <Group form=form title="Mix pictures" sliders=&MIX />
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
            [] => "No train cell uses this yet: choose it in one, under \u{201c}Vary the pictures\u{201d}.".to_owned(),
            users => format!("Used to train {}.", users.join(", ")),
        })
    };
    view! {
        <div class="form">
            <TextField label="Call it" testid="augment-name" value=name on_change=rename />
            <SelectField label="Show it on" testid="augment-data" options=sets value=data on_change=choose />
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
        let words = |preset: Preset| (preset.id().to_owned(), preset.name().to_owned());
        let own = preset
            .get()
            .is_none()
            .then(|| (OWN.to_owned(), "My own".to_owned()));
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
        Some((fewest, Preset::suggested(fewest)))
    });
    let suggestion = move || {
        let (fewest, (preset, reason)) = suggested.get()?;
        let differs = value.get() != preset.id();
        let take = move |_| form.change(|all| *all = preset.augmentation());
        Some(view! {
            <p class="hint" data-testid="augment-suggestion">
                {format!("Suggested: {} (the smallest class has {fewest} training pictures). {reason} ", preset.name())}
                {differs.then(|| view! { <button type="button" class="button" data-testid="augment-suggested" on:click=take>"Use it"</button> })}
            </p>
        })
    };
    view! {
        <div class="form">
            <SelectField label="Preset" testid="augment-preset" options=options value=value on_change=choose />
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
        let mut options = vec![words(("none", "None")), words(("rand", "RandAugment"))];
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
        Err(error) => problem.set(Some(error.to_string())),
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
            <SelectField label="Policy" testid="policy" options=options value=name on_change=choose />
            <div>
                <TextField label="The same in timm's words" testid="policy-text" value=policy on_change=Callback::new(take) />
                {move || problem.get().map(|text| view! { <p class="field-error" role="alert" data-testid="policy-error">{text}</p> })}
            </div>
            <Show when=move || rand.with(Option::is_some)>
                <SelectField label="Operations" testid="transforms" options=sets value=transforms on_change=pick />
                <CheckField label="All grow with magnitude" help="As DeiT has it; at first some grew weaker." testid="increasing" value=increasing on_change=stronger />
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
                    .map(ToString::to_string)
            })
        });
        let change = Callback::new(move |value| form.change(|all| (slider.write)(all, value)));
        let number = Signal::derive(move || value.get().unwrap_or_default());
        view! {
            <Show when=move || shown.get()>
                <RangeField label=slider.label testid=slider.testid bounds=slider.bounds step=slider.step value=number on_change=change error=error />
            </Show>
        }
    };
    view! { <div class="form">{sliders.iter().map(one).collect_view()}</div> }
}

/// Sliders behind a title; open while one of them is at fault.
#[component]
fn Group(form: Form, title: &'static str, sliders: &'static [Slider]) -> impl IntoView {
    let opened = Memo::new(move |old: Option<&bool>| {
        let wrong = form.error.with(|error| {
            error
                .as_ref()
                .is_some_and(|error| sliders.iter().any(|slider| slider.field == error.field))
        });
        wrong || old.copied().unwrap_or(false)
    });
    view! {
        <details class="more" prop:open=opened data-testid=format!("group-{}", title.split(' ').next().unwrap_or_default().to_lowercase())>
            <summary>{title}</summary>
            <Sliders form=form sliders=sliders />
        </details>
    }
}

/// A choice among a few, read and written by its id.
#[derive(Clone, Copy)]
struct Choice {
    label: &'static str,
    testid: &'static str,
    /// Ids and words.
    options: [(&'static str, &'static str); 3],
    read: fn(&Augmentation) -> &'static str,
    /// Sets the first option for an id that is none of the others.
    write: fn(&mut Augmentation, &str),
}

const CHOICES: [Choice; 4] = [
    Choice {
        label: "Crop",
        testid: "crop",
        options: [
            ("evaluation", "As evaluation sees it"),
            ("resized", "A random part, resized"),
            ("random", "A random square of the whole"),
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
        label: "Resampling",
        testid: "interpolation",
        options: [
            ("bicubic", "Bicubic"),
            ("bilinear", "Bilinear"),
            ("random", "Either"),
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
        label: "Erased parts become",
        testid: "erasing-mode",
        options: [
            ("const", "The mean colour"),
            ("rand", "One random colour"),
            ("pixel", "Random pixels"),
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
        label: "Mixing is drawn for",
        testid: "mix-mode",
        options: [
            ("batch", "A whole batch alike"),
            ("pair", "Each pair alike"),
            ("elem", "Each picture for itself"),
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
                .map(|(id, words)| (id.to_owned(), words.to_owned()))
                .to_vec()
        });
        let value = form.read(move |all| (choice.read)(all).to_owned());
        let choose = Callback::new(move |id: String| form.change(|all| (choice.write)(all, &id)));
        view! { <SelectField label=choice.label testid=choice.testid options=options value=value on_change=choose /> }
    };
    let boxed = form.read(|all| all.mix.cutmix_minmax.is_some());
    let set_boxed = Callback::new(move |yes: bool| {
        form.change(|all| all.mix.cutmix_minmax = yes.then_some((0.2, 0.8)));
    });
    view! {
        <details class="more">
            <summary>"More choices"</summary>
            <div class="form">
                {CHOICES.iter().map(one).collect_view()}
                <CheckField label="CutMix boxes of 20 to 80 % a side" help="Instead of by \u{3b1} (timm's cutmix-minmax)." testid="cutmix-minmax" value=boxed on_change=set_boxed />
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
        (!sliders.iter().any(|slider| slider.field == error.field)).then(|| error.to_string())
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
