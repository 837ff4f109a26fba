a=<<E
# x
// y
/* z */
E
