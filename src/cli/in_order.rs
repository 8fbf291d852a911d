//! Work on many threads, results in order.
//!
//! Item *n* goes to worker *n* modulo their number, through a short queue of its own, and results are taken from the
//! workers in the same turn. So the order is kept without sorting, and memory holds a few items a worker even where one
//! item takes very long: the others then wait, which documents, all of a size, hardly ever make them do. Where items are
//! large, fewer are on their way. A single worker works where it stands, without threads and queues.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

/// Items that wait for a worker, and results that wait to be taken.
const QUEUE: usize = 32;

/// How many bytes of items may be on their way, unless it is a single one.
const BYTES: usize = 2 << 20;

/// As many workers as the machine has cores.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Works on `items`, which have so many `bytes`, with `jobs` workers, each made by `worker` on its thread, and hands the
/// results to `each` in the order of the items, until it breaks off.
pub(super) fn in_order<I, R, W>(
    items: impl Iterator<Item = I> + Send,
    bytes: impl Fn(&I) -> usize + Sync,
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
            let (inlet, work) = sync_channel::<(I, usize)>(QUEUE);
            let (done, outlet) = sync_channel::<(R, usize)>(QUEUE);
            inlets.push(inlet);
            outlets.push(outlet);
            let worker = &worker;
            scope.spawn(move || {
                let mut worker = worker();
                // An error says that nobody wants more results.
                while let Ok((item, bytes)) = work.recv()
                    && done.send((worker(item), bytes)).is_ok()
                {}
            });
        }
        let (arrived, arrivals) = channel::<usize>();
        let bytes = &bytes;
        scope.spawn(move || {
            let mut under_way = 0;
            for (i, item) in items.enumerate() {
                let bytes = bytes(&item);
                while under_way > 0 && under_way + bytes > BYTES {
                    let Ok(arrived) = arrivals.recv() else { return };
                    under_way -= arrived;
                }
                under_way += bytes;
                if inlets[i % inlets.len()].send((item, bytes)).is_err() {
                    return;
                }
            }
        });
        for i in 0.. {
            let Ok((result, bytes)) = outlets[i % outlets.len()].recv() else {
                break;
            };
            let end = each(result).is_break();
            // where nobody listens any more, all items are under way
            let _ = arrived.send(bytes);
            if end {
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
                |&n| if n % 50 < 7 { BYTES } else { 1 },
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
            |_| BYTES / 2,
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
