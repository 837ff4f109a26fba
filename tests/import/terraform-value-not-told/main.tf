data "aws_ssm_parameter" "team" {
  name = "team"
}

variable "prefix" {
  type    = string
}
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = "${var.prefix}/*"
      filter_type = "WILDCARD"
    }
    repository_filter {
      filter      = data.aws_ssm_parameter.team.value
      filter_type = "WILDCARD"
    }
    repository_filter {
      filter      = var.prefix
      filter_type = "WILDCARD"
    }
  }
}
