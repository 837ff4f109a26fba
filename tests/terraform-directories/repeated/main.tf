resource "aws_inspector2_enabler" "this" {
  resource_types = ["ECR"]
}

variable "x" {}
