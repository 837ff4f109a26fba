a={
(b
)=1
cccc=2
d=3
}
