//! PM03xx: calls and their arguments.

codes! {}
