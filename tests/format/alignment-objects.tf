a={
b=1
ccc=2

dd=3
eeeeee=4
}
