b {
# x
}
