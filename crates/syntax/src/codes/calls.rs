//! PM03xx: calls and their arguments.

codes! {
    /// A call of the library that lacks an argument.
    TOO_FEW_ARGUMENTS = "PM0301" "too-few-arguments" Error;
    /// A call with more arguments than parameters.
    TOO_MANY_ARGUMENTS = "PM0302" "too-many-arguments" Error;
    /// A call of a sub that leaves a parameter empty.
    MISSING_ARGUMENT = "PM0303" "missing-argument" Warning;
    /// A value where a function changes a container in place.
    NOT_CHANGEABLE = "PM0304" "not-changeable" Error;
    /// A function that the rule's phase does not allow.
    WRONG_PHASE = "PM0305" "wrong-phase" Error;
    /// Functions that no one phase allows together.
    NO_COMMON_PHASE = "PM0306" "no-common-phase" Warning;
    /// A function that cannot decide a switch.
    BAD_MATCHER = "PM0307" "bad-matcher" Error;
    /// A pool that is known only when the rule runs.
    VARIABLE_POOL = "PM0308" "variable-pool" Info;
    /// A statement that does nothing but compute a value.
    UNUSED_VALUE = "PM0309" "unused-value" Warning;
}
