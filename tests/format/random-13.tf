variable 	null  "é日"{
 a__4= (local [42].endif   # c
	)
 b { 
/* m
 n */
// sl
	ddd=	"]" 
type=in.in
 for7  = {}
in	=0
 b9=	{  b10=var(true.x-y,_z ,  ""),_q11	= {  
b:	""	,  
	
 (" # no\"\""/**/)="\\\\", 
type13=for_  
},	true_14:[2.5E-3,[]   ,1 ]/* é日 */}?"👨‍👩‍👧}${[]||	{} ~}":100 
}  
	true15=data
  dynamic {/**/} 
}
    b 	"a-b""a-b"{
cc20= a 
  }
for_21	= "${/* x */ {   #
   "é-1"=[   cc]   
x-y____22=""> if,"k k${a+b}" ="{%${	  
	"" ~}",	}	}"
cc=!("${"" }=<<E")
