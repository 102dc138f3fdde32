//! Base64 (RFC 4648 section 4), and its form for URLs (section 5).

use base64::Engine as _;
use base64::alphabet::{Alphabet, STANDARD as ALPHABET, URL_SAFE as URL_ALPHABET};
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD, URL_SAFE_NO_PAD};
use pointsman_macros::builtin;
use pointsman_model::{Builtin, Out};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] =
    &[&BASE64ENCODE, &BASE64DECODE, &BASE64URLENCODE, &BASE64URLDECODE];

/// Bytes that are encoded at a time: a multiple of three, so that only the last piece is padded.
const PLAIN: usize = 384;
/// The symbols that stand for them.
const SYMBOLS: usize = PLAIN / 3 * 4;

/// Padding is taken off before; stray bits behind the last byte do no harm.
const LENIENT: GeneralPurpose = lenient(&ALPHABET);
const LENIENT_URL: GeneralPurpose = lenient(&URL_ALPHABET);

const fn lenient(alphabet: &Alphabet) -> GeneralPurpose {
    GeneralPurpose::new(
        alphabet,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::RequireNone)
            .with_decode_allow_trailing_bits(true),
    )
}

/// `string` in Base64, padded with `=`, in one line.
///
/// ```rule
/// string.base64encode( "user:secret" ); # -> dXNlcjpzZWNyZXQ=
/// string.base64encode( "" );            # ->
/// ```
#[builtin("string.base64encode", short)]
fn base64encode(string: &[u8], out: &mut Out) {
    encode(&STANDARD, string, out);
}

/// `string` in the Base64 of URLs, without padding, in one line: `-` and `_` in place of `+` and `/`.
///
/// ```rule
/// string.base64urlencode( "user?>secret" ); # -> dXNlcj8-c2VjcmV0
/// string.base64urlencode( "\377\376" );     # -> __4
/// ```
#[builtin("string.base64urlencode", short)]
fn base64urlencode(string: &[u8], out: &mut Out) {
    encode(&URL_SAFE_NO_PAD, string, out);
}

fn encode(engine: &GeneralPurpose, string: &[u8], out: &mut Out) {
    let mut symbols = [0; SYMBOLS];
    for piece in string.chunks(PLAIN) {
        let len = engine.encode_slice(piece, &mut symbols).unwrap_or(0);
        out.push_slice(&symbols[..len]);
    }
}

/// What the Base64 `string` stands for.
///
/// White space anywhere in it is skipped and the `=` at its end may be missing. When it is not Base64, the
/// result is the empty string.
///
/// ```rule
/// string.base64decode( "dXNlcjpzZWNyZXQ=" );   # -> user:secret
/// string.base64decode( "dXNl cjpz\r\nZWNyZXQ" ); # -> user:secret
/// string.base64decode( "not*base64" );         # ->
/// ```
#[builtin("string.base64decode", short)]
fn base64decode(string: &[u8], out: &mut Out) -> Option<()> {
    decode(&LENIENT, string, out)
}

/// What the Base64 of URLs `string` stands for.
///
/// White space anywhere in it is skipped and `=` may stand at its end. When it is not Base64 of URLs (`+` and `/` are
/// not), the result is the empty string.
///
/// ```rule
/// string.base64urldecode( "dXNlcj8-c2VjcmV0" ); # -> user?>secret
/// string.base64urldecode( "dXNlcg==" );         # -> user
/// string.base64urldecode( "dXNlcj8+" );         # ->
/// ```
#[builtin("string.base64urldecode", short)]
fn base64urldecode(string: &[u8], out: &mut Out) -> Option<()> {
    decode(&LENIENT_URL, string, out)
}

fn decode(engine: &GeneralPurpose, string: &[u8], out: &mut Out) -> Option<()> {
    let ignored = |byte: &u8| byte.is_ascii_whitespace();
    let mut symbols = [0; SYMBOLS];
    let mut plain = [0; PLAIN];
    let mut count = 0;
    let mut padding = 0;
    let mut decode = |symbols: &[u8], out: &mut Out| {
        let len = engine.decode_slice(symbols, &mut plain).ok()?;
        out.push_slice(&plain[..len]);
        Some(())
    };
    for &byte in string.iter().filter(|byte| !ignored(byte)) {
        if byte == b'=' {
            padding += 1;
            continue;
        }
        if padding > 0 {
            return None;
        }
        symbols[count] = byte;
        count += 1;
        if count == SYMBOLS {
            decode(&symbols, out)?;
            count = 0;
        }
    }
    if padding > 2 {
        return None;
    }
    decode(&symbols[..count], out)
}
