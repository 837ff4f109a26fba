//! Time of reading an inventory of 1,000,000 names or images, and of queries: medians of several runs, printed.
//! `cargo bench --bench inventory`.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::time::{Duration, Instant};

use scanwright::testing::{Inventory, Pattern, Source, render_human, sort_diagnostics};

/// Count of repositories.
const SIZE: usize = 1_000_000;

fn main() {
    time_images();
    let names: Vec<String> = (0..SIZE).map(|index| name(index * 7_919 % SIZE)).collect();
    let lines = Source::new("lines", names.join("\n"));
    time("names, one a line", || Inventory::parse(&lines));
    let list = Source::new("list", format!("[\"{}\"]", names.join("\", \"")));
    time("a JSON list of names", || Inventory::parse(&list));
    let repositories: Vec<String> = names.iter().map(|name| repository(name)).collect();
    let page = Source::new("page", format!("{{\"repositories\": [{}\n]}}\n", repositories.join(",")));
    time(&format!("the JSON of describe-repositories, {} MB", page.text().len() / 1_000_000), || {
        Inventory::parse(&page)
    });
    let wrong = Source::new("wrong", page.text().replace("example/", "Example/"));
    time("the same with a capital in every name", || Inventory::parse(&wrong));
    let Err(findings) = Inventory::parse(&wrong) else { return };
    let mut diagnostics = Vec::from(findings);
    time("its diagnostics, sorted and shown", || {
        sort_diagnostics(&mut diagnostics);
        render_human(&diagnostics, false)
    });
    let Ok(inventory) = Inventory::parse(&lines) else { return };
    ask(&inventory);
}

/// Reads the images of a million repositories, and a million images of a thousand, from a file as the AWS CLI prints them. This comes
/// first, so that the most memory that the process ever had is that of it.
fn time_images() {
    let Ok(file) = tempfile::NamedTempFile::new() else { return };
    for repositories in [1_000, SIZE] {
        let pages = (0..repositories).map(|repository| page_of_images(&name(repository), SIZE / repositories));
        let written = File::create(file.path()).map(BufWriter::new).and_then(|mut writer| {
            pages.into_iter().try_for_each(|page| writer.write_all(page.as_bytes())).and_then(|()| writer.flush())
        });
        let megabytes = file.path().metadata().map_or(0, |about| about.len() / 1_000_000);
        if written.is_err() {
            return;
        }
        time(&format!("a million images of {repositories} repositories, {megabytes} MB"), || {
            Inventory::read(file.path())
        });
        println!("            the most memory so far: {}", most_memory().unwrap_or_default());
    }
}

fn most_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|most| most.trim().to_owned())
}

/// The images of a repository as `aws ecr describe-images` prints them.
fn page_of_images(name: &str, count: usize) -> String {
    let images: Vec<String> = (0..count).map(|index| image(name, index)).collect();
    format!("{{\n    \"imageDetails\": [{}\n    ]\n}}\n", images.join(","))
}

fn image(name: &str, index: usize) -> String {
    let digest = format!("{index:08x}").repeat(8);
    let (day, hour) = (1 + index % 28, index % 24);
    format!(
        r#"
        {{
            "registryId": "123456789012",
            "repositoryName": "{name}",
            "imageDigest": "sha256:{digest}",
            "imageTags": [
                "v1.{index}",
                "release-{index}"
            ],
            "imageSizeInBytes": 123456789,
            "imagePushedAt": "2026-11-{day:02}T{hour:02}:00:00.123000+01:00",
            "imageManifestMediaType": "application/vnd.docker.distribution.manifest.v2+json",
            "artifactMediaType": "application/vnd.docker.container.image.v1+json",
            "lastRecordedPullTime": "2026-11-30T00:00:00.456000+01:00"
        }}"#
    )
}

fn ask(inventory: &Inventory) {
    for pattern in ["example/team-17/*", "*-prod", "*service*9*"] {
        let pattern = Pattern::filter(pattern);
        let count = inventory.matching(&pattern).count();
        time(&format!("matching `{}`: {count}", pattern.as_str()), || inventory.matching(&pattern).count());
    }
    for name in ["example/team-17/service-00017-dex", "service-00017-dev", "nothing/like/it"] {
        time(&format!("nearest to `{name}`: {:?}", inventory.nearest(name)), || inventory.nearest(name).is_some());
    }
}

fn name(index: usize) -> String {
    let stage = ["dev", "staging", "prod"].get(index % 3).copied().unwrap_or_default();
    format!("example/team-{}/service-{:05}-{stage}", index % 50, index / 50)
}

/// A repository as AWS describes it.
fn repository(name: &str) -> String {
    format!(
        r#"
        {{
            "repositoryArn": "arn:aws:ecr:eu-west-1:123456789012:repository/{name}",
            "registryId": "123456789012",
            "repositoryName": "{name}",
            "repositoryUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/{name}",
            "createdAt": "2024-01-01T00:00:00+00:00",
            "imageTagMutability": "MUTABLE",
            "imageScanningConfiguration": {{ "scanOnPush": false }},
            "encryptionConfiguration": {{ "encryptionType": "AES256" }}
        }}"#
    )
}

fn time<T>(what: &str, mut run: impl FnMut() -> T) {
    let mut times: Vec<Duration> = (0..3)
        .map(|_| {
            let started = Instant::now();
            black_box(run());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{:>10.1?}  {what}", times.get(1).copied().unwrap_or_default());
}
