//! The tables on what rules may ask of the proxy beyond their own request.

use serde::Deserialize;
use toml::Spanned;

use crate::config::units::{Period, Size};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::config) struct OutboundTable {
    pub(in crate::config) timeout: Option<Period>,
    pub(in crate::config) body_bytes: Option<Size>,
    pub(in crate::config) per_request: Option<Spanned<u32>>,
    pub(in crate::config) sockets: Option<Spanned<usize>>,
    pub(in crate::config) allow: Option<Vec<Spanned<String>>>,
    pub(in crate::config) authorities: Option<Spanned<String>>,
    #[serde(default)]
    pub(in crate::config) name_servers: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::config) struct RateClassTable {
    pub(in crate::config) per_second: Option<Spanned<u32>>,
    pub(in crate::config) per_minute: Option<Spanned<u32>>,
    pub(in crate::config) queue: Option<usize>,
    pub(in crate::config) timeout: Option<Period>,
    pub(in crate::config) contexts: Option<Spanned<usize>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::config) struct AuthenticatorTable {
    #[serde(rename = "type")]
    pub(in crate::config) kind: Spanned<String>,
    pub(in crate::config) file: Option<Spanned<String>>,
    pub(in crate::config) groups: Option<Spanned<String>>,
}
