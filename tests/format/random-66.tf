/* m
 n */
 in1   =else.a
  _q2 =  endif
  b   "a-b" {
	type____5   = null
   }  
 _q /* é日 */=cc(   1, local.else,"" 
  
)
  b "a-b""l" {
x-y   =null
  }
