resource "aws_cloudwatch_event_rule" "scans" {
  name = "scans"

  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Scan"]
  })
}

locals {
  topics = { plain = aws_sns_topic.plain.arn }
}

resource "aws_sns_topic" "plain" {}

resource "aws_cloudwatch_event_target" "plain" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = local.topics.plain
}

resource "aws_sns_topic" "own_key" {
  kms_master_key_id = "alias/aws/sns"
  policy            = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = "*" }] })
}

resource "aws_cloudwatch_event_target" "own_key" {
  rule = "scans"
  arn  = aws_sns_topic.own_key.arn
}

# The policy of alarms, which is not that of events.
resource "aws_sns_topic" "alarms" {
  count = 1
}

resource "aws_cloudwatch_event_target" "alarms" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.alarms[0].arn
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms[0].arn
  policy = data.aws_iam_policy_document.alarms.json
}

data "aws_iam_policy_document" "alarms" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms[0].arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

resource "aws_sns_topic" "denied" {
  policy = <<-EOT
    {"Statement": [{"Effect": "Deny", "Principal": {"Service": ["events.amazonaws.com"]}, "Action": "sns:*", "Resource": "*"}]}
  EOT
}

resource "aws_cloudwatch_event_target" "denied" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.denied.arn
}

resource "aws_sns_topic" "encoded" {}

resource "aws_sns_topic_policy" "encoded" {
  arn = aws_sns_topic.encoded.arn
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "cloudwatch.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.encoded.arn }]
  })
}

resource "aws_cloudwatch_event_target" "encoded" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.encoded.arn
}
