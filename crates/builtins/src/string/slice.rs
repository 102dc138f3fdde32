//! Lengths and pieces. A piece of an argument is shared with it, never copied.
//!
//! Counts that go past an end stop there; a negative count is as none.

use memchr::memmem;
use pointsman_macros::builtin;
use pointsman_model::{ArrayRef, Builtin, Cut, Cx, Derivation, Fault, Operands, Text, Value};

use super::search::EXACT;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] =
    &[&LEN, &LENGTH, &LEFT, &RIGHT, &SKIP, &DROP, &SUBSTRING, &TRIM, &SPLIT];

/// The length in bytes. A character beyond ASCII has more than one.
///
/// ```rule
/// string.len( "abc" );  # -> 3
/// string.len( "caf\303\251" ); # -> 5
/// string.len( "" );     # -> 0
/// ```
#[builtin("string.len", short, measures = Text)]
fn len(string: Text) -> i64 {
    i64::from(string.len)
}

/// The length in bytes: another name of `string.len`.
///
/// ```rule
/// string.length( "abc" ); # -> 3
/// ```
#[builtin("string.length", short, measures = Text)]
fn length(string: Text) -> i64 {
    i64::from(string.len)
}

/// The first `count` bytes. All of it when there are fewer; the empty string when `count` is zero or
/// negative.
///
/// ```rule
/// string.left( "abcdef", 2 );  # -> ab
/// string.left( "abc", 10 );    # -> abc
/// string.left( "abc", -1 );    # ->
/// ```
#[builtin("string.left", short, means = Beginning(&EXACT), derive = left_cut)]
fn left(string: &[u8], count: i64) -> &[u8] {
    Cut::first(count).of_bytes(string)
}

fn left_cut(operands: Operands<'_>) -> Option<Derivation> {
    Some(Derivation::Cut(Cut::first(operands.int(1)?)))
}

/// The last `count` bytes. All of it when there are fewer; the empty string when `count` is zero or
/// negative.
///
/// ```rule
/// string.right( "abcdef", 2 ); # -> ef
/// string.right( "abc", 10 );   # -> abc
/// string.right( "abc", 0 );    # ->
/// ```
#[builtin("string.right", short, means = End(&EXACT), derive = right_cut)]
fn right(string: &[u8], count: i64) -> &[u8] {
    Cut::last(count).of_bytes(string)
}

fn right_cut(operands: Operands<'_>) -> Option<Derivation> {
    Some(Derivation::Cut(Cut::last(operands.int(1)?)))
}

/// All but the first `count` bytes. The empty string when there are not more than that; all of it when
/// `count` is negative.
///
/// ```rule
/// string.skip( "abcdef", 2 ); # -> cdef
/// string.skip( "abc", 3 );    # ->
/// string.skip( "abc", -1 );   # -> abc
/// ```
#[builtin("string.skip", short, derive = skip_cut)]
fn skip(string: &[u8], count: i64) -> &[u8] {
    Cut::behind(count).of_bytes(string)
}

fn skip_cut(operands: Operands<'_>) -> Option<Derivation> {
    Some(Derivation::Cut(Cut::behind(operands.int(1)?)))
}

/// All but the last `count` bytes. The empty string when there are not more than that; all of it when
/// `count` is negative.
///
/// ```rule
/// string.drop( "abcdef", 2 ); # -> abcd
/// string.drop( "abc", 4 );    # ->
/// string.drop( "abc", -1 );   # -> abc
/// ```
#[builtin("string.drop", short, derive = drop_cut)]
fn drop(string: &[u8], count: i64) -> &[u8] {
    Cut::before(count).of_bytes(string)
}

fn drop_cut(operands: Operands<'_>) -> Option<Derivation> {
    Some(Derivation::Cut(Cut::before(operands.int(1)?)))
}

/// The piece from position `base` to position `end`, both counted from 0 and both inside the piece.
///
/// An `end` past the last byte is the last byte; a negative `base` is 0. When `end` comes before `base`, or
/// `base` is past the last byte, the result is the empty string. To take a number of bytes instead, write
/// `string.left( string.skip( $s, $from ), $count )`.
///
/// ```rule
/// string.substring( "This is a string", 2, 8 ); # -> is is a
/// string.substring( "abc", 1, 99 );             # -> bc
/// string.substring( "abc", -5, 0 );             # -> a
/// string.substring( "abc", 2, 1 );              # ->
/// ```
#[builtin("string.substring", short, means = Piece(&EXACT), derive = substring_cut)]
fn substring(string: &[u8], base: i64, end: i64) -> &[u8] {
    Cut::between(base, end).of_bytes(string)
}

fn substring_cut(operands: Operands<'_>) -> Option<Derivation> {
    Some(Derivation::Cut(Cut::between(operands.int(1)?, operands.int(2)?)))
}

/// Without the white space and control characters at both ends: the bytes up to 32, and 127.
///
/// ```rule
/// string.trim( " \t a b \r\n" ) . "|"; # -> a b|
/// string.trim( " \n" ) . "|";          # -> |
/// ```
#[builtin("string.trim", short)]
fn trim(string: &[u8]) -> &[u8] {
    let stays = |byte: &u8| *byte > 32 && *byte != 127;
    let Some(start) = string.iter().position(stays) else { return &[] };
    let end = string.iter().rposition(stays).map_or(start, |last| last + 1);
    &string[start..end]
}

/// The pieces between separators, as an array; the separator is a space unless another is given.
///
/// There is always one piece more than there are separators: empty pieces are kept, and an empty string is
/// one empty piece. The empty separator splits into bytes.
///
/// ```rule
/// $parts = string.split( "a,b,,c", "," );
/// array.length( $parts );                    # -> 4
/// $parts[1];                                 # -> b
/// string.split( "1.2.3", "." )[-1];          # -> 3
/// array.join( string.split( "abc", "" ), "-" ); # -> a-b-c
/// ```
#[builtin("string.split")]
fn split(string: Text, separator: Option<Text>, cx: &mut Cx<'_>) -> Result<ArrayRef, Fault> {
    let array = cx.ws.new_array()?;
    let len = string.len as usize;
    let separator_len = separator.map_or(1, |separator| separator.len as usize);
    if separator_len == 0 {
        for at in 0..len {
            cx.charge(1)?;
            cx.ws.array_push(array, Value::Text(string.slice(at, 1)))?;
        }
        return Ok(ArrayRef(array));
    }
    let mut start = 0;
    loop {
        // Each piece is searched for on its own, because storing one needs the workspace that the text is in.
        let rest = &cx.ws.bytes(string)[start..];
        let found = match separator {
            Some(separator) => memmem::find(rest, cx.ws.bytes(separator)),
            None => memchr::memchr(b' ', rest),
        };
        let end = found.map_or(len, |at| start + at);
        cx.charge(1)?;
        cx.ws.array_push(array, Value::Text(string.slice(start, end - start)))?;
        if found.is_none() {
            return Ok(ArrayRef(array));
        }
        start = end + separator_len;
    }
}
