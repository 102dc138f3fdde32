//! PM06xx: style and age.

codes! {
    /// A function that has a successor.
    DEPRECATED_FUNCTION = "PM0601" "deprecated-function" Warning;
    /// The old statement for logging.
    DEPRECATED_PRINT = "PM0602" "deprecated-print" Warning;
}
