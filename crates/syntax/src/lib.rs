//! Source, tokens, tree and diagnostics of TrafficScript rules.
