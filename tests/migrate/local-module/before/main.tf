variable "mode" {
  type    = string
  default = "BASIC"
}

module "registry" {
  source = "./registry"

  scan_type = var.mode
}
