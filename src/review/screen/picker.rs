//! Choosing one of a list by arrows or by typing, and ticking several of a list.

use super::{Key, folded, holds};

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// What it stands for.
    pub value: String,
    /// What is shown of it.
    pub shown: String,
    /// What is shown beside it.
    pub about: String,
}

/// A list that typing narrows down.
#[derive(Debug, Clone)]
pub(super) struct Picker {
    pub title: String,
    pub typed: String,
    pub at: usize,
    /// Whether what is typed may be taken as it is.
    free: bool,
    choices: Vec<Choice>,
}

/// What came of a key in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Picked<T> {
    Nothing,
    Left,
    Taken(T),
}

impl Picker {
    pub(super) fn new(title: &str, choices: Vec<Choice>, free: bool) -> Self {
        Picker {
            title: title.to_owned(),
            typed: String::new(),
            at: 0,
            free,
            choices,
        }
    }

    /// The choices that hold what is typed; last, what is typed itself where it may be taken.
    pub(super) fn matching(&self) -> Vec<Choice> {
        let wanted = folded(&self.typed);
        let fits = |c: &&Choice| holds(&folded(&c.shown), &wanted);
        let mut matching: Vec<Choice> = self.choices.iter().filter(fits).cloned().collect();
        let typed = self.typed.trim();
        if self.free && !typed.is_empty() && !matching.iter().any(|c| c.value == typed) {
            matching.push(Choice {
                value: typed.to_owned(),
                shown: typed.to_owned(),
                about: "as typed".to_owned(),
            });
        }
        matching
    }

    pub(super) fn key(&mut self, key: Key) -> Picked<String> {
        let count = self.matching().len();
        match key {
            Key::Escape => return Picked::Left,
            Key::Enter => {
                return match self.matching().into_iter().nth(self.at) {
                    Some(choice) => Picked::Taken(choice.value),
                    None => Picked::Nothing,
                };
            }
            Key::Up => self.at = self.at.saturating_sub(1),
            Key::Down => self.at = (self.at + 1).min(count.saturating_sub(1)),
            Key::Char(c) => {
                self.typed.push(c);
                self.at = 0;
            }
            Key::Backspace => {
                self.typed.pop();
                self.at = 0;
            }
            _ => {}
        }
        Picked::Nothing
    }
}

/// The labels of a statement, the main one first.
#[derive(Debug, Clone)]
pub(super) struct Labels {
    pub all: Vec<String>,
    pub chosen: Vec<String>,
    pub at: usize,
}

impl Labels {
    fn toggle(&mut self, at: usize) {
        let Some(label) = self.all.get(at) else { return };
        match self.chosen.iter().position(|c| c == label) {
            Some(known) => {
                self.chosen.remove(known);
            }
            None => self.chosen.push(label.clone()),
        }
        self.at = at;
    }

    pub(super) fn key(&mut self, key: Key) -> Picked<Vec<String>> {
        match key {
            Key::Escape => return Picked::Left,
            Key::Enter => return Picked::Taken(self.chosen.clone()),
            Key::Up => self.at = self.at.saturating_sub(1),
            Key::Down => self.at = (self.at + 1).min(self.all.len().saturating_sub(1)),
            Key::Char(' ') => self.toggle(self.at),
            Key::Char('0') => self.chosen.clear(),
            Key::Char(digit @ '1'..='9') => self.toggle(digit as usize - '1' as usize),
            _ => {}
        }
        Picked::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picker() -> Picker {
        let choice = |name: &str| Choice {
            value: name.to_owned(),
            shown: name.to_owned(),
            about: String::new(),
        };
        Picker::new("", vec![choice("وزير الخارجية"), choice("الإمارات")], true)
    }

    #[test]
    fn typing_narrows_in_any_spelling() {
        let mut picker = picker();
        for c in "الامار".chars() {
            picker.key(Key::Char(c));
        }
        assert_eq!(picker.key(Key::Enter), Picked::Taken("الإمارات".to_owned()));
        picker.key(Key::Down);
        assert_eq!(picker.key(Key::Enter), Picked::Taken("الامار".to_owned()), "as typed");
    }

    #[test]
    fn labels_keep_the_order_in_which_they_were_ticked() {
        let all = ["denial", "demand", "warning"].map(str::to_owned).to_vec();
        let mut labels = Labels {
            all,
            chosen: vec!["warning".to_owned()],
            at: 0,
        };
        for key in [Key::Char('3'), Key::Char('2'), Key::Up, Key::Char(' '), Key::Char('9')] {
            labels.key(key);
        }
        assert_eq!(
            labels.key(Key::Enter),
            Picked::Taken(vec!["demand".into(), "denial".into()])
        );
    }
}
