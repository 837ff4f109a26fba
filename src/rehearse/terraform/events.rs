//! Output of `terraform plan -json` and `apply -json`: a JSON document a line (Terraform's "machine-readable UI").

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Action of a plan on a resource.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Action {
    /// The resource's address; `output.<name>` where outputs are all that changes.
    pub address: String,
    /// Terraform's word: `create`, `update`, `delete`, `replace`, `import`, `move`, `remove`.
    pub action: String,
}

/// Events that a command printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Events {
    /// Planned actions, sorted by address.
    pub actions: Vec<Action>,
    /// Its errors, each in a line of its own text.
    pub errors: Vec<String>,
    /// True if it said that it is terraform, and reached the sum of what it would do.
    pub is_whole: bool,
}

/// A line. Everything is optional: lines of other types are passed over.
#[derive(Deserialize)]
struct Line {
    #[serde(rename = "type", default)]
    kind: String,
    change: Option<Change>,
    #[serde(default)]
    outputs: BTreeMap<String, Output>,
    diagnostic: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Change {
    resource: Resource,
    action: String,
}

#[derive(Deserialize)]
struct Resource {
    addr: String,
}

#[derive(Deserialize)]
struct Output {
    action: Option<String>,
}

#[derive(Deserialize)]
struct Diagnostic {
    severity: String,
    summary: String,
    #[serde(default)]
    detail: String,
    address: Option<String>,
}

impl Events {
    /// Reads the lines; what is no such line is passed over.
    pub(crate) fn read(text: &str) -> Self {
        let (mut events, mut outputs) = (Self::default(), Vec::new());
        let (mut is_terraform, mut has_summary) = (false, false);
        for line in text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok()) {
            match line.kind.as_str() {
                "planned_change" => events.actions.extend(line.change.and_then(action)),
                "outputs" => outputs.extend(line.outputs.into_iter().filter_map(output)),
                "version" => is_terraform = true,
                "change_summary" => has_summary = true,
                "diagnostic" => events.errors.extend(line.diagnostic.and_then(error)),
                _ => {}
            }
        }
        if events.actions.is_empty() {
            events.actions = outputs;
        }
        events.is_whole = is_terraform && has_summary;
        events.actions.sort();
        events.errors.sort();
        events
    }
}

/// Reading a data source changes nothing.
fn action(change: Change) -> Option<Action> {
    (change.action != "read").then_some(Action { address: change.resource.addr, action: change.action })
}

fn output((name, output): (String, Output)) -> Option<Action> {
    let action = output.action.filter(|action| action != "noop")?;
    Some(Action { address: format!("output.{name}"), action })
}

fn error(diagnostic: Diagnostic) -> Option<String> {
    let Diagnostic { severity, summary, detail, address } = diagnostic;
    let address = address.map(|address| format!("{address}: ")).unwrap_or_default();
    let detail = if detail.is_empty() { String::new() } else { format!(": {}", one_line(&detail)) };
    (severity == "error").then(|| format!("{address}{}{detail}", one_line(&summary)))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_plan_become_actions() {
        let text = r#"Warning: not JSON
{"@level":"info","type":"version","terraform":"1.11.4"}
{"type":"planned_change","change":{"resource":{"addr":"aws_x.b"},"action":"update"}}
{"type":"planned_change","change":{"resource":{"addr":"data.aws_y.a"},"action":"read"}}
{"type":"planned_change","change":{"resource":{"addr":"aws_x.a"},"action":"create"}}
{"type":"outputs","outputs":{"o":{"sensitive":false,"action":"create"}}}
{"type":"diagnostic","diagnostic":{"severity":"warning","summary":"w","detail":""}}
{"type":"diagnostic","diagnostic":{"severity":"error","summary":"no\nway","detail":"d","address":"aws_x.a"}}"#;
        let events = Events::read(text);
        let actions: Vec<_> = events.actions.iter().map(|one| (one.address.as_str(), one.action.as_str())).collect();
        assert_eq!(actions, [("aws_x.a", "create"), ("aws_x.b", "update")]);
        assert_eq!(events.errors, ["aws_x.a: no way: d"]);
    }

    #[test]
    fn outputs_count_where_nothing_else_changes() {
        let text = r#"{"type":"outputs","outputs":{"a":{"action":"noop"},"b":{"action":"update"}}}"#;
        assert_eq!(Events::read(text).actions, [Action { address: "output.b".into(), action: "update".into() }]);
    }
}
