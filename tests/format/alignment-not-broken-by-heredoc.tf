a=1
bbbbb=<<E
x
E
cc=2
