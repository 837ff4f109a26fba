	
  ddd1=((if)[
	
for_.in].*)
	variable {
// sl
type=string  
  variable "é日"{
  type=map  
 cc5	=""
  x-y_____6="" 
    type____7=""  
}
resource "é日"  in {
# own 2
  if={}
a17=[for k,v  in  else:b.for_]
    # own
    in18=""  
  /* blk */
}  
  cc19 "l"for21 {  
	_q22="" 
type=data  
    long_name23=<<END_x
  END_x
}

}
