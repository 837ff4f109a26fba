module "scan" {
  source  = "app.terraform.io/acme/ecr-scan/aws"
  version = "1.0.0"
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}
