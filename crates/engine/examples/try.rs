#![allow(clippy::all, clippy::pedantic, missing_docs, clippy::unwrap_used, clippy::print_stdout)]
use pointsman::*;
use std::sync::Arc;
fn main() {
    let text = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    for opt in [false, true] {
        let engine = Engine::standard().optimise(opt);
        let compiled = engine.check("t", &text, &CompileOptions { result: true, ..Default::default() });
        println!("{}", compiled.diagnostics);
        let Some(rule) = compiled.rule else { return };
        if opt || std::env::args().nth(2).is_some() {
            println!("{}", rule.program());
        }
        let mut tx = HttpTransaction::new(Arc::new(FixedWorld::default()));
        let mut runner = Runner::new(&rule);
        runner.start(Phase::Request);
        let step = runner.step(&mut tx, Answer::Ready);
        println!(
            "{step:?} result {:?} fuel {} warnings {:?}",
            runner.result(),
            runner.fuel_used(),
            runner.warnings()
        );
        println!("{:?}", tx.decision());
        println!(
            "log {:?}",
            tx.take_log()
                .iter()
                .map(|l| String::from_utf8_lossy(&l.message).into_owned())
                .collect::<Vec<_>>()
        );
    }
}
