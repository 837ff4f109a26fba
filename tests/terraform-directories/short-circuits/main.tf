variable "settings" {
  type    = object({ on = bool })
  default = null
}

variable "unknown" {
  type = bool
}

resource "aws_inspector2_enabler" "absent" {
  count          = var.settings != null && var.settings.on ? 1 : 0
  resource_types = ["ECR"]
}

resource "aws_inspector2_enabler" "present" {
  count          = var.settings == null || var.settings.on ? 1 : 0
  resource_types = [try(var.settings == null || var.settings.on, "depends on the version")]
}

resource "aws_inspector2_enabler" "decided" {
  count          = var.unknown && false ? 1 : 0
  resource_types = ["ECR"]
}
