//! What a run waits for, and what the host answers. How it is done is the host's.

use std::time::Duration;

use crate::{Datum, Side};

/// Something that a run waits for. It owns its data, so a suspended run borrows nothing.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Operation {
    /// Read the body of a message into the transaction, whole or at least `limit` bytes of it. Answer
    /// [`Answer::Ready`].
    ReadBody {
        /// Whose body.
        side: Side,
        /// Bytes that suffice; `None` is all.
        limit: Option<usize>,
    },
    /// Wait this long. Answer [`Answer::Ready`].
    Sleep(Duration),
}

/// What the host says to a suspended run.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Begin; or what was waited for is done.
    Ready,
    /// The result of what was waited for.
    Value(Datum),
    /// It could not be done; the run traps with [`Fault::Host`](crate::Fault::Host) and this message.
    Failed(String),
}
