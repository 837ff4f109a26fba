#![doc = include_str!("reserved-output.md")]

use std::path::{Component, Path};

use super::context::CheckContext;
use super::{invalid_module_name, invalid_output};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::tidy;
use crate::source::At;

pub(super) static CODE: Code = page!(Warning "P028" "reserved-output");

/// The names of devices, which Windows takes for no file, whatever stands behind a dot ("Naming Files, Paths, and Namespaces").
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Devices that a digit follows.
const NUMBERED: &[&str] = &["com", "lpt"];

/// Reports an output directory that can't be checked out on Windows.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let module = &context.policy.document.module;
    // Without an `output` the name is the directory.
    let is_valid =
        |output: &&At<String>| invalid_output::fault(&output.value, &context.policy.file.directory).is_none();
    let output = match &module.output {
        Some(output) => Some(output).filter(is_valid),
        None => module.name.as_ref().filter(|name| invalid_module_name::is_valid(&name.value)),
    };
    let Some(output) = output else { return };
    let path = tidy(Path::new(&output.value));
    let names = path.components().filter_map(|component| match component {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    for (name, fault) in names.filter_map(|name| Some((name, fault(name)?))) {
        let message = format!("Windows can't check out the directory `{name}`: {fault}");
        findings.push(
            Diagnostic::new(&CODE, message)
                .primary(context.place(output.span), "")
                .help("use another directory, so that the repository can be cloned on every machine"),
        );
    }
}

fn fault(name: &str) -> Option<&'static str> {
    let base = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_number =
        |rest: &str| rest.chars().count() == 1 && rest.contains(|char| "0123456789\u{b9}\u{b2}\u{b3}".contains(char));
    let is_numbered = NUMBERED.iter().any(|device| base.strip_prefix(device).is_some_and(is_number));
    if DEVICES.contains(&&*base) || is_numbered {
        Some("the name is reserved for a device")
    } else if name.contains(['<', '>', ':', '"', '|', '?', '*']) {
        Some("the name contains one of `< > : \" | ? *`")
    } else if name.ends_with(['.', ' ']) {
        Some("the name ends with a dot or a space")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn reserved_names_are_those_of_windows() {
        for bad in ["con", "AUX", "nul.tf", "com1", "Lpt9.txt", "COM\u{b9}", "a:b", "what?", "dot.", "blank ", "nul .x"]
        {
            assert!(fault(bad).is_some(), "{bad}");
        }
        for good in ["console", "com", "com10", "lptx", "auxiliary", "a.con", "modules", ".hidden", "a b"] {
            assert_eq!(fault(good), None, "{good}");
        }
    }
}
