terraform {
  required_providers {
    amazon = {
      source = "hashicorp/aws"
    }
  }
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  provider  = amazon
  scan_type = "BASIC"
}
