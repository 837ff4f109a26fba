b {
a=1

cc=2
}
