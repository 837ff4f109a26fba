//! Judges whether an answer can be judged: one image, a finished scan, and all of its findings.

use std::collections::BTreeSet;

use super::answer::{Answer, Covered};
use super::finding::State;
use super::image::Image;
use super::status::{self, COVERAGE_CODES, COVERAGE_REASONS, IMAGE_STATUSES, Progress};

/// The reason why an answer can't be judged, now or at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotReady {
    /// The scan is not finished.
    Pending(String),
    /// It can't be told.
    Unknown(String),
}

use NotReady::{Pending, Unknown};

/// Returns the image that an answer is of: the one that was asked for, if the documents name no other.
pub(super) fn image_of(answer: &Answer, asked: Option<&Image>) -> Result<Image, String> {
    if answer.without_image > 0 {
        return Err(format!("{} of the findings have no image in ECR", answer.without_image));
    }
    let named: Option<BTreeSet<Image>> = answer.named.iter().map(|named| named.whole_beside(asked)).collect();
    let named = named.ok_or("an answer names no digest or no repository, so that its image is unknown")?;
    let named: Vec<Image> = named.into_iter().collect();
    match (named.as_slice(), asked) {
        ([], Some(asked)) => Ok(asked.clone()),
        ([], None) => only_covered(answer),
        ([one], None) => Ok(one.clone()),
        ([one], Some(asked)) if one == asked => Ok(one.clone()),
        ([one], Some(_)) => Err(format!("the findings are those of another image, {one}{}", by_tag(answer))),
        ([first, second, ..], _) => Err(format!("the findings are those of several images, {first} and {second}")),
    }
}

/// The words for a tag that the image was asked for by: it may have moved.
fn by_tag(answer: &Answer) -> String {
    answer.tag.as_ref().map(|tag| format!(", which was asked for by the tag `{tag}`")).unwrap_or_default()
}

/// The only image of a `list-coverage` beside findings that name none.
fn only_covered(answer: &Answer) -> Result<Image, String> {
    let mut images: Vec<Image> = answer.coverage.iter().flatten().filter_map(|entry| entry.image.whole()).collect();
    images.sort();
    images.dedup();
    match images.as_slice() {
        [one] if answer.coverage.iter().flatten().all(|entry| entry.image.whole().is_some()) => Ok(one.clone()),
        [] => Err("the documents name no image: say which one is meant with `--image`".to_owned()),
        _ => Err("the coverage has several images: say which one is meant with `--image`".to_owned()),
    }
}

/// Returns the reason why the answer about an image can't be judged. That there will be no result comes before that there is
/// none yet, so that nobody waits for nothing.
pub(super) fn not_ready(answer: &Answer, image: &Image) -> Option<NotReady> {
    let states = states(answer, image);
    let unknown = states.iter().flatten().find(|state| matches!(state, Unknown(_)));
    let first = unknown.or_else(|| states.iter().flatten().next()).cloned();
    first.or_else(|| incomplete(answer).map(Unknown))
}

/// The state of every scan that the documents speak of; `None` for one that is done.
fn states(answer: &Answer, image: &Image) -> Vec<Option<NotReady>> {
    let described = answer.described.iter().map(|described| {
        let Some(word) = described.status.as_deref() else {
            return Some(Unknown("the answer has no status of the scan".to_owned()));
        };
        let description = described.description.iter().filter(|description| !description.is_empty());
        let more: String = description.map(|description| format!(" ({description})")).collect();
        state(word, status::progress(IMAGE_STATUSES, word), described.is_completed, &more)
    });
    let mut states: Vec<Option<NotReady>> = described.collect();
    match &answer.coverage {
        Some(entries) => states.extend(covered(entries, image)),
        None if answer.lists > 0 => states.push(Some(Unknown(
            "`list-findings` does not tell whether the scan is finished: add the output of `list-coverage`".to_owned(),
        ))),
        None => {}
    }
    let has_findings = answer.lists > 0 || !answer.described.is_empty();
    if !has_findings && states.iter().all(Option::is_none) {
        states.push(Some(Unknown("the scan is finished, and its findings are not there".to_owned())));
    }
    states
}

/// The states of the entries of an image.
fn covered(entries: &[Covered], image: &Image) -> Vec<Option<NotReady>> {
    let is_of_image = |entry: &&Covered| {
        let named = &entry.image;
        named.digest.as_ref() == Some(&image.digest)
            && named.repository.as_ref().is_none_or(|repository| *repository == image.repository)
    };
    let own: Vec<&Covered> = entries.iter().filter(is_of_image).collect();
    if own.is_empty() {
        return vec![Some(Unknown("`list-coverage` has no entry of this image".to_owned()))];
    }
    own.into_iter().map(entry_state).collect()
}

fn entry_state(entry: &Covered) -> Option<NotReady> {
    if let Some(code) = entry.code.as_deref().filter(|code| !COVERAGE_CODES.contains(code)) {
        return Some(Unknown(format!("`{code}` is no known status of a scan")));
    }
    match entry.reason.as_deref() {
        Some(word) => state(word, status::progress(COVERAGE_REASONS, word), entry.is_scanned, ""),
        None => Some(Unknown("the entry of `list-coverage` has no reason for its status".to_owned())),
    }
}

/// The state that a word and a time of completion make: COMPLETE and ACTIVE come before the findings do, and only the time
/// tells that they are there (FACTS 12).
fn state(word: &str, progress: Progress, is_completed: bool, more: &str) -> Option<NotReady> {
    match progress {
        Progress::Done if is_completed => None,
        Progress::Done => Some(Pending(format!("the status is {word}, and there is no time of completion yet"))),
        Progress::Pending => Some(Pending(format!("the status is {word}{more}"))),
        Progress::NoResult => Some(Unknown(format!("the status is {word}{more}, which is no result of a scan"))),
    }
}

/// The reason why findings of a finished scan may be missing, or mean what nobody knows.
fn incomplete(answer: &Answer) -> Option<String> {
    if answer.is_cut {
        return Some("pages are missing: an answer has a token for the next one".to_owned());
    }
    let mut counts = answer.described.iter().filter_map(|described| described.counted);
    if let Some(counted) = counts.find(|counted| *counted != answer.given) {
        return Some(format!("findings are missing: {} are here, and the scan counted {counted}", answer.given));
    }
    if answer.described.iter().any(|described| !described.has_list && described.counted.is_none()) {
        return Some("the answer has neither a list of findings nor their number".to_owned());
    }
    let unknown = answer.findings.iter().find_map(|finding| match &finding.state {
        State::Other(word) => Some(word),
        State::Active | State::Over => None,
    });
    unknown.map(|word| format!("`{word}` is no known status of a finding"))
}
