//! Laws of the gate. **Never a pass that nobody judged**: over every status that AWS's models list and words that they don't,
//! finished or not, cut or not, of the right image or another, an image passes only where a second reading of the rules, written
//! here from the contract alone, says that it is judged. And it is monotone in findings, acceptances and the threshold.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use scanwright::testing::{
    Acceptance, COVERAGE_CODES, Date, GateTerms, GateVerdict as Verdict, IMAGE_STATUSES, Image, Threshold, judge_image,
    read_scan,
};

use crate::harness::{Tests, functions};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        a_described_image_passes_only_where_it_is_judged,
        a_listed_image_passes_only_where_it_is_judged,
        one_more_finding_never_turns_fail_into_pass,
        one_acceptance_less_never_turns_fail_into_pass,
        a_raised_threshold_never_fails_what_passed
    )
}

const DIGEST: &str = "sha256:0a1b2c3d";
const OTHER: &str = "sha256:4e5f6a7b";
const REPOSITORY: &str = "payments/api";

/// Every reason of ScanStatusReason in Inspector's model, as far as it is known here; `tests/it/ci/gate_aws.rs` holds the list
/// against botocore's.
pub(crate) const REASONS: &[&str] = &[
    "PENDING_INITIAL_SCAN",
    "ACCESS_DENIED",
    "INTERNAL_ERROR",
    "UNMANAGED_EC2_INSTANCE",
    "UNSUPPORTED_OS",
    "SCAN_ELIGIBILITY_EXPIRED",
    "RESOURCE_TERMINATED",
    "SUCCESSFUL",
    "NO_RESOURCES_FOUND",
    "IMAGE_SIZE_EXCEEDED",
    "SCAN_FREQUENCY_MANUAL",
    "SCAN_FREQUENCY_SCAN_ON_PUSH",
    "EC2_INSTANCE_STOPPED",
    "PENDING_DISABLE",
    "NO_INVENTORY",
    "STALE_INVENTORY",
    "EXCLUDED_BY_TAG",
    "UNSUPPORTED_RUNTIME",
    "UNSUPPORTED_MEDIA_TYPE",
    "UNSUPPORTED_CONFIG_FILE",
    "DEEP_INSPECTION_PACKAGE_COLLECTION_LIMIT_EXCEEDED",
    "DEEP_INSPECTION_DAILY_SSM_INVENTORY_LIMIT_EXCEEDED",
    "DEEP_INSPECTION_COLLECTION_TIME_LIMIT_EXCEEDED",
    "DEEP_INSPECTION_NO_INVENTORY",
    "AGENTLESS_INSTANCE_STORAGE_LIMIT_EXCEEDED",
    "AGENTLESS_INSTANCE_COLLECTION_TIME_LIMIT_EXCEEDED",
    "PENDING_REVIVAL_SCAN",
    "INTEGRATION_CONNECTION_LOST",
    "ACCESS_DENIED_TO_ENCRYPTION_KEY",
    "UNSUPPORTED_LANGUAGE",
    "NO_SCAN_CONFIGURATION_ASSOCIATED",
    "SCAN_IN_PROGRESS",
    "IMAGE_ARCHIVED",
    "UNSUPPORTED_CODE_ARTIFACTS",
    "EXTRACTION_COLLECTION_TIME_LIMIT_EXCEEDED",
    "INVALID_ARTIFACT",
    "RESOURCE_STOPPED",
    "RESOURCE_UNMANAGED",
    "STORAGE_LIMIT_EXCEEDED",
];

/// Words that no model lists.
const STRANGE: &[&str] = &["", "complete", "COMPLETED", "Active", "SUCCESS", "successful", "DONE", "ACTIVE ", "NULL"];

fn image(digest: &str) -> Image {
    Image::parse(&format!("{REPOSITORY}@{digest}")).unwrap()
}

/// Judges texts on a day, by the terms that there are without a policy.
fn judged(texts: &[&str], asked: Option<&Image>, terms: &GateTerms) -> Verdict {
    let texts: Vec<(&str, &str)> = texts.iter().map(|text| ("answer.json", *text)).collect();
    let today = Date::parse("2026-11-30").unwrap();
    read_scan(&texts).map_or(Verdict::Unknown, |answer| judge_image(&answer, asked, terms, today).verdict)
}

/// A member of an object; nothing for none.
fn member(name: &str, value: Option<&str>) -> String {
    value.map(|value| format!(",\"{name}\":\"{value}\"")).unwrap_or_default()
}

/// The verdict where all that must hold does, with one finding of this severity.
fn of_severity(severity: &str) -> Verdict {
    if severity == "CRITICAL" { Verdict::Fail } else { Verdict::Pass }
}

fn a_described_image_passes_only_where_it_is_judged() {
    let known: Vec<&str> = IMAGE_STATUSES.iter().map(|(word, _)| *word).collect();
    assert_eq!(known.len(), 11);
    let statuses: Vec<Option<&str>> = known.iter().chain(STRANGE).copied().map(Some).chain([None]).collect();
    let (mut passes, mut all) = (0, 0);
    for status in statuses {
        for (counted, completed, token, digest, asked, severity) in described_rests() {
            let counts = counted.map(|count| format!(",\"findingSeverityCounts\":{{\"HIGH\":{count}}}"));
            let text = format!(
                "{{\"repositoryName\":\"{REPOSITORY}\",\"imageId\":{{\"imageTag\":\"v1\"{}}},\"imageScanStatus\":{{\"description\":\"\"{}}},\
                 \"imageScanFindings\":{{\"findings\":[{{\"name\":\"CVE-1\",\"severity\":\"{severity}\"}}]{}{}}}{}}}",
                member("imageDigest", digest),
                member("status", status),
                counts.unwrap_or_default(),
                if completed { ",\"imageScanCompletedAt\":1796029920.5" } else { "" },
                token.map(|name| member(name, Some("abc"))).unwrap_or_default(),
            );
            let verdict = judged(&[&text], asked.map(image).as_ref(), &GateTerms::default());
            let is_the_image = digest.is_some() && asked.is_none_or(|asked| digest == Some(asked));
            let expected = match status {
                _ if !is_the_image => Verdict::Unknown,
                Some("COMPLETE" | "ACTIVE") if !completed => Verdict::Pending,
                Some("PENDING" | "IN_PROGRESS") => Verdict::Pending,
                Some("COMPLETE" | "ACTIVE") if token.is_none() && counted.is_none_or(|count| count == 1) => {
                    of_severity(severity)
                }
                _ => Verdict::Unknown,
            };
            assert_eq!(verdict, expected, "{asked:?}: {text}");
            all += 1;
            passes += usize::from(verdict == Verdict::Pass);
        }
    }
    assert!(all > 4_000 && passes > 0 && passes * 100 < all, "{passes} of {all}");
}

/// Number that is counted, completion, token, digest of the answer, digest that is asked for, severity.
type DescribedRest = (Option<u8>, bool, Option<&'static str>, Option<&'static str>, Option<&'static str>, &'static str);

fn described_rests() -> Vec<DescribedRest> {
    let mut rests = Vec::new();
    for counted in [None, Some(0), Some(1), Some(2)] {
        for completed in [true, false] {
            for token in [None, Some("nextToken"), Some("NextToken")] {
                for digest in [Some(DIGEST), Some(OTHER), None] {
                    for asked in [None, Some(DIGEST)] {
                        rests.extend(
                            ["HIGH", "CRITICAL"].map(|severity| (counted, completed, token, digest, asked, severity)),
                        );
                    }
                }
            }
        }
    }
    rests
}

fn a_listed_image_passes_only_where_it_is_judged() {
    let reasons: Vec<Option<&str>> = REASONS.iter().chain(STRANGE).copied().map(Some).chain([None]).collect();
    let codes: Vec<Option<&str>> = COVERAGE_CODES.iter().copied().chain(["OTHER"]).map(Some).chain([None]).collect();
    let (mut passes, mut all) = (0, 0);
    for reason in reasons {
        for code in &codes {
            for (scanned, covered, found, token, severity) in listed_rests() {
                let coverage = covered.map(|digest| {
                    format!(
                        "{{\"coveredResources\":[{{\"resourceId\":\"arn:aws:ecr:eu-west-1:123456789012:repository/{REPOSITORY}/{digest}\",\
                         \"resourceType\":\"AWS_ECR_CONTAINER_IMAGE\",\"scanStatus\":{{\"other\":\"\"{}{}}}{}}}]}}",
                        member("statusCode", *code),
                        member("reason", reason),
                        if scanned { ",\"lastScannedAt\":\"2026-11-30T09:12:00Z\"" } else { "" },
                    )
                });
                let list = format!(
                    "{{\"findings\":[{{\"severity\":\"{severity}\",\"status\":\"ACTIVE\",\"packageVulnerabilityDetails\":{{\"vulnerabilityId\":\"CVE-1\"}},\
                     \"resources\":[{{\"details\":{{\"awsEcrContainerImage\":{{\"repositoryName\":\"{REPOSITORY}\",\"imageHash\":\"{found}\"}}}}}}]}}]{}}}",
                    token.map(|name| member(name, Some("abc"))).unwrap_or_default(),
                );
                let texts: Vec<&str> = coverage.iter().map(String::as_str).chain([list.as_str()]).collect();
                let verdict = judged(&texts, Some(&image(DIGEST)), &GateTerms::default());
                let is_known_code = code.is_none_or(|code| COVERAGE_CODES.contains(&code));
                let expected = match reason {
                    _ if found != DIGEST || covered != Some(DIGEST) || !is_known_code => Verdict::Unknown,
                    Some("PENDING_INITIAL_SCAN" | "SCAN_IN_PROGRESS") => Verdict::Pending,
                    Some("SUCCESSFUL" | "SCAN_FREQUENCY_SCAN_ON_PUSH") if !scanned => Verdict::Pending,
                    Some("SUCCESSFUL" | "SCAN_FREQUENCY_SCAN_ON_PUSH") if token.is_none() => of_severity(severity),
                    _ => Verdict::Unknown,
                };
                assert_eq!(verdict, expected, "{texts:?}");
                all += 1;
                passes += usize::from(verdict == Verdict::Pass);
            }
        }
    }
    assert!(all > 10_000 && passes > 0 && passes * 100 < all, "{passes} of {all}");
}

/// Time of the scan, digest of the coverage, digest of the findings, token, severity.
type ListedRest = (bool, Option<&'static str>, &'static str, Option<&'static str>, &'static str);

fn listed_rests() -> Vec<ListedRest> {
    let mut rests = Vec::new();
    for scanned in [true, false] {
        for covered in [None, Some(DIGEST), Some(OTHER)] {
            for found in [DIGEST, OTHER] {
                for token in [None, Some("nextToken"), Some("NextToken")] {
                    rests.extend(["HIGH", "CRITICAL"].map(|severity| (scanned, covered, found, token, severity)));
                }
            }
        }
    }
    rests
}

/// A finding as `list-findings` gives it, in the members that a verdict can depend on.
#[derive(Debug, Clone)]
struct Listed {
    id: &'static str,
    severity: &'static str,
    status: &'static str,
    fix: Option<&'static str>,
    packages: Vec<&'static str>,
}

const IDS: &[&str] = &["CVE-1", "CVE-2", "CVE-3"];
const PACKAGES: &[&str] = &["openssl", "libssl3", "zlib1g"];

fn listed() -> impl Strategy<Value = Listed> {
    let severities = vec!["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNTRIAGED", "UNDEFINED", "SEVERE"];
    let statuses = vec!["ACTIVE", "ACTIVE", "ACTIVE", "SUPPRESSED", "CLOSED"];
    let fixes = vec![None, Some("YES"), Some("NO"), Some("PARTIAL"), Some("MAYBE")];
    let packages = subsequence(PACKAGES.to_vec(), 0..=PACKAGES.len());
    (select(IDS.to_vec()), select(severities), select(statuses), select(fixes), packages)
        .prop_map(|(id, severity, status, fix, packages)| Listed { id, severity, status, fix, packages })
}

fn acceptance() -> impl Strategy<Value = Acceptance> {
    let packages = prop::option::of(subsequence(PACKAGES.to_vec(), 1..=PACKAGES.len()));
    (select(IDS.to_vec()), select(vec!["2026-11-29", "2026-11-30", "2027-01-01"]), packages).prop_map(
        |(id, until, packages)| Acceptance {
            id: id.to_owned(),
            until: Date::parse(until).unwrap(),
            reason: "not linked".to_owned(),
            repositories: None,
            packages: packages.map(|packages| packages.into_iter().map(str::to_owned).collect()),
            place: None,
        },
    )
}

fn terms() -> impl Strategy<Value = GateTerms> {
    let thresholds = vec![Threshold::Low, Threshold::Medium, Threshold::High, Threshold::Critical];
    (select(thresholds), any::<bool>(), any::<bool>(), prop::collection::vec(acceptance(), 0..5)).prop_map(
        |(fail_on, is_fixable_only, untriaged_fails, acceptances)| GateTerms {
            fail_on,
            is_fixable_only,
            untriaged_fails,
            acceptances,
        },
    )
}

fn findings() -> impl Strategy<Value = Vec<Listed>> {
    prop::collection::vec(listed(), 0..6)
}

/// Judges findings of a finished scan.
fn verdict(findings: &[Listed], terms: &GateTerms) -> Verdict {
    let finding = |one: &Listed| {
        let packages: Vec<String> = one.packages.iter().map(|name| format!("{{\"name\":\"{name}\"}}")).collect();
        format!(
            "{{\"severity\":\"{}\",\"status\":\"{}\"{},\"packageVulnerabilityDetails\":{{\"vulnerabilityId\":\"{}\",\"vulnerablePackages\":[{}]}},\
             \"resources\":[{{\"details\":{{\"awsEcrContainerImage\":{{\"repositoryName\":\"{REPOSITORY}\",\"imageHash\":\"{DIGEST}\"}}}}}}]}}",
            one.severity,
            one.status,
            member("fixAvailable", one.fix),
            one.id,
            packages.join(","),
        )
    };
    let all: Vec<String> = findings.iter().map(finding).collect();
    let list = format!("{{\"findings\":[{}]}}", all.join(","));
    let coverage = format!(
        "{{\"coveredResources\":[{{\"resourceId\":\"arn:aws:ecr:eu-west-1:123456789012:repository/{REPOSITORY}/{DIGEST}\",\
         \"scanStatus\":{{\"statusCode\":\"ACTIVE\",\"reason\":\"SUCCESSFUL\"}},\"lastScannedAt\":1.5}}]}}"
    );
    let verdict = judged(&[&coverage, &list], Some(&image(DIGEST)), terms);
    assert!(matches!(verdict, Verdict::Pass | Verdict::Fail), "the scan is finished: {verdict:?}");
    verdict
}

/// Runs a law, of which some cases must be of either verdict: a gate that is always shut would be monotone too.
fn holds<S: Strategy>(strategy: S, law: impl Fn(S::Value) -> Result<Verdict, TestCaseError>)
where
    S::Value: std::fmt::Debug,
{
    let (passes, fails) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let ran = runner.run(&strategy, |value| {
        let counter = if law(value)? == Verdict::Pass { &passes } else { &fails };
        counter.set(counter.get() + 1);
        Ok(())
    });
    ran.unwrap_or_else(|error| panic!("{error}"));
    assert!(passes.get() > 100 && fails.get() > 100, "{} pass and {} fail", passes.get(), fails.get());
}

fn one_more_finding_never_turns_fail_into_pass() {
    holds((findings(), listed(), terms(), any::<prop::sample::Index>()), |(findings, more, terms, place)| {
        let before = verdict(&findings, &terms);
        let mut with = findings;
        with.insert(place.index(with.len() + 1), more);
        prop_assert!(before == Verdict::Pass || verdict(&with, &terms) == Verdict::Fail);
        Ok(before)
    });
}

fn one_acceptance_less_never_turns_fail_into_pass() {
    holds((findings(), acceptance(), terms(), any::<prop::sample::Index>()), |(findings, more, terms, place)| {
        let mut with = terms.clone();
        with.acceptances.insert(place.index(terms.acceptances.len() + 1), more);
        let before = verdict(&findings, &with);
        prop_assert!(before == Verdict::Pass || verdict(&findings, &terms) == Verdict::Fail);
        Ok(before)
    });
}

fn a_raised_threshold_never_fails_what_passed() {
    holds((findings(), terms()), |(findings, terms)| {
        let before = verdict(&findings, &terms);
        for fail_on in [Threshold::Low, Threshold::Medium, Threshold::High, Threshold::Critical] {
            let raised = GateTerms { fail_on, ..terms.clone() };
            prop_assert!(
                fail_on < terms.fail_on || before == Verdict::Fail || verdict(&findings, &raised) == Verdict::Pass
            );
        }
        Ok(before)
    });
}
