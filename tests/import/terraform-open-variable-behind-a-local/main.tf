variable "app" {
  default = "shop"
}

variable "env" {
  type = string
}

variable "tier" {
  type = string
}

locals {
  names = { app = var.app, all = join("-", [var.app, var.env, var.tier]) }
}

module "scan" {
  source = "./scan"
  filter = local.names.all
}
