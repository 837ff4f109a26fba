//! Images as the AWS CLI prints them: the members that matter, named as in AWS's models. All others are passed over.

use std::borrow::Cow;

use serde::Deserialize;

use super::image::Image;
use super::instant::Instant;

/// The resource type of images in `list-coverage` (CoverageResourceType of Inspector's model).
const IMAGE: &str = "AWS_ECR_CONTAINER_IMAGE";

/// The resource type of repositories there.
const REPOSITORY: &str = "AWS_ECR_REPOSITORY";

/// An element of `imageDetails` of `aws ecr describe-images`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImageDetail<'t> {
    #[serde(borrow)]
    pub(super) repository_name: Cow<'t, str>,
    #[serde(borrow)]
    image_digest: Cow<'t, str>,
    image_pushed_at: Option<Instant>,
    last_recorded_pull_time: Option<Instant>,
}

impl ImageDetail<'_> {
    pub(super) fn image(&self) -> Image {
        let mut image = Image::new(&self.image_digest);
        (image.pushed, image.pulled) = (self.image_pushed_at, self.last_recorded_pull_time);
        image
    }
}

/// An element of `coveredResources` of `aws inspector2 list-coverage`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CoveredResource<'t> {
    #[serde(borrow)]
    resource_type: Cow<'t, str>,
    #[serde(borrow)]
    resource_id: Cow<'t, str>,
    #[serde(borrow)]
    resource_metadata: Option<ResourceMetadata<'t>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResourceMetadata<'t> {
    #[serde(borrow)]
    ecr_repository: Option<EcrRepository<'t>>,
    ecr_image: Option<EcrImage>,
}

#[derive(Debug, Deserialize)]
struct EcrRepository<'t> {
    #[serde(borrow)]
    name: Option<Borrowed<'t>>,
}

/// Text that is borrowed from the document where it can be, which serde does not do within an option.
#[derive(Debug, Deserialize)]
struct Borrowed<'t>(#[serde(borrow)] Cow<'t, str>);

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct EcrImage {
    image_pulled_at: Option<Instant>,
    last_in_use_at: Option<Instant>,
}

/// What an entry of `list-coverage` is about.
pub(super) enum Covered<'t> {
    Image(Cow<'t, str>, Image),
    Repository(Cow<'t, str>),
    /// An instance, a function, or something of another cloud.
    Other,
    /// An image or a repository that is named nowhere.
    Unnamed,
}

impl<'t> CoveredResource<'t> {
    pub(super) fn covered(self) -> Covered<'t> {
        if self.resource_type != IMAGE && self.resource_type != REPOSITORY {
            return Covered::Other;
        }
        let (repository, image) =
            self.resource_metadata.map_or((None, None), |metadata| (metadata.ecr_repository, metadata.ecr_image));
        let named = repository.and_then(|repository| repository.name).map(|Borrowed(name)| name);
        let (of_arn, digest) = parts(&self.resource_id);
        let of_arn = match &self.resource_id {
            Cow::Borrowed(arn) => parts(arn).0.map(Cow::Borrowed),
            Cow::Owned(_) => of_arn.map(|name| Cow::Owned(name.to_owned())),
        };
        let Some(name) = named.or(of_arn) else {
            return Covered::Unnamed;
        };
        match digest {
            _ if self.resource_type == REPOSITORY => Covered::Repository(name),
            Some(digest) => {
                let EcrImage { image_pulled_at, last_in_use_at } = image.unwrap_or_default();
                let mut image = Image::new(digest);
                (image.pulled, image.in_use) = (image_pulled_at, last_in_use_at);
                Covered::Image(name, image)
            }
            None => Covered::Unnamed,
        }
    }
}

/// Name and digest of `arn:aws:ecr:REGION:ACCOUNT:repository/NAME/sha256:…`, as far as it has them.
fn parts(arn: &str) -> (Option<&str>, Option<&str>) {
    let Some((_, path)) = arn.split_once(":repository/") else { return (None, None) };
    match path.rsplit_once('/').filter(|(_, last)| last.starts_with("sha256:")) {
        Some((name, digest)) => (Some(name), Some(digest)),
        None => (Some(path), None),
    }
}
