variable "x" {
  default = "y"
}

resource "aws_inspector2_enabler" "this" {
  resource_types = ["EC2"]
}
