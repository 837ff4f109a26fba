//! What is done in a rehearsal, one after another: applies, and the plans after them. The nouns are also JSON.

use serde::Serialize;

use super::fake_aws::{Call, Located};
use super::terraform::Action;

/// One round: a plan, and its apply where it is not empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Apply {
    /// Its number, from 1.
    pub apply: usize,
    /// Duration of plan and apply.
    pub seconds: f64,
    /// The variables that it was given, in order.
    pub variables: Vec<Variable>,
    /// Planned actions; nothing is applied if there are none.
    pub actions: Vec<Action>,
    /// Reason why the plan or the apply failed.
    pub error: Option<String>,
    /// The calls that arrived.
    pub calls: Vec<Call>,
    /// The first of `regions`.
    pub aws: Option<Located>,
    /// State of AWS afterwards, in every region and account that was called.
    pub regions: Vec<Located>,
    /// State of Terraform afterwards, as text.
    #[serde(skip)]
    pub remembered: String,
}

/// A variable's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Variable {
    pub name: String,
    /// Its value, as the command line says it.
    pub value: String,
}

impl Variable {
    /// Reads `NAME=VALUE`.
    ///
    /// # Errors
    /// It is not of that form.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or("write a variable as NAME=VALUE")?;
        Ok(Self { name: name.to_owned(), value: value.to_owned() })
    }
}

/// A plan that nothing was done with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Check {
    /// The apply that it was made after.
    pub after_apply: usize,
    /// Planned actions; empty if the configuration has settled.
    pub actions: Vec<Action>,
    /// Reason why it failed.
    pub error: Option<String>,
    /// The calls that arrived; none where the plan was known from the apply before.
    pub calls: Vec<Call>,
}

impl Apply {
    /// Tells whether it stands where that one stands: AWS, what terraform remembers and the variables are the same.
    pub(crate) fn is_where(&self, other: &Self) -> bool {
        self.regions == other.regions && self.remembered == other.remembered && self.variables == other.variables
    }
}
