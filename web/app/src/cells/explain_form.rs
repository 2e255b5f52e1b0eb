//! What an explain cell asks: which model, which data, how, and for which class.

use leptos::prelude::*;
use vitrine::architecture::Shape;
use vitrine::explanation::{Fusion, Method};
use vitrine::notebook::{CellKind, ExplainSettings};

use super::Handle;
use super::train_form::named;
use crate::edit;
use crate::i18n::t;
use crate::state::AppStateStoreFields as _;
use crate::ui::field::{NumberField, SelectField, choices, thing_of, value_of};
use crate::ui::range::RangeField;

/// The methods: value, words, and in a sentence what they do.
fn methods() -> [(&'static str, &'static str, &'static str); 5] {
    [
        (
            "rollout",
            t!("explain-rollout"),
            t!("explain-rollout-about"),
        ),
        (
            "attention",
            t!("explain-attention"),
            t!("explain-attention-about"),
        ),
        (
            "relevance",
            t!("explain-relevance"),
            t!("explain-relevance-about"),
        ),
        (
            "occlusion",
            t!("explain-occlusion"),
            t!("explain-occlusion-about"),
        ),
        ("grad_cam", "Grad-CAM", t!("explain-grad-cam-about")),
    ]
}

/// How heads become one.
fn fusions() -> [(&'static str, &'static str, Fusion); 3] {
    [
        ("mean", t!("explain-fusion-mean"), Fusion::Mean),
        ("max", t!("explain-fusion-max"), Fusion::Max),
        ("min", t!("explain-fusion-min"), Fusion::Min),
    ]
}

/// The largest share of weak attention that may be dropped, per cent.
const MOST_DROPPED: f64 = 98.0;
/// The largest side of a hiding square, and the longest step, in pixels.
const LARGEST_PX: f64 = 1024.0;

/// The form.
#[component]
pub(super) fn ExplainForm(
    /// The cell.
    handle: Handle,
    /// Its settings.
    settings: Memo<ExplainSettings>,
) -> impl IntoView {
    let page = handle.page;
    let notebook = page.state.notebook();
    let model = Signal::derive(move || settings.with(|settings| settings.model.clone()));
    let data = Signal::derive(move || settings.with(|settings| settings.data.clone()));
    let models = Signal::derive(move || named(notebook.with(edit::model_names), &model.get()));
    let sets = Signal::derive(move || named(notebook.with(edit::data_names), &data.get()));
    let shape = Memo::new(move |_| {
        let models = page.state.models().read();
        models
            .get(&*model.read())
            .map(|model| model.value.shape.clone())
    });
    let change = move |set: fn(&mut ExplainSettings, String)| {
        Callback::new(move |value: String| edit_settings(handle, |settings| set(settings, value)))
    };
    let tag = Memo::new(move |_| settings.with(|settings| tag(settings.method)));
    let method = Signal::derive(move || tag.get().to_owned());
    // What the network has; an older choice stays to be seen, and running it says what to choose instead.
    let offered = Signal::derive(move || {
        let fits =
            |value: &str| shape.with(|shape| shape.as_ref().is_none_or(|shape| fits(value, shape)));
        let offered = methods()
            .into_iter()
            .filter(|(value, ..)| fits(value) || *value == tag.get());
        offered
            .map(|(value, words, _)| (value.to_owned(), words.to_owned()))
            .collect::<Vec<_>>()
    });
    let choose = Callback::new(move |value: String| {
        let method = shape.with_untracked(|shape| fresh(&value, shape.as_ref()));
        edit_settings(handle, |settings| settings.method = method);
    });
    let about = move || {
        methods()
            .into_iter()
            .find(|(value, ..)| *value == tag.get())
            .map(|(.., about)| about)
    };
    let trouble = move || settings.with(|settings| trouble(settings.method));
    view! {
        <div class="form">
            <SelectField
                label=t!("explain-model") testid="explain-model" options=models value=model
                on_change=change(|settings, name| { settings.model = name; settings.class = None; })
            />
            <SelectField
                label=t!("explain-data") testid="explain-data" options=sets value=data
                on_change=change(|settings, name| { settings.data = name; settings.image = None; })
            />
            <SelectField label=t!("explain-method") testid="explain-method" options=offered value=method on_change=choose />
            <ClassField handle=handle settings=settings />
        </div>
        <p class="hint" data-testid="explain-about">{about}</p>
        <Show when=move || tag.get() == "rollout"><RolloutKnobs handle=handle settings=settings /></Show>
        <Show when=move || tag.get() == "occlusion"><OcclusionKnobs handle=handle settings=settings shape=shape /></Show>
        {move || trouble().map(|text| view! { <p class="field-error" role="alert" data-testid="knob-error">{text}</p> })}
    }
}

/// Which class's answer is explained.
#[component]
fn ClassField(handle: Handle, settings: Memo<ExplainSettings>) -> impl IntoView {
    let page = handle.page;
    let options = Memo::new(move |_| {
        let models = page.state.models().read();
        settings.with(|settings| {
            let model = models.get(&settings.model);
            let names = model.map_or(&[][..], |model| &model.value.classes);
            classes(names, settings.class)
        })
    });
    let value = Signal::derive(move || {
        let class = settings.with(|settings| settings.class);
        class.map(|class| class.to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |value: String| {
        edit_settings(handle, |settings| settings.class = value.parse().ok());
    });
    view! { <SelectField label=t!("explain-class") testid="explain-class" options=options value=value on_change=choose /> }
}

/// How heads become one, and how much weak attention is dropped.
#[component]
fn RolloutKnobs(handle: Handle, settings: Memo<ExplainSettings>) -> impl IntoView {
    let now = move || match settings.with(|settings| settings.method) {
        Method::Rollout { fusion, discard } => (fusion, discard),
        _ => (Fusion::default(), 0.0),
    };
    let set = move |change: &dyn Fn(&mut Fusion, &mut f32)| {
        edit_settings(handle, |settings| {
            if let Method::Rollout { fusion, discard } = &mut settings.method {
                change(fusion, discard);
            }
        });
    };
    let fusion = Signal::derive(move || value_of(&fusions(), &now().0));
    let fuse = Callback::new(move |value: String| {
        set(&|fusion, _| *fusion = thing_of(&fusions(), &value));
    });
    let dropped = Signal::derive(move || f64::from((now().1 * 1000.0).round()) / 10.0);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share in single precision"
    )]
    let drop =
        Callback::new(move |percent: f64| set(&|_, discard| *discard = (percent / 100.0) as f32));
    view! {
        <div class="form">
            <SelectField
                label=t!("explain-fusion") testid="explain-fusion" options=Signal::stored(choices(&fusions())) value=fusion on_change=fuse
            />
            <RangeField
                label=t!("explain-discard") testid="explain-discard" bounds=(0.0, MOST_DROPPED) step=1.0 value=dropped on_change=drop
                error=MaybeProp::from(None::<String>)
            />
        </div>
    }
}

/// How large the hiding square is, and how far it moves.
#[component]
fn OcclusionKnobs(
    handle: Handle,
    settings: Memo<ExplainSettings>,
    shape: Memo<Option<Shape>>,
) -> impl IntoView {
    let now = move || match settings.with(|settings| settings.method) {
        Method::Occlusion { side_px, stride_px } => (side_px, stride_px),
        _ => (0, 0),
    };
    let set = move |change: &dyn Fn(&mut u32, &mut u32)| {
        edit_settings(handle, |settings| {
            if let Method::Occlusion { side_px, stride_px } = &mut settings.method {
                change(side_px, stride_px);
            }
        });
    };
    let side = Signal::derive(move || f64::from(now().0));
    let stride = Signal::derive(move || f64::from(now().1));
    let set_side = Callback::new(move |px: f64| set(&|side, _| *side = pixels(px)));
    let set_stride = Callback::new(move |px: f64| set(&|_, stride| *stride = pixels(px)));
    let cost = move || {
        let image_px = shape.with(|shape| shape.as_ref().map(|shape| shape.image_px().0))?;
        let places = places(image_px, now().1)?;
        Some(t!("explain-cost", places = places))
    };
    view! {
        <div class="form">
            <NumberField label=t!("explain-side") testid="explain-side" value=side on_change=set_side step="1" />
            <NumberField label=t!("explain-stride") testid="explain-stride" value=stride on_change=set_stride step="1" />
        </div>
        <p class="hint" data-testid="explain-cost">{cost}</p>
    }
}

fn edit_settings(handle: Handle, change: impl FnOnce(&mut ExplainSettings)) {
    handle.edit(|kind| {
        if let CellKind::Explain(settings) = kind {
            change(settings);
        }
    });
}

/// A method's value in the form.
pub(super) fn tag(method: Method) -> &'static str {
    match method {
        Method::Attention => "attention",
        Method::Rollout { .. } => "rollout",
        Method::Relevance => "relevance",
        Method::Occlusion { .. } => "occlusion",
        Method::GradCam => "grad_cam",
    }
}

/// Whether a network of this shape has what a method reads.
fn fits(tag: &str, shape: &Shape) -> bool {
    match tag {
        "occlusion" => true,
        "grad_cam" => !shape.attends(),
        _ => shape.attends(),
    }
}

/// A method as it is when first chosen: squares of about a seventh of the input, whole patches where there are any.
fn fresh(tag: &str, shape: Option<&Shape>) -> Method {
    match tag {
        "attention" => Method::Attention,
        "relevance" => Method::Relevance,
        "grad_cam" => Method::GradCam,
        "occlusion" => {
            let (image_px, patch_px) = match shape {
                Some(Shape::Vit(vit)) => (vit.image_px.0, vit.patch_px),
                Some(Shape::Cnn(cnn)) => (cnn.image_px.0, 1),
                None => (224, 16),
            };
            let patches = (image_px / 7).div_ceil(patch_px.max(1)).max(1);
            let side_px = u32::try_from(patches * patch_px.max(1)).unwrap_or(32);
            Method::Occlusion {
                side_px,
                stride_px: side_px,
            }
        }
        _ => Method::Rollout {
            fusion: Fusion::default(),
            discard: 0.0,
        },
    }
}

/// What is wrong with a method's numbers.
pub(super) fn trouble(method: Method) -> Option<String> {
    match method {
        Method::Rollout { discard, .. } if !(0.0..1.0).contains(&discard) => {
            let percent = (discard * 100.0).to_string();
            Some(t!("explain-discard-wrong", percent = percent))
        }
        Method::Occlusion {
            side_px: 0,
            stride_px: _,
        } => Some(t!("explain-side-wrong").to_owned()),
        Method::Occlusion {
            side_px: _,
            stride_px: 0,
        } => Some(t!("explain-stride-wrong").to_owned()),
        _ => None,
    }
}

/// How many places the square takes: the picture's parts, none wider than the step.
fn places(image_px: usize, stride_px: u32) -> Option<usize> {
    let a_side = (stride_px > 0).then(|| image_px.div_ceil(stride_px as usize))?;
    Some(a_side * a_side)
}

/// The choices of class: the likeliest, then all; and the one chosen, should the model not have it.
fn classes(names: &[String], chosen: Option<u32>) -> Vec<(String, String)> {
    let likeliest = (String::new(), t!("explain-likeliest").to_owned());
    let all = names.iter().enumerate();
    let all = all.map(|(index, name)| (index.to_string(), name.clone()));
    let missing = chosen
        .filter(|chosen| *chosen as usize >= names.len())
        .map(|chosen| {
            let words = t!("explain-class-number", number = (chosen + 1));
            (chosen.to_string(), words)
        });
    [likeliest].into_iter().chain(all).chain(missing).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range before"
)]
fn pixels(px: f64) -> u32 {
    px.round().clamp(0.0, LARGEST_PX) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_can_be_chosen_and_starts_sound() {
        for (value, ..) in methods() {
            let method = fresh(value, None);
            assert_eq!(tag(method), value);
            assert_eq!(trouble(method), None);
        }
        let starter = Shape::from(vitrine::architecture::Architecture {
            image_px: (64, 64),
            patch_px: 8,
            ..vitrine::architecture::Architecture::tiny(false)
        });
        let expected = Method::Occlusion {
            side_px: 16,
            stride_px: 16,
        };
        assert_eq!(fresh("occlusion", Some(&starter)), expected);
    }

    #[test]
    fn numbers_out_of_range_are_refused_with_the_range() {
        let dropped = |discard| {
            trouble(Method::Rollout {
                fusion: Fusion::Mean,
                discard,
            })
        };
        assert!(dropped(1.0).is_some_and(|text| text.contains("below 100 %")));
        assert!(dropped(f32::NAN).is_some() && dropped(0.9).is_none());
        let hidden = |side_px, stride_px| trouble(Method::Occlusion { side_px, stride_px });
        assert!(hidden(0, 1).is_some() && hidden(1, 0).is_some() && hidden(1, 1).is_none());
    }

    #[test]
    fn the_places_of_the_square_are_counted() {
        assert_eq!(places(224, 32), Some(49));
        assert_eq!(places(224, 16), Some(196));
        assert_eq!(places(64, 7), Some(100), "a last step that is shorter");
        assert_eq!(places(64, 0), None);
    }

    #[test]
    fn a_class_the_model_lacks_is_still_shown_as_chosen() {
        let names = ["cat".to_owned(), "dog".to_owned()];
        let values = |chosen| -> Vec<String> {
            let all = classes(&names, chosen);
            all.into_iter().map(|(value, _)| value).collect()
        };
        assert_eq!(values(Some(1)), ["", "0", "1"]);
        assert_eq!(values(Some(6)), ["", "0", "1", "6"]);
    }
}
