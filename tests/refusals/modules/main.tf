module "registry" {
  source = "terraform-aws-modules/ecr/aws"
}

module "git" {
  source = "git::https://example.com/x.git"
}

module "absolute" {
  source = "/srv/modules/x"
}

module "missing" {
  source = "./missing"
}

module "deep" {
  source = "./deep"
}

module "itself" {
  source = "./cycle"
}
