variable "env" {
  type = string
}

variable "scans" {
  type    = bool
  default = true
}

module "scan" {
  source = "./scan"
  count  = var.env == "prod" ? 1 : 0
  create = var.scans
}
