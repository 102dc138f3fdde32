//! PM00xx: characters, numbers, strings.

codes! {
    /// A character that begins no token.
    STRAY_CHARACTER = "PM0001" "stray-character" Error;
    /// A string without its closing quote.
    UNCLOSED_STRING = "PM0002" "unclosed-string" Error;
    /// An integer beyond 64 bits.
    INTEGER_TOO_LARGE = "PM0003" "integer-too-large" Error;
    /// Digits with letters stuck to them, or a number that lacks its digits.
    MALFORMED_NUMBER = "PM0004" "malformed-number" Error;
    /// A quote from a word processor.
    TYPOGRAPHIC_QUOTE = "PM0005" "typographic-quote" Error;
    /// A `$` without a name.
    MALFORMED_VARIABLE = "PM0006" "malformed-variable" Error;
    /// A backslash before a character that needs none.
    UNKNOWN_ESCAPE = "PM0007" "unknown-escape" Warning;
    /// An octal escape that is no byte.
    OCTAL_ESCAPE_TOO_LARGE = "PM0008" "octal-escape-too-large" Warning;
    /// `//` and `/* */`.
    FOREIGN_COMMENT = "PM0009" "foreign-comment" Error;
    /// An address that reads as a concatenation of numbers.
    UNQUOTED_ADDRESS = "PM0010" "unquoted-address" Warning;
    /// A quote inside a string that ends it.
    UNESCAPED_QUOTE = "PM0011" "unescaped-quote" Error;
}
