data "aws_caller_identity" "me" {}
variable "c" {
 type=object({enhanced=optional(bool,false)})
 default={}
}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = var.c.enhanced ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter = "*"
      filter_type = "WILDCARD"
    }
  }
}
resource "aws_inspector2_enabler" "e" {
  account_ids = [data.aws_caller_identity.me.account_id]
  resource_types = var.c.enhanced ? ["ECR"] : ["EC2"]
}
