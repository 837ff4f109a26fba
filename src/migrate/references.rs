//! What names a block that goes: Terraform refuses a name that nothing has.

use super::edits::{at, lines_of, whole};
use super::noun::{Action, Edit};
use super::target::Target;
use crate::terraform::Declared;
use crate::terraform::scanning::REGISTRY;
use crate::terraform::syntax::{Attribute, Block, Kind};

/// What the generated module's outputs are called, by the attributes of the resource.
const OUTPUTS: &[(&str, &str)] =
    &[("registry_id", "registry_id"), ("id", "registry_id"), ("scan_type", "scan_type"), ("rule", "rules")];

/// The blocks that say what was and what will be, and may name what is gone.
const OF_HISTORY: &[&str] = &["moved", "removed"];

/// What names one of the deleted blocks.
pub(super) fn edits(deleted: &[Declared<'_>], target: &Target) -> Vec<Edit> {
    let mut edits = Vec::new();
    for one in deleted {
        let others = one.module.blocks.iter().filter(|block| {
            let is_gone = deleted.iter().any(|gone| std::ptr::eq(gone.block, *block));
            !is_gone && !OF_HISTORY.contains(&&*block.kind)
        });
        for block in others {
            of_block(block, block, one, target, &mut edits);
        }
    }
    edits
}

fn of_block(block: &Block, outermost: &Block, gone: &Declared<'_>, target: &Target, edits: &mut Vec<Edit>) {
    let name = format!("{}.{}", gone.block.label(0), gone.block.label(1));
    for attribute in &block.attributes {
        if mentions(attribute.place().text(), &name) {
            edits.push(match &*outermost.kind {
                "import" => at(&outermost.whole(), Action::Delete, format!("the `import` of `{name}`"), None),
                _ => of_attribute(attribute, &name, gone, target),
            });
        }
    }
    for inner in &block.blocks {
        of_block(inner, outermost, gone, target, edits);
    }
}

fn of_attribute(attribute: &Attribute, name: &str, gone: &Declared<'_>, target: &Target) -> Edit {
    let place = whole(attribute);
    let instead = target.name_in(gone).filter(|_| gone.block.label(0) == REGISTRY);
    if &*attribute.name == "depends_on" {
        return of_depends_on(attribute, name, instead.as_deref());
    }
    let replaced = instead.and_then(|module| with_outputs(&lines_of(attribute), name, &module));
    match replaced {
        Some(lines) => {
            at(&place, Action::Replace, format!("the module's output in the place of `{name}`"), Some(lines))
        }
        None => at(&place, Action::Review, format!("`{}` names `{name}`, which goes", attribute.name), None),
    }
}

/// The other entries of a `depends_on`, and the module in the place of the resource where there is one.
fn of_depends_on(attribute: &Attribute, name: &str, instead: Option<&str>) -> Edit {
    let Kind::List(items) = &attribute.value.kind else {
        return at(&whole(attribute), Action::Review, format!("`depends_on` names `{name}`, which goes"), None);
    };
    let mut entries = Vec::new();
    for item in items {
        match (item.path().get(..2).map(|path| path.join(".")) == Some(name.to_owned()), instead) {
            (false, _) => entries.push(item.words()),
            (true, Some(module)) => entries.push(module.to_owned()),
            (true, None) => {}
        }
    }
    let what = format!("`depends_on` without `{name}`");
    if entries.is_empty() {
        return at(&whole(attribute), Action::Delete, format!("the `depends_on` of `{name}`"), None);
    }
    let lines = lines_of(attribute);
    let indent = lines.len() - lines.trim_start().len();
    at(&whole(attribute), Action::Replace, what, Some(format!("{:indent$}depends_on = [{}]", "", entries.join(", "))))
}

/// The lines with outputs of the module in the place of the resource's attributes; `None` where one has no output.
fn with_outputs(lines: &str, name: &str, module: &str) -> Option<String> {
    let (mut out, mut rest) = (String::new(), lines);
    while let Some(at) = find(rest, name) {
        out.push_str(rest.get(..at)?);
        let behind = rest.get(at + name.len()..)?;
        let behind = behind.strip_prefix("[0]").unwrap_or(behind).strip_prefix('.')?;
        let length = behind.find(|char: char| !is_of_name(char)).unwrap_or(behind.len());
        let (attribute, behind) = behind.split_at_checked(length)?;
        let (_, output) = OUTPUTS.iter().find(|(own, _)| *own == attribute)?;
        out.push_str(&format!("{module}.{output}"));
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

fn mentions(text: &str, name: &str) -> bool {
    find(text, name).is_some()
}

/// Where a name stands as a whole.
fn find(text: &str, name: &str) -> Option<usize> {
    let ends_there = |at: usize| !text.get(at + name.len()..).unwrap_or_default().starts_with(is_of_name);
    let begins_there =
        |at: usize| !text.get(..at).unwrap_or_default().ends_with(|char| is_of_name(char) || char == '.');
    text.match_indices(name).map(|(at, _)| at).find(|at| ends_there(*at) && begins_there(*at))
}

fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '-'
}

#[cfg(test)]
mod tests {
    use super::{mentions, with_outputs};

    #[test]
    fn a_name_is_found_as_a_whole_only() {
        for (text, is_it) in
            [("a.b", true), ("[a.b]", true), ("a.b[0].c", true), ("a.bc", false), ("x.a.b", false), ("aa.b", false)]
        {
            assert_eq!(mentions(text, "a.b"), is_it, "{text}");
        }
    }

    #[test]
    fn attributes_become_outputs_where_there_is_one() {
        let lines = |text| with_outputs(text, "a.b", "module.m");
        assert_eq!(lines("x = [a.b.id, a.b[0].rule]").as_deref(), Some("x = [module.m.registry_id, module.m.rules]"));
        assert_eq!(lines("x = a.b"), None);
        assert_eq!(lines("x = a.b.arn"), None);
    }
}
