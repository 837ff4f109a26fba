module "back" {
  source = "../circle2"
}
