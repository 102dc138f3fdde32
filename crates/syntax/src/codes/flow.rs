//! PM05xx: the ways through a rule.

codes! {}
