resource "aws_inspector2_organization_configuration" "x" {
  auto_enable {
    ec2 = true
    ecr = true
  }
}
