//! The life of a rehearsal, with a script in the place of terraform: what it is given, and how it ends.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::expected::expect_directory;
use crate::support::module::{entries, files};
use crate::support::tools::write_program;
use crate::support::{Directory, PROGRAM};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    cases("copies", cases_of("tests/copies", 2), is_copied_with_another_aws).and(functions!(
        terraform_sees_nothing_of_the_users_aws,
        links_are_followed_and_circles_are_not,
        a_terraform_that_hangs_is_ended_with_its_children,
        ctrl_c_in_mid_apply_leaves_nothing,
        a_provider_that_outlives_its_terraform_is_ended,
        a_program_that_does_not_speak_as_terraform_shows_nothing,
        what_init_says_is_passed_on,
        a_first_plan_that_says_nothing_of_settling_is_a_failure,
        a_provider_that_refuses_a_plan_leaves_the_question_open,
        a_request_to_elsewhere_ends_here_and_is_named,
        a_value_that_is_switched_to_is_planned_with_and_must_settle,
        wrong_usage_is_said_before_anything_is_started,
        tofu_runs_where_it_is_meant_or_alone
    ))
}

const SCANNING: &str = "resource \"aws_ecr_registry_scanning_configuration\" \"this\" {\n  scan_type = \"BASIC\"\n}\n";

/// A directory with a configuration, a script for terraform, and a directory for temporary files.
struct Stage {
    directory: Directory,
}

impl Stage {
    /// A stage whose terraform is that script of bash; `$record` in it is a directory that is kept.
    fn new(script: &str) -> Self {
        let directory = Directory::new();
        directory.write("infra/main.tf", SCANNING);
        for name in ["record", "tmp", "home"] {
            fs::create_dir(directory.path().join(name)).unwrap();
        }
        let record = directory.path().join("record");
        let spoken = r#"[ "$1" = plan ] && printf '%s\n' '{"type":"version"}' '{"type":"change_summary"}'"#;
        let script = format!("#!/bin/bash\nrecord={}\n{spoken}\n{script}\n", record.display());
        write_program(&directory.path().join("terraform"), &script);
        Self { directory }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// The command that rehearses `infra`.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(["rehearse", "infra", "--terraform", "./terraform"])
            .args(arguments)
            .current_dir(self.directory.path());
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", self.path("home"));
        command.env("TMPDIR", self.path("tmp")).stdin(Stdio::null());
        command
    }

    /// Rehearses. Nothing may be left then: no file, no process, no port.
    fn rehearse(&self, arguments: &[&str]) -> (i32, String) {
        self.ended(self.command(arguments).output().unwrap())
    }

    fn ended(&self, output: Output) -> (i32, String) {
        assert_eq!(entries(&self.path("tmp")), [] as [PathBuf; 0], "the temporary directory is left");
        for process in self.recorded("processes").split_whitespace() {
            assert!(!is_running(process), "the process {process} is left");
        }
        if let Some(port) = self.recorded("port").trim().rsplit(':').next().and_then(|port| port.parse::<u16>().ok()) {
            assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "the port is open");
        }
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (output.status.code().unwrap_or(-1), said)
    }

    /// What the script recorded.
    fn recorded(&self, name: &str) -> String {
        fs::read_to_string(self.path("record").join(name)).unwrap_or_default()
    }

    fn environment(&self, command: &str) -> BTreeMap<String, String> {
        let text = self.recorded(&format!("environment-{command}"));
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

/// Whether a process runs; one that ended and that nobody asked for does not.
fn is_running(process: &str) -> bool {
    let state = fs::read_to_string(format!("/proc/{process}/stat"));
    state.is_ok_and(|state| state.rsplit(')').next().is_some_and(|rest| !rest.trim_start().starts_with('Z')))
}

const RECORDING: &str = r#"
env > "$record/environment-$1"
echo "$AWS_ENDPOINT_URL" > "$record/port"
cp -r "$HOME" "$record/home-$1"
[ "$1" = init ] && cp -r "$(dirname "$HOME")/copy" "$record/copy"
exit 0"#;

fn terraform_sees_nothing_of_the_users_aws() {
    let stage = Stage::new(RECORDING);
    fs::write(stage.path("home/.terraformrc"), "plugin_cache_dir = \"$HOME/cache\"\ndisable_checkpoint = true\n")
        .unwrap();
    let mut command = stage.command(&[]);
    let hostile = [
        "AWS_PROFILE",
        "AWS_ACCESS_KEY_ID",
        "AWS_SESSION_TOKEN",
        "AWS_CONFIG_FILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_ROLE_ARN",
        "AWS_ENDPOINT_URL_STS",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CA_BUNDLE",
        "HTTPS_PROXY",
        "TF_CLI_ARGS",
        "TF_CLI_ARGS_apply",
        "TF_WORKSPACE",
        "TF_DATA_DIR",
        "TF_LOG",
        "TF_REATTACH_PROVIDERS",
        "TF_TOKEN_example_com",
        "TF_VAR_release",
        "SECRET",
    ];
    command.envs(hostile.map(|name| (name, "the user's")));
    let (status, said) = stage.ended(command.output().unwrap());
    assert_eq!(status, 0, "{said}");
    let (init, plan) = (stage.environment("init"), stage.environment("plan"));
    let of_the_users = |environment: &BTreeMap<String, String>| -> Vec<String> {
        environment.iter().filter(|(_, value)| *value == "the user's").map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(of_the_users(&init), ["HTTPS_PROXY", "TF_TOKEN_example_com", "TF_VAR_release"]);
    assert_eq!(of_the_users(&plan), ["TF_VAR_release"]);
    let address = &plan["AWS_ENDPOINT_URL"];
    assert!(address.starts_with("http://127.0.0.1:"));
    for name in
        ["AWS_ENDPOINT_URL_ECR", "AWS_ENDPOINT_URL_INSPECTOR2", "AWS_ENDPOINT_URL_STS", "HTTPS_PROXY", "HTTP_PROXY"]
    {
        assert_eq!(&plan[name], address, "{name}");
    }
    let temporary = stage.path("tmp").display().to_string();
    for name in ["HOME", "TMPDIR", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"] {
        assert!(init[name].starts_with(&temporary) && plan[name].starts_with(&temporary), "{name}");
    }
    let configuration = fs::read_to_string(stage.path("record/home-init/.terraformrc")).unwrap();
    let cache = stage.path("home/cache");
    assert_eq!(configuration, format!("plugin_cache_dir = \"{}\"\ndisable_checkpoint = true\n", cache.display()));
}

fn is_copied_with_another_aws(case: &Path) {
    let stage = Stage::new(RECORDING);
    fs::remove_dir_all(stage.path("infra")).unwrap();
    for (name, bytes) in files(&case.join("given")) {
        stage.directory.write(&name, bytes);
    }
    let (status, said) = stage.rehearse(&[]);
    assert_eq!(status, 0, "{said}");
    let address = stage.recorded("port").trim().trim_start_matches("http://").to_owned();
    let anywhere = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&address, "127.0.0.1:PORT").into_bytes();
    let copied = files(&stage.path("record/copy")).into_iter().map(|(name, bytes)| (name, anywhere(bytes))).collect();
    expect_directory(&case.join("expected"), &copied);
}

fn links_are_followed_and_circles_are_not() {
    let stage = Stage::new(RECORDING);
    stage.directory.write("shared/providers.tf", "provider \"aws\" {\n  profile = \"production\"\n}\n");
    stage.directory.write("shared/below/file.txt", "text");
    stage.directory.shell(
        "cd infra && ln -s ../shared/providers.tf . && ln -s ../shared directory && ln -s . circle && ln -s nowhere gone && mkfifo pipe",
    );
    let (status, said) = stage.rehearse(&[]);
    assert_eq!(status, 0, "{said}");
    let copied = files(&stage.path("record/copy"));
    let names: Vec<&str> = copied.keys().map(String::as_str).collect();
    assert_eq!(names, ["directory/below/file.txt", "main.tf", "providers.tf"]);
    assert!(!String::from_utf8_lossy(&copied["providers.tf"]).contains("production"));
}

/// A terraform that starts a child and waits for ever, in the given command.
fn hanging_in(command: &str) -> String {
    format!(
        "[ \"$1\" = {command} ] || exit $([ \"$1\" = plan ] && echo 2 || echo 0)\nsleep 1000 &\necho $$ $! > \"$record/processes\"\necho \"$AWS_ENDPOINT_URL\" > \"$record/port\"\nwait"
    )
}

fn a_terraform_that_hangs_is_ended_with_its_children() {
    for command in ["init", "plan", "apply"] {
        let stage = Stage::new(&hanging_in(command));
        let (status, said) = stage.rehearse(&["--timeout", "1"]);
        assert_eq!(status, 1);
        assert!(said.contains(&format!("error[H010]: `./terraform {command}` took longer than 1 seconds")), "{said}");
        assert_eq!(stage.recorded("processes").split_whitespace().count(), 2);
    }
}

fn ctrl_c_in_mid_apply_leaves_nothing() {
    for (signal, name) in [("INT", "Ctrl-C"), ("TERM", "SIGTERM"), ("HUP", "SIGHUP")] {
        let stage = Stage::new(&hanging_in("apply"));
        let mut command = stage.command(&[]);
        let running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        wait_for(&stage.path("record/port"));
        let kill = Command::new("kill").args([format!("-{signal}"), running.id().to_string()]).status();
        assert!(kill.unwrap().success());
        let began = Instant::now();
        let (status, said) = stage.ended(running.wait_with_output().unwrap());
        assert!(began.elapsed() < Duration::from_secs(5));
        assert_eq!(status, 1);
        assert!(said.contains(&format!("error[H010]: stopped by {name} during `./terraform apply`")), "{said}");
    }
}

fn a_provider_that_outlives_its_terraform_is_ended() {
    let stage = Stage::new("sleep 1000 </dev/null >/dev/null 2>&1 &\necho $! >> \"$record/processes\"\nexit 0");
    let (status, said) = stage.rehearse(&["--applies", "1"]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(stage.recorded("processes").lines().count(), 2);
}

fn a_program_that_does_not_speak_as_terraform_shows_nothing() {
    let stage = Stage::new("exit 0");
    for silent in ["exit 0", "echo 'not JSON'", "[ $1 != plan ] || exit 2"] {
        write_program(&stage.path("terraform"), &format!("#!/bin/bash\n{silent}\n"));
        let (status, said) = stage.rehearse(&[]);
        assert_eq!(status, 1, "{said}");
        assert!(said.contains("is not that of terraform"), "{said}");
    }
}

fn what_init_says_is_passed_on() {
    let stage =
        Stage::new("echo 'Error: Failed to query available provider packages' >&2\necho 'no such host' >&2\nexit 1");
    let (status, said) = stage.rehearse(&[]);
    assert_eq!(status, 1);
    assert!(said.contains("error[H010]: `terraform init` fails") && said.contains("no such host"), "{said}");
}

fn a_first_plan_that_says_nothing_of_settling_is_a_failure() {
    let error = r#"{"type":"diagnostic","diagnostic":{"severity":"error","summary":"No value for required variable","detail":"x"}}"#;
    let stage = Stage::new(&format!("[ \"$1\" = plan ] || exit 0\necho '{error}'\nexit 1"));
    let (status, said) = stage.rehearse(&[]);
    assert_eq!(status, 1);
    assert!(said.contains("`terraform plan` fails: No value for required variable: x"), "{said}");
}

fn a_provider_that_refuses_a_plan_leaves_the_question_open() {
    let error = r#"{"type":"diagnostic","diagnostic":{"severity":"error","summary":"invalid filter","detail":"","address":"aws_x.y"}}"#;
    let stage = Stage::new(&format!("[ \"$1\" = plan ] || exit 0\necho '{error}'\nexit 1"));
    let (status, said) = stage.rehearse(&["--format", "json", "--applies", "1", "-q"]);
    let document: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (status, &document["settles"], &document["refused"]["by"]),
        (3, &serde_json::Value::Null, &"provider".into())
    );
}

fn a_request_to_elsewhere_ends_here_and_is_named() {
    let script = r#"
if [ "$1" = plan ]; then
  port=${HTTPS_PROXY##*:}
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'CONNECT sts.amazonaws.com:443 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n' >&3
  cat <&3 > "$record/answer"
fi
exit 0"#;
    let stage = Stage::new(script);
    let (status, said) = stage.rehearse(&["--applies", "1"]);
    assert_eq!(status, 1, "{said}");
    assert!(stage.recorded("answer").starts_with("HTTP/1.1 403"));
    assert!(
        said.contains("unknown whether it settles")
            && said.contains("a request was addressed to `sts.amazonaws.com:443`"),
        "{said}"
    );
}

fn a_value_that_is_switched_to_is_planned_with_and_must_settle() {
    let script = r#"
echo "$*" >> "$record/commands"
plans=$(grep -c ^plan "$record/commands")
[ "$1" = plan ] && [ $((plans % 2)) = 1 ] || exit 0
echo '{"type":"planned_change","change":{"resource":{"addr":"aws_x.y"},"action":"update"}}'
exit 2"#;
    let stage = Stage::new(script);
    let (status, said) = stage.rehearse(&["--var", "a=1", "--switch", "b=true,false", "--switch", "c=[1,2]"]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("settles after 1 apply"), "{said}");
    let plan = |b: &str| {
        format!(
            "plan -input=false -json -detailed-exitcode -out=scanwright-rehearsal.tfplan -var a=1 -var b={b} -var c=[1,2]"
        )
    };
    let commands = stage.recorded("commands");
    let plans: Vec<&str> = commands.lines().filter(|line| line.starts_with("plan")).collect();
    assert_eq!(plans, [plan("true"), plan("true"), plan("false"), plan("false")]);
}

fn wrong_usage_is_said_before_anything_is_started() {
    let stage = Stage::new("touch \"$record/started\"");
    for arguments in [
        ["--var", "x"],
        ["--switch", "x"],
        ["--inspector", "S3"],
        ["--account", "me"],
        ["--applies", "0"],
        ["--timeout", "0"],
    ] {
        let (status, said) = stage.rehearse(&arguments);
        assert_eq!(status, 1, "{said}");
        assert!(said.starts_with("error: invalid value"), "{said}");
    }
    assert_eq!(entries(&stage.path("record")), [] as [PathBuf; 0]);
}

fn wait_for(path: &Path) {
    let began = Instant::now();
    while fs::read(path).map_or(true, |bytes| bytes.is_empty()) {
        assert!(began.elapsed() < Duration::from_secs(30), "{} is not written", path.display());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Shows the choice of the program with stand-ins for both, which note that they ran. There is no OpenTofu among the tools of these
/// tests: that its output reads as terraform's is not shown.
fn tofu_runs_where_it_is_meant_or_alone() {
    let ran = |programs: &[&str], file: &str, arguments: &[&str]| {
        let directory = Directory::new();
        directory.write(&format!("infra/{file}"), SCANNING);
        for name in ["bin", "tmp", "home"] {
            fs::create_dir(directory.path().join(name)).unwrap();
        }
        let record = directory.path().join("ran");
        for program in programs {
            let script = format!("#!/bin/bash\necho {program} >> {}\nexit 1\n", record.display());
            write_program(&directory.path().join("bin").join(program), &script);
        }
        let mut command = Command::new(PROGRAM);
        command.args(["rehearse", "infra"]).args(arguments).current_dir(directory.path()).env_clear();
        command.env("PATH", directory.path().join("bin")).env("HOME", directory.path().join("home"));
        let output = command.env("TMPDIR", directory.path().join("tmp")).stdin(Stdio::null()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        (fs::read_to_string(record).unwrap_or_default(), String::from_utf8(output.stderr).unwrap())
    };
    let both = ["terraform", "tofu"];
    for (programs, file, arguments, wanted) in [
        (&both[..], "main.tf", &[][..], "terraform\n"),
        (&both[1..], "main.tf", &[], "tofu\n"),
        (&both, "main.tofu", &[], "tofu\n"),
        (&both, "main.tf", &["--engine", "tofu"], "tofu\n"),
        (&both, "main.tofu", &["--engine", "terraform"], "terraform\n"),
        (&both, "main.tofu", &["--terraform", "terraform"], "terraform\n"),
    ] {
        assert_eq!(ran(programs, file, arguments).0, wanted, "{programs:?} {file} {arguments:?}");
    }
    let (ran, said) = ran(&both[..1], "main.tofu", &[]);
    assert_eq!(ran, "");
    assert!(said.contains("`tofu` can't be run") && said.contains("install OpenTofu"), "{said}");
}
