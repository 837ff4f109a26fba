# aws_inspector2_enabler is switched on elsewhere.
variable "x" {}
variable "x" {}
