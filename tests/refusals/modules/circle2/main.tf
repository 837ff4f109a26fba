module "again" {
  source = "../circle/../circle"
}
