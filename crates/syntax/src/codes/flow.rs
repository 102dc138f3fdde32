//! PM05xx: the ways through a rule.

codes! {
    /// Statements that never run.
    UNREACHABLE_CODE = "PM0501" "unreachable-code" Warning;
    /// `continue` without a loop.
    CONTINUE_OUTSIDE_LOOP = "PM0502" "continue-outside-loop" Error;
    /// A condition that is always true, or always false.
    CONSTANT_CONDITION = "PM0503" "constant-condition" Warning;
    /// A comparison of a value with itself.
    SELF_COMPARISON = "PM0504" "self-comparison" Warning;
    /// `1 < $x < 5`.
    CHAINED_COMPARISON = "PM0505" "chained-comparison" Warning;
    /// A case that does nothing.
    EMPTY_CASE = "PM0506" "empty-case" Warning;
}
