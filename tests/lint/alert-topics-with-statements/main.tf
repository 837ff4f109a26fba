# Policies with a statement for somebody, and none that lets the events of a rule in.
data "aws_caller_identity" "current" {}

resource "aws_cloudwatch_event_rule" "scans" {
  event_pattern = jsonencode({ source = ["aws.ecr"], detail-type = ["ECR Image Scan"] })
}

# The policy that SNS gives a new topic: EventBridge sends no owner.
resource "aws_sns_topic" "owner" {
  name = "owner"
}

resource "aws_cloudwatch_event_target" "owner" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.owner.arn
}

resource "aws_sns_topic_policy" "owner" {
  arn    = aws_sns_topic.owner.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = ["SNS:Publish"], Resource = aws_sns_topic.owner.arn, Condition = { StringEquals = { "AWS:SourceOwner" = data.aws_caller_identity.current.account_id } } }] })
}

resource "aws_sns_topic" "subscribe" {
  name = "subscribe"
}

resource "aws_cloudwatch_event_target" "subscribe" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.subscribe.arn
}

resource "aws_sns_topic_policy" "subscribe" {
  arn    = aws_sns_topic.subscribe.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Subscribe", Resource = aws_sns_topic.subscribe.arn }] })
}

resource "aws_sns_topic" "all_but_publish" {
  name = "all_but_publish"
}

resource "aws_cloudwatch_event_target" "all_but_publish" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.all_but_publish.arn
}

resource "aws_sns_topic_policy" "all_but_publish" {
  arn    = aws_sns_topic.all_but_publish.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, NotAction = "sns:Pub*", Resource = aws_sns_topic.all_but_publish.arn }] })
}

resource "aws_sns_topic" "as_account" {
  name = "as_account"
}

resource "aws_cloudwatch_event_target" "as_account" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.as_account.arn
}

resource "aws_sns_topic_policy" "as_account" {
  arn    = aws_sns_topic.as_account.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.as_account.arn }] })
}

resource "aws_sns_topic" "another_topic" {
  name = "another_topic"
}

resource "aws_cloudwatch_event_target" "another_topic" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.another_topic.arn
}

resource "aws_sns_topic_policy" "another_topic" {
  arn    = aws_sns_topic.another_topic.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = "arn:aws:sns:eu-west-1:111122223333:alarms" }] })
}

resource "aws_sns_topic" "another_source" {
  name = "another_source"
}

resource "aws_cloudwatch_event_target" "another_source" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.another_source.arn
}

resource "aws_sns_topic_policy" "another_source" {
  arn    = aws_sns_topic.another_source.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.another_source.arn, Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:s3:::uploads" } } }] })
}

resource "aws_sns_topic" "denied_to_all" {
  name = "denied_to_all"
}

resource "aws_cloudwatch_event_target" "denied_to_all" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.denied_to_all.arn
}

resource "aws_sns_topic_policy" "denied_to_all" {
  arn    = aws_sns_topic.denied_to_all.arn
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.denied_to_all.arn }, { Effect = "Deny", Principal = "*", Action = "sns:*", Resource = aws_sns_topic.denied_to_all.arn }] })
}

# A part of the text is unknown, and not the one that matters.
resource "aws_sns_topic" "text" {
  name = "text"
}

resource "aws_cloudwatch_event_target" "text" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.text.arn
}

resource "aws_sns_topic_policy" "text" {
  arn    = aws_sns_topic.text.arn
  policy = <<-EOT
    {
      "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "${aws_sns_topic.text.arn}"}
      ]
    }
  EOT
}

resource "aws_sns_topic" "document" {
  name = "document"
}

resource "aws_cloudwatch_event_target" "document" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sns_topic.document.arn
}

resource "aws_sns_topic_policy" "document" {
  arn    = aws_sns_topic.document.arn
  policy = data.aws_iam_policy_document.document.json
}

data "aws_iam_policy_document" "document" {
  statement {
    actions   = ["SNS:Publish", "SNS:Subscribe"]
    resources = [aws_sns_topic.document.arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "AWS:SourceOwner"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  statement {
    actions   = ["sns:Subscribe"]
    resources = [aws_sns_topic.document.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}
