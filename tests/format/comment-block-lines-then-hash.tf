a=1 /* x
y */ # z
bbbb=2 # w
