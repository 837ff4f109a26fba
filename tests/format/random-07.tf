 dynamic  {
 variable {ddd____3	={  }	} 
/* x */ }
    for=(endif) . in.*  
	for_5=   local ({long_name6 :	{},1e5  =[], for =3.14},[  for  k,v in  "\"{1-1"  
  /* e */
      :null if data._z   ]) 
a=local(a,	[for  x in  b:   1e5 if []	/* é日 */]) 
long_name =	42
