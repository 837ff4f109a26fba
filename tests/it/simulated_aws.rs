//! The simulated AWS over HTTP, without terraform.
//!
//! A case is a file in `tests/simulated-aws/`: `start:` with what Inspector scans already, then for each request a line
//! `> SERVICE REGION OPERATION BODY`, where an operation that starts with `/` is a path and `SERVICE@IDENTITY` is another caller, and below it the answer, `< STATUS BODY`, then a line
//! `= …` for each account and region as it is then. Blessing writes the lines that start with `<` and `=`.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::mpsc;

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::expected::expect_file;
use scanwright::testing::{
    ACCESS_KEY, Assumptions, FakeAws, FakeAwsKind as Kind, FakeAwsServer as Server, FakeAwsStart as Start,
    ResourceType, Types,
};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    cases("simulated-aws", cases_of("tests/simulated-aws", 1), answers_as_recorded).and(functions!(
        it_listens_on_loopback_alone_and_stops_when_it_is_dropped,
        what_was_not_meant_for_it_is_refused_and_named,
        a_body_without_end_is_refused
    ))
}

fn answers_as_recorded(case: &Path) {
    expect_file(case, &play(&fs::read_to_string(case).unwrap()));
}

fn it_listens_on_loopback_alone_and_stops_when_it_is_dropped() {
    let address = with_server("", |server| {
        let address = server.address();
        assert!(address.ip().is_loopback());
        assert!(connects(address));
        address
    });
    assert!(!connects(address), "the port is closed");
}

fn what_was_not_meant_for_it_is_refused_and_named() {
    let strays = with_server("", |server| {
        let to = |head: &str, credential: &str| {
            let request = format!(
                "{head} HTTP/1.1\r\nHost: x\r\nAuthorization: AWS4-HMAC-SHA256 Credential={credential}, x\r\nContent-Length: 0\r\n\r\n"
            );
            raw(server.address(), &request)
        };
        let own = format!("{ACCESS_KEY}/20260101/us-east-1/ecr/aws4_request");
        assert!(to("CONNECT iam.amazonaws.com:443", &own).starts_with("HTTP/1.1 403"));
        assert!(to("POST http://sts.amazonaws.com/", &own).starts_with("HTTP/1.1 403"));
        assert!(to("POST /", "AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/ecr/aws4_request").starts_with("HTTP/1.1 403"));
        assert!(to("POST /", "nonsense").starts_with("HTTP/1.1 403"));
        assert!(to("POST /", &own.replace("ecr", "s3")).starts_with("HTTP/1.1 400"));
        server.aws().take_calls()
    });
    let said: Vec<(Kind, String)> = strays.into_iter().map(|call| (call.kind, call.error.unwrap())).collect();
    let stray = |message: &str| (Kind::Stray, format!("AccessDeniedException: {message}"));
    assert_eq!(
        said,
        [
            stray("a request was addressed to `iam.amazonaws.com:443`"),
            stray("a request was addressed to `sts.amazonaws.com`"),
            stray("a request is signed with credentials other than those of the rehearsal"),
            stray("a request is not signed"),
            (
                Kind::Unknown,
                "UnknownOperationException: the simulated AWS of a rehearsal does not support `s3`: `POST /`"
                    .to_owned()
            ),
        ]
    );
}

fn a_body_without_end_is_refused() {
    with_server("", |server| {
        let body = "x".repeat(2 << 20);
        let request = format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        let mut stream = TcpStream::connect(server.address()).unwrap();
        // The server may have closed the connection before all of it is written.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer}");
        assert!(connects(server.address()));
    });
}

/// A case with the answers as they are now.
fn play(recorded: &str) -> String {
    let start = recorded.lines().find_map(|line| line.strip_prefix("start:")).unwrap_or_default();
    let lines = recorded.lines().filter(|line| !line.starts_with(['<', '=']));
    with_server(start, |server| {
        let mut played = String::new();
        for line in lines {
            played.push_str(&format!("{line}\n"));
            if let Some(request) = line.strip_prefix("> ") {
                played.push_str(&format!("< {}\n", ask(server.address(), request)));
                for state in server.aws().states() {
                    played.push_str(&format!("= {}\n", serde_json::to_string(&state).unwrap()));
                }
            }
        }
        played
    })
}

/// Sends a request; gives the status and the body.
fn ask(address: SocketAddr, line: &str) -> String {
    let mut words = line.splitn(4, ' ');
    let [service, region, operation] = [(); 3].map(|()| words.next().unwrap());
    let body = words.next().unwrap_or_default();
    let (service, identity) = service
        .split_once('@')
        .map_or((service, String::new()), |(service, identity)| (service, format!("-{identity}")));
    let path = if operation.starts_with('/') { operation } else { "/" };
    let target = match service {
        "ecr" => format!("X-Amz-Target: AmazonEC2ContainerRegistry_V20150921.{operation}\r\n"),
        _ => String::new(),
    };
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\n{target}Authorization: AWS4-HMAC-SHA256 Credential={ACCESS_KEY}{identity}/20260101/{region}/{service}/aws4_request, \
         SignedHeaders=host, Signature=0\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let answer = raw(address, &request);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let error = head.lines().find_map(|line| line.strip_prefix("x-amzn-errortype: ")).map(|error| format!("{error} "));
    format!("{} {}{body}", head.split(' ').nth(1).unwrap(), error.unwrap_or_default())
}

fn raw(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.replacen("\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn connects(address: SocketAddr) -> bool {
    TcpStream::connect(address).is_ok()
}

/// Does something while a server runs in another thread, which it stops in afterwards.
fn with_server<T>(inspector: &str, work: impl FnOnce(&Server) -> T) -> T {
    let types: Types = inspector.split_whitespace().map(|word| ResourceType::parse(word).unwrap()).collect();
    let start =
        Start { account: Start::ACCOUNT.to_owned(), inspector: types, assumptions: Assumptions { keeps_rules: true } };
    let (started, server) = mpsc::channel();
    let (stop, stopped) = tokio::sync::oneshot::channel::<Server>();
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            started.send(Server::start(FakeAws::new(start)).await.unwrap()).unwrap();
            drop(stopped.await.unwrap());
            // The listener is closed by the task that was stopped, which has to run for that.
            tokio::task::yield_now().await;
        });
    });
    let server = server.recv().unwrap();
    let result = work(&server);
    stop.send(server).unwrap();
    thread.join().unwrap();
    result
}
