provider "aws" { 
  region = "eu-west-1" 
  allowed_account_ids = ["444455556666"]
}
resource "aws_inspector2_enabler" "x" {
  account_ids    = ["111122223333"]
  resource_types = ["ECR"]
}
