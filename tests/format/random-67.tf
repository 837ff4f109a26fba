variable  /* é日 */"é日"  {
type="list"  
	b {
    type/* c */= "$é<<E" 
}  
  
    for4   =  /* é日 */endif[for_.for_][*].local 
    b  type 	/* m
  n */{ 
  /* blk */
_q7=else
}
  /* blk */
 dynamic "é日"	/* x */ "a-b"{ type____11 ="\n/* */́${ 42 }=$${a+b}]"/**/}# "q ${x}
    resource "é日""a-b"  {
    _q="\\" 
	null_16= -1/* e */ # f
    cc="fooß="/* x */ <=[[	/* é日 */for  k,v in "":	null   ]]
/* m
 n */
  a_18  =[]
}
   }
