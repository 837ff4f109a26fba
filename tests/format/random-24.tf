// sl
	dynamic "a-b" "é日"{in4=   [ for  k , v in  {}   // d
  :""]   }  
    variable   {	for__6= cc . if[   x-y.in ][ * ]	}
 variable "é日" { 
}  
 if= [  for k,v in []   :/* é日 */{}	
  ]  
in10  =42
