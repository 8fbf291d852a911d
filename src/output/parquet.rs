//! The table for data frames: Parquet, columns with types, compressed with zstd.

use super::columns::{Columns, Kind};
use super::spool;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use serde_json::Value;
use std::io::{self, BufRead, Write};
use std::sync::Arc;

/// Rows that are kept in memory until they are written as a group.
const GROUP: usize = 10_000;

/// Writes the Parquet file of the rows in `spool`.
pub(super) fn pack(columns: &Columns, spool: impl BufRead, out: impl Write + Send) -> io::Result<()> {
    let kinds: Vec<(&str, Kind)> = columns.kinds().collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .build();
    let schema = schema(&kinds).map_err(of_parquet)?;
    let mut writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(of_parquet)?;
    let mut rows = spool::rows(spool);
    loop {
        let group: Vec<Vec<Value>> = rows
            .by_ref()
            .take(GROUP)
            .map(|row| row.map(|r| r.cells))
            .collect::<Result<_, _>>()?;
        if group.is_empty() {
            break;
        }
        let mut out = writer.next_row_group().map_err(of_parquet)?;
        for (i, &(_, kind)) in kinds.iter().enumerate() {
            let Some(column) = out.next_column().map_err(of_parquet)? else {
                break;
            };
            let cells = group.iter().map(|row| row.get(i).unwrap_or(&Value::Null));
            write(column, kind, cells).map_err(of_parquet)?;
        }
        out.close().map_err(of_parquet)?;
    }
    writer.close().map_err(of_parquet)?;
    Ok(())
}

fn schema(kinds: &[(&str, Kind)]) -> Result<Type, ParquetError> {
    let field = |&(name, kind): &(&str, Kind)| {
        let (physical, logical) = match kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Integer => (Physical::INT64, None),
            Kind::Number => (Physical::DOUBLE, None),
        };
        Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical)
            .build()
            .map(Arc::new)
    };
    let fields = kinds.iter().map(field).collect::<Result<_, _>>()?;
    Type::group_type_builder("statements").with_fields(fields).build()
}

fn write<'v>(
    mut column: SerializedColumnWriter<'_>,
    kind: Kind,
    cells: impl Iterator<Item = &'v Value> + Clone,
) -> Result<(), ParquetError> {
    // 1 where there is a value, 0 where there is none.
    let defined: Vec<i16> = cells.clone().map(|cell| i16::from(!cell.is_null())).collect();
    let there = cells.filter(|cell| !cell.is_null());
    match kind {
        Kind::Text => {
            let text = |cell: &Value| match cell {
                Value::String(text) => ByteArray::from(text.as_str()),
                other => ByteArray::from(other.to_string().into_bytes()),
            };
            let values: Vec<ByteArray> = there.map(text).collect();
            column
                .typed::<ByteArrayType>()
                .write_batch(&values, Some(&defined), None)?;
        }
        Kind::Integer => {
            let values: Vec<i64> = there.map(|cell| cell.as_i64().unwrap_or_default()).collect();
            column.typed::<Int64Type>().write_batch(&values, Some(&defined), None)?;
        }
        Kind::Number => {
            let values: Vec<f64> = there.map(|cell| cell.as_f64().unwrap_or_default()).collect();
            column
                .typed::<DoubleType>()
                .write_batch(&values, Some(&defined), None)?;
        }
    }
    column.close()
}

fn of_parquet(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(e) => match e.downcast::<io::Error>() {
            Ok(e) => *e,
            Err(e) => io::Error::other(e),
        },
        other => io::Error::other(other),
    }
}
