//! From a tree to a verified program.
