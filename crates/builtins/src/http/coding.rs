//! Bodies that are compressed, made plain for rules.
//!
//! A few kilobytes may stand for gigabytes, so no more is ever unpacked than the run may hold.

use std::io::Read;

use bytes::Bytes;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use http::header::CONTENT_ENCODING;
use pointsman_model::{Cx, Fault, HeaderLines, Side, Text, Transaction};

/// How a body is compressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// Not at all.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 1950, or bare RFC 1951: senders do not agree on what the name means.
    Deflate,
    /// In some other way, or in several.
    Other(String),
}

impl Coding {
    /// How the response's body is compressed.
    pub(super) fn of_response(host: &dyn Transaction) -> Coding {
        let name = match host.header_lines(Side::Response, &CONTENT_ENCODING) {
            HeaderLines::None => return Coding::Identity,
            HeaderLines::One(name) => name.trim_ascii(),
            HeaderLines::Many => return Coding::Other(String::from("several codings")),
        };
        match name.to_ascii_lowercase().as_slice() {
            b"" | b"identity" => Coding::Identity,
            b"gzip" | b"x-gzip" => Coding::Gzip,
            b"deflate" => Coding::Deflate,
            _ => Coding::Other(String::from_utf8_lossy(name).into_owned()),
        }
    }
}

/// A body as it was before it was compressed, or its first `limit` bytes. One that is broken is "", with a warning; one
/// that is compressed in a way unknown here is given as it is, with another.
pub(super) fn unpack(
    cx: &mut Cx<'_>,
    body: &Bytes,
    coding: &Coding,
    limit: Option<usize>,
) -> Result<Text, Fault> {
    let room = cx.ws.bytes_limit().saturating_sub(cx.ws.bytes_used());
    let most = limit.unwrap_or(usize::MAX).min(room.saturating_add(1));
    let unpacked = match coding {
        Coding::Identity => {
            return cx.ws.pin(body.slice(..limit.map_or(body.len(), |most| most.min(body.len()))));
        }
        Coding::Other(name) => {
            cx.warn(format!(
                "The response body is compressed ({name}) and given as it is; remove Accept-Encoding in a request rule"
            ))?;
            return cx.ws.pin(body.slice(..limit.map_or(body.len(), |most| most.min(body.len()))));
        }
        Coding::Gzip => read(MultiGzDecoder::new(&body[..]), most),
        Coding::Deflate if is_zlib(body) => read(ZlibDecoder::new(&body[..]), most),
        Coding::Deflate => read(DeflateDecoder::new(&body[..]), most),
    };
    match unpacked {
        Ok(unpacked) => {
            // Unpacking takes about as long as four passes over what comes out.
            cx.charge_bytes(unpacked.len().saturating_mul(4))?;
            cx.ws.pin(Bytes::from(unpacked))
        }
        Err(error) => {
            cx.warn(format!("The response body is compressed and cannot be unpacked: {error}"))?;
            Ok(Text::EMPTY)
        }
    }
}

fn read(decoder: impl Read, most: usize) -> std::io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    decoder.take(most as u64).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

/// Whether it begins with the two bytes of RFC 1950 section 2.2.
fn is_zlib(body: &[u8]) -> bool {
    matches!(body, [method, flags, ..]
        if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
}
