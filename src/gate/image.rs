//! Images: the one that is asked about, and those that documents name.

use std::fmt;

use crate::registry::repository_address::name_in;

/// The algorithm of every digest in ECR.
const ALGORITHM: &str = "sha256:";

/// An image by its digest, which no moved tag can change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Image {
    pub repository: String,
    pub digest: String,
}

/// The reason why a text names no image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoImage {
    /// It has no `@`.
    NoDigest,
    /// The part behind the `@` has no `sha256:`, or nothing behind it.
    NoSha256,
    /// The part before the `@` has a tag.
    HasTag,
    /// Nothing stands before the `@`.
    NoRepository,
}

impl Image {
    /// Parses `REPOSITORY@sha256:…`; the host of a registry before it is left out, as docker prints it.
    ///
    /// # Errors
    /// It names no image by its digest.
    pub fn parse(text: &str) -> Result<Self, NoImage> {
        let (repository, digest) = text.split_once('@').ok_or(NoImage::NoDigest)?;
        let repository = name_in(repository).unwrap_or(repository);
        if !is_digest(digest) {
            return Err(NoImage::NoSha256);
        }
        match repository {
            "" => Err(NoImage::NoRepository),
            tagged if tagged.contains(':') => Err(NoImage::HasTag),
            repository => Ok(Self { repository: repository.to_owned(), digest: digest.to_owned() }),
        }
    }
}

impl fmt::Display for Image {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}@{}", self.repository, self.digest)
    }
}

/// Tells whether a text is a digest as ECR writes it.
pub(super) fn is_digest(text: &str) -> bool {
    let hash = text.strip_prefix(ALGORITHM);
    hash.is_some_and(|hash| !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// An image as a document names it, which may be in part.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedImage {
    pub repository: Option<String>,
    pub digest: Option<String>,
}

impl NamedImage {
    /// The whole image, where it is named in full.
    pub(super) fn whole(&self) -> Option<Image> {
        Some(Image { repository: self.repository.clone()?, digest: self.digest.clone()? })
    }

    /// The same, where the digest alone is named and is that of the image which is asked for: it is the same image.
    pub(super) fn whole_beside(&self, asked: Option<&Image>) -> Option<Image> {
        let same = asked.filter(|asked| self.repository.is_none() && self.digest.as_ref() == Some(&asked.digest));
        self.whole().or_else(|| same.cloned())
    }

    /// The image of `arn:aws:ecr:REGION:ACCOUNT:repository/NAME/sha256:…`: `resourceId` of `list-coverage`.
    pub(super) fn of_resource(id: &str) -> Self {
        let path = id.split_once(":repository/").map_or(id, |(_, path)| path);
        let (repository, last) = path.rsplit_once('/').map_or((None, path), |(name, last)| (Some(name), last));
        let digest = is_digest(last).then(|| last.to_owned());
        let repository = if digest.is_some() { repository } else { None };
        Self { repository: repository.map(str::to_owned), digest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_a_repository_and_a_digest() {
        let image = Image::parse("payments/api@sha256:0a1b").unwrap();
        assert_eq!((image.repository.as_str(), image.digest.as_str()), ("payments/api", "sha256:0a1b"));
        let addressed = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments/api@sha256:0a1b";
        assert_eq!(Image::parse(addressed), Ok(image));
        for (text, reason) in [
            ("payments/api", NoImage::NoDigest),
            ("payments/api@0a1b", NoImage::NoSha256),
            ("payments/api@sha256:", NoImage::NoSha256),
            ("payments/api@sha512:0a1b", NoImage::NoSha256),
            ("payments/api:v1@sha256:0a1b", NoImage::HasTag),
            ("@sha256:0a1b", NoImage::NoRepository),
        ] {
            assert_eq!(Image::parse(text), Err(reason), "{text}");
        }
    }

    #[test]
    fn a_resource_of_coverage_is_an_image_or_none() {
        let image = NamedImage::of_resource("arn:aws:ecr:eu-west-1:123456789012:repository/payments/api/sha256:0a1b");
        assert_eq!(image.whole(), Image::parse("payments/api@sha256:0a1b").ok());
        assert_eq!(NamedImage::of_resource("i-0123456789"), NamedImage::default());
    }
}
