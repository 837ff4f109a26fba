a=<<E
x
E
bbb=<<-F
  y
  F
cc=2
