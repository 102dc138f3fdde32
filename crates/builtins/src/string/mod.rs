//! `string.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod address;
mod base64;
mod case;
mod cipher;
mod compare;
mod date;
mod digest;
mod edit;
mod entity;
mod escape;
mod format;
mod hex;
mod hmac;
mod host;
mod needle;
mod number;
mod regex;
mod replace;
mod search;
mod slice;
mod sprintf;
mod wildcard;

pub(crate) use host::is_host;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[
    slice::FUNCTIONS,
    search::FUNCTIONS,
    compare::FUNCTIONS,
    wildcard::FUNCTIONS,
    case::FUNCTIONS,
    edit::FUNCTIONS,
    replace::FUNCTIONS,
    regex::FUNCTIONS,
    sprintf::FUNCTIONS,
    escape::FUNCTIONS,
    entity::FUNCTIONS,
    base64::FUNCTIONS,
    hex::FUNCTIONS,
    number::FUNCTIONS,
    digest::FUNCTIONS,
    hmac::FUNCTIONS,
    cipher::FUNCTIONS,
    address::FUNCTIONS,
    host::FUNCTIONS,
    date::FUNCTIONS,
];
