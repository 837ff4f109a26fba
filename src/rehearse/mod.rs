//! The apply loop with the user's own terraform and provider, against a simulated AWS on loopback.
//!
//! ```text
//! directory ─open→ modules ─preflight→ ─copy→ temporary directory ─init, then plan and apply, N times→ Rehearsal
//! ```
//!
//! **Invariant:** nothing reaches a real account. Three things see to it, each of them alone enough for the provider of
//! AWS: the copy's provider blocks name dummy credentials and the simulated AWS, or a file that says where it is ([`copy`]),
//! so does the environment ([`terraform::Environment`]), and the proxy that it names is the simulated AWS, which lets nothing
//! through. What is not that provider's is refused beforehand ([`preflight`]).

mod apply;
mod apply_loop;
pub(crate) mod copy;
pub(crate) mod directory;
mod failure;
pub(crate) mod fake_aws;
mod order;
pub(crate) mod preflight;
mod progress;
mod report;
pub(crate) mod terraform;
mod verdict;

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::time::Instant;

pub(crate) use apply::{Apply, Check, Variable};
pub(crate) use order::{Order, Switch};
pub(crate) use progress::Progress;
pub(crate) use report::Rehearsal;

use crate::diagnostic::{self, Findings};
use copy::{Address, Original};
use failure::{io_failed, stopped};
use fake_aws::FakeAws;
use fake_aws::server::Server;
use preflight::rehearsal_failed;
use terraform::{Environment, Output, Stop, Terraform, reads_endpoint_url, unexpected_providers};

/// Looks for what can't be rehearsed, and starts nothing.
///
/// # Errors
/// Everything that is refused or can't be read.
pub(crate) fn look(order: &Order) -> Result<Original, Findings> {
    let (modules, mut findings) = directory::open(&order.directory);
    findings.extend(preflight::check(&modules, order));
    let original = Original::new(modules).map_err(|failure| findings.extend(failure));
    diagnostic::sort(&mut findings);
    original.ok().filter(|_| findings.is_empty()).ok_or(findings.into())
}

/// Rehearses.
///
/// # Errors
/// Fails with everything that is refused beforehand, or with the failure that kept the rehearsal from coming to its end.
/// All that was started has ended then, and the temporary directory is removed.
pub(crate) fn rehearse(order: &Order, progress: &mut dyn FnMut(&Progress<'_>)) -> Result<Rehearsal, Findings> {
    let original = look(order)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| vec![io_failed("the async runtime can't be started", &error)])?;
    runtime.block_on(run(order, &original, progress))
}

async fn run(
    order: &Order,
    original: &Original,
    progress: &mut dyn FnMut(&Progress<'_>),
) -> Result<Rehearsal, Findings> {
    let stop = Stop::listen().map_err(|error| vec![io_failed("signal handlers can't be installed", &error)])?;
    let aws = Server::start(FakeAws::new(order.start.clone())).await;
    let aws = aws.map_err(|error| vec![io_failed("the simulated AWS can't open a port", &error)])?;
    let temporary = tempfile::Builder::new().prefix("scanwright-").tempdir();
    let temporary = temporary.map_err(|error| vec![io_failed("the temporary directory can't be created", &error)])?;
    let copy = temporary.path().join("copy");
    let directory = original.copy(&copy, Address::Endpoints(aws.address()))?;
    let environment = Environment::new(temporary.path(), aws.address());
    let environment =
        environment.map_err(|error| vec![io_failed("the temporary directory can't be written", &error)])?;
    let program = found_from_here(&order.program);
    let mut terraform = Terraform { program, directory, environment, limit: order.limit, stop };
    let began = Instant::now();
    let output = terraform.init().await.map_err(|ended| vec![stopped(&ended, order, "init")])?;
    initialised(&output)?;
    let unexpected_providers = unexpected_providers(&terraform.directory);
    if !unexpected_providers.is_empty() {
        let message = format!("`init` installed {}, which is not the AWS provider", unexpected_providers.join(", "));
        return Err(rehearsal_failed::report(
            message,
            "rehearse a directory that needs only the provider `hashicorp/aws`",
        )
        .into());
    }
    let file = Address::file(terraform.environment.aws_configuration());
    if let Some(file) = file.filter(|_| reads_endpoint_url(&terraform.directory)) {
        original.direct(&copy, file)?;
    }
    progress(&Progress::Initialised(began.elapsed().as_secs_f64()));
    apply_loop::run(order, &mut terraform, &aws, progress).await
}

/// A program named by a path is found from where scanwright was started, not from where terraform is.
fn found_from_here(program: &OsStr) -> OsString {
    let is_path = Path::new(program).components().count() > 1;
    if is_path { crate::paths::absolute(Path::new(program)).into() } else { program.to_owned() }
}

fn initialised(output: &Output) -> Result<(), Findings> {
    if output.status == Some(0) {
        return Ok(());
    }
    let said = format!("{}\n{}", output.stderr.trim(), output.stdout.trim());
    let help = format!(
        "it must find the provider in the registry, in a mirror of your CLI configuration, or in `TF_PLUGIN_CACHE_DIR`, as in the original directory; its output was\n{}",
        said.trim()
    );
    Err(rehearsal_failed::report("`terraform init` fails", &help).into())
}
