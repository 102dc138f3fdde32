//! The recipes under `rules/recipes/` are what their index says: each a folder with a rule that no lint minds, tests
//! that need the rule, and a page.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "what fails here fails the test"
)]

mod tool;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tool::Folder;

fn recipes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/recipes")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names in a folder: of its folders, or of its files.
fn names(folder: &Path, folders: bool) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().unwrap().is_dir() == folders)
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

fn rulecheck(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rulecheck")).args(arguments).current_dir(recipes()).output().unwrap()
}

#[test]
fn the_index_lists_every_recipe_once_and_in_order() {
    let index = read(&recipes().join("README.md"));
    let listed: Vec<String> = index
        .lines()
        .filter_map(|line| line.strip_prefix("| [")?.split_once("]("))
        .map(|(name, rest)| {
            let (target, words) = rest.split_once(") | ").unwrap_or_else(|| panic!("{name}: {rest}"));
            assert!(target == name && words.trim_end_matches(" |").len() > 10, "{name}: {rest}");
            name.to_owned()
        })
        .collect();
    let folders: Vec<String> = names(&recipes(), true).into_iter().collect();
    assert_eq!(listed, folders);
    assert!(folders.len() >= 25, "there are {} recipes", folders.len());
}

#[test]
fn every_recipe_has_a_rule_tests_and_a_page() {
    for name in names(&recipes(), true) {
        let folder = recipes().join(&name);
        let expected = ["README.md".to_owned(), format!("{name}.test.ts"), format!("{name}.ts")];
        assert_eq!(names(&folder, false), expected.into(), "{name}");
        assert!(names(&folder, true).is_empty(), "{name} has folders in it");
        let page = read(&folder.join("README.md"));
        assert!(
            page.starts_with("# ") && page.contains(&format!("rulecheck test rules/recipes/{name}`")),
            "{name}"
        );
        let rule = read(&folder.join(format!("{name}.ts")));
        assert!(rule.starts_with("# "), "{name}: the rule begins with what it is for");
        assert!(rule.lines().count() <= 25, "{name}: a recipe is short");
    }
}

#[test]
fn no_lint_minds_a_recipe() {
    let rules: Vec<String> = names(&recipes(), true).iter().map(|name| format!("{name}/{name}.ts")).collect();
    let mut arguments = vec!["check", "--deny", "warnings"];
    arguments.extend(rules.iter().map(String::as_str));
    let output = rulecheck(&arguments);
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(told, format!("{} files checked: no problems\n", rules.len()));
}

#[test]
fn the_tests_of_a_recipe_pass_with_its_rule_and_fail_without() {
    for name in names(&recipes(), true) {
        let output = rulecheck(&["test", &name]);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stdout));
        let tests = read(&recipes().join(format!("{name}/{name}.test.ts")));
        assert!(tests.matches("#: case ").count() >= 3, "{name}: it acts, it does not, and the edge between");
        let (rule, tests) = ((format!("{name}.ts"), ";"), (format!("{name}.test.ts"), tests));
        let empty = Folder::new(&[(&rule.0, rule.1), (&tests.0, &tests.1)]).run(&["test", "."]);
        assert_eq!(
            empty.status, 1,
            "{name}: its tests pass with a rule that does nothing\n{}{}",
            empty.out, empty.err
        );
        assert!(!empty.out.contains(" 0 failed"), "{name}\n{}", empty.out);
    }
}
