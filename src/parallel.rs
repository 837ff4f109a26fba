//! Work on many things, on all cores where threads can be started, and alone where not.
//!
//! A container may allow no further process. Then everything is done in the thread that asked for it: later, but the same.

use std::sync::OnceLock;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Stack of a thread that works: what is deeply nested is parsed and evaluated by recursion, and whoever starts the program
/// may have limited the stack of the first thread.
pub const STACK: usize = 8 << 20;

/// Does the same with each of some things; products keep their order.
pub(crate) fn map<I, T, R>(things: I, one: impl Fn(T) -> R + Sync + Send) -> Vec<R>
where
    I: IntoIterator<Item = T> + IntoParallelIterator<Item = T> + Send,
    T: Send,
    R: Send,
{
    match pool() {
        Some(pool) => pool.install(|| things.into_par_iter().map(one).collect()),
        None => things.into_iter().map(one).collect(),
    }
}

/// Returns the number of the thread that works; 0 is also the one that asked for the work.
pub(crate) fn thread() -> usize {
    rayon::current_thread_index().unwrap_or_default()
}

/// The threads of this process; nothing where one of them can't be started.
fn pool() -> Option<&'static ThreadPool> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    POOL.get_or_init(|| ThreadPoolBuilder::new().stack_size(STACK).build().ok()).as_ref()
}
