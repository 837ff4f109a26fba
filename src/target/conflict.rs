//! The markers of git in a file that it could not merge.

/// The start of the lines that git puts around both sides; a side of the common ancestor may stand between them.
const OURS: &str = "<<<<<<<";
const BASE: &str = "|||||||";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>>";

/// Part of a text with markers that a line belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Both,
    Ours,
    Base,
    Theirs,
}

/// Returns both sides of a text in which git left its markers; nothing where there are none, or where they don't match.
pub(crate) fn sides(text: &str) -> Option<[String; 2]> {
    let (mut ours, mut theirs) = (String::new(), String::new());
    let mut part = Part::Both;
    let mut is_conflict = false;
    for line in text.split_inclusive('\n') {
        match (part, marker(line)) {
            (Part::Both, Some(OURS)) => part = Part::Ours,
            (Part::Ours, Some(BASE)) => part = Part::Base,
            (Part::Ours | Part::Base, Some(MIDDLE)) => part = Part::Theirs,
            (Part::Theirs, Some(THEIRS)) => {
                part = Part::Both;
                is_conflict = true;
            }
            _ => {
                if matches!(part, Part::Both | Part::Ours) {
                    ours.push_str(line);
                }
                if matches!(part, Part::Both | Part::Theirs) {
                    theirs.push_str(line);
                }
            }
        }
    }
    (is_conflict && part == Part::Both).then_some([ours, theirs])
}

fn marker(line: &str) -> Option<&'static str> {
    let line = line.trim_end();
    let is_marker =
        |marker: &str| line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    [OURS, BASE, MIDDLE, THEIRS].into_iter().find(|marker| is_marker(marker))
}

#[cfg(test)]
mod tests {
    use super::sides;

    #[test]
    fn both_sides_are_taken_apart() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| base\nx\n=======\nc\n>>>>>>> other\nd\n";
        assert_eq!(sides(text), Some(["a\nb\nd\n".to_owned(), "a\nc\nd\n".to_owned()]));
        let lines = "<<<<<<< HEAD\r\n=======\r\nc\r\n>>>>>>> other\r\n";
        assert_eq!(sides(lines), Some([String::new(), "c\r\n".to_owned()]));
    }

    #[test]
    fn a_heading_is_no_marker() {
        for text in ["Title\n=======\n", "<<<<<<< HEAD\na\n", "<<<<<<<< HEAD\n=======\n>>>>>>> b\n", "a <<<<<<< b\n"] {
            assert_eq!(sides(text), None, "{text}");
        }
    }
}
