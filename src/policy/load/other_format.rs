//! Texts that are no policy as a whole: of these one finding says what they are, instead of one for each line.

use super::not_utf8::decrypt;
use super::syntax_error::CODE;
use crate::diagnostic::Diagnostic;
use crate::encrypted::encrypted_by;
use crate::policy::PolicyFile;
use crate::source::Span;

/// The start of a file that Git LFS put in place of another.
const LFS_POINTER: &str = "version https://git-lfs.github.com/spec/";

/// Words that begin a block of Terraform.
const BLOCKS: &[&str] = &["data", "locals", "module", "output", "provider", "resource", "terraform", "variable"];

/// Finds out what a text that is not TOML is, where that can be told.
pub(super) fn report(file: &PolicyFile) -> Option<Diagnostic> {
    conflict(file).or_else(|| encrypted(file)).or_else(|| {
        let text = file.source.text();
        let first = text.lines().find(|line| !matches!(line.trim_start().bytes().next(), None | Some(b'#')))?;
        let (what, help) = recognise(text, first)?;
        let place = file.place(Span::of_part(text, first.trim()));
        Some(Diagnostic::new(&CODE, format!("the policy is {what}, not TOML")).primary(place, "").help(help))
    })
}

fn encrypted(file: &PolicyFile) -> Option<Diagnostic> {
    let text = file.source.text();
    let program = encrypted_by(text.as_bytes())?;
    let place = file.place(Span::of_part(text, text.lines().next()?));
    let message = format!("the policy is encrypted by {program}, not TOML");
    Some(Diagnostic::new(&CODE, message).primary(place, "").help(decrypt(program)))
}

fn recognise(text: &str, first: &str) -> Option<(&'static str, &'static str)> {
    let policy = "a policy is TOML and starts with `version = 1`; `scanwright init` writes a complete one";
    let start = first.trim_start();
    if start.starts_with(LFS_POINTER) {
        return Some((
            "a Git LFS pointer",
            "fetch the file that it stands for with `git lfs pull`, or take policies out of LFS: they are small texts",
        ));
    }
    if start.starts_with("<!") || start.starts_with("<?") || start.starts_with("<html") {
        return Some(("HTML or XML", policy));
    }
    if start.starts_with('{') {
        return Some(("JSON", policy));
    }
    if BLOCKS.contains(&start.split([' ', '{']).next().unwrap_or_default()) && start.trim_end().ends_with('{') {
        return Some(("Terraform", "`scanwright import` makes a policy of existing Terraform"));
    }
    is_yaml(text, first).then_some(("YAML", policy))
}

/// Tells YAML: it begins as YAML does, and no line sets a key as TOML does.
fn is_yaml(text: &str, first: &str) -> bool {
    let is_word = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
    };
    let key_before =
        |line: &str, sign: char| line.trim_start().split_once(sign).is_some_and(|(key, _)| is_word(key.trim_end()));
    let begins = first.starts_with("---") || first.starts_with("- ") || key_before(first, ':');
    begins && !text.lines().any(|line| key_before(line, '='))
}

/// A merge conflict that nobody resolved, with its markers.
fn conflict(file: &PolicyFile) -> Option<Diagnostic> {
    let text = file.source.text();
    let line = |marker: &str| {
        text.lines().find(|line| line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    };
    let (ours, theirs) = (line("<<<<<<<")?, line(">>>>>>>")?);
    let place = |line| file.place(Span::of_part(text, line));
    let finding = Diagnostic::new(&CODE, "the policy has a merge conflict that is not resolved")
        .primary(place(ours), "one side begins here")
        .also(place(theirs), "the other ends here");
    Some(
        finding.help(
            "keep the lines that are to hold, and remove those that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
        ),
    )
}
