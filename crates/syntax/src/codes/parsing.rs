//! PM01xx: the form of statements and expressions.

codes! {
    /// A token where the grammar allows none like it, and nothing better is known about it.
    UNEXPECTED_TOKEN = "PM0101" "unexpected-token" Error;
    /// A statement that runs into the next one.
    MISSING_SEMICOLON = "PM0102" "missing-semicolon" Error;
    /// An opening bracket or brace without its closing one.
    UNCLOSED_BRACKET = "PM0103" "unclosed-bracket" Error;
    /// A closing bracket or brace without its opening one.
    STRAY_BRACKET = "PM0104" "stray-bracket" Error;
    /// More levels than [`MAX_NESTING`](crate::ast::MAX_NESTING).
    NESTED_TOO_DEEPLY = "PM0105" "nested-too-deeply" Error;
    /// More errors than a person will read.
    TOO_MANY_ERRORS = "PM0106" "too-many-errors" Error;
    /// `elseif` and its kin.
    FOREIGN_ELSE_IF = "PM0107" "foreign-else-if" Error;
    /// An operator of another language: `and`, `===`, `<>`.
    FOREIGN_OPERATOR = "PM0108" "foreign-operator" Error;
    /// A name that is used as a variable.
    MISSING_DOLLAR = "PM0109" "missing-dollar" Error;
    /// A name that stands alone.
    MISSING_CALL_BRACKETS = "PM0110" "missing-call-brackets" Error;
    /// `for( $x in ... )`.
    FOR_IN = "PM0111" "for-in" Error;
    /// A keyword with capitals.
    KEYWORD_CASE = "PM0112" "keyword-case" Error;
    /// `var`, `let`, `function`.
    FOREIGN_DECLARATION = "PM0113" "foreign-declaration" Error;
    /// An assignment to something that holds nothing.
    NOT_ASSIGNABLE = "PM0114" "not-assignable" Error;
    /// A condition that assigns a constant.
    ASSIGNMENT_IN_CONDITION = "PM0115" "assignment-in-condition" Warning;
    /// `case` or `default` where no `switch` takes it.
    MISPLACED_CASE = "PM0116" "misplaced-case" Error;
    /// An `else` that follows no `if`.
    ELSE_WITHOUT_IF = "PM0117" "else-without-if" Error;
    /// A `sub` or `import` inside a block.
    NESTED_DECLARATION = "PM0118" "nested-declaration" Error;
    /// A condition without round brackets.
    MISSING_CONDITION_BRACKETS = "PM0119" "missing-condition-brackets" Error;
}
