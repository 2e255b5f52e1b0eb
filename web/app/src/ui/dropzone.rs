//! A place to drop files on.

use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::files::{self, Picked};

/// Takes files dropped on what it contains.
#[component]
pub(crate) fn DropZone(
    /// Takes the files, folders walked through.
    on_files: Callback<Vec<Picked>>,
    /// Its class, besides `dropzone`.
    #[prop(optional)]
    class: &'static str,
    /// What lies in it.
    children: Children,
) -> impl IntoView {
    // Entering a child leaves the parent: count, do not toggle.
    let depth = RwSignal::new(0_i32);
    let over = move |event: DragEvent| {
        event.prevent_default();
        event.stop_propagation();
    };
    let drop = move |event: DragEvent| {
        over(event.clone());
        depth.set(0);
        if let Some(transfer) = event.data_transfer() {
            let files = files::dropped(&transfer);
            leptos::task::spawn_local(async move {
                let files = files.await;
                if !files.is_empty() {
                    on_files.run(files);
                }
            });
        }
    };
    view! {
        <div
            class=format!("dropzone {class}")
            data-over=move || (depth.get() > 0).to_string()
            on:dragenter=move |event| { over(event); depth.update(|depth| *depth += 1) }
            on:dragleave=move |event| { over(event); depth.update(|depth| *depth -= 1) }
            on:dragover=over
            on:drop=drop
        >
            {children()}
        </div>
    }
}

/// A button that lets the user pick files.
#[component]
pub(crate) fn FilePicker(
    /// Its words.
    label: &'static str,
    /// For tests: of the hidden input.
    testid: &'static str,
    /// The types on offer, as `accept` has them.
    #[prop(optional)]
    accept: &'static str,
    /// More than one.
    #[prop(optional)]
    multiple: bool,
    /// A whole folder.
    #[prop(optional)]
    folder: bool,
    /// Takes the files.
    on_files: Callback<Vec<Picked>>,
) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    let open = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let take = move |event| {
        let files = files::take(&event);
        if !files.is_empty() {
            on_files.run(files);
        }
    };
    view! {
        <button type="button" class="button" on:click=open>{label}</button>
        <input
            node_ref=input type="file" hidden data-testid=testid accept=accept multiple=multiple
            prop:webkitdirectory=folder aria-label=label on:change=take
        />
    }
}
