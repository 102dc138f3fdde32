//! `http.*`: the files of the family, in the order of their subjects.

use crate::Functions;

mod body;
mod cache;
mod coding;
mod compress;
mod cookies;
mod fields;
mod form;
mod head;
mod multipart;
mod name;
mod path;
mod percent;
mod query;
mod redirect;
mod refusal;
mod request_headers;
mod respond;
mod response_cookies;
mod response_headers;
mod status;
mod stream;
mod subrequest;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[
    head::FUNCTIONS,
    path::FUNCTIONS,
    query::FUNCTIONS,
    request_headers::FUNCTIONS,
    cookies::FUNCTIONS,
    form::FUNCTIONS,
    body::FUNCTIONS,
    multipart::FUNCTIONS,
    status::FUNCTIONS,
    response_headers::FUNCTIONS,
    response_cookies::FUNCTIONS,
    respond::FUNCTIONS,
    redirect::FUNCTIONS,
    stream::FUNCTIONS,
    cache::FUNCTIONS,
    compress::FUNCTIONS,
    subrequest::FUNCTIONS,
];
