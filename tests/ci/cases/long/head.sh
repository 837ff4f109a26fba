# Far more than a comment takes: most of it in the change, some in the linter's findings.
{
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "unscanned"\n\n[[scan]]\nname = "many"\nfrequency = "continuous"\nrepositories = [\n'
  for ((n = 0; n < 100; n++)); do
    printf '  "prod-%03d-%s",\n' "$n" "$(printf 'x%.0s' {1..200})"
  done
  printf ']\n'
} > scan-policy.toml
mkdir stacks
for ((n = 0; n < 300; n++)); do
  printf 'resource "aws_ecr_registry_scanning_configuration" "é𝕏%03d" {\n  scan_type = "ENHANCED"\n}\n' "$n" > "stacks/$n.tf"
done
