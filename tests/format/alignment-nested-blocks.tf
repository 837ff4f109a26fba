a {
b=1
cc=2
d {
eee=3
f=4
}
ggg=5
h=6
}
