variable "types" {
  default = ["ECR"]
}

resource "aws_inspector2_enabler" "first" {
  account_ids    = ["123456789012"]
  resource_types = var.types
}

locals {
  first = null_resource.between.id
}

resource "null_resource" "between" {
  triggers = {
    id = aws_inspector2_enabler.first.id
  }
}

module "second" {
  source     = "./child"
  first      = "${local.first}-x"
  depends_on = [null_resource.between]
}

module "third" {
  source   = "./child"
  for_each = toset([module.second.scan_type])
  first    = "none"
}

resource "aws_inspector2_enabler" "last" {
  account_ids    = [module.third["x"].id]
  resource_types = try([aws_inspector2_enabler.first.resource_types[0]], [])
  depends_on     = [module.second]
}

resource "aws_inspector2_enabler" "scan_type" {
  account_ids    = [module.second.scan_type]
  resource_types = [for kind in var.types : upper(kind)]
}
