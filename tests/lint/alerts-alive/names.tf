# Relatives of values that no event has: each of these is in some.
variable "severity" {
  type = string
}

variable "key" {
  type = string
}

resource "aws_cloudwatch_event_rule" "names" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Scan"]
    region      = ["us-gov-west-1"]
    detail      = { repository-name = ["payments/api_2.x--y", { prefix = { equals-ignore-case = "Payments/" } }, { anything-but = { prefix = "DEV-" } }] }
  })
}

resource "aws_cloudwatch_event_rule" "words_that_aws_adds" {
  event_pattern = jsonencode({ source = ["aws.ecr"], detail-type = ["ECR Image Action"], detail = { action-type = ["RESTORE"] } })
}

resource "aws_cloudwatch_event_rule" "sources" {
  event_pattern = jsonencode({ source = [{ prefix = "aws." }, "mine"], detail-type = ["ECR Image Scan"], detail = { mine = ["yes"] } })
}

resource "aws_cloudwatch_event_rule" "interpolated" {
  event_pattern = <<-EOT
    {
      "source": ["aws.inspector2"],
      "detail-type": ["Inspector2 Finding"],
      "detail": {
        "severity": ${jsonencode(var.severity)},
        "${var.key}": ["AWS_ECR_CONTAINER_IMAGE"],
        "title": ["\"${var.severity}\""]
      }
    }
  EOT
}

resource "aws_cloudwatch_event_rule" "interpolated_whole" {
  event_pattern = <<-EOT
    {"source": ["aws.inspector2"], "detail": {"severity": ${jsonencode(var.severity)}, "status": ["ACTIVE"]}}
  EOT
}

# A choice of which one way is unknown can be any.
resource "aws_cloudwatch_event_rule" "choices" {
  event_pattern = <<-EOT
    {
      "source": ["aws.inspector2"],
      "detail-type": ["Inspector2 Finding"],
      "detail": {"$or": [{"${var.key}": ["a"]}, {"status": ["ACTIVE"]}]}
    }
  EOT
}
