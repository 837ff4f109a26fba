module "scanning" {
  for_each = toset(["a|b`<c>\\"])
  source   = "./scanning"
}
