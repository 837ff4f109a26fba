//! Names of temporary files: `.NAME.scanwright-PROCESS` beside the file NAME that each becomes. A killed run leaves them.

/// Mark between the name of the file and the number of the process.
pub(crate) const MARK: &str = ".scanwright-";

/// Returns the name of the file that a temporary file would have become, and the process that made it; nothing where the name
/// is not one of ours.
pub(crate) fn parts(temporary: &str) -> Option<(&str, i32)> {
    let (name, number) = temporary.strip_prefix('.')?.rsplit_once(MARK)?;
    let (process, again) = number.split_once('-').unwrap_or((number, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(process) && is_number(again)).then_some(())?;
    Some((name, process.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_temporary_file_is_known_by_its_name() {
        assert_eq!(parts(".main.tf.scanwright-12"), Some(("main.tf", 12)));
        assert_eq!(parts(".main.tf.scanwright-12-3"), Some(("main.tf", 12)));
        for other in
            ["main.tf.scanwright-12", ".main.tf.scanwright-", ".main.tf.scanwright-x", ".main.tf.scanwright-1-"]
        {
            assert_eq!(parts(other), None, "{other}");
        }
        assert_eq!(parts(".main.tf.scanwright-99999999999"), None, "no process has that number");
    }
}
