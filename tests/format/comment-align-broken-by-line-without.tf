a=1 # x
bbb=2
cc="345" # z
d=1 # w
