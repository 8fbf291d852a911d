//! Parquet: one document a row.

use super::fields::Mapping;
use super::{Content, InputError, Origin, Reader, Record};
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
        let opened = guarded(|| SerializedFileReader::new(file).map_err(|e| e.to_string()));
        let reader = opened.map_err(damaged)?;
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
            origin,
            number: 0,
        })
    }
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
        let rows = self.rows.as_mut()?;
        let row = guarded(|| match rows.next() {
            None => Ok(None),
            Some(Ok(row)) => Ok(Some(row.to_json_value())),
            Some(Err(e)) => Err(e.to_string()),
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
