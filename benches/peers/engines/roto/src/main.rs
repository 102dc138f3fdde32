//! Roto: typed, compiled to machine code. Addresses and networks are values of its own types, as its rules have
//! them.

use std::net::IpAddr;
use std::sync::OnceLock;

use inetnum::addr::Prefix;
use roto::{
    FileSpec, FileTree, NoCtx, Package, RotoFunc, RotoString, Runtime, SourceFile, TypedFunc, Val, library,
};
use yardstick::{
    Contender, Engine, Exchange, Kept, Request, Verdict, Workload, current, fail, networks, patterns,
};

fn main() {
    yardstick::program::main(&[&Roto { runtime: runtime() }]);
}

/// Two groups of a match.
#[derive(Clone, Debug, PartialEq)]
struct Groups {
    found: bool,
    first: RotoString,
    second: RotoString,
}

static RANGES: OnceLock<Vec<(u32, u32)>> = OnceLock::new();

/// A runtime with the host functions.
fn runtime() -> Runtime<NoCtx> {
    let host = library! {
        #[clone] type Groups = Val<Groups>;

        impl Val<Groups> {
            fn found(self) -> bool {
                self.0.found
            }

            fn first(self) -> RotoString {
                self.0.first.clone()
            }

            fn second(self) -> RotoString {
                self.0.second.clone()
            }
        }

        fn path() -> RotoString {
            current::with(|host| RotoString::from(host.path()))
        }

        fn client() -> IpAddr {
            current::with(|host| host.request.client)
        }

        fn header(name: RotoString) -> RotoString {
            current::with(|host| RotoString::from(host.header(name.as_ref())))
        }

        fn header_count() -> u64 {
            current::with(|host| host.header_count() as u64)
        }

        fn header_at(index: u64) -> RotoString {
            current::with(|host| RotoString::from(host.header_at(index as usize)))
        }

        fn set_header(name: RotoString, value: RotoString) {
            current::with(|host| host.set_header(name.as_ref(), value.as_ref()))
        }

        fn remove_header(name: RotoString) {
            current::with(|host| host.remove_header(name.as_ref()))
        }

        fn use_pool(name: RotoString) {
            current::with(|host| host.use_pool(name.as_ref()))
        }

        fn covers(network: Prefix, address: IpAddr) -> bool {
            network.contains(address)
        }

        fn blocked(address: IpAddr) -> bool {
            match address {
                IpAddr::V4(address) => {
                    networks::in_ranges(RANGES.get_or_init(networks::ranges), u32::from(address))
                }
                IpAddr::V6(_) => false,
            }
        }

        fn matches(text: RotoString, pattern: RotoString) -> bool {
            patterns::is_match(pattern.as_ref(), text.as_ref())
        }

        fn groups(text: RotoString, pattern: RotoString) -> Val<Groups> {
            let found = patterns::two_groups(pattern.as_ref(), text.as_ref(), |first, second| Groups {
                found: true,
                first: RotoString::from(first),
                second: RotoString::from(second),
            });
            let none = || Groups { found: false, first: RotoString::default(), second: RotoString::default() };
            Val(found.unwrap_or_else(none))
        }
    };
    Runtime::from_lib(host).unwrap_or_else(|error| fail(error))
}

/// The rule's text.
fn text(workload: Workload) -> Option<String> {
    Some(match workload {
        Workload::W1 => String::from(include_str!("../scripts/w1.roto")),
        Workload::W2 => String::from(include_str!("../scripts/w2.roto")),
        Workload::W3 => String::from(include_str!("../scripts/w3.roto")),
        Workload::W4a => {
            // A network is a literal here, not a text.
            let literals = networks::literals().replace('"', "").replace('/', " / ");
            include_str!("../scripts/w4a.roto").replace("NETWORKS", &literals)
        }
        Workload::W4b => String::from(include_str!("../scripts/w4b.roto")),
        Workload::W5a => String::from(include_str!("../scripts/w5a.roto")),
        Workload::W5b => String::from(include_str!("../scripts/w5b.roto")),
        Workload::W6 => String::from(include_str!("../scripts/w6.roto")),
        Workload::W4aParsed => return None,
    })
}

struct Roto {
    runtime: Runtime<NoCtx>,
}

impl Roto {
    fn package(&self, workload: Workload) -> Option<Package<NoCtx>> {
        let file = SourceFile {
            name: format!("{workload}.roto"),
            module_name: String::from("pkg"),
            contents: text(workload)?,
            location_offset: 0,
            children: Vec::new(),
        };
        let compiled = FileTree::file_spec(FileSpec::File(file)).compile(&self.runtime);
        Some(compiled.unwrap_or_else(|error| fail(error)))
    }
}

fn function<F: RotoFunc>(package: &mut Package<NoCtx>) -> TypedFunc<NoCtx, F> {
    package.get_function("rule").unwrap_or_else(|error| fail(error))
}

impl Engine for Roto {
    fn name(&self) -> &'static str {
        "roto"
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let mut package = self.package(workload)?;
        let exchanges = Exchange::all(requests);
        Some(match workload {
            Workload::W5a => {
                let rule = function::<fn() -> RotoString>(&mut package);
                let call = move || Some(rule.call());
                let show = |value: &RotoString| String::from(value.as_ref());
                Box::new(Ruled { call, show, exchanges, value: None })
            }
            Workload::W5b => {
                let rule = function::<fn() -> i64>(&mut package);
                let call = move || Some(rule.call());
                Box::new(Ruled { call, show: |value: &i64| value.to_string(), exchanges, value: None })
            }
            _ => {
                let rule = function::<fn()>(&mut package);
                let call = move || {
                    rule.call();
                    None
                };
                Box::new(Ruled { call, show: |(): &()| String::new(), exchanges, value: None })
            }
        })
    }

    fn compile(&self, workload: Workload) -> Option<Kept> {
        let mut package = self.package(workload)?;
        let rule = function::<fn()>(&mut package);
        Some(Box::new((package, rule)))
    }

    fn instance(&self) -> Option<Kept> {
        Some(Box::new(runtime()))
    }
}

struct Ruled<Call, T> {
    call: Call,
    show: fn(&T) -> String,
    exchanges: Vec<Exchange>,
    value: Option<T>,
}

impl<Call: Fn() -> Option<T>, T> Contender for Ruled<Call, T> {
    #[inline]
    fn decide(&mut self, number: usize) {
        let exchange = &mut self.exchanges[number];
        exchange.reset();
        self.value = current::during(exchange, &self.call);
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        self.exchanges[number].verdict(self.value.as_ref().map(self.show))
    }
}
