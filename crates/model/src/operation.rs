//! What a run waits for, and what the host answers. How it is done is the host's.

use std::time::Duration;

use bytes::Bytes;

use crate::{Datum, Side, Take};

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
    /// Send the head of the transaction's response to the client now; its body follows in pieces. Answer
    /// [`Answer::Ready`].
    StartResponse {
        /// The body's length in bytes, when the rule states it; no more than that is sent.
        length: Option<u64>,
    },
    /// Send these bytes as the next piece of the body that was started. Answer [`Answer::Ready`] when the client has
    /// room for more.
    WriteResponse(Bytes),
    /// Take bytes off the front of the body that a node sends. Answer [`Answer::Bytes`]; none when it has ended.
    ReadResponse(Take),
}

/// What the host says to a suspended run.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Begin; or what was waited for is done.
    Ready,
    /// The result of what was waited for.
    Value(Datum),
    /// As [`Answer::Value`], for bytes that are many: they are not copied.
    Bytes(Bytes),
    /// It could not be done; the run traps with [`Fault::Host`](crate::Fault::Host) and this message.
    Failed(String),
}

impl Answer {
    /// Steps that a run is given beyond its total for what it was answered. A body that streams through a rule brings
    /// its own fuel, so that a rule which can stream a megabyte can stream a gigabyte; one that does not end is
    /// still stopped, for it reads nothing new.
    pub fn credit(&self) -> u64 {
        match self {
            Answer::Bytes(bytes) if !bytes.is_empty() => 200 + bytes.len() as u64 / 8,
            _ => 0,
        }
    }
}
