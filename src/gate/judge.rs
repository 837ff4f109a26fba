//! Judges an answer: the findings that count, what somebody accepted of them, and what is left.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::finding::{Finding, Package, State};
use super::image::Image;
use super::judgement::{Judgement, Verdict, Vulnerability};
use super::readiness::{NotReady, image_of, not_ready};
use super::severity::Severity;
use super::terms::{Acceptance, Terms};
use crate::date::Date;

/// Judges the answer about an image, which is the one that is named, on a day. Only a finished scan of one image whose
/// findings are all there is judged.
pub fn judge(answer: &Answer, asked: Option<&Image>, terms: &Terms, today: Date) -> Judgement {
    let mut judgement = unjudged(answer);
    let image = match image_of(answer, asked) {
        Ok(image) => image,
        Err(reason) => return Judgement { reason, ..judgement },
    };
    judgement.image = Some(image.clone());
    match not_ready(answer, &image) {
        Some(NotReady::Pending(reason)) => Judgement { verdict: Verdict::Pending, reason, ..judgement },
        Some(NotReady::Unknown(reason)) => Judgement { reason, ..judgement },
        None => judged(answer, &image, terms, today, judgement),
    }
}

/// The judgement that nobody can give, with what is known anyway.
fn unjudged(answer: &Answer) -> Judgement {
    let mut counts: BTreeMap<Severity, usize> = Severity::KNOWN.into_iter().map(|severity| (severity, 0)).collect();
    for finding in active(answer) {
        match counts.get_mut(&finding.severity) {
            Some(count) => *count += 1,
            None => _ = counts.insert(finding.severity.clone(), 1),
        }
    }
    Judgement {
        verdict: Verdict::Unknown,
        reason: String::new(),
        image: None,
        scan: answer.scan(),
        counts,
        failing: Vec::new(),
        excused: Vec::new(),
        accepted: Vec::new(),
        expired: Vec::new(),
        unused: Vec::new(),
        suppressed: answer.findings.iter().filter(|finding| finding.state == State::Over).count(),
    }
}

fn active(answer: &Answer) -> impl Iterator<Item = &Finding> {
    answer.findings.iter().filter(|finding| finding.state == State::Active)
}

fn judged(answer: &Answer, image: &Image, terms: &Terms, today: Date, unjudged: Judgement) -> Judgement {
    let own = terms.acceptances.iter().filter(|acceptance| acceptance.is_for(&image.repository));
    let (expired, in_force): (Vec<&Acceptance>, Vec<&Acceptance>) = own.partition(|one| one.is_expired(today));
    let mut in_force = InForce::of(&in_force);
    let (mut failing, mut excused) = (Vulnerabilities::default(), Vulnerabilities::default());
    for finding in active(answer) {
        let (open, accepted) = in_force.split(finding);
        if terms.fails(finding) {
            failing.add(finding, open);
            excused.add(finding, accepted);
        }
    }
    let (failing, excused) = (failing.sorted(), excused.sorted());
    let (accepted, unused) = in_force.by_use();
    let verdict = if failing.is_empty() { Verdict::Pass } else { Verdict::Fail };
    let expired = expired.into_iter().cloned().collect();
    let reason = reason(&unjudged.counts, &failing, &excused);
    Judgement { verdict, reason, failing, excused, accepted, expired, unused, ..unjudged }
}

fn reason(counts: &BTreeMap<Severity, usize>, failing: &[Vulnerability], excused: &[Vulnerability]) -> String {
    let vulnerabilities = |count: usize| match count {
        1 => "1 vulnerability".to_owned(),
        count => format!("{count} vulnerabilities"),
    };
    let accepted = match excused.len() {
        0 => String::new(),
        count => format!("; {} accepted", vulnerabilities(count)),
    };
    match (failing.len(), counts.values().sum::<usize>()) {
        (0, 0) => format!("the scan is finished and has no findings{accepted}"),
        (0, 1) => format!("the scan is finished, and its one finding does not fail{accepted}"),
        (0, count) => format!("the scan is finished, and none of its {count} findings fails{accepted}"),
        (count, _) => format!("{} that may not be released{accepted}", vulnerabilities(count)),
    }
}

/// The acceptances in force, by vulnerability, each with whether it met a finding.
struct InForce<'t> {
    all: Vec<(&'t Acceptance, bool)>,
    by_id: BTreeMap<&'t str, Vec<usize>>,
}

impl<'t> InForce<'t> {
    fn of(acceptances: &[&'t Acceptance]) -> Self {
        let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, acceptance) in acceptances.iter().enumerate() {
            by_id.entry(&acceptance.id).or_default().push(index);
        }
        Self { all: acceptances.iter().map(|acceptance| (*acceptance, false)).collect(), by_id }
    }

    /// Splits the packages of a finding, or the finding without packages, into what nobody accepted and what somebody did.
    /// Each package needs an acceptance of its own, if not the same one.
    fn split<'f>(&mut self, finding: &'f Finding) -> (Part<'f>, Part<'f>) {
        let Some(indices) = self.by_id.get(finding.id.as_str()) else { return (Part::of(finding), Part::default()) };
        let mut meets = |package: Option<&str>| {
            let mut is_met = false;
            for index in indices {
                if let Some((acceptance, is_used)) = self.all.get_mut(*index)
                    && acceptance.meets(&finding.id, package)
                {
                    *is_used = true;
                    is_met = true;
                }
            }
            is_met
        };
        if finding.packages.is_empty() {
            let whole = Part::of(finding);
            return if meets(None) { (Part::default(), whole) } else { (whole, Part::default()) };
        }
        let (accepted, open): (Vec<_>, Vec<_>) =
            finding.packages.iter().partition(|package| meets(Some(&package.name)));
        (Part::of_packages(open), Part::of_packages(accepted))
    }

    /// Those that met a finding, and those that met none.
    fn by_use(self) -> (Vec<Acceptance>, Vec<Acceptance>) {
        let (used, unused): (Vec<_>, Vec<_>) = self.all.into_iter().partition(|(_, is_used)| *is_used);
        let cloned =
            |all: Vec<(&Acceptance, bool)>| all.into_iter().map(|(acceptance, _)| acceptance.clone()).collect();
        (cloned(used), cloned(unused))
    }
}

/// Part of a finding: some of its packages, or itself where it has none.
#[derive(Default)]
struct Part<'f> {
    is_there: bool,
    packages: Vec<&'f Package>,
}

impl<'f> Part<'f> {
    fn of(finding: &'f Finding) -> Self {
        Self { is_there: true, packages: finding.packages.iter().collect() }
    }

    fn of_packages(packages: Vec<&'f Package>) -> Self {
        Self { is_there: !packages.is_empty(), packages }
    }
}

/// Findings, those of one vulnerability together.
#[derive(Default)]
struct Vulnerabilities(BTreeMap<String, Vulnerability>);

impl Vulnerabilities {
    fn add(&mut self, finding: &Finding, part: Part<'_>) {
        if !part.is_there {
            return;
        }
        let one = self.0.entry(finding.id.clone()).or_insert_with(|| Vulnerability {
            id: finding.id.clone(),
            severity: finding.severity.clone(),
            packages: Vec::new(),
            link: finding.link.clone(),
        });
        one.severity = one.severity.clone().min(finding.severity.clone());
        one.link = one.link.take().or_else(|| finding.link.clone());
        one.packages.extend(part.packages.into_iter().cloned());
    }

    /// The vulnerabilities, the worst first, then by name.
    fn sorted(self) -> Vec<Vulnerability> {
        let mut all: Vec<Vulnerability> = self.0.into_values().collect();
        for one in &mut all {
            one.packages.sort();
            one.packages.dedup();
        }
        all.sort_by(|left, right| (&left.severity, &left.id).cmp(&(&right.severity, &right.id)));
        all
    }
}
