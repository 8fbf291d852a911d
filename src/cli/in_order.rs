//! Work on many threads, results in order.
//!
//! Item *n* goes to worker *n* modulo their number, through a short queue of its own, and results are taken from the
//! workers in the same turn. So the order is kept without sorting, and memory holds a few items a worker even where one
//! item takes very long: the others then wait, which documents, all of a size, hardly ever make them do. A single worker
//! works where it stands, without threads and queues.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Items that wait for a worker, and results that wait to be taken.
const QUEUE: usize = 32;

/// As many workers as the machine has cores.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Works on `items` with `jobs` workers, each made by `worker` on its thread, and hands the results to `each` in the
/// order of the items, until it breaks off.
pub(super) fn in_order<I, R, W>(
    items: impl Iterator<Item = I> + Send,
    jobs: usize,
    worker: impl Fn() -> W + Sync,
    mut each: impl FnMut(R) -> ControlFlow<()>,
) where
    I: Send,
    R: Send,
    W: FnMut(I) -> R,
{
    if jobs <= 1 {
        let _ = items.map(worker()).try_for_each(each);
        return;
    }
    thread::scope(|scope| {
        let mut inlets = Vec::new();
        let mut outlets = Vec::new();
        for _ in 0..jobs {
            let (inlet, work) = sync_channel::<I>(QUEUE);
            let (done, outlet) = sync_channel::<R>(QUEUE);
            inlets.push(inlet);
            outlets.push(outlet);
            let worker = &worker;
            scope.spawn(move || {
                let mut worker = worker();
                // An error says that nobody wants more results.
                while let Ok(item) = work.recv()
                    && done.send(worker(item)).is_ok()
                {}
            });
        }
        scope.spawn(move || {
            for (i, item) in items.enumerate() {
                if inlets[i % inlets.len()].send(item).is_err() {
                    break;
                }
            }
        });
        for i in 0.. {
            let Ok(result) = outlets[i % outlets.len()].recv() else {
                break;
            };
            if each(result).is_break() {
                break;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_from_any_number_of_workers() {
        for jobs in [0, 1, 2, 7] {
            let mut found = Vec::new();
            let slow = |n: u64| {
                thread::sleep(std::time::Duration::from_micros(n * 37 % 101));
                n * 2
            };
            in_order(
                0..500,
                jobs,
                || slow,
                |n| {
                    found.push(n);
                    ControlFlow::Continue(())
                },
            );
            assert!(found.iter().copied().eq((0..500).map(|n| n * 2)), "{jobs} jobs");
        }
    }

    #[test]
    fn nobody_works_on_when_the_results_are_unwanted() {
        let mut left = 10;
        in_order(
            0..,
            3,
            || |n: u64| n,
            |_| {
                left -= 1;
                if left == 0 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        );
        assert_eq!(left, 0);
    }
}
