//! References to a block that goes: Terraform refuses a name that nothing has.

use super::line_edit::{edit_at, lines_of, whole};
use super::migration::{Action, Edit};
use super::target::Target;
use crate::hcl::{Attribute, Block, Kind};
use crate::terraform::Declared;
use crate::terraform::address::without_keys;
use crate::terraform::scanning::REGISTRY;

/// The generated module's outputs, by the attributes of the resource.
const OUTPUTS: &[(&str, &str)] =
    &[("registry_id", "registry_id"), ("id", "registry_id"), ("scan_type", "scan_type"), ("rule", "rules")];

/// The blocks that say what was and what will be, and may name what is gone.
const OF_HISTORY: &[&str] = &["moved", "removed"];

/// Blocks of a module that go.
struct Gone<'g, 'f> {
    /// The blocks, with their names.
    blocks: Vec<(String, &'g Declared<'f>)>,
    target: &'g Target,
}

/// The edits of what names one of the deleted blocks: each argument once, whatever it names.
pub(super) fn edits(deleted: &[Declared<'_>], target: &Target) -> Vec<Edit> {
    let mut edits = Vec::new();
    for one in deleted {
        let of_module = deleted.iter().filter(|other| std::ptr::eq(other.module, one.module));
        let name = |gone: &Declared<'_>| format!("{}.{}", gone.block.label(0), gone.block.label(1));
        let gone = Gone { blocks: of_module.map(|other| (name(other), other)).collect(), target };
        let others = one.module.blocks.iter().filter(|block| {
            let is_gone = gone.blocks.iter().any(|(_, gone)| std::ptr::eq(gone.block, &***block));
            !is_gone && !OF_HISTORY.contains(&&*block.kind)
        });
        for block in others {
            gone.of_block(block, block, &mut edits);
        }
    }
    edits
}

impl Gone<'_, '_> {
    fn of_block(&self, block: &Block, outermost: &Block, edits: &mut Vec<Edit>) {
        for attribute in &block.attributes {
            let named: Vec<&str> = self.named(attribute).map(|(name, _)| name.as_str()).collect();
            let what = named.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
            match (&*outermost.kind, &*attribute.name) {
                _ if named.is_empty() => {}
                ("import", _) => {
                    edits.push(edit_at(&outermost.whole(), Action::Delete, format!("the `import` of {what}"), None))
                }
                (_, "depends_on") => edits.push(self.of_depends_on(attribute, &what)),
                _ => edits.push(self.of_attribute(attribute, &what)),
            }
        }
        for inner in &block.blocks {
            self.of_block(inner, outermost, edits);
        }
    }

    /// The blocks that an argument names.
    fn named(&self, attribute: &Attribute) -> impl Iterator<Item = &(String, &Declared<'_>)> {
        let text = attribute.place();
        self.blocks.iter().filter(move |(name, _)| mentions(text.text(), name))
    }

    /// The call in the place of a block: the generated module for a registry's configuration.
    fn instead(&self, gone: &Declared<'_>) -> Option<String> {
        self.target.name_in(gone).filter(|_| gone.block.label(0) == REGISTRY)
    }

    fn of_attribute(&self, attribute: &Attribute, what: &str) -> Edit {
        let mut lines = Some(lines_of(attribute));
        for (name, gone) in self.named(attribute) {
            lines = lines.and_then(|lines| with_outputs(&lines, name, &self.instead(gone)?));
        }
        match lines {
            Some(lines) => edit_at(
                &whole(attribute),
                Action::Replace,
                format!("the outputs of the module instead of {what}"),
                Some(lines),
            ),
            None => edit_at(
                &whole(attribute),
                Action::Review,
                format!("`{}` refers to {what}, which is deleted", attribute.name),
                None,
            ),
        }
    }

    /// The other entries of a `depends_on`, and the module in the place of the configuration.
    fn of_depends_on(&self, attribute: &Attribute, what: &str) -> Edit {
        let Kind::List(items) = &attribute.value.kind else {
            return edit_at(
                &whole(attribute),
                Action::Review,
                format!("`depends_on` refers to {what}, which is deleted"),
                None,
            );
        };
        let mut entries = Vec::new();
        for item in items {
            let name = item.path().get(..2).map(|path| path.join("."));
            match self.blocks.iter().find(|(gone, _)| Some(gone) == name.as_ref()) {
                None => entries.push(item.words()),
                // A whole module is depended on, never an instance.
                Some((_, gone)) => entries.extend(self.instead(gone).map(|call| without_keys(&call))),
            }
        }
        if entries.is_empty() {
            return edit_at(&whole(attribute), Action::Delete, format!("the `depends_on` of {what}"), None);
        }
        let lines = lines_of(attribute);
        let indent = lines.len() - lines.trim_start().len();
        let new = format!("{:indent$}depends_on = [{}]", "", entries.join(", "));
        edit_at(&whole(attribute), Action::Replace, format!("`depends_on` without {what}"), Some(new))
    }
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

/// The byte where a name stands as a whole.
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
