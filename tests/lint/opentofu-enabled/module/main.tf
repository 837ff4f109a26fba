module "inspector" {
  source = "./m"

  lifecycle {
    enabled = terraform.workspace == "x" && false
  }
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}
