//! The simulated AWS as an HTTP server on loopback.
//!
//! It listens on 127.0.0.1 alone, on a port that the system picks, and stops when it is dropped. It also is the proxy
//! that a rehearsal names to terraform, so that a request to anywhere else ends here, refused and named.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderName};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::{AbortHandle, JoinSet};

use super::FakeAws;
use super::answer::Answer;
use super::request::Request;

/// The most bytes of a request's body: the largest that the API takes is 200 filters of 255 characters.
const MAX_BODY: usize = 1 << 20;

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    aws: Arc<Mutex<FakeAws>>,
    accepting: AbortHandle,
}

impl Server {
    /// Starts to listen. Must be called within a tokio runtime, which has to run for anything to be answered.
    ///
    /// # Errors
    /// The system gives no port.
    pub async fn start(aws: FakeAws) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let aws = Arc::new(Mutex::new(aws));
        let accepting = tokio::spawn(accept(listener, Arc::clone(&aws))).abort_handle();
        Ok(Self { address, aws, accepting })
    }

    /// Returns the address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The simulated AWS.
    pub fn aws(&self) -> MutexGuard<'_, FakeAws> {
        self.aws.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Takes connections for ever; they end with it.
async fn accept(listener: TcpListener, aws: Arc<Mutex<FakeAws>>) {
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The connection is gone again, or the system has no room for it now.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let aws = Arc::clone(&aws);
        let service = service_fn(move |request| answer(Arc::clone(&aws), request));
        connections.spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        while connections.try_join_next().is_some() {}
    }
}

async fn answer(
    aws: Arc<Mutex<FakeAws>>,
    request: hyper::Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    Ok(match read(request).await {
        Some(request) => response(aws.lock().unwrap_or_else(PoisonError::into_inner).answer(&request)),
        None => plain(StatusCode::PAYLOAD_TOO_LARGE),
    })
}

/// The parts of a request that matter; `None` where its body is too large or breaks off.
async fn read(request: hyper::Request<Incoming>) -> Option<Request> {
    let (parts, body) = request.into_parts();
    let header = |name: &str| Some(parts.headers.get(name)?.to_str().ok()?.to_owned());
    Some(Request {
        method: parts.method.to_string(),
        proxied_to: parts.uri.authority().map(ToString::to_string),
        path: parts.uri.path().to_owned(),
        target: header("x-amz-target"),
        authorization: header("authorization"),
        body: Limited::new(body, MAX_BODY).collect().await.ok()?.to_bytes().to_vec(),
    })
}

fn response(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::builder()
        .status(answer.status)
        .header(CONTENT_TYPE, answer.media_type)
        .header(HeaderName::from_static("x-amzn-requestid"), "rehearsal");
    if let Some(error) = answer.error_type {
        response = response.header(HeaderName::from_static("x-amzn-errortype"), error);
    }
    response.body(Full::from(answer.body)).unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn plain(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response
}
