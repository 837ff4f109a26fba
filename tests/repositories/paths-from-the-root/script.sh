# What is for a repository counts its paths from the root, wherever the command runs.
g init -q
show() { grep -o -e '"uri": "[^"]*"' -e '^::[a-z]* file=[^,]*' -e '^  - `[^`]*`' -e '^- `[^`]*`' -e '^### `[^`]*`' -e '^[-+]\{3\} .*' | sort -u; }
for format in sarif github markdown; do
  echo "## $format"
  (cd infra && scanwright lint --format $format --fail-on never .) | show
  scanwright -C infra/deep lint --format $format --fail-on never .. | show
  (cd / && scanwright lint --format $format --fail-on never "$OLDPWD/infra") | show
  (cd infra && scanwright check --format $format ../accounts/a) | show
done
echo '## review'
scanwright generate -q accounts/a > /dev/null && commit base
sed -i 's/prod/test/' accounts/a/scan-policy.toml && echo '# edited' >> accounts/a/ecr-scanning/main.tf
cd accounts/a
for format in sarif github markdown; do scanwright review --against HEAD --format $format --lint ../../infra | show; done
echo '## outside of a repository'
cd ../.. && rm -rf .git && cd accounts/a
scanwright lint --format sarif --fail-on never ../../infra | show
scanwright check --format github | show
