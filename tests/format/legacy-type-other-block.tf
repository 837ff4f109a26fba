b "a" {
type="string"
}
