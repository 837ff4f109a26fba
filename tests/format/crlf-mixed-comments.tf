a=1 # x
bbb=2 # y
c=3 # z
