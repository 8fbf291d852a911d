//! From the fields of a record to a document: which holds the text, which the id.

use super::{InputError, Origin};
use crate::statement::Document;
use serde_json::{Map, Value};

/// What others call the field of the text, the best first.
const TEXT: &[&str] = &[
    "text",
    "content",
    "body",
    "article",
    "article_text",
    "full_text",
    "fulltext",
    "maintext",
    "main_text",
    "نص",
    "النص",
    "المحتوى",
    "المقال",
    "نص المقال",
];

/// What others call the field of the id.
const ID: &[&str] = &[
    "id",
    "doc_id",
    "document_id",
    "article_id",
    "uuid",
    "guid",
    "المعرف",
    "المعرّف",
];

/// What `tag` writes itself; where an input has it from an earlier run, the output has its own.
const OWN: &[&str] = &["statements", "source_file"];

/// The names of the fields that hold text and id, where the user gives them.
#[derive(Debug, Clone, Default)]
pub(super) struct Mapping {
    pub text: Option<String>,
    pub id: Option<String>,
}

impl Mapping {
    /// The field among `names` that holds the text.
    fn text<'n>(&self, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
        one_of(self.text.as_deref(), TEXT, names)
    }

    fn id<'n>(&self, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
        one_of(self.id.as_deref(), ID, names)
    }

    /// Whether a table with the columns `names` has those that are needed.
    pub(super) fn check<'n>(
        &self,
        names: impl Iterator<Item = &'n str> + Clone,
        origin: &Origin,
    ) -> Result<(), InputError> {
        let missing = |wanted: &str| InputError::NoColumn {
            origin: origin.clone(),
            wanted: wanted.to_owned(),
            columns: names.clone().collect::<Vec<_>>().join(", "),
        };
        if self.text(names.clone()).is_none() {
            return Err(missing(self.text.as_deref().unwrap_or("text")));
        }
        match &self.id {
            Some(id) if self.id(names.clone()).is_none() => Err(missing(id)),
            _ => Ok(()),
        }
    }

    /// The document of a record.
    pub(super) fn document(&self, mut fields: Map<String, Value>, origin: &Origin) -> Result<Document, InputError> {
        let wrong = |message: String| InputError::Record {
            origin: origin.clone(),
            message,
        };
        let id = match &self.id {
            Some(name) if self.id(names(&fields)).is_none() => {
                return Err(wrong(format!("no field `{name}` for the id")));
            }
            _ => self.id(names(&fields)).map(str::to_owned),
        };
        let id = match id.map(|name| (fields.remove(&name), name)) {
            None | Some((None | Some(Value::Null), _)) => origin.to_string(),
            // an empty cell is no id
            Some((Some(Value::String(id)), _)) if id.is_empty() => origin.to_string(),
            Some((Some(Value::String(id)), _)) => id,
            Some((Some(Value::Number(id)), _)) => id.to_string(),
            Some((Some(_), name)) => return Err(wrong(format!("`{name}` must be a string or a number"))),
        };
        let name = self.text(names(&fields)).map(str::to_owned);
        let text = match name.map(|name| (fields.remove(&name), name)) {
            Some((Some(Value::String(text)), _)) => text,
            Some((_, name)) => return Err(wrong(format!("`{name}` must be a string"))),
            None => {
                let wanted = self.text.as_deref().unwrap_or("text");
                return Err(wrong(format!(
                    "no field `{wanted}`; put the article there, or name its field with --text-column"
                )));
            }
        };
        for name in OWN {
            fields.remove(*name);
        }
        Ok(Document {
            id,
            text,
            fields,
            source: origin.source(),
        })
    }
}

fn names(fields: &Map<String, Value>) -> impl Iterator<Item = &str> + Clone {
    fields.keys().map(String::as_str)
}

/// The name among `names` that was asked for, else the first of those that are `usual`, in capitals or not.
fn one_of<'n>(asked: Option<&str>, usual: &[&str], names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let find = |wanted: &str| names.clone().find(|n| n.trim().eq_ignore_ascii_case(wanted));
    match asked {
        Some(asked) => names.clone().find(|n| *n == asked).or_else(|| find(asked)),
        None => usual.iter().find_map(|wanted| find(wanted)),
    }
}

/// Whether a column of this name holds the text.
pub(super) fn is_text(name: &str) -> bool {
    one_of(None, TEXT, std::iter::once(name)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(mapping: &Mapping, fields: Value) -> Result<Document, String> {
        let Value::Object(fields) = fields else {
            panic!("fields")
        };
        mapping
            .document(fields, &Origin::file("f".as_ref()).line(3))
            .map_err(|e| e.to_string())
    }

    #[test]
    fn usual_names_are_known() {
        let found = document(
            &Mapping::default(),
            serde_json::json!({"Body": "x", "article_id": 7, "url": "u", "statements": []}),
        )
        .unwrap();
        assert_eq!((found.id.as_str(), found.text.as_str()), ("7", "x"));
        assert_eq!(Value::Object(found.fields), serde_json::json!({"url": "u"}));
        let both = document(&Mapping::default(), serde_json::json!({"content": "x", "text": "y"})).unwrap();
        assert_eq!((both.id.as_str(), both.text.as_str()), ("f:3", "y"));
    }

    #[test]
    fn the_user_names_others() {
        let mapping = Mapping {
            text: Some("lead".into()),
            id: Some("key".into()),
        };
        let found = document(
            &mapping,
            serde_json::json!({"key": "k", "lead": "x", "text": "y", "id": 1}),
        )
        .unwrap();
        assert_eq!((found.id.as_str(), found.text.as_str()), ("k", "x"));
        let message = document(&mapping, serde_json::json!({"key": "k", "text": "y"})).unwrap_err();
        assert!(message.contains("no field `lead`"), "{message}");
        let message = document(&mapping, serde_json::json!({"lead": "y"})).unwrap_err();
        assert!(message.contains("no field `key`"), "{message}");
    }
}
