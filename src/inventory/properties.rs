//! Properties of inventories that are condensed while they are read.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::condensed::Condensed;
use super::file;
use super::{Image, Inventory};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The parts of streams: elements of pages as the AWS CLI prints them, and what can stand in their place.
const ELEMENTS: [&str; 18] = [
    r#"{"repositoryName": "ab", "imageDigest": "sha256:1", "imagePushedAt": 1796029920}"#,
    r#"{"repositoryName": "ab", "imageDigest": "sha256:2", "imagePushedAt": 1796029921.5}"#,
    "{\n    \"repositoryName\": \"ab\",\n    \"imageDigest\": \"sha256:3\"\n}",
    r#"{"repositoryName": "ab", "imageDigest": "sha256:1", "lastRecordedPullTime": "2026-11-30"}"#,
    r#"{"repositoryName": "b/c", "imageDigest": "sha256:1", "imageTags": ["x", "\"imageDetails\": ["]}"#,
    r#"{"repositoryName": "b/c", "imageDigest": "sha256:5", "imageDetails": [{"repositoryName": "ab", "imageDigest": "sha256:9"}]}"#,
    r#"{"repositoryName": "\u0061b", "imageDigest": "sha256:7"}"#,
    r#"{"repositoryName": "Ä", "imageDigest": "sha256:8"}"#,
    r#"{"repositoryName": "ab", "imagePushedAt": 1}"#,
    r#"{"repositoryName": "ab", "imageDigest": 1}"#,
    r#"{"repositoryName": "ab", "imageDigest": "sha256:1", "imagePushedAt": "yesterday"}"#,
    r#"{"resourceType": "AWS_ECR_CONTAINER_IMAGE", "resourceId": "arn:aws:ecr:r:1:repository/ab/sha256:1", "resourceMetadata": {"ecrRepository": {"name": "ab"}, "ecrImage": {"lastInUseAt": 1796029920}}}"#,
    r#"{"resourceType": "AWS_ECR_CONTAINER_IMAGE", "resourceId": "arn:aws:ecr:r:1:repository/ab/sha256:2"}"#,
    r#"{"resourceType": "AWS_ECR_CONTAINER_IMAGE", "resourceId": "arn:aws:ecr:r:1:repository/b/c/sha256:2"}"#,
    r#"{"resourceType": "AWS_ECR_REPOSITORY", "resourceId": "arn:aws:ecr:r:1:repository/ab"}"#,
    r#"{"resourceType": "AWS_EC2_INSTANCE", "resourceId": "i-1"}"#,
    r#"{"resourceType": "AWS_ECR_CONTAINER_IMAGE", "resourceId": "sha256"}"#,
    "null",
];

/// Elements that are read: all but those that make an inventory another document.
const GOOD: [usize; 11] = [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3];
const GOOD_COVERAGE: [usize; 5] = [11, 12, 13, 14, 15];

/// Beginnings, separators and ends of pages, mostly right.
const BEGIN: [&str; 5] = [
    "{\"imageDetails\": [\n",
    "{\n  \"imageDetails\"\n:\n[",
    "{\"x\": {\"imageDetails\": [",
    "[{\"imageDetails\":[",
    "",
];
const COMMA: [&str; 6] = [",", ", ", "\n,\n", ",", " ", ",,"];
const END: [&str; 6] = ["]}\n", "\n], \"nextToken\": \"t\"}\n", "]}\n", "]}}\n", ", ]}\n", "ab\n"];

fn page() -> impl Strategy<Value = String> {
    let good = (proptest::collection::vec(proptest::sample::select(GOOD.to_vec()), 0..9), Just("imageDetails"));
    let covered =
        (proptest::collection::vec(proptest::sample::select(GOOD_COVERAGE.to_vec()), 0..9), Just("coveredResources"));
    let right = prop_oneof![good, covered].prop_map(|(elements, key)| {
        let elements: Vec<&str> = elements.iter().map(|place| ELEMENTS[*place]).collect();
        format!("{{\n\"{key}\": [\n{}\n]\n}}\n", elements.join(",\n"))
    });
    let any = (0..BEGIN.len(), proptest::collection::vec((0..ELEMENTS.len(), 0..COMMA.len()), 0..6), 0..END.len());
    let any = any.prop_map(|(begin, elements, end)| {
        let mut text = BEGIN[begin].to_owned();
        for (place, (element, comma)) in elements.iter().enumerate() {
            let _ = write!(text, "{}{}", if place == 0 { "" } else { COMMA[*comma] }, ELEMENTS[*element]);
        }
        text + END[end]
    });
    prop_oneof![8 => right, 1 => any, 1 => Just("{\"repositories\": [{\"repositoryName\": \"ab\"}]}\n".to_owned()), 1 => Just("ab\nb/c\n".to_owned())]
}

/// The contents of an inventory with its warnings, or the first error, with their lines.
type Told = (Vec<String>, Vec<Vec<Image>>, Vec<(String, usize)>);

fn told(read: Result<Inventory, crate::diagnostic::Findings>) -> Told {
    let line = |finding: &Diagnostic| {
        let line = finding.labels.first().map(|label| label.place.source.position(label.place.span.start).line);
        (finding.message.clone(), line.unwrap_or_default())
    };
    match read {
        Ok(inventory) => {
            let images = |place| inventory.images().map(|images| images.of(place).to_vec()).unwrap_or_default();
            let images = (0..inventory.names().len()).map(images).collect();
            (inventory.names().to_vec(), images, inventory.warnings().iter().map(line).collect())
        }
        // What follows the first depends on where a text that is no inventory breaks.
        Err(findings) => (Vec::new(), Vec::new(), Vec::from(findings).iter().map(line).take(1).collect()),
    }
}

fn condensed(text: &str, chunk: u64) -> (usize, Result<Inventory, crate::diagnostic::Findings>) {
    let condensed = Condensed::read_with(text.as_bytes(), 0, chunk).unwrap();
    let kept = condensed.bytes.len();
    (kept, file::decode("inventory".to_owned(), condensed).and_then(|read| Inventory::of_file(&read)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn a_condensed_inventory_says_the_same(
        pages in proptest::collection::vec(page(), 1..5),
        chunk in 1..90_u64,
        mark: bool,
    ) {
        let text = if mark { "\u{feff}" } else { "" }.to_owned() + &pages.concat();
        let (kept, read) = condensed(&text, chunk);
        prop_assert!(kept <= text.len());
        prop_assert_eq!(told(read), told(Inventory::parse(&Source::new("inventory", text))));
    }
}

#[test]
fn of_many_images_of_one_repository_one_stays_and_the_lines() {
    let image = |digest: usize| format!("{{\n\"repositoryName\": \"ab\",\n\"imageDigest\": \"sha256:{digest}\"\n}}");
    let images: Vec<String> = (0..1000).map(image).collect();
    let text = format!("{{\"imageDetails\": [{}\n]}}\n", images.join(","));
    for chunk in [1, 7, 64, 4096, 1 << 20] {
        let (kept, read) = condensed(&text, chunk);
        assert!(kept < 4200, "{kept} bytes for {} lines", text.lines().count());
        assert_eq!(read.unwrap().images().map(|images| images.of(0).len()), Some(1000));
    }
}

#[test]
fn of_many_entries_of_list_coverage_one_stays_for_each_repository() {
    let name = |named| if named { r#", "resourceMetadata": {"ecrRepository": {"name": "ab"}}"# } else { "" };
    for is_named in [true, false] {
        let entry = |digest: usize| {
            let arn = format!("arn:aws:ecr:r:1:repository/ab/sha256:{digest}");
            let id =
                format!(r#"{{"resourceType": "AWS_ECR_CONTAINER_IMAGE", "resourceId": "{arn}"{}}}"#, name(is_named));
            format!(r#"{id}, {{"resourceType": "AWS_EC2_INSTANCE", "resourceId": "i-{digest}"}}"#)
        };
        let entries: Vec<String> = (0..1000).map(entry).collect();
        let (kept, read) = condensed(&format!("{{\"coveredResources\": [{}]}}\n", entries.join(",")), 4096);
        assert!(kept < 200, "{kept} bytes");
        assert_eq!(read.unwrap().images().map(|images| images.of(0).len()), Some(1000));
    }
}

#[test]
fn a_byte_that_is_not_utf_8_is_found_where_it_stands() {
    let images = format!("{{\"imageDetails\": [{}]}}\n", [ELEMENTS[0]; 4].join(",\n"));
    let bytes = [images.as_bytes(), b"\xff\n"].concat();
    let condensed = Condensed::read_with(bytes.as_slice(), 0, 16).unwrap();
    let findings = file::decode("inventory".to_owned(), condensed).err().map(Vec::from).unwrap_or_default();
    let expected = format!("the inventory is not UTF-8: byte 0xff at offset {}", images.len());
    assert_eq!(findings.first().map(|finding| finding.message.clone()), Some(expected));
}
