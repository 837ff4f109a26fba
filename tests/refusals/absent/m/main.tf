resource "aws_cloudwatch_event_rule" "none" {
  event_pattern = "{}"
}
