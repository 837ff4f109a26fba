# The annotation that says that files are not what the policy says, at the first of them that is there.
def property: gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A") | gsub(":"; "%3A") | gsub(","; "%2C");

[.files[] | select(.status != "unchanged")] as $files
| ([$files[] | select(.status != "added")][0].path // "") as $path
| (if $path == "" then "" else "file=\($path | property),line=1," end) as $place
| "::\($level) \($place)title=module not as generated::\($files | length) file\(if ($files | length) == 1 then " is" else "s are" end) not what the policy says; run `scanwright generate`, and commit"
