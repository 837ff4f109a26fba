variable "a" {
type=" string"
}
variable "b" {
type="\u0073tring"
}
