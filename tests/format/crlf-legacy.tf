a="${b}"
variable c {
type="list"
}
