//! Expressions, evaluated here and by the real terraform: what is known here is what terraform says, and enough is known.
//!
//! `tests/terraform-expressions/expressions.txt` holds an expression a line, heredocs over several; what they name stands
//! in `values.tf` beside it, and what they read in `data/`. An expression that terraform refuses must not be known here.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::harness::{Tests, functions};
use crate::support::Directory as Temporary;
use crate::support::module::files;
use crate::support::terraform::{Needs, Terraform};
use scanwright::testing::{Open, TerraformDirectory as Directory, TerraformValue as Value, Variables};
use serde_json::Value as Json;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(what_is_known_is_what_terraform_says)
}

/// The least share of what terraform can evaluate that must be known here, in percent.
const KNOWN: usize = 90;

/// Proves that the evaluator knows what Terraform says: its documentation leaves out most of what is compared here.
fn what_is_known_is_what_terraform_says() {
    let Some(terraform) = Terraform::or_skip(Needs::Program, "comparing expressions with terraform") else { return };
    let directory = crate::support::project().join("tests/terraform-expressions");
    let values = std::fs::read_to_string(directory.join("values.tf")).expect("values.tf can be read");
    let expressions = std::fs::read_to_string(directory.join("expressions.txt")).expect("the expressions can be read");
    let expressions = expressions_of(&expressions);
    let theirs = theirs(&terraform, &values, &expressions);
    let ours = ours(&values, &expressions);
    let (mut faults, mut possible, mut known) = (String::new(), 0, 0);
    for (index, expression) in expressions.iter().enumerate() {
        let (ours, theirs) = (ours.get(&index).expect("every expression is read"), theirs.get(&index));
        possible += usize::from(theirs.is_some());
        let Some(ours) = exported(ours) else {
            let said = theirs.map_or_else(|| "an error".to_owned(), Json::to_string);
            eprintln!("not known: {expression}   (terraform: {said})");
            continue;
        };
        known += usize::from(theirs.is_some());
        if !theirs.is_some_and(|theirs| is_same(&ours, theirs)) {
            let theirs = theirs.map_or_else(|| "an error".to_owned(), Json::to_string);
            let _ = writeln!(faults, "{expression}\n  here {ours}, terraform {theirs}");
        }
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(known * 100 >= possible * KNOWN, "only {known} of {possible} are known");
    eprintln!("{known} of {possible} known, {} refused by terraform", expressions.len() - possible);
}

fn expressions_of(text: &str) -> Vec<String> {
    let (mut all, mut lines): (Vec<String>, _) = (Vec::new(), text.lines());
    while let Some(line) = lines.next() {
        let mut expression = line.to_owned();
        if line.starts_with("<<") {
            for line in lines.by_ref() {
                let _ = write!(expression, "\n{line}");
                if line.trim() == "EOT" {
                    break;
                }
            }
        }
        all.push(expression);
    }
    all
}

/// A directory with what expressions name and read.
fn with_values(values: &str) -> Temporary {
    let directory = Temporary::new();
    directory.write("values.tf", values);
    for (name, bytes) in files(&crate::support::project().join("tests/terraform-expressions/data")) {
        directory.write(&format!("data/{name}"), bytes);
    }
    directory
}

/// What terraform says: of each expression that it does not refuse the value, as JSON.
fn theirs(terraform: &Terraform, values: &str, expressions: &[String]) -> BTreeMap<usize, Json> {
    let directory = with_values(values);
    // Those that are wrong keep the whole from being planned, so they are found first and left out.
    let mut right: Vec<usize> = (0..expressions.len()).collect();
    loop {
        let outputs: String = right.iter().map(|index| output(*index, &expressions[*index])).collect();
        directory.write("outputs.tf", outputs);
        let plan = terraform.run(directory.path(), &["plan", "-json", "-input=false", "-out=plan"]);
        let said = String::from_utf8_lossy(&plan.stdout).into_owned();
        let wrong = wrong(&said, directory.read("outputs.tf").as_str());
        if wrong.is_empty() {
            assert!(plan.status.success(), "{said}");
            break;
        }
        right.retain(|index| !wrong.contains(index));
    }
    let shown = terraform.succeed(directory.path(), &["show", "-json", "plan"]);
    let shown: Json = serde_json::from_str(&shown).expect("a plan is JSON");
    let after = |index: &usize| {
        let change = &shown["output_changes"][format!("e{index}")];
        // A null output is no change: it isn't there.
        (*index, change.get("after").cloned().unwrap_or(Json::Null))
    };
    right.iter().map(after).collect()
}

fn output(index: usize, expression: &str) -> String {
    format!("output \"e{index}\" {{\n  value = {expression}\n}}\n")
}

/// The expressions in which terraform found something wrong.
fn wrong(said: &str, outputs: &str) -> Vec<usize> {
    let lines: Vec<&str> = outputs.lines().collect();
    let errors = said.lines().filter_map(|line| serde_json::from_str::<Json>(line).ok());
    let errors =
        errors.filter(|line| line["diagnostic"]["severity"] == "error" && line["diagnostic"]["range"].is_object());
    let start = |line: &Json| {
        let line = line["diagnostic"]["range"]["start"]["line"].as_u64();
        let line = usize::try_from(line.unwrap_or_else(|| panic!("an error without a place: {said}"))).expect("a line");
        let header = lines[..line].iter().rev().find_map(|line| line.strip_prefix("output \"e"));
        header.and_then(|header| header.split('"').next()?.parse().ok()).expect("an error stands in an output")
    };
    errors.map(|line| start(&line)).collect()
}

/// What is evaluated here: each expression is the argument of a resource.
fn ours(values: &str, expressions: &[String]) -> BTreeMap<usize, Value> {
    let directory = with_values(values);
    let argument = |(index, expression): (usize, &String)| {
        directory
            .write(&format!("e{index}.tf"), format!("resource \"x\" \"e{index}\" {{\n  value = {expression}\n}}\n"));
    };
    expressions.iter().enumerate().for_each(argument);
    let (read, _) = Directory::read(directory.path(), &Variables::default()).expect("the directory can be read");
    let cases = read.cases_where(&|_, block| &*block.kind == "resource").expect("there are few cases");
    let mut all: BTreeMap<usize, Value> = (0..expressions.len()).map(|index| (index, unread())).collect();
    for resource in &cases.first().expect("there is a case").resources {
        let index = resource.address.trim_start_matches("x.e").parse().expect("an address has its number");
        all.insert(index, resource.body.value("value").clone());
    }
    all
}

/// An expression that is not read at all.
fn unread() -> Value {
    Value::Unknown(Open::new("not read".to_owned()))
}

/// A value as JSON, with numbers as texts; `None` where something in it is unknown.
fn exported(value: &Value) -> Option<Json> {
    Some(match value {
        Value::Null => Json::Null,
        Value::Bool(bool) => Json::Bool(*bool),
        Value::Number(number) => Json::Number(serde_json::from_str(number).ok()?),
        Value::Text(text) => Json::String(text.clone()),
        Value::List(items) => Json::Array(items.iter().map(exported).collect::<Option<_>>()?),
        Value::Map(entries) => {
            let entry = |(key, value): (&String, &Value)| Some((key.clone(), exported(value)?));
            Json::Object(entries.iter().map(entry).collect::<Option<_>>()?)
        }
        Value::Unknown(_) => return None,
    })
}

/// Whether two values are the same; numbers that JSON's own do not tell apart count as the same.
fn is_same(ours: &Json, theirs: &Json) -> bool {
    match (ours, theirs) {
        (Json::Array(ours), Json::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| is_same(ours, theirs))
        }
        (Json::Object(ours), Json::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().all(|(key, ours)| theirs.get(key).is_some_and(|theirs| is_same(ours, theirs)))
        }
        (Json::Number(ours), Json::Number(theirs)) => ours.as_f64() == theirs.as_f64(),
        (ours, theirs) => ours == theirs,
    }
}
