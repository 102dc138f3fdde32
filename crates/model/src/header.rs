//! The one spelling of header names in everything that lists them: `http.listHeaderNames`, decision records,
//! `http.getRequest`.
//!
//! HTTP/1 clients spell names as they like and HTTP/2 has lower case only, so a rule that looks into a list of
//! names would depend on the protocol. Listed names therefore have their registered spelling (`ETag`), or else
//! `Title-Case`. Reading and setting a header by name never looks at case, and is no concern of this file.

use std::borrow::Cow;

use crate::HeaderName;

/// Registered (IANA, or de facto) spellings that are not `Title-Case`, sorted by their lower-case form.
const SPELLINGS: &[&str] = &[
    "A-IM",
    "Accept-CH",
    "ALPN",
    "AMP-Cache-Transform",
    "C-PEP",
    "C-PEP-Info",
    "CalDAV-Timezones",
    "CDN-Cache-Control",
    "CDN-Loop",
    "CMCD-Object",
    "CMCD-Request",
    "CMCD-Session",
    "CMCD-Status",
    "Content-DPR",
    "Content-ID",
    "Content-MD5",
    "Critical-CH",
    "CTA-Common-Access-Token",
    "DASL",
    "DAV",
    "DNT",
    "DPoP",
    "DPoP-Nonce",
    "DPR",
    "ECT",
    "EDIINT-Features",
    "ETag",
    "Expect-CT",
    "GetProfile",
    "HTTP2-Settings",
    "IM",
    "Include-Referred-Token-Binding-ID",
    "Last-Event-ID",
    "MIME-Version",
    "NEL",
    "OData-EntityId",
    "OData-Isolation",
    "OData-MaxVersion",
    "OData-Version",
    "OSCORE",
    "OSLC-Core-Version",
    "P3P",
    "PEP",
    "PEP-Info",
    "PICS-Label",
    "ProfileObject",
    "RTT",
    "Sec-CH-UA",
    "Sec-CH-UA-Arch",
    "Sec-CH-UA-Bitness",
    "Sec-CH-UA-Full-Version",
    "Sec-CH-UA-Full-Version-List",
    "Sec-CH-UA-Mobile",
    "Sec-CH-UA-Model",
    "Sec-CH-UA-Platform",
    "Sec-CH-UA-Platform-Version",
    "Sec-CH-UA-WoW64",
    "Sec-GPC",
    "Sec-WebSocket-Accept",
    "Sec-WebSocket-Extensions",
    "Sec-WebSocket-Key",
    "Sec-WebSocket-Protocol",
    "Sec-WebSocket-Version",
    "SLUG",
    "SoapAction",
    "SourceMap",
    "TCN",
    "TE",
    "TTL",
    "UA-Color",
    "UA-Media",
    "UA-Pixels",
    "UA-Resolution",
    "UA-Windowpixels",
    "URI",
    "WWW-Authenticate",
    "X-DNS-Prefetch-Control",
    "X-UA-Compatible",
    "X-WebKit-CSP",
    "X-XSS-Protection",
];

/// The spelling of a header name in lists: the registered one, else `Title-Case`.
pub fn canonical_header_name(name: &HeaderName) -> Cow<'static, str> {
    match registered(name.as_str().as_bytes()) {
        Some(spelling) => Cow::Borrowed(spelling),
        None => Cow::Owned(title_case(name.as_str()).collect()),
    }
}

/// Turns a header name as [`HeaderName`] keeps it, in lower case, into its spelling in lists, in place.
#[inline]
pub fn spell_header_name(lower: &mut [u8]) {
    if may_be_registered(lower)
        && let Some(spelling) = registered(lower)
    {
        lower.copy_from_slice(spelling.as_bytes());
        return;
    }
    let mut begins = true;
    for byte in lower {
        if begins {
            byte.make_ascii_uppercase();
        }
        begins = *byte == b'-';
    }
}

/// Appends the spelling of a header name in lists, without allocating anything beside.
pub fn push_header_name(name: &HeaderName, mut push: impl FnMut(u8)) {
    match registered(name.as_str().as_bytes()) {
        Some(spelling) => spelling.bytes().for_each(push),
        // Header names are tokens, so each character is one byte.
        None => title_case(name.as_str()).for_each(|character| push(character as u8)),
    }
}

/// `lower` is in lower case, as [`HeaderName`] keeps it.
fn registered(lower: &[u8]) -> Option<&'static str> {
    SPELLINGS
        .binary_search_by(|spelling| {
            spelling.bytes().map(|byte| byte.to_ascii_lowercase()).cmp(lower.iter().copied())
        })
        .ok()
        .map(|at| SPELLINGS[at])
}

/// For each first letter the lengths of the names in [`SPELLINGS`], a bit for each length below 64.
const LENGTHS: [u64; 26] = {
    let mut lengths = [0; 26];
    let mut at = 0;
    while at < SPELLINGS.len() {
        let spelling = SPELLINGS[at].as_bytes();
        lengths[(spelling[0].to_ascii_lowercase() - b'a') as usize] |= 1 << spelling.len();
        at += 1;
    }
    lengths
};

/// Says no for most names, and at once.
fn may_be_registered(lower: &[u8]) -> bool {
    let letter = lower.first().map_or(usize::MAX, |first| usize::from(first.wrapping_sub(b'a')));
    lower.len() < 64 && LENGTHS.get(letter).is_some_and(|lengths| lengths >> lower.len() & 1 == 1)
}

fn title_case(lower: &str) -> impl Iterator<Item = char> + '_ {
    let mut begins = true;
    lower.chars().map(move |character| {
        let spelled = if begins { character.to_ascii_uppercase() } else { character };
        begins = character == '-';
        spelled
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_holds_only_what_title_case_would_get_wrong() {
        let lower: Vec<String> = SPELLINGS.iter().map(|spelling| spelling.to_ascii_lowercase()).collect();
        assert!(lower.is_sorted(), "{lower:?}");
        for (spelling, lower) in SPELLINGS.iter().zip(&lower) {
            assert_ne!(*spelling, title_case(lower).collect::<String>());
            let mut spelled = lower.clone().into_bytes();
            spell_header_name(&mut spelled);
            assert_eq!(spelled, spelling.as_bytes());
        }
    }

    #[test]
    fn listed_names_have_one_spelling() {
        for (given, listed) in [
            ("etag", "ETag"),
            ("WWW-authenticate", "WWW-Authenticate"),
            ("te", "TE"),
            ("dnt", "DNT"),
            ("x-xss-protection", "X-XSS-Protection"),
            ("content-TYPE", "Content-Type"),
            ("x-my-own", "X-My-Own"),
            ("x--y", "X--Y"),
            ("sec-websocket-key", "Sec-WebSocket-Key"),
        ] {
            let name: HeaderName = given.parse().unwrap();
            assert_eq!(canonical_header_name(&name), listed);
            let mut pushed = Vec::new();
            push_header_name(&name, |byte| pushed.push(byte));
            assert_eq!(pushed, listed.as_bytes());
            let mut spelled = name.as_str().as_bytes().to_vec();
            spell_header_name(&mut spelled);
            assert_eq!(spelled, listed.as_bytes());
        }
    }
}
