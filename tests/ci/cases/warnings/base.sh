policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "%s"\n\n[[scan]]\nname = "production"\nrepositories = ["%s"]\nfrequency = "continuous"\n' "${2:-on-push}" "$1"
}
policy "prod-*" unscanned > scan-policy.toml
scanwright generate
mkdir stack
cat > stack/main.tf <<'HCL'
resource "aws_ecr_registry_scanning_configuration" "written_by_hand" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "team-*"
      filter_type = "WILDCARD"
    }
  }
}
HCL
