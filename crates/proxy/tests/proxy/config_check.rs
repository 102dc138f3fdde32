//! `pointsman check`: the whole configuration and every rule in it, before any traffic is at stake.

use std::process::{Command, Output};

use tempfile::TempDir;

fn check(files: &[(&str, &str)]) -> (Option<i32>, String) {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        #[expect(clippy::disallowed_methods, reason = "tests write their own files")]
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_pointsman"))
        .args(["check", "--config", "p.toml"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    (status.code(), String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap())
}

const GOOD: &str = "[virtual_servers.site]\nlisten = [\"127.0.0.1:8080\"]\ndefault_pool = \"web\"\n\
                    request_rules = [\"r.ts\"]\n[pools.web]\nnodes = [\"127.0.0.1:9001\"]\n";

#[test]
fn a_good_configuration_is_zero() {
    let (code, text) = check(&[("p.toml", GOOD), ("r.ts", "pool.use( \"web\" );")]);
    assert_eq!((code, text.as_str()), (Some(0), "p.toml can be served\n"));
}

#[test]
fn every_mistake_of_every_rule_is_shown_with_its_line() {
    let (code, text) =
        check(&[("p.toml", GOOD), ("r.ts", "pool.use( \"wep\" );\n$x = string.lenght( $path );\n")]);
    assert_eq!(code, Some(1));
    for words in ["r.ts:1:", "pool.use( \"wep\" );", "r.ts:2:", "string.lenght", "p.toml cannot be served"] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
}

#[test]
fn a_mistake_in_the_file_is_shown_with_its_line() {
    let (code, text) =
        check(&[("p.toml", &GOOD.replace("default_pool = \"web\"", "default_pool = \"wbe\""))]);
    assert_eq!(code, Some(1));
    for words in ["p.toml:3:16", "default_pool = \"wbe\"", "did you mean `web`?", "r.ts` cannot be read"] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
}

#[test]
fn the_command_line_teaches() {
    let help = Command::new(env!("CARGO_BIN_EXE_pointsman")).arg("--help").output().unwrap();
    let text = String::from_utf8(help.stdout).unwrap();
    for words in ["serve", "check", "demonstration"] {
        assert!(text.contains(words), "{words} is missing in:\n{text}");
    }
    let unknown = Command::new(env!("CARGO_BIN_EXE_pointsman")).arg("fly").output().unwrap();
    assert_eq!(unknown.status.code(), Some(2));
}
