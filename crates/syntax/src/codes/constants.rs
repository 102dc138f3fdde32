//! PM04xx: constants that a function cannot take.

codes! {}
