# What does not exist is refused as little as what calls nothing.

variable "alerts" {
  type    = bool
  default = false
}

variable "names" {
  type    = set(string)
  default = []
}

variable "key" {
  type = bool
}

data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["ecr:*"]
    resources = ["*"]
  }
}

data "aws_default_tags" "tags" {}

data "aws_ssm_parameter" "none" {
  count = 0
  name  = "/none"
}

data "aws_ssm_parameter" "some" {
  count = 1
  name  = "/some"
}

resource "aws_ecr_repository" "a" {
  name = "app"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "a" {
  repository = aws_ecr_repository.a.name
  policy     = jsonencode({ rules = [] })
}

resource "aws_ecr_repository_policy" "a" {
  repository = aws_ecr_repository.a.name
  policy     = data.aws_iam_policy_document.p.json
}

resource "aws_sns_topic" "none" {
  count = var.alerts ? 1 : 0
  name  = "none"
}

resource "aws_sqs_queue" "none" {
  for_each = var.names
  name     = each.key
}

resource "aws_kms_key" "maybe" {
  count = var.key ? 1 : 0
}

data "http" "none" {
  count = 0
  url   = "https://example.com"
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = "BASIC"
}

module "none" {
  source = "./m"
  count  = length(var.names)
}
