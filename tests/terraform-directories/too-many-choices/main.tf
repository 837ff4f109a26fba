variable "a" {
  type = list(bool)
}

resource "aws_inspector2_enabler" "this" {
  count = (var.a[0] ? 1 : 0) + (var.a[1] ? 1 : 0) + (var.a[2] ? 1 : 0) + (var.a[3] ? 1 : 0) + (var.a[4] ? 1 : 0) + (var.a[5] ? 1 : 0) + (var.a[6] ? 1 : 0)

  resource_types = ["ECR"]
}
