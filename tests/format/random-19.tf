b {
	long_name2 =日本  
  ñandú=[endif().é.for_[ * ]   ]
/**/}# é日本
	a4	=/* x */ { 
a__5=   {} ,/* e */
/* m
  n */cc=1e5/* x */ ,   # "q ${x}
 }//x  
  ñandú7 "é日"  {null  /* m
  n */= [ {}     
	,"}"  ,

      cc/* é日 */]	} # "q ${x}
 type="" #
