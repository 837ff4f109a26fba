//! Findings as the AWS CLI prints them, of either scan.

use serde::Deserialize;

use crate::gate::finding::{Finding, Fix, Package, State};
use crate::gate::image::NamedImage;
use crate::gate::severity::Severity;

/// Word that Inspector writes in place of a fixed version.
const NOT_AVAILABLE: &str = "NotAvailable";

/// An element of `imageScanFindings.findings`.
#[derive(Debug, Deserialize)]
pub(super) struct BasicFinding {
    name: Option<String>,
    severity: Option<String>,
    uri: Option<String>,
    attributes: Option<Vec<Attribute>>,
}

#[derive(Debug, Deserialize)]
struct Attribute {
    key: Option<String>,
    value: Option<String>,
}

/// An element of `imageScanFindings.enhancedFindings`, and of `findings` of `list-findings`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EnhancedFinding {
    finding_arn: Option<String>,
    title: Option<String>,
    severity: Option<String>,
    status: Option<String>,
    fix_available: Option<String>,
    package_vulnerability_details: Option<Details>,
    resources: Option<Vec<Resource>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    vulnerability_id: Option<String>,
    source_url: Option<String>,
    vulnerable_packages: Option<Vec<VulnerablePackage>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct VulnerablePackage {
    name: Option<String>,
    version: Option<String>,
    release: Option<String>,
    fixed_in_version: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Resource {
    id: Option<String>,
    details: Option<ResourceDetails>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResourceDetails {
    aws_ecr_container_image: Option<ContainerImage>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ContainerImage {
    repository_name: Option<String>,
    image_hash: Option<String>,
}

impl BasicFinding {
    pub(super) fn into_finding(self) -> Finding {
        let attributes = self.attributes.unwrap_or_default();
        let value = |key: &str| {
            let attribute = attributes.iter().find(|attribute| attribute.key.as_deref() == Some(key));
            attribute.and_then(|attribute| attribute.value.clone())
        };
        let package = value("package_name");
        let package = package.map(|name| Package { name, installed: value("package_version"), fixed_in: None });
        Finding {
            id: self.name.unwrap_or_default(),
            severity: severity(self.severity.as_deref()),
            state: State::Active,
            fix: Fix::Unknown,
            packages: package.into_iter().collect(),
            link: self.uri,
            arn: None,
        }
    }
}

impl EnhancedFinding {
    /// The images that it names.
    pub(super) fn images(&self) -> Vec<NamedImage> {
        self.resources.iter().flatten().map(Resource::image).collect()
    }

    pub(super) fn into_finding(self) -> Finding {
        let (id, link, packages) = match self.package_vulnerability_details {
            Some(details) => (details.vulnerability_id, details.source_url, details.vulnerable_packages),
            None => (None, None, None),
        };
        Finding {
            id: id.or(self.title).or_else(|| self.finding_arn.clone()).unwrap_or_default(),
            severity: severity(self.severity.as_deref()),
            state: State::of(self.status.as_deref()),
            fix: Fix::of(self.fix_available.as_deref()),
            packages: packages.unwrap_or_default().into_iter().filter_map(VulnerablePackage::into_package).collect(),
            link,
            arn: self.finding_arn,
        }
    }
}

impl VulnerablePackage {
    fn into_package(self) -> Option<Package> {
        let installed = match (self.version, self.release) {
            (Some(version), Some(release)) => Some(format!("{version}-{release}")),
            (version, _) => version,
        };
        let fixed_in = self.fixed_in_version.filter(|version| version != NOT_AVAILABLE);
        Some(Package { name: self.name?, installed, fixed_in })
    }
}

impl Resource {
    fn image(&self) -> NamedImage {
        let by_id = self.id.as_deref().map(NamedImage::of_resource).unwrap_or_default();
        let details = self.details.as_ref().and_then(|details| details.aws_ecr_container_image.as_ref());
        NamedImage {
            repository: details.and_then(|image| image.repository_name.clone()).or(by_id.repository),
            digest: details.and_then(|image| image.image_hash.clone()).or(by_id.digest),
        }
    }
}

/// The severity of a word; a finding without one is undefined.
fn severity(word: Option<&str>) -> Severity {
    word.map_or(Severity::Undefined, Severity::of)
}
