//! Calls of ECR, Inspector and the Price List, as far as the AWS CLI can tell; on loopback, until it is dropped.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};

/// What the server of these tests answers: to an operation of ECR or of the Price List by its name, to one of Inspector by its path;
/// page by page.
pub type Answers = BTreeMap<&'static str, Vec<(u16, Value)>>;

/// A server that plays these services, until it is dropped.
pub struct Service {
    /// Where it is: `http://127.0.0.1:PORT`.
    pub url: String,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Service {
    /// Starts one.
    pub fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let ends = Arc::new(AtomicBool::new(false));
        let is_over = Arc::clone(&ends);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
                let _ = serve(stream.unwrap(), &answers);
            }
        });
        Self { url, ends, thread: Some(thread) }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.url.trim_start_matches("http://"));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// One request on one connection. The token of a page is its number.
fn serve(mut stream: TcpStream, answers: &Answers) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let (mut line, mut length, mut target) = (String::new(), 0, None);
    reader.read_line(&mut line)?;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap_or(0),
            "x-amz-target" => target = value.rsplit('.').next().map(str::to_owned),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let operation = target.unwrap_or_else(|| line.split(' ').nth(1).unwrap_or_default().to_owned());
    let token = body["nextToken"].as_str().or(body["NextToken"].as_str());
    let page: usize = token.and_then(|token| token.parse().ok()).unwrap_or_default();
    let missing = (400, json!({ "__type": "UnknownOperation", "message": operation }));
    let (status, answer) = answers.get(operation.as_str()).and_then(|pages| pages.get(page)).unwrap_or(&missing);
    let (text, kind) = (answer.to_string(), answer["__type"].as_str().unwrap_or_default());
    write!(
        stream,
        "HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nx-amzn-errortype: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    )
}
