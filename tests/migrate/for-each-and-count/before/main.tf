variable "owners" {
  type    = set(string)
  default = ["platform"]
}

variable "scans" {
  type    = bool
  default = true
}

module "scan" {
  source   = "./scan"
  for_each = var.owners
  scans    = var.scans
}
