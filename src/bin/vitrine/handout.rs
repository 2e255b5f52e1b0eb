//! `vitrine report`: a notebook's saved results as files for others.

use std::path::{Path, PathBuf};

use vitrine::handout::{self, Pictures};

use crate::runner::{RunnerError, say, today, write};
use crate::{ReportArguments, bundle};

/// `vitrine report`
pub(crate) fn report(arguments: &ReportArguments) -> Result<(), RunnerError> {
    let (notebook, _) = bundle::open(&arguments.notebook)?;
    if notebook.cells.iter().all(|cell| cell.output.is_none()) {
        say("No cell of this notebook has results yet: the report has its settings alone.");
    }
    // A notebook file carries no pictures.
    let (pictures, date) = (Pictures::new(), today());
    let html = handout::html(&notebook, &pictures, &date);
    write(&arguments.out, html.as_bytes())?;
    if arguments.json {
        let json = handout::json(&notebook, None, &date);
        write(&beside(&arguments.out, "json"), json.as_bytes())?;
    }
    if arguments.csv {
        let classes = handout::classes_csv(&notebook, None);
        write(&beside(&arguments.out, "classes.csv"), classes.as_bytes())?;
        let images = handout::images_csv(&notebook, None, &pictures);
        write(&beside(&arguments.out, "images.csv"), images.as_bytes())?;
    }
    Ok(())
}

/// The same path with another ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_extension(ending)
}
