//! Parquet: one document a row.

use super::fields::Mapping;
use super::{Content, InputError, Origin, Reader, Record};
use parquet::column::page::Page;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use serde_json::Value;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a column of a group of rows may grow to, in bytes: it lies in memory while the group is read.
const COLUMN: i64 = 4 << 30;

/// The documents of a Parquet file.
pub(super) struct Rows {
    rows: Option<RowIter<'static>>,
    /// The same file, to look at groups of rows before they are read.
    groups: SerializedFileReader<File>,
    /// The next group that was not looked at, and how many rows stand before it.
    group: (usize, u64),
    origin: Origin,
    number: u64,
}

impl Rows {
    /// The rows of `file`, or of what `reader` gives where the bytes do not lie in a file as they are.
    pub(super) fn open(input: Result<File, Reader>, mapping: &Mapping, origin: Origin) -> Result<Self, InputError> {
        let file = match input {
            Ok(file) => file,
            // The end of the file says where its columns are.
            Err(mut reader) => spool(&mut reader).map_err(|e| origin.unreadable(e))?,
        };
        let damaged = |reason: String| InputError::Record {
            origin: origin.clone(),
            message: format!("the Parquet file is damaged or cut off: {reason}"),
        };
        let same = file.try_clone().map_err(|e| origin.unreadable(e))?;
        let open = |file| guarded(|| SerializedFileReader::new(file).map_err(|e| e.to_string()));
        let reader = open(file).map_err(damaged)?;
        let groups = open(same).map_err(damaged)?;
        let metadata = reader.metadata();
        if metadata
            .row_groups()
            .iter()
            .flat_map(|g| g.columns())
            .any(|c| c.uncompressed_size() > COLUMN)
        {
            return Err(damaged("a column says that it takes more than 4 GiB".to_owned()));
        }
        let schema = metadata.file_metadata().schema().get_fields();
        let names: Vec<String> = schema.iter().map(|f| f.name().to_owned()).collect();
        mapping.check(names.iter().map(String::as_str), &origin)?;
        Ok(Rows {
            rows: Some(RowIter::from_file_into(Box::new(reader))),
            groups,
            group: (0, 0),
            origin,
            number: 0,
        })
    }

    /// Looks at the groups that the next row may open.
    fn look_ahead(&mut self) -> Result<(), String> {
        while self.group.0 < self.groups.num_row_groups() && self.group.1 <= self.number {
            let (number, before) = self.group;
            let rows = self.groups.metadata().row_group(number).num_rows();
            guarded(|| dictionaries(&self.groups, number))?;
            self.group = (number + 1, before.saturating_add_signed(rows.max(0)));
        }
        Ok(())
    }
}

/// Fails where a dictionary in the group `number` says that it has more values than bytes: the library would take memory
/// for all of them, and end the process where there is not so much.
fn dictionaries(file: &SerializedFileReader<File>, number: usize) -> Result<(), String> {
    let says = |e: parquet::errors::ParquetError| e.to_string();
    let group = file.get_row_group(number).map_err(says)?;
    for column in 0..group.num_columns() {
        let mut pages = group.get_column_page_reader(column).map_err(says)?;
        while let Some(page) = pages.peek_next_page().map_err(says)? {
            if !page.is_dict {
                pages.skip_next_page().map_err(says)?;
            } else if let Some(Page::DictionaryPage { buf, num_values, .. }) = pages.get_next_page().map_err(says)?
                && num_values as usize > buf.len()
            {
                return Err(format!(
                    "a dictionary of {} bytes says that it has {num_values} values",
                    buf.len()
                ));
            }
        }
    }
    Ok(())
}

fn spool(reader: &mut Reader) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(reader, &mut file)?;
    file.flush()?;
    file.rewind()?;
    Ok(file)
}

/// The library panics at some damage that it does not foresee; here that is an error like others.
fn guarded<T>(read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err("it says what cannot be".to_owned()))
}

impl Iterator for Rows {
    type Item = Result<Record, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rows.as_ref()?;
        let seen = self.look_ahead();
        let rows = self.rows.as_mut()?;
        let row = seen.and_then(|()| {
            guarded(|| match rows.next() {
                None => Ok(None),
                Some(Ok(row)) => Ok(Some(row.to_json_value())),
                Some(Err(e)) => Err(e.to_string()),
            })
        });
        self.number += 1;
        let origin = self.origin.line(self.number);
        match row {
            Ok(None) => None,
            Ok(Some(Value::Object(fields))) => Some(Ok(Record {
                origin,
                id: None,
                fields,
                content: Content::Fields,
            })),
            other => {
                self.rows = None;
                let reason = other.err().unwrap_or_else(|| "a row without columns".to_owned());
                Some(Err(InputError::Record {
                    origin,
                    message: format!("the Parquet file is damaged here: {reason}; what stands before was read"),
                }))
            }
        }
    }
}
