//! Memory, as the kernel sees it: the only count that holds for every allocator, C's and machine code included.

use crate::{Kept, fail};

/// KiB that one more of these takes: the growth of the process over `count` of them. A few are made first,
/// so that what they share is not counted.
pub(crate) fn growth(count: u32, mut make: impl FnMut() -> Option<Kept>) -> Option<f64> {
    let mut kept = Vec::with_capacity(count as usize + 8);
    for _ in 0..8 {
        kept.push(make()?);
    }
    let before = anonymous();
    for _ in 0..count {
        kept.push(make()?);
    }
    let after = anonymous();
    drop(kept);
    Some((after - before) / f64::from(count))
}

/// KiB of memory that is no file's.
fn anonymous() -> f64 {
    let report = std::fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_else(|error| fail(error));
    let line = report.lines().find_map(|line| line.strip_prefix("Anonymous:"));
    let number =
        line.and_then(|line| line.trim().strip_suffix("kB")).and_then(|text| text.trim().parse().ok());
    number.unwrap_or_else(|| fail("the kernel does not say how much memory this process has"))
}
