variable "scans" {
  type    = bool
  default = true
}

module "scan" {
  source = "./scan"
  create = var.scans
}
