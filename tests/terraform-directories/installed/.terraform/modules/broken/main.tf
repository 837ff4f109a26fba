resource "aws_inspector2_enabler" "this" {
