resource "aws_inspector2_enabler" "this" {
  account_ids =
}
