# A base binds every policy that extends it, and what is found points into the file that says it.
scanwright check -r; echo "exit $?"
scanwright check accounts/dev --format json | grep -e '"path"' -e '"line"'
scanwright check accounts/dev --format sarif | grep '"uri":' | sort -u
scanwright check accounts/dev --format github
echo '## with what the base requires'
printf '\n[[scan]]\nname = "production"\nrepositories = ["prod-*"]\nfrequency = "continuous"\n' >> accounts/dev/scan-policy.toml
scanwright check -r && scanwright generate -r | grep main.tf
grep -h 'version = ">= 5' accounts/*/modules/scanning/versions.tf
scanwright explain accounts/dev tools/lint prod-api
scanwright coverage accounts/prod --format json | grep '"file"'
g init -q; commit all
echo '## the base changes: every policy that it reaches does'
sed -i 's|"legacy/\*"|"legacy/*", "older/*"|' security/base.toml
scanwright generate --check -r -q; echo "exit $?"
scanwright review -r --against HEAD --format markdown | head -n 12
echo '## what a base says wrongly is found once'
sed -i 's|rest = "unscanned"|rest = "unscaned"|' security/base.toml
scanwright check -r; echo "exit $?"
