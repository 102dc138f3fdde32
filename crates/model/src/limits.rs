//! How far a run may go. All limits are deterministic and held in process.

/// The limits of one run. Reaching one is a [`Trap`](crate::Trap) with a span, never a hang or an abort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Steps between two suspensions: backward jumps, calls, and builtin work by length.
    pub fuel: u64,
    /// Steps over the whole run, suspensions included.
    pub fuel_total: u64,
    /// Bytes of text and containers that a run may hold.
    pub workspace_bytes: usize,
    /// Subs inside subs.
    pub call_depth: usize,
    /// Containers inside containers.
    pub container_depth: usize,
    /// Steps that a backtracking regular expression may take in one match.
    pub regex_steps: usize,
    /// Compiled size of a regular expression, in bytes.
    pub regex_bytes: usize,
    /// Warnings kept for one run; later ones are only counted.
    pub warnings: usize,
    /// Patterns, networks and the like prepared at run time that one instance keeps.
    pub prepared_cache: usize,
}

impl Limits {
    /// The defaults: TrafficScript's own where it documents one (reference section 5, Limits).
    pub const DEFAULT: Limits = Limits {
        fuel: 100_000,
        fuel_total: 10_000_000,
        workspace_bytes: 8 << 20,
        call_depth: 200,
        container_depth: 128,
        regex_steps: 1_000_000,
        regex_bytes: 1 << 20,
        warnings: 100,
        prepared_cache: 57,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Limits::DEFAULT
    }
}
