//! The cases of a directory are all there are: whatever the variables are given, what comes out is one of them.
//!
//! Each directory is read twice, without values and with every combination of some. What is known without values must
//! be the same with them.

use std::path::Path;

use scanwright::testing::{
    Assignment, BlockValue, CALL, TerraformCase as Case, TerraformDirectory as Directory, TerraformValue as Value,
    Variables,
};

use crate::harness::{Tests, functions};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(every_way_to_give_values_is_one_of_the_worlds, no_two_worlds_are_the_same_choices)
}

const KINDS: &[&str] =
    &["aws_ecr_registry_scanning_configuration", "aws_ecr_repository", "aws_inspector2_enabler", CALL];

/// A variable, and values of it.
type Choices = (&'static str, &'static [&'static str]);

/// The directories, each with values of its variables.
const DIRECTORIES: &[(&str, &[Choices])] = &[
    (
        "conditional",
        &[
            ("enabled", &["true", "false"]),
            ("env", &["prod", "dev", "test", "", "true"]),
            ("with_inspector", &["true", "false"]),
        ],
    ),
    ("equations", &[("env", &["prod", "dev", "test", "prod "]), ("on", &["true", "false"])]),
    ("short-circuits", &[("unknown", &["true", "false"]), ("settings", &["null"])]),
    (
        "unknowns",
        &[
            ("types", &["[]", "[\"ECR\"]", "[\"EC2\", \"ECR\"]"]),
            ("instances", &["0", "1"]),
            (
                "rules",
                &["[]", "[{frequency = \"MANUAL\", filters = []}]", "[{frequency = \"MANUAL\", filters = [\"a\"]}]"],
            ),
        ],
    ),
];

fn every_way_to_give_values_is_one_of_the_worlds() {
    for (name, variables) in DIRECTORIES {
        let directory = Path::new("tests/terraform-directories").join(name);
        let all = cases(&directory, &[]);
        let mut tried = 0;
        for values in combinations(variables) {
            // A variable that has a default has it in every case.
            if *name == "conditional" && values.iter().any(|value| value == "with_inspector=false") {
                continue;
            }
            for given in cases(&directory, &values) {
                let fits = all.iter().any(|case| is_one_of(case, &given));
                assert!(fits, "{name} with {values:?} is none of the cases: {given:#?}");
                tried += 1;
            }
        }
        assert!(tried > 1, "{name} was not tried");
    }
}

fn no_two_worlds_are_the_same_choices() {
    for (name, _) in DIRECTORIES {
        let cases = cases(&Path::new("tests/terraform-directories").join(name), &[]);
        for (index, case) in cases.iter().enumerate() {
            assert!(cases.iter().skip(index + 1).all(|other| other.choices != case.choices), "{name}");
        }
    }
}

fn cases(directory: &Path, values: &[String]) -> Vec<Case> {
    let variables =
        Variables { given: values.iter().cloned().map(Assignment::Value).collect(), ..Variables::default() };
    let (read, diagnostics) = Directory::read(directory, &variables).expect("the directory is read");
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    read.cases(KINDS).expect("there are few cases")
}

fn combinations(variables: &[Choices]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for (name, values) in variables {
        let with = |before: &Vec<String>| -> Vec<Vec<String>> {
            values.iter().map(|value| [before.clone(), vec![format!("{name}={value}")]].concat()).collect()
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

/// Whether what is known in a case is so in a case that knows more. A resource that stands for all instances is held
/// against each of them.
fn is_one_of(case: &Case, given: &Case) -> bool {
    let mut left: Vec<&str> = given.resources.iter().map(|resource| resource.address.as_str()).collect();
    let has_all = case.resources.iter().all(|resource| {
        let prefix = resource.address.strip_suffix("[*]");
        let own = given.resources.iter().filter(|given| match prefix {
            Some(prefix) => given.address.starts_with(&format!("{prefix}[")),
            None => given.address == resource.address,
        });
        let own: Vec<_> = own.collect();
        left.retain(|address| !own.iter().any(|own| own.address == *address));
        !own.is_empty() && own.iter().all(|own| fits(&resource.body, &own.body))
    });
    has_all && left.is_empty()
}

fn fits(known: &BlockValue, given: &BlockValue) -> bool {
    known.arguments.keys().eq(given.arguments.keys())
        && known.arguments.iter().all(|(name, argument)| is_refined(&argument.value, given.value(name)))
        && known.blocks.len() == given.blocks.len()
        && known.blocks.iter().zip(&given.blocks).all(|(known, given)| known.kind == given.kind && fits(known, given))
}

/// Whether a value is another one, as far as it is known.
fn is_refined(known: &Value, given: &Value) -> bool {
    match (known, given) {
        (Value::Unknown(_), _) => true,
        (Value::List(known), Value::List(given)) => {
            known.len() == given.len() && known.iter().zip(given).all(|(known, given)| is_refined(known, given))
        }
        (known, given) => known == given,
    }
}
