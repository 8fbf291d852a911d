//! The reviewed table for Excel and LibreOffice, with lists to choose from where the reviewer decides.

use super::sheet::{COLUMNS, NEW_SPEAKER, NEW_STANCE};
use super::{Sheet, Verdict};
use crate::output::Cell;
use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::io;

/// What one chooses in `new_stance` for plain information.
const NONE: &str = "none";

impl Sheet {
    /// As the bytes of a workbook; `labels` are the stances to choose from.
    ///
    /// # Errors
    /// When there are more rows than a sheet holds.
    pub fn workbook(&self, labels: &[String]) -> io::Result<Vec<u8>> {
        self.packed(labels).map_err(io::Error::other)
    }

    fn packed(&self, labels: &[String]) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet
            .set_name("review")?
            .set_right_to_left(true)
            .set_freeze_panes(1, 0)?;
        let plain = Format::new().set_align(FormatAlign::Top).set_reading_direction(2);
        let wrapped = plain.clone().set_text_wrap();
        // what the reviewer fills in stands out
        let asked = plain.clone().set_background_color(Color::RGB(0xFF_F7_D6));
        let head = Format::new()
            .set_bold()
            .set_reading_direction(2)
            .set_background_color(Color::RGB(0xE8_E8_E8));
        for (column, name) in (0..).zip(&self.header) {
            sheet.write_string_with_format(0, column, name, &head)?;
            let (width, format) = match &**name {
                "statement" => (60.0, &wrapped),
                "evidence" => (40.0, &plain),
                name if COLUMNS.contains(&name) => (18.0, &asked),
                "speaker" | "speaker_in_text" | "target" => (28.0, &plain),
                _ => (14.0, &plain),
            };
            sheet.set_column_width(column, width)?;
            for (row, cells) in (1..).zip(&self.rows) {
                let cell = cells.get(usize::from(column)).unwrap_or(&Cell::Empty);
                write(sheet, row, column, cell, format)?;
            }
        }
        let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let right = u16::try_from(self.header.len()).unwrap_or(u16::MAX).saturating_sub(1);
        sheet.autofilter(0, 0, last, right)?;
        if last > 0 {
            let verdicts = [Verdict::Open, Verdict::Accepted, Verdict::Rejected].map(Verdict::name);
            self.list(sheet, "review", &verdicts, true)?;
            let stances: Vec<&str> = std::iter::once(NONE).chain(labels.iter().map(|l| &**l)).collect();
            // several stances may be typed, parted by semicolons
            self.list(sheet, NEW_STANCE, &stances, false)?;
            self.list(sheet, NEW_SPEAKER, &self.speakers(), false)?;
        }
        book.save_to_buffer()
    }

    /// The speakers of the table as far as a list holds them, those that speak most first.
    fn speakers(&self) -> Vec<&str> {
        let Some(column) = self.header.iter().position(|h| h == "speaker") else {
            return Vec::new();
        };
        let mut counts: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
        for row in &self.rows {
            if let Some(Cell::Text(name)) = row.get(column)
                && !name.contains(',')
            {
                *counts.entry(name).or_default() += 1;
            }
        }
        let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let mut units = 0;
        let fits = |name: &&str| {
            units += name.encode_utf16().count() + 1;
            units <= LIST
        };
        names.into_iter().map(|(name, _)| name).take_while(fits).collect()
    }

    /// A list to choose from in all cells under `column`; only its words are taken where it is `strict`.
    fn list(&self, sheet: &mut Worksheet, column: &str, words: &[&str], strict: bool) -> Result<(), XlsxError> {
        let Some(at) = self.header.iter().position(|h| h == column) else {
            return Ok(());
        };
        let length: usize = words.iter().map(|w| w.encode_utf16().count() + 1).sum();
        if words.is_empty() || length > LIST {
            return Ok(());
        }
        let list = DataValidation::new()
            .allow_list_strings(words)?
            .show_error_message(strict);
        let (at, last) = (at as u16, self.rows.len() as u32);
        sheet.add_data_validation(1, at, last, at, &list)?;
        Ok(())
    }
}

/// How many UTF-16 units a list of words in a cell's rule may have.
const LIST: usize = 255;

/// How many UTF-16 units a cell holds.
const UNITS: usize = 32_767;

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, format)?,
        Cell::Integer(n) => sheet.write_number_with_format(row, column, *n as f64, format)?,
        Cell::Number(n) => sheet.write_number_with_format(row, column, *n, format)?,
        Cell::Text(text) => {
            let mut units = 0;
            let fits = |c: &char| {
                units += c.len_utf16();
                units <= UNITS
            };
            let text: String = text.chars().take_while(fits).collect();
            sheet.write_string_with_format(row, column, text, format)?
        }
    };
    Ok(())
}
