variable "a" {
type="number"
}
variable "b" {
type="bool"
}
variable "c" {
type="any"
}
variable "d" {
type="list(string)"
}
variable "e" {
type="set"
}
