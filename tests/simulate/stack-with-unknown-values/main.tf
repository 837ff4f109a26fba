# Values of these templates are unknown, their types are not, but for those of the last.
variable "cidr" {
  type = string
}

variable "template" {
  type = string
}

variable "has_more" {
  type = bool
}

resource "aws_cloudformation_stack" "network" {
  name = "network"
  template_body = jsonencode({
    Resources = { Network = { Type = "AWS::EC2::VPC", Properties = { CidrBlock = var.cidr } } }
  })
}

resource "aws_cloudformation_stack" "more" {
  count         = var.has_more ? 1 : 0
  name          = "more"
  template_body = var.template
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}
