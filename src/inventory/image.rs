//! An image of a repository, as far as costs depend on it.

use sha2::{Digest, Sha256};

use super::instant::Instant;

/// An image: its digest, and when it was pushed, pulled and used. 44 bytes, since a registry has millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Image {
    /// Identity within the repository: the same image can stand in two documents.
    digest: [u8; 32],
    pub(crate) pushed: Option<Instant>,
    pub(crate) pulled: Option<Instant>,
    pub(crate) in_use: Option<Instant>,
}

impl Image {
    /// The image of a digest, of which nothing else is known.
    pub(super) fn new(digest: &str) -> Self {
        let hex = digest.strip_prefix("sha256:").and_then(bytes_of_hex);
        let digest = hex.unwrap_or_else(|| Sha256::digest(digest).into());
        Self { digest, pushed: None, pulled: None, in_use: None }
    }

    /// Tells whether two are the same image.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.digest == other.digest
    }

    /// Takes what another document says of the same image: the later instants.
    pub(super) fn merge(&mut self, other: &Self) {
        self.pushed = self.pushed.max(other.pushed);
        self.pulled = self.pulled.max(other.pulled);
        self.in_use = self.in_use.max(other.in_use);
    }
}

fn bytes_of_hex(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    if pairs.len() != bytes.len() || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_its_bytes_and_any_other_text_is_told_apart() {
        let digest = format!("sha256:{}", "0aff".repeat(16));
        assert_eq!(Image::new(&digest).digest[..4], [0x0a, 0xff, 0x0a, 0xff]);
        assert!(Image::new("sha256:1").is_same(&Image::new("sha256:1")));
        assert!(!Image::new("sha256:1").is_same(&Image::new("sha256:2")));
    }
}
