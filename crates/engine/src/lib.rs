//! The rule engine that an embedder adds: compile, run, diagnostics.
