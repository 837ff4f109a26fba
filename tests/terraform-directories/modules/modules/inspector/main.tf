resource "aws_inspector2_enabler" "this" {
  account_ids    = ["123456789012"]
  resource_types = ["ECR"]
}

output "types" {
  value      = ["EC2", "LAMBDA"]
  depends_on = [aws_inspector2_enabler.this]
}
