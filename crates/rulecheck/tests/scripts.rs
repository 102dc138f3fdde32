//! Every test under the repository's `rules/` passes.

use std::path::Path;
use std::process::Command;

#[test]
fn every_script_under_rules_passes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = Command::new(env!("CARGO_BIN_EXE_rulecheck"))
        .args(["test", "rules"])
        .current_dir(root)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
