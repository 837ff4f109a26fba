# Values that look like those of another event, and sources that AWS does not send from.
variable "severity" {
  type = string
}

resource "aws_cloudwatch_event_rule" "arn_for_name" {
  event_pattern = jsonencode({ source = ["aws.ecr"], detail-type = ["ECR Image Scan"], detail = { repository-name = ["arn:aws:ecr:eu-west-1:111122223333:repository/api"] } })
}

resource "aws_cloudwatch_event_rule" "arn_of_finding" {
  event_pattern = jsonencode({ source = ["aws.inspector2"], detail-type = ["Inspector2 Finding"], detail = { resources = { details = { awsEcrContainerImage = { repositoryName = [{ prefix = "arn:aws:ecr:" }] } } } } })
}

resource "aws_cloudwatch_event_rule" "capitals" {
  event_pattern = jsonencode({ source = ["aws.ecr"], detail-type = ["ECR Image Action"], detail = { repository-name = [{ wildcard = "Payments/*" }] } })
}

resource "aws_cloudwatch_event_rule" "small_letters" {
  event_pattern = jsonencode({ source = ["aws.ecr"], detail-type = ["ECR Image Action"], detail = { action-type = ["push"] } })
}

resource "aws_cloudwatch_event_rule" "region" {
  event_pattern = jsonencode({ source = ["aws.inspector2"], detail-type = ["Inspector2 Finding"], region = ["eu-west1"] })
}

resource "aws_cloudwatch_event_rule" "principal" {
  event_pattern = jsonencode({ source = ["inspector2.amazonaws.com"], detail-type = ["Inspector2 Finding"] })
}

resource "aws_cloudwatch_event_rule" "prefix_of_source" {
  event_pattern = jsonencode({ source = [{ prefix = "aws.inspector2" }], detail-type = ["Inspector2 Finding"], detail = { resourceType = ["AWS_ECR_CONTAINER_IMAGE"] } })
}

resource "aws_cloudwatch_event_rule" "severity_as_number" {
  event_pattern = jsonencode({ source = ["aws.inspector2"], detail-type = ["Inspector2 Finding"], detail = { severity = [{ numeric = [">", 7] }] } })
}

# A part of the text is unknown, and not the one that is wrong.
resource "aws_cloudwatch_event_rule" "interpolated" {
  event_pattern = <<-EOT
    {
      "source": ["aws.inspector2"],
      "detail-type": ["Inspector2 Finding"],
      "detail": {
        "severity": ["${var.severity}"],
        "resourceType": ["AWS_ECR_CONTAINER_IMAGE"]
      }
    }
  EOT
}
