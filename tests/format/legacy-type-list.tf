variable "a" {
type="list"
}
