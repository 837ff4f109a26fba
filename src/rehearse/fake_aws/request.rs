//! A request as it arrived, and what its signature says of it.

use super::answer::Fault;

/// Access key that requests must be signed with: nobody's, so that a request with anybody's shows.
pub const ACCESS_KEY: &str = "scanwright-rehearsal";

/// The parts of an HTTP request that AWS's protocols use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// `POST`, as all of these protocols have it; `CONNECT` where a proxy is asked for.
    pub method: String,
    /// The host, where the request is meant for another one and took this server for a proxy.
    pub proxied_to: Option<String>,
    pub path: String,
    /// The header `X-Amz-Target` of the JSON protocol: `AmazonEC2ContainerRegistry_V20150921.<operation>`.
    pub target: Option<String>,
    /// The header `Authorization`, which holds the signature's scope (Signature Version 4).
    pub authorization: Option<String>,
    pub body: Vec<u8>,
}

/// Scope that a request is signed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    pub region: String,
    /// The service's name in signatures: `ecr`, `inspector2`, `sts`.
    pub service: String,
    /// The caller, where that is another one than the one that a rehearsal is told of: the number of an account, or
    /// whatever tells a profile or role from others.
    pub identity: Option<String>,
}

impl Request {
    /// Returns the scope that it is signed for. The signature itself isn't checked.
    ///
    /// # Errors
    /// It was on its way to somewhere else, is not signed, or is signed with other credentials than a rehearsal's.
    pub fn scope(&self) -> Result<Scope, Fault> {
        if let Some(host) = &self.proxied_to {
            return Err(Fault::misdirected(format!("a request was addressed to `{host}`")));
        }
        let unsigned = || Fault::misdirected("a request is not signed".to_owned());
        let scope = self.authorization.as_deref().and_then(|header| header.split_once("Credential="));
        let (_, scope) = scope.ok_or_else(unsigned)?;
        let mut parts = scope.split([',', ' ']).next().unwrap_or_default().split('/');
        let key = parts.next().unwrap_or_default();
        let (Some(region), Some(service)) = (parts.nth(1), parts.next()) else { return Err(unsigned()) };
        let identity = match key.strip_prefix(ACCESS_KEY) {
            Some("") => None,
            Some(identity) if identity.starts_with('-') => Some(identity.trim_start_matches('-').to_owned()),
            _ => {
                return Err(Fault::misdirected(
                    "a request is signed with credentials other than those of the rehearsal".to_owned(),
                ));
            }
        };
        Ok(Scope { region: region.to_owned(), service: service.to_owned(), identity })
    }

    /// The operation: of the JSON protocol the target's, of the query protocol the form's `Action`, else the path.
    pub fn operation(&self) -> String {
        let target = self.target.as_deref().map(|target| target.rsplit('.').next().unwrap_or(target));
        let form = std::str::from_utf8(&self.body).ok().filter(|_| self.path == "/");
        let action = form.and_then(|form| form.split('&').find_map(|pair| pair.strip_prefix("Action=")));
        target.or(action).map_or_else(|| format!("{} {}", self.method, self.path), str::to_owned)
    }

    /// The body as JSON of that shape; an empty body is an empty object.
    ///
    /// # Errors
    /// It is not.
    pub(super) fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, Fault> {
        let body = if self.body.is_empty() { b"{}".as_slice() } else { &self.body };
        serde_json::from_slice(body).map_err(|error| Fault::refused("SerializationException", error.to_string()))
    }
}
