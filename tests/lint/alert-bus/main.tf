resource "aws_cloudwatch_event_bus" "security" {
  name = "security"
}

resource "aws_cloudwatch_event_bus" "region" {
  name = "security-${data.aws_region.this.name}"
}

data "aws_region" "this" {}

variable "bus" {
  type = string
}

locals {
  findings = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
  })
}

resource "aws_cloudwatch_event_rule" "named" {
  event_bus_name = "security"
  event_pattern  = local.findings
}

resource "aws_cloudwatch_event_rule" "referenced" {
  event_bus_name = aws_cloudwatch_event_bus.region.name
  event_pattern  = local.findings
}

# Nothing here forwards to a bus that is made elsewhere.
resource "aws_cloudwatch_event_rule" "elsewhere" {
  event_bus_name = "central"
  event_pattern  = local.findings
}

resource "aws_cloudwatch_event_rule" "default" {
  event_bus_name = "default"
  event_pattern  = local.findings
}

resource "aws_cloudwatch_event_rule" "default_by_arn" {
  event_bus_name = "arn:aws:events:eu-west-1:111122223333:event-bus/default"
  event_pattern  = local.findings
}

resource "aws_cloudwatch_event_rule" "given" {
  event_bus_name = var.bus
  event_pattern  = local.findings
}

# Events of one's own are on whichever bus.
resource "aws_cloudwatch_event_rule" "own" {
  event_bus_name = "security"
  event_pattern  = jsonencode({ source = ["payments.scanner"] })
}
