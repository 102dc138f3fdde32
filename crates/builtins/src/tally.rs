//! Counting, as the counters of both widths do it; and standing in a ledger, as three families ask for it.

use pointsman_model::{Cx, Fault, Ledger, Tally, Transaction};

/// Adds to a counter, with a warning for a counter that there is not and an amount that does not fit.
pub(crate) fn count(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    function: &str,
    counter: i64,
    amount: Option<i64>,
    tally: fn(u8, i32) -> Tally<'static>,
) -> Result<(), Fault> {
    let number = u8::try_from(counter).ok().filter(|number| *number < Tally::COUNTERS);
    let Some(number) = number else {
        let last = Tally::COUNTERS - 1;
        return cx.warn(format!("{function}: there is no counter {counter}; they are numbered 0 to {last}"));
    };
    let wanted = amount.unwrap_or(1);
    let amount = wanted.clamp(i64::from(i32::MIN), i64::from(i32::MAX));
    if amount != wanted {
        cx.warn(format!("{function} added {amount}: {wanted} does not fit 32 bits"))?;
    }
    host.tally(tally(number, i32::try_from(amount).unwrap_or_default()));
    Ok(())
}

/// Whether a transaction will stand in a ledger: what a rule said last, or else what the host does.
pub(crate) fn stands(host: &dyn Transaction, ledger: Ledger) -> bool {
    host.decision().observance.ledger(ledger).unwrap_or_else(|| host.keeps(ledger))
}
