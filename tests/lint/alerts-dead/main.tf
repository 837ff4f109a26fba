# Forms that are copied around, none of which ever fires.
locals {
  sources = { findings = "aws.inspector2" }
}

resource "aws_cloudwatch_event_rule" "no_path" {
  event_pattern = jsonencode({
    source      = [local.sources.findings]
    detail-type = ["Inspector2 Finding"]
    detail = {
      severity        = ["CRITICAL"]
      vulnerabilityId = [{ prefix = "CVE-" }]
    }
  })
}

resource "aws_cloudwatch_event_rule" "wrong_word" {
  event_pattern = <<-EOT
    {
      "source": ["aws.inspector2"],
      "detail-type": ["Inspector2 Finding"],
      "detail": {"severity": ["Critical"], "status": ["ACTIVE"]}
    }
  EOT
}

resource "aws_cloudwatch_event_rule" "no_such_event" {
  event_pattern = "{\"source\":[\"aws.ecr\"],\"detail-type\":[\"ECR Image Scans\"]}"
}

resource "aws_cloudwatch_event_rule" "plain_name" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Scan"]
    detail      = { repository-name = ["payments/api"], scan-status = ["INITIAL_SCAN_COMPLETE"] }
  })
}

resource "aws_cloudwatch_event_rule" "text_for_number" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Scan"]
    detail      = { finding-severity-counts = { CRITICAL = ["1"] } }
  })
}

resource "aws_cloudwatch_event_rule" "object" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Scan"]
    detail      = { finding-severity-counts = [{ exists = true }] }
  })
}

resource "aws_cloudwatch_event_rule" "basic_word_in_enhanced" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Scan"]
    detail      = { scan-status = ["COMPLETE"] }
  })
}

resource "aws_cloudwatch_event_rule" "each" {
  for_each = toset(["CRITICAL", "HGIH"])

  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail      = { severity = [each.value] }
  })
}

resource "aws_cloudwatch_event_rule" "either" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    "$or" = [
      { detail = { resourceType = ["AWS_ECR_CONTAINER_IMAGE"] } },
      { detail = { resources = { type = ["ECR_IMAGE"] } } },
    ]
  })
}

resource "aws_cloudwatch_metric_alarm" "no_metric" {
  alarm_name  = "findings"
  namespace   = "AWS/ECR"
  metric_name = "ImageScanFindingsSeverityCounts"
}

resource "aws_cloudwatch_metric_alarm" "expression" {
  alarm_name = "findings-by-math"

  metric_query {
    id         = "sum"
    expression = "critical + high"
  }

  metric_query {
    id = "critical"
    metric {
      namespace   = "AWS/ECR"
      metric_name = "CriticalFindings"
      period      = 300
      stat        = "Sum"
    }
  }

  dynamic "metric_query" {
    for_each = ["HighFindings"]
    content {
      id = "high"
      metric {
        namespace   = "AWS/ECR"
        metric_name = metric_query.value
        period      = 300
        stat        = "Sum"
      }
    }
  }
}

# The events of Inspector's second version have another source.
resource "aws_cloudwatch_event_rule" "first_version" {
  event_pattern = jsonencode({ source = ["aws.inspector"], detail-type = ["Inspector2 Finding"] })
}

resource "aws_cloudwatch_event_rule" "from_anywhere" {
  event_pattern = jsonencode({ detail-type = ["ECR Image Scan"], detail = { scan-status = ["DONE"] } })
}
