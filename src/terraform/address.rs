//! Addresses of resources.

/// Removes the keys of instances from an address.
pub(crate) fn without_keys(address: &str) -> String {
    let (mut plain, mut depth, mut is_quoted, mut is_escaped) = (String::new(), 0_usize, false, false);
    for char in address.chars() {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '[' if !is_quoted => depth += 1,
            ']' if !is_quoted => depth = depth.saturating_sub(1),
            char if depth == 0 => plain.push(char),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_instances_are_left_out() {
        assert_eq!(without_keys(r#"module.a["x].y\""].b.c[0]"#), "module.a.b.c");
    }
}
