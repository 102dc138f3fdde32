//! What a function's result says of its first argument, where a plainer function says the same: for the compiler,
//! which knows no function and still writes all that means the same in the same way.

use crate::Builtin;

/// The tests of a text that others come to.
#[derive(Debug)]
pub struct Tests {
    /// Whether the second argument stands anywhere in the first.
    pub contains: &'static Builtin,
    /// Whether the first argument begins with the second.
    pub begins: &'static Builtin,
    /// Whether the first argument ends with the second.
    pub ends: &'static Builtin,
}

/// What the result of a call means.
#[derive(Clone, Copy, Debug)]
pub enum Meaning {
    /// Where the second argument first stands in the first, with two arguments; -1 for nowhere. The empty text
    /// stands at 0.
    Position(&'static Tests),
    /// How often the second argument stands in the first, with two arguments. The empty text never does.
    Count(&'static Tests),
    /// As many of the first argument's first bytes as the second says, or all there are.
    Beginning(&'static Tests),
    /// As many of the first argument's last bytes as the second says, or all there are.
    End(&'static Tests),
    /// The first argument's bytes from one position to another, the last one included, as far as there are any.
    Piece(&'static Tests),
    /// Whether all of the first argument looks like the second, in which `*` is any bytes and `?` any byte.
    Wildcard(&'static Tests),
    /// Whether the second argument, a regular expression, matches in the first, with two arguments. It is in PCRE's
    /// notation, and `$` is the very end. Captures are set.
    Pattern(&'static Tests),
    /// Whether the first argument, a hash, has the second, a text, as a key.
    HasKey,
    /// A text without capital ASCII letters.
    Lower,
    /// The first argument with its ASCII letters in lower case.
    Lowered,
}
