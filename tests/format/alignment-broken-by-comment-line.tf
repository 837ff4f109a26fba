a=1
# x
bbb=2
// y
cccc=3
/* z */
d=4
