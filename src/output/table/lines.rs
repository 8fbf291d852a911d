//! Lines of JSON.

use super::{TableDocument, TableError};
use std::io::BufRead;
use std::path::Path;

pub(super) fn documents(mut reader: impl BufRead, path: &Path) -> Result<Vec<TableDocument>, TableError> {
    let mut documents = Vec::new();
    let mut line = String::new();
    for number in 1.. {
        line.clear();
        let read = reader
            .read_line(&mut line)
            .map_err(|source| TableError::unreadable(path, source))?;
        if read == 0 {
            break;
        }
        if line.trim().is_empty() {
            continue;
        }
        let mut document: TableDocument = serde_json::from_str(&line).map_err(|e| TableError::Malformed {
            path: path.to_owned(),
            line: number,
            message: format!("not a line that tag wrote: {e}"),
        })?;
        for row in &mut document.statements {
            row.name = row.name.take().filter(|name| !name.is_empty());
        }
        documents.push(document);
    }
    Ok(documents)
}

/// Appends the line of `document`.
pub(in crate::output) fn render(document: &TableDocument, out: &mut Vec<u8>) {
    serde_json::to_writer(&mut *out, document).expect("memory takes the line, and its keys are strings");
    out.push(b'\n');
}
