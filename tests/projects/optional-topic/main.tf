terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }

  backend "s3" {
    bucket = "states"
    key    = "ecr"
    region = "eu-west-1"
  }
}

provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = { managed-by = "terraform" }
  }
}

variable "alerts" {
  type    = bool
  default = false
}

resource "aws_sns_topic" "alerts" {
  count = var.alerts ? 1 : 0
  name  = "ecr-findings"
}

resource "aws_cloudwatch_event_rule" "findings" {
  count         = var.alerts ? 1 : 0
  name          = "findings"
  event_pattern = jsonencode({ source = ["aws.inspector2"] })
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}
