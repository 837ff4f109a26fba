a={
b:1
cccc:2
}
