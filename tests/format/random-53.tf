resource { # c
_q/* x */ ={  
"k k":  "${each()}"
true3   = { 
a4= "", 
"k k-1"	={	for k , v  in  ""   :a.x-y=>_z ... } , ddd5 =1e5, /* e */
(if):x-y.cc? [] :  1e5# c
 }
	/* m
  n */cc6=3.14  }
for7 {	/* c */for8  =	"👨‍👩‍👧ok\\"/**/?"":else   /* x */ }
   } # c
null9 =if(  
      
local    /* x */ ||b  .../* é日 */)
