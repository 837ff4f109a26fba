//! Runs two programs by turns, and gives the figures of both.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;

/// Time for which memory is looked at, in as many runs as that takes: a short process can be gone before its peak is read.
const LOOKING: Duration = Duration::from_millis(300);

/// Program to run.
pub struct Program {
    /// The file.
    pub path: PathBuf,
    /// The arguments.
    pub arguments: Vec<String>,
    /// The working directory.
    pub directory: PathBuf,
}

/// Wall times in milliseconds, memory in megabytes of 1,000,000 bytes.
pub struct Figures {
    /// The program's median.
    pub median: f64,
    /// Its fastest run.
    pub min: f64,
    /// Its slowest run.
    pub max: f64,
    /// The reference's median.
    pub reference: f64,
    /// The median of the ratios of each run to the reference's next one.
    pub ratio: f64,
    /// The most memory that the program had.
    pub peak: f64,
    /// The most memory that the reference had.
    pub reference_peak: f64,
}

/// Runs both so many times by turns, after one run each that does not count. Before each run comes `prepare`.
pub fn measure(
    program: &Program,
    reference: &Program,
    runs: usize,
    prepare: impl Fn() -> Result<(), Failure>,
) -> Result<Figures, Failure> {
    let memory = |program: &Program| -> Result<f64, Failure> {
        let start = Instant::now();
        let mut peak = 0.0_f64;
        while peak == 0.0 || start.elapsed() < LOOKING {
            prepare()?;
            peak = peak.max(program.peak()?);
        }
        Ok(peak)
    };
    let time = |program: &Program| prepare().and_then(|()| program.time());
    let (peak, reference_peak) = (memory(program)?, memory(reference)?);
    let mut pairs = Vec::with_capacity(runs);
    for _ in 0..runs {
        pairs.push((time(program)?, time(reference)?));
    }
    let times = sorted(pairs.iter().map(|(own, _)| *own));
    Ok(Figures {
        median: middle(&times),
        min: times.first().copied().unwrap_or_default(),
        max: times.last().copied().unwrap_or_default(),
        reference: middle(&sorted(pairs.iter().map(|(_, reference)| *reference))),
        ratio: middle(&sorted(pairs.iter().map(|(own, reference)| own / reference))),
        peak,
        reference_peak,
    })
}

impl Program {
    /// Measures the wall time of a run, from before the process is made until it is gone.
    fn time(&self) -> Result<f64, Failure> {
        let mut command = self.command();
        let start = Instant::now();
        let status = command.status()?;
        let time = start.elapsed().as_secs_f64() * 1000.0;
        if status.success() { Ok(time) } else { Err(format!("{} failed", self.path.display()).into()) }
    }

    /// Measures the peak of the resident memory, as the system counts it, read again and again until the process ends.
    fn peak(&self) -> Result<f64, Failure> {
        let mut child = self.command().spawn()?;
        let status = format!("/proc/{}/status", child.id());
        let mut peak = 0;
        loop {
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            let kilobytes = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next());
            peak = kilobytes.and_then(|number| number.parse().ok()).unwrap_or(peak);
            if child.try_wait()?.is_some() {
                return Ok(f64::from(peak) * 1024.0 / 1e6);
            }
        }
    }

    /// Counts the instructions of a run, the loading of the program included; `None` without valgrind.
    pub fn instructions(&self) -> Result<Option<u64>, Failure> {
        let mut valgrind = Command::new("valgrind");
        valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(&self.path).args(&self.arguments);
        let output = match valgrind.current_dir(&self.directory).output() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            output => output?,
        };
        let text = String::from_utf8_lossy(&output.stderr);
        let count = text.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim());
        Ok(Some(count.ok_or("valgrind counted nothing")?.parse()?))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command.args(&self.arguments).current_dir(&self.directory).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

fn middle(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
