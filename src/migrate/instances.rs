//! Instances in all cases of a directory, and addresses without keys.

use crate::terraform::{Case, Open, Resource, Value};

/// The resources of all cases, each address once: as in the first case that has it.
pub(super) fn resources(cases: &[Case]) -> Vec<Resource> {
    let mut all: Vec<Resource> = Vec::new();
    for resource in cases.iter().flat_map(|case| &case.resources) {
        match all.iter_mut().find(|known| known.address == resource.address) {
            None => all.push(resource.clone()),
            Some(known) if known.body != resource.body => {
                // An argument that differs between cases is unknown.
                differing(known, resource);
            }
            Some(_) => {}
        }
    }
    all.sort_by(|left, right| left.address.cmp(&right.address));
    all
}

fn differing(known: &mut Resource, other: &Resource) {
    for (name, argument) in &mut known.body.arguments {
        if argument.value != *other.body.value(name) {
            argument.value = Value::Unknown(Open::new(argument.place.text().to_owned()));
        }
    }
}

/// An address without the keys of instances.
pub(super) fn without_keys(address: &str) -> String {
    let (mut out, mut depth, mut is_text, mut is_escaped) = (String::new(), 0_usize, false, false);
    for char in address.chars() {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' if is_text => is_escaped = true,
            '"' if depth > 0 => is_text = !is_text,
            '[' if !is_text => depth += 1,
            ']' if !is_text => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(char),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_keys;

    #[test]
    fn keys_of_any_text_are_left_out() {
        for (address, plain) in [
            ("aws_x.y", "aws_x.y"),
            ("module.a[0].aws_x.y[1]", "module.a.aws_x.y"),
            ("module.a[\"b.c\"].aws_x.y[\"]\\\"[\"]", "module.a.aws_x.y"),
        ] {
            assert_eq!(without_keys(address), plain);
        }
    }
}
