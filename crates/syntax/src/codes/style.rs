//! PM06xx: style and age.

codes! {}
