variable "types" {
  type    = list(string)
  default = ["EC2"]
}

resource "aws_inspector2_enabler" "this" {
  account_ids    = ["123456789012"]
  resource_types = var.types
}
