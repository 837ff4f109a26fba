# The parts that are known are enough to tell.
variable "repositories" {
  type = list(string)
}

variable "environment" {
  type = string
}

resource "aws_cloudwatch_event_rule" "path" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Scan"]
    detail = {
      result          = ["COMPLETE"]
      repository-name = [for name in var.repositories : "${var.environment}/${name}"]
    }
  })
}

resource "aws_cloudwatch_event_rule" "path_of_the_unknown" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail      = { repositoryName = ["${var.environment}-api"] }
  })
}

resource "aws_cloudwatch_event_rule" "other_source" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["Inspector2 Finding"]
  })
}
