# AWS refuses continuous scanning while BASIC.
mkdir stack
cat > stack/main.tf <<'TF'
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = "prod-*"
      filter_type = "WILDCARD"
    }
  }
}
TF
