# Two branches change different entries: the policy merges by itself, the digests of the module never do.
g init -q
scanwright generate -q > /dev/null && commit base
g switch -q -c a && sed -i 's/"prod-\*"/"prod-*", "web"/' scan-policy.toml && scanwright generate -q > /dev/null && commit a
g switch -q main && sed -i 's/"dev-\*"/"dev-*", "test-*"/' scan-policy.toml && scanwright generate -q > /dev/null && commit b
g merge -q a > /dev/null; g diff --name-only --diff-filter=U
echo '# edited' >> ecr-scanning/versions.tf
scanwright generate --check -q > /dev/null; echo "check: exit $?"
scanwright generate; echo "generate, with a file that was edited by hand: exit $?"
g checkout -q -- ecr-scanning/versions.tf
scanwright generate; echo "generate: exit $?"
grep -c '<<<<<<<' ecr-scanning/main.tf
scanwright generate --check; echo "check: exit $?"
