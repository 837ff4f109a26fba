a /* x
y */=1
bbbbbbbb=2
