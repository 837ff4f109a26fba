# Relatives of alerts that never fire: each of these can.
resource "aws_cloudwatch_event_rule" "instances" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail = {
      resources = { type = ["AWS_EC2_INSTANCE"], details = { awsEc2Instance = { vpcId = ["vpc-1"] } }, tags = { team = ["a"] } }
      severity  = ["CRITICAL", "HGIH"]
    }
  })
}

resource "aws_cloudwatch_event_rule" "images" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail = {
      resources    = { type = ["AWS_ECR_CONTAINER_IMAGE"], details = { awsEcrContainerImage = { repositoryName = [{ prefix = "payments/" }] } } }
      fixAvailable = ["YES", "PARTIAL"]
      status       = [{ anything-but = ["CLOSED", "SUPPRESSED"] }]
    }
  })
}

resource "aws_cloudwatch_event_rule" "scans" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2", "aws.ecr"]
    detail-type = ["Inspector2 Scan", "ECR Image Scan"]
    "$or" = [
      { detail = { finding-severity-counts = { CRITICAL = [{ numeric = [">", 0] }] } } },
      { detail = { finding-severity-counts = { HIGH = [{ numeric = [">", 10] }] } } },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "by_arn" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Scan"]
    detail      = { repository-name = [{ wildcard = "arn:*:repository/payments/*" }, { suffix = "/api" }] }
  })
}

# Events of AWS that are not about scans.
resource "aws_cloudwatch_event_rule" "calls" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["AWS API Call via CloudTrail"]
    detail      = { eventName = ["DeleteRepository"], requestParameters = { repositoryName = ["payments/api"] } }
  })
}

resource "aws_cloudwatch_event_rule" "pushes" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Action"]
    detail      = { action-type = ["PUSH"], result = ["SUCCESS"], image-tag = ["latest"] }
  })
}

# Of other sources nothing is known.
resource "aws_cloudwatch_event_rule" "hub" {
  event_pattern = jsonencode({
    source      = ["aws.securityhub"]
    detail-type = ["Security Hub Findings - Imported"]
    detail      = { findings = { Severity = { Label = ["CRITICAL"] } } }
  })
}

resource "aws_cloudwatch_event_rule" "own" {
  event_pattern = jsonencode({
    source = ["aws.ecr", "payments.scanner"]
    detail = { resourceType = ["image"] }
  })
}

resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_metric_alarm" "pulls" {
  namespace   = "AWS/ECR"
  metric_name = "RepositoryPullCount"
}

resource "aws_cloudwatch_metric_alarm" "usage" {
  namespace   = "AWS/Usage"
  metric_name = "CallCount"
}

resource "aws_cloudwatch_metric_alarm" "own" {
  namespace   = "Payments/ECR"
  metric_name = "CriticalFindings"
}

# Only a type, or that of a source of one's own.
resource "aws_cloudwatch_event_rule" "by_type" {
  event_pattern = jsonencode({ detail-type = ["ECR Image Scan"], detail = { scan-status = ["COMPLETE"] } })
}

resource "aws_cloudwatch_event_rule" "replayed" {
  event_pattern = jsonencode({ source = ["payments.replay"], detail-type = ["ECR Image Scan"], detail = { run = ["1"] } })
}
