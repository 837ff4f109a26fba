b {
c x {
}
}
