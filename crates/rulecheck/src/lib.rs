//! Checks, runs and tests rules offline.
