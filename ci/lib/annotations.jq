# The lines of `--format github`, from several commands: ten annotations, errors first; what is left out is counted.
split("\n")
| [.[] | select(startswith("::"))] as $annotations
| [.[] | select(startswith("- "))] as $lines
| ([$annotations[] | select(startswith("::error"))] + [$annotations[] | select(startswith("::error") | not)]) as $sorted
| (($sorted | length) + ($lines | length) - 10) as $left
| $sorted[:10][], (if $left > 0 then "\($left) more findings are in the log above; GitHub shows 10 of a step" else empty end)
