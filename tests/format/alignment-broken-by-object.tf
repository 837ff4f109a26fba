a=1
bbb={
}
cccccc=3
