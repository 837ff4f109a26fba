data "external" "this" {
  program = ["true"]
}
