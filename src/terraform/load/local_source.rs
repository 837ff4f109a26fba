//! The sources of modules that are directories. Every reader of Terraform asks here.

/// Prefixes of the source of a directory. `m`, `.` and `..` are none: Terraform takes them for modules of a registry.
const STARTS: &[&str] = &["./", "../", ".\\", "..\\"];

/// The path that a source is, relative to the module that names it, with `/` for `\` as Terraform reads it everywhere.
/// `None` where the source is not a directory.
pub(crate) fn local_path(source: &str) -> Option<String> {
    let is_local = STARTS.iter().any(|start| source.starts_with(start));
    is_local.then(|| source.replace('\\', "/"))
}
