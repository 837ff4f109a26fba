resource "aws_inspector2_enabler" "that" {
  resource_types = ["ECR"
}
