//! Rules generated from the fuzzer's bytes: the machine, optimised or not, and the reference evaluator agree.
#![no_main]

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{LazyLock, Mutex};

use pointsman_compiler::reference::with_stack;
use pointsman_fuzz::check;

/// One thread with the evaluator's big stack takes all inputs: starting one for each would cost more than the
/// run. A find ends the process there and then, as on libFuzzer's own thread.
static WORKER: LazyLock<(SyncSender<Vec<u8>>, Mutex<Receiver<()>>)> = LazyLock::new(|| {
    let (inputs, received) = sync_channel::<Vec<u8>>(0);
    let (done, answers) = sync_channel(0);
    std::thread::spawn(move || {
        with_stack(|stack| {
            for bytes in received {
                let case = check::case_of(&bytes);
                if let Err(difference) = check::machine_matches_reference(stack, &case) {
                    panic!("{}", check::report(&difference, &case));
                }
                if done.send(()).is_err() {
                    return;
                }
            }
        })
        .expect("the system gives a thread");
    });
    (inputs, Mutex::new(answers))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (inputs, answers) = &*WORKER;
    inputs.send(bytes.to_vec()).expect("the worker lives");
    answers.lock().expect("one fuzzer").recv().expect("the worker lives");
});
