 for=é(é, [])
	if_____2=in(var	?"" :   b/* m
  n */)  

 ddd3= "́"
  b    null____5 "é日"{
  ddd=   []// d
 /* m
  n */}
