//! The target of a request, as it stands in a request line.

/// What a node gets as a request-target: path and query. `*` stays.
pub(crate) fn origin_form(uri: http::Uri) -> http::Uri {
    if uri.scheme().is_none() && uri.authority().is_none() {
        return uri;
    }
    let path = uri.path_and_query().cloned().unwrap_or_else(|| http::uri::PathAndQuery::from_static("/"));
    http::Uri::from(path)
}
