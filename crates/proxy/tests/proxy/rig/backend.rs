//! A back end that does what a script says and remembers what it received, byte for byte.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::PATIENCE;

/// What a back end received.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    /// Request line and headers, as they came.
    pub(crate) head: String,
    /// The body, its chunks put together.
    pub(crate) body: Vec<u8>,
}

impl Recorded {
    /// The values of a header.
    pub(crate) fn header(&self, name: &str) -> Vec<&str> {
        self.head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'))
            .filter(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .collect()
    }

    /// The request line.
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }
}

/// A request that a script has before it.
pub(crate) struct Exchange<'a> {
    pub(crate) request: Recorded,
    pub(crate) stream: &'a mut TcpStream,
    /// How many requests came on this connection before it.
    pub(crate) earlier: usize,
}

impl Exchange<'_> {
    /// Writes bytes as they are.
    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) {
        // A client that is gone is what some tests are about.
        let _ = self.stream.write_all(bytes.as_ref());
    }

    /// Answers 200 with this body.
    pub(crate) fn answer(&mut self, body: &str) {
        let text = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
        let body = if self.request.line().starts_with("HEAD ") { "" } else { body };
        self.write(text + body);
    }
}

/// What a script does with the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Keep,
    Close,
}

/// A back end.
pub(crate) struct Backend {
    pub(crate) address: SocketAddr,
    requests: Arc<Mutex<Vec<Recorded>>>,
    connections: Arc<AtomicUsize>,
    open: Arc<Mutex<Vec<TcpStream>>>,
    stopped: Arc<AtomicBool>,
    thread: Option<std::thread::JoinHandle<()>>,
}

type Script = Arc<dyn Fn(&mut Exchange<'_>) -> Next + Send + Sync>;

impl Backend {
    /// A back end that follows a script.
    pub(crate) fn new(script: impl Fn(&mut Exchange<'_>) -> Next + Send + Sync + 'static) -> Backend {
        Backend::at(SocketAddr::from(([127, 0, 0, 1], 0)), script)
    }

    /// A back end at an address.
    pub(crate) fn at(
        address: SocketAddr,
        script: impl Fn(&mut Exchange<'_>) -> Next + Send + Sync + 'static,
    ) -> Backend {
        let listener = TcpListener::bind(address).unwrap();
        let mut backend = Backend {
            address: listener.local_addr().unwrap(),
            requests: Arc::default(),
            connections: Arc::default(),
            open: Arc::default(),
            stopped: Arc::default(),
            thread: None,
        };
        let script: Script = Arc::new(script);
        let (requests, connections, open, stopped) = (
            Arc::clone(&backend.requests),
            Arc::clone(&backend.connections),
            Arc::clone(&backend.open),
            Arc::clone(&backend.stopped),
        );
        backend.thread = Some(std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::Acquire) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                connections.fetch_add(1, Ordering::AcqRel);
                open.lock().unwrap().push(stream.try_clone().unwrap());
                let (requests, script) = (Arc::clone(&requests), Arc::clone(&script));
                std::thread::spawn(move || serve(stream, &requests, &script));
            }
        }));
        backend
    }

    /// A back end that answers 200 with its name.
    pub(crate) fn named(name: &'static str) -> Backend {
        Backend::new(move |exchange| {
            exchange.answer(name);
            Next::Keep
        })
    }

    /// Everything it received so far.
    pub(crate) fn requests(&self) -> Vec<Recorded> {
        self.requests.lock().unwrap().clone()
    }

    /// How many requests it received so far.
    pub(crate) fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    /// How many connections were made to it so far.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Acquire)
    }

    /// Closes its connections; it still takes new ones.
    pub(crate) fn close_connections(&self) {
        for stream in self.open.lock().unwrap().drain(..) {
            let _ = stream.shutdown(std::net::Shutdown::Both);
        }
    }

    /// Dies: nothing is accepted any more, and what is open is closed.
    pub(crate) fn kill(self) -> SocketAddr {
        self.address
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
        // The listener closes when its thread wakes up once more.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        self.close_connections();
    }
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn serve(mut stream: TcpStream, requests: &Mutex<Vec<Recorded>>, script: &Script) {
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut earlier = 0;
    while let Some(request) = read_request(&mut reader) {
        requests.lock().unwrap().push(request.clone());
        let mut exchange = Exchange { request, stream: &mut stream, earlier };
        if script(&mut exchange) == Next::Close {
            let _ = stream.shutdown(std::net::Shutdown::Both);
            return;
        }
        earlier += 1;
    }
}

fn read_request(reader: &mut BufReader<TcpStream>) -> Option<Recorded> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if reader.read_until(b'\n', &mut head).ok()? == 0 {
            return None;
        }
    }
    let head = String::from_utf8(head).unwrap();
    let mut request = Recorded { head, body: Vec::new() };
    if request.header("transfer-encoding") == ["chunked"] {
        request.body = read_chunks(reader)?;
    } else if let Some(length) = request.header("content-length").first() {
        request.body = vec![0; length.parse().unwrap()];
        reader.read_exact(&mut request.body).ok()?;
    }
    Some(request)
}

pub(super) fn read_chunks(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let size = usize::from_str_radix(line.trim(), 16).ok()?;
        let start = body.len();
        body.resize(start + size, 0);
        reader.read_exact(&mut body[start..]).ok()?;
        line.clear();
        reader.read_line(&mut line).ok()?;
        if size == 0 {
            return Some(body);
        }
    }
}
