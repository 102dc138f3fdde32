//! A match as part of a run: within its limits, paid for from its fuel.

use pointsman_model::{Cx, Fault};

/// Runs a match within the limits of the run, and charges the steps that it took.
pub(crate) fn metered<T>(
    cx: &mut Cx<'_>,
    run: impl FnOnce(&Cx<'_>, &mut u64) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let all = cx.run.limits.regex_steps as u64;
    let mut left = all;
    let result = run(cx, &mut left);
    cx.charge((all - left) / 64)?;
    result
}
