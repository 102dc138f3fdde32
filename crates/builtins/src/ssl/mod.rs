//! `ssl.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod certificate;
mod client;
mod connection;
mod hex;
mod name;
mod node;
mod server;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] =
    &[connection::FUNCTIONS, client::FUNCTIONS, server::FUNCTIONS, node::FUNCTIONS];
