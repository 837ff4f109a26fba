module "scan" {
  source = "../modules/scan"
}
