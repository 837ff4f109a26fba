//! The worlds of a folder are all there are: whatever the variables are given, what comes out is one of them.
//!
//! Each folder is read twice, without values and with every combination of some. What is known without values must be
//! the same with them.

use std::path::Path;

use scanwright::testing::{
    Assignment, BlockValue, CALL, TerraformFolder as Folder, TerraformValue as Value, TerraformWorld as World,
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

/// The folders, each with values of its variables.
const FOLDERS: &[(&str, &[Choices])] = &[
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
    for (name, variables) in FOLDERS {
        let folder = Path::new("tests/terraform-folders").join(name);
        let all = worlds(&folder, &[]);
        let mut tried = 0;
        for values in combinations(variables) {
            // A variable that has a default has it in every world.
            if *name == "conditional" && values.iter().any(|value| value == "with_inspector=false") {
                continue;
            }
            for given in worlds(&folder, &values) {
                let fits = all.iter().any(|world| is_one_of(world, &given));
                assert!(fits, "{name} with {values:?} is none of the worlds: {given:#?}");
                tried += 1;
            }
        }
        assert!(tried > 1, "{name} was not tried");
    }
}

fn no_two_worlds_are_the_same_choices() {
    for (name, _) in FOLDERS {
        let worlds = worlds(&Path::new("tests/terraform-folders").join(name), &[]);
        for (index, world) in worlds.iter().enumerate() {
            assert!(worlds.iter().skip(index + 1).all(|other| other.choices != world.choices), "{name}");
        }
    }
}

fn worlds(folder: &Path, values: &[String]) -> Vec<World> {
    let variables = Variables { given: values.iter().cloned().map(Assignment::Value).collect() };
    let (read, diagnostics) = Folder::read(folder, &variables).expect("the folder is read");
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    read.worlds(KINDS).expect("there are few worlds")
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

/// Whether what is known in a world is so in a world that knows more. A resource that stands for all instances is held
/// against each of them.
fn is_one_of(world: &World, given: &World) -> bool {
    let mut left: Vec<&str> = given.resources.iter().map(|resource| resource.address.as_str()).collect();
    let has_all = world.resources.iter().all(|resource| {
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
