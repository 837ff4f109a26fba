a={
b=1
"ccc"=2
(d)=3
(eeeeee)=4
"f${g}"=5
1=6
}
