//! IP addresses and networks, read from bytes: what `string.ipmaskmatch` and its relatives work with.
//!
//! Nothing here allocates but the messages about bad networks. Sockets and names of hosts do not belong in
//! here.

mod address;
mod operand;
mod set;

pub(crate) use address::parse_address;
pub use operand::Network;
pub use set::NetworkSet;
