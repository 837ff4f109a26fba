//! Metrics of CloudWatch about repositories.

/// A metric.
#[derive(Debug)]
pub struct Metric {
    pub namespace: &'static str,
    pub name: &'static str,
    /// The page that documents it, and no other metric.
    pub url: &'static str,
}

/// The namespace of ECR.
pub(crate) const NAMESPACE: &str = "AWS/ECR";

/// The only metric in the namespace of ECR (FACTS 8). Usage and quotas stand in `AWS/Usage`; none counts findings.
pub static METRIC: Metric = Metric {
    namespace: NAMESPACE,
    name: "RepositoryPullCount",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-repository-metrics.html",
};
