variable "severity" {
  type = string
}

variable "topic_arn" {
  type    = string
  default = "arn:aws:sns:eu-west-1:111122223333:alerts"
}

resource "aws_cloudwatch_event_rule" "findings" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail      = { severity = [var.severity] }
  })
}

resource "aws_cloudwatch_event_target" "findings" {
  rule = aws_cloudwatch_event_rule.findings.id
  arn  = var.topic_arn
}
