//! Texts in other clothes: encodings, digests, numbers, dates.

use std::hint::black_box as hidden;

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead, Payload};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::{Case, ENCODED, NAME, case, with};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = encodings();
    cases.extend(digests());
    cases.push(decryption());
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
            "hmacSHA384",
            "$r = string.len( string.hmacSHA384( $name, \"key\" ) );",
            "48",
            mac::<Hmac<Sha384>>,
        ),
        case(
            "hmacSHA512",
            "$r = string.len( string.hmacSHA512( $name, \"key\" ) );",
            "64",
            mac::<Hmac<Sha512>>,
        ),
    ]
}

/// The text is sealed before the loop, and the passphrase is a key by then.
fn decryption() -> Case {
    const SEALED: &str = "$sealed = string.encrypt( $name, \"a long passphrase\" );\n";
    let (cipher, nonce) = (Aes256Gcm::new(&[7; 32].into()), [3; 12]);
    let sealed = cipher.encrypt(&nonce.into(), Payload { msg: NAME, aad: &[1] }).unwrap_or_default();
    let sealed = URL_SAFE_NO_PAD.encode([&[1][..], &nonce, &sealed].concat());
    let open = "$r = string.decrypt( $sealed, \"a long passphrase\" );";
    with(
        SEALED,
        case("decrypt", open, "pointsman", move || {
            let sealed = URL_SAFE_NO_PAD.decode(hidden(&sealed)).ok()?;
            let nonce: [u8; 12] = sealed.get(1..13)?.try_into().ok()?;
            cipher.decrypt(&nonce.into(), Payload { msg: &sealed[13..], aad: &[1] }).ok()
        }),
    )
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
        case("intToBER", "$r = string.len( string.intToBER( $i + 200 ) );", "2", || {
            let (mut number, mut out) = (hidden(299_u64), Vec::new());
            loop {
                out.push((number & 0x7f) as u8 | if out.is_empty() { 0 } else { 0x80 });
                number >>= 7;
                if number == 0 {
                    break;
                }
            }
            out.reverse();
            out
        }),
        case("BERToInt", "$r = string.BERToInt( $seven );", "55", || {
            let mut number = 0_i64;
            for byte in hidden(b"7") {
                number = number << 7 | i64::from(byte & 0x7f);
                if *byte < 0x80 {
                    return number;
                }
            }
            0
        }),
        case(
            "gmtime.parse",
            "$r = string.gmtime.parse( \"Sun, 06 Nov 1994 08:49:37 GMT\" . $none );",
            "784111777",
            || httpdate::parse_http_date(hidden("Sun, 06 Nov 1994 08:49:37 GMT")),
        ),
    ]
}
