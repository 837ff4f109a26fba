//! The parts of GitHub's and GitLab's API that keep comments, and files to download; on loopback, until it is dropped.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};

/// The account that the token writes as.
pub const OWN_ACCOUNT: i64 = 41_898_282;

/// What the token is.
pub const TOKEN: &str = "t0ken";

/// The most characters of a comment on GitHub.
const MOST: usize = 65_536;

/// What the server has, and what it was asked.
#[derive(Debug, Default)]
pub struct State {
    /// Comments, in the order in which they were written, as both services show them.
    pub comments: Vec<Value>,
    /// Files to download, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Whether the token may only read.
    pub is_read_only: bool,
    /// The requests to the API, and how each was answered.
    pub requests: Vec<String>,
    /// The id of the last comment.
    pub ids: i64,
}

impl State {
    /// Adds a comment.
    pub fn comment(&mut self, body: &str, account: i64) -> Value {
        self.ids += 1;
        let kind = if account == OWN_ACCOUNT { "Bot" } else { "User" };
        let comment = json!({ "id": self.ids, "body": body, "user": { "id": account, "type": kind }, "author": { "id": account } });
        self.comments.push(comment.clone());
        comment
    }
}

/// The server.
pub struct Server {
    /// Where it is: `http://127.0.0.1:PORT`.
    pub url: String,
    /// What it has.
    pub state: Arc<Mutex<State>>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts one.
    pub fn start(state: State) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (state, ends) = (Arc::new(Mutex::new(state)), Arc::new(AtomicBool::new(false)));
        let (shared, is_over) = (Arc::clone(&state), Arc::clone(&ends));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
                let _ = serve(stream.unwrap(), &shared);
            }
        });
        Self { url, state, ends, thread: Some(thread) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.url.trim_start_matches("http://"));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// One request on one connection.
fn serve(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let (mut line, mut length, mut may_write) = (String::new(), 0, false);
    reader.read_line(&mut line)?;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap_or(0),
            "expect" => stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?,
            "authorization" => may_write = value == format!("Bearer {TOKEN}"),
            "private-token" => may_write = value == TOKEN,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let mut words = line.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, answer) = answer(&mut state.lock().unwrap(), (method, path), may_write, &body);
    write!(stream, "HTTP/1.1 {status} -\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", answer.len())?;
    stream.write_all(&answer)
}

fn answer(state: &mut State, (method, path): (&str, &str), may_write: bool, body: &[u8]) -> (u16, Vec<u8>) {
    if let Some(file) = state.files.get(path) {
        return (200, file.clone());
    }
    if path.starts_with("/releases/") {
        return (404, Vec::new());
    }
    let (status, answer) = if may_write {
        api(state, method, path, serde_json::from_slice(body).unwrap_or_default())
    } else {
        (401, json!({ "message": "Bad credentials" }))
    };
    state.requests.push(format!("{method} {path} -> {status}"));
    (status, if answer.is_null() { Vec::new() } else { answer.to_string().into_bytes() })
}

/// The API, for a token that is right.
fn api(state: &mut State, method: &str, path: &str, body: Value) -> (u16, Value) {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let text = body["body"].as_str().unwrap_or_default();
    match (method, path) {
        ("POST", "/graphql") => return (200, json!({ "data": { "viewer": { "databaseId": OWN_ACCOUNT } } })),
        ("GET", "/api/v4/user") => return (200, json!({ "id": OWN_ACCOUNT })),
        ("GET", _) => return (200, page(&state.comments, query)),
        _ if state.is_read_only => return (403, json!({ "message": "Resource not accessible by integration" })),
        _ if text.chars().count() > MOST => return (422, json!({ "message": "Body is too long" })),
        ("POST", _) => return (201, state.comment(text, OWN_ACCOUNT)),
        _ => {}
    }
    let id = path.rsplit('/').next().and_then(|id| id.parse::<i64>().ok());
    let Some(place) = state.comments.iter().position(|comment| comment["id"].as_i64() == id) else {
        return (404, json!({ "message": "Not Found" }));
    };
    match method {
        "PATCH" | "PUT" => {
            state.comments[place]["body"] = text.into();
            (200, state.comments[place].clone())
        }
        _ => {
            state.comments.remove(place);
            (204, Value::Null)
        }
    }
}

fn page(comments: &[Value], query: &str) -> Value {
    let number = query.rsplit("&page=").next().and_then(|number| number.parse().ok()).unwrap_or(1_usize);
    comments.chunks(100).nth(number - 1).unwrap_or_default().into()
}
