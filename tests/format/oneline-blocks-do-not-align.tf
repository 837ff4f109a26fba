a {b=1}
ccc {ddd=1}
eeeee=1
f=2
