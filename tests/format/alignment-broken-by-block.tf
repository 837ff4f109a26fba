a=1
f {}
bbbbbb=2
