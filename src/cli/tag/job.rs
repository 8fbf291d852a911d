//! From records to rows, on many threads.

use super::progress::Progress;
use crate::cli::in_order::in_order;
use crate::cli::interrupt::Interrupt;
use crate::cli::say;
use crate::input::{Decoder, InputError, Record, Records};
use crate::output::{Layout, Ledger, OutputError};
use crate::tagger::{Tagger, Worker};
use std::ops::ControlFlow;

/// What is to be done with records.
pub(super) struct Job<'a> {
    pub tagger: &'a Tagger,
    pub layout: &'a Layout,
    pub jobs: usize,
    /// Whether a document that cannot be read ends it.
    pub strict: bool,
    pub interrupt: Interrupt,
}

/// Why it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// There are no more records.
    Done,
    /// A document cannot be read, and all were to be.
    Refused,
    /// Somebody pressed Ctrl-C.
    Interrupted,
}

/// What a worker makes of a document: how many statements, and its rows.
type Rendered = Result<(usize, Vec<u8>), InputError>;

impl Job<'_> {
    /// Writes the rows of all documents that are not done yet, in their order.
    pub(super) fn fill(
        &self,
        ledger: &mut Ledger,
        records: Records,
        progress: &mut Progress,
    ) -> Result<End, OutputError> {
        let decoder = records.decoder();
        let worker = || {
            let mut worker = self.tagger.worker();
            let decoder = &decoder;
            move |record| render(&mut worker, decoder, record, self.layout)
        };
        let done = usize::try_from(ledger.done().records()).unwrap_or(usize::MAX);
        let bar = progress.bar();
        let mut end = Ok(End::Done);
        let bytes = |record: &Result<Record, _>| record.as_ref().map_or(0, Record::bytes);
        in_order(records.skip(done), bytes, self.jobs, worker, |rendered: Rendered| {
            let written = match &rendered {
                Ok((statements, rows)) => ledger.rows(*statements, rows),
                Err(e) => {
                    bar.suspend(|| say(format_args!("skipped: {e}")));
                    ledger.reject(&e.file(), &e.place(), &e.reason())
                }
            };
            progress.at(ledger.done().documents);
            end = match written {
                Err(e) => Err(e),
                Ok(()) if self.strict && rendered.is_err() => Ok(End::Refused),
                Ok(()) if self.interrupt.is_pressed() => Ok(End::Interrupted),
                Ok(()) => return ControlFlow::Continue(()),
            };
            ControlFlow::Break(())
        });
        end
    }
}

fn render(worker: &mut Worker<'_>, decoder: &Decoder, record: Result<Record, InputError>, layout: &Layout) -> Rendered {
    let document = decoder.document(record)?;
    let statements = worker.tag(&document.text);
    // the words of a statement are the document's; this much is about them
    const ROW: usize = 256;
    let mut rows = Vec::with_capacity(document.text.len() + ROW * statements.len());
    layout.render(&document, &statements, &mut rows);
    Ok((statements.len(), rows))
}
