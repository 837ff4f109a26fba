 cc =  é() . cc
 _q	=   {for  k , v  in {  for k,v in  1	 #
:   1 =>  100... if []}/**/:  (é.for_).*[   x-y ] . a   =>	"// qé$$${a+b}" ...  if a }   ?2.5E-3 :  {
 é   =	"${true   }"
   }  
variable    "l"	{	/**/b /* é日 */= ( _z.cc	)  /* é日 */}
