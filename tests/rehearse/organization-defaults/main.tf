# What Inspector does for accounts that join later moves nothing in this one.

resource "aws_inspector2_organization_configuration" "this" {
  auto_enable {
    ec2 = true
    ecr = true
  }
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}
