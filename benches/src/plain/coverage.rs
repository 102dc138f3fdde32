//! Which functions have a case.

use pointsman::Effect;

use super::cases;

/// Families whose pure functions are all measured.
const FAMILIES: [&str; 3] = ["string", "array", "hash"];

/// Pure functions without a case, and why.
const WITHOUT: [(&str, &str); 0] = [];

/// `string` of `string.gmtime.parse`, too.
fn family(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// The functions that a case's name speaks of: `array.push-pop/long` of `array.push` and `array.pop`.
fn functions(name: &str) -> Vec<String> {
    let name = name.split('/').next().unwrap_or(name);
    let (family, names) = match name.split_once('.') {
        Some((family @ ("array" | "hash"), names)) => (family, names),
        _ => ("string", name),
    };
    names.split('-').map(|name| format!("{family}.{name}")).collect()
}

#[test]
fn every_pure_function_of_texts_arrays_and_hashes_is_measured() {
    let measured: Vec<String> = cases().iter().flat_map(|case| functions(case.name)).collect();
    let library = pointsman::library();
    let pure = library.builtins().iter().filter(|builtin| {
        builtin.effect == Effect::Pure
            && builtin.deprecated.is_none()
            && FAMILIES.contains(&family(builtin.name))
    });
    let names: Vec<&str> = pure.map(|builtin| builtin.name).collect();
    let excepted = |name: &str| WITHOUT.iter().any(|(without, _)| *without == name);
    let missing: Vec<&&str> = names
        .iter()
        .filter(|name| excepted(name) == measured.iter().any(|measured| measured == *name))
        .collect();
    assert!(missing.is_empty(), "measured and excepted, or neither: {missing:?}");
    let unknown: Vec<&str> =
        WITHOUT.iter().map(|(name, _)| *name).filter(|name| !names.contains(name)).collect();
    assert!(unknown.is_empty(), "no pure functions: {unknown:?}");
}

#[test]
fn a_case_calls_the_functions_that_it_is_named_after() {
    for case in cases() {
        for function in functions(case.name) {
            assert!(case.call.contains(&format!("{function}(")), "{}: {}", case.name, case.call);
        }
    }
}
