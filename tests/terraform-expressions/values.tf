# What the expressions of `expressions.txt` name.
variable "text" {
  type    = string
  default = "prod"
}

variable "number" {
  type    = number
  default = "3"
}

variable "bool" {
  type    = bool
  default = "true"
}

variable "untyped" {
  default = "untyped"
}

variable "list" {
  type    = list(string)
  default = ["b", "a", "b", 1]
}

variable "set" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "numbers" {
  type    = set(number)
  default = [10, 9, "8"]
}

variable "map" {
  type    = map(number)
  default = { b = 2, a = "1" }
}

variable "object" {
  type = object({
    name    = string
    tags    = optional(map(string))
    nested  = optional(object({ on = optional(bool, true), off = optional(bool) }), {})
    ports   = optional(list(number), [80])
    present = optional(string, "default")
  })
  default = {
    name    = "x"
    extra   = 1
    present = null
  }
}

variable "objects" {
  type    = list(object({ name = string, on = optional(bool, false) }))
  default = [{ name = "a", on = true }, { name = "b" }]
}

variable "nothing" {
  type    = string
  default = null
}

variable "filled" {
  type     = string
  default  = "filled"
  nullable = false
}

variable "any" {
  type    = any
  default = { a = [1, "x"], b = { c = true } }
}

variable "empty" {
  type    = list(string)
  default = []
}

variable "pair" {
  type    = tuple([string, number])
  default = [1, "2"]
}

locals {
  chained  = "${local.first}-${local.second}"
  first    = upper(var.text)
  second   = length(var.list)
  tuple    = ["a", 1, true]
  mixed    = { a = 1, b = "x", "c d" = [1, 2] }
  rules    = [{ f = "push", r = ["x", "y"] }, { f = "cont", r = [] }]
  nested   = [["a", "b"], ["c"], []]
  empty    = {}
  sentence = "The quick brown fox"
}
