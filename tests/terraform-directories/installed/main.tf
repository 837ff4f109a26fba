module "registry" {
  source  = "example/registry/aws"
  version = "1.0.0"

  scan_type = "ENHANCED"
}

module "other_source" {
  source = "example/moved/aws"
}

module "outside" {
  source = "git::https://example.com/outside.git"
}

module "broken" {
  source = "git::https://example.com/broken.git"
}
