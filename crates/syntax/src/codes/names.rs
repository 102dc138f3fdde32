//! PM02xx: variables, functions, subs and imports that are not there, or are named like another.

codes! {}
