# The review of scanwright as one Markdown text: the comment, or with more room the summary of a job.
#
# Raw files: $errors, $diff, $lint, $notes (Markdown), $generate, $changes, $gone (JSON or nothing). Words: $title, $marker, $base, $head.
# $most and $unit: the limit. The review of the change leads, and takes what the short sections leave.

include "markdown";

# The most that a part takes of the limit.
def share($of_ten): $most * $of_ten / 10 | floor;

def section($title): if . == "" then "" else "\n### \($title)\n\n" + . end;

# Files that the policy says otherwise. A file whose own checksum stays was edited since; another is only late.
def outdated($shown):
  [(.files // [])[] | select(.status != "unchanged")] as $files
  | if $files == [] then ""
    else
      def how: {added: "is not there", removed: "is generated no more"}[.status]
        // (if .unified | test("(^|\n)-[^\n]*scanwright:sha256=") then "is out of date" else "was edited by hand" end);
      "Run `scanwright generate`, and commit what it writes.\n\n"
      + ([$files[:20][] | "- \(.path | code) \(how)\n"] | add)
      + (if ($files | length) > 20 then "- … and \(($files | length) - 20) more\n" else "" end)
      # What the review shows anyway is not shown again.
      + ([$files[].unified] - $shown | add // "" | if . == "" then "" else "\n" + (fenced("diff") | folded("What it would change")) end)
    end;

# What nobody reviews any more, since there is nothing to compile.
def gone:
  def listed: . as $paths | ([$paths[:20][] | "- \(code)\n"] | add)
    + (if ($paths | length) > 20 then "- … and \(($paths | length) - 20) more\n" else "" end);
  (if (.modules // []) == [] then ""
   else "Generated modules that the base commit has. Where nothing calls one any more, Terraform sets its registry to BASIC without rules: nothing is "
     + "scanned unless somebody starts it. Where one has moved, the review below knows what is scanned now, and not what was scanned before.\n\n" + (.modules | listed) end)
  + (if (.policies // []) == [] then "" else (if .modules == [] then "" else "\n" end) + "Policies that the base commit has:\n\n" + (.policies | listed) end);

def commits:
  if $head == "" then "" else
    "\n<sub>\($head[0:12] | code)" + (if $base == "" then "" else " compared with \($base[0:12] | code)" end) + "</sub>\n" end;

def parsed: if . == "" then {} else (fromjson? // {}) end;

($generate | parsed) as $generate
| ($changes | parsed) as $changes
| ($gone | parsed | gone | shortened(share(1); $unit; "this list") | section("What is there no more")) as $gone
| ($errors | shortened(share(3); $unit; "the errors")) as $errors
| ($generate | outdated([($changes.files // [])[].unified]) | shortened(share(1); $unit; "this list") | section("The committed module is not what the policy says")) as $outdated
| ($lint | shortened(share(2); $unit; "the findings") | section("Findings in the Terraform")) as $lint
| ($notes | shortened(share(0.2); $unit; "the notes") | section("What could not be compared")) as $notes
| (if $marker == "" then "" else $marker + "\n" end) as $first
| (if $title == "" then "" else "## \($title)\n" end) as $title
| ($first + $title + $gone + (if $errors == "" then "" else "\n" + $errors end)
   + (if $gone != "" and $diff != "" then "\n" else "" end)) as $before
| ($outdated + $lint + $notes + commits) as $after
| ($most - ($before | size($unit)) - ($after | size($unit))) as $room
| $before + ($diff | shortened($room; $unit; "the review")) + $after
