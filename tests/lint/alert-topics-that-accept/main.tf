# Relatives of topics that refuse events: each of these takes them, or nobody can tell from the text.
variable "policy" {
  type = string
}

variable "topic" {
  type = string
}

resource "aws_cloudwatch_event_rule" "scans" {
  name = "scans"

  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Scan"]
  })
}

resource "aws_sns_topic" "document" {}

resource "aws_sns_topic_policy" "document" {
  arn    = aws_sns_topic.document.arn
  policy = data.aws_iam_policy_document.document.json
}

data "aws_iam_policy_document" "document" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.document.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "events.amazonaws.com"]
    }
  }
}

resource "aws_cloudwatch_event_target" "document" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.document.arn
}

resource "aws_sns_topic" "encoded" {}

resource "aws_sns_topic_policy" "encoded" {
  arn = aws_sns_topic.encoded.arn
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.encoded.arn }]
  })
}

resource "aws_cloudwatch_event_target" "encoded" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.encoded.arn
}

resource "aws_sns_topic" "given" {
  policy            = var.policy
  kms_master_key_id = aws_kms_key.alerts.id
}

resource "aws_cloudwatch_event_target" "given" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.given.arn
}

resource "aws_sns_topic" "merged" {}

resource "aws_sns_topic_policy" "merged" {
  arn    = aws_sns_topic.merged.arn
  policy = data.aws_iam_policy_document.merged.json
}

data "aws_iam_policy_document" "merged" {
  source_policy_documents = [var.policy]
}

resource "aws_cloudwatch_event_target" "merged" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.merged.arn
}

resource "aws_sns_topic" "somebody" {}

resource "aws_sns_topic_policy" "somebody" {
  arn = aws_sns_topic.somebody.arn
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = [var.policy] }, Action = "sns:Publish", Resource = aws_sns_topic.somebody.arn }]
  })
}

resource "aws_cloudwatch_event_target" "somebody" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.somebody.arn
}

resource "aws_sns_topic" "statements" {}

resource "aws_sns_topic_policy" "statements" {
  arn    = aws_sns_topic.statements.arn
  policy = jsonencode({ Statement = concat([], var.policy) })
}

resource "aws_cloudwatch_event_target" "statements" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.statements.arn
}

# A topic of another configuration, and one that gets other messages.
resource "aws_cloudwatch_event_target" "elsewhere" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = var.topic
}

resource "aws_sns_topic" "alarms" {
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_cloudwatch_metric_alarm" "pulls" {
  namespace     = "AWS/ECR"
  metric_name   = "RepositoryPullCount"
  alarm_actions = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "rate(1 day)"
}

resource "aws_sns_topic" "nightly" {}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_sns_topic.nightly.arn
}

# A function that gets the events, with a topic where it leaves what fails.
resource "aws_sns_topic" "failures" {}

resource "aws_cloudwatch_event_target" "function" {
  rule  = aws_cloudwatch_event_rule.scans.name
  arn   = aws_lambda_function.scans.arn
  input = jsonencode({ failures = aws_sns_topic.failures.arn })
}

# Statements that let the events in, each with something that others have too.
resource "aws_sns_topic" "two_statements" {
  name = "two_statements"
}

resource "aws_cloudwatch_event_target" "two_statements" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.two_statements.arn
}

resource "aws_sns_topic_policy" "two_statements" {
  arn    = aws_sns_topic.two_statements.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "sns:Publish", Resource = aws_sns_topic.two_statements.arn, Condition = { StringEquals = { "AWS:SourceOwner" = "111122223333" } } }, { Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "SNS:Publish", Resource = aws_sns_topic.two_statements.arn }] })
}

resource "aws_sns_topic" "this_rule" {
  name = "this_rule"
}

resource "aws_cloudwatch_event_target" "this_rule" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.this_rule.arn
}

resource "aws_sns_topic_policy" "this_rule" {
  arn    = aws_sns_topic.this_rule.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:*", Resource = "*", Condition = { ArnLike = { "aws:SourceArn" = ["arn:aws:events:*:111122223333:rule/*", "arn:aws:s3:::uploads"] } } }] })
}

resource "aws_sns_topic" "only_encrypted" {
  name = "only_encrypted"
}

resource "aws_cloudwatch_event_target" "only_encrypted" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.only_encrypted.arn
}

resource "aws_sns_topic_policy" "only_encrypted" {
  arn    = aws_sns_topic.only_encrypted.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = "arn:aws:sns:*:*:only_*" }, { Effect = "Deny", Principal = "*", Action = "sns:Publish", Resource = aws_sns_topic.only_encrypted.arn, Condition = { Bool = { "aws:SecureTransport" = "false" } } }] })
}

resource "aws_sns_topic" "owner_if_there" {
  name = "owner_if_there"
}

resource "aws_cloudwatch_event_target" "owner_if_there" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.owner_if_there.arn
}

resource "aws_sns_topic_policy" "owner_if_there" {
  arn    = aws_sns_topic.owner_if_there.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:Publish", Resource = aws_sns_topic.owner_if_there.arn, Condition = { StringEqualsIfExists = { "aws:PrincipalOrgID" = "o-1" } } }] })
}

resource "aws_sns_topic" "others_denied" {
  name = "others_denied"
}

resource "aws_cloudwatch_event_target" "others_denied" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.others_denied.arn
}

resource "aws_sns_topic_policy" "others_denied" {
  arn    = aws_sns_topic.others_denied.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.others_denied.arn }, { Effect = "Deny", Principal = { Service = "s3.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.others_denied.arn }] })
}

resource "aws_sns_topic" "interpolated" {
  name = "interpolated"
}

resource "aws_cloudwatch_event_target" "interpolated" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.interpolated.arn
}

resource "aws_sns_topic_policy" "interpolated" {
  arn    = aws_sns_topic.interpolated.arn
  policy = <<-EOT
    {
      "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "${var.policy}"}, "Action": "sns:Publish", "Resource": "${aws_sns_topic.interpolated.arn}"}
      ]
    }
  EOT
}
