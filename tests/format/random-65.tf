 b {   # é日本
cc=endif
 dynamic 	/* é日 */{/* é日 */日本4=é}
    ddd=[]  
    日本6=/* m
  n */é
ñandú_7=1 /* e */
} 
in8=/* x */ 1
/* m
 n */
