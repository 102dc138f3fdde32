//! A token taken apart: header, payload and signature.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pointsman_model::{ContainerId, Cx, Fault, Text, Value};

use crate::json::{Malformed, Reader};

/// A token in its three parts. Nothing of it is verified.
pub(super) struct Token {
    /// The hash that the first part is.
    pub(super) header: ContainerId,
    /// The hash that the second part is.
    pub(super) payload: ContainerId,
    /// The first two parts as they were signed.
    pub(super) message: Text,
    /// The third, in Base64.
    pub(super) signature: Text,
}

impl Token {
    /// Takes a token apart; `None` when it is none.
    pub(super) fn read(cx: &mut Cx<'_>, text: Text) -> Result<Option<Token>, Fault> {
        let bytes = cx.bytes(text);
        let mut dots = memchr::memchr_iter(b'.', bytes);
        let (Some(first), Some(second), None) = (dots.next(), dots.next(), dots.next()) else {
            return Ok(None);
        };
        let parts = (text.slice(0, first), text.slice(first + 1, second - first - 1));
        let signature = text.slice(second + 1, bytes.len() - second - 1);
        let Some(header) = part(cx, parts.0)? else { return Ok(None) };
        let Some(payload) = part(cx, parts.1)? else { return Ok(None) };
        Ok(Some(Token { header, payload, message: text.slice(0, second), signature }))
    }

    /// The text under a name of the header; `None` when there is none or it is no text.
    pub(super) fn header_text<'c>(&self, cx: &'c Cx<'_>, name: &[u8]) -> Option<&'c [u8]> {
        match cx.ws.hash_get(self.header, name) {
            Some(Value::Text(text)) => Some(cx.bytes(text)),
            _ => None,
        }
    }

    /// Whether it may be read only by who knows the extensions that it names (RFC 7515 section 4.1.11). We know none.
    pub(super) fn has_extensions(&self, cx: &Cx<'_>) -> bool {
        cx.ws.hash_get(self.header, b"crit").is_some()
    }

    /// The number under a name of the payload: a time in seconds since 1970. The error is something else than a number.
    pub(super) fn time(&self, cx: &Cx<'_>, name: &[u8]) -> Result<Option<f64>, NoNumber> {
        match cx.ws.hash_get(self.payload, name) {
            None => Ok(None),
            Some(Value::Int(seconds)) => Ok(Some(seconds as f64)),
            Some(Value::Double(seconds)) => Ok(Some(seconds)),
            Some(_) => Err(NoNumber),
        }
    }
}

/// A claim that must be a number is something else.
pub(super) struct NoNumber;

/// A part: Base64 of a JSON object.
fn part(cx: &mut Cx<'_>, part: Text) -> Result<Option<ContainerId>, Fault> {
    let Ok(json) = URL_SAFE_NO_PAD.decode(cx.bytes(part)) else { return Ok(None) };
    let object = json.trim_ascii_start().first() == Some(&b'{');
    let json = cx.ws.new_text(&json)?;
    match Reader::read(json, cx) {
        Ok(Value::Container(id)) if object => {
            cx.ws.become_hash(id);
            Ok(Some(id))
        }
        Ok(_) | Err(Malformed::At(..)) => Ok(None),
        Err(Malformed::Fault(fault)) => Err(fault),
    }
}
