terraform {
  required_providers {
    aws    = { source = "registry.terraform.io/hashicorp/aws" }
    random = "~> 3.0"
    awscc  = { source = "hashicorp/awscc" }
    mine   = { source = "example.com/mine/aws" }
    either = { source = var.source }
  }

  encryption {
    key_provider "aws_kms" "state" {
      kms_key_id = "key"
    }
  }

  backend "s3" {}
}

provider "random" {}

resource "aws_ecr_registry_scanning_configuration" "this" {
  provider  = awscc.europe
  scan_type = "BASIC"

  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}

resource "terraform_data" "this" {
  provisioner "remote-exec" {
    inline = ["true"]
  }
}

resource "random_pet" "this" {}

resource "aws_iam_role" "this" {
  tags = { provisioner = "terraform" }
}

removed {
  from = aws_inspector2_enabler.old

  lifecycle {
    destroy = false
  }

  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}

data "external" "this" {
  program = ["true"]
}

data "terraform_remote_state" "this" {
  backend = "s3"
}

data "aws_ssm_parameter" "this" {
  name = "/x"
}

data "http" "this" {
  url = "https://example.com"
}

check "health" {
  data "http" "this" {
    url = "https://example.com"
  }

  assert {
    condition     = true
    error_message = "x"
  }
}

ephemeral "aws_secretsmanager_secret_version" "this" {}

action "aws_lambda_invoke" "this" {}

list "aws_instance" "all" {}
