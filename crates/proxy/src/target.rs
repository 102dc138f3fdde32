//! The target of a request, as it stands in a request line.

/// What a node gets as a request-target: path and query. `*` stays.
pub(crate) fn origin_form(mut uri: http::Uri) -> http::Uri {
    make_origin_form(&mut uri);
    uri
}

/// The same in place.
pub(crate) fn make_origin_form(uri: &mut http::Uri) {
    if uri.scheme().is_some() || uri.authority().is_some() {
        let path = uri.path_and_query().cloned();
        *uri = path.unwrap_or_else(|| http::uri::PathAndQuery::from_static("/")).into();
    }
}
