    a1= 1e5? "ok":{
  _q	=   x-y.each,   ( var) =local ,
	true =data.cc    }  
resource    {
	variable {
  type6= true  
cc	= provider::var::_z()/* e */
# own 2
	a8=  {}>=each  *true    ==each
_q9  /* m
  n */= 42
} 
   }
