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

/// Returns every reason why AWS refuses a policy, but for its length. What is not known of it is `*`.
pub(super) fn refusals(policy: &Value) -> Vec<LifecycleRefusal> {
    let Some(rules) = policy["rules"].as_array() else { return Vec::new() };
    let rules: Vec<Rule<'_>> = rules.iter().map(Rule).collect();
    let whole = [too_many(&rules), same_priority(&rules), any_before_others(&rules)];
    let each = rules.iter().flat_map(|rule| {
        let told = [rule.tags(), rule.stars(), rule.pulled(), rule.archived(), rule.unit(), rule.count()];
        told.into_iter().chain(rule.words())
    });
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

/// Returns the reason if the whole of a policy is too short or too long.
pub(super) fn wrong_length(policy: &Value) -> Option<LifecycleRefusal> {
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
    let (any, later) = rules.iter().filter(|rule| rule.selects("any")).find_map(|any| {
        let later = rules.iter().find(|other| other.class() == any.class() && other.priority() > any.priority())?;
        Some((any, later))
    })?;
    let reason = format!("{} selects `any` image, and {} has a higher number", any.name(), later.name());
    let help = if later.selects("any") {
        "one rule can select `any` image of a storage class"
    } else {
        "give the rule with `\"tagStatus\": \"any\"` the highest `rulePriority`"
    };
    refusal(reason, help)
}

/// The members of a rule whose words AWS knows, with those words and how to repair another one.
const WORDS: &[(&str, &[&str], bool, &str)] = &[
    (
        "/selection/tagStatus",
        &["tagged", "untagged", "any"],
        true,
        "use `tagged`, with a `tagPatternList`, `untagged` or `any`",
    ),
    (
        "/selection/countType",
        &["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"],
        true,
        "use `imageCountMoreThan`, `sinceImagePushed`, `sinceImagePulled` or `sinceImageTransitioned`",
    ),
    ("/selection/countUnit", &["days"], false, "use `days`"),
    ("/selection/storageClass", &["standard", "archive"], false, "use `standard` or `archive`"),
    ("/action/type", &["expire", "transition"], true, "use `expire` or `transition`"),
];

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
        let kind = self.selection("countType").and_then(Value::as_str)?;
        match self.selection("countUnit") {
            None if kind.starts_with("since") => {
                refusal(format!("{} counts time without a `countUnit`", self.name()), "add `\"countUnit\": \"days\"`")
            }
            Some(_) if kind == "imageCountMoreThan" => {
                refusal(format!("{} counts images with a `countUnit`", self.name()), "remove `countUnit`")
            }
            _ => None,
        }
    }

    fn count(&self) -> Option<LifecycleRefusal> {
        let help = "a `countNumber` is a whole number of 1 or more";
        let selection = self.0["selection"].as_object()?;
        match selection.get("countNumber") {
            None => refusal(format!("{} has no `countNumber`", self.name()), help),
            Some(count) if count.as_f64().is_some_and(|count| count < 1.0 || count.fract() > 0.0) => {
                refusal(format!("{} has the `countNumber` {count}", self.name()), help)
            }
            Some(_) => None,
        }
    }

    /// Returns the members that are missing, or whose words AWS does not know.
    fn words(&self) -> impl Iterator<Item = Option<LifecycleRefusal>> {
        WORDS.iter().map(|(path, words, is_required, help)| {
            let (object, member) = path.trim_start_matches('/').split_once('/')?;
            let told = match self.0.pointer(path) {
                Some(Value::String(word)) if word == "*" || words.contains(&word.as_str()) => return None,
                Some(word @ (Value::String(_) | Value::Number(_) | Value::Bool(_))) => {
                    format!("{} has the `{member}` {word}, which does not exist", self.name())
                }
                None if *is_required && self.may_lack(object) => format!("{} has no `{member}`", self.name()),
                _ => return None,
            };
            refusal(told, help)
        })
    }

    /// Tells whether an object of the rule is known, so that what is missing in it is missing; all of the rule, if it is not
    /// there.
    fn may_lack(&self, object: &str) -> bool {
        self.0.as_object().is_some_and(|rule| rule.get(object).is_none_or(Value::is_object))
    }
}
