b {
a=<<-E
 x ${ y }
  E
ccc=1
}
