a={b={
c=1
ddd=2
}
eee=3
}
