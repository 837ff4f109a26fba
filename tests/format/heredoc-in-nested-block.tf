b {
c {
a=<<-E
  x
  E
ddd=1
}
}
