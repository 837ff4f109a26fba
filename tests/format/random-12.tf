    a1 = [ ]
	variable "a-b" "a-b"{ 
    # own
  type=  "string"  
  ñandú5={}  
	b  "a-b""a-b"{ 
  type=[]
	if=   cc.0.b[ * ]
}
  long_name= {
2.5E-3   =  each 
"k k${a+b}"   =b <=3.14,é__14   = !for_[ * ][ {}# c
  
      ]
 }

/* m
 n */
 in= {} 
// sl
}
