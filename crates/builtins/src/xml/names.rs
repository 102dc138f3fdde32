//! The names and tokens of XML 1.0 (fifth edition, section 2.3).

/// What may stand between the parts of markup.
pub(super) const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Whether a name may begin with this.
pub(super) fn starts_name(char: char) -> bool {
    matches!(char,
        ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name may go on with this.
pub(super) fn goes_on_name(char: char) -> bool {
    starts_name(char)
        || matches!(char, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether all of `text` is a `Name`.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(starts_name) && is_token(text)
}

/// Whether all of `text` is an `Nmtoken`.
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(goes_on_name)
}

/// Takes a name off the front of `text`; "" when there is none.
pub(super) fn take_name(text: &str) -> (&str, &str) {
    if !text.starts_with(starts_name) {
        return ("", text);
    }
    text.split_at(text.find(|char| !goes_on_name(char)).unwrap_or(text.len()))
}
