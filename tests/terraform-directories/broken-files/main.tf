resource "aws_inspector2_enabler" "this" {
  resource_types = ["ECR"]
}

module "one" {
  source = "./one"
}

module "missing" {
  source = "./missing"
}
