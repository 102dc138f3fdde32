//! What the caller knows about a rule's surroundings: its phase, the pools there are, where imports are found.

use pointsman_model::Phase;
use pointsman_syntax::SourceFile;

/// What is known about where a rule will run. What is not known is not checked.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckOptions<'a> {
    /// The phase it runs in.
    pub phase: Option<Phase>,
    /// Every pool there is.
    pub pools: Option<&'a [String]>,
    /// Look for nothing but errors.
    pub errors_only: bool,
}

/// Finds the files that rules import. The compiler does no IO, so whoever reads files hands one of these in.
pub trait Importer {
    /// The file that `import target` names in the file `from`. The same file must come back under the same
    /// name, whoever imports it: that is how cycles are seen.
    ///
    /// The error says what was looked for, as a clause: "there is no file `rules/lib.ts`".
    fn import(&self, from: &SourceFile, target: &str) -> Result<SourceFile, String>;
}

/// Nothing can be imported.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoImports;

impl Importer for NoImports {
    fn import(&self, _: &SourceFile, _: &str) -> Result<SourceFile, String> {
        Err("a rule on its own has no files beside it to import".to_owned())
    }
}
