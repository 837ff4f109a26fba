if   =""
 a_____2=  if.else ?"{if a}": ""
# own 2
	b "a-b" {	}
  a "é日"{  
    in7	={}
a=	""
// sl
 cc  ={
   if_____10={} ,
  ddd11 =a  
 }
}
