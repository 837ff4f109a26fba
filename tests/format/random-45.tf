    resource 	ñandú_2 {  
	resource  { 
  x-y	=[]
é5	= local
  
b   =([b[{}][var   ] . true,_z ? []:"" , if ,]) . x-y
// sl
null =  a
	b__8   =	"" 
} 
	ñandú_9=	""
# own 2
	é_10   =	日本  
for___11   =_z
 }
 resource  "a-b""é日"{
    ñandú = true
	日本___16	= "" 
  é17   = 日本
   }
