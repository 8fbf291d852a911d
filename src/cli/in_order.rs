//! Work on many threads, results in order.
//!
//! Every worker takes the next item, works on it and lays its result down; then, unless another one is at it, it gives out
//! the results whose turn it is. So nobody only reads or only writes, and no thread sleeps and is woken for every item, which
//! took its time. Whoever is far ahead of a slow item waits, so that memory holds a few results, fewer where items
//! are large. A single worker works without locks.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How far the others may be ahead of the slowest item.
const AHEAD: usize = 1024;

/// How many bytes of items may be under way, unless it is a single one.
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
    each: impl FnMut(R) -> ControlFlow<()> + Send,
) where
    R: Send,
    W: FnMut(I) -> R,
{
    if jobs <= 1 {
        let _ = items.map(worker()).try_for_each(each);
        return;
    }
    let items = Mutex::new(items.enumerate());
    let results = Mutex::new(Results {
        each: Some(each),
        next: 0,
        waiting: BTreeMap::new(),
        bytes: 0,
        ended: false,
    });
    let progress = Condvar::new();
    let work = || {
        let _alarm = Alarm(|| {
            lock(&results).ended = true;
            progress.notify_all();
        });
        let mut worker = worker();
        loop {
            let next = lock(&items).next();
            let Some((number, item)) = next else { break };
            let bytes = bytes(&item);
            let too_early = |r: &mut Results<_, _>| !r.has_room(number, bytes);
            let room = progress.wait_while(lock(&results), too_early);
            let mut room = room.unwrap_or_else(PoisonError::into_inner);
            if room.ended {
                break;
            }
            room.bytes += bytes;
            drop(room);
            let result = worker(item);
            lock(&results).waiting.insert(number, (result, bytes));
            give_out(&results, &progress);
        }
    };
    thread::scope(|scope| {
        for _ in 1..jobs {
            scope.spawn(work);
        }
        work();
    });
}

/// Tells the others when a worker panics, so that they do not wait for its result.
struct Alarm<F: Fn()>(F);

impl<F: Fn()> Drop for Alarm<F> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0();
        }
    }
}

/// Where another worker panicked, that panic ends the program when the threads are joined.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Results that wait for those before them.
struct Results<R, E> {
    /// What takes them; `None` while somebody gives them out.
    each: Option<E>,
    /// The number of the item whose result comes next.
    next: usize,
    /// The results that are there, with the bytes of their items.
    waiting: BTreeMap<usize, (R, usize)>,
    /// How many bytes the items have that are worked on or wait.
    bytes: usize,
    /// Whether nobody wants more of them.
    ended: bool,
}

impl<R, E> Results<R, E> {
    /// Whether item `number` may be worked on; the one that all wait for always may.
    fn has_room(&self, number: usize, bytes: usize) -> bool {
        let near = number < self.next + AHEAD && self.bytes + bytes <= BYTES;
        number == self.next || near || self.ended
    }

    /// Takes out the result whose turn it is.
    fn take(&mut self) -> Option<R> {
        let (result, bytes) = self.waiting.remove(&self.next)?;
        self.next += 1;
        self.bytes -= bytes;
        Some(result)
    }
}

/// Gives out the results whose turn it is, unless another worker is at it; that one sees them too.
fn give_out<R, E>(results: &Mutex<Results<R, E>>, progress: &Condvar)
where
    E: FnMut(R) -> ControlFlow<()>,
{
    let mut open = lock(results);
    let Some(mut each) = open.each.take() else { return };
    while !open.ended
        && let Some(result) = open.take()
    {
        drop(open);
        progress.notify_all();
        let ended = each(result).is_break();
        open = lock(results);
        open.ended |= ended;
    }
    open.each = Some(each);
    drop(open);
    progress.notify_all();
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
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_worker_that_panics_leaves_nobody_waiting() {
        let caller = thread::current().id();
        let work = |n: usize| {
            // the other one
            assert!(n < 100 || thread::current().id() == caller, "no more");
            thread::sleep(std::time::Duration::from_micros(100));
        };
        in_order(0.., |_| 1, 2, || work, |()| ControlFlow::Continue(()));
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
