//! Texts in other clothes: encodings, digests, numbers, dates.

use std::hint::black_box as hidden;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::{Case, ENCODED, LIST, NAME, case};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = encodings();
    cases.extend(digests());
    cases.extend(numbers());
    cases
}

fn encodings() -> Vec<Case> {
    vec![
        case("base64encode", "$r = string.base64encode( $name );", "cG9pbnRzbWFu", || {
            STANDARD.encode(hidden(NAME))
        }),
        case("base64decode", "$r = string.base64decode( $encoded );", "pointsman", || {
            STANDARD.decode(hidden(ENCODED))
        }),
        case("base64urlencode", "$r = string.base64urlencode( $name );", "cG9pbnRzbWFu", || {
            URL_SAFE_NO_PAD.encode(hidden(NAME))
        }),
        case("base64urldecode", "$r = string.base64urldecode( $encoded );", "pointsman", || {
            URL_SAFE_NO_PAD.decode(hidden(ENCODED))
        }),
        case("hexencode", "$r = string.hexencode( $name );", "706F696E74736D616E", || {
            let digit = |nibble: u8| b"0123456789ABCDEF"[usize::from(nibble)];
            hidden(NAME).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect::<Vec<u8>>()
        }),
        case("hexdecode", "$r = string.hexdecode( \"706F\" . \"696e\" . $seven . \"4\" );", "point", || {
            let text = [&b"706F696e"[..], hidden(b"7"), b"4"].concat();
            let nibble = |digit: u8| char::from(digit).to_digit(16).unwrap_or_default() as u8;
            text.chunks_exact(2).map(|pair| nibble(pair[0]) << 4 | nibble(pair[1])).collect::<Vec<u8>>()
        }),
        case("urlencode", "$r = string.urlencode( $list );", "gzip%2C%20deflate%2C%20br", || {
            let mut out = Vec::new();
            for &byte in hidden(LIST) {
                if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
                    out.push(byte);
                } else {
                    let digit = |nibble: u8| b"0123456789ABCDEF"[usize::from(nibble)];
                    out.extend([b'%', digit(byte >> 4), digit(byte & 15)]);
                }
            }
            out
        }),
        case("escape", "$r = string.escape( $list );", "gzip,%20deflate,%20br", || {
            let mut out = Vec::new();
            for &byte in hidden(LIST) {
                if byte > 32 && byte != b'%' {
                    out.push(byte);
                } else {
                    let digit = |nibble: u8| b"0123456789ABCDEF"[usize::from(nibble)];
                    out.extend([b'%', digit(byte >> 4), digit(byte & 15)]);
                }
            }
            out
        }),
        case("htmlencode", "$r = string.htmlencode( $list );", "gzip, deflate, br", || {
            let mut out = Vec::new();
            for &byte in hidden(LIST) {
                match byte {
                    b'<' => out.extend(b"&lt;"),
                    b'>' => out.extend(b"&gt;"),
                    b'&' => out.extend(b"&amp;"),
                    b'"' => out.extend(b"&quot;"),
                    other => out.push(other),
                }
            }
            out
        }),
    ]
}

fn mac<M: Mac + KeyInit>() -> Option<Vec<u8>> {
    let mut mac = <M as KeyInit>::new_from_slice(hidden(b"key")).ok()?;
    mac.update(hidden(NAME));
    Some(mac.finalize().into_bytes().to_vec())
}

fn digests() -> Vec<Case> {
    vec![
        case("hashMD5", "$r = string.len( string.hashMD5( $name ) );", "16", || {
            Md5::digest(hidden(NAME)).to_vec()
        }),
        case("hashSHA1", "$r = string.len( string.hashSHA1( $name ) );", "20", || {
            Sha1::digest(hidden(NAME)).to_vec()
        }),
        case("hashSHA256", "$r = string.len( string.hashSHA256( $name ) );", "32", || {
            Sha256::digest(hidden(NAME)).to_vec()
        }),
        case("hashSHA384", "$r = string.len( string.hashSHA384( $name ) );", "48", || {
            Sha384::digest(hidden(NAME)).to_vec()
        }),
        case("hashSHA512", "$r = string.len( string.hashSHA512( $name ) );", "64", || {
            Sha512::digest(hidden(NAME)).to_vec()
        }),
        case("hmacSHA1", "$r = string.len( string.hmacSHA1( $name, \"key\" ) );", "20", mac::<Hmac<Sha1>>),
        case(
            "hmacSHA256",
            "$r = string.len( string.hmacSHA256( $name, \"key\" ) );",
            "32",
            mac::<Hmac<Sha256>>,
        ),
        case(
            "hmacSHA512",
            "$r = string.len( string.hmacSHA512( $name, \"key\" ) );",
            "64",
            mac::<Hmac<Sha512>>,
        ),
    ]
}

fn numbers() -> Vec<Case> {
    vec![
        case("hexToInt", "$r = string.hexToInt( $seven );", "7", || {
            i64::from_str_radix(std::str::from_utf8(hidden(b"7")).unwrap_or_default(), 16)
        }),
        case("intToHex", "$r = string.intToHex( $i );", "00000063", || format!("{:08x}", hidden(99_u32))),
        case("intToBytes", "$r = string.len( string.intToBytes( $i ) );", "4", || {
            hidden(99_u32).to_be_bytes().to_vec()
        }),
        case("bytesToInt", "$r = string.bytesToInt( $seven );", "55", || {
            hidden(b"7").iter().fold(0_u32, |number, &byte| number << 8 | u32::from(byte))
        }),
        case(
            "gmtime.parse",
            "$r = string.gmtime.parse( \"Sun, 06 Nov 1994 08:49:37 GMT\" . $none );",
            "784111777",
            || httpdate::parse_http_date(hidden("Sun, 06 Nov 1994 08:49:37 GMT")),
        ),
    ]
}
