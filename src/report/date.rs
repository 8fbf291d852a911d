//! The date of an article, from whatever its input calls it.

use serde_json::{Map, Value};
use std::fmt;

/// The fields that may hold the date of an article, the likelier ones first.
const FIELDS: [&str; 8] = [
    "date",
    "published",
    "published_at",
    "date_published",
    "datePublished",
    "pubDate",
    "datetime",
    "timestamp",
];

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The date among the `fields` of an article: of the one called `name`, or else of the usual ones.
    pub fn of(fields: &Map<String, Value>, name: Option<&str>) -> Option<Self> {
        let read = |name: &str| fields.get(name)?.as_str().and_then(Date::read);
        match name {
            Some(name) => read(name),
            None => FIELDS.iter().find_map(|name| read(name)),
        }
    }

    /// The date at the beginning of `text`: `2026-01-31`, with any time behind it; `2026/1/31`; `20260131`; or with the day
    /// first, as newspapers write it: `31/1/2026`. Digits may be Arabic.
    pub fn read(text: &str) -> Option<Self> {
        let mut numbers: Vec<(u32, usize)> = Vec::new();
        let mut inside = false;
        for c in text.trim().chars() {
            match digit(c) {
                Some(d) if inside => {
                    let (number, digits) = numbers.last_mut()?;
                    *number = number.checked_mul(10)?.checked_add(d)?;
                    *digits += 1;
                }
                Some(d) => numbers.push((d, 1)),
                None if numbers.len() == 3 || !matches!(c, '-' | '/' | '.') => break,
                None => {}
            }
            inside = digit(c).is_some();
        }
        let (year, month, day) = match numbers[..] {
            [(whole, 8)] => (whole / 10_000, whole / 100 % 100, whole % 100),
            [(year, 4), (month, _), (day, _)] | [(day, _), (month, _), (year, 4)] => (year, month, day),
            _ => return None,
        };
        let date = Date {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        };
        ((1..=12).contains(&date.month) && (1..=31).contains(&date.day)).then_some(date)
    }

    /// Its month: `2026-01`.
    pub fn month(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => c.to_digit(10),
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month(), self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_inputs_have() {
        for text in [
            "2026-01-31",
            " 2026-01-31T12:00:00Z",
            "2026-01-31 12:00",
            "2026/1/31",
            "20260131",
            "20260131T120000",
            "31/1/2026",
            "31-01-2026 10:00",
            "٣١/٠١/٢٠٢٦",
        ] {
            assert_eq!(
                Date::read(text).map(|d| d.to_string()).as_deref(),
                Some("2026-01-31"),
                "{text}"
            );
        }
        for text in [
            "",
            "2026",
            "2026-13-01",
            "1769860800",
            "yesterday",
            "99999999999999999999",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }

    #[test]
    fn the_field_may_be_named() {
        let fields = |json: Value| json.as_object().unwrap().clone();
        let known = fields(serde_json::json!({"published": "2026-01-31", "seen": "2026-02-01"}));
        assert_eq!(Date::of(&known, None).unwrap().month(), "2026-01");
        assert_eq!(Date::of(&known, Some("seen")).unwrap().month(), "2026-02");
        assert_eq!(Date::of(&known, Some("date")), None);
    }
}
