//! Every example in the documentation of every function does what it says.

#[test]
fn every_example_of_every_function_holds() {
    let library = pointsman::library();
    let examples: usize = library.builtins().iter().map(|builtin| builtin.examples.len()).sum();
    assert!(examples >= library.builtins().len(), "each function has an example");
    let failures = rulecheck::failing_examples(&library);
    let text: Vec<String> = failures
        .iter()
        .map(|failure| format!("{} ({})\n{}", failure.function, failure.file, failure.message))
        .collect();
    assert!(text.is_empty(), "{} of {examples} examples fail:\n\n{}", text.len(), text.join("\n"));
}
