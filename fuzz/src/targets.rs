//! Targets: a function for each kind of input, which panics where something is wrong.

use std::path::Path;
use std::sync::Arc;

use scanwright::testing::{
    Diagnostic, ImportChoice, ImportInput, Inventory, Pattern, Relation, RelationKind, Source, TerraformDirectory,
    Text, Variables, compile_text, diagnostics_json, format, import, is_native_syntax, is_repository_name, is_subset,
    lint_directory, meets, overlap, read_scan, relate, render_human,
};

/// Runs one input.
pub type Target = fn(&[u8]);

/// The names of the targets, with their functions.
pub const TARGETS: &[(&str, Target)] =
    &[("policy", policy), ("terraform", terraform), ("json", json), ("layout", layout), ("filters", filters)];

/// A policy: it is refused with findings that can be shown, or compiled to the same verified text every time.
pub fn policy(bytes: &[u8]) {
    let text = || Text {
        name: "scan-policy.toml".to_owned(),
        file_name: "scan-policy.toml".to_owned(),
        directory: "nowhere".into(),
        bytes: bytes.to_vec(),
    };
    match compile_text(text()) {
        Ok(files) => {
            for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".tf")) {
                assert_eq!(format(text), **text, "{path} is not laid out");
                assert!(is_native_syntax(text), "{path} can't be read:\n{text}");
            }
            assert_eq!(compile_text(text()).expect("it has been compiled"), files);
        }
        Err(findings) => {
            assert!(findings.iter().any(Diagnostic::is_error), "it is refused without an error");
            // An obligation that the built-in templates break is a bug, whatever the policy says.
            assert!(!shown(&findings).contains("error[V"), "{findings:?}");
        }
    }
}

/// Terraform in a file, native or JSON: it is read, evaluated, linted and imported.
pub fn terraform(bytes: &[u8]) {
    let directory = tempfile::tempdir().expect("a temporary directory can be made");
    let is_json = bytes.trim_ascii_start().starts_with(b"{");
    let name = if is_json { "main.tf.json" } else { "main.tf" };
    std::fs::write(directory.path().join(name), bytes).expect("the input can be written");
    terraform_directory(directory.path());
}

/// A directory of Terraform.
fn terraform_directory(directory: &Path) {
    match TerraformDirectory::read(directory, &Variables::default()) {
        Ok((_, findings)) => drop(shown(&findings)),
        Err(findings) => drop(shown(&findings)),
    }
    match lint_directory(directory) {
        Ok(findings) => drop(shown(&findings)),
        Err(findings) => drop(shown(&findings)),
    }
    imported(ImportInput::Terraform(directory.to_owned()));
}

/// Documents of AWS and of Terraform: each reader takes the text or says why not.
pub fn json(bytes: &[u8]) {
    imported(ImportInput::Bytes { name: "input.json".to_owned(), bytes: bytes.to_vec() });
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Inventory::parse(&Source::new("names.json", text)) {
        Ok(inventory) => {
            let names = inventory.names();
            assert!(!names.is_empty() && names.is_sorted() && names.iter().all(|name| is_repository_name(name)));
        }
        Err(findings) => drop(shown(&findings)),
    }
    if let Err(findings) = read_scan(&[("scan.json", text)]) {
        let _ = shown(&findings);
    }
}

/// Asserts that the policy of an import compiles.
fn imported(input: ImportInput) {
    match import(input, &ImportChoice::default(), None) {
        Ok(imported) => {
            let _ = shown(&imported.warnings);
            let text = Text {
                name: "imported.toml".to_owned(),
                file_name: "imported.toml".to_owned(),
                directory: "nowhere".into(),
                bytes: imported.text.clone().into_bytes(),
            };
            let compiled = compile_text(text);
            assert!(compiled.is_ok(), "{compiled:?}\n{}", imported.text);
        }
        Err(findings) => drop(shown(&findings)),
    }
}

/// Laying out: what is laid out is laid out for good, and can be read where it could be before.
pub fn layout(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let once = format(text);
    // A string that is one interpolation loses its quotes, as with `terraform fmt`, and what is on several lines in it its meaning.
    if is_native_syntax(text) && !text.contains("\"${") {
        assert!(is_native_syntax(&once), "it can't be read any more:\n{once}");
        // Blanks at the very end, without a line end, stay at first, as `terraform fmt` leaves them.
        if text.ends_with('\n') {
            assert_eq!(format(&once), once, "laying out twice changes it");
        }
    }
}

/// Filters, one a line, over the letters `a` and `b` and the separators: each pair, and each half of them, beside all short
/// names by definition.
pub fn filters(bytes: &[u8]) {
    let globs: Vec<String> = bytes.split(|&byte| byte == b'\n').take(6).map(spelled).collect();
    let patterns: Vec<Pattern> = globs.iter().map(|glob| Pattern::glob(glob)).collect();
    for (one, first) in globs.iter().zip(&patterns) {
        for (other, second) in globs.iter().zip(&patterns) {
            let related = relate(std::slice::from_ref(first), std::slice::from_ref(second));
            agrees(&related, &[one], &[other]);
            assert_eq!(meets(first, second), overlap(first, second).is_some(), "{one} {other}");
            let is_within = matches!(related.kind, RelationKind::Equal | RelationKind::Subset);
            assert_eq!(is_subset(first, second), is_within, "{one} {other}");
        }
    }
    let (left, right) = patterns.split_at(patterns.len() / 2);
    let (ones, others) = globs.split_at(globs.len() / 2);
    agrees(&relate(left, right), &ones.iter().collect::<Vec<_>>(), &others.iter().collect::<Vec<_>>());
}

/// The characters of a filter that bytes stand for.
fn spelled(bytes: &[u8]) -> String {
    bytes.iter().take(12).map(|byte| char::from(b"aabb***-_./z"[usize::from(*byte) % 12])).collect()
}

/// Holds a relation against every name of up to five characters, and its witnesses against the definition of a match.
fn agrees(related: &Relation, left: &[&String], right: &[&String]) {
    let any = |globs: &[&String], name: &[u8]| globs.iter().any(|glob| matches(glob.as_bytes(), name));
    let witnesses =
        [(&related.both, true, true), (&related.only_left, true, false), (&related.only_right, false, true)];
    for (witness, is_left, is_right) in witnesses {
        if let Some(name) = witness {
            assert!(is_repository_name(name), "{name}");
            assert_eq!((any(left, name.as_bytes()), any(right, name.as_bytes())), (is_left, is_right), "{name}");
        }
    }
    for name in short_names().iter() {
        let found = match (any(left, name), any(right, name)) {
            (true, true) => &related.both,
            (true, false) => &related.only_left,
            (false, true) => &related.only_right,
            (false, false) => continue,
        };
        let is_known = found.as_ref().is_some_and(|found| found.len() <= name.len());
        let is_unknown = matches!(related.kind, RelationKind::Unknown { .. });
        assert!(is_known || is_unknown, "{left:?} {right:?}: {}", String::from_utf8_lossy(name));
    }
}

/// Matching by definition: a star is any number of characters.
fn matches(glob: &[u8], name: &[u8]) -> bool {
    match glob.split_first() {
        None => name.is_empty(),
        Some((b'*', rest)) => matches(rest, name) || name.split_first().is_some_and(|(_, name)| matches(glob, name)),
        Some((letter, rest)) => name.split_first().is_some_and(|(first, name)| first == letter && matches(rest, name)),
    }
}

fn short_names() -> Arc<Vec<Vec<u8>>> {
    static NAMES: std::sync::OnceLock<Arc<Vec<Vec<u8>>>> = std::sync::OnceLock::new();
    Arc::clone(NAMES.get_or_init(|| {
        let mut names: Vec<Vec<u8>> = vec![Vec::new()];
        let mut all = Vec::new();
        for _ in 0..4 {
            let longer =
                |name: &Vec<u8>| b"ab-_./z".iter().map(|letter| [name.as_slice(), &[*letter]].concat()).collect();
            names = names.iter().flat_map(|name| -> Vec<Vec<u8>> { longer(name) }).collect();
            let is_name = |name: &&Vec<u8>| std::str::from_utf8(name).is_ok_and(is_repository_name);
            all.extend(names.iter().filter(is_name).cloned());
        }
        Arc::new(all)
    }))
}

/// Shows findings; none has a character that drives a terminal.
fn shown(findings: &[Diagnostic]) -> String {
    let text = render_human(findings, false);
    assert!(!text.contains(|char: char| char.is_control() && char != '\n'), "{text:?}");
    let _ = diagnostics_json(findings);
    text
}
