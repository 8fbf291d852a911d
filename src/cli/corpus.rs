//! A pass over the documents of a corpus that writes no table.

use super::in_order::{self, in_order};
use super::{Outcome, say};
use crate::input::Documents;
use crate::statement::Document;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Works on the documents of `inputs` on all cores, with workers that `worker` makes, and hands the results to `each` in
/// the order of the documents. Inputs that cannot be read are named and skipped.
pub(super) fn pass<R, W>(inputs: &[PathBuf], worker: impl Fn() -> W + Sync, mut each: impl FnMut(R) + Send) -> Outcome
where
    R: Send,
    W: FnMut(Document) -> R,
{
    let (mut read, mut skipped) = (false, false);
    let worker = || {
        let mut work = worker();
        move |document: Result<Document, _>| document.map(&mut work)
    };
    let bytes = |document: &Result<Document, _>| document.as_ref().map_or(0, |d| d.text.len());
    in_order(
        Documents::of(inputs, None),
        bytes,
        in_order::cores(),
        worker,
        |result| {
            match result {
                Ok(result) => {
                    read = true;
                    each(result);
                }
                Err(e) => {
                    skipped = true;
                    say(format_args!("skipped: {e}"));
                }
            }
            ControlFlow::Continue(())
        },
    );
    match (read, skipped) {
        (_, false) => Outcome::Done,
        (true, true) => Outcome::Partly,
        (false, true) => Outcome::Nothing,
    }
}
