    b  {type___2  =   (é.local	)}
	variable  "l"é5 	{
// sl
type=	"${string}"
} 
  true= 日本
variable {  
  type	=   "any"
  ñandú= for_.endif
    null9= "a:b"
}
