module "platform" {
  source  = "example/platform/aws"
  version = "1.0.0"
}
