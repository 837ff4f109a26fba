//! Existence of the registry's configuration so far: the `count` or `for_each` of its block, or of the calls that lead to it.
//!
//! The call of the generated module gets it too. Without it the module would be there in every workspace, also where
//! another state has the registry.

use super::existing::{Existing, ExistingResource};
use super::turns::Turns;
use crate::hcl::{self, Attribute, Block, Expression, Kind};
use crate::terraform::address::without_keys;
use crate::terraform::{Directory, Node};

/// The arguments that tell how many instances there are.
const REPEATING: &[&str] = &["count", "for_each"];

/// Existence of a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Existence {
    /// It exists whatever the variables are.
    Always,
    /// It exists as this says, which the call can say as well.
    Under(Repetition),
    /// It exists under these conditions, which the call can't say.
    Untold(Vec<String>),
}

/// Repetition of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repetition {
    /// `count` or `for_each`.
    pub(super) argument: &'static str,
    /// Its value, in words of the root module.
    pub(super) words: String,
    /// The key of the instance, in brackets.
    pub(super) key: String,
}

impl Existence {
    /// The existence of a configuration.
    pub(super) fn of(
        directory: &Directory,
        registry: &ExistingResource<'_>,
        existing: &Existing<'_>,
        turns: &[Turns],
    ) -> Self {
        let is_taking = |turns: &&Turns| turns.resources.iter().any(|one| one.address == registry.address);
        if let Some(turns) = turns.iter().find(is_taking) {
            return Self::of_turns(directory, existing, turns);
        }
        let conditions = conditions(directory, registry);
        let is_alone = existing.registries.iter().filter(|other| other.is_of_block_of(registry)).count() == 1;
        match conditions.as_slice() {
            [] => Self::Always,
            several => match together(several).filter(|_| is_alone) {
                Some(repetition) => Self::Under(repetition),
                None => Self::Untold(several.iter().map(|condition| condition.written.clone()).collect()),
            },
        }
    }

    /// The existence of configurations of which there is at most one at a time: the sum of their counts.
    fn of_turns(directory: &Directory, existing: &Existing<'_>, turns: &Turns) -> Self {
        if turns.is_always {
            return Self::Always;
        }
        let taking = existing.registries.iter().filter(|one| *one.location() == turns.location);
        let conditions: Vec<Vec<Condition>> = taking.map(|one| conditions(directory, one)).collect();
        let counts: Option<Vec<String>> = conditions
            .iter()
            .map(|own| together(own).filter(|own| own.argument == "count").map(|own| format!("({})", own.words)))
            .collect();
        match counts {
            Some(counts) => {
                Self::Under(Repetition { argument: "count", words: counts.join(" + "), key: "[0]".to_owned() })
            }
            None => Self::Untold(conditions.iter().flatten().map(|condition| condition.written.clone()).collect()),
        }
    }

    /// The repetition that the call gets.
    pub(super) fn repetition(&self) -> Option<&Repetition> {
        match self {
            Self::Under(repetition) => Some(repetition),
            Self::Always | Self::Untold(_) => None,
        }
    }
}

/// Returns the condition under which one of several configurations that take turns exists, in words of the root module.
pub(super) fn condition(directory: &Directory, registry: &ExistingResource<'_>) -> Option<String> {
    let Repetition { argument, words, .. } = together(&conditions(directory, registry))?;
    if argument == "for_each" {
        return Some(format!("length({words}) > 0"));
    }
    let expression = hcl::expression(&words, 0).ok()?;
    let is = |expression: &Expression, number: &str| expression.words() == number;
    match &expression.kind {
        Kind::Conditional(parts) => {
            let [condition, yes, no] = &**parts;
            let condition = words.get(condition.span.range())?;
            match () {
                () if is(yes, "1") && is(no, "0") => Some(condition.to_owned()),
                () if is(yes, "0") && is(no, "1") => Some(format!("!({condition})")),
                () => Some(format!("({words}) > 0")),
            }
        }
        _ => Some(format!("({words}) > 0")),
    }
}

/// Something that the existence of a block depends on.
struct Condition {
    /// The argument, as it is written.
    written: String,
    /// The same for a call in the root module.
    repetition: Option<Repetition>,
}

/// The repetition that means the same as several: the product of counts.
fn together(conditions: &[Condition]) -> Option<Repetition> {
    let repetitions: Vec<&Repetition> =
        conditions.iter().map(|condition| condition.repetition.as_ref()).collect::<Option<_>>()?;
    match repetitions.as_slice() {
        [only] => Some((*only).clone()),
        [first, ..] if repetitions.iter().all(|own| own.argument == "count") => {
            let factors: Vec<String> = repetitions.iter().map(|own| format!("({})", own.words)).collect();
            Some(Repetition { words: factors.join(" * "), ..(*first).clone() })
        }
        _ => None,
    }
}

/// Everything that the existence of a configuration depends on, from its block up.
fn conditions(directory: &Directory, registry: &ExistingResource<'_>) -> Vec<Condition> {
    let declared = registry.declared;
    let (mut node, mut block, mut address) = (declared.node, declared.block, &*registry.evaluated.address);
    let mut conditions: Vec<Condition> = inputs(directory, registry);
    loop {
        let key = key_of(address);
        conditions.extend(repeated(directory, node, block, key));
        let Some((parent, call)) = directory.call_of(node) else { return conditions };
        address = address.get(..call_end(address, block)).unwrap_or_default();
        (node, block) = (parent, call);
    }
}

/// The repetition of a block, unless it is the same whatever the variables are.
fn repeated(directory: &Directory, node: &Node, block: &Block, key: &str) -> Option<Condition> {
    let argument = REPEATING.iter().find(|name| block.attribute(name).is_some())?;
    let attribute = block.attribute(argument)?;
    let words = words(directory, node, attribute);
    if words.as_deref().is_some_and(is_constant) {
        return None;
    }
    let is_one = !key.is_empty() && key != "[*]" && (*argument == "for_each" || key == "[0]");
    let repetition = words.filter(|_| is_one);
    let repetition = repetition.map(|words| Repetition { argument, words, key: key.to_owned() });
    Some(Condition { written: format!("{argument} = {}", attribute.place().text()), repetition })
}

/// The inputs of a community module's call that decide whether its configuration exists.
fn inputs(directory: &Directory, registry: &ExistingResource<'_>) -> Vec<Condition> {
    let names = registry.community.map(|module| module.enabled_by).unwrap_or_default();
    let given = names.iter().filter_map(|(name, _)| registry.declared.block.attribute(name));
    let conditions = given.filter_map(|attribute| {
        let words = words(directory, registry.declared.node, attribute);
        if words.as_deref().is_some_and(is_constant) {
            return None;
        }
        let repetition = words.map(|words| Repetition {
            argument: "count",
            words: format!("{words} ? 1 : 0"),
            key: "[0]".to_owned(),
        });
        Some(Condition { written: format!("{} = {}", attribute.name, attribute.place().text()), repetition })
    });
    conditions.collect()
}

fn words(directory: &Directory, node: &Node, attribute: &Attribute) -> Option<String> {
    directory.part_at_root(node, &attribute.value, &attribute.source)
}

/// Tells whether an expression names nothing, so that it has the same value everywhere.
fn is_constant(words: &str) -> bool {
    hcl::expression(words, 0).is_ok_and(|expression| expression.is_constant())
}

/// The key at the end of an address, in its brackets.
fn key_of(address: &str) -> &str {
    let plain = address.strip_suffix(']').map(|_| without_keys(address)).unwrap_or_default();
    let last = plain.rsplit('.').next().filter(|last| !last.is_empty());
    let start = last.and_then(|last| address.rfind(&format!(".{last}["))).map(|at| at + 1 + last.map_or(0, str::len));
    start.and_then(|start| address.get(start..)).unwrap_or_default()
}

/// The end of the address of the module that a block stands in.
fn call_end(address: &str, block: &Block) -> usize {
    let own = match &*block.kind {
        "module" => format!(".module.{}", block.label(0)),
        _ => format!(".{}.{}", block.label(0), block.label(1)),
    };
    address.rfind(&own).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn the_key_is_that_of_the_last_name() {
        for (address, key) in [
            ("aws_x.y", ""),
            ("aws_x.y[0]", "[0]"),
            ("module.a[0].aws_x.y", ""),
            ("module.a[\"b.c\"].aws_x.y[\"d.e\"]", "[\"d.e\"]"),
        ] {
            assert_eq!(key_of(address), key, "{address}");
        }
    }
}
