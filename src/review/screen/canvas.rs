//! What is drawn on: lines of either direction, cut to their room, in the colours of the screen.

use super::article::{Mark, wrap};
use super::state::Target;
use crate::bidi::{Direction, Glyph, Order};
use crate::review::Status;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// What the loop must know of what was drawn.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Which places stand for what; later ones lie above.
    pub targets: Vec<(Rect, Target)>,
    /// [`State::scroll`] as far as the article reaches.
    pub scroll: i32,
}

pub(super) const PLAIN: Style = Style::new();
pub(super) const DIM: Style = Style::new().add_modifier(Modifier::DIM);
pub(super) const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
pub(super) const BAR: Style = Style::new().add_modifier(Modifier::REVERSED);

/// Dark letters on a light ground of their own read alike on dark and light screens; the modifiers tell the marks apart
/// where there are no colours.
pub(super) fn mark(mark: Mark) -> Style {
    let on = |ground: u8| Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(ground));
    match mark {
        Mark::Cue => on(183).add_modifier(Modifier::BOLD),
        Mark::Speaker => on(117).add_modifier(Modifier::UNDERLINED),
        Mark::Content => on(194),
        Mark::Stance => on(222).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        // no italics: few fonts have Arabic ones
        Mark::Other => DIM,
    }
}

pub(super) fn sign(status: Status) -> (&'static str, Style) {
    match status {
        Status::Open => ("·", PLAIN),
        Status::Accepted => ("✓", Style::new().fg(Color::Green)),
        Status::Corrected => ("✎", Style::new().fg(Color::Blue)),
        Status::Added => ("+", Style::new().fg(Color::Blue)),
        Status::Rejected => ("✗", Style::new().fg(Color::Red)),
    }
}

/// Something to draw on.
pub(super) struct Page<'b> {
    pub order: &'b Order,
    pub buffer: &'b mut Buffer,
    pub drawn: Drawn,
}

impl Page<'_> {
    /// Prints `glyphs` from column `x` of row `y` on, up to column `end`; returns the column behind them.
    pub(super) fn print(
        &mut self,
        (mut x, y): (u16, u16),
        end: u16,
        glyphs: &[Glyph],
        style: impl Fn(usize) -> Style,
    ) -> u16 {
        for glyph in glyphs {
            let width = glyph.width() as u16;
            if x + width > end {
                break;
            }
            self.buffer[(x, y)].set_symbol(&glyph.text).set_style(style(glyph.at));
            for behind in x + 1..x + width {
                self.buffer[(behind, y)].reset();
            }
            x += width;
        }
        x
    }

    /// Prints a line of `direction` within `area`, at the margin where it begins; what does not fit is cut off.
    pub(super) fn line(
        &mut self,
        area: Rect,
        row: u16,
        text: &str,
        direction: Direction,
        style: impl Fn(usize) -> Style,
    ) {
        if row >= area.height {
            return;
        }
        let width = usize::from(area.width);
        let cut = cut(text, width);
        let glyphs = self.order.glyphs(&cut, direction);
        let taken: usize = glyphs.iter().map(Glyph::width).sum();
        let margin = match direction {
            Direction::Left => 0,
            Direction::Right => width.saturating_sub(taken) as u16,
        };
        self.print((area.x + margin, area.y + row), area.right(), &glyphs, style);
    }

    /// Prints a line from the left margin.
    pub(super) fn plain(&mut self, area: Rect, row: u16, text: &str, style: Style) {
        self.line(area, row, text, Direction::Left, |_| style);
    }

    /// Prints `text` over as many rows as it takes, and returns how many.
    pub(super) fn wrapped(&mut self, area: Rect, row: u16, text: &str, direction: Direction, style: Style) -> u16 {
        let lines = wrap(text, usize::from(area.width));
        for (i, line) in lines.iter().enumerate() {
            self.line(area, row + i as u16, &text[line.bytes.clone()], direction, |_| style);
        }
        lines.len() as u16
    }

    pub(super) fn target(&mut self, area: Rect, target: Target) {
        self.drawn.targets.push((area, target));
    }

    /// A line that heads a pane, with samples of the marks.
    pub(super) fn rule(&mut self, area: Rect, title: &str, samples: &[(&str, Mark)]) {
        let row = Rect { height: 1, ..area };
        let line = "─".repeat(usize::from(area.width));
        self.plain(row, 0, &line, DIM);
        let taken: usize = samples.iter().map(|(name, _)| name.width() + 1).sum();
        let room = usize::from(area.width).saturating_sub(taken + 5);
        let title = format!(" {} ", cut(title, room));
        let x = row.x + 1;
        let glyphs = self.order.glyphs(&title, Direction::Left);
        self.print((x, row.y), row.right(), &glyphs, |_| BOLD);
        let mut x = row.right().saturating_sub(taken as u16 + 1);
        for (name, sample) in samples {
            let glyphs = self.order.glyphs(name, Direction::Left);
            x = self.print((x, row.y), row.right(), &glyphs, |_| mark(*sample)) + 1;
        }
    }
}

/// `text` so that it takes at most `width` columns, with a sign where something is left out.
pub(super) fn cut(text: &str, width: usize) -> std::borrow::Cow<'_, str> {
    if text.width() <= width {
        return text.into();
    }
    let mut taken = 0;
    let fits = |&(_, c): &(usize, char)| {
        taken += unicode_width::UnicodeWidthChar::width(c).unwrap_or(1);
        taken < width
    };
    let end = text
        .char_indices()
        .take_while(fits)
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    format!("{}…", &text[..end]).into()
}
