# The lines of `--format github`, from several commands, and the annotation of a module that is not as generated: ten, errors
# first; what is left out is counted. $generate: the JSON of `generate --check`, or nothing. $level: of that annotation.

def property: gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A") | gsub(":"; "%3A") | gsub(","; "%2C");

# At the first file that is there to be annotated.
def outdated:
  [.files[]? | select(.status != "unchanged")] as $files
  | ([$files[] | select(.status != "added")][0].path // "") as $path
  | (if $path == "" then "" else "file=\($path | property),line=1," end) as $place
  | (if ($files | length) == 1 then "1 file is" else "\($files | length) files are" end) as $subject
  | if $files == [] then empty
    else "::\($level) \($place)title=module not as generated::\($subject) not what the policy says; run `scanwright generate`, and commit" end;

(split("\n") + [if $generate == "" then empty else ($generate | fromjson | outdated) end])
| [.[] | select(startswith("::"))] as $annotations
| [.[] | select(startswith("- "))] as $lines
| ([$annotations[] | select(startswith("::error"))] + [$annotations[] | select(startswith("::error") | not)]) as $sorted
| (($sorted | length) + ($lines | length) - 10) as $left
| $sorted[:10][], (if $left > 0 then "\($left) more findings are in the log above; GitHub shows 10 of a step" else empty end)
