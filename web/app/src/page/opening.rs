//! What a notebook keeps besides its document, found again when it opens; and the one queue of what is written down.
//!
//! Nothing waits for it but what would meddle: cells run, and data changes, once it is known what is there.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use futures::StreamExt as _;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use leptos::prelude::*;
use vitrine::kept::{RUNS, UNFINISHED};
use vitrine::ledger::{Change, Ledger, Place};
use vitrine::library::{data_of, journal_file};
use vitrine::protocol::{Command, RequestId};

use super::Page;
use super::albums::Expected;
use crate::i18n::t;
use crate::keep::{self, Album, MEMORY, Memory, PICTURES, RUN, Run};
use crate::opfs::{Folder, Trouble};
use crate::part;
use crate::state::{AppStateStoreFields as _, Notice, Work};

/// A file system that has not answered by then is taken not to.
const ANSWER: Duration = Duration::from_secs(10);

/// What keeping needs to know; copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Keeper {
    /// Commands whose outcome is awaited.
    pub(super) expected: StoredValue<HashMap<RequestId, Expected>, LocalStorage>,
    /// Commands that came before it was known what is kept.
    pub(super) early: StoredValue<Vec<(Command, Option<String>, Work)>, LocalStorage>,
    /// What data cells call their data, by cell id, in the notebook opened last.
    pub(super) names: StoredValue<(u32, BTreeMap<String, String>), LocalStorage>,
    /// What cells call the models they make, in the notebook opened last.
    pub(super) models: StoredValue<(u32, keep::Names), LocalStorage>,
    /// Whether it was said that pictures cannot be kept.
    pub(super) told: StoredValue<bool, LocalStorage>,
    jobs: StoredValue<Option<UnboundedSender<Job>>, LocalStorage>,
}

/// Something to write down.
pub(crate) enum Job {
    /// Changes behind a journal, and the files they bring.
    Append {
        notebook: String,
        data: String,
        changes: Vec<Change>,
    },
    /// A journal begun anew, and files needed no more.
    Rewrite {
        notebook: String,
        data: String,
        journal: String,
        gone: Vec<String>,
    },
    /// A journal's new name.
    Rename {
        notebook: String,
        from: String,
        to: String,
    },
    /// What is known of cells and models.
    Memory { notebook: String, text: String },
    /// The run under way, if one is.
    Run(Option<String>),
}

impl Keeper {
    pub(super) fn new() -> Self {
        Self {
            expected: StoredValue::new_local(HashMap::new()),
            early: StoredValue::new_local(Vec::new()),
            names: StoredValue::new_local((0, BTreeMap::new())),
            models: StoredValue::new_local((0, BTreeMap::new())),
            told: StoredValue::new_local(false),
            jobs: StoredValue::new_local(None),
        }
    }
}

/// What was found of a notebook.
#[derive(Default)]
struct Found {
    memory: Memory,
    albums: BTreeMap<String, Album>,
    /// Whether what is known of models could not be read.
    is_forgetful: bool,
}

impl Page {
    /// Starts the queue, and looks at what is kept of the notebook that opens.
    pub(super) fn keep(self) {
        let (sender, jobs) = unbounded();
        self.keeper.jobs.set_value(Some(sender));
        part::soon(move |second| (second.work_off)(self, jobs));
        Effect::new(move |_| self.follow_names());
        Effect::new(move |_| self.follow_models());
        self.reopen();
    }

    /// Plans something to be written down, if the notebook is kept.
    pub(super) fn job(self, job: impl FnOnce(String) -> Job) {
        let notebook = keep::notebook_id(&self.state.read_untracked());
        let Some(notebook) = notebook else { return };
        self.keeper.jobs.with_value(|jobs| {
            if let Some(jobs) = jobs {
                let _ = jobs.unbounded_send(job(notebook)); // the queue lives as long as the page
            }
        });
    }

    async fn work(self, job: Job) -> Result<(), Trouble> {
        match job {
            Job::Append {
                notebook,
                data,
                changes,
            } => self.append(&notebook, &data, changes).await,
            Job::Rewrite {
                notebook,
                data,
                journal,
                gone,
            } => {
                let folder = Folder::at(&keep::folder(&notebook)).await?;
                let file = journal_file(&data);
                folder.write(&file, journal.as_bytes()).await?;
                let pictures = folder.folder(PICTURES).await?;
                for name in gone.iter().filter_map(|path| path.rsplit('/').next()) {
                    pictures.remove(name).await.ok(); // it may not be there
                }
                Ok(())
            }
            Job::Rename { notebook, from, to } => {
                let folder = Folder::at(&keep::folder(&notebook)).await?;
                let from = journal_file(&from);
                if let Some(journal) = folder.text(&from).await {
                    let to = journal_file(&to);
                    folder.write(&to, journal.as_bytes()).await?;
                    folder.remove(&from).await.ok(); // no cell has its name
                }
                Ok(())
            }
            Job::Memory { notebook, text } => {
                let folder = Folder::at(&keep::folder(&notebook)).await?;
                folder.write(MEMORY, text.as_bytes()).await
            }
            Job::Run(None) => {
                Folder::at(RUNS).await?.remove(RUN).await.ok(); // it may not be there
                Ok(())
            }
            Job::Run(Some(text)) => Folder::at(RUNS).await?.write(RUN, text.as_bytes()).await,
        }
    }

    /// Looks at what is kept of the notebook shown; then its data comes back.
    pub(super) fn reopen(self) {
        self.state.albums().write().clear();
        self.state.memory().set(Memory::default());
        let opened = self.state.opened().get_untracked();
        let notebook = self.state.place().get_untracked();
        part::soon(move |second| (second.look)(self, opened, notebook));
    }

    fn found(self, opened: u32, found: Found) {
        let late = self.state.opened().get_untracked() != opened
            || self.state.memory().read_untracked().is_read;
        if late {
            return;
        }
        let unreadable =
            |(_, album): &(&String, &Album)| album.unread > 0 && album.ledger.is_empty();
        if let Some((name, _)) = found.albums.iter().find(unreadable) {
            let text = t!("page-album-damaged", name = name.as_str());
            self.tell(Notice::problem(text));
        }
        if found.is_forgetful {
            self.tell(Notice::problem(t!("page-memory-damaged")));
        }
        self.state.albums().set(found.albums);
        self.state.memory().set(Memory {
            is_read: true,
            ..found.memory
        });
        self.bring_data();
        let mut early = Vec::new();
        self.keeper
            .early
            .update_value(|waiting| early = std::mem::take(waiting));
        for (command, cell, work) in early {
            self.post(command, cell, work);
        }
        self.pump();
    }

    /// Writes down what is known of cells and models.
    pub(super) fn save_memory(self) {
        let memory = self.state.memory();
        let text = memory.with_untracked(serde_json::to_string);
        if let Ok(text) = text {
            self.job(|notebook| Job::Memory { notebook, text });
        }
    }
}

impl Page {
    /// Carries out what is planned to be written down, for as long as the page is there.
    pub(crate) async fn work_off(self, mut jobs: UnboundedReceiver<Job>) {
        while let Some(job) = jobs.next().await {
            if let Err(error) = self.work(job).await {
                self.not_kept(&error);
            }
        }
    }

    /// Looks at what is kept of a notebook, which was opened as the so many-th.
    pub(crate) async fn look(self, opened: u32, notebook: Option<String>) {
        set_timeout(move || self.found(opened, Found::default()), ANSWER);
        let found = match &notebook {
            Some(notebook) => find(notebook, !self.is_read_only())
                .await
                .unwrap_or_default(),
            None => Found::default(),
        };
        self.found(opened, found);
    }
}

/// What a notebook's folder holds. Where it is this tab's to write (`is_mine`), journals are made short and whole, and
/// files that none of them needs deleted; where another tab has it, nothing is touched, and a run may be under way there.
async fn find(notebook: &str, is_mine: bool) -> Option<Found> {
    let folder = Folder::at(&keep::folder(notebook)).await.ok()?;
    let memory = folder.text(MEMORY).await;
    let memory = memory.map_or_else(|| Ok(Memory::default()), |text| serde_json::from_str(&text));
    let mut found = Found {
        is_forgetful: memory.is_err(),
        memory: memory.unwrap_or_default(),
        albums: BTreeMap::new(),
    };
    for model in found.memory.models.values_mut() {
        if let Some(here) = keep::moved(&model.place, notebook) {
            model.place = here;
        }
    }
    if is_mine {
        found.memory.run = run(notebook).await;
    }
    let (mut needed, mut whole) = (BTreeSet::new(), true);
    for file in folder.names().await {
        let Some(name) = data_of(&file) else {
            continue;
        };
        let Some(journal) = folder.text(&file).await else {
            whole = false;
            continue;
        };
        let (mut ledger, unread) = Ledger::read(&journal);
        let copied = move_here(&mut ledger, notebook);
        whole &= unread == 0;
        needed.extend(ledger.stored().map(str::to_owned));
        let short = ledger.journal();
        if is_mine && (copied || unread > 0 || short.len() < journal.len()) {
            let _ = folder.write(&file, short.as_bytes()).await; // the long one says the same
        }
        let album = Album {
            unread,
            ..ledger.into()
        };
        found.albums.insert(name, album);
    }
    if is_mine
        && whole
        && let Ok(pictures) = folder.folder(PICTURES).await
    {
        for name in pictures.names().await {
            let path = format!("{}/{PICTURES}/{name}", keep::folder(notebook));
            if !needed.contains(&path) {
                pictures.remove(&name).await.ok(); // it goes the next time
            }
        }
    }
    Some(found)
}

/// Has a data set's files looked for in this notebook's folder; true if they were said to be in another's.
fn move_here(ledger: &mut Ledger, notebook: &str) -> bool {
    let mut copied = false;
    for source in &mut ledger.sources {
        if let Place::Stored(path) = &source.place
            && let Some(here) = keep::moved(path, notebook)
        {
            source.place = Place::Stored(here);
            copied = true;
        }
    }
    copied
}

/// The run of this notebook that was broken off, if a snapshot of it is there.
async fn run(notebook: &str) -> Option<Run> {
    let folder = Folder::at(RUNS).await.ok()?;
    let run: Run = serde_json::from_str(&folder.text(RUN).await?).ok()?;
    let mut snapshot = false;
    let names = folder.names().await.into_iter();
    for name in &names
        .filter(|name| name.starts_with(UNFINISHED))
        .collect::<Vec<_>>()
    {
        let file = folder.file(name).await;
        snapshot |= file.is_some_and(|file| file.size() > 0.0 && file.last_modified() >= run.begun);
    }
    (snapshot && run.notebook == notebook).then_some(run)
}
