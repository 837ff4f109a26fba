//! CloudFormation templates as people write them, in JSON or YAML: values with their places, and what a resource has for values of
//! the parameters.

mod conditions;
mod json;
mod node;
mod parameters;
mod resolve;
mod template;
mod yaml;

pub(crate) use node::{Node, Unreadable, Value};
pub(crate) use resolve::Unknown;
pub(crate) use template::{Given, Template};

/// Tells whether a text can be a template, by the words that one has at the start of a line.
pub(crate) fn is_yaml_template(text: &str) -> bool {
    let starts =
        |word: &str| text.lines().any(|line| line.strip_prefix(word).is_some_and(|rest| rest.starts_with(':')));
    starts("AWSTemplateFormatVersion") || (starts("Resources") && text.contains("AWS::"))
}

/// Reads a template: JSON where it starts as JSON does, else YAML.
///
/// # Errors
/// Says where and why a text is neither.
pub(crate) fn read(text: &str) -> Result<Node, Unreadable> {
    if text.trim_start().starts_with('{') { json::read(text) } else { yaml::read(text) }
}
