# Markdown that nothing in it can break, and that fits.

# Plain text as one code span, whatever it holds.
def code:
  gsub("[[:cntrl:]]"; " ")
  | ([match("`+"; "g").length] + [0] | max + 1) as $fence
  | (if test("^`|`$") then " " else "" end) as $pad
  | ("`" * $fence) + $pad + . + $pad + ("`" * $fence);

# A fenced block that nothing in the text can close.
def fenced($language):
  . as $text
  # A search for each length: one for all runs takes jq minutes on megabytes. Runs of more than nine are nobody's text.
  | first((range(3; 11), (range(4; 30) | pow(2; .) | floor)) | select(. as $length | $text | contains("`" * $length) | not)) as $fence
  | ("`" * $fence) + $language + "\n" + rtrimstr("\n") + "\n" + ("`" * $fence) + "\n";

def folded($summary): "<details>\n<summary>" + $summary + "</summary>\n\n" + . + "\n</details>\n";

# How much of a limit a text takes: `characters`, of which GitHub may count one beyond the basic plane as two, or `bytes`.
def size($unit):
  if $unit == "bytes" then utf8bytelength else [explode[] | if . > 65535 then 2 else 1 end] | add // 0 end;

# The fence that is open after a line: its characters, or null.
def fence_after($line):
  ($line | capture("^ {0,3}(?<run>`{3,}|~{3,})(?<rest>.*)$")? // null) as $mark
  | if $mark == null then .
    elif . == null then $mark.run
    elif ($mark.rest | test("^\\s*$")) and ($mark.run[0:1] == .[0:1])
      and (($mark.run | length) >= length) then null
    else . end;

# The text, or as many of its first lines as fit, folds of which stand on lines of their own; then what is open is closed, and what was left out is said.
def shortened($most; $unit; $what):
  if size($unit) <= $most then .
  else
    reduce (split("\n")[]) as $line ({kept: [], room: ($most - 200), left: 0, fence: null, folds: 0};
      (($line | size($unit)) + 1) as $cost
      | if .left > 0 or $cost > .room then .left += 1
        else
          .kept += [$line] | .room -= $cost
          | if .fence != null then . elif $line == "<details>" then .folds += 1 elif $line == "</details>" then .folds -= 1 else . end
          | .fence = (.fence | fence_after($line))
        end)
    | (.kept | join("\n")) + "\n"
      + (if .fence == null then "" else .fence + "\n" end)
      + ("\n</details>\n" * ([.folds, 0] | max) // "")
      + "\n*\(.left) lines of \($what) are left out here.*\n"
  end;
