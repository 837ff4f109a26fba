resource "aws_cloudwatch_event_rule" "array_of_objects" {
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail      = { resources = [{ type = ["AWS_ECR_CONTAINER_IMAGE"] }] }
  })
}

resource "aws_cloudwatch_event_rule" "stars" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Scan"]
    detail      = { repository-name = [{ wildcard = "payments/**" }] }
  })
}

resource "aws_cloudwatch_event_rule" "no_array" {
  event_pattern = jsonencode({
    source = "aws.ecr"
  })
}

resource "aws_cloudwatch_event_rule" "empty" {
  event_pattern = jsonencode({
    source = ["aws.ecr"]
    detail = { repository-name = [] }
  })
}

resource "aws_cloudwatch_event_rule" "operator" {
  event_pattern = jsonencode({
    source = ["aws.ecr"]
    detail = { repository-name = [{ startswith = "payments/" }] }
  })
}

resource "aws_cloudwatch_event_rule" "long" {
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Scan"]
    detail      = { repository-name = [for number in range(200) : "payments/${number}"] }
  })
}

# What AWS refuses of other events is not looked at.
resource "aws_cloudwatch_event_rule" "other" {
  event_pattern = jsonencode({
    source = ["aws.ec2"]
    detail = { state = [] }
  })
}
