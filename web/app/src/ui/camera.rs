//! The camera: a live view, mirrored if wanted, and frames taken from it (never mirrored).

use leptos::html::Video;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaDeviceInfo,
    MediaDeviceKind, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

use crate::i18n::t;

/// Frames are handed on with this short side: the engine keeps no more than 256.
const SHORT_SIDE_PX: f64 = 288.0;
/// JPEG quality of a frame.
const QUALITY: f64 = 0.92;

/// A camera that may be on or off; copies are the same camera.
#[derive(Clone, Copy)]
pub(crate) struct Camera {
    /// Whether it should be on.
    pub(crate) on: RwSignal<bool>,
    /// Whether frames come.
    pub(crate) live: RwSignal<bool>,
    /// Why it does not work, in plain words.
    pub(crate) problem: RwSignal<Option<String>>,
    /// The device to use, by the browser's id; empty for whichever it takes.
    device: RwSignal<String>,
    /// The devices there are: id and name.
    devices: RwSignal<Vec<(String, String)>>,
    /// Whether the view is mirrored.
    mirrored: RwSignal<bool>,
    video: NodeRef<Video>,
}

impl Camera {
    /// A camera that is off.
    pub(crate) fn new() -> Self {
        Self {
            on: RwSignal::new(false),
            live: RwSignal::new(false),
            problem: RwSignal::new(None),
            device: RwSignal::new(String::new()),
            devices: RwSignal::new(Vec::new()),
            mirrored: RwSignal::new(true),
            video: NodeRef::new(),
        }
    }

    /// The frame now, as JPEG.
    pub(crate) async fn frame(self) -> Option<Blob> {
        let video = self.video.get_untracked()?;
        let (width, height) = (
            f64::from(video.video_width()),
            f64::from(video.video_height()),
        );
        if width.min(height) < 1.0 {
            return None;
        }
        let scale = (SHORT_SIDE_PX / width.min(height)).min(1.0);
        let canvas: HtmlCanvasElement =
            document().create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(pixels(width * scale));
        canvas.set_height(pixels(height * scale));
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let (to_width, to_height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        context
            .draw_image_with_html_video_element_and_dw_and_dh(&video, 0.0, 0.0, to_width, to_height)
            .ok()?;
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            let _ = canvas.to_blob_with_type_and_encoder_options(
                &resolve,
                "image/jpeg",
                &JsValue::from_f64(QUALITY),
            );
        });
        JsFuture::from(promise).await.ok()?.dyn_into().ok()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a video's side, positive and small"
)]
fn pixels(side: f64) -> u32 {
    side.round().max(1.0) as u32
}

/// The view of a camera while it is on, and why it is not if it should be.
#[component]
pub(crate) fn CameraView(
    /// The camera.
    camera: Camera,
) -> impl IntoView {
    let stream = StoredValue::new_local(None::<MediaStream>);
    let end = move || {
        if let Some(stream) = stream.try_update_value(Option::take).flatten() {
            for track in stream.get_tracks().iter() {
                track.unchecked_into::<MediaStreamTrack>().stop();
            }
        }
    };
    Effect::new(move |_| {
        end();
        camera.live.set(false);
        if !camera.on.get() {
            return;
        }
        camera.problem.set(None);
        let device = camera.device.get();
        leptos::task::spawn_local(async move {
            match ask(&device).await {
                Ok(new) if camera.on.try_get_untracked() == Some(true) => {
                    let playing = match camera.video.get_untracked() {
                        Some(video) => play(&video, &new).await,
                        None => false,
                    };
                    stream.set_value(Some(new));
                    camera.live.set(playing);
                    // Only now do they have names.
                    let devices = devices().await;
                    camera.devices.try_set(devices);
                }
                Ok(unwanted) => {
                    for track in unwanted.get_tracks().iter() {
                        track.unchecked_into::<MediaStreamTrack>().stop();
                    }
                }
                Err(error) => {
                    let words = explain(&error).await;
                    camera.on.try_set(false);
                    camera.device.try_set(String::new());
                    camera.problem.try_set(Some(words));
                }
            }
        });
    });
    on_cleanup(end);
    let state = move || {
        if camera.live.get() {
            "live"
        } else if camera.on.get() {
            "starting"
        } else {
            "off"
        }
    };
    view! {
        <div class="camera" data-state=state data-mirrored=move || camera.mirrored.get().to_string()>
            <video class="camera-view" node_ref=camera.video muted playsinline aria-label=move || if camera.mirrored.get() { t!("camera-view-mirrored") } else { t!("camera-view") }></video>
            <p class="camera-wait" role="status">{move || (camera.on.get() && !camera.live.get()).then(|| t!("camera-wait"))}</p>
            <Show when=move || camera.live.get()><Choices camera=camera /></Show>
        </div>
        {move || camera.problem.get().map(|text| view! { <p class="failure" role="alert" data-testid="camera-error">{text}</p> })}
    }
}

/// Which camera, and how it is shown.
#[component]
fn Choices(camera: Camera) -> impl IntoView {
    let several = move || camera.devices.with(|devices| devices.len() > 1);
    let option = move |(id, name): (String, String)| {
        let this = id.clone();
        let chosen = move || camera.device.with(|device| *device == this);
        view! { <option value=id prop:selected=chosen>{name}</option> }
    };
    view! {
        <div class="row camera-choices">
            <Show when=several>
                <select class="field-input camera-device" aria-label=t!("camera-device") data-testid="camera-device" on:change=move |event| camera.device.set(event_target_value(&event))>
                    {move || camera.devices.get().into_iter().map(option).collect_view()}
                </select>
            </Show>
            <label class="field-check">
                <input type="checkbox" data-testid="camera-mirror" prop:checked=camera.mirrored on:change=move |event| camera.mirrored.set(event_target_checked(&event)) />
                {t!("camera-mirrored")}
            </label>
        </div>
    }
}

async fn play(video: &HtmlVideoElement, stream: &MediaStream) -> bool {
    video.set_muted(true);
    video.set_src_object(Some(stream));
    match video.play() {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

async fn ask(device: &str) -> Result<MediaStream, JsValue> {
    let media = media().ok_or("insecure")?;
    let wanted = MediaStreamConstraints::new();
    if device.is_empty() {
        wanted.set_video(&JsValue::TRUE);
    } else {
        let exact = object("exact", &device.into())?;
        wanted.set_video(&object("deviceId", &exact)?);
    }
    let promise = media.get_user_media_with_constraints(&wanted)?;
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}

fn media() -> Option<MediaDevices> {
    let media = window().navigator().media_devices().ok()?;
    media.is_object().then_some(media) // pages that are not secure have none
}

fn object(key: &str, value: &JsValue) -> Result<JsValue, JsValue> {
    let object = js_sys::Object::new();
    js_sys::Reflect::set(&object, &key.into(), value)?;
    Ok(object.into())
}

/// The cameras there are. Without permission they have neither id nor name.
async fn devices() -> Vec<(String, String)> {
    let Some(promise) = media().and_then(|media| media.enumerate_devices().ok()) else {
        return Vec::new();
    };
    let found = JsFuture::from(promise).await.unwrap_or_default();
    let found = js_sys::Array::from(&found);
    let found = found.iter().map(JsCast::unchecked_into::<MediaDeviceInfo>);
    let cameras = found.filter(|device| {
        device.kind() == MediaDeviceKind::Videoinput && !device.device_id().is_empty()
    });
    let named = (1..).zip(cameras).map(|(number, device)| {
        let name = device.label();
        let name = if name.is_empty() {
            t!("camera-number", number = number)
        } else {
            name
        };
        (device.device_id(), name)
    });
    named.collect()
}

async fn explain(error: &JsValue) -> String {
    let text = |key: &str| {
        js_sys::Reflect::get(error, &key.into())
            .ok()
            .and_then(|value| value.as_string())
    };
    let name = text("name");
    let permission = permission().await;
    reason(
        name.as_deref().unwrap_or("insecure"),
        &text("message").unwrap_or_default(),
        permission.as_deref(),
    )
    .to_owned()
}

/// What the browser has noted of this page and the camera: `granted`, `denied` or `prompt`; nothing if it does not say.
async fn permission() -> Option<String> {
    let get = |object: &JsValue, key: &str| {
        js_sys::Reflect::get(object, &key.into())
            .ok()
            .filter(|value| !value.is_falsy())
    };
    let permissions = get(&window().navigator(), "permissions")?;
    let query: js_sys::Function = get(&permissions, "query")?.dyn_into().ok()?;
    let promise: js_sys::Promise = query
        .call1(&permissions, &object("name", &"camera".into()).ok()?)
        .ok()?
        .dyn_into()
        .ok()?;
    get(&JsFuture::from(promise).await.ok()?, "state")?.as_string()
}

/// What a browser's error means for the user, by its name, its words and the permission noted.
fn reason(name: &str, words: &str, permission: Option<&str>) -> &'static str {
    match (name, permission) {
        ("NotAllowedError" | "SecurityError", _) if words.contains("system") => {
            t!("camera-not-by-system")
        }
        ("NotAllowedError" | "SecurityError", Some("prompt")) => {
            t!("camera-not-answered")
        }
        ("NotAllowedError" | "SecurityError", _) => {
            t!("camera-not-allowed")
        }
        ("OverconstrainedError", _) => {
            t!("camera-gone")
        }
        ("NotFoundError", _) => {
            t!("camera-none")
        }
        ("NotReadableError" | "AbortError", _) => {
            t!("camera-busy")
        }
        ("insecure", _) => {
            t!("camera-insecure")
        }
        _ => t!("camera-failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_camera_failure_says_what_to_do_in_words_of_its_own() {
        let cases = [
            ("NotAllowedError", "", Some("denied")),
            ("NotAllowedError", "", Some("prompt")),
            (
                "NotAllowedError",
                "Permission denied by system",
                Some("granted"),
            ),
            ("NotFoundError", "", None),
            ("OverconstrainedError", "", None),
            ("NotReadableError", "", None),
            ("insecure", "", None),
            ("WhoKnows", "", None),
        ];
        let said = cases.map(|(name, words, permission)| reason(name, words, permission));
        for (place, words) in said.iter().enumerate() {
            assert!(
                words.contains("press") || words.contains("Press") || words.contains("add picture"),
                "{words}"
            );
            assert!(!said[..place].contains(words), "{words}");
        }
        // Browsers that do not tell what they noted.
        assert_eq!(
            reason("NotAllowedError", "", None),
            reason("NotAllowedError", "", Some("denied"))
        );
    }
}
