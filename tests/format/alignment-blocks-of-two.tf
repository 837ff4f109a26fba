a=1
bb=2
c {
ddd=1
e=2
}
ffff=1
g=2
