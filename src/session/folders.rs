//! A data set leaves as a zip of folders, in pieces: the very files its images came from, as far as they can be read.

use std::collections::{BTreeMap, BTreeSet};

use super::failure::{Explain, failure};
use super::{Session, images};
use crate::data::folders::FolderZip;
use crate::data::{DataError, Dataset};
use crate::host::Host;
use crate::ledger::{Entry, Source};
use crate::protocol::{Event, Failure, FailureKind, Phase, RequestId};
use crate::report::{ImageId, Split};

/// Bytes are sent once there are so many.
const PIECE_BYTES: usize = 4 << 20;

/// Why a data set cannot leave.
#[derive(Debug, thiserror::Error)]
enum FoldersError {
    #[error("The zip could not be written ({0}).")]
    Zip(#[from] zip::result::ZipError),
    #[error("Saving the pictures was stopped.")]
    Stopped,
}

impl Explain for FoldersError {
    fn kind(&self) -> FailureKind {
        match self {
            Self::Zip(_) => FailureKind::Internal,
            Self::Stopped => FailureKind::Stopped,
        }
    }

    fn hint(&self) -> &'static str {
        "Your pictures are still there. Save them again."
    }
}

/// A zip in the making.
struct Packing<'a, H> {
    host: &'a H,
    request: RequestId,
    dataset: &'a Dataset,
    splits: BTreeMap<ImageId, Split>,
    /// Images not yet in the zip.
    left: BTreeSet<ImageId>,
    zip: FolderZip,
    piece: Vec<u8>,
}

impl<H: Host> Session<H> {
    pub(super) async fn export_data(
        &self,
        request: RequestId,
        name: &str,
        sources: &[Source],
    ) -> Result<Event, Failure> {
        let dataset = self.dataset(name)?;
        if dataset.is_empty() {
            return Err(failure(DataError::NoImages));
        }
        let splits = dataset.splits();
        let mut packing = Packing {
            host: &self.host,
            request,
            dataset,
            left: splits.keys().copied().collect(),
            splits,
            zip: FolderZip::new(),
            piece: Vec::new(),
        };
        for source in sources {
            // What cannot be read any more is written from what is held.
            if let Ok(bytes) = self.source_bytes(request, source).await {
                packing.put_source(source, bytes).await?;
            }
        }
        let images = packing.splits.len();
        let originals = images - packing.left.len();
        let left: Vec<ImageId> = packing.left.iter().copied().collect();
        for image in left {
            let png = dataset.png(image).map_err(failure)?;
            let path = dataset.path(image).map_err(failure)?.to_owned();
            packing.put(image, &path, Some("png"), &png).await?;
        }
        packing.finish()?;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(Event::DataExported {
            request,
            images: count(images),
            originals: count(originals),
        })
    }
}

impl<H: Host> Packing<'_, H> {
    /// Puts the images of one file into the zip.
    async fn put_source(&mut self, source: &Source, bytes: Vec<u8>) -> Result<(), Failure> {
        let wanted: BTreeMap<u32, &Entry> = source
            .images
            .iter()
            .filter(|entry| self.left.contains(&entry.id))
            .map(|entry| (entry.nth, entry))
            .collect();
        let mut import = images::reopened(source);
        for (nth, item) in (0_u32..).zip(import.open(&source.path, bytes)) {
            if let (Some(entry), Ok(found)) = (wanted.get(&nth), item) {
                self.put(entry.id, &entry.path, None, &found.bytes).await?;
            }
        }
        Ok(())
    }

    async fn put(
        &mut self,
        image: ImageId,
        path: &str,
        ending: Option<&str>,
        bytes: &[u8],
    ) -> Result<(), Failure> {
        let split = self.splits.get(&image).copied().unwrap_or(Split::Train);
        let class = self.dataset.class(image).map_err(failure)?;
        let done = self.zip.add(split, class, path, ending, bytes);
        self.piece
            .extend(done.map_err(|error| failure(FoldersError::Zip(error)))?);
        self.left.remove(&image);
        if self.piece.len() >= PIECE_BYTES {
            self.send();
        }
        self.host.yield_now().await;
        if self.host.stop_requested(self.request) {
            return Err(failure(FoldersError::Stopped));
        }
        Ok(())
    }

    fn send(&mut self) {
        let (request, all) = (self.request, self.splits.len());
        let bytes = std::mem::take(&mut self.piece);
        self.host.emit(Event::Piece { request, bytes });
        self.host.emit(Event::Progress {
            request,
            phase: Phase::Pack,
            done: (all - self.left.len()) as u64,
            total: Some(all as u64),
        });
    }

    fn finish(mut self) -> Result<(), Failure> {
        let zip = std::mem::take(&mut self.zip);
        let rest = zip.finish();
        self.piece
            .extend(rest.map_err(|error| failure(FoldersError::Zip(error)))?);
        self.send();
        Ok(())
    }
}
