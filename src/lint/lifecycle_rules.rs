//! Limits of a lifecycle policy (FACTS 1.2): what the provider does not check, and AWS refuses.

use std::collections::BTreeSet;

use serde_json::Value;

/// The most rules of a policy.
const MOST_RULES: usize = 50;
/// The fewest and the most characters of a policy, without the space between its parts.
const CHARACTERS: std::ops::RangeInclusive<usize> = 100..=30_720;
/// The most `*` of a pattern of tags.
const MOST_STARS: usize = 4;
/// The fewest days that an image stays in the archive.
const LEAST_ARCHIVED: f64 = 90.0;

/// A reason why AWS refuses a policy.
pub(super) struct LifecycleRefusal {
    pub(super) reason: String,
    pub(super) help: &'static str,
}

/// Returns every reason why AWS refuses a policy.
pub(super) fn refusals(policy: &Value) -> Vec<LifecycleRefusal> {
    let Some(rules) = policy["rules"].as_array() else { return Vec::new() };
    let rules: Vec<Rule<'_>> = rules.iter().map(Rule).collect();
    let whole = [too_many(&rules), wrong_length(policy), same_priority(&rules), any_before_others(&rules)];
    let each = rules.iter().flat_map(|rule| [rule.tags(), rule.stars(), rule.pulled(), rule.archived(), rule.unit()]);
    whole.into_iter().chain(each).flatten().collect()
}

fn refusal(reason: String, help: &'static str) -> Option<LifecycleRefusal> {
    Some(LifecycleRefusal { reason, help })
}

fn too_many(rules: &[Rule<'_>]) -> Option<LifecycleRefusal> {
    let count = rules.len();
    if count <= MOST_RULES {
        return None;
    }
    refusal(
        format!("it has {count} rules, and AWS takes {MOST_RULES}"),
        "one `tagPatternList` can name several patterns",
    )
}

fn wrong_length(policy: &Value) -> Option<LifecycleRefusal> {
    let length = policy.to_string().chars().count();
    if CHARACTERS.contains(&length) {
        return None;
    }
    let (least, most) = (CHARACTERS.start(), CHARACTERS.end());
    let reason = format!("it has {length} characters, and AWS takes {least} to {most}");
    refusal(reason, "white space between the parts does not count")
}

fn same_priority(rules: &[Rule<'_>]) -> Option<LifecycleRefusal> {
    let mut seen = BTreeSet::new();
    let twice = rules.iter().find_map(|rule| {
        let priority = rule.0["rulePriority"].as_i64()?;
        (!seen.insert(priority)).then_some(priority)
    })?;
    refusal(format!("two rules have the `rulePriority` {twice}"), "give each rule a number of its own")
}

/// Rules of one storage class are compared: one for each can select `any`.
fn any_before_others(rules: &[Rule<'_>]) -> Option<LifecycleRefusal> {
    let (any, others): (Vec<&Rule<'_>>, Vec<&Rule<'_>>) = rules.iter().partition(|rule| rule.selects("any"));
    let later = any.iter().find_map(|any| {
        let later = others.iter().find(|other| other.class() == any.class() && other.priority() > any.priority())?;
        Some((any.name(), later.name()))
    })?;
    let (any, later) = later;
    let reason = format!("{any} selects `any` image, and {later} has a higher number");
    refusal(reason, "give the rule with `\"tagStatus\": \"any\"` the highest `rulePriority`")
}

/// A rule of a policy.
#[derive(Clone, Copy)]
struct Rule<'p>(&'p Value);

impl Rule<'_> {
    fn priority(&self) -> Option<i64> {
        self.0["rulePriority"].as_i64()
    }

    fn name(&self) -> String {
        self.priority().map_or("a rule".to_owned(), |priority| format!("rule {priority}"))
    }

    fn selection(&self, name: &str) -> Option<&Value> {
        self.0["selection"].get(name).filter(|value| !value.is_null())
    }

    fn selects(&self, status: &str) -> bool {
        self.selection("tagStatus").is_some_and(|value| value == status)
    }

    fn counts(&self, kind: &str) -> bool {
        self.selection("countType").is_some_and(|value| value == kind)
    }

    fn class(&self) -> &str {
        self.selection("storageClass").and_then(Value::as_str).unwrap_or("standard")
    }

    fn tags(&self) -> Option<LifecycleRefusal> {
        let lists = ["tagPatternList", "tagPrefixList"].map(|name| self.selection(name));
        match lists.iter().flatten().count() {
            2 => refusal(
                format!("{} has a `tagPatternList` and a `tagPrefixList`", self.name()),
                "use one of them: `prod*` in a `tagPatternList` is what `prod` is in a `tagPrefixList`",
            ),
            0 if self.selects("tagged") => refusal(
                format!("{} selects `tagged` images, and does not say by which tags", self.name()),
                "add a `tagPatternList`; `[\"*\"]` is every tag",
            ),
            1 if self.selects("untagged") => refusal(
                format!("{} selects `untagged` images by their tags", self.name()),
                "remove the list, or use `\"tagStatus\": \"tagged\"`",
            ),
            _ => None,
        }
    }

    fn stars(&self) -> Option<LifecycleRefusal> {
        let patterns = self.selection("tagPatternList")?.as_array()?;
        let pattern = patterns.iter().filter_map(Value::as_str).find(|text| text.matches('*').count() > MOST_STARS)?;
        refusal(
            format!("the pattern `{pattern}` of {} has more than {MOST_STARS} `*`", self.name()),
            "write several patterns, or one with fewer `*`",
        )
    }

    fn pulled(&self) -> Option<LifecycleRefusal> {
        let expires = self.0.pointer("/action/type").is_some_and(|kind| kind == "expire");
        if !(self.counts("sinceImagePulled") && expires) {
            return None;
        }
        refusal(
            format!("{} expires images by `sinceImagePulled`, which can archive alone", self.name()),
            "use `\"type\": \"transition\"` with `\"targetStorageClass\": \"archive\"`, and another rule that expires by \
             `sinceImageTransitioned`",
        )
    }

    fn archived(&self) -> Option<LifecycleRefusal> {
        if !self.counts("sinceImageTransitioned") {
            return None;
        }
        if self.selection("storageClass").is_none() {
            return refusal(
                format!("{} counts `sinceImageTransitioned` without a `storageClass`", self.name()),
                "add `\"storageClass\": \"archive\"` to its selection",
            );
        }
        let days = self.selection("countNumber")?.as_f64().filter(|days| *days < LEAST_ARCHIVED)?;
        refusal(
            format!(
                "{} expires images {days} days after they were archived, and they stay {LEAST_ARCHIVED}",
                self.name()
            ),
            "use a `countNumber` of 90 or more",
        )
    }

    fn unit(&self) -> Option<LifecycleRefusal> {
        let is_of_time =
            self.selection("countType").and_then(Value::as_str).is_some_and(|kind| kind.starts_with("since"));
        if !is_of_time || self.selection("countUnit").is_some() {
            return None;
        }
        refusal(format!("{} counts time without a `countUnit`", self.name()), "add `\"countUnit\": \"days\"`")
    }
}
