//! Target of the migration: the generated module's resource, behind a call that is there or is written.

use std::path::Path;

use super::existence::{Existence, Repetition};
use super::pick::Picked;
use crate::paths;
use crate::plan::ScanPlan;
use crate::terraform::scanning::REGISTRY;
use crate::terraform::{Declared, Directory, RootProvider};

/// The generated module as the directory calls it.
#[derive(Debug)]
pub(super) struct Target {
    /// The address of the call: `module.ecr_scanning`.
    pub(super) module: String,
    /// The address of its resource.
    pub(super) resource: String,
    /// The call, where it has to be written.
    pub(super) new_call: Option<NewCall>,
}

/// A call to be written.
#[derive(Debug)]
pub(super) struct NewCall {
    pub(super) name: String,
    /// Its source: the way from the directory to the module.
    pub(super) source: String,
    /// The provider that it passes, unless that is the one without an alias.
    pub(super) provider: Option<String>,
    /// The region that it gives the module, in words of the root.
    pub(super) region: Option<String>,
    /// The `count` or `for_each` of what it replaces.
    pub(super) repetition: Option<Repetition>,
}

/// The way from the directory to the module, and the existence of what the module replaces.
pub(super) struct Way<'w> {
    /// The real path of the directory.
    pub(super) root: &'w Path,
    /// The real path of the module.
    pub(super) output: &'w Path,
    pub(super) existence: &'w Existence,
}

impl Target {
    /// The target of what was picked.
    pub(super) fn of(picked: &Picked<'_, '_>, directory: &Directory, plan: &ScanPlan, to: &Way<'_>) -> Self {
        let new_call = match &picked.call {
            Some(_) => None,
            None => Some(NewCall {
                name: free_name(directory, &plan.module.label),
                source: way(to.root, to.output),
                provider: match &picked.provider {
                    RootProvider::Named(name) => Some(name.clone()),
                    RootProvider::Default | RootProvider::Within(_) => None,
                },
                region: picked.region.as_ref().map(|region| region.words.clone()),
                repetition: to.existence.repetition().cloned(),
            }),
        };
        let module = match (&picked.call, &new_call) {
            (Some(call), _) => call.address.clone(),
            (None, Some(call)) => {
                let key = call.repetition.as_ref().map(|repetition| repetition.key.as_str()).unwrap_or_default();
                format!("module.{}{key}", call.name)
            }
            (None, None) => String::new(),
        };
        let resource = format!("{module}.{REGISTRY}.{}", plan.module.label);
        Self { module, resource, new_call }
    }

    /// The name in a block's own module: only the root calls it.
    pub(super) fn name_in(&self, declared: &Declared<'_>) -> Option<String> {
        (declared.is_at_root() && !self.module.contains(".module.")).then(|| self.module.clone())
    }
}

/// The label, or one like it that no call of the root has.
fn free_name(directory: &Directory, label: &str) -> String {
    let root = directory.modules().first();
    let is_free = |name: &String| root.is_none_or(|root| root.call(name).is_none());
    let numbered = (2..).map(|number: u32| format!("{label}_{number}"));
    std::iter::once(label.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

/// The way from one directory to another, as a `source` has it.
fn way(from: &Path, to: &Path) -> String {
    let way = paths::relative(from, to);
    if way.starts_with("..") { way } else { format!("./{way}") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::way;

    #[test]
    fn the_way_between_two_directories_starts_with_a_dot() {
        for (from, to, wanted) in
            [("/a/b", "/a/b/c/d", "./c/d"), ("/a/b", "/a/c", "../c"), ("/a/b/x", "/a/c/d", "../../c/d")]
        {
            assert_eq!(way(Path::new(from), Path::new(to)), wanted);
        }
    }
}
