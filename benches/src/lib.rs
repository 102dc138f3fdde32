//! Shared work for the benches.
