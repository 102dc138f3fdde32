use std::time::Duration;

use http::header::HOST;

use super::*;

fn asked(target: &str, lines: &[(&'static str, &str)]) -> Asked {
    let mut headers = HeaderMap::new();
    headers.insert(HOST, HeaderValue::from_static("a"));
    for (name, value) in lines {
        headers.append(*name, HeaderValue::from_str(value).unwrap());
    }
    Asked::new("web", &target.parse().unwrap(), &headers, None)
}

fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
    lines
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
        .collect()
}

fn cache() -> Cache {
    Cache::new(CacheLimits { bytes: 1 << 20, entry_bytes: 64 << 10, wait: Duration::ZERO })
}

fn body(found: Found) -> Option<String> {
    match found {
        Found::Fresh(hit) => Some(String::from_utf8(hit.body.to_vec()).unwrap()),
        Found::Stale(_) | Found::Nothing => None,
    }
}

const NOON: SystemTime = SystemTime::UNIX_EPOCH;

#[test]
fn a_response_is_fresh_for_as_long_as_it_says() {
    let cache = cache();
    let at = NOON + Duration::from_secs(1_000_000);
    let request = asked("/x", &[]);
    let storing = cache.admit(
        &request,
        StatusCode::OK,
        &headers(&[("cache-control", "max-age=60"), ("etag", "\"1\"")]),
        at,
    );
    cache.put(storing.unwrap(), Bytes::new(), Bytes::from_static(b"one"));
    assert_eq!(body(cache.find(&request, at + Duration::from_secs(59))), Some("one".into()));
    let Found::Stale(stored) = cache.find(&request, at + Duration::from_secs(60)) else {
        panic!("it is stale")
    };
    let later = at + Duration::from_secs(60);
    assert_eq!(stored.validators(&request, later)[0].1, "\"1\"");
    let fresh = cache.refresh(
        &request,
        &stored,
        &headers(&[("etag", "\"1\""), ("cache-control", "max-age=9")]),
        later,
    );
    assert_eq!(fresh.unwrap().body, "one");
    assert_eq!(body(cache.find(&request, later + Duration::from_secs(8))), Some("one".into()));
    assert!(body(cache.find(&request, later + Duration::from_secs(9))).is_none());
    assert!(cache.refresh(&request, &stored, &headers(&[("etag", "\"2\"")]), later).is_none());
    cache.forget(&request);
    assert!(matches!(cache.find(&request, at), Found::Nothing));
}

#[test]
fn what_must_not_be_stored_is_not() {
    let cache = cache();
    let plain = asked("/x", &[]);
    let fresh = ("cache-control", "max-age=60");
    for (request, status, lines) in [
        (&plain, StatusCode::OK, &[("cache-control", "private, max-age=60")][..]),
        (&plain, StatusCode::OK, &[("cache-control", "no-store")]),
        (&plain, StatusCode::OK, &[fresh, ("set-cookie", "a=b")]),
        (&plain, StatusCode::OK, &[fresh, ("vary", "*")]),
        (&plain, StatusCode::OK, &[fresh, ("vary", "A, *")]),
        (&plain, StatusCode::OK, &[]),
        (&plain, StatusCode::PARTIAL_CONTENT, &[fresh]),
        (&asked("/x", &[("authorization", "Basic x")]), StatusCode::OK, &[fresh]),
        (&asked("/x", &[("cache-control", "no-store")]), StatusCode::OK, &[fresh]),
        (&asked("/x", &[("range", "bytes=0-1")]), StatusCode::OK, &[fresh]),
        (&asked("/x", &[("accept", "a"), ("accept", "b")]), StatusCode::OK, &[fresh, ("vary", "accept")]),
    ] {
        assert!(cache.admit(request, status, &headers(lines), NOON).is_none(), "{status} {lines:?}");
    }
    for lines in
        [&[fresh][..], &[("cache-control", "no-cache"), ("etag", "\"1\"")], &[fresh, ("vary", "accept")]]
    {
        assert!(cache.admit(&plain, StatusCode::OK, &headers(lines), NOON).is_some(), "{lines:?}");
    }
}

#[test]
fn variants_stand_side_by_side_and_bytes_are_bounded() {
    let cache = cache();
    let head = headers(&[("cache-control", "max-age=60"), ("vary", "Accept-Language")]);
    for language in ["de", "en"] {
        let request = asked("/x", &[("accept-language", language)]);
        let storing = cache.admit(&request, StatusCode::OK, &head, NOON).unwrap();
        cache.put(storing, Bytes::new(), Bytes::copy_from_slice(language.as_bytes()));
    }
    let of = |language: &str| body(cache.find(&asked("/x", &[("accept-language", language)]), NOON));
    assert_eq!((of("de"), of("en"), of("fr")), (Some("de".into()), Some("en".into()), None));
    // The second line of a name counts, too.
    let both = asked("/x", &[("accept-language", "de"), ("accept-language", "fr")]);
    assert!(body(cache.find(&both, NOON)).is_none());
    let mut keyed = asked("/x", &[("accept-language", "de")]);
    keyed.key = Some(b"k".to_vec());
    assert!(body(cache.find(&keyed, NOON)).is_none());
    for number in 0..100 {
        let request = asked(&format!("/{number}"), &[]);
        let storing = cache.admit(&request, StatusCode::OK, &head, NOON).unwrap();
        cache.put(storing, Bytes::new(), Bytes::from(vec![b'x'; 60 << 10]));
        assert!(cache.weight() <= 1 << 20, "{}", cache.weight());
    }
    assert!(cache.weight() > 512 << 10, "{}", cache.weight());
    let large = asked("/large", &[]);
    let storing = cache.admit(&large, StatusCode::OK, &head, NOON).unwrap();
    cache.put(storing, Bytes::new(), Bytes::from(vec![b'x'; 65 << 10]));
    assert!(matches!(cache.find(&large, NOON), Found::Nothing));
}

#[test]
fn a_client_that_has_it_is_told_so() {
    let cache = cache();
    let head = headers(&[("cache-control", "max-age=60"), ("etag", "\"1\""), ("content-length", "3")]);
    let storing = cache.admit(&asked("/x", &[]), StatusCode::OK, &head, NOON).unwrap();
    cache.put(storing, Bytes::new(), Bytes::from_static(b"one"));
    let status = |tags: &str| match cache.find(&asked("/x", &[("if-none-match", tags)]), NOON) {
        Found::Fresh(hit) => hit.status.as_u16(),
        _ => 0,
    };
    assert_eq!([status("\"1\""), status("W/\"1\""), status("\"0\", \"1\""), status("*")], [304; 4]);
    assert_eq!([status("\"11\""), status("")], [200; 2]);
}

#[test]
fn a_stale_response_stands_in_for_errors_for_as_long_as_it_says() {
    let cache = cache();
    let at = NOON + Duration::from_secs(1_000_000);
    let request = asked("/x", &[]);
    let head = headers(&[("cache-control", "max-age=60, Stale-If-Error = \"30\"")]);
    let storing = cache.admit(&request, StatusCode::OK, &head, at).unwrap();
    cache.put(storing, Bytes::new(), Bytes::from_static(b"one"));
    let body = |seconds: u64, lines: &[(&'static str, &str)]| {
        let (request, now) = (asked("/x", lines), at + Duration::from_secs(seconds));
        let Found::Stale(stored) = cache.find(&request, now) else { panic!("it is stale") };
        stored.despite_error(&request, now).map(|hit| hit.body)
    };
    assert_eq!(body(60, &[]).unwrap(), "one");
    assert_eq!(body(89, &[]).unwrap(), "one");
    assert_eq!(body(90, &[]), None);
    assert_eq!(body(70, &[("cache-control", "no-cache")]), None);
    assert_eq!(body(70, &[("cache-control", "max-age=5")]), None);
}
