b {
a=<<E
x
E
c=1
}
