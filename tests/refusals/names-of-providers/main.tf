terraform {
  required_providers {
    aws = { "source" = "hashicorp/aws", source = "evil/x" }
    two = { ("source") = "evil/x" }
  }
}

resource "null_resource" "commented" {
  provider /* = aws. */ = null
}

data "aws_region" "elsewhere" {
  provider = external
}

check "region" {
  data "aws_region" "elsewhere" {
    provider = external
  }

  assert {
    condition     = true
    error_message = "never"
  }
}

data "aws_region" "fine" {
  provider = aws
}
