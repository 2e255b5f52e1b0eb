//! A table of labels beside the images: CSV with a column of file names and one of classes, perhaps one of splits.
//!
//! Columns are found by their names (`filename`, `label`, `split` and what others call them); a table without such a
//! head is taken if its first field is an image's name. Rows and images find each other by the path from the
//! table's folder, else by as much of its end as there is, else by the file's name alone, ending or not.

use std::collections::{BTreeMap, BTreeSet};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::import::problem;
use super::layout;
use crate::protocol::FileProblem;
use crate::report::Split;

/// The most bytes of a table that are read.
pub const MAX_TABLE_BYTES: u64 = 16 << 20;

/// Files and lines that are named one by one; the others are counted.
const NAMED: usize = 5;

const FILE_NAMES: [&str; 11] = [
    "filename",
    "file_name",
    "file",
    "image",
    "image_name",
    "image_path",
    "filepath",
    "file_path",
    "path",
    "img",
    "image_id",
];
const CLASS_NAMES: [&str; 8] = [
    "label",
    "class",
    "class_name",
    "category",
    "target",
    "labels",
    "classname",
    "species",
];
const SPLIT_NAMES: [&str; 5] = ["split", "set", "subset", "partition", "data_set"];

/// Why a file is no table of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum TableError {
    #[error(
        "This table is not text in UTF-8; save it as “CSV UTF-8” and add it again together with its images."
    )]
    NotText,
    #[error(
        "This table has no column called “filename” with one called “label”, so it was passed over; name its columns so, or let folders name the classes."
    )]
    NoColumns,
}

/// What a row says of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// As the table has it.
    file: String,
    pub(super) class: String,
    pub(super) split: Option<Split>,
}

/// A table of labels, and which of its rows were asked for.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its file's name, for sentences.
    name: String,
    /// The folder it lies in, with a slash at the end unless it is the top.
    folder: String,
    rows: Vec<Row>,
    by_path: BTreeMap<String, usize>,
    /// By the last part of the path; nothing where two rows share one.
    by_name: BTreeMap<String, Option<usize>>,
    met: BTreeSet<usize>,
}

/// Where a table's columns are.
#[derive(Clone, Copy)]
struct Columns {
    file: usize,
    class: usize,
    split: Option<usize>,
}

impl Columns {
    /// By the names in a table's first line.
    fn named(head: &Line) -> Option<Self> {
        let place = |names: &[&str]| {
            let is = |name: &&str| {
                head.fields
                    .iter()
                    .position(|field| field.eq_ignore_ascii_case(name))
            };
            names.iter().find_map(is)
        };
        Some(Self {
            file: place(&FILE_NAMES)?,
            class: place(&CLASS_NAMES)?,
            split: place(&SPLIT_NAMES),
        })
    }

    /// Of a table without names: file, class, split.
    fn in_order(first: &Line) -> Option<Self> {
        let is_image = layout::is_image(first.field(0));
        (is_image && first.fields.len() >= 2).then_some(Self {
            file: 0,
            class: 1,
            split: (first.fields.len() > 2).then_some(2),
        })
    }
}

impl Table {
    /// Reads a table, and says which of its lines cannot be used.
    ///
    /// # Errors
    /// If it is no table of labels.
    pub(super) fn read(path: &str, bytes: &[u8]) -> Result<(Self, Vec<FileProblem>), TableError> {
        let text = std::str::from_utf8(bytes).map_err(|_| TableError::NotText)?;
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = Lines::of(text).peekable();
        let first = lines.peek().ok_or(TableError::NoColumns)?;
        let columns = if let Some(columns) = Columns::named(first) {
            lines.next();
            columns
        } else {
            Columns::in_order(first).ok_or(TableError::NoColumns)?
        };
        let (folder, name) = path
            .rsplit_once('/')
            .map_or(("", path), |(folder, name)| (folder, name));
        let mut table = Self {
            name: name.to_owned(),
            folder: if folder.is_empty() {
                String::new()
            } else {
                format!("{folder}/")
            },
            ..Self::default()
        };
        let mut bad = Vec::new();
        for line in lines {
            if let Err(why) = table.take(columns, &line) {
                bad.push((line.number, why));
            }
        }
        let problems = shortened(
            bad.len(),
            bad.iter().map(|(line, why)| format!("Line {line}: {why}")),
            path,
            "lines like that",
        );
        Ok((table, problems))
    }

    /// Adds a line; why not.
    fn take(&mut self, columns: Columns, line: &Line) -> Result<(), String> {
        let field = |at: usize| line.field(at);
        let (file, class) = (field(columns.file).replace('\\', "/"), field(columns.class));
        let file = file
            .trim_start_matches("./")
            .trim_start_matches('/')
            .to_owned();
        if file.is_empty() && class.is_empty() {
            return Ok(());
        }
        if file.is_empty() {
            return Err("it names no file.".to_owned());
        }
        if class.is_empty() {
            return Err(format!("it gives “{file}” no class."));
        }
        let word = columns.split.map(field).unwrap_or_default();
        let split = layout::split_named(word);
        let row = Row {
            file,
            class: class.to_owned(),
            split,
        };
        if let Some(&earlier) = self.by_path.get(&row.file) {
            return if self.rows[earlier] == row {
                Ok(())
            } else {
                Err(format!(
                    "“{}” is there twice and not the same; the first line counts.",
                    row.file
                ))
            };
        }
        let index = self.rows.len();
        let last = row.file.rsplit('/').next().unwrap_or_default().to_owned();
        self.by_name
            .entry(last)
            .and_modify(|row| *row = None)
            .or_insert(Some(index));
        self.by_path.insert(row.file.clone(), index);
        let told = (split.is_none() && !word.is_empty()).then(|| {
            format!(
                "“{word}” is none of train, val and test, so “{}” is drawn like the others.",
                row.file
            )
        });
        self.rows.push(row);
        told.map_or(Ok(()), Err)
    }

    /// What the table says of an image.
    pub(super) fn find(&mut self, path: &str) -> Option<&Row> {
        let index = self.index(path)?;
        self.met.insert(index);
        self.rows.get(index)
    }

    fn index(&self, path: &str) -> Option<usize> {
        let path = path.trim_start_matches("./").trim_start_matches('/');
        let mut rest = path.strip_prefix(&self.folder).unwrap_or(path);
        loop {
            let ending = rest
                .rsplit_once('.')
                .filter(|(_, ending)| !ending.contains('/'));
            let bare = ending.map_or(rest, |(bare, _)| bare);
            if let Some(&index) = self.by_path.get(rest).or_else(|| self.by_path.get(bare)) {
                return Some(index);
            }
            match rest.split_once('/') {
                Some((_, after)) => rest = after,
                // The files were picked without their folders.
                None => {
                    return self
                        .by_name
                        .get(rest)
                        .or_else(|| self.by_name.get(bare))
                        .copied()
                        .flatten();
                }
            }
        }
    }

    /// Why an image that the table does not name was left out.
    pub(super) fn unknown(&self, path: &str) -> FileProblem {
        problem(
            path,
            &format!(
                "The table “{}” does not name this image, so its class is unknown; add a line for it.",
                self.name
            ),
        )
    }

    /// What the table names and nobody brought.
    pub(super) fn missing(&self) -> Vec<FileProblem> {
        let missing: Vec<_> = (0..self.rows.len())
            .filter(|index| !self.met.contains(index))
            .collect();
        let lines = missing.iter().map(|&index| {
            format!("It names “{}”, which is not among the files; choose the table and its images together.", self.rows[index].file)
        });
        let path = format!("{}{}", self.folder, self.name);
        shortened(missing.len(), lines, &path, "files that are not here")
    }
}

/// A line of a table: its number, and its fields without the room around them.
struct Line {
    number: u64,
    fields: Vec<String>,
}

impl Line {
    /// A field; empty beyond the last.
    fn field(&self, at: usize) -> &str {
        self.fields.get(at).map_or("", String::as_str)
    }
}

/// The lines of a table, one by one; empty ones are passed over.
struct Lines<'a> {
    reader: Reader,
    rest: &'a [u8],
    /// Where a line's fields go, and where each ends.
    field_bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter(text)).build(),
            rest: text.as_bytes(),
            field_bytes: vec![0; 1024],
            ends: vec![0; 16],
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let number = self.reader.line();
        let (mut written, mut fields) = (0, 0);
        loop {
            let (result, read, more_bytes, more_fields) = self.reader.read_record(
                self.rest,
                &mut self.field_bytes[written..],
                &mut self.ends[fields..],
            );
            self.rest = &self.rest[read..];
            written += more_bytes;
            fields += more_fields;
            match result {
                // At the end of the text, once more with nothing says so.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    self.field_bytes.resize(2 * self.field_bytes.len(), 0);
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return None,
            }
        }
        let starts = std::iter::once(0).chain(self.ends[..fields].iter().copied());
        let field = |(start, end): (usize, &usize)| {
            String::from_utf8_lossy(&self.field_bytes[start..*end])
                .trim()
                .to_owned()
        };
        Some(Line {
            number,
            fields: starts.zip(&self.ends[..fields]).map(field).collect(),
        })
    }
}

/// The first few problems, and how many more there are.
fn shortened(
    all: usize,
    lines: impl Iterator<Item = String>,
    path: &str,
    what: &str,
) -> Vec<FileProblem> {
    let mut problems: Vec<_> = lines.take(NAMED).map(|line| problem(path, &line)).collect();
    if all > NAMED {
        problems.push(problem(path, &format!("And {} more {what}.", all - NAMED)));
    }
    problems
}

/// What separates the fields: whichever of comma, semicolon and tab the first line has most of.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |separator: char| line.matches(separator).count();
    // The last of equals wins.
    [('\t', b'\t'), (';', b';'), (',', b',')]
        .into_iter()
        .max_by_key(|&(separator, _)| count(separator))
        .map_or(b',', |(_, byte)| byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> (Table, Vec<String>) {
        let (table, problems) = Table::read("set/labels.csv", text.as_bytes()).expect("a table");
        (
            table,
            problems
                .into_iter()
                .map(|problem| problem.message)
                .collect(),
        )
    }

    fn found(table: &mut Table, path: &str) -> String {
        table.find(path).map_or_else(
            || "-".to_owned(),
            |row| format!("{} {:?}", row.class, row.split),
        )
    }

    #[test]
    fn columns_are_found_by_name_whatever_their_order() {
        let (mut table, problems) = read(
            "\u{feff}Label;id;FileName;set\n cat ;1;a.jpg;train\n\"a \"\"big\"\" dog; wet\";2;sub/b.png;Validation\n",
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(found(&mut table, "set/a.jpg"), "cat Some(Train)");
        assert_eq!(
            found(&mut table, "set/sub/b.png"),
            "a \"big\" dog; wet Some(Val)"
        );
        assert_eq!(found(&mut table, "set/c.png"), "-");
        assert!(table.missing().is_empty());
    }

    #[test]
    fn a_table_without_a_head_is_told_by_its_first_field() {
        let (mut table, _) = read("1.jpg,cat\n2.jpg,dog,test\n");
        assert_eq!(found(&mut table, "set/1.jpg"), "cat None");
        let (mut table, _) = read("1.jpg,cat,test\n2.jpg,dog,train\n");
        assert_eq!(found(&mut table, "2.jpg"), "dog Some(Train)");
        for text in [
            "",
            "a,b\n1,2\n",
            "filename,colour\na.jpg,red\n",
            "cat,1.jpg\n",
        ] {
            assert_eq!(
                Table::read("l.csv", text.as_bytes()).map(|_| ()),
                Err(TableError::NoColumns),
                "{text}"
            );
        }
        assert_eq!(
            Table::read("l.csv", b"filename,label\n\xff,a").map(|_| ()),
            Err(TableError::NotText)
        );
    }

    #[test]
    fn rows_find_their_images_by_as_much_of_the_path_as_there_is() {
        let (mut table, _) =
            read("file,class\nimg/1.jpg,a\nimg/2,b\ndeep/er/3.jpg,c\nx/4.jpg,d\ny/4.jpg,e\n");
        for (path, class) in [
            ("set/img/1.jpg", "a None"),
            ("other/img/1.jpg", "a None"),
            ("set/img/2.jpeg", "b None"),
            ("3.jpg", "c None"),
            ("set/x/4.jpg", "d None"),
            ("4.jpg", "-"),
        ] {
            assert_eq!(found(&mut table, path), class, "{path}");
        }
        let missing = table.missing();
        assert_eq!(missing.len(), 1);
        assert!(
            missing[0].path == "set/labels.csv" && missing[0].message.contains("“y/4.jpg”"),
            "{missing:?}"
        );
    }

    #[test]
    fn lines_that_cannot_be_used_are_named_and_the_others_count() {
        let (mut table, problems) = read(
            "file,class,split\n1.jpg,,train\n,cat,\n2.jpg,a,holdout\n3.jpg,a,test\n3.jpg,b,test\n3.jpg,a,test\n,,\n",
        );
        assert_eq!(problems.len(), 4, "{problems:?}");
        for (problem, (line, says)) in problems.iter().zip([
            ("2", "no class"),
            ("3", "no file"),
            ("4", "holdout"),
            ("6", "twice"),
        ]) {
            assert!(
                problem.starts_with(&format!("Line {line}:")) && problem.contains(says),
                "{problem}"
            );
        }
        assert_eq!(found(&mut table, "2.jpg"), "a None");
        assert_eq!(found(&mut table, "3.jpg"), "a Some(Test)");
        let wide = format!(
            "1.jpg,{},test{}\n2.jpg,b\n",
            "long".repeat(1000),
            ",x".repeat(50)
        );
        let (mut table, _) = read(&wide);
        assert_eq!(found(&mut table, "1.jpg").len(), 4000 + " Some(Test)".len());
        assert_eq!(found(&mut table, "2.jpg"), "b None");
        let many: String = (0..100).map(|i| format!("{i}.jpg,a\n")).collect();
        let (table, problems) = read(&many);
        assert!(problems.is_empty(), "{problems:?}");
        let missing = table.missing();
        assert_eq!(missing.len(), NAMED + 1);
        assert!(missing[NAMED].message.contains("95 more"), "{missing:?}");
    }

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), path in ".{0,12}") {
            for head in [&b""[..], b"file,label,split\n", b"1.jpg,a\n"] {
                if let Ok((mut table, _)) = Table::read(&path, &[head, &bytes].concat()) {
                    let _ = table.find(&path);
                    let _ = table.missing();
                }
            }
        }
    }
}
