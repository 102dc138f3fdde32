//! The command line: what may be said, and the help that teaches it.
//!
//! Only words and their types are here; each command's own file does the work.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use pointsman::Phase;

/// Checks, runs and tests traffic rules before any traffic is at stake.
#[derive(Debug, Parser)]
#[command(name = "rulecheck", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Cli {
    /// When to colour what is printed. NO_COLOR in the environment means never.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = ColorWhen::Auto)]
    pub(crate) color: ColorWhen,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Begin here:
  rulecheck check rules/                      every problem of every rule, before it is deployed
  rulecheck eval 'string.len( \"abc\" )'        try a function: prints 3
  rulecheck run gallery.ts --request req.http what a rule would decide for a request, and why
  rulecheck test rules/                       run the tests that stand in the rules' comments
  rulecheck explain PM0102                    what a diagnostic means and what to write instead
  rulecheck doc string.ipmaskmatch            a function's page, offline

Exit status: 0 all is well, 1 problems were found, 2 the command could not be carried out.";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report every problem of every rule file.
    Check(Check),
    /// Run a few statements and print the value of the last one.
    Eval(Eval),
    /// Run rules over one request and print what they decide.
    Run(Box<Run>),
    /// Run the tests that stand in the comments of rule files.
    Test(Test),
    /// Explain a diagnostic.
    Explain(Explain),
    /// Show what a function does, or list all functions.
    Doc(Doc),
}

/// `rulecheck check`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rulecheck check rules/
  rulecheck check --format sarif rules/ > rules.sarif
  rulecheck check --config pointsman.toml            every rule the proxy would load, with its pools
  cat gallery.ts | rulecheck check --stdin-filename gallery.ts -

Exit status: 0 no error (warnings allowed unless --deny warnings), 1 errors found, 2 usage or a file
that cannot be read.")]
pub(crate) struct Check {
    /// Rule files, folders (every .ts file below them), or - for standard input.
    #[arg(value_name = "PATH", required_unless_present = "config")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to report.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// The phase the rules are for; functions that are not allowed there are errors.
    #[arg(long, value_enum)]
    pub(crate) phase: Option<PhaseName>,
    /// The proxy's configuration: its pools are the only ones known, and its rules are checked too.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// What else makes the check fail.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
    /// Print what a stage of the compiler made of each file, in place of diagnostics.
    #[arg(long, value_enum, value_name = "STAGE")]
    pub(crate) emit: Option<Emit>,
    /// The name that diagnostics give to standard input.
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub(crate) stdin_filename: String,
}

/// `rulecheck eval`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rulecheck eval '1 + 1/2'
  rulecheck eval '$p = string.split( \"a,b\", \",\" ); $p[-1]'
  rulecheck eval '-7 % 3'
  rulecheck eval --request req.http 'http.getHeader( \"User-Agent\" )'

Log lines, warnings and diagnostics go to standard error. Exit status: 0, 1 an error or a trap, 2 usage.")]
pub(crate) struct Eval {
    /// Statements; the last may be an expression without its `;`. May begin with `-`.
    #[arg(value_name = "PROGRAM", allow_hyphen_values = true)]
    pub(crate) program: String,
    /// The phase to run in.
    #[arg(long, value_enum, default_value_t = PhaseName::Request)]
    pub(crate) phase: PhaseName,
    /// The request: an HTTP/1.1 message, or - for standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) request: Option<PathBuf>,
    /// Let the program speak to the real network: sub-requests, DNS, sockets.
    #[arg(long)]
    pub(crate) allow_net: bool,
}

/// `rulecheck run`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rulecheck run gallery.ts --request req.http --client 203.0.113.7:5000
  rulecheck run auth.ts route.ts response:headers.ts --request req.http --response resp.http
  printf 'GET /gallery/1 HTTP/1.1\\nHost: example.com\\n\\n' | rulecheck run gallery.ts --request - --format json

A request FILE is a message as it goes over the wire; bare line feeds are fine. Without --request it is
`GET / HTTP/1.1` with `Host: localhost`, from 127.0.0.1.
Exit status: 0, 1 an error diagnostic or a trap, 2 usage.")]
pub(crate) struct Run {
    /// Rules in order. `response:PATH` (or `request:`, `completion:`) runs a rule in that phase.
    #[arg(value_name = "RULE", required = true)]
    pub(crate) rules: Vec<String>,
    /// The phase of rules that do not name theirs.
    #[arg(long, value_enum, default_value_t = PhaseName::Request)]
    pub(crate) phase: PhaseName,
    /// The request: an HTTP/1.1 message, or - for standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) request: Option<PathBuf>,
    /// The response that a node gives, for response rules.
    #[arg(long, value_name = "FILE")]
    pub(crate) response: Option<PathBuf>,
    /// The client's address and port.
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:0")]
    pub(crate) client: SocketAddr,
    /// The address and port that the client connected to.
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:80")]
    pub(crate) local: SocketAddr,
    /// The client's connection is TLS.
    #[arg(long)]
    pub(crate) tls: bool,
    /// The server name that the client asks for (implies --tls).
    #[arg(long, value_name = "NAME")]
    pub(crate) server_name: Option<String>,
    /// The client's certificate and chain, a PEM file (implies --tls); `example` is built in.
    #[arg(long, value_name = "FILE")]
    pub(crate) client_certificate: Option<String>,
    /// The certificate and chain that the client is shown, a PEM file (implies --tls); `example` is built in.
    #[arg(long, value_name = "FILE")]
    pub(crate) server_certificate: Option<String>,
    /// The time of the run, in seconds since 1970; the clock's when left out.
    #[arg(long, value_name = "UNIX")]
    pub(crate) time: Option<u64>,
    /// Fixes what rules get as random numbers.
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// The proxy's configuration: its pools are the only ones known.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// A database of places in MaxMind's format (.mmdb), for the geo functions.
    #[arg(long, value_name = "FILE")]
    pub(crate) geo: Option<PathBuf>,
    /// Let rules speak to the real network: sub-requests, DNS, sockets.
    #[arg(long)]
    pub(crate) allow_net: bool,
    /// How to print the decision.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// `rulecheck test`
#[derive(Debug, Args)]
#[command(after_help = "\
A test is a .ts file whose comments hold the set-up and the expectations:
  #: request GET /gallery/1   #: client 203.0.113.7:5000
  log.info( string.len( \"abc\" ) ); # expect: 3
  # decision: pool \"api\"

Examples:
  rulecheck test
  rulecheck test rules/conformance/string --filter regex
  rulecheck test --list

Exit status: 0 all passed, 1 a failure or no test found, 2 usage.")]
pub(crate) struct Test {
    /// Test files, or folders of them. `rules` when left out.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Run only the tests whose name contains this.
    #[arg(long, value_name = "SUBSTRING")]
    pub(crate) filter: Option<String>,
    /// List the tests, run none.
    #[arg(long)]
    pub(crate) list: bool,
}

/// `rulecheck explain`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rulecheck explain PM0102
  rulecheck explain missing-semicolon")]
pub(crate) struct Explain {
    /// A diagnostic's code or name.
    #[arg(value_name = "CODE")]
    pub(crate) code: String,
}

/// `rulecheck doc`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rulecheck doc                        every function, a line each
  rulecheck doc string                 the functions of a family
  rulecheck doc string.ipmaskmatch     one function's page
  rulecheck doc --format json          one object a line, for programs
  rulecheck doc --format markdown      as in docs/functions")]
pub(crate) struct Doc {
    /// A function (in any case, short names too) or a family.
    #[arg(value_name = "FUNCTION")]
    pub(crate) function: Option<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = DocFormat::Text)]
    pub(crate) format: DocFormat,
}

/// How `doc` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DocFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For a site: the table of families, a family's page, or one function.
    Markdown,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// How `check` reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people: the lines shown, with carets.
    Text,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// GitHub workflow annotations.
    Github,
    /// JUnit XML, a test case for each file.
    Junit,
}

/// What else makes `check` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings.
    Warnings,
}

/// A stage of the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Emit {
    /// The lexer's tokens.
    Tokens,
    /// The tree as written.
    Tree,
    /// The resolved tree.
    Ir,
    /// The program.
    Bytecode,
}

/// A phase by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PhaseName {
    /// When the request's headers are in.
    Request,
    /// When the response's headers are in.
    Response,
    /// When the transaction is over.
    Completion,
}

impl From<PhaseName> for Phase {
    fn from(name: PhaseName) -> Phase {
        match name {
            PhaseName::Request => Phase::Request,
            PhaseName::Response => Phase::Response,
            PhaseName::Completion => Phase::Completion,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_program_may_begin_with_a_dash() {
        let cli = Cli::try_parse_from(["rulecheck", "eval", "-7 % 3"]).unwrap();
        let Command::Eval(eval) = cli.command else { panic!() };
        assert_eq!(eval.program, "-7 % 3");
    }
}
