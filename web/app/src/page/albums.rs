//! Pictures outlive the page: what came of each data command goes into the journal of its data set, and the files its
//! pictures came from are copied to the device; then the page holds them no longer.

use futures::future::join_all;
use leptos::prelude::*;
use vitrine::ledger::{self, Change, Place, Source};
use vitrine::library::journal_file;
use vitrine::protocol::{Command, DataInfo, Event, FileId, RequestId};
use vitrine::report::ImageId;

use super::Page;
use super::opening::Job;
use crate::i18n::t;
use crate::keep::{self, PICTURES};
use crate::opfs::{self, Folder, Trouble};
use crate::state::{AppStateStoreFields as _, Notice, Pending, Work};
use crate::{bridge, edit, plan};

/// Files copied at a time.
const AT_ONCE: usize = 8;
/// Files a line of the journal tells of: what is copied when the page closes is not lost with the rest.
const LOT: usize = 64;

/// A command whose outcome goes into a journal.
pub(super) struct Expected {
    command: Command,
    taken: Option<(Vec<Source>, u32)>,
}

impl Page {
    /// Remembers a command that changes data, until it is known what came of it. Forgetting data is the user's wish
    /// only where a cell asks for it; a notebook that is closed forgets its data, too, but keeps its files.
    pub(super) fn expect_change(self, command: &Command, cell: Option<&str>) {
        let of_user = cell.is_some() || !matches!(command, Command::RemoveData { .. });
        if of_user && ledger::changed(command).is_some() {
            let expected = Expected {
                command: command.clone(),
                taken: None,
            };
            self.keeper.expected.update_value(|all| {
                all.insert(command.request(), expected);
            });
        }
    }

    /// Takes note of what an event says of such a command, before it is applied.
    pub(super) fn hear_of_change(self, event: &Event) {
        let request = event.request();
        match event {
            Event::Taken { sources, next, .. } => self.keeper.expected.update_value(|all| {
                if let Some(expected) = all.get_mut(&request) {
                    expected.taken = Some((sources.clone(), *next));
                }
            }),
            Event::Imported { data, .. } | Event::DataChanged { data, .. } => {
                if let Some(expected) = self.take_expected(request) {
                    self.changed(expected, data);
                }
            }
            Event::Failed { .. } => drop(self.take_expected(request)),
            _ => {}
        }
    }

    fn take_expected(self, request: RequestId) -> Option<Expected> {
        let mut found = None;
        self.keeper
            .expected
            .update_value(|all| found = all.remove(&request));
        found
    }

    fn changed(self, expected: Expected, info: &DataInfo) {
        let Expected { command, taken } = expected;
        if let Command::Import { files, .. } = &command {
            let sources = taken.iter().flat_map(|(sources, _)| sources);
            let used: Vec<FileId> = sources.filter_map(held).collect();
            let all: Vec<FileId> = files.iter().map(|file| file.id).collect();
            self.imported(&info.name, &all, &used);
        }
        self.write_down(&info.name, Change::of(&command, taken, info));
    }

    /// These files are in: they wait no longer, and those that gave no picture are of no use.
    fn imported(self, data: &str, files: &[FileId], used: &[FileId]) {
        if let Some(waiting) = self.state.held().write().images.get_mut(data) {
            waiting.retain(|(_, file)| !files.contains(&file.id));
        }
        for file in files.iter().filter(|file| !used.contains(file)) {
            self.bridge.drop_file(*file);
        }
    }

    /// Makes changes in what is known of a data set, and in its journal.
    pub(super) fn write_down(self, data: &str, changes: Vec<Change>) {
        let fresh = changes
            .iter()
            .any(|change| matches!(change, Change::Begin { .. }));
        let mut gone = Vec::new();
        let mut journal = String::new();
        {
            let albums = self.state.albums();
            let mut albums = albums.write();
            let album = albums.entry(data.to_owned()).or_default();
            if fresh {
                gone = album.ledger.stored().map(str::to_owned).collect();
                let held = album.ledger.sources.iter().filter_map(held);
                held.for_each(|file| self.bridge.drop_file(file));
            }
            for change in changes.clone() {
                album.ledger.apply(change);
            }
            album.fingerprint = album.ledger.fingerprint();
            if fresh {
                journal = album.ledger.journal();
            }
        }
        let data = data.to_owned();
        self.job(|notebook| match fresh {
            true => Job::Rewrite {
                notebook,
                data,
                journal,
                gone,
            },
            false => Job::Append {
                notebook,
                data,
                changes,
            },
        });
    }

    /// Copies the files of these changes to the device and adds the changes to the journal.
    ///
    /// # Errors
    /// If there is no room; what is in the journal by then stays.
    pub(super) async fn append(
        self,
        notebook: &str,
        data: &str,
        changes: Vec<Change>,
    ) -> Result<(), Trouble> {
        let folder = Folder::at(&keep::folder(notebook)).await?;
        let journal = journal_file(data);
        for change in changes {
            let Change::Add { sources, next } = change else {
                folder.append(&journal, &change.to_line()).await?;
                continue;
            };
            for lot in sources.chunks(LOT) {
                let (kept, error) = self.store(notebook, lot).await;
                let files: Vec<FileId> = lot.iter().filter_map(held).collect();
                let line = Change::Add {
                    sources: kept.clone(),
                    next,
                };
                if !kept.is_empty() {
                    folder.append(&journal, &line.to_line()).await?;
                }
                self.stored(data, lot, &kept);
                error.map_or(Ok(()), Err)?;
                // What is just being handed over again is held on to.
                if plan::bringing(&self.state.read_untracked(), None).is_none() {
                    files.iter().for_each(|file| self.bridge.drop_file(*file));
                }
            }
        }
        Ok(())
    }

    /// Copies files to the device: those that are there, and why the others are not.
    async fn store(self, notebook: &str, sources: &[Source]) -> (Vec<Source>, Option<Trouble>) {
        let place = format!("{}/{PICTURES}", keep::folder(notebook));
        let folder = match Folder::at(&place).await {
            Ok(folder) => folder,
            Err(error) => return (vec![], Some(error)),
        };
        let (mut kept, mut failed) = (Vec::new(), None);
        for some in sources.chunks(AT_ONCE) {
            let copies = some.iter().map(|source| self.copy(&folder, &place, source));
            for copy in join_all(copies).await {
                match copy {
                    Ok(source) => kept.push(source),
                    Err(error) => failed = Some(error),
                }
            }
        }
        (kept, failed)
    }

    async fn copy(self, folder: &Folder, place: &str, source: &Source) -> Result<Source, Trouble> {
        let Some(file) = held(source) else {
            return Ok(source.clone());
        };
        let gone = || Trouble::Other(t!("page-file-gone").to_owned());
        let blob = self.bridge.held(file).ok_or_else(gone)?;
        // Never a name given before: the page counts files, and the clock sessions.
        let name = format!("{:x}-{}", bridge::clock_ms(), file.0);
        if let Err(error) = folder.write_blob(&name, &blob).await {
            folder.remove(&name).await.ok(); // an empty file at most
            return Err(error);
        }
        Ok(Source {
            place: Place::Stored(format!("{place}/{name}")),
            ..source.clone()
        })
    }

    /// From now on these files are found on the device.
    fn stored(self, data: &str, before: &[Source], after: &[Source]) {
        let albums = self.state.albums();
        let mut albums = albums.write_untracked();
        let Some(album) = albums.get_mut(data) else {
            return;
        };
        for source in before {
            let same = |other: &&Source| other.images.first() == source.images.first();
            let Some(kept) = after.iter().find(same) else {
                continue;
            };
            album.ledger.relocate(&source.place, &kept.place);
        }
    }

    /// Makes the data of every data cell anew that is kept and not there.
    pub(super) fn bring_data(self) {
        let missing: Vec<(String, String)> = self.state.with_untracked(|state| {
            let here = |name: &str| {
                let under_way = |pending: &Pending| pending.work == Work::Bring(name.to_owned());
                state.datasets.contains_key(name) || state.pending.values().any(under_way)
            };
            let kept = state.albums.iter();
            let kept = kept.filter(|(name, album)| !album.ledger.is_empty() && !here(name));
            let cells = kept.filter_map(|(name, _)| {
                let cell = edit::holder(&state.notebook, name)?;
                Some((cell, name.clone()))
            });
            cells.collect()
        });
        for (cell, data) in missing {
            let ledger = self
                .state
                .albums()
                .with_untracked(|albums| albums.get(&data).map(|album| album.ledger.clone()));
            let Some(ledger) = ledger else { continue };
            self.send(Some(&cell), Work::Bring(data.clone()), |request| {
                Command::BringBack {
                    request,
                    data,
                    ledger,
                }
            });
        }
    }

    /// Data is back, but for these pictures. Those whose files are indeed missing or cut short are struck from what is
    /// kept; what else may have kept the engine from reading one passes.
    pub(super) fn brought(self, data: String, lost: Vec<ImageId>) {
        // Where another tab has the notebook, it is for that one to strike them.
        if lost.is_empty() || self.is_read_only() {
            return;
        }
        let opened = self.state.opened().get_untracked();
        let albums = self.state.albums();
        let sources = albums.with_untracked(|albums| albums.get(&data).cloned());
        let sources = sources
            .map(|album| album.ledger.sources)
            .unwrap_or_default();
        leptos::task::spawn_local(async move {
            let mut gone = Vec::new();
            for source in &sources {
                let of_source = source.images.iter().map(|entry| entry.id);
                let missing: Vec<_> = of_source.filter(|id| lost.contains(id)).collect();
                if !missing.is_empty() && is_lost(source).await {
                    gone.extend(missing);
                }
            }
            if !gone.is_empty() && self.state.opened().get_untracked() == opened {
                self.write_down(&data, vec![Change::Remove { images: gone }]);
            }
        });
    }

    /// Deletes the pictures of a data set, from the engine too.
    pub(crate) fn forget_album(self, data: &str) {
        if self.is_read_only() {
            return;
        }
        self.write_down(data, vec![Change::Begin { next: 0 }]);
        let data = data.to_owned();
        self.send(None, Work::Edit, |request| Command::RemoveData {
            request,
            data,
        });
    }

    /// Keeps what is known of data under its new name, when a cell calls it another.
    pub(super) fn follow_names(self) {
        let mut names = std::collections::BTreeMap::new();
        self.state.notebook().with(|notebook| {
            for cell in &notebook.cells {
                if let vitrine::notebook::CellKind::Data(settings) = &cell.kind {
                    names.insert(cell.id.clone(), settings.name.clone());
                }
            }
        });
        let opened = self.state.opened().get_untracked();
        let mut before = (opened, names.clone());
        self.keeper
            .names
            .update_value(|known| std::mem::swap(known, &mut before));
        let (was, before) = before;
        for (cell, name) in names.iter().filter(|_| was == opened) {
            let old = before.get(cell).filter(|old| *old != name);
            let free = |old: &&String| !names.values().any(|name| name == *old);
            if let Some(old) = old.filter(free) {
                self.rename_album(old, name);
            }
        }
    }

    fn rename_album(self, from: &str, to: &str) {
        {
            let albums = self.state.albums();
            let mut albums = albums.write();
            if albums.get(to).is_some_and(|album| !album.ledger.is_empty()) {
                return;
            }
            let Some(album) = albums.remove(from) else {
                return;
            };
            albums.insert(to.to_owned(), album);
        }
        let (data, other) = (from.to_owned(), to.to_owned());
        self.job(|notebook| Job::Rename {
            notebook,
            from: data,
            to: other,
        });
        let data = from.to_owned();
        if self.state.datasets().read_untracked().contains_key(from) {
            self.send(None, Work::Edit, |request| Command::RemoveData {
                request,
                data,
            });
        }
        self.bring_data();
    }

    /// Says once that pictures cannot be kept.
    pub(super) fn not_kept(self, trouble: &Trouble) {
        let mut first = false;
        self.keeper
            .told
            .update_value(|told| first = !std::mem::replace(told, true));
        if first {
            let why = match trouble {
                Trouble::Absent => t!("keep-no-place"),
                Trouble::Full(words) | Trouble::Other(words) => words,
            };
            let text = t!("page-pictures-not-kept", why = why);
            self.tell(Notice::problem(text));
        }
    }
}

/// Whether a file that was on the device is there no longer, or not as long as it was.
async fn is_lost(source: &Source) -> bool {
    let Place::Stored(path) = &source.place else {
        return false;
    };
    let Some((folder, name)) = path.rsplit_once('/') else {
        return false;
    };
    let Ok(folder) = Folder::at(folder).await else {
        return false;
    };
    let file = folder.file(name).await;
    file.is_none_or(|file| opfs::size(&file) != source.bytes)
}

fn held(source: &Source) -> Option<FileId> {
    match source.place {
        Place::Held(file) => Some(file),
        Place::Stored(_) | Place::Url(_) => None,
    }
}
