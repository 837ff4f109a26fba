variable "live" {
  type    = bool
  default = true
}

module "live" {
  source    = "./scan"
  count     = var.live ? 1 : 0
  scan_type = "ENHANCED"
}

module "quiet" {
  source    = "./scan"
  for_each  = var.live ? {} : { only = true }
  scan_type = "BASIC"
}
