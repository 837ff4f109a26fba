//! The resources that any text of a plan must say.

use serde_json::{Value, json};

use crate::registry::ScanType;

/// The type of the resource that configures scanning.
pub(crate) const SCANNING_CONFIGURATION: &str = "aws_ecr_registry_scanning_configuration";

/// A resource that the text of a plan must say, exactly once. A text is held against the list of them: one that is on no
/// list is refused, since nobody has judged what it does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Resource {
    /// Its type, as the Terraform provider names it.
    pub kind: &'static str,
    /// Its name within the text.
    pub label: String,
    /// The arguments that it must have, in every release state. The scanning configuration's are not among them: it must have
    /// the plan's rules, state by state.
    pub arguments: Vec<(&'static str, Value)>,
    /// Arguments and blocks that it may have beside them, since an obligation of their own proves them, or they are of no effect
    /// but that people read them.
    pub elsewhere: &'static [&'static str],
    /// The variable that its `region` must be; `None` where the providers that are let in may not have that argument.
    pub region: Option<&'static str>,
    /// The only release state in which it exists, by its `count`; both where there is none.
    pub only: Option<ScanType>,
}

impl Resource {
    /// Tells whether a resource of that type and name in a text is this one. Of the scanning configuration there is one at most,
    /// whatever its name.
    pub(crate) fn is(&self, kind: &str, label: &str) -> bool {
        self.kind == kind && (kind == SCANNING_CONFIGURATION || self.label == label)
    }
}

/// An output that the text must have beside those of every module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    pub name: &'static str,
    /// The names of the attribute or variable that it is.
    pub value: Vec<&'static str>,
}

/// A variable that the text must declare beside those of every module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlannedVariable {
    pub name: &'static str,
    /// True if it has no default; else that is `null`.
    pub is_required: bool,
}

/// The variable of the region, of a module that takes one. Without a value it is `null`, which is the provider's region.
pub(crate) static REGION: PlannedVariable = PlannedVariable { name: "region", is_required: false };

/// An argument that refers to a value which is known after apply, or that whoever calls the module gives.
pub(crate) fn reference(to: &str) -> Value {
    json!({ "reference": to })
}
