//! The camera: a live, mirrored view, and frames taken from it (not mirrored).

use leptos::html::Video;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};

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
    video: NodeRef<Video>,
}

impl Camera {
    /// A camera that is off.
    pub(crate) fn new() -> Self {
        Self {
            on: RwSignal::new(false),
            live: RwSignal::new(false),
            problem: RwSignal::new(None),
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
        leptos::task::spawn_local(async move {
            match ask().await {
                Ok(new) if camera.on.try_get_untracked() == Some(true) => {
                    let playing = match camera.video.get_untracked() {
                        Some(video) => play(&video, &new).await,
                        None => false,
                    };
                    stream.set_value(Some(new));
                    camera.live.set(playing);
                }
                Ok(unwanted) => {
                    for track in unwanted.get_tracks().iter() {
                        track.unchecked_into::<MediaStreamTrack>().stop();
                    }
                }
                Err(error) => {
                    camera.on.try_set(false);
                    camera.problem.try_set(Some(explain(&error)));
                }
            }
        });
    });
    on_cleanup(end);
    view! {
        <div class="camera" data-state=move || if camera.live.get() { "live" } else if camera.on.get() { "starting" } else { "off" }>
            <video class="camera-view" node_ref=camera.video muted playsinline aria-label="Camera, mirrored"></video>
            <p class="camera-wait" role="status">{move || (camera.on.get() && !camera.live.get()).then_some("Waiting for the camera. Your browser may ask for permission.")}</p>
        </div>
        {move || camera.problem.get().map(|text| view! { <p class="failure" role="alert" data-testid="camera-error">{text}</p> })}
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

async fn ask() -> Result<MediaStream, JsValue> {
    let devices = window().navigator().media_devices()?;
    if AsRef::<JsValue>::as_ref(&devices).is_undefined() {
        return Err(JsValue::from_str("insecure"));
    }
    let wanted = MediaStreamConstraints::new();
    wanted.set_video(&JsValue::TRUE);
    let promise = devices.get_user_media_with_constraints(&wanted)?;
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}

fn explain(error: &JsValue) -> String {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name"))
        .ok()
        .and_then(|name| name.as_string());
    reason(name.as_deref().unwrap_or("insecure")).to_owned()
}

/// What a browser's error name means for the user.
fn reason(name: &str) -> &'static str {
    match name {
        "NotAllowedError" | "SecurityError" => {
            "The browser was not allowed to use the camera. Nothing is lost: allow the camera beside the page's address and press the button again, or add picture files instead."
        }
        "NotFoundError" | "OverconstrainedError" => {
            "No camera was found. Plug one in and press the button again, or add picture files instead."
        }
        "NotReadableError" | "AbortError" => {
            "The camera is there but gives no picture: another program may be using it. Close that program and press the button again."
        }
        "insecure" => {
            "The browser gives the camera only to pages on https or on this computer. Add picture files instead."
        }
        _ => "The camera did not start. Press the button again, or add picture files instead.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_camera_failure_says_what_to_do() {
        for name in [
            "NotAllowedError",
            "NotFoundError",
            "NotReadableError",
            "insecure",
            "WhoKnows",
        ] {
            assert!(
                reason(name).contains("press")
                    || reason(name).contains("Press")
                    || reason(name).contains("Add"),
                "{name}"
            );
        }
        assert_ne!(reason("NotAllowedError"), reason("NotFoundError"));
    }
}
