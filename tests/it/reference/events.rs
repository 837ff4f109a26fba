//! `docs/aws-events.md`: the events that AWS sends about findings, scans and images, from the data that `lint` and `verify` use.

use scanwright::testing::{AwsEvent, EVENTS, EventField, EventSample, Holds, METRIC, Presence};

use crate::harness::{Tests, functions};
use crate::support::expected::expect_file;
use crate::support::project;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(the_page_of_events_is_fresh)
}

fn the_page_of_events_is_fresh() {
    let page = include_str!("../../reference/aws-events.md");
    let index: String = EVENTS.iter().map(|event| row(event)).collect();
    let events: Vec<String> = EVENTS.iter().map(|event| section(event)).collect();
    let filled = page
        .replace("{{ notice }}\n", &super::notice("`src/events/`"))
        .replace("{{ metric }}", &format!("[`{}`]({})", METRIC.name, METRIC.url))
        .replace("{{ namespace }}", METRIC.namespace)
        .replace("{{ index }}\n", &index)
        .replace("{{ events }}\n", &events.join("\n"));
    assert!(!filled.contains("{{"), "{filled}");
    expect_file(&project().join("docs/aws-events.md"), &filled);
}

fn row(event: &AwsEvent) -> String {
    let anchor = event.detail_type.to_lowercase().replace(' ', "-");
    let release = match event.detail_type {
        "ECR Image Scan" => "BASIC",
        "ECR Image Action" => "both",
        _ => "ENHANCED",
    };
    format!("| [`{}`](#{anchor}) | `{}` | {release} |\n", event.detail_type, event.source)
}

fn section(event: &AwsEvent) -> String {
    let mut section = format!(
        "## {}\n\n{}\n\nSource: [{}]({}).\n\n| path | values | there | source |\n|---|---|---|---|\n",
        event.detail_type, event.sent, event.documented.title, event.documented.url
    );
    event.fields.iter().for_each(|field| section.push_str(&field_row(field)));
    for sample in event.samples.iter().filter(|sample| is_shown(event, sample)) {
        section.push_str(&format!(
            "\nAn event about {}:\n\n<!-- not run: an event of AWS -->\n```json\n{}```\n",
            sample.about, sample.json
        ));
    }
    section
}

/// The first sample that is about images or repositories.
fn is_shown(event: &AwsEvent, sample: &EventSample) -> bool {
    let of_image = event.samples.iter().find(|sample| sample.is_of_image).or(event.samples.first());
    of_image.is_some_and(|first| first.json == sample.json)
}

fn field_row(field: &EventField) -> String {
    let there = match field.presence {
        Presence::Always => "always",
        Presence::OfImages => "always, of images",
        Presence::Sometimes => "sometimes",
    };
    let (values, fact) = (values(field.holds), field.fact);
    format!("| `{}` | {values} | {there} | [{}]({}) |\n", field.path, short(fact.title), fact.url)
}

fn values(holds: Holds) -> String {
    let listed = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match holds {
        Holds::Words(words) => listed(words),
        Holds::OpenWords(words) => format!("{}, or another word", listed(words)),
        Holds::Text => "a string".to_owned(),
        Holds::Name => "the name of a repository".to_owned(),
        Holds::Like(glob) => format!("a string of the form `{glob}`"),
        Holds::Number => "a number".to_owned(),
        Holds::Anything => "an object, of which nothing more is told here".to_owned(),
    }
}

/// The guide or reference, without the page.
fn short(title: &str) -> &str {
    title.split_once(',').map_or(title, |(short, _)| short)
}
