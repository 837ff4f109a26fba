b {
variable "a" {
type="string"
}
}
