    in="${{}/* m
  n */
  }"
  b é 	"a-b"{
	}  
  dynamic "l"b___7    {	}
	ddd=each
	é_9 =({ 
in10 =""   
"é${a+b}"  =   endif}).日本
