//! PM02xx: variables, functions, subs and imports that are not there, or are named like another.

codes! {
    /// A called name that nothing declares.
    UNKNOWN_FUNCTION = "PM0201" "unknown-function" Error;
    /// A function of TrafficScript that the library lacks.
    UNSUPPORTED_FUNCTION = "PM0202" "unsupported-function" Error;
    /// A variable that is read where no assignment reaches.
    UNSET_VARIABLE = "PM0203" "unset-variable" Warning;
    /// Two subs of one name.
    DUPLICATE_SUB = "PM0204" "duplicate-sub" Error;
    /// A sub whose name is taken by the library.
    SUB_NAMED_LIKE_BUILTIN = "PM0205" "sub-named-like-builtin" Error;
    /// Two parameters of one name.
    DUPLICATE_PARAMETER = "PM0206" "duplicate-parameter" Error;
    /// An import that names nothing.
    IMPORT_NOT_FOUND = "PM0207" "import-not-found" Error;
    /// Imports that lead back to themselves.
    IMPORT_CYCLE = "PM0208" "import-cycle" Error;
    /// Two imports of one name.
    DUPLICATE_IMPORT = "PM0209" "duplicate-import" Error;
    /// A quoted import whose name cannot be written in a call.
    IMPORT_WITHOUT_NAME = "PM0210" "import-without-name" Error;
    /// A variable that is set but never read.
    UNUSED_VARIABLE = "PM0211" "unused-variable" Warning;
    /// A sub that the rule never reaches.
    UNUSED_SUB = "PM0212" "unused-sub" Warning;
    /// An import whose subs are never called.
    UNUSED_IMPORT = "PM0213" "unused-import" Warning;
    /// `$path` and its kin, read and never set.
    REQUEST_VARIABLE = "PM0214" "request-variable" Info;
    /// A pool that the configuration lacks.
    UNKNOWN_POOL = "PM0215" "unknown-pool" Error;
}
