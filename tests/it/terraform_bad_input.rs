//! Directories that are no good Terraform: every one is read to the end, and what is wrong is said with its place.

use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::time::Duration;

use crate::harness::{Tests, functions};
use crate::support::{Directory, time_spent};
use proptest::prelude::*;
use scanwright::testing::{CALL, Diagnostic, TerraformCase as Case, TerraformDirectory as Read, Variables};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        what_is_no_configuration_is_refused_at_its_place,
        nesting_is_limited_in_every_shape,
        long_chains_of_names_end,
        texts_that_double_do_not_fill_the_memory,
        files_that_are_none_are_named,
        a_directory_without_terraform_is_refused,
        files_outside_of_the_directory_are_not_read,
        modules_in_a_circle_end,
        modules_that_double_at_each_level_end,
        a_file_of_ten_megabytes_is_read,
        a_giant_object_is_read_or_refused_in_time,
        cut_and_changed_files_end,
        bytes_of_any_kind_end
    )
}

const KINDS: &[&str] = &["aws_ecr_registry_scanning_configuration", "aws_inspector2_enabler", CALL];

const GOOD: &str = "resource \"aws_inspector2_enabler\" \"this\" {\n  resource_types = [\"ECR\"]\n}\n";

/// Reads a directory; its cases, and what was reported.
fn read(directory: &Directory) -> (Vec<Case>, Vec<Diagnostic>) {
    match Read::read(directory.path(), &Variables::default()) {
        Ok((read, diagnostics)) => (read.cases(KINDS).unwrap_or_default(), diagnostics),
        Err(diagnostics) => (Vec::new(), diagnostics.into()),
    }
}

/// The codes with the lines of their first labels.
fn codes(diagnostics: &[Diagnostic]) -> Vec<(&'static str, usize)> {
    let line = |diagnostic: &Diagnostic| {
        let place = &diagnostic.labels.first().expect("a diagnostic has a place").place;
        (diagnostic.code.code, place.source.position(place.span.start).line)
    };
    diagnostics.iter().map(line).collect()
}

/// A directory with one good file, and another one.
fn beside(name: &str, text: impl AsRef<[u8]>) -> Directory {
    let directory = Directory::new();
    directory.write("good.tf", GOOD);
    directory.write(name, text);
    directory
}

/// The file is refused at a line, and the good one is read.
fn refused(name: &str, text: impl AsRef<[u8]>, code: &'static str, line: usize) {
    let directory = beside(name, text);
    let (cases, diagnostics) = read(&directory);
    assert_eq!(codes(&diagnostics), [(code, line)], "{diagnostics:?}");
    assert_eq!(cases.first().map(|case| case.resources.len()), Some(1), "the good file is read");
}

fn what_is_no_configuration_is_refused_at_its_place() {
    refused("bad.tf", "a = 1\nresource \"x\" {\n", "T003", 2);
    refused("bad.tf", "\n\nresource \"x\" \"y\" { a = [1, }\n", "T003", 3);
    refused("bad.tf", "x = \"\\q\"\n", "T003", 1);
    refused("bad.tf", b"\x7fELF\x02\x01\x01\0\0\0".as_slice(), "T003", 1);
    refused("bad.tf", b"a = 1\nb = \"\xff\xfe\"\n".as_slice(), "T002", 2);
    // In comments any bytes may stand; the place is that of the first one that stands elsewhere.
    refused("bad.tf", b"# \xff\n/* \xfe\n*/ b = \"# \xff\"\n".as_slice(), "T002", 3);
    refused("bad.tf", b"\xef\xbb\xbf# \xff\nb = \xff\n".as_slice(), "T002", 2);
    refused("bad.tf.json", "{\n  \"resource\": {,}\n}", "T003", 2);
    refused("bad.tf.json", "", "T003", 1);
    refused("bad.tf.json", "{\"locals\": {\n\"a\": \"${1 +}\"}}", "T003", 2);
}

fn nesting_is_limited_in_every_shape() {
    let shapes: [(&str, &str); 12] = [
        ("[", "]"),
        ("(", ")"),
        ("{a=", "}"),
        ("f(", ")"),
        ("\"${", "}\""),
        ("!", ""),
        ("-", ""),
        ("x[", "]"),
        ("true ? 1 : ", ""),
        ("[for a in b : ", "]"),
        ("{for a in b : a => ", "}"),
        ("\"%{ if true }${", "}%{ endif }\""),
    ];
    for (open, close) in shapes {
        // A directive with a sequence in it is two levels.
        let deepest = if open.contains("%{") { 60 } else { 120 };
        for depth in [30, deepest, 130, 5_000, 100_000] {
            let text = format!("locals {{\n  a = {}1{}\n}}\n", open.repeat(depth), close.repeat(depth));
            let (cases, diagnostics) = read(&beside("deep.tf", text));
            assert_eq!(cases.len(), 1, "{open} {depth}");
            assert!(diagnostics.iter().all(|diagnostic| ["T003", "T004"].contains(&diagnostic.code.code)));
            assert_eq!(diagnostics.is_empty(), depth <= deepest, "{open} {depth}: {diagnostics:?}");
        }
    }
    let blocks = "a {\n".repeat(50_000) + &"}\n".repeat(50_000);
    refused("deep.tf", blocks, "T004", 129);
    let operators = format!("locals {{\n  a = 1{}\n}}\n", " + 1".repeat(100_000));
    refused("deep.tf", operators, "T004", 2);
    refused("deep.tf.json", "[".repeat(100_000) + &"]".repeat(100_000), "T004", 1);
    let json = format!("{{\"locals\": {{\"a\": {}1{}}}}}", "[".repeat(100), "]".repeat(100));
    assert_eq!(codes(&read(&beside("deep.tf.json", json)).1), []);
    let steps = format!("locals {{\n  a = local.b{}\n}}\n", ".c".repeat(100_000));
    assert_eq!(codes(&read(&beside("long.tf", steps)).1), []);
}

fn long_chains_of_names_end() {
    let mut text = String::from("locals {\n  a0 = \"ECR\"\n");
    for index in 1..5_000 {
        let _ = writeln!(text, "  a{index} = [local.a{}, local.a{}]", index - 1, index - 1);
    }
    text.push_str("  loop = local.pool\n  pool = \"${local.loop}x\"\n}\n");
    text.push_str(
        "resource \"aws_inspector2_enabler\" \"long\" {\n  resource_types = local.a4999\n  x = local.a40\n}\n",
    );
    text.push_str("resource \"aws_inspector2_enabler\" \"loop\" {\n  resource_types = [local.loop]\n}\n");
    let directory = beside("long.tf", text);
    // As much as the program gives itself; a test's thread has a quarter of it.
    let reading = std::thread::Builder::new().stack_size(scanwright::cli::STACK).spawn(move || read(&directory));
    let (cases, diagnostics) = reading.unwrap().join().unwrap();
    assert_eq!(codes(&diagnostics), []);
    let case = cases.first().expect("there is a case");
    let long = case.resources.iter().find(|resource| resource.address.ends_with(".long")).expect("it is there");
    assert!(long.body.value("resource_types").unknown().is_some());
    assert!(long.body.value("x").unknown().is_some(), "2^40 elements are not written out");
}

fn texts_that_double_do_not_fill_the_memory() {
    let mut text = String::from("locals {\n  a0 = \"0123456789012345678901234567890123456789\"\n");
    for index in 1..60 {
        let _ = writeln!(text, "  a{index} = \"${{local.a{}}}${{local.a{}}}\"", index - 1, index - 1);
    }
    text.push_str(
        "  b = [for x in range(1000) : [for y in range(1000) : [for z in range(1000) : \"${x}${y}${z}\"]]]\n",
    );
    text.push_str(
        "}\nresource \"aws_inspector2_enabler\" \"long\" {\n  resource_types = local.a59\n  x = local.b\n}\n",
    );
    let start = time_spent();
    let (cases, _) = read(&beside("long.tf", text));
    assert_eq!(cases.len(), 1);
    is_within(start, 60);
}

fn files_that_are_none_are_named() {
    let directory = beside("directory.tf/inner.tf", GOOD);
    std::os::unix::fs::symlink("nowhere", directory.path().join("broken.tf")).expect("a link can be made");
    std::os::unix::fs::symlink("link.tf", directory.path().join("link.tf")).expect("a link can be made");
    let fifo = std::process::Command::new("mkfifo").arg(directory.path().join("pipe.tf")).status();
    assert!(fifo.is_ok_and(|status| status.success()), "a pipe can be made");
    directory.write(".#editor.tf", "nonsense {");
    directory.write("backup.tf~", "nonsense {");
    let odd = std::ffi::OsStr::from_bytes(b"\xff.tf");
    let _ = std::fs::write(directory.path().join(odd), "x = ");
    let (cases, diagnostics) = read(&directory);
    assert_eq!(codes(&diagnostics), [("T001", 1), ("T001", 1), ("T001", 1)], "{diagnostics:?}");
    assert_eq!(cases.first().map(|case| case.resources.len()), Some(1));
}

fn a_directory_without_terraform_is_refused() {
    let empty = Directory::new();
    empty.write("README.md", "nothing");
    assert_eq!(codes(&read(&empty).1), [("T005", 1)]);
    let missing = Read::read(&empty.path().join("nowhere"), &Variables::default()).expect_err("it is not there");
    assert_eq!(codes(&missing), [("T001", 1)]);
    let file = Read::read(&empty.path().join("README.md"), &Variables::default()).expect_err("it is a file");
    assert_eq!(codes(&file), [("T005", 1)]);
}

/// Shows that `file` reads nothing but what lies below the directory, whatever a path or a link says.
fn files_outside_of_the_directory_are_not_read() {
    let outside = Directory::new();
    outside.write("secret.txt", "BASIC");
    outside.write("d/secret.txt", "BASIC");
    let directory = Directory::new();
    directory.write("inside.txt", "BASIC");
    directory.write("large.txt", "x".repeat((1 << 20) + 1));
    let link = |to: &std::path::Path, name: &str| {
        std::os::unix::fs::symlink(to, directory.path().join(name)).expect("a link can be made");
    };
    link(&outside.path().join("secret.txt"), "link.txt");
    link(&outside.path().join("d"), "linked");
    link(std::path::Path::new("inside.txt"), "within.txt");
    let pipe = std::process::Command::new("mkfifo").arg(directory.path().join("pipe.txt")).status();
    assert!(pipe.is_ok_and(|status| status.success()), "a pipe can be made");
    let absolute = outside.path().join("secret.txt").display().to_string();
    let upwards = format!("{}{absolute}", "../".repeat(32).trim_end_matches('/'));
    for (call, is_known) in [
        ("file(\"inside.txt\")".to_owned(), true),
        ("file(\"${path.module}/within.txt\")".to_owned(), true),
        ("file(\"link.txt\")".to_owned(), false),
        ("file(\"linked/secret.txt\")".to_owned(), false),
        (format!("file(\"{absolute}\")"), false),
        (format!("file(\"{upwards}\")"), false),
        ("templatefile(\"link.txt\", {})".to_owned(), false),
        ("fileexists(\"link.txt\")".to_owned(), false),
        ("fileset(\".\", \"**\")".to_owned(), false),
        ("file(\"large.txt\")".to_owned(), false),
        ("file(\"pipe.txt\")".to_owned(), false),
    ] {
        directory.write(
            "main.tf",
            format!("resource \"aws_ecr_registry_scanning_configuration\" \"x\" {{\n  scan_type = {call}\n}}\n"),
        );
        let (cases, diagnostics) = read(&directory);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let name = cases[0].resources[0].body.value("scan_type");
        assert_eq!(name.unknown().is_none(), is_known, "{call}: {name:?}");
    }
}

fn modules_in_a_circle_end() {
    let directory = Directory::new();
    directory.write("main.tf", format!("{GOOD}module \"a\" {{\n  source = \"./a\"\n}}\n"));
    directory.write("a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\nmodule \"self\" {\n  source = \"./\"\n}\n");
    directory.write("b/main.tf", "module \"a\" {\n  source = \"../a\"\n}\nmodule \"root\" {\n  source = \"../\"\n}\n");
    let (cases, diagnostics) = read(&directory);
    assert_eq!(codes(&diagnostics), [("T007", 5), ("T007", 2), ("T007", 5)], "{diagnostics:?}");
    assert!(diagnostics.iter().any(|diagnostic| diagnostic.labels.len() == 3), "all calls of a circle are named");
    assert_eq!(cases.len(), 1);
}

fn modules_that_double_at_each_level_end() {
    let directory = Directory::new();
    let calls = |next: usize| {
        let call = |name: &str| format!("module \"{name}\" {{\n  source = \"../m{next}\"\n}}\n");
        call("a") + &call("b")
    };
    directory.write("main.tf", "module \"a\" {\n  source = \"./m0\"\n}\n");
    for level in 0..30 {
        directory.write(&format!("m{level}/main.tf"), calls(level + 1));
    }
    directory.write("m30/main.tf", GOOD);
    let (_, diagnostics) = read(&directory);
    assert!(diagnostics.iter().all(|diagnostic| diagnostic.code.code == "T007") && !diagnostics.is_empty());
    assert!(diagnostics.len() < 100, "it is not said again and again: {}", diagnostics.len());
}

fn a_file_of_ten_megabytes_is_read() {
    let mut text = String::new();
    while text.len() < 10 * 1024 * 1024 {
        let _ = writeln!(
            text,
            "resource \"aws_ecr_repository\" \"r{}\" {{\n  name = \"team/${{var.x}}-{}\"\n\n  image_scanning_configuration {{\n    \
             scan_on_push = true # comment\n  }}\n  tags = {{ a = 1, b = \"x\" }}\n}}\n",
            text.len(),
            text.len()
        );
    }
    let directory = beside("big.tf", &text);
    let start = time_spent();
    let (cases, diagnostics) = read(&directory);
    assert_eq!((cases.len(), codes(&diagnostics)), (1, Vec::new()));
    is_within(start, 30);
}

fn a_giant_object_is_read_or_refused_in_time() {
    let entries: String = (0..400_000).map(|index| format!("    key{index} = {index}\n")).collect();
    let directory = beside("big.tf", format!("locals {{\n  big = {{\n{entries}  }}\n}}\n"));
    let start = time_spent();
    let (cases, _) = read(&directory);
    assert_eq!(cases.len(), 1);
    is_within(start, 30);
}

/// Texts that are nearly Terraform.
const SEEDS: &[&str] = &[
    GOOD,
    "locals {\n  a = [for k, v in { x = 1 } : \"${k}-${v}\" if v > 0]\n  b = local.a[0] == \"x\" ? try(1, 2) : null\n}\n",
    "module \"m\" {\n  source = \"./m\"\n  count  = var.n\n}\nvariable \"n\" {\n  type = object({ a = optional(list(string), [\"x\"]) })\n}\n",
    "resource \"aws_ecr_registry_scanning_configuration\" \"r\" {\n  dynamic \"rule\" {\n    for_each = toset([\"é\"])\n    content {\n      \
     x = <<-EOT\n        ${rule.value} %{ if true }y%{ endif }\n      EOT\n    }\n  }\n}\n",
    "{\"resource\": {\"aws_inspector2_enabler\": {\"x\": [{\"count\": \"${var.n ? 1 : 0}\", \"resource_types\": [\"EC\\u0052\"]}]}}}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    fn cut_and_changed_files_end(seed in 0..SEEDS.len(), cut in 0usize..400, at in 0usize..400, with in "\\PC{0,3}|[\\[\\](){}\"$%\\\\\n.*]{0,4}") {
        let seed = SEEDS[seed];
        let cut = seed.floor_char_boundary(cut.min(seed.len()));
        let at = seed.floor_char_boundary(at.min(cut));
        let text = format!("{}{with}{}", &seed[..at], &seed[at..cut]);
        for name in ["x.tf", "x.tf.json", "terraform.tfvars"] {
            let (_, diagnostics) = read(&beside(name, &text));
            codes(&diagnostics);
        }
    }

    fn bytes_of_any_kind_end(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for name in ["x.tf", "x.tf.json", "terraform.tfvars.json"] {
            let (_, diagnostics) = read(&beside(name, &bytes));
            codes(&diagnostics);
        }
    }
}

/// Asserts that no more seconds of a processor were spent since then.
#[track_caller]
fn is_within(start: Duration, seconds: u64) {
    let spent = time_spent().saturating_sub(start);
    assert!(spent < Duration::from_secs(seconds), "{spent:?}");
}
