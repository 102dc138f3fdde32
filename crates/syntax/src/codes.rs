//! Every diagnostic code, in one list: PM00xx lexing, PM01xx parsing, PM02xx names, PM03xx calls and
//! arguments, PM04xx constants, PM05xx flow, PM06xx style and age.
//!
//! A code is never reused. Each has a page for `rulecheck explain`, under `codes/`.

use crate::{Code, Severity};

/// Every code in order.
pub static ALL: &[&Code] = &[];

/// The code with this id or name, in any case.
pub fn find(id_or_name: &str) -> Option<&'static Code> {
    ALL.iter()
        .copied()
        .find(|code| code.id.eq_ignore_ascii_case(id_or_name) || code.name.eq_ignore_ascii_case(id_or_name))
}

#[allow(unused)]
const fn code(id: &'static str, name: &'static str, severity: Severity, page: &'static str) -> Code {
    Code { id, name, severity, page }
}
