a={
b=1,ccc=2
dddd=3
e=4,f=5
}
