//! The table for Excel and LibreOffice: from right to left, a colour a stance, every document a link to its page or file,
//! and lists to choose from where a reviewer decides.

use super::columns::{Columns, Kind, NEW_SPEAKER, NEW_STANCE};
use super::spool::{self, Spooled};
use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;
use std::collections::HashMap;
use std::io::{self, BufRead, Seek, Write};
use std::path::Path;

/// Rows of a sheet below its headers; what is beyond goes to a further sheet.
const ROWS: u32 = 1_048_575;

/// UTF-16 units of a string in a formula.
const QUOTED: usize = 255;

/// UTF-16 units of a cell, with room for the mark that it was cut.
const UNITS: usize = 32_760;

/// UTF-16 units of all words of a list to choose from.
const LIST: usize = 255;

/// What a reviewer chooses among.
const VERDICTS: [&str; 3] = ["open", "accepted", "rejected"];

/// What he chooses for plain information.
const NONE: &str = "none";

/// Stands where a cell was cut.
const CUT: &str = " [...]";

/// The built-in stances and the colours behind them, light enough for black letters. The words stay, for those who do not
/// tell colours apart.
const COLOURS: &[(&str, u32)] = &[
    ("condemnation", 0xF4B6B0),
    ("ceasefire_call", 0xB7DEC5),
    ("denial", 0xD5D0EA),
    ("accusation", 0xF9CBA0),
    ("rejection", 0xEBC1D7),
    ("demand", 0xBCD9F2),
    ("warning", 0xFBE69B),
    ("support", 0xDDEBB0),
];

/// For stances of the user's own.
const OTHERS: &[u32] = &[0xD9D9D9, 0xC7E9E6, 0xE6D5C3, 0xE3E0B3];

/// Writes the workbook of the rows in `spool`.
pub(super) fn pack(columns: &Columns, spool: impl BufRead, out: impl Write + Seek + Send) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let mut rows = spool::rows(spool).peekable();
    let looks = Looks::new();
    for number in 1.. {
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(of_xlsx)?;
        let name = if number == 1 {
            "statements".to_owned()
        } else {
            format!("statements {number}")
        };
        fill(sheet, &name, columns, &looks, &mut rows)?;
        if rows.peek().is_none() {
            break;
        }
    }
    workbook.save_to_writer(out).map_err(of_xlsx)
}

fn fill(
    sheet: &mut Worksheet,
    name: &str,
    columns: &Columns,
    looks: &Looks,
    rows: &mut impl Iterator<Item = io::Result<Spooled>>,
) -> io::Result<()> {
    prepare(sheet, name, columns, looks).map_err(of_xlsx)?;
    let names: Vec<&str> = columns.kinds().map(|(name, _)| name).collect();
    let speaker = names.iter().position(|name| *name == "speaker");
    let mut speakers: HashMap<String, usize> = HashMap::new();
    let mut last = 0;
    for row in rows.take(ROWS as usize) {
        let row = row?;
        last += 1;
        for ((col, cell), name) in (0u16..).zip(&row.cells).zip(&names) {
            write(sheet, last, col, cell, name, &row.link, looks).map_err(of_xlsx)?;
        }
        if let Some(name) = speaker.and_then(|at| row.cells.get(at)?.as_str()) {
            *speakers.entry(name.to_owned()).or_default() += 1;
        }
    }
    let right = u16::try_from(names.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(0, 0, last, right).map_err(of_xlsx)?;
    for (col, name) in (0u16..).zip(names).filter(|_| last > 0) {
        let list = match name {
            "review" => list(&VERDICTS, true),
            NEW_STANCE => {
                let stances = columns.stances().iter().map(String::as_str);
                // several may be typed, parted by semicolons
                list(&std::iter::once(NONE).chain(stances).collect::<Vec<_>>(), false)
            }
            NEW_SPEAKER => list(&most_frequent(&speakers), false),
            _ => continue,
        };
        if let Some(list) = list.map_err(of_xlsx)? {
            sheet.add_data_validation(1, col, last, col, &list).map_err(of_xlsx)?;
        }
    }
    Ok(())
}

/// The speakers as far as a list holds them, those that speak most first.
fn most_frequent(speakers: &HashMap<String, usize>) -> Vec<&str> {
    let mut names: Vec<(&str, usize)> = speakers.iter().map(|(name, n)| (&**name, *n)).collect();
    names.retain(|(name, _)| !name.contains(','));
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut units = 0;
    let fits = |name: &&str| {
        units += name.encode_utf16().count() + 1;
        units <= LIST
    };
    names.into_iter().map(|(name, _)| name).take_while(fits).collect()
}

/// A list to choose from; only its words are taken where it is `strict`. `None` where Excel holds no such list.
fn list(words: &[&str], strict: bool) -> Result<Option<DataValidation>, XlsxError> {
    let length: usize = words.iter().map(|w| w.encode_utf16().count() + 1).sum();
    if words.is_empty() || length > LIST {
        return Ok(None);
    }
    let list = DataValidation::new().allow_list_strings(words)?;
    Ok(Some(list.show_error_message(strict)))
}

/// All that a sheet is told before its rows.
fn prepare(sheet: &mut Worksheet, name: &str, columns: &Columns, looks: &Looks) -> Result<(), XlsxError> {
    sheet
        .set_name(name)?
        .set_right_to_left(true)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_freeze_panes(1, 0)?;
    for (col, (name, kind)) in (0u16..).zip(columns.kinds()) {
        let width = match (name, kind) {
            ("statement", _) => 60.0,
            ("evidence", _) => 40.0,
            ("speaker" | "speaker_in_text" | "target", _) => 28.0,
            (_, Kind::Text) => 16.0,
            (_, Kind::Integer | Kind::Number) => 11.0,
        };
        sheet.set_column_width(col, width)?;
    }
    for (col, header) in (0u16..).zip(columns.header()) {
        sheet.write_string_with_format(0, col, header, &looks.header)?;
    }
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    cell: &Value,
    column: &str,
    link: &str,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let asked = matches!(column, "review" | "note" | NEW_SPEAKER | NEW_STANCE);
    let text = match cell {
        Value::Null if asked => {
            sheet.write_blank(row, col, &looks.asked)?;
            return Ok(());
        }
        Value::Null => return Ok(()),
        Value::Number(n) => {
            let number = n.as_f64().unwrap_or_default();
            let look = if n.is_f64() { &looks.fraction } else { &looks.plain };
            sheet.write_number_with_format(row, col, number, look)?;
            return Ok(());
        }
        Value::String(text) => cut(text),
        other => cut(&other.to_string()),
    };
    if column == "document"
        && let Some(formula) = hyperlink(link, &text)
    {
        sheet.write_formula_with_format(row, col, formula, &looks.link)?;
        return Ok(());
    }
    let look = match column {
        "stance" => looks.stance(&text),
        "statement" | "speaker" | "target" => &looks.wrapped,
        _ if asked => &looks.asked,
        _ => &looks.plain,
    };
    sheet.write_string_with_format(row, col, text, look)?;
    Ok(())
}

/// `text` as far as a cell holds it.
fn cut(text: &str) -> String {
    if text.len() <= UNITS {
        return text.to_owned();
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= UNITS
    };
    let mut out: String = text.chars().take_while(fits).collect();
    if out.len() < text.len() {
        out += CUT;
    }
    out
}

/// A link by formula: the links of the format itself, of which a sheet may have 65,530, would all lie in memory.
fn hyperlink(link: &str, text: &str) -> Option<Formula> {
    let url = url(link)?;
    let fits = |s: &str| s.encode_utf16().count() <= QUOTED;
    if !fits(&url) || !fits(text) || text.is_empty() {
        return None;
    }
    let quoted = |s: &str| s.replace('"', "\"\"");
    let formula = format!("=HYPERLINK(\"{}\",\"{}\")", quoted(&url), quoted(text));
    Some(Formula::new(formula).set_result(text))
}

/// The address of a page, or of a file on this machine.
fn url(link: &str) -> Option<String> {
    if link.starts_with("http://") || link.starts_with("https://") {
        return Some(link.to_owned());
    }
    let path = Path::new(link).canonicalize().ok()?;
    let mut url = String::from("file://");
    for b in path.to_string_lossy().replace('\\', "/").bytes() {
        match b {
            b'/' | b':' | b'.' | b'-' | b'_' | b'~' => url.push(char::from(b)),
            _ if b.is_ascii_alphanumeric() => url.push(char::from(b)),
            _ => url += &format!("%{b:02X}"),
        }
    }
    Some(url)
}

/// How cells look, made once a workbook.
struct Looks {
    header: Format,
    plain: Format,
    wrapped: Format,
    fraction: Format,
    link: Format,
    /// Of what waits to be filled in.
    asked: Format,
    stances: Vec<Format>,
    others: Vec<Format>,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top).set_reading_direction(2);
        let coloured = |colour: u32| plain.clone().set_background_color(Color::RGB(colour));
        Looks {
            header: Format::new()
                .set_bold()
                .set_reading_direction(2)
                .set_background_color(Color::RGB(0xE8E8E8))
                .set_border_bottom(FormatBorder::Thin),
            wrapped: plain.clone().set_text_wrap(),
            fraction: plain.clone().set_num_format("0.00"),
            link: plain
                .clone()
                .set_font_color(Color::RGB(0x0563C1))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            asked: coloured(0xFFF7D6),
            stances: COLOURS.iter().map(|&(_, colour)| coloured(colour)).collect(),
            others: OTHERS.iter().map(|&colour| coloured(colour)).collect(),
            plain,
        }
    }

    /// A stance of the user's own has one of a few further colours, the same in every table.
    fn stance(&self, label: &str) -> &Format {
        match COLOURS.iter().position(|&(known, _)| known == label) {
            Some(i) => &self.stances[i],
            None => {
                let sum: usize = label.bytes().map(usize::from).sum();
                &self.others[sum % self.others.len()]
            }
        }
    }
}

fn of_xlsx(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(e) => e,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_takes_what_excel_takes() {
        assert_eq!(cut("قال"), "قال");
        let long = cut(&"😀".repeat(20_000));
        assert!(long.ends_with(CUT) && long.encode_utf16().count() < 32_767);
        assert_eq!(cut(&"ق".repeat(20_000)).chars().count(), 20_000);
    }

    #[test]
    fn every_stance_of_the_lexicons_has_a_colour_of_its_own() {
        for (i, (label, colour)) in COLOURS.iter().enumerate() {
            assert!(COLOURS[..i].iter().all(|(l, c)| l != label && c != colour));
        }
        let looks = Looks::new();
        assert_eq!(looks.stance("apology"), looks.stance("apology"));
    }
}
