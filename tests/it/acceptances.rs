//! What `diff` and `review` say of acceptances that come, go or change their last day: no generated file holds them.

use serde_json::{Value, json};

use crate::against::{commit, committed, diff, policy};
use crate::harness::{Tests, functions};
use crate::support::Directory;
use crate::support::module::{POLICY, succeed};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        acceptances_that_come_go_or_last_longer_are_told,
        a_gate_that_lets_more_pass_is_told_before_anything_else,
        a_gate_that_stays_says_nothing,
        the_page_has_a_part_for_the_gate
    )
}

fn acceptances_that_come_go_or_last_longer_are_told() {
    let accept = |id: &str, until: &str, more: &str| {
        format!("\n[[accept]]\nid = \"{id}\"\nuntil = {until}\nreason = \"not linked\"\n{more}")
    };
    let directory = committed(true);
    let before = [accept("A-1", "2026-06-30", ""), accept("A-2", "2026-06-30", ""), accept("A-3", "2026-06-30", "")];
    directory.write(POLICY, policy("prod-*") + &before.concat());
    commit(&directory);
    let after = [
        accept("A-1", "2026-12-31", ""),
        accept("A-2", "2026-01-31", ""),
        accept("A-4", "2026-06-30", "repositories = [\"api\"]\npackages = [\"libc6\"]\n"),
    ];
    directory.write(POLICY, policy("prod-*") + &after.concat());
    let said = diff(&directory, &["--against", "HEAD"]);
    let (_, list) = said.split_once("Accepted findings\n").unwrap_or_else(|| panic!("{said}"));
    assert!(
        list.starts_with(
            "  `A-1` is accepted longer, until 2026-12-31 instead of 2026-06-30: not linked\n  \
             `A-2` is accepted only until 2026-01-31 instead of 2026-06-30\n  \
             `A-4` is accepted in `api` for the packages `libc6` until 2026-06-30: not linked\n  \
             `A-3` is no longer accepted; it was until 2026-06-30\n"
        ),
        "{said}"
    );
    let document = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&succeed(&directory, &[&["--format", "json"], arguments].concat()).stdout).unwrap()
    };
    let json = document(&["diff", "--against", "HEAD"]);
    let changes = json["policies"][0]["acceptances"].as_array().unwrap();
    let told: Vec<_> =
        changes.iter().map(|one| (one["id"].as_str().unwrap(), one["change"].as_str().unwrap())).collect();
    assert_eq!(told, [("A-1", "extended"), ("A-2", "shortened"), ("A-4", "added"), ("A-3", "removed")]);
    assert_eq!(json["changed"], false, "no module says anything of acceptances");
    assert_eq!(
        document(&["review", "--against", "HEAD"])["against"]["change"]["policies"][0]["acceptances"],
        json["policies"][0]["acceptances"]
    );
    assert!(document(&["diff"])["policies"][0]["acceptances"].is_null(), "a module does not tell");
    assert_eq!(document(&["diff", "--against", "HEAD~1"])["policies"][0]["acceptances"].as_array().unwrap().len(), 3);
}

/// A repository whose commit has a policy with these terms of the gate, and whose policy has other ones now.
fn with_gate(before: &str, after: &str) -> Directory {
    let directory = committed(true);
    directory.write(POLICY, policy("prod-*") + before);
    commit(&directory);
    directory.write(POLICY, policy("prod-*") + after);
    directory
}

fn json_of(directory: &Directory) -> Value {
    serde_json::from_str(&succeed(directory, &["diff", "--against", "HEAD", "--format", "json"]).stdout).unwrap()
}

fn a_gate_that_lets_more_pass_is_told_before_anything_else() {
    let before = "\n[gate]\nfail_on = \"medium\"\nuntriaged = \"pass\"\n";
    let directory = with_gate(before, "\n[gate]\nfixable = true\n");
    let said = diff(&directory, &["--against", "HEAD"]);
    let looser = "▼ the gate lets more pass: a finding fails an image from critical on, no longer from medium on: `fail_on` is `critical`, \
                  and was `medium`\n▼ the gate lets more pass: a finding without a fix no longer fails an image: `fixable` is `true`, and was `false`\n";
    assert!(said.starts_with(looser), "{said}");
    let stricter = "▲ the gate lets less pass: a finding without a severity fails an image, too: `untriaged` is `fail`, and was `pass`\n";
    assert!(said.contains(stricter), "{said}");
    let json = json_of(&directory);
    let change =
        |effect: &str, key: &str, from: &str, to: &str| json!({"effect": effect, "key": key, "from": from, "to": to});
    assert_eq!(
        json["policies"][0]["gate"],
        json!([
            change("looser", "fail_on", "medium", "critical"),
            change("looser", "fixable", "false", "true"),
            change("stricter", "untriaged", "pass", "fail")
        ])
    );
    assert_eq!(json["changed"], false, "no module says anything of the gate");
    let review = succeed(&directory, &["review", "--against", "HEAD", "--format", "markdown"]).stdout;
    assert!(
        review.starts_with("## Registry scanning: the gate lets more pass, scanning stays the same\n\n### The gate lets more pass\n\n- a finding"),
        "{review}"
    );
    let diff = succeed(&directory, &["diff", "--against", "HEAD", "--format", "markdown"]).stdout;
    assert!(
        diff.starts_with("## Registry scanning: the gate lets more pass, scanning stays the same\n\n### The gate lets more pass\n\n- a finding"),
        "{diff}"
    );
}

/// The default in words is the default; a policy that was not there had no gate.
fn a_gate_that_stays_says_nothing() {
    let directory =
        with_gate("\n# no gate\n", "\n[gate]\nfail_on = \"critical\"\nfixable = false\nuntriaged = \"fail\"\n");
    assert_eq!(json_of(&directory)["policies"][0]["gate"], json!([]));
    assert!(!diff(&directory, &["--against", "HEAD"]).contains("gate"));
    directory.write("new/scan-policy.toml", policy("prod-*") + "\n[gate]\nfixable = true\n");
    let run = succeed(&directory, &["diff", "new", "--against", "HEAD", "--format", "json"]).stdout;
    assert_eq!(serde_json::from_str::<Value>(&run).unwrap()["policies"][0]["gate"], json!([]));
    let run = succeed(&directory, &["diff", "--format", "json"]).stdout;
    assert!(serde_json::from_str::<Value>(&run).unwrap()["policies"][0]["gate"].is_null(), "a module does not tell");
}

fn the_page_has_a_part_for_the_gate() {
    let accept = "\n[[accept]]\nid = \"CVE-<1>\"\nuntil = 2026-06-30\nreason = \"not linked\"\n";
    let directory = with_gate("\n[gate]\nfail_on = \"high\"\n", accept);
    let page = succeed(&directory, &["diff", "--against", "HEAD", "--format", "html"]).stdout;
    let (_, part) = page.split_once("<h2 id=\"gate\">The gate</h2>").expect("the page has the part");
    let (part, rest) = part.split_once("</section>").unwrap();
    assert!(
        part.contains("class=\"loss\"") && part.contains("<code>fail_on</code> is <code>critical</code>"),
        "{part}"
    );
    assert!(part.contains("<code>CVE-&lt;1&gt;</code> is accepted until 2026-06-30: not linked"), "{part}");
    assert!(
        rest.contains("id=\"meaning\"") && page.contains("href=\"#gate\""),
        "it stands before what the module means"
    );
    let unchanged = succeed(&directory, &["diff", "--format", "html"]).stdout;
    assert!(!unchanged.contains("id=\"gate\""));
}
