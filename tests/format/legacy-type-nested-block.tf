variable "a" {
b {
type="string"
}
}
