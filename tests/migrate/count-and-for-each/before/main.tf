variable "release" {
  type    = bool
  default = true
}

data "aws_caller_identity" "current" {}

resource "aws_inspector2_enabler" "this" {
  count = var.release ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

module "registry" {
  source   = "./registry"
  for_each = toset(["main"])

  is_on = var.release
}
