//! The notebook's results as a file for others: one page that stands alone.

use leptos::prelude::*;
use vitrine::handout::{self, Picture, Pictures};

use super::Page;
use crate::files;
use crate::part;
use crate::state::AppStateStoreFields as _;
use crate::{bridge, format};

impl Page {
    /// Downloads a report of the notebook, with small copies of the pictures it shows.
    pub(crate) fn save_report(self) {
        part::soon(move |second| (second.save_report)(self));
    }

    pub(crate) async fn save_report_now(self) {
        let notebook = self.state.notebook().get_untracked();
        let mut pictures = Pictures::new();
        for (data, image) in handout::wanted(&notebook) {
            let found = self.state.with_untracked(|state| {
                let images = &state.datasets.get(&data)?.value.images;
                let image = images.get(&image)?;
                Some((image.path.clone(), image.url.clone()))
            });
            if let Some((path, url)) = found {
                // Without it, the report has words in its place.
                let url = files::inlined(&url).await;
                pictures.insert((data, image), Picture { path, url });
            }
        }
        let html = handout::html(&notebook, &pictures, &bridge::today());
        let name = format!("{}.html", format::file_stem(&notebook.title));
        files::save(&name, html.as_bytes(), "text/html");
    }

    /// The paths of all pictures the page holds.
    pub(crate) fn known_pictures(self) -> Pictures {
        let datasets = self.state.datasets();
        let datasets = datasets.read_untracked();
        let pictures = datasets.iter().flat_map(|(data, set)| {
            let images = set.value.images.iter();
            images.map(move |(id, image)| {
                let picture = Picture {
                    path: image.path.clone(),
                    url: None,
                };
                ((data.clone(), *id), picture)
            })
        });
        pictures.collect()
    }
}
