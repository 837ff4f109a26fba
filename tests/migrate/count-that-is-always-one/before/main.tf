module "scan" {
  source = "./scan"
  create = true
}
