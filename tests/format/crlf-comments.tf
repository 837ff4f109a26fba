# x
a=1 # y
bbb=2 // z
