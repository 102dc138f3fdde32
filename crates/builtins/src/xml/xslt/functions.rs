//! The functions that an expression may name: those of XPath 1.0, and those that XSLT 1.0 adds.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Last,
    Position,
    Count,
    LocalName,
    NamespaceUri,
    Name,
    String,
    Concat,
    StartsWith,
    Contains,
    SubstringBefore,
    SubstringAfter,
    Substring,
    StringLength,
    NormalizeSpace,
    Translate,
    Boolean,
    Not,
    True,
    False,
    Lang,
    Number,
    Sum,
    Floor,
    Ceiling,
    Round,
    Current,
    GenerateId,
    FormatNumber,
    SystemProperty,
}

/// Each with the fewest and the most arguments that it takes.
const ALL: [(&str, Function, usize, usize); 30] = [
    ("last", Function::Last, 0, 0),
    ("position", Function::Position, 0, 0),
    ("count", Function::Count, 1, 1),
    ("local-name", Function::LocalName, 0, 1),
    ("namespace-uri", Function::NamespaceUri, 0, 1),
    ("name", Function::Name, 0, 1),
    ("string", Function::String, 0, 1),
    ("concat", Function::Concat, 2, usize::MAX),
    ("starts-with", Function::StartsWith, 2, 2),
    ("contains", Function::Contains, 2, 2),
    ("substring-before", Function::SubstringBefore, 2, 2),
    ("substring-after", Function::SubstringAfter, 2, 2),
    ("substring", Function::Substring, 2, 3),
    ("string-length", Function::StringLength, 0, 1),
    ("normalize-space", Function::NormalizeSpace, 0, 1),
    ("translate", Function::Translate, 3, 3),
    ("boolean", Function::Boolean, 1, 1),
    ("not", Function::Not, 1, 1),
    ("true", Function::True, 0, 0),
    ("false", Function::False, 0, 0),
    ("lang", Function::Lang, 1, 1),
    ("number", Function::Number, 0, 1),
    ("sum", Function::Sum, 1, 1),
    ("floor", Function::Floor, 1, 1),
    ("ceiling", Function::Ceiling, 1, 1),
    ("round", Function::Round, 1, 1),
    ("current", Function::Current, 0, 0),
    ("generate-id", Function::GenerateId, 0, 1),
    ("format-number", Function::FormatNumber, 2, 2),
    ("system-property", Function::SystemProperty, 1, 1),
];

impl Function {
    /// The function of this name. The error says, as a clause, why there is none.
    pub(super) fn find(name: &str, arguments: usize) -> Result<Function, String> {
        let found = ALL.iter().find(|(known, ..)| *known == name);
        match found {
            Some((_, function, least, most)) if (*least..=*most).contains(&arguments) => Ok(*function),
            Some((_, _, least, _)) if arguments < *least => Err(format!("`{name}()` takes more arguments")),
            Some(_) => Err(format!("`{name}()` takes fewer arguments")),
            None if name == "document" => Err("`document()` is not supported: nothing is fetched".to_owned()),
            None => Err(format!("the function `{name}()` is not supported")),
        }
    }

    pub(super) fn gives_truth_or_text(self) -> bool {
        !matches!(
            self,
            Function::Last
                | Function::Position
                | Function::Count
                | Function::StringLength
                | Function::Number
                | Function::Sum
                | Function::Floor
                | Function::Ceiling
                | Function::Round
                | Function::SystemProperty
        )
    }

    pub(super) fn asks_place(self) -> bool {
        matches!(self, Function::Last | Function::Position)
    }
}
