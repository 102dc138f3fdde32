//! The functions of TrafficScript that are known and not supported, each with why and what to do.
//!
//! A rule that calls one gets a message of its own, never "unknown function". `tests/known.rs` holds these
//! tables to `known-functions.txt`: every documented function is either in the library or here, never in both.

use pointsman_model::Unsupported;

mod elsewhere;

/// Writes a table: groups of names that share a reason ("because ...") and an advice ("use ...", may be empty).
macro_rules! unsupported {
    ($(because $because:literal, instead $instead:literal => $($name:literal)+;)+) => {
        /// The table of this file.
        pub(crate) static TABLE: &[pointsman_model::Unsupported] = &[
            $($(pointsman_model::Unsupported { name: $name, because: $because, instead: $instead },)+)+
        ];
    };
}
use unsupported;

/// All tables.
pub(crate) static TABLES: &[&[Unsupported]] = &[elsewhere::TABLE];

#[cfg(test)]
mod tests {
    use pointsman_model::Lookup;

    #[test]
    fn nothing_here_is_supported() {
        let library = crate::library();
        let stale: Vec<&str> = super::TABLES
            .iter()
            .copied()
            .flatten()
            .map(|unsupported| unsupported.name)
            .filter(|name| matches!(library.lookup(name), Lookup::Found(_)))
            .collect();
        assert_eq!(stale, [""; 0], "these are in the library: take them out of the tables");
    }
}
