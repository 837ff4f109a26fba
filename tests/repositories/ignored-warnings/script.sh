# A comment with a reason silences a warning of what it stands at, in every command; `--fail-on warning` counts what is left.
scanwright check; echo "exit $?"
scanwright check --fail-on warning > /dev/null 2>&1; echo "warnings count: exit $?"
scanwright generate 2>&1 | tail -n 1
echo '## without the comments'
sed 's/ *# scanwright:ignore.*//' scan-policy.toml > bare.toml
scanwright check bare.toml --format json | grep '"code"'
scanwright check bare.toml --fail-on warning > /dev/null 2>&1; echo "exit $?"
scanwright check bare.toml --fail-on never > /dev/null 2>&1; echo "exit $?"
echo '## without a reason, at another place, and of an error'
sed 's/P007 .*/P007/; s/P014/P015/; s/"prod-\*"/"prod_*!"/; s/^\[\[scan\]\]/[[scan]] # scanwright:ignore P001 it is fine/' scan-policy.toml > wrong.toml
scanwright check wrong.toml; echo "exit $?"
printf 'version = 1\nname = "# scanwright:ignore S005 in a string"\n' | scanwright check -
