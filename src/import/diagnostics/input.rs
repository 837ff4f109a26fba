//! Findings on what is to be imported: it can't be read, or tells of no registry, or of several.

use std::io::{Error as IoError, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::import::found::Found;
use crate::import::redact::redact;
use crate::json::Error as JsonError;
use crate::source::{Place, Source, Span};
use crate::terraform::Assignment;

pub(in crate::import) static UNREADABLE_IMPORT: Code = page!(Error "A001" "unreadable-import");
pub(in crate::import) static NOT_IMPORTABLE: Code = page!(Error "A002" "not-importable");
pub(in crate::import) static UNKNOWN_VERSION: Code = page!(Error "A003" "unknown-version");
pub(in crate::import) static NOTHING_TO_IMPORT: Code = page!(Error "A004" "nothing-to-import");
pub(in crate::import) static WHICH_CONFIGURATION: Code = page!(Error "A005" "which-configuration");

/// The most places that are pointed at where each is the same trouble.
const FEW: usize = 5;

/// The most configurations that are pointed at, of which one has to be chosen.
const MANY: usize = 20;

/// The input of that path can't be read.
pub(in crate::import) fn unreadable(path: &Path, error: &IoError) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::NotFound => {
            "pass a Terraform directory, a state or plan as JSON, or the output of `aws ecr get-registry-scanning-configuration`"
        }
        ErrorKind::PermissionDenied => "check the file permissions",
        _ => "pass the path of a file or directory, or `-` for standard input",
    };
    unreadable_because(path, &crate::io::reason(error)).help(help)
}

/// The input has more bytes than are read.
pub(in crate::import) fn too_large(path: &Path, most: u64) -> Diagnostic {
    unreadable_because(path, &format!("it has more than {most} bytes")).help(
        "import the configuration from AWS instead: `aws ecr get-registry-scanning-configuration > registry.json`",
    )
}

fn unreadable_because(path: &Path, why: &str) -> Diagnostic {
    let name = if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() };
    Diagnostic::new(&UNREADABLE_IMPORT, format!("`{name}` can't be read: {why}"))
        .primary(Place::new(&Source::new(name, ""), Span::default()), "")
}

/// The help that lists what is read.
const HELP: &str = "supported inputs are a Terraform directory, the output of `terraform show -json` for a state or plan, a state file, a CloudFormation template, and the output of `aws ecr get-registry-scanning-configuration`";

/// The beginnings of other formats, and what to do instead.
const OTHER_FORMATS: &[(&str, &str, &str)] = &[
    ("REGISTRYID", "the text output of the AWS CLI", "write it with `--output json`"),
    ("registryId:", "YAML", "write it with `--output json`"),
    ("---", "the table output of the AWS CLI, or YAML", "write it with `--output json`"),
    ("version = ", "a policy already", "use `scanwright check` for a policy"),
    ("#:schema", "a policy already", "use `scanwright check` for a policy"),
];

/// Answers of AWS that say something else, by a key of theirs.
const OTHER_ANSWERS: &[(&str, &str)] = &[
    ("repositories", "a list of repositories, which belongs to `--repositories`"),
    ("scanningConfigurations", "the settings of single repositories, not those of the registry"),
    ("accounts", "the status of Inspector, not the settings of the registry"),
    ("ecrConfiguration", "the configuration of Inspector, which belongs to `--inspector`"),
    ("accountId", "an account, not a scanning configuration"),
];

/// Bytes that are UTF-16.
pub(in crate::import) fn utf16(name: &str) -> Diagnostic {
    let what = "it is UTF-16, not UTF-8: Windows PowerShell writes UTF-16 with `>`";
    of_file(name, what, "write it with `| Out-File -Encoding utf8 registry.json`")
}

/// Bytes that are no UTF-8. Nothing of what is not text is shown.
pub(in crate::import) fn not_utf8(name: &str, wrong: u8, valid: usize) -> Diagnostic {
    of_file(name, &format!("it is not UTF-8: byte {wrong:#04x} at offset {valid}"), HELP)
}

/// A plan as `terraform plan -out` saves it.
pub(in crate::import) fn saved_plan(name: &str) -> Diagnostic {
    of_file(name, "it is a saved plan", "convert it to JSON first: `terraform show -json PLAN > plan.json`")
}

/// A file to compare with that is no answer of AWS.
pub(in crate::import) fn not_live(source: &Arc<Source>) -> Diagnostic {
    let message = "the file does not hold what AWS has: it is no answer about the scanning configuration";
    Diagnostic::new(&NOT_IMPORTABLE, message)
        .primary(Place::new(&Source::new(source.name(), ""), Span::default()), "")
        .help("`--against FILE` takes the output of `aws ecr get-registry-scanning-configuration`; for an earlier output pass its directory or a git revision")
}

/// A text that is neither JSON nor Terraform.
pub(in crate::import) fn other_text(source: &Arc<Source>) -> Diagnostic {
    let text = source.text().trim_start();
    if text.is_empty() {
        return of_file(source.name(), "it is empty", HELP);
    }
    let is_terraform = ["resource \"", "module \"", "terraform {"].iter().any(|word| text.contains(word));
    match OTHER_FORMATS.iter().find(|(start, ..)| text.starts_with(start)) {
        None if is_terraform => of_file(
            source.name(),
            "it is Terraform without the file name extension",
            "pass the directory, or a file whose name ends in `.tf`",
        ),
        Some((_, what, help)) => of_file(source.name(), &format!("it is {what}"), help),
        None => of_file(source.name(), "it is neither JSON nor Terraform", HELP),
    }
}

/// A text that starts as JSON does and breaks off, or goes on as something else. The reason names no value, and the
/// text is redacted.
pub(in crate::import) fn broken_json(source: &Arc<Source>, error: &JsonError) -> Diagnostic {
    let help = if error.is_at_end { "the file is truncated: write it again" } else { HELP };
    let place = Place::new(&redact(source, &[]), Span { start: error.at, end: error.at });
    Diagnostic::new(&NOT_IMPORTABLE, format!("the input is not valid JSON: {}", error.reason))
        .primary(place, "")
        .help(help)
}

/// A text that starts as a template does and is none.
pub(in crate::import) fn broken_template(reason: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&NOT_IMPORTABLE, format!("the template can't be read: {reason}"))
        .primary(place, "")
        .help("`aws cloudformation validate-template --template-body file://FILE` says what CloudFormation makes of it")
}

/// A template without the resource.
pub(in crate::import) fn nothing_in_template(source: &Source, kind: &str) -> Diagnostic {
    let name = Source::new(source.name(), "");
    Diagnostic::new(&NOTHING_TO_IMPORT, format!("the template has no `{kind}`"))
        .primary(Place::new(&name, Span::default()), "")
        .help("pass the template that has it, or import the configuration from AWS: `aws ecr get-registry-scanning-configuration > registry.json`")
}

/// JSON that is none of what is read, with the keys that it starts with.
pub(in crate::import) fn other_json<'k>(source: &Arc<Source>, mut keys: impl Iterator<Item = &'k str>) -> Diagnostic {
    let answer = keys.find_map(|key| OTHER_ANSWERS.iter().find(|(known, _)| *known == key));
    match answer {
        Some((_, what)) => of_file(source.name(), &format!("it is {what}"), HELP),
        None => of_file(source.name(), "it is JSON, but neither from AWS nor from Terraform", HELP),
    }
}

/// JSON of a shape that its kind does not have, at a place that shows no value.
pub(in crate::import) fn misfit(what: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&NOT_IMPORTABLE, format!("the input can't be imported: {what}")).primary(place, "").help(HELP)
}

fn of_file(name: &str, what: &str, help: &str) -> Diagnostic {
    let place = Place::new(&Source::new(name, ""), Span::default());
    Diagnostic::new(&NOT_IMPORTABLE, format!("the input can't be imported: {what}")).primary(place, "").help(help)
}

/// A `--var` for what has no variables.
pub(in crate::import) fn no_variables(name: &str, given: &Assignment) -> Diagnostic {
    let what = match given {
        Assignment::Value(text) => text.split('=').next().unwrap_or_default(),
        Assignment::File(_) => "--var-file",
    };
    of_file(name, &format!("it has no variables, such as `{what}`"), "`--var` is for a Terraform directory")
}

/// A `--var` for a template that declares no parameter of the name.
pub(in crate::import) fn no_parameter(name: &str, given: &Assignment) -> Diagnostic {
    match given {
        Assignment::Value(text) => {
            let what = text.split('=').next().unwrap_or_default();
            of_file(
                name,
                &format!("the template has no parameter `{what}`"),
                "`--var` takes a parameter of the template: `--var NAME=VALUE`",
            )
        }
        Assignment::File(_) => {
            of_file(name, "a template takes no `--var-file`", "give each parameter by itself: `--var NAME=VALUE`")
        }
    }
}

/// A format of another version; `known` says which one is read, and `version` holds no secret.
pub(in crate::import) fn unknown_version(what: &str, version: &str, known: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_VERSION, format!("this release of scanwright supports {known} of {what}, not {version}"))
        .primary(place.clone(), "")
        .help(
            "import the configuration from AWS instead: `aws ecr get-registry-scanning-configuration > registry.json`",
        )
}

/// An input of that kind and name without a configuration of scanning.
pub(in crate::import) fn nothing_to_import(kind: &str, source: &Arc<Source>) -> Diagnostic {
    let name = Source::new(source.name(), "");
    Diagnostic::new(
        &NOTHING_TO_IMPORT,
        format!("{kind} has no `aws_ecr_registry_scanning_configuration`"),
    )
    .primary(Place::new(&name, Span::default()), "")
    .help(
        "if it was configured in the console, import the configuration from AWS: `aws ecr get-registry-scanning-configuration > registry.json`",
    )
}

/// A Terraform directory without a configuration of scanning; `absent` are those that some variables would make exist,
/// `unread` the modules that are not looked into.
pub(in crate::import) fn nothing_in_directory(
    directory: &Path,
    absent: &[(Place, Vec<String>)],
    unread: &[(String, Place)],
) -> Diagnostic {
    let message = "the directory has no scanning configuration of a registry";
    let mut diagnostic = Diagnostic::new(&NOTHING_TO_IMPORT, message);
    for (place, variables) in absent {
        let variables: Vec<&str> = variables.iter().map(String::as_str).collect();
        let text = match variables.is_empty() {
            true => "this is created in no case".to_owned(),
            false => format!("this depends on {}: set it with `--var NAME=VALUE`", suggest::all_of(&variables)),
        };
        diagnostic = diagnostic.also(place.clone(), text);
    }
    for (source, place) in unread.iter().take(FEW) {
        diagnostic = diagnostic.also(place.clone(), format!("`{source}` is not read"));
    }
    if diagnostic.labels.is_empty() {
        let name = Source::new(directory.display().to_string(), "");
        diagnostic = diagnostic.primary(Place::new(&name, Span::default()), "");
    }
    diagnostic.help("import a state (`terraform show -json > state.json`), or the configuration from AWS: `aws ecr get-registry-scanning-configuration > registry.json`")
}

/// More than one configuration, and nothing said of which one is meant.
pub(in crate::import) fn several_configurations(found: &[Found]) -> Diagnostic {
    let message = format!("the input has {} scanning configurations, and none is selected", found.len());
    let help =
        "a policy is for one account and region: select one with `--address`, or with `--region` if that is enough";
    at_configurations(message, found).help(help)
}

/// No configuration is the one that was asked for; there are these.
pub(in crate::import) fn no_such_configuration(found: &[Found]) -> Diagnostic {
    let addresses: Vec<&str> = found.iter().map(|found| found.address.as_str()).collect();
    let message = "no scanning configuration has this address and region";
    at_configurations(message.to_owned(), found)
        .help(format!("there are these: {}", suggest::first_of(&addresses, MANY)))
}

fn at_configurations(message: String, found: &[Found]) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(&WHICH_CONFIGURATION, message);
    for (index, one) in found.iter().take(MANY).enumerate() {
        let region = one.region.as_ref().map(|region| format!(", in {region}")).unwrap_or_default();
        let text = format!("`--address '{}'`{region}", one.address);
        diagnostic = if index == 0 {
            diagnostic.primary(one.place.clone(), text)
        } else {
            diagnostic.also(one.place.clone(), text)
        };
    }
    diagnostic
}
