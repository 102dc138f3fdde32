//! The tool over an embedder's library: its own functions are documented, checked and tested like ours.

use pointsman::{
    Builtin, Call, Effect, Example, Exit, Library, Param, ParamKind, ParamType, Phases, ResultType,
    Unsupported, Value,
};

use super::{ColorWhen, Status, colored, failing_examples, tool};

fn price(call: &mut Call<'_>) -> Result<Value, Exit> {
    Ok(Value::Int(call.int(0)? * 3))
}

const fn function(name: &'static str, examples: &'static [Example]) -> Builtin {
    Builtin {
        name,
        short: false,
        params: &[Param { name: "count", ty: ParamType::Int, kind: ParamKind::Required, prepare: None }],
        result: ResultType::Int,
        effect: Effect::Pure,
        captures: false,
        phases: Phases::ALL,
        terminal: false,
        waits: false,
        deprecated: None,
        doc: "What so many things cost. Each costs three.",
        examples,
        file: file!(),
        entry: price,
        quick: pointsman::Quick::None,
        compares: None,
        means: None,
        any_of: None,
        changes_fields: true,
    }
}

static PRICE: Builtin = function("shop.price", &[Example { source: "shop.price( 2 ); # -> 6\n" }]);
static WRONG: Builtin = function(
    "shop.wrong",
    &[Example { source: "shop.wrong( 2 ); # -> 7\n" }, Example { source: "shop.wrong( 2 );\n" }],
);

fn library() -> Library {
    let mut library = Library::new();
    library.add(&[&PRICE, &WRONG]).unwrap();
    library.add_unsupported(&[Unsupported {
        name: "shop.rob",
        because: "it is not allowed",
        instead: "use shop.price",
    }]);
    library
}

fn run(args: &[&str]) -> (Status, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["rulecheck"].iter().chain(args).map(Into::into);
    let status = tool(args, &library(), (false, false), &mut out, &mut err);
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn its_functions_are_documented() {
    let (status, out, _) = run(&["doc"]);
    assert_eq!(status, Status::Success);
    assert_eq!(
        out,
        "shop.price  What so many things cost.\n\
         shop.rob    Known, but not supported, because it is not allowed. Use shop.price.\n\
         shop.wrong  What so many things cost.\n"
    );
    let (_, out, _) = run(&["doc", "SHOP.PRICE", "--format", "json"]);
    assert_eq!(
        out,
        "{\"name\":\"shop.price\",\"family\":\"shop\",\"status\":\"supported\",\"min_args\":1,\"max_args\":1,\
         \"phases\":[\"request\",\"response\",\"completion\"],\"waits\":false,\"pure\":true,\
         \"summary\":\"What so many things cost.\",\"signature\":\"shop.price( count )\",\"short\":false}\n"
    );
    let (status, _, err) = run(&["doc", "shop.prise"]);
    assert_eq!(status, Status::Failed);
    assert_eq!(err, "error: there is no function or family `shop.prise`; did you mean `shop.price`?\n");
}

#[test]
fn its_functions_run_and_ours_are_not_there() {
    assert_eq!(run(&["eval", "shop.price( 5 ) + 1"]).1, "16\n");
    assert_eq!(run(&["eval", "string.len( 5 )"]).0, Status::Problems);
}

#[test]
fn examples_that_lie_or_say_nothing_are_found() {
    let failures = failing_examples(&library());
    assert_eq!(failures.len(), 2, "{failures:?}");
    assert!(failures.iter().all(|failure| failure.function == "shop.wrong"));
    assert!(failures[0].message.contains("expected: 7") && failures[0].message.contains("actual: 6"));
    assert!(failures[1].message.contains("it expects nothing"));
}

#[test]
fn a_choice_of_colour_wins_over_the_terminal() {
    assert!(colored(ColorWhen::Always, false));
    assert!(!colored(ColorWhen::Never, true));
    assert!(!colored(ColorWhen::Auto, false));
}
