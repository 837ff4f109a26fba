 type="=$한/* */\u00e9%{~  for k ,v in in  ~}\\%{~ endfor }"  
resource x-y__3 {
/* m
 n */
 resource "a-b"{  
for____6=endif    > local( 
	3.14?"":{}  ,{  
"k-1":null,if____7=if  
/**/type8=var.local,
cc=/* x */ {},
} 
   
      , 
  
  else,)  
	cc_____10=[]  
    type=null
} 

    # own
resource {
    b=cc[ * ]._z 
	ddd14=local.local  
}
}
	ddd =[
	
  [] , 
  
cc,
	""]>=[for  x in  endif.in 

:in  if if]
 resource    x-y {# 👨‍👩‍👧 x
	a18=each.local

}  
// sl
x-y_21=data
