module "one" {
  source = "../one"
}

resource "aws_inspector2_enabler" "this" {
  resource_types = []
}
