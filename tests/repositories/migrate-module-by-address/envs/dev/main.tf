module "scan" {
  source = "git::https://example.com/acme/infra.git//modules/scan?ref=v1"
}
