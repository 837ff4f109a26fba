variable "env" {
  type = string
}

module "scan" {
  source = "./scan"
  count  = contains(["prod", "stage"], var.env) ? 1 : 0
}
