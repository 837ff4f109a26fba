module "scan" {
  source = "../scan"
}
