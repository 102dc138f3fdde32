//! What `check` prints for programs: one file for each format, each a pure function from findings to text.

pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod sarif;

#[cfg(test)]
pub(crate) mod sample {
    //! One report that every format prints in its tests.

    use pointsman_syntax::{Code, Severity};

    use crate::finding::{FileReport, Finding, FindingFix, Place, Replacement};

    static MISSING: Code = Code {
        id: "PM0102",
        name: "missing-semicolon",
        severity: Severity::Error,
        page: "A statement ends with `;`.\n\nMore.",
    };
    static LINT: Code =
        Code { id: "PM0601", name: "old-print", severity: Severity::Info, page: "`print` is old." };

    pub(crate) fn reports() -> Vec<FileReport> {
        let place = |offset, line, column| Place { offset, line, column };
        let finding = Finding {
            file: "a b.ts".to_owned(),
            code: &MISSING,
            severity: Severity::Error,
            message: "missing `;`, 100% <sure>".to_owned(),
            start: place(4, 1, 5),
            end: place(5, 1, 6),
            help: Some("end the statement".to_owned()),
            fix: Some(FindingFix {
                title: "add `;`".to_owned(),
                edits: vec![Replacement { start: place(5, 1, 6), end: place(5, 1, 6), text: ";".to_owned() }],
            }),
            rendered: "error[PM0102]: missing\n".to_owned(),
        };
        let lint = Finding {
            code: &LINT,
            severity: Severity::Info,
            message: "`print` is old".to_owned(),
            start: place(9, 2, 1),
            end: place(20, 3, 2),
            help: None,
            fix: None,
            ..finding.clone()
        };
        vec![
            FileReport { file: "a b.ts".to_owned(), findings: vec![finding, lint] },
            FileReport { file: "ok.ts".to_owned(), ..FileReport::default() },
        ]
    }
}
