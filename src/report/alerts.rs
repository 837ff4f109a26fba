//! The alerts about a repository, in the words of the policy: `images`, `findings`, `drift`.

use super::phrases::grouped;
use crate::plan::{Plan, PlannedAlert};

/// The keys of `[alerts]`, in the order of the policy.
const KEYS: [&str; 3] = ["images", "findings", "drift"];

/// The alerts of a plan.
pub(crate) struct Alerts<'p>(Vec<&'p PlannedAlert>);

impl<'p> Alerts<'p> {
    pub(crate) fn of(plan: &'p Plan) -> Self {
        Self(plan.alerts().collect())
    }

    /// The alerts about a repository; `None` where there are none of any.
    pub(super) fn about(&self, name: &str) -> Option<Vec<&'static str>> {
        let is_about = |key: &&str| self.0.iter().any(|alert| alert.kind.key() == *key && alert.names.has(name));
        (!self.0.is_empty()).then(|| KEYS.into_iter().filter(is_about).collect())
    }

    /// The line on a repository; nothing where there are no alerts.
    pub(super) fn line(&self, name: &str) -> String {
        match self.about(name).as_deref() {
            None => String::new(),
            Some([]) => "  alerts: none\n".to_owned(),
            Some(keys) => format!("  alerts: {}\n", keys.join(", ")),
        }
    }

    /// The line on many repositories, with the number of those that each alert is about.
    pub(super) fn summary<'n>(&self, names: impl Iterator<Item = &'n str>) -> String {
        let mut counts = KEYS.map(|key| (key, 0_usize));
        let mut without = 0_usize;
        for about in names.filter_map(|name| self.about(name)) {
            without += usize::from(about.is_empty());
            for (_, count) in counts.iter_mut().filter(|(key, _)| about.contains(key)) {
                *count += 1;
            }
        }
        let told = counts.iter().filter(|(key, _)| self.0.iter().any(|alert| alert.kind.key() == *key));
        let told: Vec<String> = told.map(|(key, count)| format!("{} {key}", grouped(*count))).collect();
        if told.is_empty() {
            String::new()
        } else {
            format!("alerts: {}, {} none\n", told.join(", "), grouped(without))
        }
    }
}
