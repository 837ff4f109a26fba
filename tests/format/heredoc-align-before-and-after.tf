a=1
bbbb=<<E
x
E
cc=2 # x
ddddd=3 # y
