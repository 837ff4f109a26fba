# Where no policy is found, those below are named; the same policy twice is one; unchanged files are listed only with -v.
scanwright check
scanwright check accounts
scanwright check accounts/a/..
for n in 1 2 3 4 5 6; do mkdir -p more/$n && cp accounts/a/scan-policy.toml more/$n/; done
scanwright explain api 2>&1 | grep help
echo '## twice'
scanwright generate accounts/a accounts/a/scan-policy.toml ./accounts/a/../a 2>&1
scanwright generate accounts/a accounts/a 2>&1
scanwright generate accounts/a -v 2>&1
scanwright generate accounts/a -q 2>&1; echo "exit $?"
