//! The line of a generated file that has the digest of the others: it changes with every change, and tells nobody anything.

/// The begin of what is said in its place.
const FOLDED: &str = "# scanwright:sha256=…";

/// True for that line, in a Markdown file as well.
pub(super) fn is_digest(line: &str) -> bool {
    ["# scanwright:sha256=", "<!-- scanwright:sha256="].iter().any(|start| line.starts_with(start))
}

/// A unified diff without hunks of that line alone; in other hunks the line is there once, and without the digest.
pub(super) fn folded(unified: &str) -> String {
    let (mut head, mut hunks): (String, Vec<Vec<&str>>) = (String::new(), Vec::new());
    for line in unified.split_inclusive('\n') {
        match hunks.last_mut() {
            _ if line.starts_with("@@ ") => hunks.push(vec![line]),
            Some(hunk) => hunk.push(line),
            None => head.push_str(line),
        }
    }
    let kept: String = hunks.iter().map(|hunk| folded_hunk(hunk)).collect();
    // A file that differs in nothing else does differ.
    if kept.is_empty() { unified.to_owned() } else { head + &kept }
}

fn folded_hunk(hunk: &[&str]) -> String {
    let is_of = |sign: char, line: &str| line.strip_prefix(sign).is_some_and(is_digest);
    let is_pair = |sign| hunk.iter().any(|line| is_of(sign, line));
    if !(is_pair('-') && is_pair('+')) {
        return hunk.concat();
    }
    let is_other = |line: &&&str| line.starts_with(['-', '+']) && !is_of('-', line) && !is_of('+', line);
    if !hunk.iter().any(|line| is_other(&line)) {
        return String::new();
    }
    let shown = hunk.iter().filter(|line| !is_of('+', line));
    shown.map(|line| if is_of('-', line) { format!(" {FOLDED}\n") } else { (*line).to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_of_the_digest_alone_go() {
        let digest = "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n-# scanwright:sha256=1\n+# scanwright:sha256=2\n b\n";
        let other = "@@ -8 +8 @@\n-c\n+d\n";
        assert_eq!(folded(&format!("{digest}{other}")), format!("--- a/x\n+++ b/x\n{other}"));
        assert_eq!(folded(digest), digest);
        let both = folded(&format!("{digest}+e\n"));
        assert_eq!(both, "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n # scanwright:sha256=…\n b\n+e\n");
        let added = "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+# scanwright:sha256=2\n";
        assert_eq!(folded(added), added);
    }
}
