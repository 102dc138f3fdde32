//! PM07xx: rules that are right but too large for the machine.

codes! {
    /// A sub with more variables than a frame has registers for.
    TOO_MANY_VARIABLES = "PM0701" "too-many-variables" Error;
    /// An expression that needs more temporaries than a frame has registers for.
    EXPRESSION_TOO_COMPLEX = "PM0702" "expression-too-complex" Error;
    /// A rule with more constants, calls or subs than instructions can number.
    RULE_TOO_LARGE = "PM0703" "rule-too-large" Error;
    /// The compiler made a program that its own verifier refused.
    COMPILER_MISTAKE = "PM0704" "compiler-mistake" Error;
}
