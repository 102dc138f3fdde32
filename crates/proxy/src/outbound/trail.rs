//! Which way a request came: through how many rules that asked for it in turn.
//!
//! A rule may ask its own proxy, and the rule that answers may ask again. Each such step adds a word to the `CDN-Loop`
//! header (RFC 8586), which no intermediary may take away, so a circle is found out when it has gone round a few times,
//! whatever else is configured.

use http::{HeaderMap, HeaderName, HeaderValue};

/// The header.
pub(crate) const CDN_LOOP: HeaderName = HeaderName::from_static("cdn-loop");

/// What this proxy adds to it.
const OURS: &str = "pointsman";

/// Steps that a request may have come.
const MOST: usize = 4;

/// What a request says of the steps before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trail(Option<HeaderValue>);

impl Trail {
    /// Of a request that has such a header.
    pub(crate) fn of(headers: &HeaderMap) -> Trail {
        let lines: Vec<&[u8]> = headers.get_all(CDN_LOOP).iter().map(HeaderValue::as_bytes).collect();
        Trail(HeaderValue::from_bytes(&lines.join(&b", "[..])).ok().filter(|line| !line.is_empty()))
    }

    /// Whether it goes round in a circle.
    pub(crate) fn is_too_long(&self) -> bool {
        let line = self.0.as_ref().map_or(&b""[..], HeaderValue::as_bytes);
        let own = |step: &&[u8]| {
            let id = step.split(|&byte| byte == b';').next().unwrap_or_default();
            id.trim_ascii().eq_ignore_ascii_case(OURS.as_bytes())
        };
        line.split(|&byte| byte == b',').filter(own).count() > MOST
    }

    /// The header with one more step.
    pub(super) fn longer(&self) -> HeaderValue {
        let ours = HeaderValue::from_static(OURS);
        match &self.0 {
            None => ours,
            Some(line) => {
                HeaderValue::from_bytes(&[line.as_bytes(), b", ", OURS.as_bytes()].concat()).unwrap_or(ours)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_ours_are_counted_and_those_of_others_kept() {
        let mut headers = HeaderMap::new();
        headers.append(CDN_LOOP, HeaderValue::from_static("other; a=\"b\", POINTSMAN;x=1"));
        headers.append(CDN_LOOP, HeaderValue::from_static("pointsman-not,pointsman"));
        let mut trail = Trail::of(&headers);
        assert_eq!(trail.longer(), "other; a=\"b\", POINTSMAN;x=1, pointsman-not,pointsman, pointsman");
        for _ in 0..2 {
            assert!(!trail.is_too_long());
            trail = Trail(Some(trail.longer()));
        }
        assert!(!trail.is_too_long(), "four steps");
        assert!(Trail(Some(trail.longer())).is_too_long());
        assert_eq!(Trail::of(&HeaderMap::new()).longer(), "pointsman");
    }
}
