//! What the runner writes: the JSON report.

use std::path::{Path, PathBuf};

use serde::Serialize;

use vitrine::notebook::Output;
use vitrine::protocol::{DataInfo, DeviceInfo, FileProblem, ModelInfo};
use vitrine::recipe::Recipe;
use vitrine::report::RunReport;

/// Report of `vitrine train`.
#[derive(Serialize)]
pub(crate) struct TrainReport {
    pub(crate) device: DeviceInfo,
    pub(crate) architecture: String,
    pub(crate) parameters: u64,
    pub(crate) recipe: Recipe,
    pub(crate) images: usize,
    pub(crate) problems: Vec<Problem>,
    #[serde(flatten)]
    pub(crate) run: RunReport,
    pub(crate) peak_memory_bytes: Option<u64>,
}

/// A file that was passed over.
#[derive(Serialize)]
pub(crate) struct Problem {
    path: String,
    message: String,
}

/// Report of `vitrine run`: what each cell made.
#[derive(Serialize)]
pub(crate) struct NotebookReport {
    pub(crate) title: String,
    pub(crate) device: DeviceInfo,
    pub(crate) cells: Vec<CellReport>,
    pub(crate) peak_memory_bytes: Option<u64>,
}

/// One cell of a [`NotebookReport`].
#[derive(Serialize)]
pub(crate) struct CellReport {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) skipped: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) output: Option<Output>,
}

impl TrainReport {
    pub(crate) fn new(
        device: DeviceInfo,
        model: &ModelInfo,
        recipe: Recipe,
        data: &DataInfo,
        problems: Vec<FileProblem>,
        run: RunReport,
    ) -> Self {
        Self {
            device,
            architecture: model.architecture.clone(),
            parameters: model.parameters,
            recipe,
            images: data.images.len(),
            problems: problems
                .into_iter()
                .map(|FileProblem { path, message }| Problem { path, message })
                .collect(),
            run,
            peak_memory_bytes: peak_memory_bytes(),
        }
    }
}

/// The most memory this process has held, where the system says (Linux).
pub(crate) fn peak_memory_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim()
        .strip_suffix(" kB")?
        .parse::<u64>()
        .ok()
        .map(|kib| kib * 1024)
}

/// All files below `root` with their paths from there, sorted; `root` itself if it is a file.
///
/// # Errors
/// If a folder cannot be read.
pub(crate) fn files_below(root: &Path) -> std::io::Result<Vec<(PathBuf, String)>> {
    let name = |path: &Path| {
        path.strip_prefix(root)
            .unwrap_or(path)
            .iter()
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
    };
    if root.is_file() {
        return Ok(vec![(
            root.to_owned(),
            root.file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        )]);
    }
    let (mut folders, mut files) = (vec![root.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            // Links are not followed: a loop of them would never end.
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push((entry.path(), name(&entry.path())));
            }
        }
    }
    files.sort();
    Ok(files)
}
