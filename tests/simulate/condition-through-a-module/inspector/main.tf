variable "enabled" { type = bool }
data "aws_caller_identity" "me" {}
resource "aws_inspector2_enabler" "this" {
  count          = var.enabled ? 1 : 0
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}
