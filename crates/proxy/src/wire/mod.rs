//! Bytes on sockets: streams that count what moves through them, and the watch over those that do not move. It
//! knows neither HTTP nor whose bytes they are.

mod metered;
mod quiet;
mod socket;
mod watchdog;

pub(crate) use metered::{Meter, Metered, Transport};
pub(crate) use quiet::{Quiet, poll_idle};
pub(crate) use socket::{Ahead, Socket};
pub(crate) use watchdog::{Phase, Watchdog};
