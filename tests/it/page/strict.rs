//! A reader of HTML that takes only what no browser has to repair: quoted attributes, every element closed in its turn.

use crate::harness::{Tests, functions};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(faults_are_found)
}

/// Elements that have no end.
const VOID: [&str; 4] = ["meta", "link", "input", "br"];

/// Elements whose inside is taken as it stands.
const RAW: [&str; 2] = ["style", "script"];

/// What is wrong with a page, and where; nothing where all is well.
pub fn fault(html: &str) -> Option<String> {
    let Some(mut rest) = html.strip_prefix("<!DOCTYPE html>\n") else { return Some("no doctype".to_owned()) };
    let mut open: Vec<&str> = Vec::new();
    while let Some(start) = rest.find(['<', '>']) {
        let near: String = rest[start..].chars().take(60).collect();
        let Some(tag) = rest[start..].strip_prefix('<') else { return Some(format!("a stray `>`: {near}")) };
        let Some(end) = tag.find('>') else { return Some(format!("a tag without end: {near}")) };
        let (inside, after) = (&tag[..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("`{name}` is closed and was not open: {near}"));
            }
            continue;
        }
        let is_empty = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let (name, attributes) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
        let is_name = name.starts_with(|char: char| char.is_ascii_lowercase());
        if !is_name || !are_attributes(attributes) {
            return Some(format!("no tag: {near}"));
        }
        if RAW.contains(&name) {
            let Some((_, after)) = rest.split_once(&format!("</{name}>")) else { return Some(format!("open: {name}")) };
            rest = after;
        } else if !is_empty && !VOID.contains(&name) {
            open.push(name);
        }
    }
    open.last().map(|name| format!("`{name}` is never closed"))
}

/// Whether these are names, each alone or with a value in double quotes.
fn are_attributes(mut text: &str) -> bool {
    loop {
        text = text.trim_start();
        if text.is_empty() {
            return true;
        }
        let name = text.find(|char: char| !char.is_ascii_alphanumeric() && char != '-').unwrap_or(text.len());
        if name == 0 {
            return false;
        }
        text = &text[name..];
        if let Some(value) = text.strip_prefix("=\"") {
            let Some((_, after)) = value.split_once('"') else { return false };
            text = after;
        }
        if !text.is_empty() && !text.starts_with(char::is_whitespace) {
            return false;
        }
    }
}

fn faults_are_found() {
    let page = |body: &str| fault(&format!("<!DOCTYPE html>\n<html>{body}</html>\n"));
    assert_eq!(page("<p class=\"a\" hidden>b</p><br><svg><path d=\"\"/></svg><script>a < b</script>"), None);
    for bad in
        ["<p>", "</p>", "<p></b>", "<p a=b></p>", "<p a=\"b></p>", "a > b", "<1>", "<script>", "<p a=\"b\"c></p>"]
    {
        assert!(page(bad).is_some(), "{bad}");
    }
}
