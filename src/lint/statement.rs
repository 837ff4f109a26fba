//! Statement of a resource's policy, as far as it is known.

use crate::terraform::{BlockValue, Value, from_json};
use crate::wildcard::Pattern;

/// The service that sends events to topics.
pub(super) const SERVICE: &str = "events.amazonaws.com";

/// The action that a topic has to allow, in small letters.
const PUBLISH: &str = "sns:publish";

/// Keys of conditions about who calls as a principal of an account, in small letters; what a service calls by itself has none
/// of them. The policy that SNS gives a new topic tests the first.
const OF_CALLERS: &[&str] =
    &["aws:sourceowner", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths", "aws:principaltype"];

/// Starts of operators that hold only where the key is there.
const POSITIVE: &[&str] = &["StringEquals", "StringLike", "ArnEquals", "ArnLike"];

/// A statement, with the members that a policy written as JSON has.
pub(super) struct Statement(Value);

impl Statement {
    /// Returns the statements of a policy that is known in part; `None` where it is no policy.
    pub(super) fn of_policy(policy: &Value) -> Option<Vec<Self>> {
        let Value::Map(members) = policy else { return None };
        Some(each(members.get("Statement")?).iter().cloned().map(Self).collect())
    }

    /// Returns the statements of a policy's text; `None` where it is no policy.
    pub(super) fn of_text(text: &str) -> Option<Vec<Self>> {
        Self::of_policy(&from_json(&serde_json::from_str(text).ok()?))
    }

    /// Returns the statement of a block of `aws_iam_policy_document`.
    pub(super) fn of_block(block: &BlockValue) -> Self {
        let effect = match block.value("effect") {
            Value::Null => Value::Text("Allow".to_owned()),
            effect => effect.clone(),
        };
        let lists = [
            ("Action", "actions"),
            ("NotAction", "not_actions"),
            ("Resource", "resources"),
            ("NotResource", "not_resources"),
        ];
        let lists = lists.map(|(member, argument)| (member, block.value(argument).clone()));
        let principals = |kind: &str| {
            let one = |principals: &BlockValue| entry(principals.value("type"), principals.value("identifiers"));
            listed(block.blocks_of(kind).map(one))
        };
        let condition = |condition: &BlockValue| {
            entry(condition.value("test"), &entry(condition.value("variable"), condition.value("values")))
        };
        let members = lists.into_iter().chain([
            ("Effect", effect),
            ("Principal", principals("principals")),
            ("NotPrincipal", principals("not_principals")),
            ("Condition", listed(block.blocks_of("condition").map(condition))),
        ]);
        Self(Value::Map(members.map(|(name, value)| (name.to_owned(), value)).collect()))
    }

    /// Tells whether it may let EventBridge publish to a topic of that name: what is not known may.
    pub(super) fn may_allow(&self, topic: &Value) -> bool {
        if !matches!(self.0, Value::Map(_)) {
            return true;
        }
        let is_service = |kind: &str, who: &str| who == "*" || kind == "Service" && who == SERVICE;
        any(self.member("Effect"), true, |effect| effect != "Deny")
            && (*self.member("NotPrincipal") != Value::Null
                || any_principal(self.member("Principal"), true, &is_service))
            && (*self.member("NotAction") != Value::Null || any(self.member("Action"), true, covers_publishing))
            && !any(self.member("NotAction"), false, covers_publishing)
            && (*self.member("NotResource") != Value::Null
                || any(self.member("Resource"), true, |arn| may_be_of(arn, topic)))
            && conditions(self.member("Condition"), &|operator, key, values| !never_holds(operator, key, values))
    }

    /// Tells whether it surely keeps EventBridge from publishing, whatever others allow.
    pub(super) fn surely_denies(&self) -> bool {
        let is_everybody =
            |kind: &str, who: &str| who == "*" && kind != "Service" || kind == "Service" && who == SERVICE;
        matches!(self.0, Value::Map(_))
            && any(self.member("Effect"), false, |effect| effect == "Deny")
            && any_principal(self.member("Principal"), false, &is_everybody)
            && any(self.member("Action"), false, covers_publishing)
            // A topic's policy is about that topic alone.
            && any(self.member("Resource"), true, |arn| arn == "*")
            && matches!(self.member("Condition"), Value::Null)
    }

    fn member(&self, name: &str) -> &Value {
        match &self.0 {
            Value::Map(members) => members.get(name).unwrap_or(&Value::Null),
            _ => &Value::Null,
        }
    }
}

/// Returns an object with one entry; what is not known of the name leaves nothing known.
fn entry(name: &Value, value: &Value) -> Value {
    match name {
        Value::Text(name) => Value::Map([(name.clone(), value.clone())].into()),
        name => name.clone(),
    }
}

/// Returns a list of what there is; null of nothing.
fn listed(values: impl Iterator<Item = Value>) -> Value {
    let values: Vec<Value> = values.collect();
    if values.is_empty() { Value::Null } else { Value::List(values) }
}

fn each(value: &Value) -> &[Value] {
    value.as_list().unwrap_or(std::slice::from_ref(value))
}

/// Tells whether a string, or one of a list, passes a test; of one that is not known, `unknown` is told.
fn any(value: &Value, unknown: bool, test: impl Fn(&str) -> bool) -> bool {
    each(value).iter().any(|one| match one {
        Value::Text(text) => test(text),
        Value::Unknown(_) => unknown,
        _ => false,
    })
}

/// The same of principals, each with its kind; `*` alone has none.
fn any_principal(value: &Value, unknown: bool, test: &impl Fn(&str, &str) -> bool) -> bool {
    each(value).iter().any(|one| match one {
        Value::Map(kinds) => kinds.iter().any(|(kind, who)| any(who, unknown, |who| test(kind, who))),
        one => any(one, unknown, |who| test("", who)),
    })
}

fn covers_publishing(action: &str) -> bool {
    action.contains('?') || Pattern::glob(&action.to_ascii_lowercase()).matches(PUBLISH)
}

/// Tells whether the ARN of a statement may be that of a topic.
fn may_be_of(arn: &str, topic: &Value) -> bool {
    let Value::Text(name) = topic else { return true };
    arn == "*" || arn.rsplit_once(':').is_some_and(|(_, last)| last.contains('?') || Pattern::glob(last).matches(name))
}

/// Tells whether all conditions pass a test of an operator, a key and its values.
fn conditions(value: &Value, test: &impl Fn(&str, &str, &Value) -> bool) -> bool {
    let of_operator = |operator: &String, keys: &Value| match keys {
        Value::Map(keys) => keys.iter().all(|(key, values)| test(operator, key, values)),
        _ => true,
    };
    each(value).iter().all(|one| match one {
        Value::Map(operators) => operators.iter().all(|(operator, keys)| of_operator(operator, keys)),
        _ => true,
    })
}

/// Tells whether a condition never holds for an event of a rule.
fn never_holds(operator: &str, key: &str, values: &Value) -> bool {
    let operator = operator.strip_prefix("ForAnyValue:").unwrap_or(operator);
    if operator.ends_with("IfExists") || !POSITIVE.iter().any(|start| operator.starts_with(start)) {
        return false;
    }
    match key.to_ascii_lowercase().as_str() {
        "aws:sourcearn" => !any(values, true, may_be_rule),
        key => OF_CALLERS.contains(&key),
    }
}

/// Tells whether an ARN may be that of a rule of EventBridge.
fn may_be_rule(arn: &str) -> bool {
    let service = arn.split(':').take(3).find(|part| part.contains(['*', '?'])).or_else(|| arn.split(':').nth(2));
    service.is_some_and(|service| service == "events" || service.contains(['*', '?']))
}
