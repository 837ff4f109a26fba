module "scanning" {
  source   = "./modules/scanning"
  for_each = toset(["eu", "us"])

  names = ["${each.key}/api", "${each.key}/web-*"]
}
