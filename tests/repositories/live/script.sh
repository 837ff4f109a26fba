# `diff --against FILE` compares with what AWS has: the answer of `aws ecr get-registry-scanning-configuration`.
live() { printf '{"registryId":"123456789012","scanningConfiguration":{"scanType":"%s","rules":[%s]}}\n' "$1" "$2" > live.json; }
rule() { printf '{"scanFrequency":"%s","repositoryFilters":[{"filter":"%s","filterType":"WILDCARD"}]}' "$1" "$2"; }
drift() { echo "## $1"; scanwright diff --against live.json --detailed-exitcode 2>&1; echo "exit $?"; }
live ENHANCED "$(rule SCAN_ON_PUSH 'team-*'),$(rule CONTINUOUS_SCAN 'prod-*')"; drift 'the same, in another order'
scanwright diff --against live.json --format json
live ENHANCED "$(rule CONTINUOUS_SCAN 'prod-*')"; drift 'a rule is gone'
scanwright diff --against live.json --format json | grep -e changed -e '"files"' -e verdict -e '"from"' -e '"to"' -e witness -e '"state"'
scanwright diff --against live.json --format markdown
scanwright diff --against live.json --format html | grep -c '<html'
live ENHANCED "$(rule SCAN_ON_PUSH 'team-*'),$(rule CONTINUOUS_SCAN 'prod-*'),$(rule CONTINUOUS_SCAN 'prod-api*')"; drift 'other rules that mean the same'
live BASIC "$(rule SCAN_ON_PUSH '*')"; drift 'the other state'
live BASIC ''; drift 'by hand'
live BASIC "$(rule MANUAL '*')"; drift 'MANUAL is no rule'
sed 's/on-release/always/' scan-policy.toml > always.toml
echo '## a policy without the state'
scanwright diff always.toml --against live.json --detailed-exitcode; echo "exit $?"
scanwright diff always.toml --against live.json --format json | grep -e '"state"' -e verdict
echo '## several policies'
mkdir a; sed 's/team-/other-/' scan-policy.toml > a/scan-policy.toml; live ENHANCED "$(rule SCAN_ON_PUSH 'team-*'),$(rule CONTINUOUS_SCAN 'prod-*')"
scanwright diff . a --against live.json
echo '## from a pipe'
scanwright diff --against /dev/stdin < live.json
cat live.json | scanwright diff --against /dev/stdin
echo '## no answer'
echo '{"version":4,"lineage":"x","resources":[]}' > live.json; scanwright diff --against live.json; echo "exit $?"
echo 'ENHANCED' > live.json; scanwright diff --against live.json 2>&1 | head -n 2
echo '{"scanningConfiguration":{"scanType":"ENHANCED","rules":[' > live.json; scanwright diff --against live.json 2>&1 | head -n 2
live ADVANCED ''; scanwright diff --against live.json 2>&1 | head -n 2
live ENHANCED ''; scanwright diff --against live.json 2>&1 | head -n 2
live BASIC ''; cat live.json live.json > two.json; scanwright diff --against two.json 2>&1 | head -n 2
scanwright diff --against none.json 2>&1 | head -n 1
