//! A client that sends what it is given and reads one response at a time.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};

use socket2::{Domain, Socket, Type};

use super::PATIENCE;
use super::backend::read_chunks;

/// A response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// Status line and headers, as they came.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Response {
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

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The cookie that it sets, as the client sends it back.
    pub(crate) fn cookie(&self) -> Option<String> {
        self.header("set-cookie").first().map(|line| line.split(';').next().unwrap().to_owned())
    }
}

/// What a client speaks over: TCP alone, or TLS on it.
pub(crate) trait Stream: Read + Write {}

impl<S: Read + Write> Stream for S {}

/// A connection to the proxy.
pub(crate) struct Client {
    reader: BufReader<Box<dyn Stream>>,
}

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> Client {
        Client::over(TcpStream::connect(address).unwrap())
    }

    /// Connects from another address of this machine.
    pub(crate) fn connect_from(source: &str, address: SocketAddr) -> Client {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        let source: IpAddr = source.parse().unwrap();
        socket.bind(&SocketAddr::new(source, 0).into()).unwrap();
        socket.connect(&address.into()).unwrap();
        Client::over(socket.into())
    }

    fn over(stream: TcpStream) -> Client {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        Client::on(stream)
    }

    /// A client on a stream that is open.
    pub(super) fn on(stream: impl Stream + 'static) -> Client {
        Client { reader: BufReader::new(Box::new(stream)) }
    }

    /// Sends bytes as they are.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.try_send(bytes).unwrap();
    }

    pub(crate) fn try_send(&mut self, bytes: impl AsRef<[u8]>) -> std::io::Result<()> {
        self.reader.get_mut().write_all(bytes.as_ref())
    }

    /// Sends a GET and reads the response.
    pub(crate) fn get(&mut self, target: &str) -> Response {
        self.get_with(target, "")
    }

    /// Sends a GET with more header lines.
    pub(crate) fn get_with(&mut self, target: &str, headers: &str) -> Response {
        self.send(format!("GET {target} HTTP/1.1\r\nHost: test\r\n{headers}\r\n"));
        self.response()
    }

    /// Reads a response to anything but HEAD.
    #[track_caller]
    pub(crate) fn response(&mut self) -> Response {
        match self.try_response(false) {
            Ok(Some(response)) => response,
            other => panic!("there was no response: {other:?}"),
        }
    }

    /// Reads the head of a response and no body.
    #[track_caller]
    pub(crate) fn head(&mut self) -> Response {
        self.try_response(true).unwrap().expect("there was no response")
    }

    /// Reads a response; `None` when the connection ends first.
    pub(crate) fn try_response(&mut self, head_only: bool) -> std::io::Result<Option<Response>> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            if self.reader.read_until(b'\n', &mut head)? == 0 {
                return Ok(None);
            }
        }
        let head = String::from_utf8(head).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let mut response = Response { status, head, body: Vec::new() };
        if head_only || status < 200 || status == 204 || status == 304 {
            return Ok(Some(response));
        }
        if response.header("transfer-encoding") == ["chunked"] {
            let Some(body) = read_chunks(&mut self.reader) else {
                return Err(std::io::Error::other("the chunked body broke off"));
            };
            response.body = body;
        } else if let Some(length) = response.header("content-length").first() {
            response.body = vec![0; length.parse().unwrap()];
            self.reader.read_exact(&mut response.body)?;
        } else {
            self.reader.read_to_end(&mut response.body)?;
        }
        Ok(Some(response))
    }

    /// What comes, to be read as it is.
    pub(crate) fn reader(&mut self) -> &mut impl Read {
        &mut self.reader
    }

    /// Reads exactly so many bytes.
    pub(crate) fn read_exact(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        self.reader.read_exact(&mut bytes).unwrap();
        bytes
    }

    /// Everything until the connection ends, however it does.
    pub(crate) fn rest(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // A reset is an end too.
        let _ = self.reader.read_to_end(&mut bytes);
        bytes
    }

    /// Reads to the end of the connection and gives how it ended.
    pub(crate) fn end(&mut self) -> std::io::Result<usize> {
        self.reader.read_to_end(&mut Vec::new())
    }

    /// Waits for the end of the connection; whatever comes before it is a failure.
    #[track_caller]
    pub(crate) fn assert_closed(&mut self) {
        let rest = self.rest();
        assert!(rest.is_empty(), "expected the end, got {:?}", String::from_utf8_lossy(&rest));
    }
}

/// One GET on a connection of its own.
#[track_caller]
pub(crate) fn get(address: SocketAddr, target: &str) -> Response {
    Client::connect(address).get(target)
}
