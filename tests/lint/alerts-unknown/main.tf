# What the text does not tell is no finding.
variable "pattern" {
  type = string
}

variable "names" {
  type = list(string)
}

variable "most" {
  type = number
}

variable "alarms" {
  type = bool
}

variable "severity" {
  type    = string
  default = "CRITICAL"
}

data "aws_region" "this" {}

resource "aws_cloudwatch_event_rule" "given" {
  event_pattern = var.pattern
}

resource "aws_cloudwatch_event_rule" "names" {
  event_pattern = jsonencode({
    source = ["aws.inspector2"]
    detail = { resourceType = var.names }
  })
}

resource "aws_cloudwatch_event_rule" "region" {
  event_pattern = jsonencode({
    source = ["aws.ecr"]
    region = [data.aws_region.this.name]
    detail = {
      repository-name         = [for name in var.names : "payments/${name}"]
      finding-severity-counts = { CRITICAL = [{ numeric = [">", var.most] }] }
      "$or"                   = [{ scan-status = [var.pattern] }, { scan-status = ["FAILED"] }]
      resourceType            = var.names
    }
  })
}

resource "aws_cloudwatch_event_rule" "default" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail      = { severity = [var.severity] }
  })
}

# There where it exists.
resource "aws_cloudwatch_metric_alarm" "some" {
  count = var.alarms ? 1 : 0

  namespace   = "AWS/ECR"
  metric_name = "Findings"
}

resource "aws_cloudwatch_metric_alarm" "name" {
  namespace   = "AWS/ECR"
  metric_name = var.pattern
}

resource "aws_ecr_lifecycle_policy" "given" {
  repository = "api"
  policy     = jsonencode({ rules = [for name in var.names : { rulePriority = 1 }] })
}
