module "critical" {
  source   = "./alerts"
  severity = "CRITICAL"
}

module "severe" {
  source   = "./alerts"
  severity = "SEVERE"
}

module "topic" {
  source    = "./alerts"
  severity  = "HIGH"
  topic_arn = aws_sns_topic.alerts.arn
}

resource "aws_sns_topic" "alerts" {}
