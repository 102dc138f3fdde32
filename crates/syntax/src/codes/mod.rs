//! Every diagnostic code, by subject, and the one list of them all.
//!
//! PM00xx lexing, PM01xx parsing, PM02xx names, PM03xx calls and arguments, PM04xx constants, PM05xx flow,
//! PM06xx style and age, PM07xx limits. A code is never reused. Each has a page for `rulecheck explain`: the file
//! `codes/PMxxxx.md` of this crate, which its line in a module's table names by the id alone.

use crate::Code;

/// Declares the codes of one module, in the order of their ids, and the module's list of them.
macro_rules! codes {
    ($( $(#[$doc:meta])* $constant:ident = $id:literal $name:literal $severity:ident; )*) => {
        $(
            $(#[$doc])*
            pub static $constant: $crate::Code = $crate::Code {
                id: $id,
                name: $name,
                severity: $crate::Severity::$severity,
                page: include_str!(concat!("../../codes/", $id, ".md")),
            };
        )*

        /// The codes of this module in order.
        pub(super) const CODES: &[&$crate::Code] = &[$( &$constant ),*];
    };
}

pub mod calls;
pub mod constants;
pub mod flow;
pub mod lexing;
pub mod limits;
pub mod names;
pub mod parsing;
pub mod style;

const SUBJECTS: [&[&Code]; 8] = [
    lexing::CODES,
    parsing::CODES,
    names::CODES,
    calls::CODES,
    constants::CODES,
    flow::CODES,
    style::CODES,
    limits::CODES,
];

const COUNT: usize = {
    let mut count = 0;
    let mut subject = 0;
    while subject < SUBJECTS.len() {
        count += SUBJECTS[subject].len();
        subject += 1;
    }
    count
};

static TABLE: [&Code; COUNT] = {
    let mut table = [&parsing::UNEXPECTED_TOKEN; COUNT];
    let (mut filled, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        let mut at = 0;
        while at < SUBJECTS[subject].len() {
            table[filled] = SUBJECTS[subject][at];
            filled += 1;
            at += 1;
        }
        subject += 1;
    }
    table
};

/// Every code in order.
pub static ALL: &[&Code] = &TABLE;

/// The code with this id or name, in any case.
pub fn find(id_or_name: &str) -> Option<&'static Code> {
    ALL.iter()
        .copied()
        .find(|code| code.id.eq_ignore_ascii_case(id_or_name) || code.name.eq_ignore_ascii_case(id_or_name))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_sorted_and_unique_and_names_are_unique() {
        assert!(ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
        let names: HashSet<_> = ALL.iter().map(|code| code.name).collect();
        assert_eq!(names.len(), ALL.len());
    }

    #[test]
    fn every_code_stands_in_the_module_of_its_hundred() {
        for (hundred, subject) in SUBJECTS.iter().enumerate() {
            for code in *subject {
                assert!(
                    code.id.starts_with(&format!("PM0{hundred}")),
                    "{} stands in subject {hundred}",
                    code.id
                );
            }
        }
    }

    #[test]
    fn every_page_has_its_headings() {
        for code in ALL {
            let title = format!("# {}: {}\n", code.id, code.name);
            assert!(code.page.starts_with(&title), "the page of {} must begin with {title:?}", code.id);
            let mut rest = code.page;
            for heading in ["\n## What it means\n\n", "\n## Example\n\n", "\n## What to write\n\n"] {
                let (_, behind) = rest
                    .split_once(heading)
                    .unwrap_or_else(|| panic!("{} lacks {heading:?} in order", code.id));
                assert!(!behind.starts_with('#'), "{}: {heading:?} is empty", code.id);
                rest = behind;
            }
        }
    }

    #[test]
    fn a_code_is_found_by_id_and_by_name_in_any_case() {
        assert_eq!(find("pm0102").map(|code| code.name), Some("missing-semicolon"));
        assert_eq!(find("Missing-Semicolon").map(|code| code.id), Some("PM0102"));
        assert_eq!(find("PM9999"), None);
    }
}
