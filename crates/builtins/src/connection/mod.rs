//! `connection.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod client;
mod completion;
mod data;
mod end;
mod persistence;
mod route;
mod service;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[
    end::FUNCTIONS,
    route::FUNCTIONS,
    persistence::FUNCTIONS,
    service::FUNCTIONS,
    completion::FUNCTIONS,
    data::FUNCTIONS,
    client::FUNCTIONS,
];
