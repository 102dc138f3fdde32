//! `udp.*`: datagrams of a rule's own.

use crate::Functions;

mod datagram;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[datagram::FUNCTIONS];
