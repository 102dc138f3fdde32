//! PM04xx: constants that a function cannot take.

codes! {
    /// A constant argument that its function cannot use.
    BAD_OPERAND = "PM0401" "bad-operand" Error;
    /// A case value that an earlier case has.
    DUPLICATE_CASE = "PM0402" "duplicate-case" Warning;
    /// A key that stands twice in a hash.
    DUPLICATE_KEY = "PM0403" "duplicate-key" Warning;
    /// A number compared with a string that holds none.
    TEXT_COMPARED_AS_NUMBER = "PM0404" "text-compared-as-number" Warning;
    /// A variable's name inside a string.
    LOOKS_INTERPOLATED = "PM0405" "looks-interpolated" Warning;
    /// A test of a host that other hosts pass.
    UNANCHORED_HOST = "PM0406" "unanchored-host" Warning;
    /// A good constant argument that needs care.
    OPERAND_CAUTION = "PM0407" "operand-caution" Info;
    /// A constant that a variable carries to a function that cannot use it.
    UNUSABLE_CONSTANT = "PM0408" "unusable-constant" Warning;
}
