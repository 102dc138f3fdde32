//! The walls of the design (docs/architecture.md), read off `cargo metadata`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot read the workspace fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, PackageId};

/// The platform this runs on: packages of others were never downloaded.
fn platform() -> String {
    let rustc =
        std::process::Command::new("rustc").arg("-vV").output().expect("rustc is there, it built this test");
    let text = String::from_utf8(rustc.stdout).expect("rustc prints text");
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("rustc names its host").to_owned()
}

fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml"))
        .features(CargoOpt::AllFeatures)
        .other_options(vec!["--locked".into(), "--offline".into(), "--filter-platform".into(), platform()])
        .exec()
        .expect("cargo metadata works wherever cargo test does")
}

/// The packages that a package is built with: normal and build dependencies, not those of its tests.
fn direct(metadata: &Metadata) -> BTreeMap<PackageId, BTreeSet<PackageId>> {
    let resolve = metadata.resolve.as_ref().expect("metadata with a dependency graph");
    resolve
        .nodes
        .iter()
        .map(|node| {
            let used = node
                .deps
                .iter()
                .filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development))
                .map(|dep| dep.pkg.clone())
                .collect();
            (node.id.clone(), used)
        })
        .collect()
}

fn name(metadata: &Metadata, id: &PackageId) -> String {
    metadata[id].name.to_string()
}

fn id(metadata: &Metadata, package: &str) -> PackageId {
    let found = metadata.workspace_packages().into_iter().find(|candidate| candidate.name == package);
    found.unwrap_or_else(|| panic!("no package `{package}` in the workspace")).id.clone()
}

/// Everything that `package` is built with, directly or not.
fn reachable(metadata: &Metadata, package: &str) -> BTreeSet<String> {
    let direct = direct(metadata);
    let mut seen = BTreeSet::new();
    let mut todo = vec![id(metadata, package)];
    while let Some(next) = todo.pop() {
        for used in &direct[&next] {
            if seen.insert(used.clone()) {
                todo.push(used.clone());
            }
        }
    }
    seen.iter().map(|id| name(metadata, id)).collect()
}

/// Which packages of ours `package` names in its manifest, those of its tests left out.
fn ours(metadata: &Metadata, package: &str) -> BTreeSet<String> {
    let members: BTreeSet<&PackageId> = metadata.workspace_members.iter().collect();
    direct(metadata)[&id(metadata, package)]
        .iter()
        .filter(|used| members.contains(used))
        .map(|used| name(metadata, used))
        .collect()
}

#[test]
fn an_embedder_gets_no_runtime_and_no_command_line() {
    let metadata = metadata();
    let used = reachable(&metadata, "pointsman");
    for forbidden in ["tokio", "hyper", "hyper-util", "clap", "socket2", "toml"] {
        assert!(!used.contains(forbidden), "`{forbidden}` is reachable from the engine");
    }
    assert!(used.contains("pointsman-vm"), "the walk over dependencies found nothing");
}

#[test]
fn each_crate_uses_only_the_crates_the_design_lets_it() {
    let metadata = metadata();
    let allowed: &[(&str, &[&str])] = &[
        ("pointsman-model", &[]),
        ("pointsman-macros", &[]),
        ("pointsman-builtins", &["pointsman-macros", "pointsman-model"]),
        ("pointsman-syntax", &[]),
        ("pointsman-vm", &["pointsman-model"]),
        ("pointsman-compiler", &["pointsman-model", "pointsman-syntax", "pointsman-vm"]),
        (
            "pointsman",
            &[
                "pointsman-builtins",
                "pointsman-compiler",
                "pointsman-model",
                "pointsman-syntax",
                "pointsman-vm",
            ],
        ),
        ("rulecheck", &["pointsman", "pointsman-compiler", "pointsman-syntax"]),
        ("pointsman-proxy", &["pointsman"]),
    ];
    for (package, allowed) in allowed {
        for used in ours(&metadata, package) {
            assert!(allowed.contains(&used.as_str()), "`{package}` must not use `{used}`");
        }
    }
}

#[test]
fn a_bare_cargo_run_is_the_proxy() {
    let metadata = metadata();
    let defaults: Vec<String> =
        metadata.workspace_default_packages().iter().map(|p| p.name.to_string()).collect();
    assert_eq!(defaults, ["pointsman-proxy"]);
    let proxy = &metadata[&id(&metadata, "pointsman-proxy")];
    let binaries: Vec<&str> =
        proxy.targets.iter().filter(|target| target.is_bin()).map(|target| target.name.as_str()).collect();
    assert_eq!(binaries, ["pointsman"]);
}

#[test]
fn no_crate_of_ours_may_use_unsafe() {
    let metadata = metadata();
    for package in metadata.workspace_packages() {
        let manifest = std::fs::read_to_string(&package.manifest_path).expect("a manifest can be read");
        let inherits = manifest
            .split("[lints]")
            .nth(1)
            .is_some_and(|rest| rest.trim_start().starts_with("workspace = true"));
        assert!(inherits, "`{}` does not take the workspace's lints", package.name);
    }
    let root =
        std::fs::read_to_string(metadata.workspace_root.join("Cargo.toml")).expect("the root manifest");
    assert!(root.contains("unsafe_code = \"forbid\""));
}
